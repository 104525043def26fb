"""An OpenRaster file as a document: ours, Krita's, MyPaint's; what is damaged is said."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

import numpy as np
from pydantic import JsonValue

from editor.core.adjustment import UNCHANGED
from editor.core.clip import ClipLayer
from editor.core.document import Document, Metadata
from editor.core.edits_time import made_from
from editor.core.errors import BadFile, TooLarge, UnderpaintError
from editor.core.geometry import Size
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster
from editor.media.archive import Archive
from editor.media.decode import DECODE_ERRORS, Still, decode, plain_errors
from editor.media.facts import (
    DocumentFacts,
    LayerFacts,
    adjustment_from,
    guides_from,
    layer_fields,
    masks_from,
)
from editor.media.facts_time import footage_fields, footage_path, timeline_from
from editor.media.footage import looked_up
from editor.media.gate import Sniffed, check_pixels, open_untrusted
from editor.media.opened import Opened
from editor.media.ora_modes import SOURCE_ATOP, mode_named
from editor.media.ora_write import BLOCKS, FACTS, MAX_LAYERS
from editor.media.rasters import to_mask, to_raster
from editor.media.xmltree import BadXml, Node, parse_xml

FREE_PIXELS = 250_000_000
_MAX_XML, _MAX_FACTS, _MAX_BLOCK = 8 << 20, 64 << 20, 16 << 20
_FAR, _BLOCK = 1_000_000, 1 << 20
_NO_FACTS = LayerFacts(name="")


def open_ora(path: Path | str) -> Opened:
    """The document in an OpenRaster file, and notes on what of it could not be read.

    A damaged layer is opened empty, named in a note; unknown attributes, blend modes and parts
    are passed over. Raises BadFile (no OpenRaster, damaged, hostile) or TooLarge.
    """
    with open_untrusted(path, {"ora", "zip"}) as opened, Archive(opened) as archive:
        if "stack.xml" not in archive:
            raise BadFile(
                "This ZIP archive holds no picture.", file=path, remedy="Choose an .ora file."
            )
        image = _stack(archive)
        reader = _Reader(archive)
        _check_sizes(archive, image, opened.nbytes)
        return reader.document(image)


def _stack(archive: Archive) -> Node:
    try:
        image = parse_xml(archive.read("stack.xml", _MAX_XML))
    except BadXml as error:
        raise BadFile(
            f"Its list of layers cannot be read: {error}.",
            file=archive.path,
            remedy="Save it again in the program that made it.",
        ) from error
    if image.tag != "image":
        raise BadFile("Its list of layers is none.", file=archive.path)
    return image


def _check_sizes(archive: Archive, image: Node, nbytes: int) -> None:
    """Refuse pixel bombs by the headers of all layers together, before the first is decoded."""
    sources = {node.attributes.get("src", "") for node in _walk(image) if node.tag == "layer"}
    if len(sources) > MAX_LAYERS:
        raise TooLarge(f"It has {len(sources)} layers.", file=archive.path)
    pixels = sum(_header_pixels(archive, name) for name in sources if name in archive)
    if pixels > FREE_PIXELS + 1000 * nbytes:
        raise TooLarge(
            f"Its layers claim {pixels // 10**6} megapixels in {nbytes} bytes.",
            file=archive.path,
            remedy="It was not opened: it is damaged or made to do harm.",
        )


def _walk(node: Node) -> list[Node]:
    return [node, *(inside for child in node.children for inside in _walk(child))]


def _header_pixels(archive: Archive, name: str) -> int:
    with archive.open(name) as entry:
        try:
            head = entry.read(24)
        except (*DECODE_ERRORS, UnderpaintError):
            return 0  # damaged: told when it is decoded
    width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
    return width * height if head[12:16] == b"IHDR" else 0


class _Reader:
    """Walks one archive; keeps notes of what is damaged."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.notes: list[str] = []
        self.moved: dict[str, str] = {}  # clips' paths then and now
        self.count = 0
        self.icc = b""
        self.facts = self._read_facts()

    def document(self, image: Node) -> Opened:
        """The whole of it."""
        width, height = (_whole(image, key, 0) for key in ("w", "h"))
        check_pixels(self.archive.path, width, height, 1 << 40)
        stacks = [child for child in image.children if child.tag == "stack"]
        layers = tuple(layer for stack in stacks for layer in self._layers(stack, 0, 0))
        masks, active = masks_from(self.facts.masks, self.facts.active_mask, self._mask)
        metadata, timeline = self._metadata(image), timeline_from(self.facts.timeline)
        document = Document(
            Size(width, height), layers, masks, active, metadata, timeline,
            guides_from(self.facts.guides),
        )  # fmt: skip
        return looked_up(made_from(document, self.moved), tuple(self.notes))

    def _read_facts(self) -> DocumentFacts:
        if FACTS not in self.archive:
            return DocumentFacts()
        try:
            return DocumentFacts.model_validate_json(self.archive.read(FACTS, _MAX_FACTS))
        except (BadFile, ValueError, RecursionError):
            self.notes.append("Masks and recipes are damaged and were left out.")
            return DocumentFacts()

    def _metadata(self, image: Node) -> Metadata:
        blocks = {field: self._block(name) for field, name in BLOCKS.items()}
        blocks["icc"] = blocks["icc"] or self.icc
        dpi = self.facts.dpi or tuple(_number(image, key, 0) for key in ("xres", "yres"))
        good = all(1 <= value <= 100_000 for value in dpi)
        return Metadata(**blocks, dpi=cast("tuple[float, float]", dpi) if good else None)

    def _block(self, name: str) -> bytes:
        if name not in self.archive:
            return b""
        try:
            return self.archive.read(name, _MAX_BLOCK)
        except BadFile:
            self.notes.append(f"The metadata in {name} is damaged and was left out.")
            return b""

    def _layers(self, stack: Node, x: int, y: int) -> list[Layer]:
        """The layers of a stack, bottom to top; (x, y) is where the stack stands."""
        x, y = x + _whole(stack, "x", 0), y + _whole(stack, "y", 0)
        out: list[Layer] = []
        for node in reversed(stack.children):
            if node.tag == "stack":
                inside = tuple(self._layers(node, x, y))
                through = node.attributes.get("isolation") == "auto"
                fields = self._fields(node, group=True)
                out.append(GroupLayer(layers=inside, pass_through=through, **fields))
            elif node.tag == "layer":
                out.append(self._leaf(node, x, y))
            else:
                self.notes.append(f"A part of the kind “{node.tag[:40]}” was passed over.")
        return out

    def _leaf(self, node: Node, x: int, y: int) -> Layer:
        fields, facts = self._fields(node, group=False), self._layer_facts(node)
        if facts.adjustment is not None:
            adjustment = adjustment_from(facts)
            if adjustment is UNCHANGED:
                self.notes.append(f"Layer “{fields['name']}” adjusts in a way unknown here.")
            return AdjustmentLayer(adjustment=adjustment, **fields)
        footage = facts.footage
        if footage is not None:
            layer = ClipLayer(**fields, **footage_fields(footage, self.archive.path.parent))
            self.moved[footage_path(footage)] = layer.source.path
            return layer
        x, y = x + _whole(node, "x", 0), y + _whole(node, "y", 0)
        source = node.attributes.get("src", "")
        whole = facts.pixels if fields["mask"] is not None else None

        def read() -> Raster:
            return self._colour(*(_place(whole) if whole is not None else (source, x, y)))

        pixels = self._guarded(f"Layer “{fields['name']}”", 4, read)
        return PixelLayer(pixels=pixels, **fields)

    def _layer_facts(self, node: Node) -> LayerFacts:
        return self.facts.layers.get(node.attributes.get("underpaint:key", ""), _NO_FACTS)

    def _fields(self, node: Node, *, group: bool) -> dict[str, Any]:
        self.count += 1
        facts = self._layer_facts(node)
        fields = layer_fields(facts, self._mask, group=group)
        name = facts.name or node.attributes.get("name", "")
        mode = node.attributes.get("composite-op", BlendMode.NORMAL.value)
        fields |= {
            "name": name or ("Group" if group else f"Layer {self.count}"),
            "opacity": min(1.0, max(0.0, _number(node, "opacity", 1.0))),
            "visible": node.attributes.get("visibility", "visible") != "hidden",
            "locked": node.attributes.get("edit-locked") == "true",
            "blend": self._blend(mode, name),
        }
        fields["clip"] = fields["clip"] or mode == SOURCE_ATOP
        fields["lock_alpha"] |= node.attributes.get("alpha-preserve") == "true"
        return fields

    def _blend(self, mode: str, name: str) -> BlendMode:
        found, same = mode_named(mode)
        if not same:
            near = found.name.replace("_", " ").lower()
            self.notes.append(f"Layer “{name}” has the unknown blend mode {mode[:40]}: {near}.")
        return found

    def _guarded(self, what: str, channels: int, read: Callable[[], Raster]) -> Raster:
        """Read, or say what is damaged and go on with an empty raster."""
        try:
            return read()
        except TooLarge:
            raise
        except (BadFile, ValueError) as error:
            reason = error.what if isinstance(error, BadFile) else "It does not fit."
            self.notes.append(f"{what} is damaged and was opened empty: {reason}")
            return Raster(channels)

    def _colour(self, source: str, x: int, y: int) -> Raster:
        still = self._decode(source)
        self.icc = self.icc or still.metadata.icc
        return to_raster(still.pixels, x, y)

    def _decode(self, source: str) -> Still:
        with self.archive.open(source) as entry:
            size = self.archive.size(source)
            part = Sniffed(cast(BinaryIO, entry), "png", self.archive.path / source, size)
            still = decode(part)
            with plain_errors(part.path):
                while entry.read(_BLOCK):  # to the end, where the archive compares its checksum
                    pass
            return still

    def _mask(self, where: JsonValue, channels: int) -> Raster:
        return self._guarded("A mask", channels, lambda: self._read_mask(where))

    def _read_mask(self, where: JsonValue) -> Raster:
        if isinstance(where, dict) and where.get("src", "") is None:
            return Raster(1, 16 if where.get("depth") == 16 else 8)
        source, x, y = _place(where)
        grey: np.ndarray = self._decode(source).pixels[..., 0]
        return to_mask(grey, x, y)


def _place(where: JsonValue) -> tuple[str, int, int]:
    """(name of the part, x, y). Raises ValueError where it tells none."""
    found = [where.get(key) for key in ("src", "x", "y")] if isinstance(where, dict) else []
    match found:
        case [str(source), int(x), int(y)] if max(abs(x), abs(y)) <= _FAR:
            return source, x, y
    raise ValueError("not a place")


def _number(node: Node, key: str, default: float) -> float:
    try:
        value = float(node.attributes.get(key, default))
    except ValueError:
        return default
    return value if math.isfinite(value) else default


def _whole(node: Node, key: str, default: int) -> int:
    return round(min(_FAR, max(-_FAR, _number(node, key, default))))
