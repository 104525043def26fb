"""A slider dragged in the whole window, the real engine's process beside it: hand to canvas.

Wall clock and, since other programs disturb that far more than what runs in one process (the
engine gives way to all of them), CPU of both processes together.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import cv2
import numpy as np
from PySide6.QtCore import QEvent, QEventLoop, QObject, QSettings, Qt, QTimer

from editor.clips.engine import ClipEngine
from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob
from editor.jobs.job import Job, Patch, Tick
from editor.jobs.latent_recipe import latents_of
from editor.jobs.remote import RemoteEngine
from editor.media.still import save_still
from editor.ui.application import create_application, create_window
from editor.ui.window import Window
from editor.ui.worker import GpuWorker
from tests.benchmarks.row import Row, at_most

SLIDER = "smile"
MOVES, SECONDS, EVERY = 120, 4.0, 8
"""Single moves; how long a drag takes, and milliseconds between its moves (a mouse of 125 Hz)."""
MOMENT = 0.005
"""Seconds that may pass between the queue's choice of a job and the engine that notes it."""
BEAT = 10
"""Milliseconds between ticks of a timer that tells whether the window's thread stays free."""


class Watched(ClipEngine):
    """Notes when the drawing of which code began."""

    def __init__(self) -> None:
        super().__init__(RemoteEngine("editor.engines.host:serve"))
        self.begun: list[tuple[float, np.ndarray]] = []

    def __call__(self, job: Job, tick: Tick) -> Iterator[Patch]:
        if isinstance(job, EditJob):
            self.begun.append((perf_counter(), job.code))
        return super().__call__(job, tick)


class Painted(QObject):
    """Calls `then` as soon as the canvas has painted another document than `shown`."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.canvas)
        self.window, self.shown = window, window.session.history.document
        self.then: Callable[[], None] = lambda: None
        window.canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        document = self.window.session.history.document
        if event.type() is QEvent.Type.Paint and document is not self.shown:
            self.shown = document
            QTimer.singleShot(0, self.then)
        return False


def rows() -> Iterator[Row]:
    """A portrait of 128 px, one of 512 px, an artist's own of 600 px in 4K."""
    application = create_application(["underpaint"])
    sys.setswitchinterval(0.001)  # as the program does
    engine = Watched()
    with TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = create_window(GpuWorker(engine), settings, Path(folder))
        window.resize(1600, 1000)
        window.show()
        _until(lambda: window.session.worker.engine_state[0] == "ready")
        window.actions_["workspace_latents"].trigger()
        sculptor = window.session.sculptor
        _until(lambda: len(sculptor.samples) == 16)
        sample = sculptor.samples[0]
        sculptor.take(sample)
        yield from _measured(window, engine, "512 px", 33)
        _open(window, Path(folder), np.full((128, 128, 3), 200, np.uint8))
        sculptor.take(sample)
        yield from _measured(window, engine, "128 px", 33)
        large = np.full((2160, 3840, 3), 200, np.uint8)
        square = Rect(1200, 700, 600, 600)
        large[square.slices()] = cv2.resize(sample.pixels, (600, 600))
        _open(window, Path(folder), large)
        sculptor.use_picture()
        sculptor.place(square)
        sculptor.begin_inversion(steps=0)
        yield from _measured(window, engine, "own of 600 px in 4K", 43)
        window.session.history.mark_saved()
        window.close()
    del application


def _open(window: Window, folder: Path, picture: np.ndarray) -> None:
    window.session.history.mark_saved()
    before = window.session.history.committed
    path = folder / f"picture-{len(picture)}.png"
    save_still(path, picture)
    window.desk.open(path)
    _until(lambda: window.session.history.committed is not before)


def _measured(window: Window, engine: Watched, what: str, limit: float) -> Iterator[Row]:
    """Single moves, each waited for; then a drag that never waits."""
    sculptor = window.session.sculptor
    _until(lambda: sculptor.state is not None and sculptor.settled and not sculptor.working)
    painted = Painted(window)
    begun = _spent()
    single = [_move(window, painted, turn) for turn in range(MOVES)]
    both = [float(cost) for cost in (_spent() - begun) / MOVES]
    for whose, value in zip(("window", "engine"), both, strict=True):
        yield at_most(
            f"slider to canvas, {what}, CPU of the {whose}, mean", 1000 * value, "ms", limit
        )
    yield at_most(f"slider to canvas, {what}, CPU of both, mean", 1000 * sum(both), "ms", limit)
    for of in (50, 95):
        value = float(np.percentile(single[10:], of))
        yield at_most(f"slider to canvas, {what}, p{of}", value, "ms", limit)
    shown, beats, stale, last = _drag(window, painted, engine)
    name = f"drag, {what}"
    yield at_most(f"{name}: between two pictures, p95", float(np.percentile(shown, 95)), "ms", 50)
    late = np.abs(beats)
    yield at_most(f"{name}: a {BEAT}-ms timer's p99", float(np.percentile(late, 99)), "ms", 25)
    yield at_most(f"{name}: the timer's longest", float(late.max()), "ms", 50)
    yield at_most(f"{name}: jobs begun after a newer one was waiting", stale, "", 0)
    layer = window.session.history.committed.layer(sculptor.layer)
    assert layer.recipe is not None
    off = abs(latents_of(layer.recipe).values[SLIDER] - last)
    yield at_most(f"{name}: layer off the last position", off, "", 0)


def _spent() -> np.ndarray:
    """Seconds of CPU that this process and its engine's have used."""
    engine = 0.0
    for child in active_children():
        fields = Path(f"/proc/{child.pid}/stat").read_text().rsplit(")", 1)[1].split()
        engine += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return np.array([process_time(), engine])


def _move(window: Window, painted: Painted, turn: int) -> float:
    """From one move to the canvas painted with it, in milliseconds."""
    loop = QEventLoop()
    painted.shown, painted.then = window.session.history.document, loop.quit
    begun = perf_counter()
    window.session.sculptor.set_value(SLIDER, float(np.sin(turn / 7) + 0.01))
    loop.exec()
    took = (perf_counter() - begun) * 1000
    _rest(5)
    return took


def _drag(
    window: Window, painted: Painted, engine: Watched
) -> tuple[np.ndarray, np.ndarray, int, float]:
    """Milliseconds between pictures and between beats, stale jobs, the last position."""
    sculptor, times, beats, moves = window.session.sculptor, [], [], []
    painted.then = lambda: times.append(perf_counter())
    engine.begun.clear()
    hand, beat = QTimer(), QTimer()
    for timer, every in ((hand, EVERY), (beat, BEAT)):
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(every)

    def move() -> None:
        last = float(np.sin(len(moves) / 17))
        sculptor.set_value(SLIDER, last)
        state = sculptor.state
        assert state is not None
        moves.append((perf_counter(), state.code, last))

    hand.timeout.connect(move)
    beat.timeout.connect(lambda: beats.append(perf_counter()))
    hand.start()
    beat.start()
    _rest(int(SECONDS * 1000))
    hand.stop()
    beat.stop()
    sculptor.release()
    _until(lambda: sculptor.settled)
    return np.diff(times) * 1000, np.diff(beats) * 1000, _stale(engine, moves), moves[-1][2]


def _stale(engine: Watched, moves: list[tuple[float, np.ndarray, float]]) -> int:
    """Jobs begun when a newer position than theirs had been asked for, a moment before at least."""
    number = {id(code): i for i, (_, code, _) in enumerate(moves)}
    stale = 0
    for begun, code in engine.begun:
        newer = moves[number.get(id(code), len(moves)) + 1 :]
        stale += bool(newer) and newer[0][0] < begun - MOMENT
    return stale


def _rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _until(true: Callable[[], bool]) -> None:
    """Let the window live until that is so, at most two minutes."""
    for _ in range(12_000):
        if true():
            return
        _rest(10)
    raise TimeoutError("nothing settles")
