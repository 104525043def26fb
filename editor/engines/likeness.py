"""How alike two pictures are: by pixels, by edges, and by features of networks that we ship."""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.engines.store import store
from editor.nets.anystyle import AnyStyleNet
from editor.nets.generator import Generator
from editor.nets.portraits import PortraitNet
from editor.weights.shelf import find

MODEL = "style-any"
"""The model whose observer measures; it learned what painters' manners are made of."""
EDGES, FEATURES = 0.5, 0.4
"""Weights beside the mean absolute difference of pixels."""


class Likeness:
    """Compares pictures with one target (n, 3, h, w) sRGB in 0..1.

    Features are compared as LPIPS does (Zhang et al. 2018), without learned weights: in `loss`
    those of the generator's own encoder, which knows such pictures best; in `distance`, and where
    there is no encoder, those of one observer, so that figures of different generators compare.
    """

    def __init__(self, target: Tensor, net: Generator) -> None:
        self.target = target
        self._observer = _observer(target.device)
        self._eyes = list(net.encoder)[:-2] if isinstance(net, PortraitNet) else self._observer
        with torch.no_grad():
            self._observed = _features(self._observer, target)
            self._seen = _features(self._eyes, target)

    def loss(self, made: Tensor) -> Tensor:
        """What makes a picture unlike the target: (n,), with gradients."""
        pixels = (made - self.target).abs().mean((1, 2, 3))
        features = _apart(_features(self._eyes, made), self._seen)
        return pixels + EDGES * _edges(made, self.target) + FEATURES * features

    def distance(self, made: Tensor) -> Tensor:
        """Perceptual distance from the target: (n,), 0 = the same."""
        return _apart(_features(self._observer, made), self._observed)


def _observer(device: torch.device) -> list[nn.Module]:
    """Layers of the network that looks at pictures."""
    net = store().get(find(MODEL), device)
    if not isinstance(net, AnyStyleNet):
        raise TypeError(f"{MODEL} has no observer")
    return [*net.observer.near, *net.observer.far]


def _features(layers: Sequence[nn.Module], picture: Tensor) -> list[Tensor]:
    """What each rectifier says of pictures (n, 3, h, w), at unit length."""
    x, out = picture * 2 - 1, []
    for layer in layers:
        x = layer(x)
        if isinstance(layer, nn.ReLU | nn.LeakyReLU):
            out.append(F.normalize(x.float(), dim=1))
    return out


def _apart(made: list[Tensor], seen: list[Tensor]) -> Tensor:
    parts = [(a - b).square().sum(1).mean((1, 2)) for a, b in zip(made, seen, strict=True)]
    return torch.stack(parts).sum(0)


def _edges(made: Tensor, target: Tensor) -> Tensor:
    """Mean absolute difference of the steps to the next pixel and the one after: (n,)."""
    way = made - target
    steps = [way[..., s:, :] - way[..., :-s, :] for s in (1, 2)]
    steps += [way[..., s:] - way[..., :-s] for s in (1, 2)]
    return torch.stack([step.abs().mean((1, 2, 3)) for step in steps]).sum(0)
