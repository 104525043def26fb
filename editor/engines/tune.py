"""Tunes a generator to one picture: pivotal tuning (PTI, Roich et al. 2021).

Weights move until the picture's code draws the picture; other codes are held to what they drew.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

import numpy as np
import torch
from torch import Tensor, nn

from editor.engines.adam import Adam
from editor.engines.likeness import Likeness
from editor.jobs.job import Tick
from editor.nets.generator import Generator, layered

RATE = 5e-4
LOCALITY = 1.0
"""Weight of what other codes draw."""
EVERY = 2
"""Steps between two looks at other codes."""
NEAR = 0.5
"""How far the other codes lie from the picture's, of the way to a random one."""


@dataclass(frozen=True, eq=False)
class Pivot:
    """A picture and its code. target: uint8 RGB (side, side, 3). code: float32 (layers, d)."""

    target: np.ndarray = field(repr=False)
    code: np.ndarray = field(repr=False)


def tuned(net: Generator, latent: Tensor, target: Tensor, steps: int, tick: Tick) -> Generator:
    """A copy of the generator that draws `target` (1, 3, side, side) of `latent` (1, layers, d).

    The same for the same input.
    """
    own = copy.deepcopy(net)
    for progress in _tuning(own, net, latent, Likeness(target, net), steps):
        tick(progress)
    cast(nn.Module, own).requires_grad_(False)
    return own


def _tuning(
    own: Generator, net: Generator, latent: Tensor, likeness: Likeness, steps: int
) -> Iterator[float]:
    """Moves the weights of `own`; yields the progress after each step."""
    weights = _weights(own, latent)
    optimiser = Adam(weights)
    for step in range(steps):
        loss = likeness.loss(own.synthesis(latent)).sum()
        if step % EVERY == 0:
            loss = loss + LOCALITY * _strayed(own, net, latent, step)
        optimiser.step(torch.autograd.grad(loss, weights), RATE)
        yield (step + 1) / steps


def _weights(net: Generator, latent: Tensor) -> list[Tensor]:
    """The weights that take part in drawing; the others keep their requires_grad of False."""
    module = cast(nn.Module, net).requires_grad_(True)
    named = dict(module.named_parameters())
    found = torch.autograd.grad(
        net.synthesis(latent).sum(), list(named.values()), allow_unused=True
    )
    for value, gradient in zip(named.values(), found, strict=True):
        value.requires_grad_(gradient is not None)
    return [value for value in named.values() if value.requires_grad]


def _strayed(own: Generator, net: Generator, latent: Tensor, seed: int) -> Tensor:
    """How far what a code near the picture's draws has moved: a scalar with gradients."""
    with torch.no_grad():
        other = torch.lerp(latent, layered(net.sample([seed]), net.layers), NEAR)
        drew = net.synthesis(other)
    return Likeness(drew, net).loss(own.synthesis(other)).sum()
