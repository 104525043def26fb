"""An autosave session as written: packs of tiles, and a manifest that says which count."""

from __future__ import annotations

import base64
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

from editor.core.document import Document
from editor.core.raster import Pixels, Raster
from editor.media.atomic import atomic_write, cannot_write, sync_folder
from editor.media.facts import (
    GuideFacts,
    MaskFacts,
    StoredLayer,
    guide_facts,
    masks_of,
    stored_layer,
)
from editor.media.facts_time import TimelineFacts, clean, timeline_facts

MANIFEST, PACKS = "manifest.json", "tiles-*.pack"
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
    timeline: TimelineFacts = TimelineFacts()
    guides: GuideFacts = GuideFacts()


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
        "timeline": timeline_facts(document.timeline),
        "guides": guide_facts(document.guides),
    }
