"""Fills holes by a diffusion model that never saw one: masked sampling.

RePaint (Lugmayr et al. 2022): on the way from noise to picture the known pixels are put back at
every step, and each step is taken several times, so that what is drawn fits what is known. The
model draws holes at its own size; larger ones get their texture by patch synthesis, which looks
for patches of the colours that the model drew.
"""

from __future__ import annotations

import math
from itertools import pairwise

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.errors import OutOfMemory
from editor.core.geometry import Rect
from editor.engines.device import best_device, out_of_memory, prefers_half
from editor.engines.sites import Site
from editor.engines.store import store
from editor.engines.synthesis import diffusion_fill, guided_fill
from editor.engines.tensors import to_array, to_mask, to_tensor
from editor.nets.diffusion import DiffusionGenerator, angles
from editor.weights.card import Card

REPEATS = 8
"""How often each step is taken; measured: 4 leave the hole's colours beside the picture's."""
BEGIN = 0.8 * math.pi / 2
"""phi that a rough guess of the hole is made noisy to: its colours stay, its forms go."""
ROOM = 2
"""The model sees a square of so many times the hole's longer side."""
DETAIL = 0.75
"""Details finer than so many pixels of the model's (standard deviation) are patch synthesis's."""


def masked_sample(
    net: DiffusionGenerator,
    picture: Tensor,
    hole: Tensor,
    seed: int = 0,
    *,
    guess: Tensor | None = None,
    repeats: int = REPEATS,
) -> Tensor:
    """A picture (1, 3, h, w) in 0..1, drawn anew where the hole (1, 1, h, w) is 1.

    h, w: multiples of `net.unet.stride`. Outside the hole it is the picture. The same seed draws
    the same. guess: the picture with its hole filled roughly, from which it begins (SDEdit, Meng
    et al. 2022); without one it begins from noise alone.
    """
    random = torch.Generator().manual_seed(seed)

    def noise() -> Tensor:
        return torch.randn(picture.shape, generator=random).to(picture.device)

    x_known, y = 2 * picture - 1, picture.new_zeros(1, len(net.kinds))
    way = [phi for phi in angles(net.steps) if guess is None or phi <= BEGIN]
    begin = x_known if guess is None else 2 * guess - 1
    x = math.cos(way[0]) * begin + math.sin(way[0]) * noise()
    for phi, nearer in pairwise(way):
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


def drawn_fill(
    image: np.ndarray, mask: np.ndarray, site: Site, card: Card, seed: int = 0
) -> np.ndarray:
    """A crop with one of its holes filled by a diffusion model; hidden pixels are not looked at.

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole; the site's box lies in it. Returns
    uint8 (h, w, 3), equal to the image outside the hole. OutOfMemory, DamagedModel.
    """
    h, w = mask.shape
    side = int(card.parameters["side"])
    view = view_of(site.box, Rect(0, 0, w, h), side).slices()
    scale = min(1.0, side / max(mask[view].shape))
    if scale == 1.0:
        out = image.copy()
        out[view] = drawn(image[view], mask[view], card, seed)
        return np.asarray(np.where(mask[..., None] > 0, out, image))
    coarse, _ = _shrunk(image, mask, (max(1, round(w * scale)), max(1, round(h * scale))))
    guide = cv2.resize(coarse, (w, h), interpolation=cv2.INTER_CUBIC)
    guide[view] = drawn(image[view], mask[view], card, seed)
    fill = guided_fill(image, mask, guide, seed)
    details = fill - cv2.GaussianBlur(fill.astype(np.float32), (0, 0), DETAIL / scale)
    filled = _joined(image, mask, guide + details, 2 * DETAIL / scale)
    return np.asarray(np.where(mask[..., None] > 0, filled, image))


def _joined(image: np.ndarray, mask: np.ndarray, filled: np.ndarray, reach: float) -> np.ndarray:
    """A filling, float32 (h, w, 3), that meets the known pixels: what it is off by just outside
    the hole it is corrected by inside, ever less within `reach` pixels. uint8 (h, w, 3)."""
    known = (mask == 0).astype(np.float32)[..., None]
    near = cv2.GaussianBlur(known, (0, 0), reach)[..., None]
    apart = cv2.GaussianBlur((image - filled) * known, (0, 0), reach)
    met = filled + apart * np.minimum(2, 1 / np.maximum(near, 1e-6))
    return np.asarray(np.clip(np.rint(met), 0, 255), np.uint8)


def drawn(image: np.ndarray, mask: np.ndarray, card: Card, seed: int = 0) -> np.ndarray:
    """A picture, uint8 (h, w, 3), as the model draws it and its hole: as large, but only as fine
    as the model's side allows. Errors as `drawn_fill`."""
    for device in dict.fromkeys((best_device(), torch.device("cpu"))):
        try:
            return _drawn(image, mask, card, seed, device)
        except (RuntimeError, MemoryError) as error:
            if not out_of_memory(error):
                raise
        store().clear()
    raise OutOfMemory("Not enough memory to heal this hole.", remedy="Close other programs.")


def _drawn(
    image: np.ndarray, mask: np.ndarray, card: Card, seed: int, device: torch.device
) -> np.ndarray:
    net = store().get(card, device)
    assert isinstance(net, DiffusionGenerator), "chosen by its card's architecture"
    h, w = mask.shape
    scale, stride = min(1.0, net.side / max(h, w)), net.unet.stride
    size = (max(1, round(w * scale / stride)) * stride, max(1, round(h * scale / stride)) * stride)
    small, hole = _shrunk(image, mask, size)
    with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, prefers_half(device)):
        picture, rough = (to_tensor(a, device) for a in (small, diffusion_fill(small, hole, "ns")))
        made = masked_sample(net, picture, to_mask(hole, device), seed, guess=rough)
    large: np.ndarray = cv2.resize(to_array(made), (w, h), interpolation=cv2.INTER_CUBIC)
    return large


def _shrunk(
    image: np.ndarray, mask: np.ndarray, size: tuple[int, int]
) -> tuple[np.ndarray, np.ndarray]:
    """The known part of a picture at (width, height): uint8 (h, w, 3), and where less than half
    of a pixel is known: uint8 (h, w), 0 or 255."""
    known = (mask == 0).astype(np.float32)
    part = cv2.resize(known, size, interpolation=cv2.INTER_AREA)
    seen = cv2.resize(image * known[..., None], size, interpolation=cv2.INTER_AREA)
    colours = np.where(part[..., None] > 0, seen / np.maximum(part, 1e-6)[..., None], 127)
    hole = np.where(part < 0.5, 255, 0).astype(np.uint8)
    return np.rint(colours).clip(0, 255).astype(np.uint8), hole
