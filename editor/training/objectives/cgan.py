"""Conditional generative adversarial nets (Mirza & Osindero 2014), convolutional.

Both players are told a class y: min_G max_D E_x[log D(x|y)] + E_z[log(1 - D(G(z|y)|y))]
(equation 2). G takes [z | y], y one-hot; D sees y as maps beside the colours.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from editor.core.errors import BadInput
from editor.training.objectives.dcgan import DCGANObjective

NEIGHBOURS = 5


class CGANObjective(DCGANObjective):
    """A DCGAN that is told classes, and measured by whether they can be told from its pictures."""

    def build(self) -> None:
        """G and D. BadInput where the pictures have no classes."""
        if len(self.train.kinds) < 2:
            raise BadInput(
                "A conditional GAN needs at least two classes of pictures.",
                remedy="Put each class into a folder of its own, or train “dcgan”.",
            )
        super().build()

    def measures(self, real: np.ndarray, made: np.ndarray) -> Mapping[str, float]:
        """`class_accuracy`, 0..1: how many samples look most like real pictures of the class that
        was asked for."""
        told = nearest_kinds(real, self.train.some(len(real)).kind, made)
        asked = np.arange(len(made)) % len(self.train.kinds)  # each seed draws the next class
        return {"class_accuracy": float((told == asked).mean())}


def nearest_kinds(known: np.ndarray, kind: np.ndarray, features: np.ndarray) -> np.ndarray:
    """Which kind features (m, f) are of, int64 (m,): that of most of their `NEIGHBOURS` nearest
    known ones (n, f), whose kinds (n,) are told."""
    apart = (known**2).sum(1)[None] - 2 * features @ known.T
    near = kind[np.argpartition(apart, NEIGHBOURS, axis=1)[:, :NEIGHBOURS]]
    votes = (near[..., None] == np.arange(kind.max() + 1)).sum(1)
    found: np.ndarray = votes.argmax(1)
    return found
