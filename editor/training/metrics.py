"""Measures of a healed hole against the truth; all inside the hole only."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.engines.tensors import to_mask, to_tensor
from editor.training.features import Slices, distance_maps, lpips_heads, squeezenet, vgg19

CPU = torch.device("cpu")


def psnr(made: np.ndarray, truth: np.ndarray, mask: np.ndarray) -> float:
    """Peak signal-to-noise ratio in dB over the hole; uint8 (h, w, 3), mask (h, w) > 0 = hole."""
    error = made[mask > 0].astype(np.float64) - truth[mask > 0]
    return float(10 * np.log10(255**2 / max(float(np.mean(error**2)), 1e-3)))


def ssim(made: np.ndarray, truth: np.ndarray, mask: np.ndarray) -> float:
    """Structural similarity (Wang et al. 2004) of luma, Gaussian 1.5, mean over the hole."""
    x, y = (cv2.cvtColor(a, cv2.COLOR_RGB2GRAY).astype(np.float64) for a in (made, truth))
    mean_x, mean_y = _smooth(x), _smooth(y)
    var_x, var_y = _smooth(x * x) - mean_x**2, _smooth(y * y) - mean_y**2
    both = _smooth(x * y) - mean_x * mean_y
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_x * mean_y + c1) * (2 * both + c2)
    return float((top / ((mean_x**2 + mean_y**2 + c1) * (var_x + var_y + c2)))[mask > 0].mean())


def _smooth(x: np.ndarray) -> np.ndarray:
    return cv2.GaussianBlur(x, (11, 11), 1.5)


class FeatureDistance:
    """A distance of pictures in feature space, averaged over the hole (after LPIPS' spatial map).

    Each slice's map is scaled to the picture's size, then averaged over the masked pixels.
    """

    def __init__(self, features: Slices, heads: list[Tensor] | None = None) -> None:
        self._features, self._heads = features, heads

    def __call__(self, made: np.ndarray, truth: np.ndarray, mask: np.ndarray) -> float:
        """Lower is more alike. uint8 (h, w, 3) twice, mask (h, w) > 0 = hole."""
        hole = to_mask(mask, CPU)
        with torch.inference_mode():
            maps = distance_maps(
                self._features(to_tensor(made, CPU)),
                self._features(to_tensor(truth, CPU)),
                self._heads,
            )
            return float(sum(_mean_inside(m, hole) for m in maps))


def _mean_inside(value: Tensor, hole: Tensor) -> float:
    h, w = hole.shape[-2:]
    large = F.interpolate(value, size=(h, w), mode="bilinear", align_corners=False)
    return float((large * hole).sum() / hole.sum())


def lpips(near: Path | None = None) -> FeatureDistance:
    """LPIPS 0.1 (Zhang et al. 2018) on SqueezeNet 1.1; training optimises its features too."""
    return FeatureDistance(squeezenet(near), lpips_heads(near))


def lpips_unweighted(near: Path | None = None) -> FeatureDistance:
    """The same without the learned weights of channels."""
    return FeatureDistance(squeezenet(near))


def vgg_distance(near: Path | None = None) -> FeatureDistance:
    """The same on VGG-19 up to relu3_1, which no training of ours has seen: a control."""
    return FeatureDistance(vgg19(near))
