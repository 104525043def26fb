"""A document as OpenRaster 0.0.5: what Krita and MyPaint read, and our own words beside it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import quoteattr

import numpy as np
from PIL import Image
from pydantic import JsonValue

from editor.core.clip import ClipLayer
from editor.core.document import Document, Metadata
from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import Rect
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId, PixelLayer, walk
from editor.core.raster import Raster
from editor.media.atomic import atomic_write
from editor.media.encode import to_8_bits
from editor.media.facts import guide_facts, layer_facts, masks_of
from editor.media.facts_time import clean, footage_facts, timeline_facts
from editor.media.metadata import prepared
from editor.media.ora_modes import KRITAS, SOURCE_ATOP
from editor.media.png import Shape, write_png_bands
from editor.media.rasters import bands, exact_extent, masked
from editor.media.xmltree import MAX_DEPTH

MIMETYPE = b"image/openraster"
NAMESPACE = "urn:underpaint:ora:1"
FACTS = "underpaint/document.json"
BLOCKS = {"exif": "underpaint/exif.bin", "xmp": "underpaint/xmp.xml", "icc": "underpaint/icc.icc"}
MAX_LAYERS = 4_000
"""What is written must open again."""
_THUMBNAIL = 256
_BAND = 512


def save_ora(
    path: Path | str, document: Document, flattened: np.ndarray, still: Document | None = None
) -> None:
    """Write a document, atomically: layers cropped to what is painted, one at a time in memory.

    flattened: uint8 RGBA (h, w, 4) of the whole canvas, straight alpha; it becomes
    mergedimage.png and the thumbnail. still: the document at one frame, so that programs that
    know no clips see that frame of each. Safe in a background thread.
    Raises CannotWrite; ValueError where `flattened` has not the document's size.
    """
    width, height = document.size
    if flattened.shape != (height, width, 4):
        raise ValueError(f"flattened is {flattened.shape}, the document {document.size}")
    count = len(document.all_layers())
    if count > MAX_LAYERS:
        raise CannotWrite(
            f"It has {count} layers, and a file holds {MAX_LAYERS}.", file=path,
            remedy="Merge some.",
        )  # fmt: skip
    if _depth(document.layers) > MAX_DEPTH - 10:
        raise CannotWrite("Its groups are nested too deep.", file=path, remedy="Dissolve some.")
    pixels, stills = to_8_bits(flattened), _pictures(still or document)
    writing = Writing(document, stills, Path(path).parent)
    atomic_write(Path(path), lambda file: _write(file, writing, pixels), check_ora)


class Writing(NamedTuple):
    """document, the pixels of layers as others see them, and the folder it is written to."""

    document: Document
    pictures: Mapping[LayerId, Raster]
    folder: Path


def _pictures(still: Document) -> Mapping[LayerId, Raster]:
    return {layer.id: layer.pixels for layer in walk(still.layers) if isinstance(layer, PixelLayer)}


def _depth(layers: tuple[Layer, ...]) -> int:
    inside = (_depth(layer.layers) for layer in layers if isinstance(layer, GroupLayer))
    return 1 + max(inside, default=0)


def check_ora(path: Path) -> None:
    """Read every part back. Raises BadFile or an OSError where one is not as written."""
    try:
        with zipfile.ZipFile(path) as archive:
            bad = archive.testzip()
            missing = {"stack.xml", "mergedimage.png"} - set(archive.namelist())
    except zipfile.BadZipFile as error:
        raise BadFile("its table of contents is missing") from error
    if bad or missing:
        raise BadFile(f"part {bad or missing} is damaged")


def _write(file: BinaryIO, writing: Writing, flattened: np.ndarray) -> None:
    document = writing.document
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        _put(archive, "mimetype", MIMETYPE, zipfile.ZIP_STORED)  # first and stored: the rule
        writer = _Writer(archive, writing)
        stack = "".join(writer.layer(layer) for layer in reversed(document.layers))
        writer.document(document)
        xml = _image_xml(document, stack)
        _put(archive, "stack.xml", xml.encode(), zipfile.ZIP_DEFLATED)
        shape = Shape(*document.size, 4, 8)
        rows = (flattened[y : y + _BAND] for y in range(0, shape.height, _BAND))
        writer.png("mergedimage.png", shape, rows)
        _write_thumbnail(archive, flattened)


def _put(archive: zipfile.ZipFile, name: str, data: bytes, compression: int) -> None:
    archive.writestr(zipfile.ZipInfo(name), data, compression)


def _write_thumbnail(archive: zipfile.ZipFile, flattened: np.ndarray) -> None:
    step = max(1, max(flattened.shape[:2]) // (8 * _THUMBNAIL))
    small = Image.fromarray(np.ascontiguousarray(flattened[::step, ::step]))
    small.thumbnail((_THUMBNAIL, _THUMBNAIL))
    with archive.open(zipfile.ZipInfo("Thumbnails/thumbnail.png"), "w") as entry:
        small.save(entry, format="PNG")


def _image_xml(document: Document, stack: str) -> str:
    dpi = document.metadata.dpi
    resolution = f' xres="{round(dpi[0])}" yres="{round(dpi[1])}"' if dpi else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<image version="0.0.5" w="{document.size.w}" h="{document.size.h}"{resolution}'
        f' xmlns:underpaint="{NAMESPACE}">\n<stack>\n{stack}</stack>\n</image>\n'
    )


class _Writer:
    """Numbers the parts of one archive and remembers what stack.xml cannot say."""

    def __init__(self, archive: zipfile.ZipFile, writing: Writing) -> None:
        self.archive, self.writing = archive, writing
        self.colour = Metadata(icc=writing.document.metadata.icc)
        self.facts: dict[str, dict[str, Any]] = {}
        self.parts = 0

    def layer(self, layer: Layer) -> str:
        """Store a layer; returns its lines of stack.xml (topmost first, as the format wants)."""
        key = str(len(self.facts))
        self.facts[key] = {}
        self.facts[key] = layer_facts(layer, self.mask)
        shared = _attributes(
            {
                "name": _xml_text(layer.name),
                "opacity": repr(float(layer.opacity)),
                "visibility": "visible" if layer.visible else "hidden",
                "composite-op": _composite_op(layer),
                "underpaint:key": key,
                **({"edit-locked": "true"} if layer.locked else {}),
                **({"alpha-preserve": "true"} if layer.lock_alpha else {}),
            }
        )
        if isinstance(layer, GroupLayer):
            inside = "".join(self.layer(child) for child in reversed(layer.layers))
            isolation = "auto" if layer.pass_through else "isolate"
            return f'<stack isolation="{isolation}" {shared}>\n{inside}</stack>\n'
        if isinstance(layer, ClipLayer):
            self.facts[key]["footage"] = footage_facts(layer, self.writing.folder)
        pixels = self.writing.pictures.get(layer.id, Raster(4))
        name = f"data/layer{key}.png"
        mask = layer.shown_mask
        area = self.raster(name, pixels if mask is None else masked(pixels, mask))
        if mask is not None and isinstance(layer, PixelLayer):
            # others see what the mask shows; we keep what it hides
            self.facts[key]["pixels"] = self.whole(f"underpaint/layer{key}.png", pixels)
        return f'<layer src="{name}" x="{area.x}" y="{area.y}" {shared}/>\n'

    def mask(self, raster: Raster) -> JsonValue:
        """Store a mask; returns where."""
        name = f"data/{self.parts}.mask.png"
        self.parts += 1
        if not raster.tiles:
            return {"src": None, "depth": raster.depth}
        return self.whole(name, raster)

    def whole(self, name: str, raster: Raster) -> JsonValue:
        """Store a raster under a name; returns where."""
        area = self.raster(name, raster)
        return {"src": name, "x": area.x, "y": area.y, "depth": raster.depth}

    def raster(self, name: str, raster: Raster) -> Rect:
        """Store the painted part of a raster; returns where it stands (1 x 1 where empty)."""
        area = exact_extent(raster)
        area = Rect(0, 0, 1, 1) if area.empty else area
        shape = Shape(area.w, area.h, raster.channels, raster.depth)
        self.png(name, shape, bands(raster, area))
        return area

    def png(self, name: str, shape: Shape, rows: Any) -> None:
        """Store bands of rows as a PNG (not packed a second time)."""
        colour = self.colour if shape.channels == 4 and self.colour.icc else None
        with self.archive.open(zipfile.ZipInfo(name), "w", force_zip64=_huge(shape)) as entry:
            write_png_bands(entry, shape, rows, colour)  # type: ignore[arg-type]

    def document(self, document: Document) -> None:
        """Store masks, recipes and metadata."""
        metadata = prepared(document.metadata, *document.size)
        facts = {
            "version": 1,
            "masks": masks_of(document, self.mask),
            "active_mask": clean(document.active_mask),
            "dpi": metadata.dpi,
            "layers": self.facts,
            "timeline": timeline_facts(document.timeline),
            "guides": guide_facts(document.guides),
        }
        _put(self.archive, FACTS, json.dumps(facts).encode(), zipfile.ZIP_DEFLATED)
        for field, name in BLOCKS.items():
            block = getattr(metadata, field)
            if block:
                _put(self.archive, name, block, zipfile.ZIP_DEFLATED)


def _attributes(values: dict[str, str]) -> str:
    return " ".join(f"{key}={quoteattr(value)}" for key, value in values.items())


def _composite_op(layer: Layer) -> str:
    """A clipped layer is what others call source-atop ("inherit alpha")."""
    if layer.clip and layer.blend is BlendMode.NORMAL:
        return SOURCE_ATOP
    return KRITAS.get(layer.blend, layer.blend.value)


def _huge(shape: Shape) -> bool:
    return shape.width * shape.height * shape.channels * shape.depth // 8 > 1 << 31


def _xml_text(name: str) -> str:
    """A name without what XML 1.0 forbids; the JSON beside it keeps the true one."""
    return "".join(
        c if c in "\t\n\r" or "\x20" <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff"
        else "\ufffd"
        for c in name
    )  # fmt: skip
