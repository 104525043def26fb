"""What families share whose codes are learned: their Gaussian is measured before pictures are
drawn from noise."""

from __future__ import annotations

from typing import Protocol

import torch
from torch import Tensor

from editor.nets.codes import CodeGaussian
from editor.nets.latent import LatentGenerator
from editor.training.objectives.family import FamilyObjective


class Coded(Protocol):
    """A generator with the Gaussian of its codes."""

    codes: CodeGaussian


class CodedObjective(FamilyObjective):
    """Who inherits it tells in `learned_codes` the codes of pictures that it trained on."""

    _measured = -1

    def learned_codes(self, net: LatentGenerator) -> Tensor:
        """Codes (n, z_dim) that the averaged network has for its pictures."""
        raise NotImplementedError

    def generator(self) -> LatentGenerator:
        """The averaged network, its Gaussian that of the codes as they are now."""
        net, updates = super().generator(), int(self.average.n_averaged)
        if self._measured != updates:
            with torch.inference_mode():
                net.codes.fit(self.learned_codes(net))  # type: ignore[operator, union-attr]
            self._measured = updates
        return net

    def weights(self) -> dict[str, Tensor]:
        """The averaged network with its Gaussian, contiguous on the CPU."""
        self.generator()
        return super().weights()
