"""Photoshop documents, PSD and PSB: read only, with a report of what could not be carried."""

from __future__ import annotations

import logging
import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np

from editor.core.document import DEFAULT_MASK, Document, Metadata
from editor.core.errors import BadFile, TooLarge
from editor.core.geometry import Size
from editor.core.guides import Guides
from editor.core.layer import Layer, PixelLayer
from editor.core.raster import Raster
from editor.media.decode import DECODE_ERRORS, plain_errors
from editor.media.encode import to_8_bits
from editor.media.gate import Sniffed, check_pixels, open_untrusted
from editor.media.metadata import MAX_BLOCK, upright
from editor.media.opened import Opened
from editor.media.psd_layers import layers_of
from editor.media.psd_masks import Sheet
from editor.media.psd_pixels import CMYK, INDEXED, LAB, PLANES, Colours, Format, unpacked
from editor.media.psd_report import Report
from editor.media.rasters import to_mask, to_raster

MAX_LAYERS = 4_000
FREE_PIXELS = 250_000_000
PIXELS_PER_BYTE = 1000
_MAX_BYTES = 4 << 30
_PARSED = 4_000_000
_MODES = {7: "Multichannel"}
_DPI, _GUIDES, _ICC, _NAMES, _EXIF, _XMP = 1005, 1032, 1039, 1045, 1058, 1060
_SAME_PLACE = 32
"""Guides stand in 32nds of a pixel."""


def open_psd(path: Path | str) -> Opened:
    """The document in a PSD or PSB file, and notes of what could not be carried.

    Layers, groups, masks, clipping, modes, adjustments, fills, guides, saved selections (as
    masks), profile and resolution are; text, shapes and smart objects come as their pixels.
    Raises BadFile (another kind, damaged, cut off) or TooLarge.
    """
    with open_untrusted(path, {"psd"}) as opened:
        size, format, channels = _header(opened)
        with plain_errors(opened.path):
            parsed = _parsed(opened)
            pairs = _pairs(parsed)
            _check_layers(opened, pairs)
            try:
                return _document(parsed, pairs, Sheet(size, format, _colours(parsed)), channels)
            except BadFile as error:
                raise BadFile(error.what, file=opened.path, remedy=error.remedy) from error


def _header(opened: Sniffed) -> tuple[Size, Format, int]:
    """What the first 26 bytes say, looked at before anything is read."""
    head = opened.file.read(26)
    opened.file.seek(0)
    if len(head) < 26:
        raise BadFile("The picture is cut off: the end of the file is missing.", file=opened.path)
    version, channels, height, width, depth, mode = struct.unpack(">H6xHIIHH", head[4:])
    check_pixels(opened.path, width, height, opened.nbytes)
    if opened.nbytes > _MAX_BYTES:
        raise TooLarge(
            f"The file has {opened.nbytes >> 30} GiB.", file=opened.path, remedy="The limit is 4."
        )
    if mode not in PLANES:
        raise BadFile(
            f"{_MODES.get(mode, 'This')} colour mode is not read.",
            file=opened.path,
            remedy="Convert it to RGB in the program that made it.",
        )
    if depth not in (1, 8, 16, 32) or version not in (1, 2) or not PLANES[mode] <= channels <= 56:
        raise BadFile("Its header is damaged.", file=opened.path)
    return Size(width, height), Format(mode, depth, version), channels


def _parsed(opened: Sniffed) -> Any:
    from psd_tools import ParseLimits
    from psd_tools.psd import PSD

    logging.getLogger("psd_tools").setLevel(logging.CRITICAL)  # damage is told by our errors
    limits = ParseLimits(max_objects=_PARSED, max_total_bytes=4 * opened.nbytes + (64 << 20))
    return PSD.read(opened.file, parse_limits=limits)


def _pairs(parsed: Any) -> list[tuple[Any, Any]]:
    """(record, channels) of every layer, bottom to top."""
    info = _layer_info(parsed)
    if info is None or not info.layer_records:
        return []
    return list(zip(info.layer_records, info.channel_image_data, strict=False))


def _layer_info(parsed: Any) -> Any:
    """What tells of layers, or None; deep documents keep it in a block of its own."""
    section = parsed.layer_and_mask_information
    info = section.layer_info
    if section.tagged_blocks is not None:
        for tag in (b"Lr16", b"Lr32"):
            info = section.tagged_blocks.get_data(tag) or info
    return info


def _check_layers(opened: Sniffed, pairs: list[tuple[Any, Any]]) -> None:
    """Refuse bombs by what all records claim together, before the first is unpacked."""
    if len(pairs) > 2 * MAX_LAYERS:  # a group has two records
        raise TooLarge(f"It has {len(pairs)} layers.", file=opened.path)
    claimed = sum(w * h for record, _ in pairs for w, h in set(record.channel_sizes))
    if claimed > FREE_PIXELS + PIXELS_PER_BYTE * opened.nbytes:
        raise TooLarge(
            f"Its layers claim {claimed // 10**6} megapixels in {opened.nbytes} bytes.",
            file=opened.path,
            remedy="It was not opened: it is damaged or made to do harm.",
        )


def _colours(parsed: Any) -> Colours:
    mode = int(parsed.header.color_mode)
    palette = bytes(parsed.color_mode_data.value or b"")[:768]
    if mode == INDEXED and len(palette) < 768:
        raise ValueError("no palette")
    return Colours(mode, _resource(parsed, _ICC), palette)


def _resource(parsed: Any, key: int) -> bytes:
    found = parsed.image_resources.get_data(key)
    return bytes(found) if isinstance(found, bytes) and len(found) <= MAX_BLOCK else b""


def _document(parsed: Any, pairs: list[tuple[Any, Any]], sheet: Sheet, channels: int) -> Opened:
    report = Report()
    layers = layers_of(pairs, sheet, report)
    planes = _merged(parsed, sheet, channels, needed=not layers, report=report)
    alpha = _has_alpha(parsed)
    if not layers:
        layers = (_flat(planes, sheet, alpha),)
    document = Document(
        sheet.size,
        layers,
        metadata=_metadata(parsed, sheet.colours),
        guides=_guides(parsed, report),
    )
    _tell_depth(sheet, report)
    return Opened(_with_selections(document, parsed, planes, sheet, alpha), report.notes)


def _merged(
    parsed: Any, sheet: Sheet, channels: int, *, needed: bool, report: Report
) -> Sequence[np.ndarray]:
    """The planes of the merged picture: it is the picture where there are no layers, and holds
    saved selections after its colours."""
    data = parsed.image_data
    high = Size(sheet.size.w, sheet.size.h * channels)
    if not needed and channels <= PLANES[sheet.colours.mode]:
        if not _arrived(data, high, sheet.format):
            report.add("The end of the file is missing, but all layers are there")
        return ()
    try:
        whole = unpacked(int(data.compression), data.data, high, sheet.format)
    except DECODE_ERRORS:
        if needed:
            raise
        report.add("The merged picture and its saved selections are damaged and were left out")
        return ()
    return tuple(whole.reshape(channels, sheet.size.h, sheet.size.w))


def _arrived(data: Any, size: Size, format: Format) -> bool:
    """False where a merged picture that nobody needs is shorter than it says."""
    if int(data.compression) == 1:  # RLE: a table of the rows' lengths comes first
        table = np.frombuffer(data.data[: size.h * 2 * format.version], f">u{2 * format.version}")
        return len(table) == size.h and int(table.sum()) + table.nbytes <= len(data.data)
    return int(data.compression) > 1 or len(data.data) >= size.h * size.w * format.depth // 8


def _has_alpha(parsed: Any) -> bool:
    """True where the first plane after the colours is the merged picture's transparency."""
    info = _layer_info(parsed)
    blocks = parsed.layer_and_mask_information.tagged_blocks
    return (info is not None and info.layer_count < 0) or (
        blocks is not None and any(tag in blocks for tag in (b"Mtrn", b"Mt16", b"Mt32"))
    )


def _flat(planes: Sequence[np.ndarray], sheet: Sheet, alpha: bool) -> Layer:
    count = PLANES[sheet.colours.mode]
    colour = sheet.colours.rgb(planes[:count])
    if alpha and len(planes) > count:
        colour = np.dstack([colour, planes[count].astype(colour.dtype)])
    return PixelLayer("Background", pixels=to_raster(colour))


def _with_selections(
    document: Document, parsed: Any, planes: Sequence[np.ndarray], sheet: Sheet, alpha: bool
) -> Document:
    """Saved selections (alpha channels) become named masks beside the usual one, which is empty
    where none has its name."""
    extra = planes[PLANES[sheet.colours.mode] + alpha :]
    if not extra:
        return document
    found = parsed.image_resources.get_data(_NAMES) or ()
    names = [str(name).strip("\0") for name in found][alpha:]
    masks: dict[str, Raster] = {}
    for number, plane in enumerate(extra):
        given = names[number] if number < len(names) else ""
        name = given or f"Alpha {number + 1}"
        while name in masks:
            name += "'"
        masks[name] = to_mask(to_8_bits(plane))
    return replace(document, masks=MappingProxyType({DEFAULT_MASK: Raster(1), **masks}))


def _metadata(parsed: Any, colours: Colours) -> Metadata:
    return Metadata(
        exif=upright(_resource(parsed, _EXIF)),
        xmp=_resource(parsed, _XMP),
        icc=colours.profile,
        dpi=_dpi(parsed.image_resources.get_data(_DPI)),
    )


def _dpi(info: Any) -> tuple[float, float] | None:
    """Fixed point of 16 bits before and after; always pixels an inch, whatever is displayed."""
    x, y = (getattr(info, name, 0) / 65536 for name in ("horizontal", "vertical"))
    return (x, y) if 1 <= x <= 30_000 and 1 <= y <= 30_000 else None


def _guides(parsed: Any, report: Report) -> Guides:
    try:
        items = [(int(at), int(lies)) for at, lies in getattr(_info(parsed), "data", ())]
    except (TypeError, ValueError):
        report.add("Its guides are damaged and were left out")
        return Guides()
    vertical = tuple(at / _SAME_PLACE for at, lies in items if not lies)
    return Guides(vertical, tuple(at / _SAME_PLACE for at, lies in items if lies))


def _info(parsed: Any) -> Any:
    return parsed.image_resources.get_data(_GUIDES)


def _tell_depth(sheet: Sheet, report: Report) -> None:
    mode, depth = sheet.colours.mode, sheet.format.depth
    if depth == 32:
        report.add("32 bits a channel were brought to 16")
    if mode in (CMYK, LAB):
        report.add("Its colours were converted to sRGB")
        if depth == 16:
            report.add("16 bits a channel were rounded to 8 by the conversion")
    elif sheet.colours.converts:
        report.add("Its grey was converted to sRGB")
