"""Undo under a long random walk: strokes on photograph, layer and mask, steps back and forth.

The whole figure (10,000 strokes, 300,000 steps) takes over an hour: UNDERPAINT_WALK=whole.
By default a thirtieth of it. Times are CPU milliseconds: the machine is shared.
"""

from __future__ import annotations

import os
import zlib
from time import thread_time
from weakref import ref

import numpy as np

from editor.core.delta import rasters
from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import PixelLayer
from tests.benchmarks.core import UHD, painted_somewhere, photograph
from tests.benchmarks.row import Row, at_least, at_most

WHOLE = 10_000, 300_000
SHORT = 333, 10_000
SEED = 7


class Fingerprints:
    """A checksum of all pixels of a document; tiles already seen are not read again."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[ref, int]] = {}

    def of(self, document: Document) -> int:
        total = 0
        for key, raster in rasters(document).items():
            for cell, tile in raster.tiles.items():
                total ^= hash((key, cell, self._tile(tile)))
        return total

    def _tile(self, tile: np.ndarray) -> int:
        known = self._known.get(id(tile))
        if known is None or known[0]() is not tile:
            known = ref(tile), zlib.crc32(tile)
            self._known[id(tile)] = known
        return known[1]


def rows() -> list[Row]:
    """Strokes first, then the walk: from one random step to the next, one step at a time."""
    strokes, steps = WHOLE if os.environ.get("UNDERPAINT_WALK") == "whole" else SHORT
    rng, prints = np.random.default_rng(SEED), Fingerprints()
    layers = (PixelLayer("Photo", pixels=photograph(UHD, 0)), PixelLayer("Paint"))
    history = History(Document(UHD, layers))
    model = [prints.of(history.committed)]
    for i in range(strokes):
        history.commit("Stroke", painted_somewhere(history.committed, i % 3, rng))
        model.append(prints.of(history.committed))
    history.settle()
    memory, oldest = history.nbytes, strokes + 1 - len(history.steps)
    own, wrong = np.empty(steps), 0
    goal = 0
    for i in range(steps):
        if history.position == goal:
            goal = int(rng.integers(0, len(history.steps)))
        before = thread_time()
        _towards(history, goal)
        own[i] = thread_time() - before
        if i % 10 == 0:
            wrong += prints.of(history.committed) != model[oldest + history.position]
    walked = f"random walk of {strokes} strokes, {steps} steps on 4K"
    return [
        at_most(f"{walked}: undo/redo p95", float(np.percentile(own, 95)) * 1e3, "ms", 10),
        at_most("documents that differ from what was painted", wrong, "of all looked at", 0),
        at_most("memory a stroke", memory / strokes / 1e6, "MB", 0.3),
        at_least("steps kept within the limit of 1 GiB", len(history.steps), "steps", 200),
    ]


def _towards(history: History, goal: int) -> None:
    if goal < history.position:
        history.undo()
    else:
        history.redo()
