"""What a flat picture of a document is drawn by: at 8 or 16 bits, in its own colours or in sRGB."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.raster import Pixels
from editor.render.colour import converted_pixels
from editor.render.compositor import flatten
from editor.render.deep import flatten_deep


def picture_reader(document: Document, *, deep: bool, srgb: bool) -> Callable[[Rect], Pixels]:
    """Draws a rectangle as straight RGBA (h, w, 4): uint16 where deep, else uint8."""
    draw = partial(flatten_deep if deep else flatten, document)
    if not srgb or not document.metadata.icc:
        return draw
    return lambda rect: converted_pixels(draw(rect), document.metadata.icc, b"")
