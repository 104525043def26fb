"""The layers of a Photoshop document as ours, and notes of what could not be carried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from editor.core.errors import BadFile
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster
from editor.media.decode import DECODE_ERRORS
from editor.media.psd_fills import filled
from editor.media.psd_masks import Sheet, check_place, mask_of, plane_of
from editor.media.psd_modes import PASS_THROUGH, mode_of
from editor.media.psd_pixels import PLANES, RGB, plain_mask
from editor.media.psd_report import Report
from editor.media.psd_tones import tone
from editor.media.rasters import to_raster

MAX_DEPTH = 100
_TRANSPARENCY, _MASK = -1, -2
_OPEN, _CLOSED, _END = 1, 2, 3

PIXELS_NOW = {
    b"TySh": "Text was kept as pixels",
    b"tySh": "Text was kept as pixels",
    b"SoLd": "Smart objects were kept as pixels",
    b"SoLE": "Smart objects were kept as pixels",
    b"PlLd": "Smart objects were kept as pixels",
    b"plLd": "Smart objects were kept as pixels",
}
"""Tagged blocks of layers whose pixels are all that is carried."""
_EFFECTS = (b"lfx2", b"lmfx", b"lfxs")
_VECTOR = (b"vmsk", b"vsms")


@dataclass(eq=False)
class _Open:
    """A group whose end has not come yet: records stand bottom to top, its own comes last."""

    layers: list[Layer] = field(default_factory=list)


def layers_of(pairs: Iterable[tuple[Any, Any]], sheet: Sheet, report: Report) -> tuple[Layer, ...]:
    """The layers, bottom to top, of psd-tools' (record, channels), bottom to top.

    A damaged layer is opened empty and named in the report. Raises BadFile where groups are
    nested deeper than MAX_DEPTH.
    """
    stack = [_Open()]
    for record, channels in pairs:
        kind = _divider(record)
        if kind == _END:
            stack.append(_Open())
            if len(stack) > MAX_DEPTH:
                raise BadFile("Its groups are nested too deep.")
        elif kind in (_OPEN, _CLOSED) and len(stack) > 1:
            inside = tuple(stack.pop().layers)
            stack[-1].layers.append(_Maker(record, channels, sheet, report).group(inside))
        else:
            stack[-1].layers.append(_Maker(record, channels, sheet, report).leaf())
    while len(stack) > 1:
        report.add("A group has no end; its layers stand outside it")
        outside = stack.pop().layers
        stack[-1].layers.extend(outside)
    return tuple(stack[0].layers)


def _divider(record: Any) -> int:
    blocks = record.tagged_blocks
    setting = blocks.get_data(b"lsdk") or blocks.get_data(b"lsct")
    return int(getattr(setting, "kind", 0))


class _Maker:
    """One record and its channels as one layer."""

    def __init__(self, record: Any, channels: Any, sheet: Sheet, report: Report) -> None:
        self.record, self.sheet, self.report = record, sheet, report
        self.blocks = record.tagged_blocks
        self.name = str(self.blocks.get_data(b"luni") or record.name).strip("\0")
        self.channels = {
            int(info.id): data for info, data in zip(record.channel_info, channels, strict=False)
        }

    @property
    def rect(self) -> Rect:
        """Where the layer's pixels stand."""
        r = self.record
        return Rect(r.left, r.top, r.right - r.left, r.bottom - r.top)

    def group(self, inside: tuple[Layer, ...]) -> GroupLayer:
        """The record that ends a group, with what the group holds."""
        setting = self.blocks.get_data(b"lsdk") or self.blocks.get_data(b"lsct")
        own = getattr(setting, "blend_mode", None) or self.record.blend_mode
        key = bytes(own.value)
        fields = self._fields(key)
        return GroupLayer(layers=inside, pass_through=key == PASS_THROUGH, **fields)

    def leaf(self) -> Layer:
        """Any other record."""
        fields = self._fields(bytes(self.record.blend_mode.value))
        self._tell_losses()
        adjustment, what = tone(self.blocks)
        if what:
            self.report.add(f"{what} was left out", self.name)
        if adjustment is not None:
            return AdjustmentLayer(adjustment=adjustment, **fields)
        pixels = self._guarded(self._pixels, Raster(4, 16 if self.sheet.deep else 8))
        return PixelLayer(pixels=pixels, **fields)

    def _fields(self, key: bytes) -> dict[str, Any]:
        record = self.record
        blend, lost = mode_of(key)
        if lost:
            near = blend.name.replace("_", " ").lower()
            self.report.add(f"Blend mode {lost} became the nearest, {near}", self.name)
        fill = self.blocks.get_data(b"iOpa")
        opacity = record.opacity / 255 * (int(fill) / 255 if fill is not None else 1)
        return {
            "name": self.name,
            "opacity": opacity,
            "visible": bool(record.flags.visible),
            "blend": blend,
            "clip": int(record.clipping) == 1,
            "mask": self._guarded(self._mask, None),
            "mask_on": not getattr(
                getattr(record.mask_data, "flags", None), "mask_disabled", False
            ),
            **self._locks(),
        }

    def _locks(self) -> dict[str, bool]:
        setting = self.blocks.get_data(b"lspf")
        bits = int(getattr(setting, "value", setting) or 0)
        alpha = bool(bits & 1) or bool(self.record.flags.transparency_protected)
        return {"lock_alpha": alpha, "locked": bool(bits & 0x80000002)}

    def _tell_losses(self) -> None:
        for tag, what in PIXELS_NOW.items():
            if tag in self.blocks:
                self.report.add(what, self.name)
                break
        if any(_has_effects(self.blocks.get_data(tag)) for tag in _EFFECTS):
            self.report.add("Layer effects (shadows, glows, strokes) were left out", self.name)

    def _guarded(self, read: Any, empty: Any) -> Any:
        try:
            return read()
        except DECODE_ERRORS:
            self.report.add("Damaged, and opened without its pixels or mask", self.name)
            return empty

    def _mask(self) -> Raster | None:
        return mask_of(self.record, self.channels, self.sheet, self.report, self.name)

    # ---- pixels

    def _pixels(self) -> Raster:
        area, count = self.rect, PLANES[self.sheet.colours.mode]
        held = [self.channels[i] for i in range(count) if i in self.channels]
        fill = filled(self.blocks, self.sheet.size)
        if area.empty or len(held) < count or not any(part.data for part in held):
            if fill is not None:
                return self._shaped(fill)
            self._tell_missing()
            return Raster(4, 16 if self.sheet.deep else 8)
        check_place(area)
        planes = [plane_of(part, area, self.sheet) for part in held]
        alpha = self.channels.get(_TRANSPARENCY)
        return to_raster(self._rgba(planes, alpha, area), area.x, area.y)

    def _rgba(self, planes: Sequence[np.ndarray], alpha: Any, area: Rect) -> np.ndarray:
        if alpha is None or not alpha.data:
            return self.sheet.colours.rgb(planes)
        cover = plain_mask(plane_of(alpha, area, self.sheet), self.sheet.format.depth)
        if self.sheet.colours.mode == RGB:
            return np.stack([*planes, cover], axis=2)  # at once: half the memory
        colour = self.sheet.colours.rgb(planes)
        if colour.dtype == np.uint8 and cover.dtype != np.uint8:
            cover = ((cover.astype(np.uint32) + 128) // 257).astype(np.uint8)
        return np.dstack([colour, cover])

    def _shaped(self, fill: np.ndarray) -> Raster:
        """A fill covers the canvas; its shape, where it has one, is in the layer's mask."""
        if any(tag in self.blocks for tag in _VECTOR) and _MASK not in self.channels:
            self.report.add("Its vector shape was left out: it fills the canvas", self.name)
        if self.sheet.deep:
            fill = fill.astype(np.uint16) * np.uint16(257)
        return to_raster(fill)

    def _tell_missing(self) -> None:
        if b"PtFl" in self.blocks:
            self.report.add("Pattern fills were left out", self.name)
        elif any(tag in self.blocks for tag in _VECTOR):
            self.report.add("Vector shapes without pixels were left out", self.name)


def _has_effects(block: Any) -> bool:
    """True where the block of layer effects draws any."""
    if block is None or not hasattr(block, "items"):
        return False
    switch = block.get(b"masterFXSwitch")
    if switch is not None and not bool(getattr(switch, "value", True)):
        return False
    return any(_enabled(value) for _, value in block.items())


def _enabled(value: Any) -> bool:
    if hasattr(value, "get"):
        flag = value.get(b"enab")
        return bool(getattr(flag, "value", flag))
    return isinstance(value, Sequence) and any(_enabled(each) for each in value)
