"""One measured figure beside its target, and the clocks that measure it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, thread_time

import numpy as np

Clock = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """row: what was measured. holds: whether the value keeps to the target."""

    row: str
    value: float
    unit: str
    target: str
    holds: bool


def at_most(row: str, value: float, unit: str, limit: float) -> Row:
    """A figure that must not exceed `limit`."""
    return Row(row, round(value, 3), unit, f"<= {limit:g} {unit}", value <= limit)


def at_least(row: str, value: float, unit: str, limit: float) -> Row:
    """A figure that must reach `limit`."""
    return Row(row, round(value, 3), unit, f">= {limit:g} {unit}", value >= limit)


def milliseconds(work: Callable[[], object], times: int, clock: Clock = perf_counter) -> np.ndarray:
    """How long each of `times` runs took, in milliseconds."""
    out = np.empty(times)
    for i in range(times):
        start = clock()
        work()
        out[i] = (clock() - start) * 1000
    return out


def both_clocks(work: Callable[[], object], times: int) -> tuple[np.ndarray, np.ndarray]:
    """(wall, this thread's CPU) milliseconds of each run; on a shared machine the second counts."""
    wall, own = np.empty(times), np.empty(times)
    for i in range(times):
        a, b = perf_counter(), thread_time()
        work()
        wall[i], own[i] = perf_counter() - a, thread_time() - b
    return wall * 1000, own * 1000
