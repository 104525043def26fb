"""A small scene whose motion is known: a square over a background, both moving by whole pixels."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from editor.clips.flicker import Motion

HEIGHT, WIDTH, SIDE = 192, 256, 80
MARGIN = 64
BACKGROUND = (-2, 1)
"""Pixels to the right and down that the background moves in a frame."""
SQUARE = (6, 3)


def texture(height: int, width: int, seed: int) -> np.ndarray:
    """Random colours, coarse and fine as nature has them: uint8 (h, w, 3)."""
    random, mixed = np.random.default_rng(seed), np.zeros((height, width, 3), np.float32)
    for sigma in (1.5, 4, 12):
        noise = random.normal(size=(height, width, 3)).astype(np.float32)
        soft = cv2.GaussianBlur(noise, (0, 0), sigma)
        mixed += soft / soft.std()
    return np.clip(128 + 25 * mixed, 0, 255).astype(np.uint8)


@dataclass(frozen=True, eq=False)
class Scene:
    """frames: uint8 (h, w, 3); motions: of each but the first to the one before."""

    frames: list[np.ndarray]
    motions: list[Motion]
    squares: list[np.ndarray]
    """Where the square is: bool (h, w) for each frame."""


def scene(count: int) -> Scene:
    """The square starts at 20, 20; `count` <= 10 frames, in which nothing leaves its texture."""
    back, front = texture(HEIGHT + 2 * MARGIN, WIDTH + 2 * MARGIN, 1), texture(SIDE, SIDE, 2)
    front[..., 0] //= 4  # so that the two are told apart
    frames, squares = [], []
    for t in range(count):
        (right, down), (x, y) = (t * v for v in BACKGROUND), (20 + t * v for v in SQUARE)
        rows, columns = slice(MARGIN - down, None), slice(MARGIN - right, None)
        frame = back[rows, columns][:HEIGHT, :WIDTH].copy()
        frame[y : y + SIDE, x : x + SIDE] = front
        square = np.zeros((HEIGHT, WIDTH), bool)
        square[y : y + SIDE, x : x + SIDE] = True
        frames.append(frame)
        squares.append(square)
    motions = [_motion(here, before) for before, here in pairwise(squares)]
    return Scene(frames, motions, squares)


def _motion(here: np.ndarray, before: np.ndarray) -> Motion:
    """Back to the frame before; seen where that shows the same thing, not the square on it."""
    back = np.where(here[..., None], np.negative(SQUARE), np.negative(BACKGROUND))
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    x, y = x + back[..., 0], y + back[..., 1]
    inside = (x >= 0) & (y >= 0) & (x < WIDTH) & (y < HEIGHT)
    hidden = before[y.clip(0, HEIGHT - 1), x.clip(0, WIDTH - 1)] & ~here
    return Motion(back.astype(np.float32), inside & ~hidden)
