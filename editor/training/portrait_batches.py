"""Labelled portraits as tensors, and which of them a step sees."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.nets.portraits import STYLES
from editor.training.portraits import Portraits

MIRRORED = (STYLES.index("fluent3d"),)
"""Styles that are seen mirrored too: they have few pictures, and no side of their own."""
Batch = tuple[Tensor, Tensor, Tensor, Tensor]
"""Pictures (n, 3, s, s) in 0..1; labels, whether they are known (n, a); styles one-hot (n, k)."""


def batch_of(portraits: Portraits, index: np.ndarray, device: torch.device) -> Batch:
    """The portraits of these numbers (n,)."""
    rows = torch.from_numpy(portraits.pictures[index]).to(device)
    image = rows.permute(0, 3, 1, 2).float() / 255
    values, known = (torch.from_numpy(a[index]).float().to(device)
                     for a in (portraits.values, portraits.known))  # fmt: skip
    style = torch.from_numpy(portraits.style[index]).to(device)
    return image, values, known, F.one_hot(style, len(STYLES)).float()


def draw_batch(
    portraits: Portraits,
    count: int,
    mix: Mapping[str, float],
    rng: np.random.Generator,
    device: torch.device,
) -> Batch:
    """`count` random portraits, as often of each style as `mix` says (1 where it says nothing)."""
    often = np.array([mix.get(name, 1.0) for name in STYLES])
    often[[not (portraits.style == i).any() for i in range(len(STYLES))]] = 0
    kinds = rng.choice(len(STYLES), count, p=often / often.sum())
    index = np.array([rng.choice(np.flatnonzero(portraits.style == k)) for k in kinds])
    image, *labels = batch_of(portraits, index, device)
    mirrored = torch.from_numpy((rng.random(count) < 0.5) & np.isin(kinds, MIRRORED)).to(device)
    image = torch.where(mirrored[:, None, None, None], image.flip(3), image)
    return image, labels[0], labels[1], labels[2]
