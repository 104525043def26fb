"""A document as a Photoshop document: layers, groups, masks, modes, guides, selections."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from editor.core.depth import depth_of, raster_at
from editor.core.document import Document
from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import EMPTY, Rect
from editor.core.guides import Guides
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster
from editor.media.atomic import atomic_write
from editor.media.decode import srgb_profile
from editor.media.encode import to_8_bits
from editor.media.metadata import prepared
from editor.media.psd_modes import PASS_THROUGH, key_of
from editor.media.psd_report import Report
from editor.media.psd_tones_write import block_of, exact
from editor.media.rasters import exact_extent

MOST_SIDE = {".psd": 30_000, ".psb": 65_535}
_RLE, _RGB = 1, 3
_END, _OPEN = 3, 1
_FIXED = 65536
_LIN = 32


def save_psd(path: Path | str, document: Document, flattened: np.ndarray) -> tuple[str, ...]:
    """Write a document without clips (see `frames.still_at`), atomically; `.psb` for large ones.

    flattened: RGBA (h, w, 4), straight alpha, of the whole canvas: what programs that read no
    layers show. 16 bits a channel where a layer has them. Returns what could not be kept.
    Raises CannotWrite; ValueError where `flattened` has not the document's size.
    """
    path = Path(path)
    width, height = document.size
    if flattened.shape != (height, width, 4):
        raise ValueError(f"flattened is {flattened.shape}, the document {document.size}")
    most = MOST_SIDE.get(path.suffix.lower(), MOST_SIDE[".psd"])
    if max(width, height) > most:
        raise CannotWrite(
            f"PSD holds at most {most} pixels a side.", file=path, remedy="Save as .psb or .ora."
        )
    report = Report()
    version = 2 if path.suffix.lower() == ".psb" else 1
    parts = _Writer(document, version, report).parts(flattened)
    atomic_write(path, lambda file: _write(file, parts), _check)
    return report.notes


def _write(file: BinaryIO, parts: Any) -> None:
    parts.write(file)


def _check(path: Path) -> None:
    """Read the structure back. Raises BadFile or OSError where it is not whole."""
    from psd_tools.psd import PSD

    try:
        with path.open("rb") as file:
            PSD.read(file)
    except (ValueError, TypeError, KeyError) as error:
        raise BadFile("what was written cannot be read back") from error


class _Writer:
    """One document into psd-tools' structures, bottom to top."""

    def __init__(self, document: Document, version: int, report: Report) -> None:
        from psd_tools.psd.header import FileHeader
        from psd_tools.psd.layer_and_mask import ChannelImageData, LayerRecords

        self.document, self.report = document, report
        self.depth = depth_of(document)
        self.masks = {n: m for n, m in document.masks.items() if m.tiles}
        self.header = FileHeader(
            version=version, channels=4 + len(self.masks), width=document.size.w,
            height=document.size.h, depth=self.depth, color_mode=_RGB,
        )  # fmt: skip
        self.records, self.data = LayerRecords(), ChannelImageData()

    def parts(self, flattened: np.ndarray) -> Any:
        """The whole of it."""
        from psd_tools.psd import PSD
        from psd_tools.psd.image_data import ImageData

        self._layers(self.document.layers)
        psd = PSD(header=self.header)
        psd.image_data = ImageData(compression=_RLE)
        bounds = self.document.bounds
        planes = [flattened[..., n] for n in range(4)]
        planes += [mask.read(bounds)[..., 0] for mask in self.masks.values()]
        psd.image_data.set_data([self._bytes(plane) for plane in planes], self.header)
        self._put_resources(psd)
        self._put_layers(psd)
        return psd

    def _put_layers(self, psd: Any) -> None:
        """Deep documents keep them in a block of their own, as Photoshop does. Another one says
        that the merged picture has transparency."""
        from psd_tools.constants import Tag
        from psd_tools.psd.layer_and_mask import GlobalLayerMaskInfo, LayerInfo, LayerInfoBlock
        from psd_tools.psd.tagged_blocks import TaggedBlock, TaggedBlocks

        deep = self.depth == 16
        alpha = Tag.SAVING_MERGED_TRANSPARENCY16 if deep else Tag.SAVING_MERGED_TRANSPARENCY
        section, count = psd.layer_and_mask_information, -len(self.records)  # minus: alpha
        section.layer_info, section.tagged_blocks = LayerInfo(), TaggedBlocks()
        section.global_layer_mask_info = GlobalLayerMaskInfo()  # others look for blocks after it
        if deep and count:  # before all other blocks, or GIMP does not find it
            block: Any = LayerInfoBlock(count, self.records, self.data)
            section.tagged_blocks[Tag.LAYER_16] = TaggedBlock(key=Tag.LAYER_16, data=block)
        elif count:
            section.layer_info = LayerInfo(count, self.records, self.data)
        section.tagged_blocks[alpha] = TaggedBlock(key=alpha, data=b"")

    def _put_resources(self, psd: Any) -> None:
        from psd_tools.constants import Resource
        from psd_tools.psd.image_resources import ImageResource

        metadata = prepared(self.document.metadata, *self.document.size)
        # Krita takes deep colours without a profile for linear light
        icc = metadata.icc or (srgb_profile() if self.depth == 16 else b"")
        found = {1039: icc, 1058: metadata.exif, 1060: metadata.xmp}
        found[1032] = _guides(self.document.guides)
        found[1045] = _names(["Transparency", *self.masks])
        if metadata.dpi:
            x, y = (round(value * _FIXED) for value in metadata.dpi)
            found[1005] = struct.pack(">IHHIHH", x, 1, 2, y, 1, 2)
        for key, data in found.items():
            if data:
                psd.image_resources[Resource(key)] = ImageResource(key=key, data=data)

    # ---- layers

    def _layers(self, layers: Iterable[Layer]) -> None:
        for layer in layers:
            if isinstance(layer, GroupLayer):
                end = _divider(_END, b"norm")
                self._record(Layer("</Layer group>"), EMPTY, b"norm", block=end)
                self._layers(layer.layers)
                mode = PASS_THROUGH if layer.pass_through else key_of(layer.blend)
                self._record(layer, EMPTY, mode, block=_divider(_OPEN, mode))
            elif isinstance(layer, AdjustmentLayer):
                self._adjustment(layer)
            elif isinstance(layer, PixelLayer):
                if layer.recipe is not None:
                    self.report.add("How layers were generated was left out", layer.name)
                pixels = raster_at(layer.pixels, 16 if self.depth == 16 else 8)
                self._record(layer, exact_extent(pixels), key_of(layer.blend), pixels)

    def _adjustment(self, layer: AdjustmentLayer) -> None:
        block = block_of(layer.adjustment)
        if block is None:
            self.report.add("Adjustment layers were left out", layer.name)
            return
        if not exact(block, layer.adjustment):
            self.report.add("Adjustments were rounded to Photoshop's steps", layer.name)
        self._record(layer, EMPTY, key_of(layer.blend), block=block)

    def _record(
        self, layer: Layer, area: Rect, mode: bytes, pixels: Raster | None = None, block: Any = None
    ) -> None:
        from psd_tools.constants import Tag
        from psd_tools.psd.layer_and_mask import (
            ChannelDataList,
            ChannelInfo,
            LayerFlags,
            LayerRecord,
        )
        from psd_tools.psd.tagged_blocks import TaggedBlocks

        read = None if pixels is None or area.empty else pixels.read(area)
        infos, held, blocks = [], ChannelDataList(), TaggedBlocks()
        for id, number in ((-1, 3), (0, 0), (1, 1), (2, 2)):
            infos.append(ChannelInfo(id=id))
            held.append(self._channel(None if read is None else read[..., number]))
        blocks.set_data(Tag.UNICODE_LAYER_NAME, layer.name)
        if block is not None:
            blocks[block.key] = block
        if layer.locked or layer.lock_alpha:
            blocks.set_data(Tag.PROTECTED_SETTING, 0x80000000 * layer.locked | layer.lock_alpha)
        record = LayerRecord(
            top=area.y, left=area.x, bottom=area.bottom, right=area.right, channel_info=infos,
            blend_mode=b"norm" if mode == PASS_THROUGH else mode,
            opacity=round(layer.opacity * 255), clipping=int(layer.clip),
            flags=LayerFlags(visible=layer.visible), tagged_blocks=blocks,
            name=layer.name.encode("ascii", "replace").decode()[:255],
        )  # fmt: skip
        if layer.mask is not None:
            if not layer.mask_linked:
                self.report.add("Masks move along with their layers", layer.name)
            record.mask_data = self._mask(layer, infos, held)
        self.records.append(record)
        self.data.append(held)

    def _mask(self, layer: Layer, infos: list[Any], held: Any) -> Any:
        from psd_tools.psd.layer_and_mask import ChannelInfo, MaskData, MaskFlags

        assert layer.mask is not None
        area = exact_extent(layer.mask)
        plane = None if area.empty else layer.mask.read(area)[..., 0]
        infos.append(ChannelInfo(id=-2))
        held.append(self._channel(plane))
        return MaskData(
            top=area.y, left=area.x, bottom=area.bottom, right=area.right,
            background_color=0, flags=MaskFlags(mask_disabled=not layer.mask_on),
        )  # fmt: skip

    def _channel(self, plane: np.ndarray | None) -> Any:
        from psd_tools.psd.layer_and_mask import ChannelData

        if plane is None:
            return ChannelData()
        out = ChannelData(compression=_RLE)
        h, w = plane.shape
        out.set_data(self._bytes(plane), w, h, self.depth, self.header.version)
        return out

    def _bytes(self, plane: np.ndarray) -> bytes:
        """At the document's depth, the most significant byte first."""
        if self.depth == 8:
            return np.ascontiguousarray(to_8_bits(plane)).tobytes()
        deep = plane if plane.dtype == np.uint16 else plane.astype(np.uint16) * np.uint16(257)
        return np.ascontiguousarray(deep, ">u2").tobytes()


def _divider(kind: int, mode: bytes) -> Any:
    """What makes a record the end of a group, or a group."""
    from psd_tools.constants import SectionDivider, Tag
    from psd_tools.psd.tagged_blocks import SectionDividerSetting, TaggedBlock

    setting: Any = SectionDividerSetting(SectionDivider(kind), signature=b"8BIM", blend_mode=mode)
    key = Tag.SECTION_DIVIDER_SETTING
    return TaggedBlock(key=key, data=setting)


def _guides(guides: Guides) -> bytes:
    lines = [(at, 0) for at in guides.vertical] + [(at, 1) for at in guides.horizontal]
    inside = [(round(at * _LIN), lies) for at, lies in lines if at >= 0]
    head = struct.pack(">4I", 1, 576, 576, len(inside))
    return head + b"".join(struct.pack(">IB", *line) for line in inside) if inside else b""


def _names(names: list[str]) -> bytes:
    """Names of the planes after the colours, in UTF-16, each with its length and a zero."""
    out = b""
    for name in names:
        text = (name + "\0").encode("utf-16-be", "replace")
        out += struct.pack(">I", len(text) // 2) + text
    return out
