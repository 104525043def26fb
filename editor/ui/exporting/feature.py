"""Exporting once more as before, and many at once; and what opening could not carry."""

from __future__ import annotations

from pathlib import Path

from editor.ui.exporting.many import ManyDialog
from editor.ui.exporting.report import ReportDialog
from editor.ui.feature import Feature


class Exporting(Feature):
    """What the actions beside "Export…" do, and the list of what a file's opening lost."""

    def connect_actions(self) -> None:
        self.window.session.files.reported.connect(self._report)
        desk = self.window.desk
        self.window.actions_.connect_all({"export_again": desk.export_again})
        self.window.actions_.connect_all({"export_psd": desk.export_psd})
        self.window.actions_.connect_all({"export_many": self.ask_many})

    def refresh(self) -> None:
        self.window.actions_.enable("export_again", self.window.desk.exported)
        self.window.actions_.enable("export_psd", not self.window.session.files.blank)

    def ask_many(self) -> None:
        """Open the window for many files."""
        session = self.window.session
        self.many = ManyDialog(session.files, session.settings, self.window)
        self.many.open()

    def _report(self, path: Path, notes: tuple[str, ...]) -> None:
        """Offer the list; the artist looks at the picture first."""
        words = self.tr("{name}: {count} things could not be carried as they were.")
        self.window.stage.message.ask(
            words.format(name=path.name, count=len(notes)),
            self.tr("Show the list"),
            lambda: ReportDialog(path.name, notes, self.window).open(),
            about=self.window.session.history.past,
        )
