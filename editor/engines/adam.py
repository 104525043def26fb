"""Adam (Kingma & Ba 2015) for the few steps that engines take.

torch.optim's imports a compiler at its first use, which would hold up an artist for seconds.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

FIRST, SECOND = 0.9, 0.99
"""How much of the means of gradients, and of their squares, stays after a step."""
SMALL = 1e-8


class Adam:
    """Moves values, in place, against gradients."""

    def __init__(self, values: Sequence[Tensor]) -> None:
        self._values, self._steps = list(values), 0
        self._means = [(torch.zeros_like(v), torch.zeros_like(v)) for v in self._values]

    def step(self, gradients: Sequence[Tensor], rate: float) -> None:
        """One step. gradients: of each value, in their order. rate: of learning."""
        self._steps += 1
        first, second = (1 - decay**self._steps for decay in (FIRST, SECOND))
        with torch.no_grad():
            for value, (mean, square), found in zip(
                self._values, self._means, gradients, strict=True
            ):
                mean.lerp_(found, 1 - FIRST)
                square.mul_(SECOND).addcmul_(found, found, value=1 - SECOND)
                spread = (square / second).sqrt_().add_(SMALL)
                value.addcdiv_(mean, spread, value=-rate / first)
