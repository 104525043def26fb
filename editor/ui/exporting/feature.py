"""Exporting: once more as before, and many at once."""

from __future__ import annotations

from editor.ui.exporting.many import ManyDialog
from editor.ui.feature import Feature


class Exporting(Feature):
    """What the actions beside "Export…" do."""

    def connect_actions(self) -> None:
        again = self.window.desk.export_again
        self.window.actions_.connect_all({"export_again": again, "export_many": self.ask_many})

    def refresh(self) -> None:
        self.window.actions_.enable("export_again", self.window.desk.exported)

    def ask_many(self) -> None:
        """Open the window for many files."""
        session = self.window.session
        self.many = ManyDialog(session.files, session.settings, self.window)
        self.many.open()
