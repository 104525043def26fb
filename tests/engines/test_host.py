"""The real engine process: shut in, quick to hand pictures over, and it heals."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.host import describe_sandbox
from editor.jobs.clip import FramesJob
from editor.jobs.job import InpaintJob, Patch
from editor.jobs.remote import RemoteEngine
from editor.jobs.style import StyleJob
from tests import fakes

NAME = "underpaint-was-here"


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


@pytest.fixture(scope="module")
def host() -> Iterator[RemoteEngine]:
    engine = RemoteEngine("editor.engines.host:serve")
    yield engine
    engine.close()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home of our own for this process and those it starts."""
    monkeypatch.setenv("HOME", str(tmp_path))
    yield tmp_path
    Path("/dev/shm", NAME).unlink(missing_ok=True)


def job(model: str, side: int = 192) -> InpaintJob:
    """Soft stripes with a hole in them."""
    y, x = np.mgrid[:side, :side]
    image = np.dstack([128 + 60 * np.sin(x / 9), 128 + 60 * np.cos(y / 11), (x + y) % 256])
    plain = fakes.job(model, side, seed=3)
    return InpaintJob(
        image=image.astype(np.uint8), mask=plain.mask, place=plain.place, model=model, seed=3
    )


@pytest.mark.parametrize("model", ["telea", "patch"])
def test_it_gives_the_answer_that_the_engine_gives_in_this_process(
    host: RemoteEngine, model: str
) -> None:
    from editor.engines.inpaint import InpaintEngine

    asked = job(model)
    there = [patch for patch in host(asked, nothing) if patch.final]
    here = [patch for patch in InpaintEngine()(asked, nothing) if patch.final]
    assert len(there) == len(here) == 1
    assert np.array_equal(there[0].pixels, here[0].pixels)
    assert there[0].place == asked.place
    inside = asked.mask > 0
    assert (there[0].pixels[inside, 3] == asked.mask[inside]).all()
    assert not there[0].pixels[~inside, 3].any()


def test_it_styles_frames_behind_closed_doors_by_the_backend_that_is_named(
    host: RemoteEngine,
) -> None:
    image = job("telea").image
    asked = StyleJob({"udnie": 1.0}, image, Rect(0, 0, 192, 192), model="styles-half")
    for backend in ("openvino-f32", "torch-float32"):
        frames = FramesJob((asked, asked), backend)
        there = list(host(frames, nothing))
        assert [patch.frame for patch in there] == [0, 1]
        assert {patch.notes["backend"] for patch in there} == {backend}
        assert np.array_equal(there[0].pixels, there[1].pixels)
    (alone,) = (patch for patch in host(asked, nothing) if patch.final)
    assert np.abs(alone.pixels.astype(int) - there[0].pixels).mean() <= 1


def test_a_bad_request_comes_back_as_a_sentence(host: RemoteEngine) -> None:
    plain = job("patch")
    full = InpaintJob(
        image=plain.image, mask=np.full_like(plain.mask, 255), place=plain.place, model="patch"
    )
    with pytest.raises(BadInput):
        list(host(full, nothing))


def test_it_names_device_and_sandbox_and_has_no_qt(host: RemoteEngine) -> None:
    list(host(job("telea"), nothing))
    state, text = host.state
    device, _, sandboxed = text.partition("; ")
    assert state == "ready"
    assert device
    assert sandboxed == "sandboxed" or sandboxed.startswith("not sandboxed: ")
    maps = Path(f"/proc/{host.pid}/maps").read_text()
    assert "libtorch" in maps
    assert "libQt6" not in maps and "PySide6" not in maps


def test_its_cores_and_its_place_in_the_queue_for_memory_leave_room_for_the_window(
    host: RemoteEngine,
) -> None:
    list(host(job("telea"), nothing))
    adjusted = Path(f"/proc/{host.pid}/oom_score_adj").read_text()
    assert int(adjusted) > int(Path("/proc/self/oom_score_adj").read_text())
    mine, theirs = (os.getpriority(os.PRIO_PROCESS, pid) for pid in (0, host.pid or 0))
    assert theirs == min(19, mine + 5)


def test_killed_it_is_back_for_the_next_job(host: RemoteEngine) -> None:
    list(host(job("telea"), nothing))
    old = host.pid
    assert old is not None
    os.kill(old, signal.SIGKILL)
    while host.pid == old:
        time.sleep(0.01)
    (patch,) = (patch for patch in host(job("telea"), nothing) if patch.final)
    assert isinstance(patch, Patch)
    assert host.pid not in (None, old)


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
@pytest.mark.parametrize("target", ["serve_shut_in", "serve_behind_landlock"])
def test_the_doors_are_closed(home: Path, target: str) -> None:
    """A job that calls home, writes into it or looks around in it gets an error."""
    engine = RemoteEngine(f"tests.fakes:{target}")
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            server.setblocking(False)
            asked = fakes.job("breaking_out", seed=server.getsockname()[1])
            (patch,) = engine(asked, nothing)
            text = engine.state[1]
            if text != "sandboxed":
                pytest.skip(f"this system allows no sandbox: {text}")
            with pytest.raises(BlockingIOError):
                server.accept()
        outcome = dict(patch.notes)
        assert outcome.pop("own") == ""  # its own folder stays open
        if target == "serve_behind_landlock":
            assert outcome.pop("udp") == ""  # only an empty network stops that
        assert all(outcome.values()), outcome
        assert not (home / NAME).exists() and not Path("/dev/shm", NAME).exists()
        big = fakes.job("mean", 1200)  # shared memory works behind closed doors
        (patch,) = engine(big, nothing)
        assert np.array_equal(patch.pixels, fakes.filled(big).pixels)
    finally:
        engine.close()


def test_without_the_sandbox_the_same_attempts_succeed(home: Path) -> None:
    """The test above could not fail otherwise."""
    engine = RemoteEngine(fakes.TARGET)
    try:
        with socket.create_server(("127.0.0.1", 0)) as server:
            asked = fakes.job("breaking_out", seed=server.getsockname()[1])
            (patch,) = engine(asked, nothing)
        assert set(patch.notes.values()) == {""}
    finally:
        engine.close()


def test_an_open_door_is_told() -> None:
    assert describe_sandbox(["", ""]) == "sandboxed"
    told = describe_sandbox(["network still open (Operation not permitted)", ""])
    assert told == "not sandboxed: network still open (Operation not permitted)"
