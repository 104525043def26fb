"""The picture below a latent layer, read in the background and kept until it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.render.compositor import flatten
from editor.ui.background import Background

Still = Callable[[Document], Document]
"""Any document as it looks at the playhead."""


@dataclass(frozen=True, eq=False)
class _Read:
    document: Document
    place: Rect
    pixels: np.ndarray


class Ground(QObject):
    """`of` gives the pixels, or None and `arrived` (or `failed`) tells when to ask again."""

    arrived = Signal()
    failed = Signal(object)

    def __init__(self, background: Background, still: Still) -> None:
        super().__init__()
        self._background, self._still = background, still
        self._kept: _Read | None = None
        self._reading: tuple[Document, Rect] | None = None

    def of(self, document: Document, place: Rect) -> np.ndarray | None:
        """The composited document in `place`: uint8 RGB (h, w, 3), read-only."""
        still, kept = self._still(document), self._kept
        if kept is not None and kept.place == place and _same(still, kept.document, place):
            return kept.pixels
        self._read(still, place)
        return None

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._kept = self._reading = None

    def _read(self, document: Document, place: Rect) -> None:
        if self._reading is not None:
            reading, where = self._reading
            if where == place and _same(document, reading, place):
                return
        asked = self._reading = (document, place)

        def came(pixels: np.ndarray) -> None:
            if self._reading is asked:
                self._kept, self._reading = _Read(document, place, pixels), None
                self.arrived.emit()

        def broke(error: UnderpaintError) -> None:
            if self._reading is asked:
                self._reading = None
                self.failed.emit(error)

        self._background.run(lambda: crop(document, place), came, broke)


def crop(document: Document, place: Rect) -> np.ndarray:
    """The composited picture in a rectangle: uint8 RGB (h, w, 3), read-only; for any thread."""
    pixels = np.ascontiguousarray(flatten(document, place)[..., :3])
    pixels.flags.writeable = False
    return pixels


def _same(a: Document, b: Document, place: Rect) -> bool:
    """True where both look the same in `place`; pixels outside the canvas never change."""
    return a is b or (a.size == b.size and a.changed_layers(b).intersect(place).empty)
