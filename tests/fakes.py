"""Engines that are quick, slow, deaf or doomed: in this process, or served from a spawned one."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import ClassVar

import numpy as np

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines import sandbox
from editor.engines.service import Service
from editor.jobs.job import InpaintJob, Job, Patch, Tick

TARGET = "tests.fakes:serve"


@dataclass(frozen=True, eq=False)
class DanceJob(Job):
    """A kind of job that no engine knows."""

    kind: ClassVar[str] = "dance"


def job(model: str = "mean", side: int = 32, **changes: object) -> InpaintJob:
    """A job on a grey square with a hole in its middle; `model` names the behaviour."""
    image = np.full((side, side, 3), 90, np.uint8)
    mask = np.zeros((side, side), np.uint8)
    mask[side // 4 : side // 2, side // 4 : side // 2] = 255
    return InpaintJob(image=image, mask=mask, place=Rect(5, 7, side, side), model=model, **changes)


def filled(job: InpaintJob, answer: int = 0, **changes: object) -> Patch:
    """The hole filled with the mean colour of what surrounds it."""
    mean = job.image[job.mask == 0].mean(axis=0)
    pixels = np.zeros((*job.mask.shape, 4), np.uint8)
    pixels[..., :3], pixels[..., 3] = np.rint(mean), job.mask
    pixels[job.mask == 0] = 0
    return Patch(pixels=pixels, place=job.place, answer=answer, **changes)


def mean(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """One answer after the other, at once."""
    for answer in range(job.answers):
        tick(answer / job.answers)
        yield filled(job, answer)


ECHOES: dict[tuple[int, ...], np.ndarray] = {}


def echo(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """A picture of the job's size that lies ready: what remains is the way there and back."""
    size = job.mask.shape
    if size not in ECHOES:
        ECHOES[size] = np.dstack([job.image, job.mask])
    yield Patch(pixels=ECHOES[size], place=job.place)


def slow(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Two seconds of work that listens; a first look after a tenth of it."""
    for step in range(100):
        tick(step / 100)
        time.sleep(0.02)
        if step == 10:
            yield filled(job, final=False)
    yield filled(job)


def deaf(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Works longer than any test waits and never asks whether it is still wanted."""
    tick(0.1)
    time.sleep(150)
    yield filled(job)


def hanging(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Holds the interpreter for as long: not even the heartbeat gets through."""
    tick(0.1)
    ctypes.PyDLL(None).sleep(150)
    yield filled(job)


def segfault(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Reads address 0."""
    tick(0.1)
    ctypes.string_at(0)
    yield filled(job)


def exiting(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Leaves in the middle, as an out-of-memory killer makes it."""
    tick(0.1)
    yield filled(job, final=False)
    os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(60)


def greedy(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Eats memory until there is none (the limit is put where this process stands)."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limits = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + 64 * 2**20, limits[1]))
    try:
        eaten = []
        while True:
            tick(0.5)
            eaten.append(np.ones(2**24, np.uint8))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, limits)
    yield filled(job)


def refusing(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Has a sentence for the artist."""
    tick(0.0)
    raise BadInput("The mask is empty.", file=Path("cat.png"), remedy="Paint something.")
    yield filled(job)


def failing(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Meets something unforeseen."""
    tick(0.0)
    raise ZeroDivisionError("no pixels")
    yield filled(job)


def poisoned(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Breaks its device, as a fault on a graphics card does."""
    tick(0.0)
    raise RuntimeError("CUDA error: an illegal memory access was encountered")
    yield filled(job)


def several(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """A first look and an answer for each seed, with notes."""
    for answer in range(job.answers):
        tick(answer / job.answers)
        yield filled(job, answer, final=False)
        yield filled(job, answer, notes={"seam": 0.25, "device": f"pid {os.getpid()}"})


def _datagram(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(b"x", ("127.0.0.1", port))


def breaking_out(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """Tries what a hostile model would; the notes say what happened, "" where it succeeded."""
    attempts: dict[str, Callable[[], object]] = {
        "connect": lambda: socket.create_connection(("127.0.0.1", job.seed), 2).close(),
        "udp": lambda: _datagram(job.seed),
        "home": lambda: (Path.home() / "underpaint-was-here").write_text("x"),
        "own": lambda: (Path(os.environ["TMPDIR"]) / "scratch").write_text("x"),
        "shared": lambda: Path("/dev/shm/underpaint-was-here").write_text("x"),
        "secret": lambda: list(Path.home().iterdir()),
    }
    notes = {}
    for name, attempt in attempts.items():
        try:
            attempt()
            notes[name] = ""
        except OSError as error:
            notes[name] = type(error).__name__
    tick(0.5)
    yield filled(job, notes=notes)


BEHAVIOURS = {
    "mean": mean, "echo": echo, "slow": slow, "deaf": deaf, "hanging": hanging,
    "segfault": segfault, "exiting": exiting, "greedy": greedy, "refusing": refusing,
    "failing": failing, "poisoned": poisoned, "several": several, "breaking_out": breaking_out,
}  # fmt: skip


def behave(job: InpaintJob, tick: Tick) -> Iterator[Patch]:
    """An engine that does what the job's model names."""
    return BEHAVIOURS[job.model](job, tick)


def serve(connection: Connection, folder: str) -> None:
    """The engine's process with `behave` in it: as editor.engines.host, without torch."""
    sandbox.end_with_parent(os.getppid())
    Service(connection, {InpaintJob.kind: behave}).run("fake")


def serve_shut_in(connection: Connection, folder: str) -> None:
    """As `serve`, behind the same closed doors as the real host."""
    from editor.engines import host

    reasons = [sandbox.leave_network()]
    sandbox.end_with_parent(os.getppid())
    reasons.append(sandbox.restrict(host.readable(), Path(folder)))
    Service(connection, {InpaintJob.kind: behave}).run(host.describe_sandbox(reasons))


def serve_behind_landlock(connection: Connection, folder: str) -> None:
    """As `serve_shut_in` on a system that lets no process leave the network."""
    from editor.engines import host

    reason = sandbox.restrict(host.readable(), Path(folder))
    Service(connection, {InpaintJob.kind: behave}).run(host.describe_sandbox([reason]))


def broken(connection: Connection, folder: str) -> None:
    """Cannot start."""
    raise RuntimeError("no such device")


def silent(connection: Connection, folder: str) -> None:
    """Starts and never says a word."""
    threading.Event().wait()
