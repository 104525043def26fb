"""Changes in a picture what a slider changed in the generator's drawing of it, and nothing else.

The generator draws the picture before and after, small. Where the second drawing is locally an
affine function of the first (a colour that shifts, a thing that goes away), the same function of
the artist's own pixels keeps their detail: bilateral guided upsampling (Chen et al. 2016) with the
coefficients of a guided filter (He & Sun 2015). Where something new appears, the drawing itself
stands, shifted to the picture's own tones. A soft matte lets the rest alone.
"""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np

LEVEL = 1 / 255
UNCHANGED, CHANGED = 2 * LEVEL, 7 * LEVEL
"""Differences of the two drawings: up to the first own pixels stay, from the second they yield."""
FOLLOWED, NEW = 3 * LEVEL, 12 * LEVEL
"""Misfits of the affine function: up to the first it is used, from the second the drawing is."""
WINDOW = 2.0
"""Gaussian sigma in pixels of the drawing over which the function is fitted; a box leaves rings."""
FLAT = (10 * LEVEL) ** 2
"""Variance of the first drawing below which only its mean is followed."""
TONES = 3.0
"""Gaussian sigma in pixels of the drawing of what is carried along where something is new."""
CALM, EDGY = 3 * LEVEL, 9 * LEVEL
"""Spreads of the small picture: where it is calm, what it does not show is the paper's grain."""
FEATHER = 1 / 40
"""Part of the square's side over which changes come in from the edge of a mask."""
RIM = 1 / 12
"""Part of the square's side over which changes fade out towards its border."""


def as_layer(picture: np.ndarray, side: int) -> np.ndarray:
    """A drawing, float32 RGB (s, s, 3) in 0..1, opaque at another size: uint8 (side, side, 4)."""
    large = _eight_bit(_enlarged(picture, side) * np.float32(255))
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_RGB2RGBA))


def limited(before: np.ndarray, after: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """`before` where the mask, uint8 (h, w), is 0, `after` where 255: uint8 RGBA (h, w, 4) each."""
    share = _feathered(mask) * LEVEL
    return np.asarray(cv2.blendLinear(after, before, share, 1 - share))


class Sides(NamedTuple):
    """Which sides of a square are meant."""

    left: bool
    top: bool
    right: bool
    bottom: bool


ALL = Sides(True, True, True, True)


class Sheet:
    """Where squares of one size, `side` pixels, are changed; not by two threads at once.

    fading: the sides towards which changes fade out; on others the whole picture ends.
    It keeps its memory from one change to the next: to get new memory takes longer than the work.
    """

    def __init__(self, side: int, fading: Sides = ALL) -> None:
        self.side, self.fading = side, fading
        self._changed, self._shift = np.empty((2, side, side, 3), np.float32)
        self._colours = np.empty((side, side, 3), np.uint8)
        self._rim = _rim(side, fading)

    def pasted(
        self,
        image: np.ndarray,
        before: np.ndarray,
        after: np.ndarray,
        mask: np.ndarray | None = None,
    ) -> np.ndarray:
        """The layer that changes a picture as `after` changes `before`: uint8 RGBA (n, n, 4).

        image: uint8 RGB (n, n, 3). before, after: float32 RGB (s, s, 3) in 0..1, what a generator
        drew of it. mask: uint8 (n, n), 0 = leave alone. Transparent where nothing changes, where
        the mask is 0 and on sides that fade.
        """
        gain, shift = _affine(image, before, after)
        changed = _enlarged(gain, self.side, cv2.INTER_LINEAR, self._changed)
        changed *= image
        changed += _enlarged(shift, self.side, cv2.INTER_LANCZOS4, self._shift)
        layer = cv2.cvtColor(_eight_bit(changed, self._colours), cv2.COLOR_RGB2RGBA)
        alpha = self._alpha(before, after, mask)
        cv2.insertChannel(alpha, layer, 3)
        return np.asarray(cv2.copyTo(layer, alpha))

    def _alpha(self, before: np.ndarray, after: np.ndarray, mask: np.ndarray | None) -> np.ndarray:
        """How much is changed: uint8 (n, n)."""
        matte = _enlarged(_matte(before, after), self.side, cv2.INTER_LINEAR)
        matte = cv2.multiply(matte, self._rim, scale=255)
        if mask is not None:
            matte = cv2.multiply(matte, _feathered(mask), scale=LEVEL)
        return np.asarray(cv2.convertScaleAbs(matte))


def seam(image: np.ndarray, layer: np.ndarray) -> float:
    """Step across the border of what a layer changes beyond the picture's own there; 0 = invisible.

    image: uint8 RGB (n, n, 3). layer: uint8 RGBA (n, n, 4). Mean absolute difference of
    neighbours on two sides of the border in the changed picture, less that in the picture, / 255.
    """
    inside = (layer[..., 3] > 0).view(np.uint8)
    steps = [
        _steps(image, layer, cv2.absdiff(inside[1:], inside[:-1]), (1, 0)),
        _steps(image, layer, cv2.absdiff(inside[:, 1:], inside[:, :-1]), (0, 1)),
    ]
    grown = np.concatenate(steps)
    return float(max(0.0, grown.mean() / 255)) if len(grown) else 0.0


def _steps(
    image: np.ndarray, layer: np.ndarray, border: np.ndarray, to: tuple[int, int]
) -> np.ndarray:
    """How much each step from a border pixel to its neighbour (y, x) grew: float32 (steps,)."""
    places = cv2.findNonZero(border)
    if places is None:
        return np.empty(0, np.float32)
    columns, rows = places.reshape(-1, 2).T
    own, new = [], []
    for y, x in ((0, 0), to):
        below = image[rows + y, columns + x].astype(np.float32)
        over = layer[rows + y, columns + x].astype(np.float32)
        own.append(below)
        new.append(below + (over[:, :3] - below) * over[:, 3:] / 255)
    grown = np.abs(new[0] - new[1]) - np.abs(own[0] - own[1])
    return np.asarray(grown.mean(1))


def _matte(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """How much the drawing changes: float32 (s, s), 0..1."""
    apart = cv2.dilate(_most(cv2.absdiff(before, after)), np.ones((3, 3), np.uint8))
    return _ramp(cv2.GaussianBlur(apart, (0, 0), 1.0), UNCHANGED, CHANGED)


def _most(picture: np.ndarray) -> np.ndarray:
    """The highest of three channels: (h, w)."""
    red, green, blue = cv2.split(picture)
    return np.asarray(cv2.max(cv2.max(red, green), blue))


def _affine(
    image: np.ndarray, before: np.ndarray, after: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """What makes the changed picture of the image, at the drawings' size: (s, s, 3) each.

    The picture times the first plus the second (in levels of 255). It is the second drawing, and
    what the picture has beyond the first one as the function carries that on; where something is
    new, the picture's tones and grain alone.
    """
    slope, offset = _fitted(before, after)
    misfit = _most(cv2.absdiff(after, before + slope * before + offset))
    new = _ramp(cv2.dilate(misfit, np.ones((3, 3), np.uint8)), FOLLOWED, NEW)
    small = _small(image, len(after))
    grain = cv2.GaussianBlur(new * _calm(small), (0, 0), 1.5)[..., None]
    new = cv2.blur(new, (3, 3))[..., None]
    tones = cv2.GaussianBlur(small - before, (0, 0), TONES)
    gain = (1 - new) * (1 + slope)
    return gain + grain, 255 * (after + new * tones - gain * before - grain * small)


def _fitted(before: np.ndarray, after: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The affine function of `before` that `after - before` is around each pixel."""
    way = after - before
    mean, mean_way = _around(before), _around(way)
    variance = _around(before * before) - mean * mean
    slope = (_around(before * way) - mean * mean_way) / (variance + FLAT)
    slope = _around(np.clip(slope, -1, 1))
    return slope, _around(mean_way - slope * mean)


def _around(values: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.GaussianBlur(values, (0, 0), WINDOW))


def _calm(small: np.ndarray) -> np.ndarray:
    """1 where the small picture is even, softly 0 near its edges: float32 (s, s)."""
    grey = _most(small)
    mean = cv2.blur(grey, (3, 3))
    spread = np.sqrt(np.maximum(cv2.blur(grey * grey, (3, 3)) - mean * mean, 0))
    calm = cv2.erode(1 - _ramp(spread, CALM, EDGY), np.ones((5, 5), np.uint8))
    return np.asarray(cv2.GaussianBlur(calm, (0, 0), 1.5))


def _small(image: np.ndarray, side: int) -> np.ndarray:
    small = cv2.resize(image, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small.astype(np.float32) * LEVEL)


def _ramp(values: np.ndarray, low: float, high: float) -> np.ndarray:
    """0 up to `low`, 1 from `high`, smooth between."""
    part = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(part * part * (3 - 2 * part), np.float32)


def _feathered(mask: np.ndarray) -> np.ndarray:
    """A mask, uint8 (h, w), whose hard edges become soft inwards: float32 in levels of 255."""
    inwards = cv2.distanceTransform((mask > 0).view(np.uint8), cv2.DIST_L2, 3)
    return np.asarray(_ramp(inwards, 0.0, max(1.5, FEATHER * len(mask))) * mask)


def _rim(side: int, fading: Sides) -> np.ndarray:
    """0 on the fading sides of a square, 1 from `RIM` of it inwards: float32 (side, side)."""
    away = _ramp(np.arange(side, dtype=np.float32) / max(1.0, RIM * side), 0.0, 1.0)
    whole = np.ones_like(away)
    across = np.minimum(away if fading.left else whole, away[::-1] if fading.right else whole)
    down = np.minimum(away if fading.top else whole, away[::-1] if fading.bottom else whole)
    return np.asarray(np.minimum(down[:, None], across))


def _eight_bit(levels: np.ndarray, to: np.ndarray | None = None) -> np.ndarray:
    """Levels of 255, float32, rounded and clipped (in place too) to what eight bits hold."""
    return np.asarray(cv2.convertScaleAbs(np.maximum(levels, 0, out=levels), dst=to))


def _enlarged(
    picture: np.ndarray,
    side: int,
    how: int = cv2.INTER_LANCZOS4,
    to: np.ndarray | None = None,
) -> np.ndarray:
    how = cv2.INTER_AREA if side < picture.shape[0] else how
    return np.asarray(cv2.resize(picture, (side, side), dst=to, interpolation=how))
