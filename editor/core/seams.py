"""Where one picture shall end and another begin: along the seam that is seen least.

The seam is a minimal cut in the continuum: of all functions that are 1 where the artist has
painted and 0 far from it, the one whose edge is cheapest where an edge costs as much as the
pictures differ there (T. F. Chan, S. Esedoglu and M. Nikolova, "Algorithms for finding global
minimizers of image segmentation and denoising models", 2006), found by the primal-dual method of
A. Chambolle and T. Pock (2011). It follows no grid's directions, as a cut of a graph would.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from editor.core.geometry import Rect
from editor.core.raster import Pixels, Raster
from editor.core.spread import blurred, dilated

Flags = NDArray[np.bool_]
Values = NDArray[np.float32]
Fold = Callable[..., Any]
"""One of numpy's functions that make one number of many."""

LEAST_COST = 0.02
"""What a seam costs for each pixel of its length where the pictures are alike (0..1)."""
LARGEST = 160
"""Pixels along the longer side at which the cut is looked for; larger places are made smaller."""
ROUNDS = 300
STEP = 0.35
"""Of both variables; the method converges where its square is at most 1/8."""
SOFTNESS = 1.5
"""Standard deviation in pixels of what softens the seam."""


@dataclass(frozen=True, eq=False)
class Share:
    """How much of an answer shows. weight: (place.h, place.w), 255 = that answer alone."""

    answer: int
    place: Rect
    weight: Pixels


@dataclass(frozen=True, eq=False)
class Answering:
    """A paint (`ink.Paint`): one of the answers, as it stands where it is painted."""

    answer: Raster

    def on(self, tile: Pixels, cover: Pixels, area: Rect) -> Pixels:
        """See `ink.Paint`."""
        return mixed(tile, self.answer.read(area), cover)


def share_of(answer: int, below: Raster, above: Raster, coat: Raster, reach: int) -> Share:
    """What was painted (`coat`, 1 channel) and as much round it as makes the edge least visible.

    below: the picture so far, above: the answer that is painted; both RGBA. reach: pixels that
    the seam may lie away from what was painted.
    """
    place = coat.extent().padded(reach)
    cover = coat.read(place)[..., 0]
    core = cover > np.iinfo(cover.dtype).max // 2
    weight = cut(difference(below.read(place), above.read(place)), core, reach)
    return Share(answer, place, weight)


def mixed(base: Pixels, above: Pixels, weight: Pixels) -> Pixels:
    """`above` laid into `base` by a weight (h, w), 255 = it alone; straight RGBA, their depth."""
    share = weight[..., None].astype(np.float32) / np.iinfo(weight.dtype).max
    old, new = base.astype(np.float32), above.astype(np.float32)
    alpha_old, alpha_new = old[..., 3:] * (1 - share), new[..., 3:] * share
    alpha = alpha_old + alpha_new
    colour = old[..., :3] * alpha_old + new[..., :3] * alpha_new
    colour /= np.maximum(alpha, np.float32(1e-6))
    out: Pixels = np.rint(np.concatenate([colour, alpha], axis=2)).astype(base.dtype)
    return out


def mosaic(answers: Sequence[Raster], first: int, shares: Sequence[Share]) -> Raster:
    """The first answer, and what was painted over it in the order it was painted."""
    out = answers[first]
    for share in shares:
        above = answers[share.answer].read(share.place)
        out = out.write(share.place, mixed(out.read(share.place), above, share.weight))
    return out


def showing(bounds: Rect, first: int, shares: Sequence[Share]) -> tuple[int, ...]:
    """Which answers still show somewhere in `bounds`, in their order."""
    labels = np.full((bounds.h, bounds.w), first)
    for share in shares:
        part = share.place.intersect(bounds)
        if not part.empty:
            weight = share.weight[part.moved(-share.place.x, -share.place.y).slices()]
            labels[part.moved(-bounds.x, -bounds.y).slices()][weight >= 128] = share.answer
    return tuple(int(number) for number in np.unique(labels))


def difference(a: Pixels, b: Pixels) -> Values:
    """How visible a seam between two RGBA pictures is at each pixel, (h, w) in 0..1."""
    top = np.float32(np.iinfo(a.dtype).max)
    alpha = np.minimum(a[..., 3], b[..., 3]).astype(np.float32) / top
    apart = np.abs(a[..., :3].astype(np.float32) - b[..., :3].astype(np.float32)).mean(2) / top
    out: Values = apart * alpha
    return out


def cut(cost: Values, core: Flags, reach: int) -> Pixels:
    """How much of the picture above shows: 255 in `core`, 0 farther than `reach` from it.

    cost: (h, w), 0..1. Between them the edge lies where it costs least, softened.
    """
    inside = core.astype(np.uint8) * 255
    outside = dilated(inside, reach) == 0
    step = max(1, -(-max(cost.shape) // LARGEST))
    u = _minimal(
        _shrunk(cost, step, np.mean) + np.float32(LEAST_COST),
        _shrunk(core, step, np.max),
        _shrunk(outside, step, np.min),
    )
    hard = np.where(_stretched(u, step, cost.shape) > 0.5, np.uint8(255), np.uint8(0))
    hard[outside] = 0
    soft = blurred(hard, SOFTNESS)
    soft[core] = 255
    soft[outside] = 0
    return soft


def _minimal(cost: Values, inside: Flags, outside: Flags) -> Values:
    """The primal-dual method: u in 0..1 with least total variation weighed by `cost`."""
    u = inside.astype(np.float32)
    led, dual = u.copy(), np.zeros((2, *u.shape), np.float32)
    for _ in range(ROUNDS):
        dual[0, :-1] += STEP * (led[1:] - led[:-1])
        dual[1, :, :-1] += STEP * (led[:, 1:] - led[:, :-1])
        dual /= np.maximum(1, np.sqrt(dual[0] ** 2 + dual[1] ** 2) / cost)
        after = u + STEP * _divergence(dual)
        np.clip(after, 0, 1, out=after)
        after[inside], after[outside] = 1, 0
        led, u = 2 * after - u, after
    return u


def _divergence(dual: Values) -> Values:
    out: Values = dual[0] + dual[1]
    out[1:] -= dual[0, :-1]
    out[:, 1:] -= dual[1, :, :-1]
    return out


def _shrunk(values: NDArray[Any], step: int, by: Fold) -> NDArray[Any]:
    """Each square of `step` pixels as one; the border repeats to fill the last ones."""
    if step == 1:
        return values
    h, w = values.shape
    padded = np.pad(values, ((0, -h % step), (0, -w % step)), mode="edge")
    squares = padded.reshape(padded.shape[0] // step, step, padded.shape[1] // step, step)
    folded: NDArray[Any] = by(squares, axis=(1, 3))
    return folded


def _stretched(u: Values, step: int, shape: tuple[int, int]) -> Values:
    """Back to (h, w) pixels, linear in between."""
    for axis, length in enumerate(shape):
        if step == 1:
            break
        at = (np.arange(length) + 0.5) / step - 0.5
        low = np.clip(np.floor(at).astype(int), 0, u.shape[axis] - 1)
        high = np.minimum(low + 1, u.shape[axis] - 1)
        part = np.clip(at - low, 0, 1).astype(np.float32)
        part = part[:, None] if axis == 0 else part[None, :]
        u = np.take(u, low, axis) * (1 - part) + np.take(u, high, axis) * part
    return u
