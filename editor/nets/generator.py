"""What sliders ask of any generator, whatever its family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import torch
import torch.nn.functional as F
from torch import Tensor


@dataclass(frozen=True)
class Attribute:
    """What one slider changes.

    name: identifier. unit: what one unit means. low, high: the values pictures have.
    styles: the drawing styles that know it; none: all. stepped: pictures have whole values only.
    """

    name: str
    unit: str
    low: float
    high: float
    styles: tuple[str, ...] = ()
    stepped: bool = True


@runtime_checkable
class Generator(Protocol):
    """Makes pictures from latents and, where it has an encoder, finds the latent of a picture.

    A latent is float32 (n, d), the same for every layer of the network, or (n, layers, d), one
    for each from coarse to fine (W+ of style-based generators, Abdal et al. 2019). Pictures are
    float32 (n, 3, side, side) sRGB in 0..1.
    """

    @property
    def side(self) -> int:
        """Height and width of its pictures in pixels."""
        ...

    @property
    def layers(self) -> int:
        """Layers that take a latent, from coarse to fine."""
        ...

    @property
    def latent(self) -> int:
        """Coordinates d of a latent."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """Kinds of pictures that `sample` can be asked for, such as drawing styles; or none."""
        ...

    @property
    def inverts(self) -> bool:
        """Whether it has an encoder."""
        ...

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """One latent for each seed, the same for the same seed: (n, d).

        style: one of `kinds` only. truncation: 1 as varied as the data, 0 the middle of a kind.
        BadInput for an unknown kind.
        """
        ...

    def synthesis(
        self,
        latent: Tensor,
        under: Tensor | None = None,
        share: Tensor | None = None,
        noise: int = 0,
    ) -> Tensor:
        """The pictures of latents: (n, 3, side, side).

        under, share: where share (n, 1, side, side) is 0, features are those of the latents
        `under`, mixed at every layer. noise: seed of details that no latent says, where it has any.
        """
        ...

    def encode(self, picture: Tensor) -> Tensor:
        """The latents of pictures (n, 3, side, side): (n, d) or (n, layers, d).

        BadInput where it has no encoder.
        """
        ...

    def kind(self, latent: Tensor) -> str:
        """Which of `kinds` a latent (1, d) or (1, layers, d) is of, "" where nobody can tell."""
        ...

    def affines(self) -> tuple[Tensor, ...]:
        """For each layer the matrix (outputs, d) by which it takes in its latent."""
        ...


@runtime_checkable
class Familiar(Protocol):
    """A generator that knows which latents its encoder usually gives."""

    def unusual(self, latent: Tensor) -> float:
        """How far a latent (1, d) that `encode` gave lies from those of its own pictures.

        Theirs are at about 1.
        """
        ...


def layered(latent: Tensor, layers: int) -> Tensor:
    """Latents (n, d) or (n, layers, d) as (n, layers, d)."""
    return latent if latent.ndim == 3 else latent[:, None].expand(-1, layers, -1)


def blended(over: Tensor, under: Tensor, share: Tensor) -> Tensor:
    """Features (n, c, h, w) of two latents: `over` where share (n, 1, side, side) is 1."""
    return torch.lerp(
        under, over, F.adaptive_avg_pool2d(share.to(over.dtype), (over.shape[2], over.shape[3]))
    )
