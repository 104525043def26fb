"""The box that a drag spans: square with Shift, about its middle with Alt, of a ratio or size."""

from __future__ import annotations

from typing import NamedTuple

from editor.ui.selecting.settings import RATIO, SIZE, Marquee


class Box(NamedTuple):
    """Two opposite corners in document pixels, the upper left one first."""

    x0: float
    y0: float
    x1: float
    y1: float


def spanned(
    start: tuple[float, float],
    end: tuple[float, float],
    how: Marquee,
    square: bool = False,
    centred: bool = False,
) -> Box:
    """The box from `start` to `end`, on whole pixels.

    square: equal sides; centred: `start` is the middle. A size stands with its corner at `end`.
    """
    if how.shape == SIZE:
        x, y = round(end[0]), round(end[1])
        return Box(x, y, x + how.width, y + how.height)
    dx, dy = end[0] - start[0], end[1] - start[1]
    if how.shape == RATIO or square:
        dx, dy = _in_ratio(dx, dy, how.width / how.height if how.shape == RATIO else 1.0)
    x0, y0 = (start[0] - dx, start[1] - dy) if centred else start
    xs, ys = sorted((x0, start[0] + dx)), sorted((y0, start[1] + dy))
    return Box(*(round(value) for value in (xs[0], ys[0], xs[1], ys[1])))


def _in_ratio(dx: float, dy: float, ratio: float) -> tuple[float, float]:
    """The larger box of that ratio of width to height, in the direction of the drag."""
    width = max(abs(dx), abs(dy) * ratio)
    return (width if dx >= 0 else -width), (width / ratio if dy >= 0 else -width / ratio)
