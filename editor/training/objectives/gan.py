"""Generative adversarial nets, as Goodfellow et al. 2014 drew them: perceptrons, two players.

G draws pictures from noise z, D says how likely a picture is real. They play
min_G max_D V(D, G) = E_x[log D(x)] + E_z[log(1 - D(G(z)))]; G climbs log D(G(z)) instead of
descending log(1 - D(G(z))), which gives the same end and stronger gradients at the start.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator
from editor.nets.perceptron import PerceptronCritic, PerceptronGenerator
from editor.training.objectives.family import Drawn, FamilyObjective
from editor.training.objectives.portrait_losses import frozen


class GANObjective(FamilyObjective):
    """Two players; who inherits it brings other networks in `players`, or other rules."""

    def build(self) -> None:
        """G, which is shipped, and D."""
        self.net, critic = self.players()
        self.critic = self._placed(critic)
        self.critic_optimiser = self.adam(
            self.critic, haste=self.recipe.optimiser.get("critic_haste", 1.0)
        )

    def players(self) -> tuple[LatentGenerator, nn.Module]:
        """G and D."""
        recipe = self.recipe
        model = cast(dict[str, Any], recipe.model)
        G = PerceptronGenerator(recipe.crop, int(model["z_dim"]), model["widths"])
        return G, PerceptronCritic(recipe.crop, model["critic_widths"])

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One update of D, then one of G."""
        G, D = cast(LatentGenerator, self.net), self.critic
        x, y = drawn.x, G.classes(drawn.kind)
        with self._half():
            fake = G(drawn.noise(len(x), G.z_dim), y)
            real, lie = D(x).float(), D(fake.detach()).float()
        critic = self.update(self.critic_optimiser, self.critic_loss(real, lie))
        with frozen(D), self._half():
            verdict = D(fake).float()
        loss = self.update(self.optimiser, F.softplus(-verdict).mean())  # -log D(G(z))
        taken = {"real": float((real > 0).float().mean()), "made": float((lie > 0).float().mean())}
        return {"loss": loss, "critic": critic, **taken}

    def critic_loss(self, real: Tensor, lie: Tensor) -> Tensor:
        """-V(D, G) of verdicts (n,), where D = sigmoid of a verdict. Truths are a little in doubt
        (one-sided label smoothing, Salimans et al. 2016)."""
        smooth = self.recipe.optimiser.get("smooth", 0.0)
        truth = (1 - smooth) * F.softplus(-real) + smooth * F.softplus(real)
        return truth.mean() + F.softplus(lie).mean()

    def _stateful(self) -> dict[str, Any]:
        own = {"critic": self.critic, "critic_optimiser": self.critic_optimiser}
        return {**super()._stateful(), **own}
