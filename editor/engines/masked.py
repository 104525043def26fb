"""Fills holes by a diffusion model that never saw one: masked sampling.

RePaint (Lugmayr et al. 2022): on the way from noise to picture the known pixels are put back at
every step, and each step is taken several times, so that what is drawn fits what is known. The
model draws the hole and its surroundings at its own size; patch synthesis gives larger holes
their texture.
"""

from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.geometry import Rect
from editor.engines.device import best_device, prefers_half
from editor.engines.store import store
from editor.engines.tensors import to_array, to_mask, to_tensor
from editor.nets.diffusion import DiffusionGenerator, angles
from editor.weights.card import Card

REPEATS = 4
"""How often each step is taken."""
ROOM = 2
"""The model sees a square of so many times the hole's longer side."""


def masked_sample(
    net: DiffusionGenerator, picture: Tensor, hole: Tensor, seed: int = 0, repeats: int = REPEATS
) -> Tensor:
    """A picture (1, 3, h, w) in 0..1, drawn anew where the hole (1, 1, h, w) is 1.

    h, w: multiples of `net.unet.stride`. Outside the hole it is the picture. The same seed draws
    the same.
    """
    random = torch.Generator().manual_seed(seed)

    def noise() -> Tensor:
        return torch.randn(picture.shape, generator=random).to(picture.device)

    x_known, y = 2 * picture - 1, picture.new_zeros(1, len(net.kinds))
    x = noise()
    for phi, nearer in pairwise(angles(net.steps)):
        for again in range(repeats):
            x = _known(x, x_known, hole, phi, noise())
            x_0, eps = net.parted(x, phi, y)
            x_0 = torch.lerp(x_known, x_0, hole)
            x = math.cos(nearer) * x_0 + math.sin(nearer) * eps
            if again < repeats - 1 and nearer > 0:
                x = _back(x, nearer, phi, noise())
    return torch.lerp(picture, x / 2 + 0.5, hole).clamp(0, 1)


def _known(x: Tensor, x_known: Tensor, hole: Tensor, phi: float, eps: Tensor) -> Tensor:
    """x at phi, with the known pixels as noisy as the rest."""
    return torch.lerp(math.cos(phi) * x_known + math.sin(phi) * eps, x, hole)


def _back(x: Tensor, nearer: float, phi: float, eps: Tensor) -> Tensor:
    """x at `nearer`, made noisier again: at phi."""
    kept = math.cos(phi) / math.cos(nearer)
    return kept * x + math.sqrt(max(0.0, 1 - kept**2)) * eps


def view_of(box: Rect, picture: Rect, side: int) -> Rect:
    """What the model sees of a picture to fill a box: a square where the picture has room for one.

    At least `side` pixels, and `ROOM` times the box's longer side.
    """
    wanted = max(side, ROOM * max(box.w, box.h))
    w, h = min(wanted, picture.w), min(wanted, picture.h)
    x = min(max(picture.x, box.x + (box.w - w) // 2), picture.x + picture.w - w)
    y = min(max(picture.y, box.y + (box.h - h) // 2), picture.y + picture.h - h)
    return Rect(x, y, w, h)


def structure(
    image: np.ndarray, mask: np.ndarray, card: Card, seed: int = 0
) -> tuple[np.ndarray, float]:
    """The picture with its hole drawn by the model, at the model's resolution, and its scale.

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. Returns uint8 (h, w, 3), equal to
    the image outside the hole, and how many of the model's pixels (at most 1) one pixel is.
    """
    net, device = _network(card)
    h, w = mask.shape
    scale = min(1.0, net.side / max(h, w))
    tw, th = (max(net.unet.stride, round(n * scale / net.unet.stride) * net.unet.stride)
              for n in (w, h))  # fmt: skip
    small = cv2.resize(image, (tw, th), interpolation=cv2.INTER_AREA)
    hole = cv2.resize(mask, (tw, th), interpolation=cv2.INTER_AREA)
    with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, prefers_half(device)):
        drawn = masked_sample(net, to_tensor(small, device), to_mask(hole, device), seed)
    large = cv2.resize(to_array(drawn), (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.where(mask[..., None] > 0, large, image)), scale


def _network(card: Card) -> tuple[DiffusionGenerator, torch.device]:
    device = best_device()
    net = store().get(card, device)
    assert isinstance(net, DiffusionGenerator), "asked for by its architecture"
    return net, device
