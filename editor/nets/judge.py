"""The judge of portraits: reads attributes and drawing style, whoever drew the picture.

It shares no weights with any generator, so what it says of a slider is a second opinion. Its
features are what distances between sets of pictures are measured in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.generator import Attribute
from editor.nets.portraits import ATTRIBUTES, STRIDE, STYLES, Encoder


class Reading(NamedTuple):
    """What the judge says of n pictures, float32.

    values: attributes in units (n, a). told: how likely labels of such a picture tell them, 0..1
    (n, a); a bald head has no hair colour. style: chances of the drawing styles (n, k).
    features: (n, f).
    """

    values: Tensor
    told: Tensor
    style: Tensor
    features: Tensor


def levels(attribute: Attribute) -> int:
    """Whole values that a stepped attribute has; 1 where it is read as a number."""
    return round(attribute.high - attribute.low) + 1 if attribute.stepped else 1


class JudgeNet(nn.Module):
    """A convolutional classifier with a head for each attribute.

    side: of the pictures, a multiple of `STRIDE`; others are scaled. widths: channels at 1/2,
    1/4, ... 1/32 of it. features: coordinates of the layer before the heads.
    """

    def __init__(
        self,
        side: int = 128,
        widths: Sequence[int] = (32, 64, 96, 128, 192),
        features: int = 192,
    ) -> None:
        super().__init__()
        self.side = side
        self.sizes = [levels(a) for a in ATTRIBUTES]
        self.body = Encoder(widths, side // STRIDE, features)
        self.heads = nn.Linear(features, sum(self.sizes))
        self.told = nn.Linear(features, len(ATTRIBUTES))
        self.style = nn.Linear(features, len(STYLES))

    def features(self, picture: Tensor) -> Tensor:
        """Of pictures (n, 3, h, w) in 0..1: (n, f), none negative."""
        if picture.shape[-1] != self.side:
            picture = F.interpolate(picture, self.side, mode="bilinear", antialias=True)
        return F.relu(self.body(picture * 2 - 1))

    def logits(self, features: Tensor) -> tuple[Tensor, ...]:
        """For each attribute what its head says: (n, levels), or (n, 1) the value itself."""
        return torch.split(self.heads(features).float(), self.sizes, dim=1)

    def forward(self, picture: Tensor) -> Reading:
        """Pictures (n, 3, h, w) in 0..1. A stepped attribute's value is the mean of its chances."""
        features = self.features(picture)
        values = [
            _expected(attribute, logit)
            for attribute, logit in zip(ATTRIBUTES, self.logits(features), strict=True)
        ]
        return Reading(
            torch.stack(values, dim=1),
            self.told(features).float().sigmoid(),
            self.style(features).float().softmax(1),
            features.float(),
        )


def _expected(attribute: Attribute, logit: Tensor) -> Tensor:
    if not attribute.stepped:
        return logit[:, 0]
    steps = torch.arange(logit.shape[1], device=logit.device) + attribute.low
    return logit.softmax(1) @ steps.float()
