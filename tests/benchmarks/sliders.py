"""Sliders in the window: a long random walk, and what a move costs the window's thread.

The engine is tests.ui.latents.conftest.Drawer, which draws at once: what is measured is the way
from the hand to the document. How fast generators draw: benchmark `latents`.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.background import Background
from editor.ui.sculptor import Sculptor
from editor.ui.tools import Tools
from editor.ui.worker import GpuWorker
from tests.benchmarks.row import Row, at_most
from tests.ui.latents.conftest import KNOWN, Bench, Drawer
from tests.ui.latents.walk import Walk

DEEDS = 2000
MOVES = 400
UHD, SQUARE = Size(3840, 2160), Rect(3000, 1000, 600, 600)


@contextmanager
def bench(size: Size) -> Iterator[Bench]:
    """A sculptor on a grey picture."""
    picture = np.full((size.h, size.w, 4), 255, np.uint8)
    picture[..., :3] = np.random.default_rng(1).integers(90, 160, (size.h, size.w, 3), np.uint8)
    history = History(Document(size, (PixelLayer("Photo", pixels=raster_from(picture)),)))
    engine, tools, background = Drawer(), Tools(), Background()
    worker = GpuWorker(engine)
    worker.start()
    sculptor = Sculptor(history, worker, background, tools)
    sculptor.shelf.show(KNOWN)
    try:
        yield Bench(sculptor, history, tools, engine)
    finally:
        sculptor.forget()
        worker.close()
        background.close()


def until(true: Callable[[], bool]) -> None:
    """Run the window's event loop until something holds."""
    deadline = time.perf_counter() + 120
    while not true():
        QCoreApplication.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() > deadline:
            raise TimeoutError("nothing settles")


def _resident() -> float:
    return float(Path("/proc/self/statm").read_text().split()[1])


def walk() -> Iterator[Row]:
    """Random drags, undos, mixes; what must be so is asserted on the way."""
    with bench(Size(128, 96)) as b:
        b.sculptor.wake()
        until(lambda: len(b.sculptor.samples) == 16)
        b.sculptor.take(b.sculptor.samples[0])
        until(lambda: b.sculptor.state is not None)
        walk = Walk(b, lambda: until(lambda: b.idle))
        walk.steps(DEEDS // 4)
        b.history.settle()
        before, held = _resident(), b.history.nbytes
        walk.steps(DEEDS - DEEDS // 4)
        walk.look()
        b.history.settle()
        grown = (_resident() - before) * os.sysconf("SC_PAGE_SIZE") - (b.history.nbytes - held)
        drawn = len(b.engine.edits) / walk.counts["move"]
    name = f"{DEEDS} random drags, undos, mixes"
    yield Row(f"{name}: document and sliders disagree", 0, "times", "= 0", True)
    yield at_most(f"{name}: memory beyond the history's, last three quarters", grown / 1e6, "MB", 8)
    yield at_most("jobs drawn a move of a slider", drawn, "", 1.0)


def move() -> Iterator[Row]:
    """An own picture of 600 px on 4K is dragged: CPU of the window's thread, up to the preview."""
    with bench(UHD) as b:
        b.sculptor.use_picture()
        b.sculptor.place(SQUARE)
        b.sculptor.begin_inversion()
        until(lambda: b.sculptor.state is not None)
        costs = []
        for step in range(MOVES):
            shown, begin = b.history.document, time.thread_time()
            b.sculptor.set_value("smile", 2 * np.sin(step / 7) + 0.01)
            while b.history.document is shown:
                QCoreApplication.processEvents()
                spent = time.thread_time()
                time.sleep(0.001)
                begin += time.thread_time() - spent
            costs.append(time.thread_time() - begin)
    p95 = float(np.percentile(costs[20:], 95)) * 1e3
    yield at_most("a slider over 600 px of 4K: CPU of the window's thread, p95", p95, "ms", 12.0)


def rows() -> Iterator[Row]:
    """Every line of the table, as it is measured."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    yield from walk()
    yield from move()
    del application
