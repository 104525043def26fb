"""In the hand: how soon the canvas answers brush, view and undo (figures.md), by real events.

Each figure is given twice: by the clock on the wall, which a busy machine makes worse, and in
CPU time of this process, Qt's painting threads included. Run it under X as well:
`QT_QPA_PLATFORM=xcb xvfb-run -a python -m tests.benchmarks canvas`.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import TILE, raster_from
from editor.render.projection import Projection
from editor.ui.canvas.canvas import Canvas
from editor.ui.tools import Tool, Tools
from tests.benchmarks.core import ten_layers
from tests.benchmarks.row import Row, at_most

FOUR_K, EIGHT_K = Size(3840, 2160), Size(8192, 5461)
SCREEN, LARGE_SCREEN = (1600, 1000), (3840, 2100)
RATE = 240  # tablet events a second
HEAVY = ("torch", "torchvision", "cv2", "av")
STAGES = ("first_paint_s", "imports_s", "window_s")


def rows() -> list[Row]:
    """All figures; takes a few minutes and about 3 GB."""
    sys.setswitchinterval(0.001)  # as the program does
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    layered = ten_layers()
    return [
        *start(),
        *brush(layered),
        *recomposite(layered),
        *view_frames(),
        *whole_change(),
        *undo(),
        *gui_timer(),
    ]


def picture(size: Size, seed: int = 0) -> np.ndarray:
    """Slopes with grain, opaque uint8 RGBA (h, w, 4): as hard to pack as a photograph."""
    random = np.random.default_rng(seed)
    out = np.empty((size.h, size.w, 4), np.uint8)
    out[..., 0] = np.linspace(40, 220, size.w)
    out[..., 1] = np.linspace(200, 60, size.h)[:, None]
    out[..., 2] = 120
    out[..., :3] += random.integers(0, 24, (size.h, size.w, 1), np.uint8)
    out[..., 3] = 255
    return out


class Stand:
    """A canvas on screen with everything composed."""

    def __init__(self, document: Document, size: tuple[int, int] = SCREEN) -> None:
        self.history, self.tools = History(document), Tools()
        self.canvas = Canvas(self.history, self.tools)
        self.canvas.resize(*size)
        self.canvas.show()
        self.settle()

    def settle(self) -> None:
        """Until nothing waits to be composed, painted or packed."""
        self.history.settle()
        timer = QElapsedTimer()
        timer.start()
        quiet = 0
        while quiet < 3 and timer.elapsed() < 60_000:
            QApplication.processEvents()
            quiet = quiet + 1 if self.canvas.settled else 0

    def close(self) -> None:
        self.canvas.close()
        self.canvas.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Times:
    """Milliseconds on the wall and of CPU, one pair for each run."""

    def __init__(self) -> None:
        self.wall: list[float] = []
        self.cpu: list[float] = []

    @contextmanager
    def run(self) -> Iterator[None]:
        wall, cpu = time.perf_counter(), time.process_time()
        yield
        self.wall.append((time.perf_counter() - wall) * 1e3)
        self.cpu.append((time.process_time() - cpu) * 1e3)

    def rows(self, what: str, limit: float, share: float = 95) -> list[Row]:
        """Two rows: the percentile by either clock."""
        clocks = (("wall", self.wall), ("CPU", self.cpu))
        return [
            at_most(f"{what}, p{share:g}, {name}", float(np.percentile(t, share)), "ms", limit)
            for name, t in clocks
        ]


# -- the brush


def pen_event(canvas: Canvas, kind: QEvent.Type, at: QPointF, pen: QPointingDevice) -> None:
    """One event of a tablet, and all that follows from it up to the paint."""
    up = kind == QEvent.Type.TabletRelease
    button = Qt.MouseButton.LeftButton
    event = QTabletEvent(
        kind, pen, at, canvas.mapToGlobal(at), 0.0 if up else 0.8, 0, 0, 0, 0, 0,
        Qt.KeyboardModifier.NoModifier, button, Qt.MouseButton.NoButton if up else button,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    QApplication.processEvents()
    QApplication.processEvents()


def stroke(stand: Stand, way: Sequence[QPointF], times: Times) -> None:
    """A stroke at the pace of a tablet."""
    pen = QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip
    pen_event(stand.canvas, QEvent.Type.TabletPress, way[0], pen)
    for at in way[1:]:
        began = time.perf_counter()
        with times.run():
            pen_event(stand.canvas, QEvent.Type.TabletMove, at, pen)
        time.sleep(max(0.0, 1 / RATE - (time.perf_counter() - began)))
    pen_event(stand.canvas, QEvent.Type.TabletRelease, way[-1], pen)


def wave(number: int, points: int = 150) -> list[QPointF]:
    """A long curve over the screen, another one for each number."""
    t = np.linspace(0, 1, points)
    xs = 120 + 1300 * t
    ys = 500 + 320 * np.sin(6 * t + number) * np.cos(2.1 * number)
    return [QPointF(x, y) for x, y in zip(xs, ys, strict=True)]


def brush(document: Document) -> list[Row]:
    """Tablet event to end of paint: mask and colour brush, fitted view and 100 %."""
    out: list[Row] = []
    for tool, name in ((Tool.MASK, "mask brush"), (Tool.BRUSH, "colour brush")):
        for diameter, limit in ((100, 4.0), (500, 20.0)):
            stand, times = Stand(document), Times()
            stand.tools.tool, stand.tools.colour = tool, (200, 40, 30)
            stand.tools.active_layer = document.layers[4].id
            stand.tools.set_brush(diameter=diameter)
            for number, zoom in enumerate((0.4, 1.0, 0.7)):
                stand.canvas.set_zoom(zoom)
                stand.settle()
                stroke(stand, wave(number), times)
                stand.settle()
            stand.close()
            what = f"{name}, diameter {diameter}: event to paint, 4K, 10 mixed layers"
            out += times.rows(what, limit)
    return out


def recomposite(document: Document) -> list[Row]:
    """A dirty square of 256 x 256 pixels (2 x 2 tiles) composed anew from ten mixed layers."""
    projection, times = Projection(document), Times()
    shown = document
    for n in range(40):
        x, y = TILE * (2 + n % 20), TILE * (2 + n % 11)
        layer = shown.layers[5]
        assert isinstance(layer, PixelLayer)
        dirty = Rect(x, y, 2 * TILE, 2 * TILE)
        pixels = layer.pixels.write(dirty, layer.pixels.read(dirty) ^ 1)
        after = shown.with_layer(replace(layer, pixels=pixels))
        if not n:
            projection.flush(document.bounds, 0)
        with times.run():
            projection.update(shown, after)
            projection.flush(dirty, 0)
        shown = after
    return times.rows("dirty 256 x 256 recomposite, 10 mixed modes", 4.0, 50)


# -- the view


def view_frames() -> list[Row]:
    """Panning and zooming an 8K picture, a masked part in it, at many zooms and angles."""
    stand = Stand(eight_k())
    out = frames(stand, "zoom/pan frame, 1600 x 1000, 8K", (0, 90, -23, 180), 10.0)
    stand.canvas.resize(*LARGE_SCREEN)
    stand.settle()
    out += frames(stand, "zoom/pan frame, 3840 x 2100, 8K, rotated", (13, -38), 33.0)
    stand.close()
    return out


def eight_k() -> Document:
    """One layer of 8192 x 5461 with a masked part."""
    layer = PixelLayer("Photograph", pixels=raster_from(picture(EIGHT_K)))
    document = Document(EIGHT_K, (layer,))
    return document.with_mask(raster_from(np.full((500, 700), 255, np.uint8), 3500, 2500))


def frames(stand: Stand, what: str, angles: Sequence[float], limit: float) -> list[Row]:
    """Frames one after another, each with another view."""
    canvas, times = stand.canvas, Times()
    for degrees in angles:
        canvas.set_rotation(degrees)
        for zoom in (0.16, 0.26, 0.51, 0.8, 1.0, 1.6, 4.0, 12.0):
            canvas.set_zoom(zoom)
            stand.settle()
            for n in range(8):
                with times.run():
                    canvas.set_view(canvas.view.panned(QPointF(9, 5 * (-1) ** n)))
                    canvas.zoom_by(1.01, QPointF(300, 400))
                    QApplication.processEvents()
    return times.rows(what, limit)


def whole_change() -> list[Row]:
    """The opacity of an 8K layer changes: until the first right pixels are on screen.

    Once after a rest, when the rest of the picture has been composed, and once amid a drag of the
    opacity slider.
    """
    above = PixelLayer("Above", 0.5, pixels=raster_from(picture(EIGHT_K, 1)))
    stand, rested, dragged = Stand(eight_k().with_layer(above)), Times(), Times()
    for n in range(24):
        times = dragged if n % 3 else rested
        if times is rested:
            stand.settle()
        changed = replace(above, opacity=0.3 + 0.02 * n)
        with times.run():
            stand.history.preview(stand.history.committed.with_layer(changed))
            QApplication.processEvents()
    stand.close()
    what = "first right pixels after a whole-document change, 8K"
    return [
        *rested.rows(f"{what}, after a rest", 50.0, 50),
        *dragged.rows(f"{what}, amid a slider's drag", 50.0, 50),
    ]


# -- undo


def undo(strokes: int = 200) -> list[Row]:
    """Strokes by the pen on a 4K photograph (350 pixels long on screen), then undo and redo."""
    layer = PixelLayer("Photograph", pixels=raster_from(picture(FOUR_K)))
    stand, ignored, times = Stand(Document(FOUR_K, (layer,))), Times(), Times()
    stand.tools.tool = Tool.BRUSH
    stand.tools.set_brush(diameter=60)
    before = stand.history.nbytes
    for number in range(strokes):
        stand.tools.colour = (number, 255 - number, 90)
        stroke(stand, wave(number)[number % 100 :][:40], ignored)
    stand.settle()
    held = (stand.history.nbytes - before) / strokes / 1e6
    for step in (stand.history.undo, stand.history.redo):
        for _ in range(strokes):
            with times.run():
                step()
                QApplication.processEvents()
            stand.history.settle()
    stand.close()
    memory = at_most(f"undo memory a stroke, 4K, {strokes} strokes", held, "MB", 0.3)
    return [memory, *times.rows("undo / redo to paint, 4K", 10.0)]


# -- the program


def start(runs: int = 5) -> list[Row]:
    """The program in a process of its own, until its window has been painted.

    Byte code is kept, as at a user's: written by a run that is not counted, into a folder of its
    own, whatever this process was told (PYTHONDONTWRITEBYTECODE compiles everything each time).
    That run, where every module is compiled, is the first after an installation without byte
    code; it has a row too.
    """
    with TemporaryDirectory() as kept:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": kept}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        first = shown_once(environment)
        before = children_cpu()
        answers = [shown_once(environment) for _ in range(runs)]
        cpu = (children_cpu() - before) / runs
    seconds = {name: float(np.median([each[name] for each in answers])) for name in STAGES}
    heavy = {name for each in answers for name in each["heavy"]}
    what = "window on screen after start, warm"
    return [
        at_most(f"{what}, median, wall", seconds["first_paint_s"], "s", 0.5),
        Row(f"{what}: imports", round(seconds["imports_s"], 3), "s", "-", True),
        Row(f"{what}: making the window", round(seconds["window_s"], 3), "s", "-", True),
        at_most(f"{what}, whole run with exit, mean, CPU", cpu, "s", 0.5),
        Row(f"{what}, nothing compiled yet", first["first_paint_s"], "s", "-", True),
        at_most(f"of {', '.join(HEAVY)} imported before", len(heavy), "modules", 0),
    ]


def shown_once(environment: dict[str, str]) -> dict[str, Any]:
    """What one start tells of itself (app.py). Raises RuntimeError where no window came."""
    command = [sys.executable, "-m", "editor", "--measure-start"]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=120, check=False, env=environment
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode or not lines:
        raise RuntimeError(f"The window did not come: {done.stderr.strip()[-300:]}")
    told: dict[str, Any] = json.loads(lines[-1])
    return told


def children_cpu() -> float:
    """CPU seconds of all processes that this one started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def busy(processes: int) -> Iterator[None]:
    """So many processes that calculate without a pause, as a job does."""
    code = "import numpy as n\na=n.ones((700,700),'f4')\nwhile True: a=a@a*0"
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    running = [
        subprocess.Popen([sys.executable, "-c", code], env={**os.environ, **one})
        for _ in range(processes)
    ]
    time.sleep(1.0)
    try:
        yield
    finally:
        for process in running:
            process.kill()
            process.wait()


def gui_timer(seconds: float = 8.0) -> list[Row]:
    """A 10-ms timer of the window's thread, and the brush, while a job uses the cores."""
    cores = len(os.sched_getaffinity(0))
    with busy(cores):
        gaps = ticks(seconds)
    layer = PixelLayer("Photograph", pixels=raster_from(picture(FOUR_K)))
    stand, times = Stand(Document(FOUR_K, (layer,))), Times()
    stand.tools.set_brush(diameter=100)
    with busy(max(1, cores - 1)):
        for number in range(3):
            stroke(stand, wave(number), times)
    stand.close()
    label = "10-ms timer of the window while a job uses all cores"
    return [
        at_most(f"{label}, p99", float(np.percentile(gaps, 99)), "ms", 25),
        at_most(f"{label}, max", float(np.max(gaps)), "ms", 50),
        *times.rows("mask brush, diameter 100, while a job uses cores - 1", 8.0),
    ]


def ticks(seconds: float) -> np.ndarray:
    """Milliseconds between the ticks of a 10-ms timer."""
    at: list[float] = []
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=10)
    note: Callable[[], None] = lambda: at.append(time.perf_counter())  # noqa: E731
    timer.timeout.connect(note)
    timer.start()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        QApplication.processEvents()
        time.sleep(0.0005)
    timer.stop()
    return np.diff(at) * 1e3
