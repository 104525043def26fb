"""Exporting once more as before, and many at once; and what opening could not carry."""

from __future__ import annotations

from pathlib import Path

from editor.ui.feature import Feature


class Exporting(Feature):
    """What the actions beside "Export…" do, and the list of what a file's opening lost."""

    def connect_actions(self) -> None:
        self.window.session.files.reported.connect(self._report)
        self.window.session.files.left_out.connect(self._tell_left_out)
        desk = self.window.desk
        self.window.actions_.connect_all({"export_again": desk.export_again})
        self.window.actions_.connect_all({"export_psd": desk.export_psd})
        self.window.actions_.connect_all({"export_many": self.ask_many})

    def refresh(self) -> None:
        self.window.actions_.enable("export_again", self.window.desk.exported)
        self.window.actions_.enable("export_psd", not self.window.session.files.blank)

    def ask_many(self) -> None:
        """Open the window for many files."""
        from editor.ui.exporting.many import ManyDialog

        session = self.window.session
        self.many = ManyDialog(session.files, session.settings, self.window)
        self.many.open()

    def _report(self, path: Path, notes: tuple[str, ...]) -> None:
        """Offer the list; the artist looks at the picture first."""
        words = self.tr("{name}: {count} things could not be carried as they were.")
        told = self.tr("“{name}” opened; these parts differ:").format(name=path.name)
        self._offer(words.format(name=path.name, count=len(notes)), told, notes)

    def _tell_left_out(self, path: Path, notes: tuple[str, ...]) -> None:
        words = self.tr("{name} is written, without what a Photoshop document cannot hold.")
        told = self.tr("“{name}” is written without these parts. OpenRaster keeps them all.")
        self._offer(words.format(name=path.name), told.format(name=path.name), notes)

    def _offer(self, words: str, told: str, notes: tuple[str, ...]) -> None:
        self.window.stage.message.ask(
            words,
            self.tr("Show the list"),
            lambda: self._show_list(told, notes),
            about=self.window.session.history.past,
        )

    def _show_list(self, told: str, notes: tuple[str, ...]) -> None:
        from editor.ui.exporting.report import ReportDialog

        ReportDialog(told, notes, self.window).open()
