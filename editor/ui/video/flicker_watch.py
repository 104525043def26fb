"""Measures how much the styled clips of a document flicker, in the background, as they come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from threading import Event
from time import sleep
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.history import History
from editor.core.time import FrameRange
from editor.jobs.style import StyleJob
from editor.jobs.translate import TranslateJob
from editor.ui.background import IMPORTING, Background
from editor.ui.look.target import layers_by

if TYPE_CHECKING:
    from editor.clips.flicker import Reading

REST_MILLISECONDS = 600
PAUSE_SECONDS = 0.05
PORTION = 24
"""Frames measured between two looks at the curve."""
CLEAR = 3.0
"""A frame stands out where its error is so many times the middle one of its clip."""
LEAST = 4e-4
"""Errors below it are never seen."""
Key = tuple[str, str, FrameRange]
"""(styled file, original file, frames of the original)."""


@dataclass(frozen=True, eq=False)
class Readings:
    """Figures of a styled clip so far. times: seconds into it; float64 (frames,), as the others.

    error, original: warping errors. sharpness: variance of the Laplacian; plain: the original's.
    """

    times: np.ndarray
    error: np.ndarray
    original: np.ndarray
    sharpness: np.ndarray
    plain: np.ndarray

    @property
    def spikes(self) -> np.ndarray:
        """bool (frames,): the frames that stand out from the clip, and from the original."""
        moved = self.error[1:]
        if not moved.size:
            return np.zeros(self.error.shape, np.bool_)
        limit = max(CLEAR * float(np.median(moved)), LEAST)
        return (self.error > limit) & (self.error > 2 * self.original)


@dataclass(frozen=True, eq=False)
class Shown:
    """A styled layer with its figures. frames: int64, the document frame of each reading;
    seen: bool, False where a styled layer above covers it or it lies outside the bar."""

    layer: ClipLayer
    readings: Readings
    frames: np.ndarray
    seen: np.ndarray


class _Unwanted(Exception):
    """Nobody asks for these figures any more."""


@dataclass
class _Task:
    key: Key
    unwanted: Event = field(default_factory=Event)


class FlickerWatch(QObject):
    """Follows the styled clips of the history; waits while something plays.

    changed: other figures, or other layers.
    """

    changed = Signal()
    _grown = Signal(object, object)

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self._background = Background(threads=1)
        self._known: dict[Key, Readings] = {}
        self._failed: set[Key] = set()
        self._task: _Task | None = None
        self._playing = Event()
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self._look)
        self._grown.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(history.subscribe(self._on_document))
        if self.any:
            self._rest.start()

    def shown(self) -> tuple[Shown, ...]:
        """The styled clips with what is known of them, bottom to top."""
        document = self._history.committed
        layers = _clips(document)
        out = []
        for number, layer in enumerate(layers):
            readings = self._known.get(key_of(layer))
            if readings is not None and readings.times.size:
                above = [upper.span for upper in layers[number + 1 :] if upper.visible]
                out.append(placed(layer, readings, document.timeline.rate, above))
        return tuple(out)

    @property
    def any(self) -> bool:
        """True where the document has a styled clip."""
        return bool(_clips(self._history.committed))

    def set_playing(self, playing: bool) -> None:
        """Leave the processor to what plays, or go on."""
        (self._playing.set if playing else self._playing.clear)()

    def close(self) -> None:
        """End what is being measured."""
        self._stop()
        self._background.close()

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self._history.committed:
            self._rest.start()
            self.changed.emit()

    def _look(self) -> None:
        """Measure the next clip that is not known yet."""
        wanted = [key_of(layer) for layer in reversed(_clips(self._history.committed))]
        if self._task is not None and self._task.key not in wanted:
            self._stop()
        left = [key for key in wanted if key not in self._known and key not in self._failed]
        if self._task is None and left:
            task = self._task = _Task(left[0])
            self._background.run(
                lambda: self._measure(task), lambda _: self._next(task), lambda e: self._lost(task)
            )

    def _stop(self) -> None:
        if self._task is not None:
            self._task.unwanted.set()
            self._known.pop(self._task.key, None)  # half of it is not all of it
            self._task = None

    def _measure(self, task: _Task) -> None:
        """In the background thread."""
        try:
            for readings in measured(task.key, lambda: self._pause(task)):
                self._grown.emit(task, readings)
        except _Unwanted:
            return

    def _pause(self, task: _Task) -> None:
        while self._playing.is_set() and not task.unwanted.is_set():
            sleep(PAUSE_SECONDS)
        if task.unwanted.is_set():
            raise _Unwanted

    def _take(self, task: _Task, readings: Readings) -> None:
        if not task.unwanted.is_set():
            self._known[task.key] = readings
            self.changed.emit()

    def _next(self, task: _Task) -> None:
        if self._task is task:
            self._task = None
        self._look()

    def _lost(self, task: _Task) -> None:
        """A clip that cannot be read has no curve; the layer itself says what is wrong."""
        self._failed.add(task.key)
        self._next(task)


def _clips(document: Document) -> list[ClipLayer]:
    made = layers_by(document, StyleJob.kind, TranslateJob.kind)
    layers = (layer for layer in made if isinstance(layer, ClipLayer))
    return [layer for layer in layers if layer.recipe and layer.recipe.parameters.get("source")]


def key_of(layer: ClipLayer) -> Key:
    """What tells one measurement from another."""
    assert layer.recipe is not None
    parameters = layer.recipe.parameters
    asked = parameters.get("range")
    start, stop = asked if isinstance(asked, list | tuple) else (0, layer.source.frames)
    return layer.source.path, str(parameters.get("source")), FrameRange(int(start), int(stop))


def placed(layer: ClipLayer, readings: Readings, rate: Fraction, above: list[FrameRange]) -> Shown:
    """Where the figures of a layer stand on the timeline. above: spans that cover it."""
    since = readings.times - float(layer.offset)
    frames = layer.span.start + np.floor(since * float(rate) + 1e-3).astype(np.int64)
    seen = (frames >= layer.span.start) & (frames < layer.span.stop)
    for span in above:
        seen &= (frames < span.start) | (frames >= span.stop)
    return Shown(layer, readings, frames, seen)


def measured(key: Key, pause: Callable[[], None] = lambda: None) -> Iterator[Readings]:
    """The figures of a styled clip, more with every portion. For a background thread.

    pause: called before each frame; may wait, and may raise to end it. Raises BadFile where a clip
    cannot be read.
    """
    with IMPORTING:  # decoders and OpenCV load beside the window
        from editor.clips.flicker import Meter
        from editor.media.opencv import cv2
        from editor.media.video.reader import ClipReader

    styled, original, span = key
    with ClipReader(Path(original)) as first, ClipReader(Path(styled)) as second:
        meter = Meter()
        pairs = zip(first.frames(span.start, span.stop), second.frames(), strict=False)
        times: list[float] = []
        for number, (plain, painted) in enumerate(pairs, 1):
            pause()
            size = painted.pixels.shape[1::-1]
            fits = plain.pixels.shape[1::-1] == size
            pixels = plain.pixels if fits else cv2.resize(plain.pixels, size)
            meter.add(pixels, painted.pixels)
            times.append(float(painted.time))
            if number % PORTION == 0:
                yield _readings(times, meter.result().frames)
        if len(times) % PORTION:
            yield _readings(times, meter.result().frames)


def _readings(times: list[float], frames: tuple[Reading, ...]) -> Readings:
    columns = np.array(
        [
            (r.warping_error, r.original_warping_error, r.sharpness, r.original_sharpness)
            for r in frames
        ]
    ).T
    return Readings(np.array(times), *columns)
