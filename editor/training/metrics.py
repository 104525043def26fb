"""Measures of a healed hole against the truth; all inside the hole only."""

from __future__ import annotations

from collections.abc import Callable
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


class Judge:
    """All measures of healed holes; holds the measuring networks.

    lpips: LPIPS 0.1 (Zhang et al. 2018) on SqueezeNet 1.1, whose features training optimises too.
    unweighted: the same without the learned weights of channels. vgg: the same on VGG-19 up to
    relu3_1 at half size, which no training of ours has seen: a control. Of each slice's map,
    scaled to the picture's size, the mean over the hole is taken. Lower is more alike.
    psnr in dB, ssim up to 1: higher is more alike.
    """

    def __init__(self, near: Path | None = None) -> None:
        self._squeeze, self._heads, self._vgg = squeezenet(near), lpips_heads(near), vgg19(near)

    def beside(
        self, truth: np.ndarray, mask: np.ndarray
    ) -> Callable[[np.ndarray], dict[str, float]]:
        """What measures healed pictures uint8 (h, w, 3) against this truth in this hole."""
        hole, half = to_mask(mask, CPU), to_mask(_half(mask), CPU)
        squeeze, vgg = self._features(self._squeeze, truth), self._features(self._vgg, _half(truth))

        def measure(made: np.ndarray) -> dict[str, float]:
            ours = self._features(self._squeeze, made)
            deep = self._features(self._vgg, _half(made))
            return {
                "lpips": _in_hole(distance_maps(ours, squeeze, self._heads), hole),
                "unweighted": _in_hole(distance_maps(ours, squeeze, None), hole),
                "vgg": _in_hole(distance_maps(deep, vgg, None), half),
                "psnr": psnr(made, truth, mask),
                "ssim": ssim(made, truth, mask),
            }

        return measure

    @staticmethod
    def _features(net: Slices, picture: np.ndarray) -> list[Tensor]:
        with torch.inference_mode():
            return list(net(to_tensor(picture, CPU)))


def _half(picture: np.ndarray) -> np.ndarray:
    h, w = picture.shape[:2]
    return cv2.resize(picture, (max(1, w // 2), max(1, h // 2)), interpolation=cv2.INTER_AREA)


def _in_hole(maps: list[Tensor], hole: Tensor) -> float:
    h, w = hole.shape[-2:]
    large = [F.interpolate(m, size=(h, w), mode="bilinear", align_corners=False) for m in maps]
    return float(sum(float((m * hole).sum() / hole.sum()) for m in large))
