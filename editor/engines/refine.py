"""The generator's part: what it adds to a fill, at the resolution it was trained for."""

from __future__ import annotations

import cv2
import numpy as np
import torch

from editor.core.geometry import Rect
from editor.engines.device import (
    SMALLEST_SIDE,
    prefers_half,
)
from editor.engines.memory import with_what_memory_allows
from editor.engines.store import store
from editor.engines.tensors import to_array, to_mask, to_tensor
from editor.weights.card import Card

LARGEST_SIDE = 640
"""The network sees at most this many pixels a side; larger crops are shown smaller."""
VIEW = 64
"""Pixels around the hole that the network sees; patch synthesis has looked farther."""


def refine(
    image: np.ndarray, mask: np.ndarray, fill: np.ndarray, card: Card, box: Rect
) -> np.ndarray:
    """The fill, corrected by the generator inside the hole, as far as it lies in the box.

    image, fill: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. Returns uint8 (h, w, 3),
    equal to the fill outside the hole and far from the box. A box larger than `LARGEST_SIDE` is
    corrected at reduced size: structure and colour come from the generator, texture stays the
    fill's. OutOfMemory where not even the smallest size fits on the CPU.
    """
    view = box.padded(VIEW).intersect(Rect(0, 0, mask.shape[1], mask.shape[0]))
    part = tuple(np.ascontiguousarray(a[view.slices()]) for a in (image, mask, fill))
    out = fill.copy()
    out[view.slices()] = _as_memory_allows(part, card)
    return out


def _as_memory_allows(part: tuple[np.ndarray, ...], card: Card) -> np.ndarray:
    image, mask, fill = part
    side = min(LARGEST_SIDE, max(mask.shape))

    def correct(device: torch.device, limit: int) -> np.ndarray:
        return _corrected(image, mask, fill, card, device, limit)

    return with_what_memory_allows(correct, max(side, SMALLEST_SIDE), "heal this hole")


def _corrected(
    image: np.ndarray,
    mask: np.ndarray,
    fill: np.ndarray,
    card: Card,
    device: torch.device,
    limit: int,
) -> np.ndarray:
    h, w = mask.shape
    scale = min(1.0, limit / max(h, w))
    if scale == 1.0:
        return _forward(image, mask, fill, card, device)
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    small_image, small_fill = (cv2.resize(a, size, interpolation=cv2.INTER_AREA) for a in
                               (image, fill))  # fmt: skip
    small_mask = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    small = _forward(small_image, small_mask, small_fill, card, device)
    change = small.astype(np.float32) - small_fill.astype(np.float32)
    large = cv2.resize(change, (w, h), interpolation=cv2.INTER_LINEAR)
    corrected = np.clip(np.rint(fill + large), 0, 255).astype(np.uint8)
    return np.asarray(np.where(mask[..., None] > 0, corrected, image))


def _forward(
    image: np.ndarray, mask: np.ndarray, fill: np.ndarray, card: Card, device: torch.device
) -> np.ndarray:
    net = store().get(card, device)
    hole = to_mask(mask, device)
    with (
        torch.inference_mode(),
        torch.autocast(device.type, torch.bfloat16, prefers_half(device)),
    ):
        made = net(to_tensor(image, device), hole, to_tensor(fill, device))
    return np.asarray(np.where(mask[..., None] > 0, to_array(made), image))
