"""A perceptron that draws, taught without an adversary (GLO, Bojanowski et al. 2018).

Every picture x_i has a code z_i in the unit ball; they are learned together with g:
min over g and z of mean_i loss(g(z_i), x_i) (equation 2), the loss being the Laplacian-pyramid L1
of equation 3. Codes begin at the whitened principal components of the pictures. New pictures are
drawn from the Gaussian of all codes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from editor.nets.latent import LatentGenerator
from editor.nets.perceptron import LatentCodeGenerator
from editor.training.objectives.coded import CodedObjective
from editor.training.objectives.family import Drawn

SEEN = 16
"""Height and width in pixels of pictures whose principal components are taken."""
LOOKED_AT = 4096
"""Pictures that these are found of."""
TOGETHER = 1024


class MLPObjective(CodedObjective):
    """net: g. codes: z, a row for each picture, on the CPU; a step changes those of its batch.

    optimiser: code_haste, how many times as fast codes learn as g.
    """

    least_batch = 2

    def build(self) -> None:
        """g and the codes."""
        self.net = LatentCodeGenerator(**self.parameters())
        self.codes = nn.Embedding(len(self.train), self.net.z_dim, sparse=True)
        self._begin(self.codes.weight.data)
        self.code_optimiser = torch.optim.SparseAdam(self.codes.parameters())
        haste = self.recipe.optimiser.get("code_haste", 1.0)
        self.code_optimiser.param_groups[0]["haste"] = haste

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One update of g and of the batch's codes."""
        g, x, rows = cast(LatentCodeGenerator, self.net), drawn.x, drawn.index.cpu()
        self.code_optimiser.zero_grad(set_to_none=True)
        with self._half():
            made = g.draw(self.codes(rows).to(x.device), g.classes(drawn.kind)).float()
        loss = self.update(self.optimiser, laplacian_l1(made, x))
        for group in self.code_optimiser.param_groups:
            group["lr"] = self.rate * group["haste"]
        self.code_optimiser.step()  # type: ignore[no-untyped-call]
        with torch.no_grad():
            z = self.codes.weight[rows]
            self.codes.weight[rows] = z / z.norm(dim=1, keepdim=True).clamp_min(1)
        return {"loss": loss, "psnr": psnr(made.detach(), x)}

    def learned_codes(self, net: LatentGenerator) -> Tensor:
        """All of them."""
        return self.codes.weight.detach()

    def score(self) -> Mapping[str, float]:
        """As of every generator, and `psnr` in dB of training pictures drawn from their codes."""
        some, net = self.train.some(256), cast(LatentCodeGenerator, self.generator())
        rows, kind = torch.from_numpy(some.index), torch.from_numpy(some.kind).to(self.device)
        with torch.inference_mode():
            made = net.draw(self.codes(rows).to(self.device), net.classes(kind))
        return {**super().score(), "psnr": psnr(made, self.tensor(some.pictures))}

    def _begin(self, codes: Tensor) -> None:
        """Set codes (n, d) to whitened principal components of the pictures, of length 1."""
        seen = torch.cat([self._seen(i) for i in range(0, len(codes), TOGETHER)])
        few = seen[:: max(1, len(seen) // LOOKED_AT)]
        _, vectors = torch.linalg.eigh(torch.cov(few.T, correction=0))
        ways = vectors[:, -codes.shape[1] :]
        parts = (seen - few.mean(0)) @ ways
        codes[:, : ways.shape[1]] = parts / parts.std(0, correction=0).clamp_min(1e-6)
        codes /= codes.norm(dim=1, keepdim=True).clamp_min(1e-6)

    def _seen(self, first: int) -> Tensor:
        pictures = self.tensor(self.train.pictures[first : first + TOGETHER])
        return F.adaptive_avg_pool2d(pictures, SEEN).flatten(1).cpu()

    def _stateful(self) -> dict[str, Any]:
        return {**super()._stateful(), "codes": self.codes, "code_optimiser": self.code_optimiser}


def laplacian_l1(made: Tensor, truth: Tensor) -> Tensor:
    """Sum over levels j of 2^(-2j) times the summed L1 distance of Laplacian pyramids (Ling &
    Okada 2006), as means: each level's mean counts alike. Pictures (n, 3, h, w), a scalar."""
    loss, error = made.new_zeros(()), made - truth  # pyramids are linear
    while error.shape[-1] > 4:
        smaller = F.avg_pool2d(error, 2)
        loss = loss + (error - F.interpolate(smaller, scale_factor=2.0)).abs().mean()
        error = smaller
    return loss + error.abs().mean()


def psnr(made: Tensor, truth: Tensor) -> float:
    """Peak signal-to-noise ratio in dB, mean over pictures (n, 3, h, w) in -1..1."""
    error = ((made - truth) / 2).square().mean((1, 2, 3)).clamp_min(1e-10)
    return float((-10 * error.log10()).mean())
