"""One autosave session on disk: packs of tiles, and a manifest that says which of them count."""

from __future__ import annotations

import base64
import contextlib
import json
import math
import os
import time
import zlib
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal
from urllib.parse import quote_from_bytes

import numpy as np
from pydantic import BaseModel, JsonValue

from editor.core.document import Document, Metadata
from editor.core.errors import BadFile
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Cell, Pixels, Raster
from editor.media.atomic import atomic_write, cannot_write, sync_folder
from editor.media.facts import (
    MaskFacts,
    StoredLayer,
    clean,
    layer_fields,
    masks_from,
    masks_of,
    stored_layer,
)
from editor.media.opened import Opened

MANIFEST, PACKS = "manifest.json", "tiles-*.pack"
_MAX_MANIFEST = 1 << 30
_WASTE, _MAX_PACKS = 0.5, 100

Place = tuple[int, int, int, int]
"""Where a tile lies: number of the pack, offset, length, CRC-32 of the packed bytes."""
Places = dict[int, tuple[Pixels, Place]]
"""id(tile) -> (the tile, which keeps the id from being used again; its place)."""


class MetadataFacts(BaseModel):
    """core.Metadata; the blocks in Base64."""

    exif: str = ""
    xmp: str = ""
    icc: str = ""
    dpi: tuple[float, float] | None = None


class Manifest(BaseModel):
    """All of a document but its tiles. source: a path, percent-encoded (it may be no text)."""

    saved: float
    source: str | None = None
    size: tuple[int, int]
    layers: list[StoredLayer]
    masks: list[MaskFacts]
    active_mask: str
    metadata: MetadataFacts = MetadataFacts()


class RasterFacts(BaseModel):
    """core.Raster; of each tile column, row and Place."""

    depth: Literal[8, 16]
    tiles: list[tuple[int, int, int, int, int, int]]


class Session:
    """The writing side. Remembers which tile, by identity, was written where."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._places: Places = {}
        self._number = 0

    def store(self, document: Document, source: Path | None) -> None:
        """Write the tiles that are new as one pack, then the manifest; drop packs out of use.

        Raises CannotWrite; what was stored before stays whole then.
        """
        self._number += 1
        path = self._path(self._number)
        try:
            with Pack(path, self._number, self._worth_keeping(document)) as pack:
                facts = _facts(document, source, pack)
            manifest = json.dumps(facts, separators=(",", ":")).encode()
        except OSError as error:
            path.unlink(missing_ok=True)
            raise cannot_write(path, error) from error
        atomic_write(self.folder / MANIFEST, lambda file: _write_all(file, manifest))
        self._places = pack.places
        self._drop_unused()

    def _worth_keeping(self, document: Document) -> Places:
        """Tiles written before, less those in packs that are mostly waste, or one pack too many."""
        alive = {id(tile) for tile in _tiles(document)}
        kept = {key: found for key, found in self._places.items() if key in alive}
        used: dict[int, int] = {}
        for _, place in kept.values():
            used[place[0]] = used.get(place[0], 0) + place[2]
        good = [n for n, size in used.items() if size >= _WASTE * self._size(n)]
        good = sorted(good, key=lambda n: -used[n])[:_MAX_PACKS]
        return {key: found for key, found in kept.items() if found[1][0] in good}

    def _size(self, number: int) -> float:
        path = self._path(number)
        return path.stat().st_size if path.exists() else math.inf  # gone: write its tiles anew

    def _drop_unused(self) -> None:
        needed = {self._path(place[0]) for _, place in self._places.values()}
        for path in self.folder.glob(PACKS):
            if path not in needed:
                path.unlink(missing_ok=True)

    def _path(self, number: int) -> Path:
        return self.folder / pack_name(number)


def pack_name(number: int) -> str:
    """The file of a pack."""
    return f"tiles-{number:06d}.pack"


class Pack:
    """A file that tiles are appended to; on disk for good when the `with` block ends."""

    def __init__(self, path: Path, number: int, known: Places) -> None:
        self.path, self.number, self.known = path, number, known
        self.places: Places = {}
        self._file: BinaryIO | None = None
        self._at = 0

    def __enter__(self) -> Pack:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is None:
            return
        with self._file:
            if kind is None:
                self._file.flush()
                os.fsync(self._file.fileno())
                sync_folder(self.path.parent)

    def put(self, raster: Raster) -> JsonValue:
        """Store a raster's tiles (those not known yet); returns its words in the manifest."""
        tiles: list[JsonValue] = [
            [*cell, *self._place(tile)] for cell, tile in sorted(raster.tiles.items())
        ]
        return {"depth": raster.depth, "tiles": tiles}

    def _place(self, tile: Pixels) -> Place:
        found = self.places.get(id(tile)) or self.known.get(id(tile))
        if found is None:
            found = (tile, self._append(zlib.compress(np.ascontiguousarray(tile).data, 1)))
        self.places[id(tile)] = found
        return found[1]

    def _append(self, data: bytes) -> Place:
        if self._file is None:
            self._file = self.path.open("xb")
        self._file.write(data)
        place = (self.number, self._at, len(data), zlib.crc32(data))
        self._at += len(data)
        return place


def _write_all(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _tiles(document: Document) -> list[Pixels]:
    """Every tile of the document, masks and recipes included."""
    found: list[Pixels] = []

    def put(raster: Raster) -> JsonValue:
        found.extend(raster.tiles.values())
        return None

    for layer in document.layers:
        stored_layer(layer, put)
    masks_of(document, put)
    return found


def _facts(document: Document, source: Path | None, pack: Pack) -> dict[str, object]:
    metadata = document.metadata
    blocks = {"exif": metadata.exif, "xmp": metadata.xmp, "icc": metadata.icc}
    return {
        "saved": time.time(),
        "source": None if source is None else quote_from_bytes(os.fsencode(source)),
        "size": list(document.size),
        "layers": [stored_layer(layer, pack.put) for layer in document.layers],
        "masks": masks_of(document, pack.put),
        "active_mask": clean(document.active_mask),
        "metadata": {key: base64.b64encode(block).decode() for key, block in blocks.items()}
        | {"dpi": metadata.dpi},
    }


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
    return Opened(document, (lost,) if reader.lost else ())


def _document(manifest: Manifest, reader: _Reader) -> Document:
    layers = tuple(_layer(facts, reader) for facts in manifest.layers)
    masks, active = masks_from(manifest.masks, manifest.active_mask, reader.get)
    stored = manifest.metadata
    blocks = {key: base64.b64decode(getattr(stored, key)) for key in ("exif", "xmp", "icc")}
    metadata = Metadata(**blocks, dpi=stored.dpi)
    return Document(Size(*manifest.size), layers, masks, active, metadata)


def _layer(facts: StoredLayer, reader: _Reader) -> Layer:
    group = facts.kind == "group"
    fields = layer_fields(facts, reader.get, group=group) | {
        "opacity": min(1.0, max(0.0, facts.opacity)),
        "visible": facts.visible,
        "blend": facts.blend,
        "locked": facts.locked,
    }
    if group:
        return GroupLayer(layers=tuple(_layer(f, reader) for f in facts.layers), **fields)
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
