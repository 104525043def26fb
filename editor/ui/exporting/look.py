"""How a picture will look in its file, and how large that will be: worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.media.export_options import DEEP_SUFFIXES, ExportOptions
from editor.ui.background import IMPORTING, Background
from editor.ui.exporting.stills import still_of
from editor.ui.qimage import to_qimage

if TYPE_CHECKING:
    import numpy as np

    from editor.core.errors import UnderpaintError

WHOLE_PIXELS = 40_000_000
"""Larger pictures are not encoded as a whole to be weighed."""
_HEAD = 2_000
"""Bytes of a file that do not grow with the picture."""


@dataclass(frozen=True, eq=False)
class Wish:
    """A frame of a document, how it is to be written, and which part (x, y, w, h in its pixels
    after scaling) is looked at."""

    document: Document
    frame: int
    suffix: str
    options: ExportOptions
    part: Rect


@dataclass(frozen=True, eq=False)
class Look:
    """before, after: the part as it is and as the file will show it, at `place`; None, None
    where only the weight is told. nbytes: of the file, exact or by the part."""

    wish: Wish
    size: Size
    place: Rect
    before: QImage | None
    after: QImage | None
    nbytes: int
    exact: bool


class Looker(QObject):
    """`shown(Look)` for the latest wish: first of the part, soon after with the exact weight.

    What is asked while it works replaces what waits. Lives in the GUI thread.
    """

    shown = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._background = Background(threads=1)
        self._maker = _Maker()
        self._waiting: Wish | None = None
        self._latest: Wish | None = None
        self._busy = False

    @property
    def idle(self) -> bool:
        """True where nothing is asked that was not answered."""
        return not self._busy

    def ask(self, wish: Wish) -> None:
        """Work this out next."""
        self._latest = self._waiting = wish
        if not self._busy:
            self._next()

    def close(self) -> None:
        """Wait for what runs; nothing is shown any more."""
        self._waiting = None
        self._background.close()

    def _next(self) -> None:
        wish, self._waiting = self._waiting, None
        assert wish is not None
        self._run(lambda: self._maker.part(wish), self._part_made)

    def _run(self, work: Callable[[], Look], done: Callable[[Look], None]) -> None:
        self._busy = True
        self._background.run(work, done, self._gave_up)

    def _part_made(self, look: Look) -> None:
        self._busy = False
        self.shown.emit(look)
        if self._waiting is not None:
            self._next()
        elif not look.exact and look.size.w * look.size.h <= WHOLE_PIXELS:
            self._run(lambda: self._maker.weighed(look), self._weighed)

    def _weighed(self, look: Look) -> None:
        self._busy = False
        if look.wish is self._latest:
            self.shown.emit(look)
        if self._waiting is not None:
            self._next()

    def _gave_up(self, error: UnderpaintError) -> None:
        self._busy = False
        self.failed.emit(str(error))
        if self._waiting is not None:
            self._next()


class _Maker:
    """Works in the background's one thread; keeps the picture it made last."""

    def __init__(self) -> None:
        self._still: tuple[object, Document] | None = None
        self._shaped: tuple[object, np.ndarray] | None = None

    def part(self, wish: Wish) -> Look:
        """The part before and after, and the weight by it."""
        with IMPORTING:
            from editor.media.exporting import Picture, decoded, encoded, told

        size = wish.options.size_of(wish.document.size)
        place = wish.part.intersect(Rect(0, 0, *size))
        crop = self._part(wish, place, size)
        icc = told(wish.document.metadata, wish.options).icc
        data = encoded(Picture(crop, Metadata(icc=icc)), wish.suffix, wish.options)
        rest = max(0, len(data) - _HEAD) * size.w * size.h / max(1, place.area)
        nbytes = round(min(len(data), _HEAD) + rest)
        before = _as_shown(crop, icc)
        after = _as_shown(decoded(data, wish.suffix), icc)
        return Look(wish, size, place, before, after, nbytes, exact=False)

    def _part(self, wish: Wish, place: Rect, size: Size) -> np.ndarray:
        """Only what is in sight is drawn, unless the whole is there already."""
        from editor.media.exporting import shaped

        kept, options = self._shaped, wish.options
        if kept is not None and kept[0] == self._key(wish):
            return kept[1][place.slices()]
        x, y = wish.document.size.w / size.w, wish.document.size.h / size.h
        left, top = round(place.x * x), round(place.y * y)
        w, h = max(1, round(place.w * x)), max(1, round(place.h * y))
        drawn = self._reader(wish)(Rect(left, top, w, h).intersect(wish.document.bounds))
        return shaped(drawn, options, Size(place.w, place.h))

    def weighed(self, look: Look) -> Look:
        """The same part, with the weight of the whole file, its metadata included."""
        from editor.media.exporting import encoded, settled, told

        wish = look.wish
        picture = settled(self._picture(wish), told(wish.document.metadata, wish.options))
        nbytes = len(encoded(picture, wish.suffix, wish.options))
        return Look(wish, look.size, look.place, None, None, nbytes, exact=True)

    def _picture(self, wish: Wish) -> np.ndarray:
        """The whole of it."""
        from editor.media.exporting import shaped

        key, kept = self._key(wish), self._shaped
        if kept is None or kept[0] != key:
            flat = self._reader(wish)(wish.document.bounds)
            kept = self._shaped = key, shaped(flat, wish.options)
        return kept[1]

    def _key(self, wish: Wish) -> object:
        options = wish.options
        deep = wish.suffix in DEEP_SUFFIXES
        shape = (options.depth, options.scale, options.longest, options.grey, options.srgb)
        return wish.document, wish.frame, deep, shape

    def _reader(self, wish: Wish) -> Callable[[Rect], np.ndarray]:
        with IMPORTING:
            from editor.render.deep import is_deep
            from editor.render.picture import picture_reader

        if self._still is None or self._still[0] != (wish.document, wish.frame):
            still = still_of(wish.document, wish.frame)
            self._still = (wish.document, wish.frame), still
        deep = wish.options.deep(f"picture{wish.suffix}", is_deep(self._still[1]))
        srgb = wish.options.srgb or wish.options.grey
        return picture_reader(self._still[1], deep=deep, srgb=srgb)


def _as_shown(pixels: np.ndarray, icc: bytes) -> QImage:
    """RGBA in sRGB; what lies under transparency is left to the widget."""
    import numpy as np

    from editor.media.encode import to_8_bits
    from editor.render.colour import converted_pixels

    if pixels.shape[2] == 1:
        pixels = np.repeat(pixels, 3, axis=2)
    pixels = to_8_bits(pixels)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return to_qimage(converted_pixels(pixels, icc, b""))
