"""Takes the flicker out of a clip that was painted frame by frame, and keeps it crisp.

Each frame is blended with what was shown before, carried along by the motion of the original
clip. Blending averages detail away, so the shown frame (never the kept one, else the sharpening
would feed on itself) gets back the sharpness that the painted frame had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from editor.clips.flow import flow, grey, grid, hidden, warp
from editor.core.errors import BadInput
from editor.media.opencv import cv2

KEPT = 0.9
"""How much of a pixel comes from the frames before, where they saw the same."""
CRISPNESS = 0.89
"""Laplacian variance that sharpening aims at, as a share of the painted frame's."""
SEARCHED = 960
"""Longer side in pixels at which motion is searched; larger frames are searched reduced."""
CUT = 0.75
"""Share of the picture that is new at a cut."""
FINEST = 0.6
"""Gaussian sigma in pixels below which detail is sharpened: what resampling costs first."""
BROAD = 4
"""Pixels over which painted colours are averaged, so that strokes do not count."""
LIMIT = 5.0
"""Most that fine detail is amplified by."""


@dataclass(frozen=True, eq=False)
class _Past:
    """What the next frame needs of the ones before: uint8 original, float32 picture, the gain."""

    original: np.ndarray
    picture: np.ndarray
    gain: float


class Stabiliser:
    """Call it with each frame in turn; it starts anew at cuts and where the size changes.

    The same frames give the same result, bit for bit, also when `state` is saved and restored
    between two of them (on one machine with one number of OpenCV threads).
    strength: 0 leaves the painted frames as they are, 1 is the steadiest.
    """

    def __init__(self, strength: float = 1.0) -> None:
        if not 0 <= strength <= 1:
            raise BadInput(f"Stabilising by {strength:g} makes no sense.", remedy="Choose 0 to 1.")
        self._kept = KEPT * strength
        self._past: _Past | None = None

    def __call__(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray:
        """The steadied frame, its alpha that of `styled`; all uint8 (h, w, 3 or 4).

        Raises BadInput where the two differ in size.
        """
        if original.shape[:2] != styled.shape[:2]:
            raise BadInput("The painted frame has another size than the original.")
        if self._kept == 0:
            return styled
        shown = self._steadied(np.array(original[..., :3]), np.ascontiguousarray(styled[..., :3]))
        return shown if styled.shape[2] == 3 else np.dstack([shown, styled[..., 3]])

    def _steadied(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray:
        picture, past = styled.astype(np.float32), self._past
        self._past = _Past(original, picture, 0.0)
        if past is None or past.original.shape != original.shape:
            return styled
        motion, new, lost = _motion(original, past.original)
        if new.mean() > CUT:
            return styled
        carried = warp(past.picture, motion)
        apart = _apart(carried, picture)
        trust = self._kept * (1 - new * _repainted(apart, lost)) * _inside(motion)
        carried = cv2.add(carried, cv2.multiply(apart, cv2.merge([new] * 3)))
        mixed = cv2.blendLinear(carried, picture, trust, 1 - trust)
        shown, gain = _crisp(mixed, picture, trust, past.gain)
        self._past = _Past(original, mixed, gain)
        return shown

    def reset(self) -> None:
        """Forget the frames before, as at a cut."""
        self._past = None

    def state(self) -> dict[str, np.ndarray]:
        """All that the next frame depends on, by name; empty before the first frame."""
        if self._past is None:
            return {}
        gain = np.array(self._past.gain, np.float64)
        return {"original": self._past.original, "picture": self._past.picture, "gain": gain}

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        """Go on from what `state` gave."""
        self.reset()
        if state:
            self._past = _Past(state["original"], state["picture"], float(state["gain"]))


def _motion(here: np.ndarray, there: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Flow from one original frame to the one before, what is new in it, what was hidden.

    Flow: float32 (h, w, 2), pixels. New: float32 (h, w), 0 where the frame before shows the same
    within the colours of 3 x 3 pixels (the neighbourhood test of temporal antialiasing, Karis
    2014), 1 where not. Hidden: as flow.hidden has it.
    """
    height, width = here.shape[:2]
    reduced = min(1.0, SEARCHED / max(height, width))
    size = (max(1, round(width * reduced)), max(1, round(height * reduced)))
    a, b = (_resized(frame, size) for frame in (here, there))
    light, before = grey(a), grey(b)
    motion = flow(light, before)
    new, lost = _unlike(a, warp(b, motion, cv2.INTER_LINEAR)), hidden(light, before, motion)
    scale = np.array([width / size[0], height / size[1]], np.float32)
    motion, new, lost = (_resized(field, (width, height)) for field in (motion, new, lost))
    return (motion * scale if reduced < 1 else motion), new, lost


def _unlike(here: np.ndarray, fetched: np.ndarray) -> np.ndarray:
    """How far colours, uint8 (h, w, 3), lie outside those around them: float32 (h, w), 0..1."""
    near = np.ones((3, 3), np.uint8)
    above = cv2.subtract(here, cv2.dilate(fetched, near))
    below = cv2.subtract(cv2.erode(fetched, near), here)
    outside = cv2.GaussianBlur(_largest(cv2.max(above, below)).astype(np.float32), (0, 0), 1)
    return np.asarray(np.clip((outside - 3) / 8, 0, 1))


def _apart(carried: np.ndarray, picture: np.ndarray) -> np.ndarray:
    """How the broad colours differ from those carried along: float32 (h, w, 3).

    Added to what was carried where the original is new, it brings light that moves at once as it
    is painted now, while finer strokes are carried on.
    """
    height, width = picture.shape[:2]
    size = (max(1, width // BROAD), max(1, height // BROAD))
    apart = cv2.resize(cv2.subtract(picture, carried), size, interpolation=cv2.INTER_AREA)
    return _resized(cv2.GaussianBlur(apart, (0, 0), 1), (width, height))


def _repainted(apart: np.ndarray, lost: np.ndarray) -> np.ndarray:
    """Where something else is painted than was carried along: float32 (h, w), 0..1.

    What is new in the original but painted alike is no ghost. What was hidden before becomes one
    by a small difference in its broad colours, all else by a great one.
    """
    most = _largest(np.abs(apart))
    uncovered, other = np.clip((most - 5) / 10, 0, 1), np.clip((most - 40) / 40, 0, 1)
    return cv2.max(lost * uncovered, other)


def _inside(motion: np.ndarray) -> np.ndarray:
    """1 where motion (h, w, 2) fetches from within the picture, 0 elsewhere: float32 (h, w)."""
    height, width = motion.shape[:2]
    places = grid(height, width) + motion
    mask = cv2.inRange(places, (-1.0, -1.0), (float(width), float(height)))
    return np.asarray(mask, np.float32) * np.float32(1 / 255)


def _crisp(
    mixed: np.ndarray, painted: np.ndarray, trust: np.ndarray, before: float
) -> tuple[np.ndarray, float]:
    """The mixed frame sharpened as uint8, and by how much; the gain moves slowly from `before`.

    Detail d = mixed - blurred, only where frames were blended. The gain g solves
    var(lap(mixed) + g lap(d)) = CRISPNESS var(lap(painted)), a quadratic; lap is the Laplacian.
    """
    detail = cv2.subtract(mixed, cv2.GaussianBlur(mixed, (0, 0), FINEST))
    detail = cv2.multiply(detail, cv2.merge([trust] * 3))
    base, fine, aim = (_laplacian(p) for p in (mixed, detail, painted))
    a, b = float(fine.var()), 2 * float((base * fine).mean() - base.mean() * fine.mean())
    c = float(base.var()) - CRISPNESS * float(aim.var())
    gain = (-b + np.sqrt(b * b - 4 * a * c)) / (2 * a) if c < 0 < a else 0.0
    gain = min(LIMIT / KEPT, gain) if before == 0 else 0.5 * (before + min(LIMIT / KEPT, gain))
    return cv2.addWeighted(mixed, 1.0, detail, gain, 0.0, dtype=cv2.CV_8U), gain


def _laplacian(picture: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F))


def _largest(channels: np.ndarray) -> np.ndarray:
    r, g, b = cv2.split(channels)
    return cv2.max(cv2.max(r, g), b)


def _resized(picture: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    if picture.shape[1::-1] == size:
        return picture
    smaller = size[0] < picture.shape[1]
    way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR
    return cv2.resize(picture, size, interpolation=way)
