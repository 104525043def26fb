"""A trial of a file in memory: a part of it read back, and its weight. For a background thread."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtGui import QImage

from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.media.encode import to_8_bits
from editor.media.export_options import DEEP_SUFFIXES
from editor.media.exporting import Picture, decoded, encoded, settled, shaped, told
from editor.render.colour import converted_pixels
from editor.render.deep import is_deep
from editor.render.picture import picture_reader
from editor.ui.exporting.look import Look, Weight, Wish
from editor.ui.exporting.stills import still_of
from editor.ui.qimage import to_qimage

WHOLE_PIXELS = {".jpg": 40_000_000, ".avif": 1_000_000}
"""Larger pictures are weighed by pieces: encoding all would take more than about a second."""
_WHOLE_PIXELS = 9_000_000
_TILE = 128
"""Pixels of the file a side of such a piece; so small, they are within 10 % of the whole for
photographs of 4K (of 256, up to 35 % off)."""
SAMPLED_PIXELS = {".avif": 700_000}
"""So many are encoded then, of other formats _SAMPLED_PIXELS."""
_SAMPLED_PIXELS = 3_000_000
_HEAD = 1_000
"""Bytes of a file that do not grow with the picture."""


class Trial:
    """Keeps the picture it drew last. Called from one thread."""

    def __init__(self) -> None:
        self._still: tuple[object, Document] | None = None
        self._shaped: tuple[object, np.ndarray] | None = None

    def look(self, wish: Wish) -> Look:
        """The part in sight as it is, and as the file will show it."""
        size = wish.options.size_of(wish.document.size)
        place = wish.part.intersect(Rect(0, 0, *size))
        crop = self._part(wish, place, size)
        icc = told(wish.document.metadata, wish.options).icc
        data = encoded(Picture(crop, Metadata(icc=icc)), wish.suffix, wish.options)
        return Look(size, place, _as_shown(crop, icc), _as_shown(decoded(data, wish.suffix), icc))

    def weight(self, wish: Wish) -> Weight:
        """What the file will weigh, its metadata included."""
        size = wish.options.size_of(wish.document.size)
        exact = size.w * size.h <= WHOLE_PIXELS.get(wish.suffix, _WHOLE_PIXELS)
        metadata = told(wish.document.metadata, wish.options)
        pixels = self._whole(wish) if exact else self._sample(wish, size)
        nbytes = len(encoded(settled(pixels, metadata), wish.suffix, wish.options))
        if exact:
            return Weight(nbytes, exact)
        blocks = len(metadata.exif) + len(metadata.xmp) + len(metadata.icc)
        head = min(nbytes, _HEAD + blocks)
        times = size.w * size.h / (pixels.shape[0] * pixels.shape[1])
        return Weight(round(head + (nbytes - head) * times), exact)

    def _part(self, wish: Wish, place: Rect, size: Size) -> np.ndarray:
        """Only what is in sight is drawn, unless the whole is there already."""
        kept = self._shaped
        if kept is not None and kept[0] == _key(wish):
            return kept[1][place.slices()]
        x, y = wish.document.size.w / size.w, wish.document.size.h / size.h
        left, top = round(place.x * x), round(place.y * y)
        w, h = max(1, round(place.w * x)), max(1, round(place.h * y))
        drawn = self._reader(wish)(Rect(left, top, w, h).intersect(wish.document.bounds))
        return shaped(drawn, wish.options, Size(place.w, place.h))

    def _whole(self, wish: Wish) -> np.ndarray:
        key, kept = _key(wish), self._shaped
        if kept is None or kept[0] != key:
            flat = self._reader(wish)(wish.document.bounds)
            kept = self._shaped = key, shaped(flat, wish.options)
        return kept[1]

    def _sample(self, wish: Wish, size: Size) -> np.ndarray:
        """Pieces from all over the picture side by side, shaped as the whole would be."""
        x, y = wish.document.size.w / size.w, wish.document.size.h / size.h
        tile = Size(max(1, round(_TILE * x)), max(1, round(_TILE * y)))
        count = SAMPLED_PIXELS.get(wish.suffix, _SAMPLED_PIXELS) // _TILE**2
        rows = spread(wish.document.size, tile, count)
        read = self._reader(wish)
        drawn = np.vstack([np.hstack([read(place) for place in row]) for row in rows])
        h, w = drawn.shape[:2]
        return shaped(drawn, wish.options, Size(max(1, round(w / x)), max(1, round(h / y))))

    def _reader(self, wish: Wish) -> Callable[[Rect], np.ndarray]:
        if self._still is None or self._still[0] != (wish.document, wish.frame):
            still = still_of(wish.document, wish.frame)
            self._still = (wish.document, wish.frame), still
        deep = wish.options.deep(f"picture{wish.suffix}", is_deep(self._still[1]))
        srgb = wish.options.srgb or wish.options.grey
        return picture_reader(self._still[1], deep=deep, srgb=srgb)


def spread(size: Size, tile: Size, count: int) -> list[list[Rect]]:
    """Rows of about `count` rectangles, even over a picture, none over its edge."""
    w, h = min(size.w, tile.w), min(size.h, tile.h)
    across = max(1, min(size.w // w, round((count * size.w * h / (w * size.h)) ** 0.5)))
    down = max(1, min(size.h // h, count // across))
    lefts = np.linspace(0, size.w - w, across).round().astype(int)
    tops = np.linspace(0, size.h - h, down).round().astype(int)
    return [[Rect(int(left), int(top), w, h) for left in lefts] for top in tops]


def _key(wish: Wish) -> object:
    options = wish.options
    deep = wish.suffix in DEEP_SUFFIXES
    shape = (options.depth, options.scale, options.longest, options.grey, options.srgb)
    return wish.document, wish.frame, deep, shape


def _as_shown(pixels: np.ndarray, icc: bytes) -> QImage:
    """RGBA in sRGB; what lies under transparency is left to the widget."""
    if pixels.shape[2] == 1:
        pixels = np.repeat(pixels, 3, axis=2)
    pixels = to_8_bits(pixels)
    if pixels.shape[2] == 3:
        pixels = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    return to_qimage(converted_pixels(pixels, icc, b""))
