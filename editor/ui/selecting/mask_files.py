"""Masks as grey pictures: read from files, of whatever size, and lent to other programs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget

from editor.core import masks
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.masks import Fit, free_name
from editor.core.past import Past
from editor.core.raster import Pixels, Raster, raster_from
from editor.ui.background import IMPORTING, Background
from editor.ui.controls.segments import Segments
from editor.ui.forms import Form

FITS = (Fit.SCALE, Fit.MIDDLE, Fit.CORNER)


class FitForm(Form):
    """Asks what becomes of a mask of another size. `chosen(Fit)`."""

    chosen = Signal(object)

    def __init__(self, mask: Size, picture: Size, parent: QWidget) -> None:
        super().__init__(
            QCoreApplication.translate("FitForm", "The mask has another size"),
            QCoreApplication.translate("FitForm", "Load mask"),
            parent,
        )
        text = self.tr("The mask is {mask} pixels, the picture {picture}.")
        words = QLabel(text.format(mask=_sides(mask), picture=_sides(picture)))
        words.setWordWrap(True)
        self.how = Segments(
            self.tr("Load it"),
            [self.tr("Scaled"), self.tr("In the middle"), self.tr("At the top left")],
            [
                self.tr("Make it as large as the picture"),
                self.tr("As large as it is, in the middle of the picture"),
                self.tr("As large as it is, at the picture's top left corner"),
            ],
        )
        self.rows.addWidget(words)
        self.rows.addWidget(self.how)
        self.accepted.connect(lambda: self.chosen.emit(FITS[self.how.index]))


class MaskFiles(QObject):
    """Reads and writes beside the window. refused(str): why a file could not be taken."""

    refused = Signal(str)

    def __init__(self, history: History, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._background, self._window = history, background, window
        self._lent: TemporaryDirectory[str] | None = None

    def load(self, path: Path) -> None:
        """Replace the active mask by a grey picture."""
        name = self._history.committed.active_mask
        self._read(path, lambda now, mask: now.with_mask(mask, name if name in now.masks else None))

    def take(self, names: Sequence[str]) -> None:
        """Grey pictures become new masks of their names."""
        for path in map(Path, names):
            self._read(path, partial(_added, path.stem))

    def lend(self, name: str) -> Path:
        """A PNG of a mask for another program; it is there a moment later, and goes with us."""
        document, mask = self._history.committed, self._history.committed.masks[name]
        if self._lent is None:
            self._lent = TemporaryDirectory(prefix="underpaint-")
        stem = re.sub(r"[^\w\- ]", "_", name).strip() or "mask"
        path = Path(self._lent.name) / f"{stem}.png"

        def write() -> None:
            with IMPORTING:  # encoders load beside the window
                from editor.media.still import save_still

            save_still(path, np.repeat(mask.read(document.bounds), 3, axis=2))

        self._background.run(write, lambda _: None, lambda error: self.refused.emit(str(error)))
        return path

    # ---- inside

    def _read(self, path: Path, put: masks.Put) -> None:
        past = self._history.past

        def read() -> Pixels:
            with IMPORTING:  # decoders load beside the window
                from editor.media.still import mask_levels

            return mask_levels(path)

        def done(levels: Pixels) -> None:
            size = Size(levels.shape[1], levels.shape[0])
            if size == past.committed.size:
                self._land(past, raster_from(levels), put)
            elif past is self._history.past:
                self._ask_fit(past, levels, put)

        self._background.run(read, done, lambda error: self.refused.emit(str(error)))

    def _ask_fit(self, past: Past, levels: Pixels, put: masks.Put) -> None:
        mask, picture = Size(levels.shape[1], levels.shape[0]), past.committed.size
        form = FitForm(mask, picture, self._window)
        form.chosen.connect(lambda how: self._fit(past, levels, how, put))
        form.open()

    def _fit(self, past: Past, levels: Pixels, how: Fit, put: masks.Put) -> None:
        size = past.committed.size

        def done(mask: Raster) -> None:
            if past.committed.size == size:
                self._land(past, mask, put)
            else:
                self.refused.emit(self.tr("The picture was changed meanwhile; nothing was loaded."))

        self._background.run(
            lambda: masks.fitted(levels, size, how), done, lambda e: self.refused.emit(str(e))
        )

    def _land(self, past: Past, mask: Raster, put: masks.Put) -> None:
        self._history.land(past, "Load mask", put(past.committed, mask))


def _added(stem: str, document: Document, mask: Raster) -> Document:
    name = free_name(document, stem) if stem in document.masks or not stem.strip() else stem
    return masks.add_mask(document, name, mask)


def _sides(size: Size) -> str:
    return f"{size.w} × {size.h}"
