"""Wasserstein GAN with gradient penalty (Gulrajani et al. 2017).

D is no judge but a critic, which measures how far apart made and real pictures are; its slope by
pictures is held near 1 between them: L = E[D(x~)] - E[D(x)] + lambda E[(|grad D(x^)| - 1)^2]
(equation 3), x^ = e x + (1 - e) x~ with e ~ U(0, 1). G descends -E[D(x~)]. D learns n_critic
times as often as G (algorithm 1) and has no batch norm.
"""

from __future__ import annotations

import torch
from torch import Tensor

from editor.training.objectives.dcgan import DCGANObjective
from editor.training.objectives.family import Drawn


class WGANGPObjective(DCGANObjective):
    """The players of a DCGAN; weights: penalty = lambda."""

    def betas(self) -> tuple[float, float]:
        """Without momentum (algorithm 1 has 0 and 0.9)."""
        return 0.0, 0.9

    def teach_critic(self, drawn: Drawn, fake: Tensor, y: Tensor) -> dict[str, float]:
        """Update D down L; also says the distance that it measures, E[D(x)] - E[D(x~)]."""
        D, x = self.critic, drawn.x
        e = torch.rand((len(x), 1, 1, 1), generator=drawn.random, device=x.device)
        between = torch.lerp(fake.float(), x, e).requires_grad_()
        with self._half():
            real, lie, verdict = (D(seen, y).float() for seen in (x, fake, between))
        distance = real.mean() - lie.mean()
        penalty = (slope(verdict, between) - 1).square().mean()
        loss = self.recipe.weights.get("penalty", 10.0) * penalty - distance
        down = self.update(self.critic_optimiser, loss)
        return {
            "critic": down,
            "distance": float(distance.detach()),
            "penalty": float(penalty.detach()),
        }

    def generator_loss(self, verdict: Tensor) -> Tensor:
        """-E[D(x~)] of verdicts (n,)."""
        return -verdict.mean()


def slope(verdict: Tensor, pictures: Tensor) -> Tensor:
    """Length of the gradient of verdicts (n,) by pictures (n, 3, h, w): (n,)."""
    (gradient,) = torch.autograd.grad(verdict.sum(), pictures, create_graph=True)
    lengths: Tensor = gradient.flatten(1).norm(dim=1)
    return lengths
