"""Which of the points is what the layer under edit shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from editor.jobs.attributes import Latents

if TYPE_CHECKING:
    from editor.ui.latents.points import Point


def present(points: Sequence[Point], state: Latents | None) -> int:
    """The latest point that draws the same as `state`, or -1."""
    if state is None:
        return -1
    rows = range(len(points) - 1, -1, -1)
    return next((row for row in rows if _alike(points[row].latents, state)), -1)


def present_point(points: Sequence[Point], state: Latents | None) -> Point | None:
    """That point; one that looks like the latest where none draws the same; None without any."""
    if state is None or not points:
        return None
    row = present(points, state)
    return points[row] if row >= 0 else replace(points[-1], latents=state)


def _alike(a: Latents, b: Latents) -> bool:
    return a is b or ((a.model, a.noise) == (b.model, b.noise) and np.array_equal(a.code, b.code))
