"""Order, cancel, latest-wins, and exactly one end for every ticket."""

from __future__ import annotations

import gc
import random
import threading
import weakref
from collections.abc import Iterator

import pytest

from editor.core.document import Document
from editor.core.errors import BadInput, EngineFailed, OutOfMemory
from editor.core.geometry import Size
from editor.jobs.job import Cancelled, InpaintJob, Patch, Tick
from editor.jobs.queue import KEPT, Event, Queue, Ticket
from tests import fakes

BASE = Document(Size(64, 64))


class Gate:
    """An engine that begins a job, then waits until it is opened (or nobody wants the job)."""

    def __init__(self) -> None:
        self.begun, self.open = threading.Semaphore(0), threading.Event()
        self.order: list[int] = []
        self.left: list[int] = []

    def __call__(self, job: InpaintJob, tick: Tick) -> Iterator[Patch]:
        self.order.append(job.seed)
        self.begun.release()
        try:
            while not self.open.wait(0.002):
                tick(0.25)
            yield fakes.filled(job)
        finally:
            self.left.append(job.seed)


class Bench:
    """A queue at work, and all that it reported."""

    def __init__(self, engine: object = fakes.behave) -> None:
        self.events: list[Event] = []
        self._changed = threading.Condition()
        self.queue = Queue(engine, self._report)  # type: ignore[arg-type]
        self._thread = threading.Thread(target=self.queue.work)
        self._thread.start()

    def _report(self, event: Event) -> None:
        with self._changed:
            self.events.append(event)
            self._changed.notify_all()

    def submit(self, model: str = "mean", **changes: object) -> Ticket:
        key = changes.pop("key", None)
        return self.queue.submit(fakes.job(model, **changes), BASE, key=key)

    def of(self, ticket: Ticket) -> list[Event]:
        return [event for event in self.events if event.ticket is ticket]

    def ended(self, *tickets: Ticket) -> None:
        with self._changed:
            done = self._changed.wait_for(
                lambda: all(any(e.final for e in self.of(t)) for t in tickets), 30
            )
        assert done

    def close(self) -> None:
        self.queue.close()
        self._thread.join(30)
        assert not self._thread.is_alive()


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.close()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open.set()


@pytest.fixture
def gated(gate: Gate) -> Iterator[Bench]:
    bench = Bench(gate)
    yield bench
    gate.open.set()
    bench.close()


def test_a_job_reports_its_start_its_patches_and_one_end(bench: Bench) -> None:
    ticket = bench.submit("several", answers=2)
    bench.ended(ticket)
    events = bench.of(ticket)
    assert events[0].progress == 0.0
    patches = [event.patch for event in events if event.patch is not None]
    assert [(p.answer, p.final) for p in patches] == [(0, False), (0, True), (1, False), (1, True)]
    assert [event.final for event in events].count(True) == 1
    assert events[-1].done
    assert ticket.state == "done"
    assert ticket.submitted <= (ticket.started or 0) <= (ticket.ended or 0)


def test_jobs_are_done_in_order(gated: Bench, gate: Gate) -> None:
    tickets = [gated.submit(seed=number) for number in range(5)]
    gate.open.set()
    gated.ended(*tickets)
    assert gate.order == [0, 1, 2, 3, 4]


def test_a_waiting_job_is_cancelled_at_once_and_never_begun(gated: Bench, gate: Gate) -> None:
    first, second, third = (gated.submit(seed=number) for number in range(3))
    gate.begun.acquire()
    assert gated.queue.cancel(second)
    assert second.cancelled
    assert isinstance(gated.of(second)[-1].error, Cancelled)
    assert not gated.queue.cancel(second)
    gate.open.set()
    gated.ended(first, third)
    assert gate.order == [0, 2]
    assert len(gated.of(second)) == 1


def test_the_running_job_ends_with_the_call_and_its_engine_is_told(
    gated: Bench, gate: Gate
) -> None:
    first, second = gated.submit(seed=1), gated.submit(seed=2)
    gate.begun.acquire()
    gated.queue.cancel(first)
    assert [event.final for event in gated.of(first)][-1]  # without waiting for the engine
    gate.begun.acquire()  # the second has begun, so the first was let go of
    assert gate.left == [1]
    gate.open.set()
    gated.ended(second)
    assert second.state == "done"
    assert [event.patch for event in gated.of(first)] == [None] * len(gated.of(first))


def test_an_answer_that_comes_after_the_cancel_is_not_reported() -> None:
    begun, release = threading.Event(), threading.Event()

    def stubborn(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
        begun.set()
        release.wait(30)
        yield fakes.filled(job)
        yield fakes.filled(job)

    bench = Bench(stubborn)
    ticket = bench.submit()
    begun.wait(30)
    bench.queue.cancel(ticket)
    release.set()
    following = bench.submit()
    bench.ended(following)
    assert [event.patch for event in bench.of(ticket)] == [None, None]
    assert bench.of(ticket)[-1].final
    bench.close()


def test_the_latest_of_a_key_wins(gated: Bench, gate: Gate) -> None:
    other = gated.submit(seed=0, key="other")
    gate.begun.acquire()
    tickets = [gated.submit(seed=number, key="heal") for number in range(1, 6)]
    keyless = [gated.submit(seed=9), gated.submit(seed=9)]
    gate.open.set()
    gated.ended(other, *tickets, *keyless)
    assert [ticket.state for ticket in tickets] == ["cancelled"] * 4 + ["done"]
    assert gate.order == [0, 5, 9, 9]
    assert other.state == "done"


def test_a_running_job_gives_way_to_a_later_one_of_its_key(gated: Bench, gate: Gate) -> None:
    old = gated.submit(seed=1, key="heal")
    gate.begun.acquire()
    new = gated.submit(seed=2, key="heal")
    assert old.cancelled
    gate.open.set()
    gated.ended(new)
    assert new.state == "done"


def test_pause_holds_the_next_job_back_and_resume_lets_it_go(gated: Bench, gate: Gate) -> None:
    gated.queue.pause()
    ticket = gated.submit()
    assert not gate.begun.acquire(timeout=0.1)
    assert gated.queue.paused and ticket.state == "waiting"
    gated.queue.resume()
    gate.open.set()
    gated.ended(ticket)


def test_waiting_jobs_can_be_put_in_another_order(gated: Bench, gate: Gate) -> None:
    tickets = [gated.submit(seed=number) for number in range(4)]
    gate.begun.acquire()
    gated.queue.reorder(tickets[3], 0)
    gated.queue.reorder(tickets[1], 99)
    gated.queue.reorder(tickets[0], 2)  # runs already: stays
    assert [t.job.seed for t in gated.queue.tickets()] == [0, 3, 2, 1]
    gate.open.set()
    gated.ended(*tickets)
    assert gate.order == [0, 3, 2, 1]


def test_retry_asks_for_the_same_from_the_same_document(bench: Bench) -> None:
    ticket = bench.submit("failing")
    bench.ended(ticket)
    again = bench.queue.retry(ticket)
    bench.ended(again)
    assert again is not ticket and again.job is ticket.job and again.base is BASE
    assert again.number > ticket.number


def test_a_released_ticket_holds_nothing_and_cannot_be_retried(gated: Bench, gate: Gate) -> None:
    base = Document(Size(8, 8))
    job = fakes.job("mean")
    ticket = gated.queue.submit(job, base, title="Heal")
    with pytest.raises(RuntimeError, match="not ended"):
        ticket.release()
    gate.open.set()
    gated.ended(ticket)
    held = [weakref.ref(job), weakref.ref(base)]
    ticket.release()
    del job, base
    gc.collect()
    assert [ref() for ref in held] == [None, None]
    assert (ticket.title, ticket.state) == ("Heal", "done")
    with pytest.raises(RuntimeError, match="released"):
        gated.queue.retry(ticket)


@pytest.mark.parametrize(
    ("model", "kind", "words"),
    [
        ("refusing", BadInput, "cat.png: The mask is empty. Paint something."),
        ("failing", EngineFailed, "ZeroDivisionError: no pixels"),
    ],
)
def test_an_error_ends_its_job_in_a_sentence_and_the_next_one_runs(
    bench: Bench, model: str, kind: type, words: str
) -> None:
    bad, good = bench.submit(model), bench.submit("mean")
    bench.ended(bad, good)
    error = bench.of(bad)[-1].error
    assert isinstance(error, kind)
    assert words in str(error)
    assert (bad.state, good.state) == ("failed", "done")


def test_memory_that_ended_is_told_as_such() -> None:
    def hungry(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
        raise MemoryError
        yield fakes.filled(job)

    bench = Bench(hungry)
    ticket = bench.submit()
    bench.ended(ticket)
    assert isinstance(bench.of(ticket)[-1].error, OutOfMemory)
    bench.close()


def test_even_an_engine_that_ends_the_thread_leaves_no_ticket_open() -> None:
    def leaving(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
        raise SystemExit
        yield fakes.filled(job)

    events: list[Event] = []
    queue = Queue(leaving, events.append)
    ticket = queue.submit(fakes.job(), BASE)
    with pytest.raises(SystemExit):
        queue.work()
    assert ticket.state == "failed"
    assert isinstance(events[-1].error, EngineFailed)


def test_closing_ends_all_that_is_left_and_takes_no_more(gated: Bench, gate: Gate) -> None:
    tickets = [gated.submit() for _ in range(4)]
    gate.begun.acquire()
    gated.close()
    assert {ticket.state for ticket in tickets} == {"cancelled"}
    with pytest.raises(RuntimeError):
        gated.submit()


def test_a_report_may_submit_and_cancel() -> None:
    seen: list[str] = []

    def report(event: Event) -> None:
        seen.append(event.ticket.state)
        if event.done and len(seen) < 20:
            queue.cancel(queue.submit(fakes.job(), BASE))
            queue.submit(fakes.job(), BASE)
        if len(seen) >= 20:
            queue.close()

    queue = Queue(fakes.behave, report)
    queue.submit(fakes.job(), BASE)
    queue.work()
    assert "cancelled" in seen and "done" in seen


def test_progress_comes_with_the_time_left(bench: Bench) -> None:
    ticket = bench.submit("slow")
    bench.ended(ticket)
    told = [e for e in bench.of(ticket) if e.progress is not None]
    values = [e.progress for e in told]
    assert values == sorted(values)
    assert len(told) < 101  # no more often than a window can show
    lefts = [e.seconds_left for e in told if e.seconds_left is not None]
    assert lefts
    assert lefts[-1] < lefts[0]


def test_few_ended_tickets_are_kept(bench: Bench) -> None:
    tickets = [bench.submit() for _ in range(KEPT + 15)]
    bench.ended(*tickets)
    assert bench.queue.tickets() == tuple(tickets[-KEPT:])


def test_whatever_happens_each_ticket_ends_exactly_once_and_last(bench: Bench) -> None:
    """Three threads submit, cancel and reorder at random; nothing follows a final event."""
    tickets: list[Ticket] = []

    def meddle(seed: int) -> None:
        dice = random.Random(seed)
        for _ in range(120):
            model = dice.choice(["mean", "several", "failing", "refusing"])
            tickets.append(bench.submit(model, key=dice.choice([None, None, "a", "b"])))
            if dice.random() < 0.3:
                bench.queue.cancel(dice.choice(tickets))
            bench.queue.reorder(dice.choice(tickets), dice.randrange(5))

    threads = [threading.Thread(target=meddle, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    bench.ended(*tickets)
    for ticket in tickets:
        finals = [event.final for event in bench.of(ticket)]
        assert finals.count(True) == 1 and finals[-1]
        assert ticket.state in ("done", "failed", "cancelled")


def test_a_fleeting_look_is_answered_and_then_forgotten(bench: Bench) -> None:
    look = bench.queue.submit(fakes.job("mean"), BASE, fleeting=True)
    kept = bench.submit()
    bench.ended(look, kept)
    assert look.state == "done" and any(event.patch for event in bench.of(look))
    assert bench.queue.tickets() == (kept,)
