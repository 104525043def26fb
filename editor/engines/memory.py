"""Work that is tried smaller, then by the CPU, while memory ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import torch

from editor.core.errors import OutOfMemory
from editor.engines.device import best_device, ladder, out_of_memory
from editor.engines.store import store

T = TypeVar("T")


def with_what_memory_allows(work: Callable[[torch.device, int], T], side: int, aim: str) -> T:
    """What `work(device, side)` returns, at the largest side down from `side` for which memory is
    enough. aim: what cannot be done else ("heal this hole"). OutOfMemory where nothing fits."""
    for device, limit in ladder(best_device(), side):
        try:
            return work(device, limit)
        except (RuntimeError, MemoryError) as error:
            if not out_of_memory(error):
                raise
        make_room(device)  # outside the except block, which would keep the failed work's tensors
    raise OutOfMemory(f"Not enough memory to {aim}.", remedy="Close other programs.")


def make_room(device: torch.device) -> None:
    """Let go of every network that is kept."""
    store().clear()
    if device.type == "cuda":
        torch.cuda.empty_cache()
