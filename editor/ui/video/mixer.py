"""The sound of a document: which clips are heard when, read in blocks, mixed at any speed."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Collection
from fractions import Fraction
from typing import NamedTuple, Protocol

import numpy as np

from editor.core.clip import visible_clips
from editor.core.document import Document
from editor.core.errors import UnderpaintError

RATE = 48_000
"""Samples a second."""
KEPT = 12
"""Blocks of one second kept at hand."""


class Track(NamedTuple):
    """A clip that is heard from `start` until `stop`, seconds of the document; `offset`: seconds
    into its file at `start`."""

    path: str
    start: float
    stop: float
    offset: float


def tracks_of(document: Document) -> tuple[Track, ...]:
    """Every clip that shows and has sound."""
    rate = document.timeline.rate
    return tuple(
        Track(
            layer.source.path,
            float(layer.span.start / rate),
            float(layer.span.stop / rate),
            float(layer.offset),
        )
        for layer in visible_clips(document)
        if layer.source.sound
    )


class Reader(Protocol):
    """Reads the sound of one file."""

    def read(self, start: Fraction, seconds: Fraction) -> np.ndarray:
        """float32 (n, 2) at `RATE`, -1..1; shorter (or empty) where the file ends. Raises
        BadFile where it cannot be read."""

    def close(self) -> None:
        """Give the file back."""


class Mixer:
    """Not for several threads at once. A file that cannot be read is silent; `faults` tells why,
    a sentence for each such path."""

    def __init__(self, open_reader: Callable[[str], Reader]) -> None:
        self._open = open_reader
        self._readers: dict[str, Reader] = {}
        self._blocks: OrderedDict[tuple[str, int], np.ndarray] = OrderedDict()
        self.faults: dict[str, str] = {}

    def keep(self, paths: Collection[str]) -> None:
        """Give all files back but these; one that could not be read is tried again."""
        for path in self._readers.keys() - set(paths):
            self._readers.pop(path).close()
        for block in [block for block in self._blocks if block[0] not in self._readers]:
            del self._blocks[block]
        self.faults.clear()

    def mix(
        self, tracks: tuple[Track, ...], at: float, count: int, speed: float = 1.0
    ) -> np.ndarray:
        """float32 (count, 2): what is heard from second `at` of the document on.

        Speeds other than 1 change the pitch; negative ones play backwards. Within -1..1.
        """
        times = at + np.arange(count) * (speed / RATE)
        out = np.zeros((count, 2), np.float32)
        for track in tracks:
            inside = (times >= track.start) & (times < track.stop)
            if inside.any():
                places = (times[inside] - track.start + track.offset) * RATE
                out[inside] += self._samples(track.path, places)
        return np.clip(out, -1.0, 1.0, out=out)

    def _samples(self, path: str, places: np.ndarray) -> np.ndarray:
        """(n, 2) at fractional sample numbers, by straight lines between samples."""
        low, high = math.floor(places.min()), math.floor(places.max()) + 2
        first, last = low // RATE, (high - 1) // RATE
        run = np.concatenate([self._block(path, n) for n in range(first, last + 1)])
        places = places - first * RATE
        whole = np.floor(places).astype(np.int64)
        share = (places - whole).astype(np.float32)[:, None]
        after = np.minimum(whole + 1, len(run) - 1)
        out: np.ndarray = run[whole] * (1 - share) + run[after] * share
        return out

    def _block(self, path: str, number: int) -> np.ndarray:
        """Second `number` of a file, silence where it has none: float32 (RATE, 2)."""
        known = self._blocks.get((path, number))
        if known is not None:
            self._blocks.move_to_end((path, number))
            return known
        out = np.zeros((RATE, 2), np.float32)
        if number >= 0 and path not in self.faults:
            found = self._read(path, number)
            out[: len(found)] = found
        self._blocks[path, number] = out
        while len(self._blocks) > KEPT:
            self._blocks.popitem(last=False)
        return out

    def _read(self, path: str, number: int) -> np.ndarray:
        try:
            if path not in self._readers:
                self._readers[path] = self._open(path)
            return self._readers[path].read(Fraction(number), Fraction(1))[:RATE]
        except UnderpaintError as error:  # the other clips are heard nevertheless
            self.faults[path] = str(error)
            return np.zeros((0, 2), np.float32)
