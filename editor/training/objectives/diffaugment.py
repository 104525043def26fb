"""Differentiable augmentation (DiffAugment, Zhao et al. 2020): a critic with few pictures to learn
from sees real and made ones only through the same random changes, so it cannot learn by heart."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import torch
from torch import Tensor

SHIFT = 0.125
"""Largest shift, as part of the side."""
CUT = 0.5
"""Side of the square that is cut out, as part of the side."""


def augmented(picture: Tensor, parts: Sequence[str], random: torch.Generator) -> Tensor:
    """Pictures (n, 3, h, w) in -1..1, each changed in its own way; gradients pass.

    parts: of `PARTS`, in this order. random: on the pictures' device.
    """
    for part in parts:
        picture = PARTS[part](picture, random)
    return picture


def coloured(picture: Tensor, random: torch.Generator) -> Tensor:
    """Other brightness (within 0.5), saturation (0..2 times) and contrast (0.5..1.5 times)."""
    light, strength, contrast = (_uniform(picture, random) for _ in range(3))
    x = picture + (light - 0.5)
    grey = x.mean(1, keepdim=True)
    x = torch.lerp(grey, x, 2 * strength)
    return torch.lerp(x.mean((1, 2, 3), keepdim=True), x, 0.5 + contrast)


def shifted(picture: Tensor, random: torch.Generator) -> Tensor:
    """Moved by up to `SHIFT` either way; what comes in is grey (0)."""
    n, _, h, w = picture.shape
    rows, columns = _places(picture, h, SHIFT, random), _places(picture, w, SHIFT, random)
    wide = torch.nn.functional.pad(picture, (1, 1, 1, 1))
    y = (torch.arange(h, device=picture.device) + rows[:, None] + 1).clamp(0, h + 1)
    x = (torch.arange(w, device=picture.device) + columns[:, None] + 1).clamp(0, w + 1)
    index = torch.arange(n, device=picture.device)[:, None, None]
    return wide.permute(0, 2, 3, 1)[index, y[:, :, None], x[:, None, :]].permute(0, 3, 1, 2)


def cut(picture: Tensor, random: torch.Generator) -> Tensor:
    """A square of `CUT`, its middle anywhere, made grey (0)."""
    _, _, h, w = picture.shape
    shares = []
    for side in (h, w):
        middle = _uniform(picture, random)[:, 0, 0] * side  # (n, 1)
        place = torch.arange(side, device=picture.device) + 0.5
        shares.append((place - middle).abs() <= CUT * side / 2)
    hole = shares[0][:, None, :, None] & shares[1][:, None, None, :]
    return picture * ~hole


def _uniform(picture: Tensor, random: torch.Generator) -> Tensor:
    """A number in 0..1 for each picture: (n, 1, 1, 1)."""
    return torch.rand(len(picture), 1, 1, 1, generator=random, device=random.device)


def _places(picture: Tensor, side: int, part: float, random: torch.Generator) -> Tensor:
    """A whole number of pixels for each picture, up to a part of the side either way: (n,)."""
    most = round(part * side)
    size = (len(picture),)
    return torch.randint(-most, most + 1, size, generator=random, device=random.device)


PARTS: dict[str, Callable[[Tensor, torch.Generator], Tensor]] = {
    "colour": coloured,
    "shift": shifted,
    "cut": cut,
}
