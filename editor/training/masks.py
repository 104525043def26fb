"""Random holes of every kind artists paint: strokes, boxes, blobs, borders (after LaMa's)."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np

Draw = Callable[[int, int, np.random.Generator], np.ndarray]


def draw(kind: str, height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """A random hole of one of `KINDS`: uint8 (height, width), 255 = hole, never empty or full.

    The kinds follow Suvorov et al. 2022 (LaMa): thin, medium (here "brush") and wide irregular
    strokes, boxes, segmentation-like blobs, and outpainting borders. KeyError for other kinds.
    """
    shape = _KINDS[kind]
    for _ in range(8):
        mask = shape(height, width, rng)
        if 0.002 <= (mask > 0).mean() <= 0.6:
            return mask
    return _box(height, width, rng)


def _strokes(
    height: int, width: int, rng: np.random.Generator, thickness: tuple[float, float]
) -> np.ndarray:
    """One to four wandering strokes; thickness as a part of the shorter side."""
    mask = np.zeros((height, width), np.uint8)
    side = min(height, width)
    for _ in range(int(rng.integers(1, 5))):
        points = _wander(height, width, rng)
        wide = max(2, round(side * rng.uniform(*thickness)))
        cv2.polylines(mask, [points], False, 255, wide)
        for x, y in points if wide > 6 else ():
            cv2.circle(mask, (int(x), int(y)), wide // 2, 255, -1)
    return mask


def _wander(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Points of a stroke that keeps roughly its direction: int32 (n, 2) as x, y."""
    count = int(rng.integers(2, 9))
    angle = rng.uniform(0, 2 * np.pi) + np.cumsum(rng.normal(0, 0.5, count))
    step = rng.uniform(0.06, 0.25) * min(height, width)
    start = rng.uniform(0.1, 0.9, 2) * (width, height)
    moves = np.stack([np.cos(angle), np.sin(angle)], axis=1) * step
    points = np.abs(start + np.cumsum(moves, axis=0))  # strokes bounce off the borders
    far = np.array([width - 1, height - 1])
    return np.asarray(np.clip(far - np.abs(far - points), 0, far), np.int32)


def _thin(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    return _strokes(height, width, rng, (0.006, 0.02))


def _brush(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    return _strokes(height, width, rng, (0.03, 0.09))


def _wide(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    return _strokes(height, width, rng, (0.1, 0.22))


def _box(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    mask = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(1, 4))):
        h, w = (max(2, round(rng.uniform(0.08, 0.4) * side)) for side in (height, width))
        y, x = int(rng.integers(0, height - h)), int(rng.integers(0, width - w))
        mask[y : y + h, x : x + w] = 255
    return mask


def _blob(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """One or two closed smooth outlines, like a segmented thing."""
    mask = np.zeros((height, width), np.uint8)
    for _ in range(int(rng.integers(1, 3))):
        turn = np.linspace(0, 2 * np.pi, 48, endpoint=False)
        radius = np.full(48, rng.uniform(0.09, 0.2) * min(height, width))
        for wave in range(2, 6):
            radius *= 1 + rng.normal(0, 0.16) * np.cos(wave * turn + rng.uniform(0, 2 * np.pi))
        stretch = rng.uniform(0.6, 1.5)
        outline = np.stack([radius * np.cos(turn) * stretch, radius * np.sin(turn) / stretch], 1)
        centre = rng.uniform(0.25, 0.75, 2) * (width, height)
        cv2.fillPoly(mask, [np.round(outline + centre).astype(np.int32)], 255)
    return mask


def _border(height: int, width: int, rng: np.random.Generator) -> np.ndarray:
    """Outpainting: a strip along one or two sides."""
    mask = np.zeros((height, width), np.uint8)
    for side in rng.choice(4, int(rng.integers(1, 3)), replace=False):
        part = rng.uniform(0.06, 0.25)
        strip = np.rot90(mask, int(side))  # a view: writing it writes the mask
        strip[: max(2, round(part * strip.shape[0]))] = 255
    return mask


_KINDS: dict[str, Draw] = {
    "thin": _thin,
    "brush": _brush,
    "wide": _wide,
    "box": _box,
    "blob": _blob,
    "border": _border,
}
KINDS = tuple(_KINDS)
