"""Photoshop documents made on the spot by psd-tools, record by record as Photoshop does."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from psd_tools.constants import Compression, Resource, SectionDivider, Tag
from psd_tools.psd import PSD
from psd_tools.psd.header import FileHeader
from psd_tools.psd.image_data import ImageData
from psd_tools.psd.image_resources import ImageResource
from psd_tools.psd.layer_and_mask import (
    ChannelData,
    ChannelDataList,
    ChannelImageData,
    ChannelInfo,
    LayerFlags,
    LayerInfo,
    LayerRecord,
    LayerRecords,
    MaskData,
    MaskFlags,
)
from psd_tools.psd.tagged_blocks import SectionDividerSetting, TaggedBlock, TaggedBlocks

Pixels = np.ndarray


@dataclass
class Mask:
    """pixels: (h, w) at (x, y); outside: 0 or 255 beyond them."""

    pixels: Pixels
    x: int = 0
    y: int = 0
    outside: int = 0
    off: bool = False


@dataclass
class Piece:
    """A layer to be written: planes (h, w, n) at (x, y), alpha last where there is one."""

    name: str
    pixels: Pixels | None = None
    x: int = 0
    y: int = 0
    alpha: bool = True
    mode: bytes = b"norm"
    opacity: int = 255
    visible: bool = True
    clip: bool = False
    mask: Mask | None = None
    blocks: dict[bytes, Any] = field(default_factory=dict)
    inside: Sequence[Piece] | None = None
    packing: Compression = Compression.RLE
    spoiled: bool = False


def write_psd(
    path: Path,
    size: tuple[int, int],
    pieces: Sequence[Piece],
    *,
    mode: int = 3,
    depth: int = 8,
    version: int = 1,
    merged: Pixels | None = None,
    alpha: bool = False,
    resources: dict[int, Any] | None = None,
    palette: bytes = b"",
) -> Path:
    """Write a document; merged: (h, w, n) planes of the flat picture, black where left out."""
    planes = {0: 1, 1: 1, 2: 1, 3: 3, 4: 4, 8: 1, 9: 3}[mode]
    width, height = size
    if merged is None:
        merged = np.zeros((height, width, planes), {8: "u1", 16: "u2", 32: "f4", 1: "u1"}[depth])
    header = FileHeader(
        version=version, channels=merged.shape[2], height=height, width=width, depth=depth,
        color_mode=mode,
    )  # fmt: skip
    psd = PSD(header=header)
    psd.color_mode_data.value = palette
    psd.image_data = ImageData(compression=Compression.RLE)
    psd.image_data.set_data([_bytes(merged[..., n]) for n in range(merged.shape[2])], header)
    for key, value in (resources or {}).items():
        psd.image_resources[Resource(key)] = ImageResource(key=key, data=value)
    records, channels = LayerRecords(), ChannelImageData()
    for piece in pieces:
        _put(piece, header, records, channels)
    if records:
        count = -len(records) if alpha else len(records)
        info = LayerInfo(count, records, channels)
        psd.layer_and_mask_information.layer_info = info
    with path.open("wb") as file:
        psd.write(file)
    return path


def _put(piece: Piece, header: FileHeader, records: Any, channels: Any) -> None:
    if piece.inside is not None:
        end = Piece("</Layer group>", blocks={b"lsct": _divider(3)})
        _put_one(end, header, records, channels)
        for inner in piece.inside:
            _put(inner, header, records, channels)
        blocks = {b"lsct": _divider(1, piece.mode), **piece.blocks}
        piece = Piece(**{**vars(piece), "blocks": blocks, "inside": None})
        if piece.mode == b"pass":
            piece.mode = b"norm"
    _put_one(piece, header, records, channels)


def _divider(kind: int, mode: bytes = b"norm") -> SectionDividerSetting:
    return SectionDividerSetting(SectionDivider(kind), signature=b"8BIM", blend_mode=mode)


def _put_one(piece: Piece, header: FileHeader, records: Any, channels: Any) -> None:
    infos, held = [], ChannelDataList()
    h = w = 0
    if piece.pixels is not None:
        h, w, count = piece.pixels.shape
        ids = [*range(count - piece.alpha), *([-1] if piece.alpha else [])]
        for number, id in enumerate(ids):
            infos.append(ChannelInfo(id=id))
            held.append(_channel(piece.pixels[..., number], header, piece.packing))
    blocks = TaggedBlocks()
    for tag, data in piece.blocks.items():
        if isinstance(data, int):
            blocks.set_data(Tag(tag), data)
        else:
            blocks[Tag(tag)] = TaggedBlock(key=Tag(tag), data=data)
    record = LayerRecord(
        top=piece.y, left=piece.x, bottom=piece.y + h, right=piece.x + w, channel_info=infos,
        blend_mode=piece.mode, opacity=piece.opacity, clipping=int(piece.clip),
        flags=LayerFlags(visible=piece.visible), tagged_blocks=blocks,
        name=piece.name.encode("ascii", "replace").decode()[:30],
    )  # fmt: skip
    blocks.set_data(Tag.UNICODE_LAYER_NAME, piece.name)
    for part in held if piece.spoiled else ():
        part.data = b"\xff" * len(part.data)
    if piece.mask is not None:
        record.mask_data = _mask(piece.mask)
        infos.append(ChannelInfo(id=-2))
        held.append(_channel(piece.mask.pixels, header, piece.packing))
    records.append(record)
    channels.append(held)


def _mask(mask: Mask) -> MaskData:
    h, w = mask.pixels.shape
    return MaskData(
        top=mask.y, left=mask.x, bottom=mask.y + h, right=mask.x + w,
        background_color=mask.outside, flags=MaskFlags(mask_disabled=mask.off),
    )  # fmt: skip


def _channel(plane: Pixels, header: FileHeader, packing: Compression) -> ChannelData:
    out = ChannelData(compression=packing)
    out.set_data(_bytes(plane), plane.shape[1], plane.shape[0], header.depth, header.version)
    return out


def _bytes(plane: Pixels) -> bytes:
    return np.ascontiguousarray(plane, plane.dtype.newbyteorder(">")).tobytes()


def guides(*lines: tuple[int, int]) -> bytes:
    """The resource of guides: (place in 32nds of a pixel, 0 upright or 1 lying)."""
    head = struct.pack(">4I", 1, 576, 576, len(lines))
    return head + b"".join(struct.pack(">IB", *line) for line in lines)


def sample(path: Path) -> Path:
    """A small document with a group, a mask, clipping and a fill that is an inversion."""
    rough = np.random.default_rng(3).integers(0, 255, (30, 40, 4), np.uint8)
    masked = Piece("masked", rough, x=-4, y=5, mode=b"mul ", mask=Mask(rough[:9, :9, 0], 3, 3, 255))
    pieces = [
        Piece("ground", rough[..., :3], alpha=False, packing=Compression.ZIP),
        Piece("group", mode=b"pass", inside=[masked, Piece("clipped", rough, clip=True)]),
        Piece("inverted", blocks={b"nvrt": b""}),
    ]
    return write_psd(path, (40, 30), pieces, merged=rough[..., :3])
