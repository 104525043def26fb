"""Export many: which files, where to, what they are called, how they are written; then the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from editor.ui.controls.labels import text_button
from editor.ui.exporting.batch import Batch, Order, Outcome
from editor.ui.exporting.form import PictureForm
from editor.ui.exporting.frame import ExportFrame
from editor.ui.exporting.place import PlaceForm
from editor.ui.exporting.sources import SourceList
from editor.ui.files import Files
from editor.ui.said import said


class ManyDialog(ExportFrame):
    """Never blocks. Files and folders can be dropped on its list."""

    def __init__(self, files: Files, settings: QSettings, parent: QWidget) -> None:
        super().__init__(self.tr("Export many"), PictureForm(settings, many=True), parent)
        self.batch = Batch()
        self.sources = SourceList(files, settings)
        self.place = PlaceForm(settings)
        self._make_foot()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.sources, 1)
        column.addWidget(self.place)
        self.lay_out(left, self.show_folder, above_foot=self.bar)
        self.resize(860, 620)
        self._connect()
        self.sources.add_open()

    def _make_foot(self) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.show_folder = text_button(self.tr("Show in folder"), self.tr("Open the folder"))
        self.show_folder.setAutoDefault(False)
        self.show_folder.hide()
        self.make_buttons(
            (self.tr("Cancel"), self.tr("Stop; what is written stays")),
            (self.tr("Export"), self.tr("Begin writing")),
        )

    def _connect(self) -> None:
        self.batch.advanced.connect(self._advanced)
        self.batch.ended.connect(self._ended)
        for part in (self.form, self.sources, self.place):
            part.changed.connect(self._refresh)
        self.sources.failed.connect(self.words.setText)
        self.show_folder.clicked.connect(self.place.show_folder)
        self.leave.clicked.connect(self._leave)
        self.do.clicked.connect(self.begin)

    # ---- the work

    def begin(self) -> None:
        """Write them all."""
        order = Order(
            Path(self.place.folder.text()),
            self.place.pattern.text(),
            self.form.suffix,
            self.form.options,
        )
        self.form.remember()
        self.place.remember()
        self.sources.clear_outcomes()
        sources = self.sources.sources
        self.bar.setRange(0, len(sources))
        self.bar.setValue(0)
        self.bar.show()
        self.batch.begin(sources, order)
        self._refresh()

    def stop(self) -> None:
        """Write no more than what is being written now."""
        self.batch.close()
        self.sources.close_reading()

    def _advanced(self, outcome: Outcome) -> None:
        row = len(self.batch.outcomes) - 1
        self.bar.setValue(row + 1)
        self.sources.show_outcome(row, self._words(outcome))
        self._refresh()

    def _words(self, outcome: Outcome) -> str:
        if outcome.out is None:
            return self.tr("Not written: {reason}").format(reason=said(outcome.words))
        name = outcome.out.relative_to(self.place.folder.text())
        written = self.tr("Written: {name}").format(name=name)
        return f"{written} {said(outcome.words)}".rstrip()

    def _ended(self) -> None:
        failed = sum(outcome.out is None for outcome in self.batch.outcomes)
        count = len(self.batch.outcomes) - failed
        words = self.tr("{count} written.").format(count=count)
        if failed:
            words += " " + self.tr("{count} not written: see the list.").format(count=failed)
        self.bar.hide()
        self.show_folder.setVisible(count > 0)
        self._refresh()
        self.words.setText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in a field leaves the field alone: the list of files is not so soon made again."""
        typing = isinstance(self.focusWidget(), QLineEdit | QAbstractSpinBox)
        if event.key() == Qt.Key.Key_Escape and typing:
            self.sources.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self.batch.busy:
            self.batch.cancel()
        else:
            self.reject()

    def _refresh(self) -> None:
        busy, trouble = self.batch.busy, self._trouble()
        self.do.setEnabled(not busy and not trouble)
        self.leave.setText(self.tr("Stop") if busy else self.tr("Close"))
        for widget in (*self.sources.buttons, self.form, self.place):
            widget.setEnabled(not busy)
        self.sources.setAcceptDrops(not busy)
        self.words.setText(trouble if not busy else self._pace())

    def _pace(self) -> str:
        words = self.tr("{done} of {all}")
        return words.format(done=len(self.batch.outcomes), all=len(self.sources.sources))

    def _trouble(self) -> str:
        """Why it cannot begin, or ""."""
        sources = self.sources.sources
        name = sources[0].name if sources else self.tr("picture")
        trouble = self.place.trouble(name, self.form.suffix)
        return trouble or ("" if sources else self.tr("Add the pictures to export."))
