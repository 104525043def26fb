"""What sliders ask of any generator, whatever its family."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

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


class Generator(Protocol):
    """Makes pictures from latents and finds the latent of a picture.

    Latents are float32 (n, d); pictures are float32 (n, 3, side, side) sRGB in 0..1. A slider
    moves a latent along `direction(name)`, one unit of the attribute for each length of it.
    """

    @property
    def side(self) -> int:
        """Height and width of its pictures in pixels."""
        ...

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """What its sliders change."""
        ...

    def sample(
        self, seeds: Sequence[int], style: str | None = None, truncation: float = 1.0
    ) -> Tensor:
        """One latent for each seed, the same for the same seed: (n, d).

        style: draw in this style only. truncation: 1 as varied as the data, 0 the middle of a kind.
        """
        ...

    def synthesis(self, latent: Tensor) -> Tensor:
        """The pictures of latents (n, d): (n, 3, side, side)."""
        ...

    def encode(self, picture: Tensor) -> Tensor:
        """The latents of pictures (n, 3, side, side): (n, d)."""
        ...

    def direction(self, name: str) -> Tensor:
        """What one unit of an attribute adds to a latent: (d,). BadInput for an unknown name."""
        ...

    def values(self, latent: Tensor) -> Tensor:
        """How much latents (n, d) have of each attribute, in units: (n, attributes)."""
        ...
