"""How a flat picture is to be written. Light: the window reads it before any codec is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from editor.core.geometry import Size

DEEP_SUFFIXES = frozenset({".png", ".tif", ".tiff"})
"""Formats that hold 16 bits a channel."""
LOSSY_SUFFIXES = frozenset({".jpg", ".jpeg", ".webp", ".avif"})
"""Formats with a quality."""
LEAST_SCALE, MOST_SCALE = 0.01, 4.0


class Telling(Enum):
    """What of EXIF and XMP goes into the file; values are the words of the command line."""

    KEEP = "keep"
    NO_PLACE = "no-place"
    NOTHING = "none"


@dataclass(frozen=True)
class ExportOptions:
    """quality: 1..100 where the format loses anything. lossless: WebP without loss.

    depth: 8 or 16 bits a channel, 0 = as the layers are; scale: of width and height,
    LEAST_SCALE..MOST_SCALE; longest: the longer side in pixels at most, 0 = as it comes, after
    scale; srgb: colours converted to sRGB; grey: one channel.
    """

    quality: int = 92
    lossless: bool = False
    depth: int = 0
    scale: float = 1.0
    longest: int = 0
    srgb: bool = False
    grey: bool = False
    telling: Telling = Telling.KEEP

    def size_of(self, size: Size) -> Size:
        """The size in pixels of what is written."""
        scale = min(MOST_SCALE, max(LEAST_SCALE, self.scale))
        side = max(size)
        if self.longest and side * scale > self.longest:
            scale = self.longest / side
        return Size(max(1, round(size.w * scale)), max(1, round(size.h * scale)))

    def deep(self, path: Path | str, layers_deep: bool) -> bool:
        """True where the file will hold 16 bits a channel."""
        holds = Path(path).suffix.lower() in DEEP_SUFFIXES
        return holds and (self.depth == 16 or (self.depth == 0 and layers_deep))
