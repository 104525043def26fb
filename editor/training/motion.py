"""Known motion: random smooth movements of a picture, and warping by them."""

from __future__ import annotations

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor


def random_flow(count: int, side: int, rng: np.random.Generator) -> Tensor:
    """Smooth movements: float32 (count, 2, side, side), pixels x, y.

    At a pixel of the moved picture, where it was before: shift, zoom, turn, and a gentle local
    warp. One in three is a plain shift by whole pixels, which warping does not blur.
    """
    return torch.stack([torch.from_numpy(_movement(side, rng)) for _ in range(count)])


def _movement(side: int, rng: np.random.Generator) -> np.ndarray:
    shift = rng.normal(0, 0.03 * side, 2)
    if rng.random() < 1 / 3:
        return np.broadcast_to(np.round(shift).astype(np.float32)[:, None, None],
                               (2, side, side)).copy()  # fmt: skip
    y, x = (np.mgrid[0:side, 0:side] - (side - 1) / 2).astype(np.float32)
    zoom, turn = rng.normal(0, 0.03), rng.normal(0, 0.03)
    flow = np.stack([zoom * x - turn * y + shift[0], turn * x + zoom * y + shift[1]])
    coarse = torch.from_numpy(rng.normal(0, 0.008 * side, (1, 2, 4, 4)).astype(np.float32))
    local = F.interpolate(coarse, (side, side), mode="bicubic", align_corners=True)[0].numpy()
    return np.asarray(flow + local, np.float32)


def warped(picture: Tensor, flow: Tensor) -> Tensor:
    """The picture (n, c, h, w) fetched from where `flow` (n, 2, h, w) pixels say; bicubic."""
    return F.grid_sample(picture, _grid(flow), "bicubic", "reflection", align_corners=True)


def inside(flow: Tensor) -> Tensor:
    """Where the flow (n, 2, h, w) fetches from within the picture: (n, 1, h, w), 0 or 1."""
    return (_grid(flow).abs().amax(-1) <= 1).float()[:, None]


def _grid(flow: Tensor) -> Tensor:
    """Places in -1..1 as `grid_sample` wants them: (n, h, w, 2)."""
    h, w = flow.shape[-2:]
    y = torch.arange(h, device=flow.device, dtype=flow.dtype).view(1, h, 1)
    x = torch.arange(w, device=flow.device, dtype=flow.dtype).view(1, 1, w)
    at_x = (flow[:, 0] + x) * (2 / max(1, w - 1)) - 1
    at_y = (flow[:, 1] + y) * (2 / max(1, h - 1)) - 1
    return torch.stack([at_x, at_y], -1)


def disturbed(picture: Tensor, rng: np.random.Generator) -> Tensor:
    """The picture (n, 3, h, w) 0..1 with a little noise and another brightness, clamped."""
    seed = torch.Generator().manual_seed(int(rng.integers(2**31)))
    noise = torch.randn(picture.shape, generator=seed).to(picture.device)
    strength = torch.from_numpy(rng.uniform(0, 0.02, (len(picture), 1, 1, 1)).astype(np.float32))
    gain = torch.from_numpy(rng.normal(1, 0.02, (len(picture), 1, 1, 1)).astype(np.float32))
    device = picture.device
    return (picture * gain.to(device) + noise * strength.to(device)).clamp(0, 1)
