"""What a run wrote into its log, as curves over steps; read on from where it was read before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

RISING = ("psnr",)
"""Told at each step, but no losses: the measures show them, of pictures withheld from training."""


@dataclass(frozen=True, eq=False)
class Curves:
    """losses, measures: by name float64 (n, 2), step and value; steps rise."""

    losses: Mapping[str, np.ndarray] = field(default_factory=dict)
    measures: Mapping[str, np.ndarray] = field(default_factory=dict)

    @property
    def last_step(self) -> float:
        """The newest step of all; 0 where there is none."""
        every = (*self.losses.values(), *self.measures.values())
        return max((float(curve[-1, 0]) for curve in every if len(curve)), default=0.0)


class LogTail:
    """Reads log.jsonl of a run; `read` again reads only what was added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._offset = 0
        self._points: dict[tuple[str, str], list[tuple[float, float]]] = {}

    def read(self) -> Curves:
        """All points so far. A log that is missing, or shorter than it was, begins anew."""
        try:
            with self.path.open("rb") as file:
                if file.seek(0, 2) < self._offset:
                    self._offset, self._points = 0, {}
                file.seek(self._offset)
                whole = file.read().rpartition(b"\n")[0]  # the last line may still be written
        except OSError:
            return Curves()
        self._offset += len(whole) + 1 if whole else 0
        for line in whole.splitlines():
            self._take(line)
        losses = self._of("step")
        return Curves(
            {name: losses[name] for name in losses if name not in RISING}, self._of("score")
        )

    def _of(self, kind: str) -> dict[str, np.ndarray]:
        return {name: np.array(p) for (of, name), p in self._points.items() if of == kind}

    def _take(self, line: bytes) -> None:
        try:
            news: Any = json.loads(line)
            step, kind, figures = float(news["step"]), news["kind"], dict(news["figures"])
        except (ValueError, KeyError, TypeError):
            return  # another program's line
        for name, value in figures.items():
            if kind in ("step", "score") and isinstance(value, int | float) and np.isfinite(value):
                points = self._points.setdefault((kind, name), [])
                while points and points[-1][0] >= step:  # a run that was killed does steps again
                    points.pop()
                points.append((step, float(value)))


def thinned(curve: np.ndarray, columns: int) -> np.ndarray:
    """At most two points for each of `columns`: the lowest and the highest of its steps, (m, 2)."""
    if len(curve) <= 2 * columns:
        return curve
    rows: list[int] = []
    for part in np.array_split(np.arange(len(curve)), columns):
        values = curve[part, 1]
        rows += sorted({int(part[values.argmin()]), int(part[values.argmax()])})
    return curve[rows]
