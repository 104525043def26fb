"""In the storm: engines die, jobs are cancelled, and the window does not mind.

`rows()` gives the figures of figures.md, "In the storm", that concern jobs, worker and engine.
Everything runs through the real QThread and real processes; the engines are tests.fakes, except
where a row says "real engine".
"""

from __future__ import annotations

import os
import random
import signal
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication

from editor.core.document import Document
from editor.core.errors import EngineDied
from editor.core.geometry import Rect, Size
from editor.jobs.job import InpaintJob
from editor.jobs.queue import Event, Ticket
from editor.jobs.remote import RemoteEngine
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.benchmarks.row import Row, at_most

BASE = Document(Size(64, 64))
DEATHS = 100
JOBS = 500
HANG_S = 2.0  # 20 s in the product


class Bench:
    """A worker, what it reported and when, and a timer of the window's that ticks every 10 ms."""

    def __init__(self, target: str = fakes.TARGET) -> None:
        self.engine = RemoteEngine(target, hang_after=HANG_S)
        self.worker = GpuWorker(self.engine)
        self.finals: dict[Ticket, list[tuple[float, Event]]] = {}
        self.begun: dict[Ticket, float] = {}
        self.ready: list[float] = []
        self.ticks: list[float] = []
        self.worker.reported.connect(self._event)
        self.worker.engine_changed.connect(self._state)
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(lambda: self.ticks.append(time.perf_counter()))
        self._timer.start()
        self.worker.start()

    def _event(self, event: Event) -> None:
        now = time.perf_counter()
        if (event.progress or 0) > 0:
            self.begun.setdefault(event.ticket, now)
        if event.final:
            self.finals.setdefault(event.ticket, []).append((now, event))

    def _state(self, state: str, text: str) -> None:
        if state == "ready":
            self.ready.append(time.perf_counter())

    def submit(self, model: str, **changes: Any) -> Ticket:
        return self.worker.submit(fakes.job(model, **changes), BASE)

    def ended(self, *tickets: Ticket) -> None:
        until(lambda: all(ticket in self.finals for ticket in tickets))


def until(true: Callable[[], bool], within: float = 120.0) -> None:
    """Run the window's event loop until something holds."""
    deadline = time.perf_counter() + within
    while not true():
        QCoreApplication.processEvents()
        time.sleep(0.001)
        if time.perf_counter() > deadline:
            raise TimeoutError("the storm was too much")


@contextmanager
def bench(target: str = fakes.TARGET) -> Iterator[Bench]:
    """A bench whose engine is ready."""
    made = Bench(target)
    made.worker.warm()
    until(lambda: bool(made.ready))
    try:
        yield made
    finally:
        made.worker.close()


def counted(name: str, value: int, unit: str, wanted: int) -> Row:
    """A line that holds where nothing less and nothing more than `wanted` was counted."""
    return Row(name, value, unit, f"= {wanted}", value == wanted)


def deaths(times: int = DEATHS) -> Iterator[Row]:
    """Segmentation fault, exit, kill -9 from outside, hang: in mid-job, at random."""
    dice = random.Random(2)
    told = healed = 0
    back: list[float] = []
    with bench() as b:
        for _ in range(times):
            model = dice.choices(["segfault", "exiting", "slow", "hanging"], [3, 3, 3, 1])[0]
            ticket = b.submit(model)
            if model == "slow":
                until(lambda t=ticket: t in b.begun)
                os.kill(b.engine.pid or 0, signal.SIGKILL)
            known = len(b.ready)
            b.ended(ticket)
            (died, event), *more = b.finals[ticket]
            told += isinstance(event.error, EngineDied) and not more
            until(lambda n=known: len(b.ready) > n)
            back.append(max(0.0, b.ready[-1] - died))
            following = b.submit("mean")
            b.ended(following)
            healed += following.state == "done"
        gap = np.percentile(np.diff(b.ticks), 99)
    yield counted(f"window alive after {times} engine deaths, each told once", told, "", times)
    yield counted("next job runs", healed, "", times)
    yield at_most("engine back, slowest", max(back), "s", 3.0)
    yield at_most("the window's 10-ms timer meanwhile, p99", 1000 * gap, "ms", 25)


def real_deaths(times: int = 5) -> Iterator[Row]:
    """kill -9 of the real engine, torch and all."""
    back, cpu = [], []
    with bench("editor.engines.host:serve") as b:
        for _ in range(times):
            b.ended(b.submit("telea", side=128))
            known, killed = len(b.ready), time.perf_counter()
            os.kill(b.engine.pid or 0, signal.SIGKILL)
            until(lambda n=known: len(b.ready) > n)
            back.append(b.ready[-1] - killed)
            cpu.append(_cpu_seconds(b.engine.pid or 0))
        last = b.submit("telea", side=128)
        b.ended(last)
        text = b.worker.engine_state[1]
    load = f"load {os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    yield at_most(f"real engine back, median ({text})", statistics.median(back), "s", 3.0)
    yield at_most(f"real engine back, slowest of {times} ({load})", max(back), "s", 3.0)
    yield at_most("real engine back, CPU seconds, median", statistics.median(cpu), "s", 3.0)
    yield counted("real engine heals after that", int(last.state == "done"), "", 1)


def _cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def cancels(jobs: int = JOBS) -> Iterator[Row]:
    """Many queued jobs, three in ten cancelled at random moments; again, memory compared."""
    with bench() as b:
        for seed in range(2):  # until every buffer has found its size
            _cancel_round(b, jobs, seed)
        before = _resident(), _resident(b.engine.pid)
        once, late = _cancel_round(b, jobs, 2)
        mine, theirs = _resident(), _resident(b.engine.pid)
    yield counted(f"{jobs} queued jobs, 30 % cancelled: ended exactly once", once, "", jobs)
    yield at_most("cancel to final event, slowest", 1000 * max(late), "ms", 500)
    yield at_most("memory drift of the window's process", 100 * (mine / before[0] - 1), "%", 2.0)
    yield at_most("memory drift of the engine's", 100 * (theirs / before[1] - 1), "%", 2.0)


def _cancel_round(b: Bench, jobs: int, seed: int) -> tuple[int, list[float]]:
    dice = random.Random(seed)
    b.finals.clear()
    tickets = [b.submit(dice.choice(["mean", "several"]), side=256) for _ in range(jobs)]
    asked: dict[Ticket, float] = {}
    for ticket in dice.sample(tickets, jobs * 3 // 10):
        begin = time.perf_counter()
        if b.worker.cancel(ticket):
            asked[ticket] = begin
        for _ in range(dice.randrange(4)):
            QCoreApplication.processEvents()
            time.sleep(0.001)
    b.ended(*tickets)
    fair = sum(
        len(b.finals[t]) == 1 and t.state == ("cancelled" if t in asked else "done")
        for t in tickets
    )
    return fair, [b.finals[ticket][0][0] - begin for ticket, begin in asked.items()]


def _resident(pid: int | None = None) -> float:
    return float(Path(f"/proc/{pid or 'self'}/statm").read_text().split()[1])


def cancel_latency(times: int = 12) -> Iterator[Row]:
    """A running job is cancelled: the window has its answer, and the next job begins."""
    for model, meaning in (
        ("slow", "one that listens"),
        ("deaf", "one that does not listen"),
        ("hanging", "one that holds the interpreter"),
    ):
        told, free = [], []
        with bench() as b:
            for _ in range(times):
                ticket = b.submit(model)
                until(lambda t=ticket: t in b.begun)
                asked = time.perf_counter()
                b.worker.cancel(ticket)
                following = b.submit("mean")
                b.ended(ticket)
                told.append(b.finals[ticket][0][0] - asked)
                b.ended(following)
                free.append(b.finals[following][0][0] - asked)
        yield at_most(f"cancel of {meaning}: told, slowest", 1000 * max(told), "ms", 500)
        yield at_most(f"cancel of {meaning}: next job done, slowest", 1000 * max(free), "ms", 3000)


def hand_over(times: int = 25) -> Iterator[Row]:
    """A 4K frame to the engine's process and back as a patch, against copying it four times."""
    side = (2160, 3840)
    image = np.random.default_rng(1).integers(0, 256, (*side, 3), dtype=np.uint8)
    mask = np.full(side, 255, np.uint8)
    patch = np.empty((*side, 4), np.uint8)
    job = InpaintJob(image=image, mask=mask, place=Rect(0, 0, side[1], side[0]), model="echo")
    engine = RemoteEngine(fakes.TARGET)
    carried, copied = [], []
    for _ in range(times + 2):
        begin = time.perf_counter()
        list(engine(job, lambda progress: None))
        carried.append(time.perf_counter() - begin)
        begin = time.perf_counter()
        for array in (image, mask, patch) * 2:
            array.copy()
        copied.append(time.perf_counter() - begin)
    engine.close()
    del carried[:2], copied[:2]  # the start, the first pages
    median, best = (1000 * pick(carried) for pick in (statistics.median, min))
    yield Row("4K picture and mask there, RGBA back, median", round(median, 1), "ms", "", True)
    yield Row("the same, fastest", round(best, 1), "ms", "", True)
    ratio = min(carried) / min(copied)
    yield at_most("the same / copying it twice within one process, fastest", ratio, "x", 3.0)


def closing(times: int = 5) -> Iterator[Row]:
    """The worker is closed in the middle of a job that does not listen."""
    took = []
    for _ in range(times):
        with bench() as b:
            ticket = b.submit("hanging")
            until(lambda b=b, t=ticket: t in b.begun)
            begin = time.perf_counter()
            b.worker.close()
            took.append(time.perf_counter() - begin)
    yield at_most("close in mid-job, slowest", max(took), "s", 1.0)


def rows() -> Iterator[Row]:
    """Every line of the table, as it is measured."""
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    sys.setswitchinterval(0.001)
    for measure in (hand_over, cancel_latency, cancels, closing, real_deaths, deaths):
        yield from measure()
    del application
