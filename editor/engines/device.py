"""Which device computes, in which precision, and what is done when its memory ends."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import torch
from torch import nn

SMALLEST_SIDE = 64
"""Halving tiles stops here; then the CPU takes over."""


def best_device() -> torch.device:
    """cuda, else mps, else cpu; the cpu where the artist prefers that."""
    if os.environ.get("UNDERPAINT_DEVICE") == "cpu":
        return torch.device("cpu")
    if torch.cuda.is_available():
        return torch.device("cuda", torch.cuda.current_device())
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


@cache
def prefers_half(device: torch.device) -> bool:
    """Whether convolutions in bfloat16 are faster than in float32 here; measured once."""
    if device.type == "mps":
        return False
    net = nn.Sequential(*(nn.Conv2d(64, 64, 3, padding=1) for _ in range(3))).to(device)
    net = net.to(memory_format=torch.channels_last)
    x = torch.rand(1, 64, 96, 96, device=device).contiguous(memory_format=torch.channels_last)
    times = {half: min(_timed(net, x, half) for _ in range(3)) for half in (False, True)}
    return times[True] < times[False]


def _timed(net: nn.Module, x: torch.Tensor, half: bool) -> float:
    begin = time.perf_counter()
    with torch.inference_mode(), torch.autocast(x.device.type, torch.bfloat16, half):
        float(net(x).float().mean())  # waits for the device
    return time.perf_counter() - begin


def out_of_memory(error: BaseException) -> bool:
    """Whether an error says that memory ended, by its class or by its words."""
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    words = str(error).lower()
    return isinstance(error, RuntimeError) and ("out of memory" in words or "allocate" in words)


def fits(nbytes: int, device: torch.device) -> bool:
    """Whether so much memory is free there; True where that cannot be told.

    Asked before the work: Linux promises memory that it does not have, and kills who takes it.
    """
    if device.type == "cuda":
        return nbytes < torch.cuda.mem_get_info(device)[0]
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    except OSError:
        return True
    free = [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable")]
    return not free or nbytes < 0.9 * free[0]


def ladder(device: torch.device, side: int) -> Iterator[tuple[torch.device, int]]:
    """Device and side of the picture to try: halved down to 64, then the same on the CPU."""
    devices = [device] if device.type == "cpu" else [device, torch.device("cpu")]
    for each in devices:
        tried = side
        while tried >= SMALLEST_SIDE:
            yield each, tried
            tried //= 2
