"""Finds the latent of a picture: by the encoder or the nearest of many, then by optimisation.

Each layer gets a latent of its own (W+, Abdal et al. 2019), held together and near where it
began by what latents usually vary, so that sliders go on working.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from editor.engines.adam import Adam
from editor.engines.likeness import Likeness
from editor.jobs.job import Tick
from editor.nets.generator import Familiar, Generator, layered

SAMPLED, DRAWN = 64, 16
"""Random latents that tell how latents vary; those of them that are drawn without an encoder."""
RATE, WARMUP = 0.05, 10
BEGINNING, TOGETHER = 1e-2, 3e-2
"""Weights of the pull towards the beginning and of the layers towards each other."""

USUAL, UNUSUAL = 1.25, 1.8
"""Distances of an encoder's latent from usual ones: its own pictures', photographs'. Measured."""
ALIKE, UNLIKE = 1.5, 3.5
"""Perceptual distances of what is drawn: held-out portraits are below, photographs about there."""


class Search:
    """A latent (1, layers, d) on its way to a picture. Deterministic.

    latent: the best so far. loss: its. seen: what it draws, (1, 3, side, side).
    """

    def __init__(self, net: Generator, likeness: Likeness, tick: Tick = lambda part: None) -> None:
        self._net, self._likeness = net, likeness
        with torch.no_grad():
            self._samples = net.sample(range(SAMPLED))
            begin = net.encode(likeness.target).float() if net.inverts else self._nearest(tick)
            self.latent = layered(begin, net.layers).clone()
            self.seen = net.synthesis(self.latent)
            self.loss = float(likeness.loss(self.seen))
            self._begun = begin, float(likeness.distance(self.seen))

    @property
    def outside(self) -> float:
        """0 = such as the generator's own pictures .. 1 = nothing that it knows.

        By what the encoder says and draws at once; without one, by what was found so far.
        """
        begin, apart = self._begun
        if not self._net.inverts:
            with torch.no_grad():
                return _between(float(self._likeness.distance(self.seen)), ALIKE, UNLIKE)
        parts = [_between(apart, ALIKE, UNLIKE)]
        if isinstance(self._net, Familiar):
            parts.append(_between(self._net.unusual(begin), USUAL, UNUSUAL))
        return sum(parts) / len(parts)

    def improve(self, steps: int) -> Iterator[float]:
        """Optimises; yields the progress after each step."""
        begin, spread = self.latent, self._samples.std(0) + 0.02
        moved = torch.zeros_like(begin, requires_grad=True)
        optimiser = Adam([moved])
        for step in range(steps):
            latent = begin + spread * moved
            seen = self._net.synthesis(latent)
            loss = self._likeness.loss(seen).sum()
            self._note(latent.detach(), seen.detach(), float(loss.detach()))
            gradients = torch.autograd.grad(loss + _pull(moved), [moved])
            optimiser.step(gradients, RATE * _share(step, steps))
            yield (step + 1) / steps

    def _note(self, latent: Tensor, seen: Tensor, loss: float) -> None:
        if loss < self.loss:
            self.latent, self.seen, self.loss = latent, seen, loss

    def _nearest(self, tick: Tick) -> Tensor:
        """Of a few random latents and their middle the one that draws the most alike: (1, d)."""
        every = torch.cat([self._samples.mean(0, keepdim=True), self._samples[:DRAWN]])
        apart = []
        for latent in every:
            tick(0.0)
            apart.append(float(self._likeness.distance(self._net.synthesis(latent[None]))))
        return every[apart.index(min(apart))][None]


def _pull(moved: Tensor) -> Tensor:
    """How far layers went together, and from each other: a scalar."""
    middle = moved.mean(1, keepdim=True)
    return BEGINNING * middle.square().mean() + TOGETHER * (moved - middle).square().mean()


def _between(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


def _share(step: int, steps: int) -> float:
    """Of the learning rate: up, then down like a cosine."""
    return min(1.0, (step + 1) / WARMUP) * 0.5 * (1 + math.cos(math.pi * step / steps))
