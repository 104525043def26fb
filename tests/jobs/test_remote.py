"""An engine in another process: the same answers, and its death is an incident, no more."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadInput, EngineDied, EngineFailed, OutOfMemory
from editor.jobs.job import Cancelled, Patch
from editor.jobs.remote import RemoteEngine
from tests import fakes

ROOT = Path(__file__).parents[2]
DIED = "The engine stopped in the middle of the job. Your document is as it was; try again."


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


def until(true: Callable[[], object]) -> None:
    """Wait for something that must come."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def gone(pid: int) -> bool:
    """Whether a process has ended (a zombie has)."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def segments(owner: int) -> list[Path]:
    """The shared memory that a window's process holds."""
    return list(Path("/dev/shm").glob(f"underpaint-{owner}-*"))


def cancelling(after: int) -> Callable[[float], None]:
    """A tick that stops wanting the answer at the `after`-th call."""
    calls = 0

    def tick(progress: float) -> None:
        nonlocal calls
        calls += progress > 0
        if calls >= after:
            raise Cancelled

    return tick


@pytest.fixture
def engine() -> Iterator[RemoteEngine]:
    engine = RemoteEngine(fakes.TARGET, hang_after=3.0)
    yield engine
    pid = engine.pid
    engine.close()
    assert pid is None or gone(pid)
    assert not segments(os.getpid())


def answers(engine: RemoteEngine, model: str = "mean", **changes: object) -> list[Patch]:
    return list(engine(fakes.job(model, **changes), nothing))


def works(engine: RemoteEngine) -> bool:
    job = fakes.job("mean", 40)
    (patch,) = engine(job, nothing)
    return np.array_equal(patch.pixels, fakes.filled(job).pixels) and patch.place == job.place


def test_the_answers_are_those_of_the_engine_itself(engine: RemoteEngine) -> None:
    job = fakes.job("several", 300, answers=3)
    here, there = list(fakes.several(job, nothing)), list(engine(job, nothing))
    assert [(p.answer, p.final, p.place) for p in there] == [
        (p.answer, p.final, p.place) for p in here
    ]
    for mine, theirs in zip(here, there, strict=True):
        assert np.array_equal(mine.pixels, theirs.pixels)
    assert there[-1].notes == {"seam": 0.25, "device": f"pid {engine.pid}"}
    assert engine.pid != os.getpid()


def test_pictures_of_growing_and_shrinking_size_go_through_the_same_memory(
    engine: RemoteEngine,
) -> None:
    for side in (16, 900, 64, 2000, 8, 900):
        job = fakes.job("mean", side)
        (patch,) = engine(job, nothing)
        assert np.array_equal(patch.pixels, fakes.filled(job).pixels)


def test_without_room_in_shared_memory_jobs_are_done_all_the_same(
    engine: RemoteEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine._pool, "lend", lambda nbytes: None)
    assert works(engine)


def test_progress_comes_through(engine: RemoteEngine) -> None:
    seen: list[float] = []
    list(engine(fakes.job("slow"), seen.append))
    assert seen == sorted(seen)
    assert len(set(seen)) > 20
    assert max(seen) > 0.9


def test_a_sentence_for_the_artist_arrives_word_by_word(engine: RemoteEngine) -> None:
    with pytest.raises(BadInput) as told:
        answers(engine, "refusing")
    assert str(told.value) == "cat.png: The mask is empty. Paint something."
    assert (told.value.what, told.value.remedy) == ("The mask is empty.", "Paint something.")


def test_something_unforeseen_is_reported_and_the_process_lives_on(engine: RemoteEngine) -> None:
    with pytest.raises(EngineFailed, match="ZeroDivisionError: no pixels"):
        answers(engine, "failing")
    pid = engine.pid
    assert works(engine) and engine.pid == pid


def test_a_fault_of_the_device_is_told_and_the_next_job_gets_a_fresh_process(
    engine: RemoteEngine,
) -> None:
    assert works(engine)
    pid = engine.pid
    with pytest.raises(EngineFailed, match="illegal memory access"):
        answers(engine, "poisoned")
    assert works(engine) and engine.pid != pid


def test_memory_that_ends_fails_the_job_alone(engine: RemoteEngine) -> None:
    assert works(engine)
    pid = engine.pid
    with pytest.raises(OutOfMemory):
        answers(engine, "greedy")
    assert works(engine) and engine.pid == pid


@pytest.mark.parametrize("model", ["segfault", "exiting", "hanging"])
def test_death_in_mid_job_is_told_and_the_next_job_runs(engine: RemoteEngine, model: str) -> None:
    assert works(engine)
    pid = engine.pid
    with pytest.raises(EngineDied) as told:
        answers(engine, model)
    assert str(told.value) == DIED
    assert works(engine)
    assert engine.pid != pid


def test_a_look_that_came_before_the_death_is_kept(engine: RemoteEngine) -> None:
    patches = engine(fakes.job("exiting"), nothing)
    assert not next(patches).final
    with pytest.raises(EngineDied):
        next(patches)


def test_killed_while_idle_it_comes_back_by_itself(engine: RemoteEngine) -> None:
    assert works(engine)
    old = engine.pid
    assert old is not None
    os.kill(old, signal.SIGKILL)
    until(lambda: engine.pid not in (None, old) and engine.state[0] == "ready")
    assert works(engine)


def test_a_listening_engine_is_cancelled_and_kept(engine: RemoteEngine) -> None:
    with pytest.raises(Cancelled):
        list(engine(fakes.job("slow"), cancelling(3)))
    pid = engine.pid
    assert works(engine) and engine.pid == pid


@pytest.mark.parametrize("model", ["deaf", "hanging"])
def test_one_that_does_not_listen_is_ended_and_the_next_job_gets_a_new_one(
    engine: RemoteEngine, model: str
) -> None:
    assert works(engine)
    pid = engine.pid
    with pytest.raises(Cancelled):
        list(engine(fakes.job(model), cancelling(1)))
    assert works(engine)
    assert engine.pid != pid


def test_letting_go_of_the_answers_stops_the_engine(engine: RemoteEngine) -> None:
    patches = engine(fakes.job("several", answers=16), nothing)
    next(patches)
    patches.close()  # type: ignore[attr-defined]
    pid = engine.pid
    assert works(engine) and engine.pid == pid


def test_a_cancel_while_it_starts_ends_the_wait() -> None:
    engine = RemoteEngine("tests.fakes:silent")

    def tick(progress: float) -> None:
        if engine.pid is not None:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(engine(fakes.job(), tick))
    engine.close()


def test_what_it_does_is_told_in_order(engine: RemoteEngine) -> None:
    told: list[tuple[str, str]] = []
    engine.watch(lambda state, text: told.append((state, text)))
    engine.warm()
    engine.warm()
    assert works(engine)
    with pytest.raises(EngineDied):
        answers(engine, "exiting")
    assert works(engine)
    engine.close()
    assert told == [
        ("starting", ""), ("ready", "fake"), ("busy", "fake"), ("ready", "fake"),
        ("busy", "fake"), ("restarting", ""), ("ready", "fake"), ("busy", "fake"),
        ("ready", "fake"), ("gone", ""),
    ]  # fmt: skip


def test_an_engine_that_cannot_start_says_why_and_may_be_asked_again() -> None:
    engine = RemoteEngine("tests.fakes:broken")
    for _ in range(2):
        with pytest.raises(EngineDied, match=r"could not start \(RuntimeError: no such device\)"):
            answers(engine)
        assert engine.state == ("gone", "RuntimeError: no such device")
    engine.close()


def test_a_system_without_room_for_a_process_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(target: str) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("editor.jobs.child.Child", full)
    engine = RemoteEngine(fakes.TARGET)
    with pytest.raises(EngineDied, match="no more processes"):
        answers(engine)
    engine.close()


def test_a_job_that_no_engine_knows_is_refused(engine: RemoteEngine) -> None:
    with pytest.raises(EngineFailed, match="dance"):
        list(engine(fakes.DanceJob(), nothing))
    assert works(engine)


def test_an_engine_that_does_not_exist_says_so() -> None:
    engine = RemoteEngine("editor.engines.nowhere:serve")
    with pytest.raises(EngineDied, match="ModuleNotFoundError"):
        answers(engine)
    engine.close()


def test_an_engine_that_never_gets_ready_is_given_up() -> None:
    engine = RemoteEngine("tests.fakes:silent", start_within=0.4)
    with pytest.raises(EngineDied, match="did not answer"):
        answers(engine)
    engine.close()


def test_closing_ends_a_running_job_and_leaves_nothing() -> None:
    engine = RemoteEngine(fakes.TARGET)
    raised: list[BaseException] = []

    def work() -> None:
        try:
            answers(engine, "deaf")
        except EngineDied as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    until(lambda: engine.state[0] == "busy" and segments(os.getpid()))
    pid = engine.pid
    assert pid is not None
    engine.close()
    thread.join(30)
    assert raised and gone(pid) and not segments(os.getpid())
    engine.close()
    with pytest.raises(EngineDied):
        answers(engine)


def test_its_temporary_folder_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = RemoteEngine(fakes.TARGET)
    assert works(engine)
    (folder,) = tmp_path.glob(f"underpaint-engine-{os.getpid()}-*")
    (folder / "left behind by a killed engine").write_text("x")
    with pytest.raises(EngineDied):
        answers(engine, "exiting")
    assert works(engine)
    assert not folder.exists()
    engine.close()
    assert not list(tmp_path.iterdir())


def test_what_a_killed_window_left_is_swept_up_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    old, living, other = (
        tmp_path / f"underpaint-engine-{owner}-x" for owner in (ended.pid, os.getppid(), "mine")
    )
    for folder in (old, living, other):
        folder.mkdir()
    engine = RemoteEngine(fakes.TARGET)
    assert works(engine)
    engine.close()
    assert (old.exists(), living.exists(), other.exists()) == (False, True, True)


def test_the_windows_main_module_is_not_imported_by_the_engine(tmp_path: Path) -> None:
    """It would bring Qt along, and threads that keep the sandbox from closing."""
    with program(tmp_path, "engine.close()", first="print(__name__, flush=True)") as window:
        out, err = window.communicate(timeout=60)
    assert (out.split()[0], len(out.split()), err) == ("__main__", 2, "")


def test_the_engines_process_has_no_qt(engine: RemoteEngine) -> None:
    assert works(engine)
    maps = Path(f"/proc/{engine.pid}/maps").read_text()
    assert "numpy" in maps
    assert "libQt6" not in maps and "PySide6" not in maps


LIFE = """
{first}
from tests import fakes
from editor.jobs.remote import RemoteEngine

def main():
    engine = RemoteEngine(fakes.TARGET)
    list(engine(fakes.job("mean", 500), lambda progress: None))
    print(engine.pid, flush=True)
    {then}

if __name__ == "__main__":
    main()
"""


def program(folder: Path, then: str, first: str = "") -> subprocess.Popen[str]:
    """A program that uses an engine, prints its process id, then does as told."""
    script = folder / "life.py"
    script.write_text(LIFE.format(then=then, first=first))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


@pytest.mark.parametrize("model", ["slow", "hanging"])
def test_a_killed_window_leaves_no_engine_behind(tmp_path: Path, model: str) -> None:
    then = f'list(engine(fakes.job("{model}"), lambda p: p and print("busy", flush=True)))'
    with program(tmp_path, then) as window:
        assert window.stdout is not None
        pid = int(window.stdout.readline())
        assert window.stdout.readline() == "busy\n"
        window.kill()
        until(lambda: gone(pid))


@pytest.mark.parametrize(
    "then",
    [
        "engine.close()",
        "return  # never closed",
        'next(engine(fakes.job("exiting"), lambda p: None)); engine.close()',
        'list(zip(engine(fakes.job("several", 900, answers=9), lambda p: None), "ab"))',
    ],
)
def test_a_window_that_ends_leaves_neither_process_nor_memory_nor_a_word(
    tmp_path: Path, then: str
) -> None:
    with program(tmp_path, then) as window:
        out, err = window.communicate(timeout=60)
    assert (err, window.returncode) == ("", 0)  # no "leaked shared_memory objects"
    until(lambda: gone(int(out.split()[0])))
    assert not segments(window.pid)
