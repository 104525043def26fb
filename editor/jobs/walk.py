"""Codes over time: a path through several, sliders with keys, and the clips drawn from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

import numpy as np

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.time import Curve, Key
from editor.jobs.attributes import EditJob
from editor.jobs.clip import ExportSettings
from editor.jobs.directions import Direction, moved
from editor.jobs.job import NO_PICTURE, Job

REST = 0.6
"""How much a walk lingers at its points: 0 = passes through .. 1 = stops at each."""
_NEAR = 1e-6
"""Points closer than this are one."""


@dataclass(frozen=True, eq=False)
class WalkJob(Job):
    """A clip of one code for each frame, written to the file `out`.

    template: how a code is drawn; its own code is not looked at. codes: float32 (frames, layers,
    d). rate: frames a second. Over a picture (the template's image) the clip is transparent where
    nothing changed, if the preset can hold that; else the picture stands behind.
    """

    kind: ClassVar[str] = "walk"
    template: EditJob = field(repr=False)
    codes: np.ndarray = field(repr=False)
    rate: Fraction
    out: str
    settings: ExportSettings = field(default_factory=ExportSettings)


@dataclass(frozen=True, eq=False)
class SlidersJob(Job):
    """Sliders on the portrait in every frame of a clip: a template for ClipJob.

    place: the square in which the portrait stands, in pixels of the frames. follow: it goes along
    with what it holds `anchor` seconds into the source. directions: those that `sliders` names.
    sliders: value over time by direction name; frame 0 of the curves stands `origin` seconds into
    the source, `rate` frames a second. steps: of optimisation on the first frame, 0 = the encoder
    alone; what they add to its code is added to all. steady: seconds over which codes are
    averaged, 0 = each frame for itself. mask: uint8 of the place's size, 255 = change here, None =
    anywhere. noise: seed of the details no latent says. image: put in frame by frame.
    """

    kind: ClassVar[str] = "sliders"
    model: str
    place: Rect
    directions: tuple[Direction, ...] = field(repr=False)
    sliders: Mapping[str, Curve]
    origin: Fraction = Fraction(0)
    rate: Fraction = Fraction(1)
    steps: int = 0
    steady: float = 0.12
    follow: bool = False
    anchor: Fraction = Fraction(0)
    mask: np.ndarray | None = field(default=None, repr=False)
    noise: int = 0
    image: np.ndarray = field(default_factory=lambda: NO_PICTURE, repr=False)

    def code(self, base: np.ndarray, time: Fraction) -> np.ndarray:
        """The code (layers, d) to draw `time` seconds into the source, where `base` is its own."""
        values = values_at(self.sliders, (time - self.origin) * self.rate)
        return moved(base, self.directions, values)


def constant(value: float) -> Curve:
    """A curve that has one value always."""
    return Curve((Key(0, value),))


def values_at(curves: Mapping[str, Curve], frame: Fraction | float) -> dict[str, float]:
    """What each slider says at a (possibly fractional) frame, by direction name."""
    return {name: curve.at(float(frame)) for name, curve in curves.items()}


def moving_codes(
    base: np.ndarray,
    directions: Sequence[Direction],
    curves: Mapping[str, Curve],
    frames: Iterable[int],
) -> np.ndarray:
    """The codes of those frames, float32 (frames, layers, d), where sliders move `base`.

    Raises BadInput for an unknown name.
    """
    return np.stack([moved(base, directions, values_at(curves, frame)) for frame in frames])


def path(
    points: Sequence[np.ndarray], frames: int, *, closed: bool = False, rest: float = REST
) -> np.ndarray:
    """A smooth way through codes (layers, d) in so many frames: float32 (frames, layers, d).

    Centripetal Catmull-Rom (Yuksel et al. 2011), which neither overshoots nor loops; as long from
    one point to the next as the root of their distance says. closed: back to the first point,
    the frame after the last being the first again. rest: how much it lingers at each point, 0..1.
    Raises BadInput for fewer than two points or frames, or codes of different shapes.
    """
    _check(points, frames)
    known = np.stack(points).astype(np.float64)
    ahead = np.roll(known, -1, axis=0) if closed else known[1:]
    legs = ahead - known[: len(ahead)]
    lengths = np.maximum(np.sqrt(np.sqrt((legs**2).sum(axis=(1, 2)))), _NEAR)
    slopes = _slopes(legs, lengths, closed)
    knots = np.concatenate([[0.0], np.cumsum(lengths)])
    times = np.linspace(0, knots[-1], frames, endpoint=not closed)
    leg = np.clip(np.searchsorted(knots, times, "right") - 1, 0, len(legs) - 1)
    share = _eased((times - knots[leg]) / lengths[leg], rest)[:, None, None]
    span, after = lengths[leg][:, None, None], (leg + 1) % len(slopes)
    bend = slopes[leg] * span - legs[leg]
    back = legs[leg] - slopes[after] * span
    way = share * legs[leg] + share * (1 - share) * ((1 - share) * bend + share * back)
    return np.asarray(known[leg] + way, np.float32)


def _check(points: Sequence[np.ndarray], frames: int) -> None:
    if len(points) < 2:
        raise BadInput("A walk goes through two pictures or more.", remedy="Choose another one.")
    if frames < 2:
        raise BadInput("A walk has two frames or more.", remedy="Make it longer.")
    if len({point.shape for point in points}) > 1:
        raise BadInput("A walk stays with one model.", remedy="Choose pictures of the same one.")


def _slopes(legs: np.ndarray, lengths: np.ndarray, closed: bool) -> np.ndarray:
    """The velocity at every point: of the parabola through it and both its neighbours."""
    speeds = legs / lengths[:, None, None]
    before = np.roll(speeds, 1, axis=0) if closed else speeds[:-1]
    after = speeds if closed else speeds[1:]
    a, b = np.roll(lengths, 1) if closed else lengths[:-1], lengths if closed else lengths[1:]
    share = (a / (a + b))[:, None, None]
    inner = before + (after - before) * share
    return inner if closed else np.concatenate([speeds[:1], inner, speeds[-1:]])


def _eased(share: np.ndarray, rest: float) -> np.ndarray:
    """How much of a leg is done at `share` of its time, 0..1."""
    smooth = share * share * (3 - 2 * share)
    return np.asarray(share + rest * (smooth - share))
