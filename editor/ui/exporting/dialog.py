"""Export picture: settings on the right, on the left how it will look, below what it weighs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from editor.core.document import Document
from editor.ui.background import IMPORTING, Background
from editor.ui.exporting.form import PictureForm
from editor.ui.exporting.frame import ExportFrame
from editor.ui.exporting.look import Looker, Weight, Wish
from editor.ui.exporting.preview import Preview
from editor.ui.words import data_size

_PAUSE_MS = 60
"""After the last change, before it is worked out."""


class ExportDialog(ExportFrame):
    """`chosen(suffix, ExportOptions)`: the file itself is asked for afterwards. Never blocks."""

    chosen = Signal(str, object)

    def __init__(
        self, document: Document, frame: int, start: Path, settings: QSettings, parent: QWidget
    ) -> None:
        super().__init__(self.tr("Export picture"), PictureForm(settings, start.suffix), parent)
        self._document, self._frame = document, frame
        self._told = Background(threads=1)
        self.looker = Looker()
        self.preview = Preview()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self.make_buttons(
            (self.tr("Cancel"), self.tr("Leave everything as it is")),
            (self.tr("Choose place…"), self.tr("Choose where to write the file")),
        )
        self.lay_out(self.preview)
        self.form.format.take_keyboard()  # chosen first, though the picture stands before it
        self.resize(920, 640)
        self._connect()
        self._changed()
        self._read_metadata()

    def _connect(self) -> None:
        self.form.changed.connect(self._changed)
        self.preview.moved.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._ask)
        self.looker.shown.connect(self.preview.show_look)
        self.looker.weighed.connect(self._show_weight)
        self.looker.failed.connect(self.words.setText)
        self.leave.clicked.connect(self.reject)
        self.do.clicked.connect(self.accept)
        self.accepted.connect(self._accept)

    def stop(self) -> None:
        """Work nothing out any more."""
        self._pause.stop()
        self.looker.close()
        self._told.leave()

    # ---- what is chosen, and how it looks

    def _changed(self) -> None:
        size = self.form.options.size_of(self._document.size)
        words = self.tr("{width} × {height} pixels")
        self.form.show_size(words.format(width=size.w, height=size.h))
        self.preview.show_size(size)
        self._pause.start()

    def _ask(self) -> None:
        wish = Wish(
            self._document, self._frame, self.form.suffix, self.form.options, self.preview.part
        )
        self.looker.ask(wish)

    def _show_weight(self, weight: Weight) -> None:
        size = data_size(weight.nbytes)
        self.words.setText(size if weight.exact else self.tr("about {size}").format(size=size))

    def _accept(self) -> None:
        self.form.remember()
        self.chosen.emit(self.form.suffix, self.form.options)

    # ---- what the picture says of itself

    def _read_metadata(self) -> None:
        metadata = self._document.metadata

        def work() -> tuple[str, ...]:
            with IMPORTING:
                from editor.media.told import facts

            return facts(metadata)

        self._told.run(work, self._show_facts, lambda _: None)

    def _show_facts(self, facts: tuple[str, ...]) -> None:
        if not isValid(self.form):  # closed before they were read
            return
        self.form.show_told("\n".join(facts) or self.tr("There is none in this picture."))
