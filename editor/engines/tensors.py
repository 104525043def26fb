"""The only place where an array of the editor becomes a tensor, and back."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor


def to_tensor(picture: np.ndarray, device: torch.device) -> Tensor:
    """uint8 (h, w, c), RGB order -> float32 (1, c, h, w) in 0..1, on the device."""
    rows = torch.from_numpy(np.array(picture)).to(device)
    return rows.permute(2, 0, 1)[None].float() / 255


def to_mask(mask: np.ndarray, device: torch.device) -> Tensor:
    """uint8 (h, w), > 0 = hole -> float32 (1, 1, h, w), 0 or 1, on the device."""
    return torch.from_numpy(mask > 0)[None, None].float().to(device)


def to_array(tensor: Tensor) -> np.ndarray:
    """float (1, c, h, w) in 0..1, clamped and rounded -> uint8 (h, w, c)."""
    rounded = (tensor[0].float().clamp(0, 1) * 255).round().to(torch.uint8)
    return rounded.permute(1, 2, 0).contiguous().cpu().numpy()


def to_frames(frames: np.ndarray, device: torch.device) -> Tensor:
    """uint8 (n, h, w, c) -> the same as a uint8 tensor on the device, for networks that scale."""
    return torch.from_numpy(frames if frames.flags.writeable else frames.copy()).to(device)


def from_frames(frames: Tensor) -> np.ndarray:
    """uint8 (n, h, w, c) -> the same as an array."""
    return frames.contiguous().cpu().numpy()
