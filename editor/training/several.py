"""One training on several processes: of this machine, or of a Ray cluster's machines."""

from __future__ import annotations

import multiprocessing
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from editor.core.errors import BadInput
from editor.training.cluster import Processes, train_on
from editor.training.own import Beginning, follow, train_model
from editor.training.run import TrainEvent
from editor.weights.runs import TrainRequest


def train_together(
    where: Processes,
    request: TrainRequest,
    out: Path,
    *,
    begin: Beginning = "usual",
    device: str = "auto",
    say: Callable[[TrainEvent], None] = lambda event: None,
) -> bool:
    """As `train_model`, by several processes that average their gradients: each sees a batch of
    its own, so a step sees as many batches as there are processes."""
    if where.count < 1:
        raise BadInput(f"{where.count} processes train nothing.", remedy="Take --devices 2.")
    if where.cluster:
        return train_on(where, request, out, begin=begin, device=device, say=say)
    with _followers(request, out, device, where.count - 1):
        return train_model(request, out, begin=begin, device=device, say=say)


@contextmanager
def _followers(request: TrainRequest, out: Path, device: str, count: int) -> Iterator[None]:
    """Within, so many processes train beside this one; they end with it."""
    if not count:
        yield
        return
    names = meeting(count + 1)
    spawn = multiprocessing.get_context("spawn")
    environments = [{**names, **place(number)} for number in range(1, count + 1)]
    beside = [
        spawn.Process(target=_follow, args=(request, out, device, each), daemon=True)
        for each in environments
    ]
    before = {name: os.environ.get(name) for name in (*names, *place(0))}
    os.environ.update({**names, **place(0)})
    try:
        for process in beside:
            process.start()
        yield
    finally:
        for process in beside:
            process.join(10)
            process.terminate()
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})


def _follow(request: TrainRequest, out: Path, device: str, names: dict[str, str]) -> None:
    """In a process of its own: only the leading one is interrupted by Ctrl+C, and tells all."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.update(names)
    follow(request, out, device)


def meeting(count: int) -> dict[str, str]:
    """Where so many processes of this machine find each other."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return {"WORLD_SIZE": str(count), "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port)}


def place(number: int) -> dict[str, str]:
    """Which of these processes one is."""
    return {"RANK": str(number), "LOCAL_RANK": str(number)}
