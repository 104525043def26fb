"""Large pictures through a network tile by tile, as if it had seen them whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.engines.tensors import to_array, to_tensor
from editor.jobs.job import Tick

SMALLEST = 16
"""Sides in pixels below which a network has too little to reflect at its borders."""
Span = tuple[int, int]


def by_tiles(
    see: Callable[[Tensor], Tensor],
    picture: np.ndarray,
    tile: int,
    reach: tuple[int, int],
    device: torch.device,
    tick: Tick,
) -> np.ndarray:
    """What a network makes of a picture, uint8 RGB (h, w, 3), in tiles of `tile` pixels.

    see: (1, 3, h, w) in 0..1 to the same. reach: its stride, and how many pixels round a place its
    answer there depends on, both multiples of the stride. Tiles see so much more than they answer,
    so the result is that of the whole picture. Sides are filled up to the stride by reflection.
    """
    stride, border = reach
    h, w = picture.shape[:2]
    down, right = (max(SMALLEST, -(-side // stride) * stride) - side for side in (h, w))
    whole = cv2.copyMakeBorder(picture, 0, down, 0, right, cv2.BORDER_REFLECT_101)
    made = np.empty_like(whole)
    places = [(y, x) for y in _spans(whole.shape[0], tile) for x in _spans(whole.shape[1], tile)]
    for number, ((top, bottom), (left, end)) in enumerate(places):
        tick(number / len(places))
        y, x = max(0, top - border), max(0, left - border)
        seen = np.ascontiguousarray(whole[y : bottom + border, x : end + border])
        with torch.inference_mode():
            answer = to_array(see(to_tensor(seen, device)))
        made[top:bottom, left:end] = answer[top - y : bottom - y, left - x : end - x]
    return np.ascontiguousarray(made[:h, :w])


def _spans(length: int, tile: int) -> Iterator[Span]:
    """Neighbouring spans that cover 0..length."""
    for start in range(0, length, tile):
        yield start, min(start + tile, length)
