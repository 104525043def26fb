"""Variational autoencoder (Kingma & Welling 2014, "Auto-Encoding Variational Bayes").

The encoder says q(z|x) = N(mu, sigma^2), the decoder p(x|z); they climb the lower bound
L = -KL(q(z|x) || N(0, 1)) + E_q[log p(x|z)] (equation 3) with z = mu + sigma e, e ~ N(0, 1)
(section 2.4). Here -log p is the absolute difference of pixels and of neighbouring pixels'
differences, and KL is weighted by beta (Higgins et al. 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import torch
from torch import Tensor

from editor.nets.latent import LatentGenerator
from editor.nets.vae import VariationalAutoencoder
from editor.training.data import Batch
from editor.training.objectives.coded import CodedObjective
from editor.training.objectives.family import Drawn
from editor.training.objectives.mlp import psnr
from editor.training.objectives.portrait_losses import edge_loss, pixel_loss

MEASURED = 2048
"""Pictures whose codes the Gaussian is measured of."""
TOGETHER = 128


class VAEObjective(CodedObjective):
    """weights: beta, of the divergence; edges, of neighbouring pixels' differences."""

    def build(self) -> None:
        """Encoder and decoder, one network."""
        self.net = VariationalAutoencoder(**self.parameters())

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One step up the bound."""
        net, x = cast(VariationalAutoencoder, self.net), drawn.x
        y = net.classes(drawn.kind)
        with self._half():
            mu, log_variance = net.posterior(x, y)
            z = mu + (0.5 * log_variance).exp() * drawn.noise(*mu.shape)
            made = net.draw(z, y).float()
        apart = (pixel_loss(made, x) + self._weight("edges", 0.5) * edge_loss(made, x)).mean()
        kl = divergence(mu, log_variance)
        loss = self.update(self.optimiser, apart + self._weight("beta", 2e-3) * kl)
        figures = {"loss": loss, "apart": float(apart.detach()), "kl": float(kl.detach())}
        return {**figures, "psnr": psnr(made.detach(), x)}

    def learned_codes(self, net: LatentGenerator) -> Tensor:
        """mu of `MEASURED` pictures."""
        return self._means(cast(VariationalAutoencoder, net), self.train.some(MEASURED))

    def score(self) -> Mapping[str, float]:
        """As of every generator, and `psnr` in dB of pictures withheld from training, encoded
        and drawn again."""
        net, some = cast(VariationalAutoencoder, self.generator()), self.check.some(256)
        kind = torch.from_numpy(some.kind).to(self.device)
        with torch.inference_mode():
            made = net.draw(self._means(net, some), net.classes(kind))
        return {**super().score(), "psnr": psnr(made, self.tensor(some.pictures))}

    def _means(self, net: VariationalAutoencoder, some: Batch) -> Tensor:
        kind = torch.from_numpy(some.kind).to(self.device)
        with torch.inference_mode(), self._half():
            return torch.cat([
                net.posterior(self.tensor(some.pictures[i : i + TOGETHER]),
                              net.classes(kind[i : i + TOGETHER]))[0]
                for i in range(0, len(kind), TOGETHER)
            ])  # fmt: skip

    def _weight(self, name: str, usual: float) -> float:
        return self.recipe.weights.get(name, usual)


def divergence(mu: Tensor, log_variance: Tensor) -> Tensor:
    """KL(N(mu, sigma^2) || N(0, 1)) of codes (n, d) (appendix B), mean over all: ()."""
    return -0.5 * (1 + log_variance - mu.square() - log_variance.exp()).mean()
