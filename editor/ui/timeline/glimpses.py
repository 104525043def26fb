"""Small pictures and waveforms of clips, made in the background and kept while they are wanted."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from editor.core.clip import ClipSource
from editor.core.errors import UnderpaintError
from editor.ui.background import IMPORTING, Background
from editor.ui.qimage import to_qimage

BATCH = 6
"""Pictures made at one go; what is in sight may change in between."""
KEPT = 3000
"""Pictures held at most; one of 72 x 40 takes 12 KB."""
BINS_A_SECOND, MOST_BINS = 100, 60_000

Thumbnails = Callable[[str, Sequence[Fraction], int], Iterator[np.ndarray]]
"""(path, times in seconds, height in pixels) -> uint8 pictures (height, w, 3 or 4)."""
Waveform = Callable[[str, int], np.ndarray]
"""(path, bins) -> float32 (bins, 2): the lowest and the highest value of each, -1..1."""


class Glimpses(QObject):
    """`picture` and `wave` answer at once with what there is; `arrived` tells of more."""

    arrived = Signal()

    def __init__(
        self,
        height: int,
        thumbnails: Thumbnails | None = None,
        waveform: Waveform | None = None,
    ) -> None:
        super().__init__()
        self._height = height
        self._thumbnails = thumbnails or _thumbnails
        self._waveform = waveform or _waveform
        self._background = Background(2)
        self._pictures: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()
        self._at: dict[str, list[int]] = {}
        self._waves: dict[str, np.ndarray | None] = {}
        self._wanted: dict[str, set[int]] = {}
        self._sources: dict[str, ClipSource] = {}
        self._failed: dict[str, str] = {}
        self._making = False

    @property
    def busy(self) -> bool:
        """True while something is made."""
        return self._background.busy

    def why_not(self, source: ClipSource) -> str:
        """Why there are no pictures of a clip; "" where there are."""
        return self._failed.get(source.path, "")

    def forget_wishes(self) -> None:
        """What was asked for and is not begun is wanted no more (it went out of sight)."""
        self._wanted.clear()

    def picture(self, source: ClipSource, frame: int, step: int) -> QPixmap | None:
        """The frame (of the source) rounded down to a multiple of `step`, or the nearest there is;
        None where there is none yet. Asks for it where it is missing."""
        index = min(max(0, frame), source.frames - 1) // step * step
        known = self._pictures.get((source.path, index))
        if known is not None:
            self._pictures.move_to_end((source.path, index))
            return known
        if source.path not in self._failed:
            self._sources[source.path] = source
            self._wanted.setdefault(source.path, set()).add(index)
            self._make()
        return self._nearest(source.path, index)

    def wave(self, source: ClipSource) -> np.ndarray | None:
        """float32 (bins, 2) over the whole clip, each bin's lowest and highest value in -1..1;
        None where there is none (yet)."""
        if source.sound and source.path not in self._waves:
            self._waves[source.path] = None
            bins = min(MOST_BINS, max(1, round(source.duration * BINS_A_SECOND)))
            self._background.run(
                lambda: self._waveform(source.path, bins),
                lambda found: self._measured(source.path, found),
                lambda error: self._unheard(source.path, error),
            )
        return self._waves.get(source.path)

    def close(self) -> None:
        """Wait for what is being made; nothing arrives any more."""
        self.forget_wishes()
        self._background.close()

    def _nearest(self, path: str, index: int) -> QPixmap | None:
        known = self._at.get(path, [])
        place = bisect_left(known, index)
        near = known[max(0, place - 1) : place + 1]
        best = min(near, key=lambda each: abs(each - index), default=None)
        return None if best is None else self._pictures[path, best]

    def _make(self) -> None:
        if self._making or not self._wanted:
            return
        path = next(reversed(self._wanted))
        wanted = sorted(self._wanted.pop(path))
        batch, rest = _spread(wanted)
        if rest:
            self._wanted[path] = rest
        self._making = True
        rate = self._sources[path].rate
        times = [(index + Fraction(1, 2)) / rate for index in batch]
        self._background.run(
            lambda: [to_qimage(each) for each in self._thumbnails(path, times, self._height)],
            lambda made: self._made(path, batch, made),
            lambda error: self._failed_at(path, error),
        )

    def _made(self, path: str, batch: Sequence[int], made: Sequence[QImage]) -> None:
        self._making = False
        pixmaps = [QPixmap.fromImage(image) for image in made]
        if not made:
            self._failed.setdefault(path, "")
        for place, index in enumerate(batch if made else ()):
            if (path, index) not in self._pictures:
                insort(self._at.setdefault(path, []), index)
            # a damaged clip ends early: what is missing shows the last there is
            self._pictures[path, index] = pixmaps[min(place, len(made) - 1)]
        while len(self._pictures) > KEPT:
            (old, index), _ = self._pictures.popitem(last=False)
            self._at[old].remove(index)
        self.arrived.emit()
        self._make()

    def _measured(self, path: str, wave: np.ndarray) -> None:
        self._waves[path] = wave
        self.arrived.emit()

    def _unheard(self, path: str, error: UnderpaintError) -> None:
        self._failed.setdefault(path, str(error))

    def _failed_at(self, path: str, error: UnderpaintError) -> None:
        self._making = False
        self._failed[path] = str(error)
        self._wanted.pop(path, None)
        self.arrived.emit()
        self._make()


def _spread(wanted: list[int]) -> tuple[list[int], set[int]]:
    """A few frames from all over the range first, so that something shows everywhere soon."""
    batch = wanted[:: -(-len(wanted) // BATCH)]
    return batch, set(wanted) - set(batch)


def _thumbnails(path: str, times: Sequence[Fraction], height: int) -> Iterator[np.ndarray]:
    with IMPORTING:
        from editor.media.video.glimpses import thumbnails

    return iter(thumbnails(path, times, height))


def _waveform(path: str, bins: int) -> np.ndarray:
    with IMPORTING:
        from editor.media.video.glimpses import waveform

    return waveform(path, bins)
