"""What lets convolutions learn without norms, and their pictures come out without a weave."""

from __future__ import annotations

from collections.abc import Iterable

import torch.nn.functional as F
from torch import Tensor, nn


def started(layers: Iterable[nn.Module]) -> None:
    """Let signals keep their strength through convolutions without norms (He et al. 2015)."""
    for layer in layers:
        nn.init.kaiming_normal_(layer.weight, 0.2)  # type: ignore[arg-type]
        nn.init.zeros_(layer.bias)  # type: ignore[arg-type]


def silent(layer: nn.Conv2d) -> nn.Conv2d:
    """The layer, which answers nothing until it has learned."""
    for value in layer.parameters():
        nn.init.zeros_(value)
    return layer


def smooth(x: Tensor) -> Tensor:
    """x (n, c, h, w) filtered by 1 2 1 both ways, same size. Pixels unpacked from one place by
    pixel shuffle may form a weave of every other pixel, which this filter is deaf to."""
    return F.avg_pool2d(F.avg_pool2d(F.pad(x, (1, 1, 1, 1), mode="reflect"), 2, 1), 2, 1)
