"""What translating asks of a network, whatever its family."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from torch import Tensor


@runtime_checkable
class Translator(Protocol):
    """Changes a picture into what it would be in another domain, or with other attributes.

    Pictures are float32 (n, 3, h, w) sRGB in 0..1.
    """

    @property
    def domains(self) -> tuple[str, ...]:
        """What pictures can become: domains of which a picture is in one (CycleGAN), or
        attributes that it has or not (StarGAN)."""
        ...

    @property
    def exclusive(self) -> bool:
        """True where a picture is in one domain only; False for attributes."""
        ...

    @property
    def side(self) -> int:
        """Height and width in pixels of the pictures it learned from."""
        ...

    @property
    def whole(self) -> bool:
        """True where it must see a whole picture at `side` (portraits); False where any part of
        any size will do, so that large pictures go tile by tile."""
        ...

    @property
    def border(self) -> int:
        """Pixels round a place on which its answer depends, a multiple of `stride`."""
        ...

    @property
    def stride(self) -> int:
        """Height and width of what it sees must be multiples of this."""
        ...

    def translate(self, picture: Tensor, to: Tensor) -> Tensor:
        """Pictures (n, 3, h, w) as they would be: same shape, 0..1.

        to: (n, domains), 1 for the domain or for attributes the picture is to have, else 0.
        """
        ...

    def read(self, picture: Tensor) -> Tensor:
        """What pictures (n, 3, side, side) are now: (n, domains), probabilities."""
        ...
