"""The reading side of an autosave session: the document as it was stored last."""

from __future__ import annotations

import base64
import contextlib
import zlib
from pathlib import Path
from typing import BinaryIO

import numpy as np
from pydantic import JsonValue

from editor.core.clip import ClipLayer
from editor.core.document import Document, Metadata
from editor.core.errors import BadFile
from editor.core.geometry import Size
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Cell, Pixels, Raster
from editor.media.facts import StoredLayer, adjustment_from, guides_from, layer_fields, masks_from
from editor.media.facts_time import footage_fields, timeline_from
from editor.media.footage import looked_up
from editor.media.opened import Opened
from editor.media.session import MANIFEST, Manifest, Place, RasterFacts, pack_name

_MAX_MANIFEST = 1 << 30


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a session. Raises BadFile."""
    path = folder / MANIFEST
    try:
        if path.stat().st_size > _MAX_MANIFEST:
            raise BadFile("The autosave is damaged.", file=path)
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        raise BadFile("The autosave is damaged and cannot be read.", file=path) from error


def read_session(folder: Path) -> Opened:
    """The stored document; damaged tiles are empty and counted in a note. Raises BadFile."""
    manifest = read_manifest(folder)
    with contextlib.ExitStack() as stack:
        reader = _Reader(folder, stack)
        try:
            document = _document(manifest, reader)
        except (ValueError, OSError, zlib.error) as error:
            raise BadFile("The autosave is damaged and cannot be read.", file=folder) from error
    lost = f"{reader.lost} tiles of {TILE} x {TILE} pixels are damaged and were left empty."
    notes = (lost,) if reader.lost else ()
    return looked_up(document, notes)


def _document(manifest: Manifest, reader: _Reader) -> Document:
    layers = tuple(_layer(facts, reader) for facts in manifest.layers)
    masks, active = masks_from(manifest.masks, manifest.active_mask, reader.get)
    stored = manifest.metadata
    blocks = {key: base64.b64decode(getattr(stored, key)) for key in ("exif", "xmp", "icc")}
    metadata = Metadata(**blocks, dpi=stored.dpi)
    timeline = timeline_from(manifest.timeline)
    guides = guides_from(manifest.guides)
    return Document(Size(*manifest.size), layers, masks, active, metadata, timeline, guides)


def _layer(facts: StoredLayer, reader: _Reader) -> Layer:
    group = facts.kind == "group"
    fields = layer_fields(facts, reader.get, group=group) | {
        "opacity": min(1.0, max(0.0, facts.opacity)),
        "visible": facts.visible,
        "blend": facts.blend,
        "locked": facts.locked,
    }
    if group:
        inside = tuple(_layer(f, reader) for f in facts.layers)
        return GroupLayer(layers=inside, pass_through=facts.pass_through, **fields)
    if facts.kind == "adjustment":
        return AdjustmentLayer(adjustment=adjustment_from(facts), **fields)
    if facts.footage is not None:
        return ClipLayer(**fields, **footage_fields(facts.footage))
    return PixelLayer(pixels=reader.get(facts.pixels, 4), **fields)


class _Reader:
    """Fetches tiles from packs; a tile that lies twice is one object, as it was."""

    def __init__(self, folder: Path, stack: contextlib.ExitStack) -> None:
        self.folder, self.stack = folder, stack
        self.lost = 0
        self._files: dict[int, BinaryIO | None] = {}
        self._tiles: dict[tuple[int, int], Pixels | None] = {}

    def get(self, facts: JsonValue, channels: int) -> Raster:
        """The raster of those words. Raises ValueError where they are none."""
        told = RasterFacts.model_validate(facts)
        raster = Raster(channels, told.depth)
        tiles: dict[Cell, Pixels] = {}
        for x, y, *place in told.tiles:
            tile = self._tile((place[0], place[1], place[2], place[3]), raster)
            if tile is not None:
                tiles[x, y] = tile
        return raster.with_tiles(tiles)

    def _tile(self, place: Place, raster: Raster) -> Pixels | None:
        number, offset, length, crc = place
        key = (number, offset)
        if key not in self._tiles:
            self._tiles[key] = self._unpacked(number, offset, length, crc, raster)
            self.lost += self._tiles[key] is None
        return self._tiles[key]

    def _unpacked(
        self, number: int, offset: int, length: int, crc: int, raster: Raster
    ) -> Pixels | None:
        shape = (TILE, TILE, raster.channels)
        size = int(np.prod(shape)) * np.dtype(raster.dtype).itemsize
        file = self._file(number)
        if file is None or not 0 <= length <= 2 * size:
            return None
        file.seek(offset)
        data = file.read(length)
        if len(data) != length or zlib.crc32(data) != crc:
            return None
        raw = zlib.decompressobj().decompress(data, size + 1)
        if len(raw) != size:
            return None
        tile = np.frombuffer(raw, raster.dtype).reshape(shape)
        tile.flags.writeable = False
        return tile

    def _file(self, number: int) -> BinaryIO | None:
        if number not in self._files:
            path = self.folder / pack_name(number)
            self._files[number] = (
                self.stack.enter_context(path.open("rb")) if path.is_file() else None
            )
        return self._files[number]
