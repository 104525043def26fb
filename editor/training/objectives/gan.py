"""Generative adversarial nets, as Goodfellow et al. 2014 drew them: perceptrons, two players.

G draws pictures from noise z, D says how likely a picture is real. They play
min_G max_D V(D, G) = E_x[log D(x)] + E_z[log(1 - D(G(z)))] (equation 1); G climbs log D(G(z))
instead of descending log(1 - D(G(z))), which gives the same end and stronger gradients at the
start (section 3).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator
from editor.nets.perceptron import PerceptronCritic, PerceptronGenerator
from editor.training.objectives.family import Drawn, FamilyObjective
from editor.training.objectives.portrait_losses import frozen


class GANObjective(FamilyObjective):
    """Two players; who inherits it brings other networks in `players`, or other rules."""

    least_batch = 2

    def build(self) -> None:
        """G, which is shipped, and D."""
        self.net, critic = self.players()
        self.critic = self._placed(critic)
        haste = self.recipe.optimiser.get("critic_haste", 1.0)
        self.critic_optimiser = self.adam(self.critic, self.betas(), haste)

    def players(self) -> tuple[LatentGenerator, nn.Module]:
        """G(z, y) and D(x, y), a logit; y are classes, or nothing."""
        critic = PerceptronCritic(**self.critic_parameters())
        return PerceptronGenerator(**self.parameters()), critic

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One update of D; one of G at every `critic_steps`-th."""
        G, D = cast(LatentGenerator, self.net), self.critic
        x, y = drawn.x, G.classes(drawn.kind)
        turn = (step + 1) % int(self.recipe.optimiser.get("critic_steps", 1)) == 0
        with self._half(), torch.set_grad_enabled(turn):
            fake = G(drawn.noise(len(x), G.z_dim), y)
        figures = self.teach_critic(drawn, fake.detach(), y)
        if turn:
            with frozen(D), self._half():
                verdict = D(fake, y).float()
            figures["loss"] = self.update(self.optimiser, self.generator_loss(verdict))
        return figures

    def teach_critic(self, drawn: Drawn, fake: Tensor, y: Tensor) -> dict[str, float]:
        """Update D by real pictures x and made ones, both of classes y."""
        with self._half():
            real, lie = self.critic(drawn.x, y).float(), self.critic(fake, y).float()
        loss = self.update(self.critic_optimiser, self.critic_loss(real, lie))
        right = {"real": float((real > 0).float().mean()), "made": float((lie > 0).float().mean())}
        return {"critic": loss, **right}

    def critic_loss(self, real: Tensor, lie: Tensor) -> Tensor:
        """-V(D, G) of verdicts (n,), where D = sigmoid of a verdict. Truths are a little in doubt
        (one-sided label smoothing, Salimans et al. 2016)."""
        smooth = self.recipe.optimiser.get("smooth", 0.0)
        truth = (1 - smooth) * F.softplus(-real) + smooth * F.softplus(real)
        return truth.mean() + F.softplus(lie).mean()

    def generator_loss(self, verdict: Tensor) -> Tensor:
        """-log D(G(z)) of verdicts (n,)."""
        return F.softplus(-verdict).mean()

    def _stateful(self) -> dict[str, Any]:
        own = {"critic": self.critic, "critic_optimiser": self.critic_optimiser}
        return {**super()._stateful(), **own}
