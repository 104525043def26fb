"""The export window: settings first, then the work. It can be hidden; the export goes on."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QDialog, QLabel, QStackedWidget, QVBoxLayout, QWidget

from editor.core.document import Document
from editor.media.video.presets import Preset, available
from editor.ui.background import IMPORTING, Background
from editor.ui.export.exporter import Exporter, Request
from editor.ui.export.form import ExportForm
from editor.ui.export.progress import ExportProgress


class ExportWindow(QDialog):
    """Never blocks. `show_for` opens it; an export under way is shown instead of settings."""

    def __init__(
        self, exporter: Exporter, settings: QSettings, background: Background, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._exporter, self._background = exporter, background
        self._pages = QStackedWidget()
        self._asked_what_is_there = False
        self.setWindowTitle(self.tr("Export clip"))
        heading = QLabel(self.tr("Export clip"))
        heading.setProperty("tone", "heading")
        self.form = ExportForm(settings)
        self.form.asked.connect(self._begin)
        self.form.left.connect(self.close)
        self.progress = ExportProgress(exporter)
        self.progress.left.connect(self.close)
        self.progress.again.connect(self._back)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.progress)
        exporter.finished.connect(self._come_back)
        exporter.failed.connect(self._come_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(16)
        column.addWidget(heading)
        column.addWidget(self._pages, 1)
        self.setMinimumWidth(560)

    def show_for(self, document: Document, name: str, style: str = "") -> None:
        """Open on a document. name: of its file. style: the one looked at but not applied."""
        if self._exporter.busy:
            self._pages.setCurrentWidget(self.progress)
            self.progress.show_stage()
        else:
            self.form.show_document(document, name, style)
            self._pages.setCurrentWidget(self.form)
        if not self._asked_what_is_there:
            self._asked_what_is_there = True
            self._background.run(_available, self.form.show_available, lambda _: None)
        self.show()
        self.raise_()
        self.activateWindow()

    def forget(self) -> None:
        """Another document is about to be shown: settings for this one are of no use."""
        if self._pages.currentWidget() is self.form:
            self.close()

    def _begin(self, request: Request) -> None:
        self.progress.picture.clear()
        self._exporter.begin(request)
        self._pages.setCurrentWidget(self.progress)
        self.progress.show_stage()
        self.progress.hide_it.setFocus()  # a key that slips cancels nothing

    def _back(self) -> None:
        self._pages.setCurrentWidget(self.form)

    def _come_back(self, _: object) -> None:
        """What was hidden shows how it ended."""
        self._pages.setCurrentWidget(self.progress)
        self.show()


def _available() -> tuple[Preset, ...]:
    """For a background thread: opens every encoder once."""
    with IMPORTING:
        import av  # noqa: F401
    return available()
