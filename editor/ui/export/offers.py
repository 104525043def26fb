"""What an export is offered: formats and what each is good for, sizes, the weight to expect."""

from __future__ import annotations

from editor.core.geometry import Size
from editor.media.video.presets import Preset
from editor.ui.words import marked as T

NOTES = {
    "h264": T("ExportForm", "Plays everywhere."),
    "h265": T("ExportForm", "Half the size of H.264; plays on most newer devices."),
    "vp9": T("ExportForm", "For the web; keeps transparency."),
    "av1": T("ExportForm", "The smallest; takes the longest."),
    "prores": T("ExportForm", "For cutting in other programs: large, 10 bits, transparency."),
    "ffv1": T("ExportForm", "Every pixel as it is; for archives."),
    "png": T("ExportForm", "A folder with a picture for each frame; no sound."),
    "gif": T("ExportForm", "256 colours, no sound; for short loops."),
    "webp": T("ExportForm", "Short loops with all colours and transparency; no sound."),
}
"""What each preset is good for."""

_BITS = {
    "h264": 0.30, "h265": 0.22, "vp9": 0.27, "av1": 0.17, "prores": 4.3, "ffv1": 8.0,
    "png": 12.5, "gif": 4.5, "webp": 1.0,
}  # fmt: skip
"""Bits a pixel at quality 80, from painted clips: strokes cost more than photographs."""
_DOUBLES = 18
"""The quality steps that double the weight."""
HEIGHTS = (2160, 1440, 1080, 720, 540, 360, 240)


def weight(preset: Preset, size: Size, frames: int, quality: int) -> float:
    """Bytes, good to a factor of two."""
    lossy = preset.encoders[0].quality is not None
    scale = 2 ** ((quality - 80) / _DOUBLES) if lossy else 1.0
    return size.w * size.h * frames * _BITS.get(preset.name, 1.0) * scale / 8


def sizes(size: Size) -> tuple[Size, ...]:
    """The document's own size and the smaller ones people ask for, of the same shape, even."""
    smaller = (
        Size(_even(size.w * height / size.h), height) for height in HEIGHTS if height < size.h
    )
    return (size, *(each for each in smaller if each.w >= 16))


def holds_sound(preset: Preset) -> bool:
    """True where the files of a preset can hold sound."""
    return preset.way == "join"


def _even(value: float) -> int:
    return max(2, round(value / 2) * 2)
