"""Parts of the style loss, each scaled so that an untouched photograph costs about 1 or 0."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.training.features import Slices, squeezenet, vgg19

CONTENT = 2
"""Which of the features content is compared by: relu3_1 of VGG-19."""
DEEP = (1, 2, 3)
"""Slices of SqueezeNet that see large strokes: up to 8, 16 and 32 pixels a cell and more round."""


class StyleFeatures(nn.Module):
    """relu1_1, relu2_1, relu3_1 of VGG-19 and three deeper slices of SqueezeNet 1.1."""

    def __init__(self, vgg: Slices, squeeze: Slices) -> None:
        super().__init__()
        self.vgg, self.squeeze = vgg, squeeze
        self.squeeze.slices = self.squeeze.slices[: max(DEEP) + 1]

    def forward(self, x: Tensor) -> list[Tensor]:
        """x: (n, 3, h, w) RGB in 0..1 -> six maps (n, c, h', w')."""
        deep = self.squeeze(x)
        return [*self.vgg(x), *(deep[i] for i in DEEP)]


def style_features(near: object = None) -> StyleFeatures:
    """The measuring networks of the data folder."""
    return StyleFeatures(vgg19(near), squeezenet(near))  # type: ignore[arg-type]


def statistics(features: list[Tensor]) -> list[Tensor]:
    """What a manner is: covariances (n, c, c) of each layer's features, then means (n, c).

    Covariances are Gram matrices (Gatys et al. 2016) without the means. Means are kept apart,
    because in a plain Gram matrix they outweigh texture, and a recoloured photograph would do.
    """
    covariances, means = [], []
    for x in features:
        n, c, h, w = x.shape
        flat = x.reshape(n, c, h * w)
        mean = flat.mean(2, dtype=torch.float32)
        centred = flat - mean[..., None].to(flat.dtype)
        covariances.append(torch.bmm(centred, centred.transpose(1, 2)).float() / (h * w))
        means.append(mean)
    return [*covariances, *means]


def distances(ours: list[Tensor], target: list[Tensor]) -> Tensor:
    """Squared distance of each statistic (n, ...): (n, statistics)."""
    return torch.stack(
        [(a - b).square().flatten(1).sum(1) for a, b in zip(ours, target, strict=True)], dim=1
    )


def content_loss(made: Tensor, truth: Tensor) -> Tensor:
    """Mean squared difference of features whose channels have mean 0 and spread 1: (n,).

    Without their means and spreads features tell what is where and not in which tones.
    """
    return (_whitened(made) - _whitened(truth)).square().mean((1, 2, 3))


def _whitened(x: Tensor) -> Tensor:
    x = x.float()
    mean = x.mean((2, 3), keepdim=True)
    spread = (x - mean).square().mean((2, 3), keepdim=True).add(1e-2).sqrt()
    return (x - mean) / spread


def luma(picture: Tensor) -> Tensor:
    """(n, 3, h, w) -> (n, 1, h, w), Rec. 709 weights on gamma-coded values."""
    weight = picture.new_tensor([0.2126, 0.7152, 0.0722]).view(1, 3, 1, 1)
    return (picture * weight).sum(1, keepdim=True)


def correlation(a: Tensor, b: Tensor) -> Tensor:
    """Pearson correlation of two maps (n, c, h, w): (n,), -1..1."""
    a, b = (v - v.mean((1, 2, 3), keepdim=True) for v in (a, b))
    top = (a * b).mean((1, 2, 3))
    bottom = a.square().mean((1, 2, 3)) * b.square().mean((1, 2, 3))
    return top / (bottom + 1e-8).sqrt()


def gradient_size(picture: Tensor) -> Tensor:
    """How steep the luma is: (n, 1, h - 1, w - 1), after averaging 2 x 2 pixels."""
    y = F.avg_pool2d(luma(picture), 2)
    dx, dy = y[..., :-1, 1:] - y[..., :-1, :-1], y[..., 1:, :-1] - y[..., :-1, :-1]
    return (dx.square() + dy.square() + 1e-6).sqrt()


def edge_loss(made: Tensor, truth: Tensor) -> Tensor:
    """1 - correlation of the sizes of gradients: edges stay where they were. (n,)."""
    return 1 - correlation(gradient_size(made), gradient_size(truth))


def tone_loss(made: Tensor, truth: Tensor) -> Tensor:
    """1 - correlation of luma averaged over 4 x 4 pixels: light stays light. (n,)."""
    a, b = F.avg_pool2d(luma(made), 4), F.avg_pool2d(luma(truth), 4)
    return 1 - correlation(a, b)


def variation_loss(picture: Tensor) -> Tensor:
    """Mean absolute difference of neighbours (total variation): (n,)."""
    dx = (picture[..., 1:] - picture[..., :-1]).abs().mean((1, 2, 3))
    dy = (picture[..., 1:, :] - picture[..., :-1, :]).abs().mean((1, 2, 3))
    return dx + dy


def temporal_loss(made: Tensor, moved: Tensor, valid: Tensor) -> Tensor:
    """Mean absolute difference of two answers brought to the same place, where valid: (n,)."""
    difference = ((made - moved).abs() * valid).mean(1).sum((1, 2))
    return difference / valid.sum((1, 2, 3)).clamp_min(1.0)
