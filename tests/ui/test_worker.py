"""The real QThread before a real engine process: what the window sees of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QThread

from editor.core.document import Document
from editor.core.errors import EngineDied
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.inpaint import inpaint_job, land, patch_layer
from editor.jobs.job import Cancelled
from editor.jobs.queue import Event, Ticket
from editor.jobs.remote import RemoteEngine
from editor.ui.worker import GpuWorker
from tests import fakes

ROOT = Path(__file__).parents[2]
BASE = Document(Size(64, 64))


class Ear:
    """Hears the worker in the thread of the test."""

    def __init__(self, worker: GpuWorker) -> None:
        self.events: list[Event] = []
        self.states: list[tuple[str, str]] = []
        self.threads: set[QThread] = set()
        worker.reported.connect(self._event)
        worker.engine_changed.connect(lambda state, text: self.states.append((state, text)))

    def _event(self, event: Event) -> None:
        self.events.append(event)
        self.threads.add(QThread.currentThread())

    def of(self, ticket: Ticket) -> list[Event]:
        return [event for event in self.events if event.ticket is ticket]

    def final(self, *tickets: Ticket) -> bool:
        return all(any(event.final for event in self.of(ticket)) for ticket in tickets)


@pytest.fixture
def worker(qapp: QCoreApplication) -> Iterator[GpuWorker]:
    worker = GpuWorker(RemoteEngine(fakes.TARGET, hang_after=3.0))
    worker.start()
    yield worker
    worker.close()
    assert worker.isFinished()


@pytest.fixture
def ear(worker: GpuWorker) -> Ear:
    return Ear(worker)


Wait = Callable[[Callable[[], bool]], None]


@pytest.fixture
def wait(qtbot) -> Wait:
    return lambda true: qtbot.waitUntil(true, timeout=60_000)


def test_a_stroke_heals_from_end_to_end(worker: GpuWorker, wait: Wait) -> None:
    """Mask, job, other process, layer, one undo step: the table of the house."""
    photo = np.random.default_rng(1).integers(0, 256, (400, 600, 3), dtype=np.uint8)
    opaque = np.dstack([photo, np.full(photo.shape[:2], 255, np.uint8)])
    history = History(Document(Size(600, 400), (PixelLayer("Photo", pixels=raster_from(opaque)),)))
    hole = raster_from(np.full((40, 50), 255, np.uint8), 300, 200)
    history.commit("Paint mask", history.committed.with_mask(hole))
    base = history.committed
    job = inpaint_job(base, lambda rect: photo[rect.slices()], model="several")
    assert job is not None

    def landed(event: Event) -> None:
        if event.patch is not None:
            layers.append(patch_layer(job, event.patch))
            history.preview(land(history.committed, layers[-1], event.ticket.base))
        elif event.done:
            history.commit("Inpaint", land(history.committed, layers[-1], event.ticket.base))

    layers: list[PixelLayer] = []
    worker.reported.connect(landed)
    ticket = worker.submit(job, base, key="inpaint")
    wait(lambda: history.undo_label == "Inpaint")
    assert ticket.state == "done"
    assert len(layers) == 2  # a first look, then the answer
    after = history.committed
    assert after.layers[0] is base.layers[0]
    assert after.layers[1].bounds.contains(hole.extent())
    assert after.mask.extent().empty
    history.undo()
    assert history.committed is base


def test_everything_arrives_in_the_windows_thread_and_never_inside_a_call(
    worker: GpuWorker, ear: Ear, wait: Wait, qapp: QCoreApplication
) -> None:
    first, second = worker.submit(fakes.job("slow"), BASE), worker.submit(fakes.job("mean"), BASE)
    worker.cancel(second)
    assert ear.of(second) == []
    wait(lambda: ear.final(first, second))
    assert ear.threads == {qapp.thread()}
    assert [event.final for event in ear.of(first)].count(True) == 1
    progress = [e.progress for e in ear.of(first) if e.progress is not None]
    assert progress == sorted(progress) and len(progress) > 10
    assert ear.of(first)[-1].done


def test_an_engine_that_is_killed_says_so_and_retry_heals(
    worker: GpuWorker, ear: Ear, wait: Wait
) -> None:
    ticket = worker.submit(fakes.job("slow"), BASE, title="Heal the sky")
    wait(lambda: any(event.patch is not None for event in ear.of(ticket)))
    pid = worker._remote.pid  # type: ignore[union-attr]
    os.kill(pid, signal.SIGKILL)
    wait(lambda: ear.final(ticket))
    error = ear.of(ticket)[-1].error
    assert isinstance(error, EngineDied)
    assert str(error) == (
        "The engine stopped in the middle of the job. Your document is as it was; try again."
    )
    assert ticket.state == "failed" and not ear.of(ticket)[-1].done
    again = worker.retry(ticket)
    wait(lambda: ear.final(again))
    assert (again.state, again.title) == ("done", "Heal the sky")
    assert "restarting" in [state for state, _ in ear.states]


@pytest.mark.parametrize("model", ["segfault", "exiting", "hanging", "greedy"])
def test_the_window_lives_through_every_death(
    worker: GpuWorker, ear: Ear, wait: Wait, model: str
) -> None:
    bad, good = worker.submit(fakes.job(model), BASE), worker.submit(fakes.job("mean"), BASE)
    wait(lambda: ear.final(bad, good))
    assert (bad.state, good.state) == ("failed", "done")


@pytest.mark.parametrize("model", ["slow", "deaf", "hanging"])
def test_cancel_ends_the_ticket_with_the_call_and_the_next_job_runs(
    worker: GpuWorker, ear: Ear, wait: Wait, model: str
) -> None:
    ticket = worker.submit(fakes.job(model), BASE)
    wait(lambda: any((event.progress or 0) > 0 for event in ear.of(ticket)))
    assert worker.cancel(ticket)
    assert ticket.cancelled
    following = worker.submit(fakes.job("mean"), BASE)
    wait(lambda: ear.final(ticket, following))
    assert following.state == "done"
    finals = [event for event in ear.of(ticket) if event.final]
    assert len(finals) == 1 and isinstance(finals[0].error, Cancelled)


def test_the_latest_of_a_key_wins(worker: GpuWorker, ear: Ear, wait: Wait) -> None:
    tickets = [worker.submit(fakes.job("mean"), BASE, key="heal") for _ in range(30)]
    wait(lambda: ear.final(*tickets))
    assert tickets[-1].state == "done"
    answered = [ticket for ticket in tickets if ticket.state == "done"]
    assert len(answered) < len(tickets)
    assert {ticket.state for ticket in tickets} == {"cancelled", "done"}


def test_the_state_of_the_engine_is_told(worker: GpuWorker, ear: Ear, wait: Wait) -> None:
    assert worker.engine_state == ("idle", "")
    worker.warm()
    wait(lambda: ear.states[-1:] == [("ready", "fake")])
    ticket = worker.submit(fakes.job("mean"), BASE)
    wait(lambda: ear.final(ticket) and len(ear.states) == 4)
    assert [state for state, _ in ear.states] == ["starting", "ready", "busy", "ready"]


def test_closing_in_the_middle_joins_and_leaves_no_process(
    qapp: QCoreApplication, wait: Wait
) -> None:
    engine = RemoteEngine(fakes.TARGET)
    worker = GpuWorker(engine)
    ear = Ear(worker)
    worker.start()
    tickets = [worker.submit(fakes.job("deaf"), BASE) for _ in range(5)]
    wait(lambda: any((event.progress or 0) > 0 for event in ear.events))
    pid = engine.pid
    worker.close()
    worker.close()
    assert worker.isFinished()
    assert not Path(f"/proc/{pid}").exists()
    wait(lambda: ear.final(*tickets))
    assert {ticket.state for ticket in tickets} == {"cancelled"}


def test_pause_reorder_and_the_list_of_tickets(worker: GpuWorker, ear: Ear, wait: Wait) -> None:
    worker.pause()
    tickets = [worker.submit(fakes.job("mean", seed=number), BASE) for number in range(3)]
    worker.reorder(tickets[2], 0)
    assert worker.paused
    assert worker.tickets() == (tickets[2], tickets[0], tickets[1])
    worker.resume()
    wait(lambda: ear.final(*tickets))
    begun = [event.ticket for event in ear.events if event.progress == 0.0]
    assert list(dict.fromkeys(begun)) == [tickets[2], tickets[0], tickets[1]]


def test_cancel_all_ends_all(worker: GpuWorker, ear: Ear, wait: Wait) -> None:
    tickets = [worker.submit(fakes.job("slow"), BASE) for _ in range(10)]
    worker.cancel_all()
    assert {ticket.state for ticket in tickets} == {"cancelled"}
    wait(lambda: ear.final(*tickets))
    assert len([event for event in ear.events if event.final]) == 10


def test_an_engine_in_this_process_works_too(qapp: QCoreApplication, wait: Wait) -> None:
    worker = GpuWorker(fakes.behave)
    ear = Ear(worker)
    worker.start()
    worker.warm()
    assert worker.engine_state == ("ready", "")
    ticket = worker.submit(fakes.job("mean"), BASE)
    wait(lambda: ear.final(ticket))
    worker.close()
    assert ticket.state == "done"


def test_a_job_in_another_process_does_not_hold_the_window_up(
    worker: GpuWorker, ear: Ear, wait: Wait, qtbot
) -> None:
    """A timer of the window's goes on ticking while a job runs and while an engine is started."""
    from PySide6.QtCore import QTimer

    ticks: list[float] = []
    timer = QTimer(interval=10)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    ticket = worker.submit(fakes.job("slow", 1500), BASE)
    wait(lambda: ear.final(ticket))
    timer.stop()
    assert len(ticks) > 50
    assert np.diff(ticks).max() < 0.5 * (ticks[-1] - ticks[0])


APPLICATION = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from editor.jobs.remote import RemoteEngine
from editor.ui.worker import GpuWorker
from editor.core.document import Document
from editor.core.geometry import Size
from tests import fakes

def main():
    application = QCoreApplication([])
    worker = GpuWorker(RemoteEngine(fakes.TARGET))
    worker.start()
    worker.submit(fakes.job("deaf"), Document(Size(64, 64)))
    worker.engine_changed.connect(lambda state, text: state == "busy" and application.quit())
    code = application.exec()
    print(worker.isFinished(), [m for m in ("torch", "cv2") if m in sys.modules])
    return code

if __name__ == "__main__":
    sys.exit(main())
"""


def test_a_program_that_quits_in_mid_job_ends_well_without_closing_the_worker(
    tmp_path: Path,
) -> None:
    script = tmp_path / "application.py"
    script.write_text(APPLICATION)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        text=True,
        env=environment,
        timeout=60,
    )
    assert (done.stderr, done.stdout, done.returncode) == ("", "True []\n", 0)
