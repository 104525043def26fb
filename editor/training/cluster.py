"""One training on the machines of a Ray cluster: an actor for each process, the first one leads.

All machines must see the folders of pictures and of the model under the same paths.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from editor.core.errors import BadInput, EngineDied
from editor.training.own import Beginning, follow, train_model
from editor.training.run import TrainEvent
from editor.weights.runs import Run, TrainRequest

INSTALL = "pip install 'underpaint[cluster]'"
LOOK_S = 1.0
"""Seconds between two looks at how the run stands."""


@dataclass(frozen=True)
class Processes:
    """count: of processes that train together. cluster: address of the Ray cluster they are spread
    over, such as “ray://head:10001”, “auto” from one of its machines, “local” to try it here; "" =
    they are on this machine."""

    count: int = 1
    cluster: str = ""


class Worker:
    """One of the processes, on whichever machine Ray puts it."""

    def address(self) -> tuple[str, int]:
        """Where the others may find this one."""
        ray = _ray()
        with socket.socket() as probe:
            probe.bind(("", 0))
            return str(ray.util.get_node_ip_address()), int(probe.getsockname()[1])

    def train(
        self, names: dict[str, str], request: TrainRequest, out: str, begin: Beginning, device: str
    ) -> bool:
        """Lead or follow; whether the run is done."""
        os.environ.update(names)
        if names["RANK"] == "0":
            return train_model(request, Path(out), begin=begin, device=device)
        follow(request, Path(out), device)
        return True


def train_on(
    where: Processes,
    request: TrainRequest,
    out: Path,
    *,
    begin: Beginning = "usual",
    device: str = "auto",
    say: Callable[[TrainEvent], None] = lambda event: None,
) -> bool:
    """As `train_model`, by processes on a cluster. Ctrl+C lets the run save and stop.

    BadInput where Ray is missing or the cluster does not answer, EngineDied where a process ended.
    """
    ray = _ray()
    try:
        ray.init(address=where.cluster, log_to_driver=False, configure_logging=False)
    except (ConnectionError, ValueError, RuntimeError, OSError) as error:
        raise BadInput(f"The cluster “{where.cluster}” does not answer: {error}.") from error
    try:
        work = _begin(ray, where.count, (request, str(out.absolute()), begin, device))
        return _watched(ray, work, Run(out), say)
    finally:
        ray.shutdown()


def _begin(ray: Any, count: int, asked: tuple[Any, ...]) -> list[Any]:
    """The answers of all processes, the leading one's first, as Ray promises them."""
    gpus = 1 if ray.cluster_resources().get("GPU", 0) >= count else 0
    kind = ray.remote(num_cpus=1, num_gpus=gpus)(Worker)
    workers = [kind.remote() for _ in range(count)]
    host, port = ray.get(workers[0].address.remote())
    meeting = {"WORLD_SIZE": str(count), "MASTER_ADDR": host, "MASTER_PORT": str(port)}
    return [
        # Ray shows a process its own GPUs only, so that each is the first on its machine
        worker.train.remote({**meeting, "RANK": str(rank), "LOCAL_RANK": "0"}, *asked)
        for rank, worker in enumerate(workers)
    ]


def _watched(ray: Any, work: list[Any], run: Run, say: Callable[[TrainEvent], None]) -> bool:
    """Tell how the run stands until all are done; whether it is."""
    left, told = work, None
    while left:
        try:
            _, left = ray.wait(left, num_returns=len(left), timeout=LOOK_S)
            if (run.folder / "state.json").exists() and (event := _news(run)) != told:
                say(event)
                told = event
        except KeyboardInterrupt:
            run.wish("stop")
    try:
        return bool(ray.get(work)[0])
    except ray.exceptions.RayTaskError as error:
        raise error.as_instanceof_cause() from error
    except ray.exceptions.RayError as error:
        fault = "One of the processes that train together ended."
        raise EngineDied(fault, remedy="Go on with --resume.") from error


def _news(run: Run) -> TrainEvent:
    state = run.state()
    return TrainEvent(
        "reading" if state.phase == "reading" else "step",
        state.step, state.progress, state.seconds_left, state.rate, state.figures,
    )  # fmt: skip


def _ray() -> Any:
    """Ray, which tells nobody that it is used. BadInput where it is not installed."""
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        return import_module("ray")
    except ImportError as error:
        raise BadInput(
            "Several machines train through Ray.", remedy=f"Install it: {INSTALL}"
        ) from error
