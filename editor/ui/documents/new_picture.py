"""What a new picture shall be: kept from one time to the next, or taken from a list."""

from __future__ import annotations

import math
from dataclasses import dataclass

from editor.core.begin import begun
from editor.core.depth import Depth
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.ink import Colour
from editor.media.gate import MAX_PIXELS, MAX_SIDE
from editor.ui.controls.slider import Scale
from editor.ui.tool_settings import setting
from editor.ui.words import marked as T

WHITE: Colour = (255, 255, 255)
DEEP = "16"
SCREEN = 72.0


@dataclass(frozen=True)
class NewPicture:
    """width, height in pixels; dpi: of them an inch; unit: what sizes are told in."""

    width: int = setting(
        1920, T("NewPicture", "Width"), T("NewPicture", "Width of the picture"),
        scale=Scale(1, MAX_SIDE),
    )  # fmt: skip
    height: int = setting(
        1080, T("NewPicture", "Height"), T("NewPicture", "Height of the picture"),
        scale=Scale(1, MAX_SIDE),
    )  # fmt: skip
    dpi: float = setting(
        SCREEN, T("NewPicture", "Resolution"), T("NewPicture", "Pixels an inch when printed"),
        scale=Scale(1, 9999, " ppi", 1),
    )  # fmt: skip
    unit: str = setting(
        "px", T("NewPicture", "Unit"), T("NewPicture", "What width and height are told in"),
        choices=(
            ("px", T("NewPicture", "Pixels")), ("cm", T("NewPicture", "Centimetres")),
            ("mm", T("NewPicture", "Millimetres")), ("in", T("NewPicture", "Inches")),
        ),
    )  # fmt: skip
    bits: str = setting(
        "8", T("NewPicture", "Bits a channel"),
        T("NewPicture", "16 bits keep soft gradients even; they take twice the memory"),
        choices=(("8", T("NewPicture", "8 bits")), (DEEP, T("NewPicture", "16 bits"))),
    )  # fmt: skip
    content: str = setting(
        "white", T("NewPicture", "Filled with"),
        T("NewPicture", "What the first layer holds"),
        choices=(
            ("transparent", T("NewPicture", "Nothing")), ("white", T("NewPicture", "White")),
            ("colour", T("NewPicture", "Colour in hand")),
        ),
    )  # fmt: skip

    @property
    def size(self) -> Size:
        """In pixels."""
        return Size(self.width, self.height)

    @property
    def fits(self) -> bool:
        """Whether files of that many pixels can be saved and opened again."""
        return max(self.size) <= MAX_SIDE and self.width * self.height <= MAX_PIXELS

    @property
    def nbytes(self) -> int:
        """Of a layer that is painted all over."""
        return self.width * self.height * (8 if self.bits == DEEP else 4)

    def largest(self) -> Size:
        """The largest size of the same proportions that fits."""
        w, h = self.size
        share = min(1.0, MAX_SIDE / max(w, h), math.sqrt(MAX_PIXELS / (w * h)))
        return Size(max(1, int(w * share)), max(1, int(h * share)))

    def document(self, layer: str, colour: Colour) -> Document:
        """The document, its only layer called so. colour: that in hand."""
        depth: Depth = 16 if self.bits == DEEP else 8
        fill = {"white": WHITE, "colour": colour}.get(self.content)
        return begun(self.size, layer, depth, fill, self.dpi)


PRINT = 300.0
PRESETS: tuple[tuple[str, Size, float], ...] = (
    (T("NewPicture", "Full HD, 1920 × 1080"), Size(1920, 1080), SCREEN),
    (T("NewPicture", "4K, 3840 × 2160"), Size(3840, 2160), SCREEN),
    (T("NewPicture", "Square, 1024 × 1024"), Size(1024, 1024), SCREEN),
    (T("NewPicture", "Square, 2048 × 2048"), Size(2048, 2048), SCREEN),
    (T("NewPicture", "Upright, 1080 × 1920"), Size(1080, 1920), SCREEN),
    (T("NewPicture", "A5 at 300 ppi"), Size(1748, 2480), PRINT),
    (T("NewPicture", "A4 at 300 ppi"), Size(2480, 3508), PRINT),
    (T("NewPicture", "A3 at 300 ppi"), Size(3508, 4961), PRINT),
    (T("NewPicture", "Letter at 300 ppi"), Size(2550, 3300), PRINT),
    (T("NewPicture", "Photograph 15 × 10 cm at 300 ppi"), Size(1772, 1181), PRINT),
)
"""Name, pixels, pixels an inch."""
