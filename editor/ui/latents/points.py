"""Where one has been: latents worth coming back to, the newest last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from editor.jobs.attributes import Latents, as_seen
from editor.jobs.job import Patch

MOST = 48
"""Points that are kept."""
SIDE = 96
"""Of a point's small picture, in pixels."""


@dataclass(frozen=True, eq=False)
class Point:
    """latents: as they were. pixels: uint8 RGB (SIDE, SIDE, 3), how they looked."""

    latents: Latents
    pixels: np.ndarray = field(repr=False)


def thumbnail(patch: Patch, below: np.ndarray | None = None) -> np.ndarray:
    """The small picture of an answer, read-only; over what lies below, where it is transparent.

    below: uint8 RGB of the patch's size or smaller; None = grey.
    """
    step = max(1, patch.place.h // (2 * SIDE))  # plain steps first: this is the GUI's thread
    small = as_seen(patch.pixels[::step, ::step], SIDE).astype(np.float32)
    ground = np.full((1, 1, 3), 128, np.uint8) if below is None else as_seen(below, SIDE)
    share = small[..., 3:] / 255
    pixels = np.rint(ground + (small[..., :3] - ground) * share).astype(np.uint8)
    pixels.flags.writeable = False
    return pixels


def with_point(points: Sequence[Point], point: Point) -> tuple[Point, ...]:
    """One more, in place of one that looks the same; the oldest dropped where there are many."""
    for place, old in enumerate(points):
        if _same(old.latents, point.latents):
            return (*points[:place], point, *points[place + 1 :])
    return (*points, point)[-MOST:]


def _same(a: Latents, b: Latents) -> bool:
    return (a.model, a.noise) == (b.model, b.noise) and np.array_equal(a.code, b.code)


def mixed(base: np.ndarray, other: np.ndarray, first: int, last: int) -> np.ndarray:
    """The code (layers, d) with layers first .. last (0-based, inclusive) of another one."""
    code = base.copy()
    code[first : last + 1] = other[first : last + 1]
    return code


def between(a: np.ndarray, b: np.ndarray, t: float) -> np.ndarray:
    """The code (layers, d) on the straight way from a (t = 0) to b (t = 1)."""
    code: np.ndarray = a + np.float32(t) * (b - a)
    return code
