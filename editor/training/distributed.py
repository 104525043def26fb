"""Several processes that train one model together: each sees pictures of its own, gradients are
averaged.

They find each other by the environment's RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT, as
`torchrun` and Ray set them. Alone, everything here does nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import TypeVar

import torch
import torch.distributed as dist
from torch import Tensor

T = TypeVar("T")
PATIENCE = timedelta(hours=2)
"""How long a process waits for the others: the first one measures meanwhile."""


def rank() -> int:
    """Which of the processes this is; 0 leads."""
    return dist.get_rank() if _together() else 0


def world() -> int:
    """How many processes there are."""
    return dist.get_world_size() if _together() else 1


def local_rank() -> int:
    """Which of the processes on this machine this is."""
    return int(os.environ.get("LOCAL_RANK", rank()))


@contextmanager
def joined() -> Iterator[None]:
    """Within, the processes that the environment names are together."""
    if int(os.environ.get("WORLD_SIZE", "1")) < 2 or _together():
        yield
        return
    backend = "cpu:gloo,cuda:nccl" if torch.cuda.is_available() else "gloo"
    dist.init_process_group(backend, timeout=PATIENCE)
    try:
        yield
    finally:
        dist.destroy_process_group()


def average_gradients(optimiser: torch.optim.Optimizer) -> None:
    """Let every process have the mean of all gradients: one message for each type of number."""
    if world() == 1:
        return
    gradients = [p.grad for group in optimiser.param_groups for p in group["params"]
                 if p.grad is not None]  # fmt: skip
    for kind in {(g.dtype, g.device) for g in gradients}:
        own = [g for g in gradients if (g.dtype, g.device) == kind]
        flat = torch.cat([g.reshape(-1) for g in own])
        dist.all_reduce(flat)
        _unpack(flat / world(), own)


def _unpack(flat: Tensor, into: list[Tensor]) -> None:
    parts = torch.split(flat, [g.numel() for g in into])
    for gradient, part in zip(into, parts, strict=True):
        gradient.copy_(part.view(gradient.shape))


def agreed(progress: float, on: bool) -> tuple[float, bool]:
    """What the first process says of how far the run is, and whether it goes on."""
    if world() == 1:
        return progress, on
    said = torch.tensor([progress, float(on)], dtype=torch.float64)
    dist.broadcast(said, 0)
    return float(said[0]), bool(said[1])


def told(value: T) -> T:
    """The first process's value, everywhere: numbers, texts, lists, dicts and tensors."""
    if world() == 1:
        return value
    box = [value]
    dist.broadcast_object_list(box, 0)
    return box[0]


def meet() -> None:
    """Wait until all are here."""
    if world() > 1:
        dist.barrier()


def _together() -> bool:
    return dist.is_available() and dist.is_initialized()
