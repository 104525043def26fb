"""The objective of style-based generators: a critic that pictures learn to please.

Karras et al. 2020: non-saturating logistic loss, lazy R1, lazy path length regularisation, style
mixing, averaged weights; DiffAugment where pictures are few.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from editor.nets.generator import layered
from editor.nets.stylegan2 import StyleGAN2Net
from editor.nets.stylegan2_critic import GROUP, StyleGAN2Critic
from editor.nets.stylegan2_synthesis import Codes, SynthesisNetwork, drawn, silent
from editor.training import pools
from editor.training.features import squeezenet
from editor.training.fidelity import fidelity
from editor.training.objectives.averaged import AveragedObjective, follow_closely
from editor.training.objectives.diffaugment import augmented
from editor.training.objectives.portrait_losses import (
    frozen,
    gradient_penalty,
    kernel_distance,
    pooled,
)
from editor.training.recipe import Recipe
from editor.training.schedule import learning_rate

POOLS = {"portraits-style": pools.portrait_pool, "scenes": pools.scene_pool}
"""For each task, where its pictures come from."""
LAZY = 16
"""Steps between two gradient penalties of the critic."""
LAZY_PATH = 8
"""Steps between two path length penalties of the generator."""
COLUMNS = 16
JUDGED = 512
"""Made pictures that are compared with real ones."""


class PathLength(nn.Module):
    """How far a latent's step goes in the picture should be the same everywhere.

    Path length regularisation, Karras et al. 2020, equation 4. mean: running mean of the lengths.
    """

    mean: Tensor

    def __init__(self) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros([]))

    def forward(self, picture: Tensor, codes: Tensor, random: torch.Generator) -> Tensor:
        """picture: (n, 3, h, w), drawn from codes (n, layers, d). Returns the penalty ()."""
        noise = torch.randn(picture.shape, generator=random, device=random.device)
        seen = (picture * noise).sum() / math.sqrt(picture.shape[2] * picture.shape[3])
        (slope,) = torch.autograd.grad(seen, codes, create_graph=True)
        lengths = slope.square().sum(2).mean(1).sqrt()
        self.mean.lerp_(lengths.detach().mean(), 0.01)
        return (lengths - self.mean).square().mean()


class StyleGANObjective(AveragedObjective):
    """Generator, critic and pictures of a `Pool`."""

    net: StyleGAN2Net

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.data, self.device = recipe, data, device
        self.batch = float(recipe.batch)
        self.pool = POOLS[recipe.task](recipe, data, work / "cache")
        torch.manual_seed(recipe.seed)
        kinds, model, option = self.pool.kinds, recipe.model, recipe.optimiser
        net = StyleGAN2Net(recipe.crop, c_dim=len(kinds), kinds=kinds, **model)  # type: ignore[arg-type]
        self.net = net.to(device).to(memory_format=torch.channels_last)
        sizes = [int(cast(int, model[name])) for name in ("channel_base", "channel_max")]
        critic = StyleGAN2Critic(recipe.crop, len(kinds), *sizes)
        self.critic = critic.to(device).to(memory_format=torch.channels_last)
        follow = partial(follow_closely, most=option.get("ema", 0.998))
        self.average = AveragedModel(self.net, multi_avg_fn=follow)
        self.optimiser = self._adam(self.net)
        self.critic_optimiser = self._adam(self.critic)
        self.path = PathLength().to(device)

    def _adam(self, net: nn.Module) -> torch.optim.Adam:
        return torch.optim.Adam(
            net.parameters(), self.recipe.optimiser.get("lr", 2e-3), (0.0, 0.99)
        )

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One update of the generator, then one of the critic with the same made pictures."""
        for optimiser in (self.optimiser, self.critic_optimiser):
            for group in optimiser.param_groups:
                group["lr"] = learning_rate(self.recipe.optimiser, step, progress)
        rng = np.random.default_rng((self.recipe.seed, step))
        random = torch.Generator(self.device).manual_seed(int(rng.integers(2**62)))
        # The critic is told how varied a group is: of one kind, so that it sees a kind collapse.
        pictures, kinds = self.pool.draw(rng, self.recipe.batch, GROUP)
        real, c = self._tensor(pictures), self._classes(kinds)
        made, figures = self._improve(c, random)
        figures |= self._train_critic(real, made, c, step, random)
        if self.recipe.weights.get("path", 0.0) and step % LAZY_PATH == 0:
            figures["path"] = self._even(c, random)
        self.average.update_parameters(self.net)
        return figures

    def _tensor(self, pictures: np.ndarray) -> Tensor:
        """uint8 (n, s, s, 3) as (n, 3, s, s) in -1..1."""
        rows = torch.from_numpy(np.ascontiguousarray(pictures)).to(self.device)
        return rows.permute(0, 3, 1, 2).float() / 127.5 - 1

    def _classes(self, kinds: np.ndarray) -> Tensor | None:
        """Indices (n,) one-hot, or None where there are no kinds."""
        if not self.pool.kinds:
            return None
        return F.one_hot(torch.from_numpy(kinds).to(self.device), len(self.pool.kinds)).float()

    def _codes(self, c: Tensor | None, count: int, random: torch.Generator) -> Tensor:
        """Random latents (n, layers, w_dim); some change over to another at a random layer, so
        that neighbouring layers do not lean on each other (style mixing, Karras et al. 2019)."""
        z = torch.randn(2, count, self.net.mapping.z_dim, generator=random, device=random.device)
        w = self.net.mapping(z[0], c)
        self.net.mapping.track(w)
        share = self.recipe.optimiser.get("mixing", 0.0)
        mixed = torch.rand(count, 1, 1, generator=random, device=random.device) < share
        crossing = torch.randint(1, self.net.layers, (count, 1, 1), generator=random,
                                 device=random.device)  # fmt: skip
        layer = torch.arange(self.net.layers, device=self.device)[None, :, None]
        codes, others = (layered(x, self.net.layers) for x in (w, self.net.mapping(z[1], c)))
        return torch.where(mixed & (layer >= crossing), others, codes)

    def _draw(self, codes: Tensor, random: torch.Generator) -> Tensor:
        noisy = self.recipe.optimiser.get("noise", 1.0) > 0
        details = partial(drawn, random=random, count=len(codes)) if noisy else silent
        return cast(SynthesisNetwork, self.net.synthesis).draw(Codes(codes), details)

    def _judge(self, picture: Tensor, c: Tensor | None, random: torch.Generator) -> Tensor:
        """The critic's verdicts on augmented pictures, in half precision: (n,)."""
        with self._half():
            seen = augmented(picture.float(), self.recipe.augment, random)
            verdict: Tensor = self.critic(seen, c)
        return verdict.float()

    def _improve(
        self, c: Tensor | None, random: torch.Generator
    ) -> tuple[Tensor, dict[str, float]]:
        """The pictures that were made, and the generator's loss."""
        codes = self._codes(c, self.recipe.batch, random)
        with self._half():
            made = self._draw(codes, random)
        with frozen(self.critic):
            loss = F.softplus(-self._judge(made, c, random)).mean()
        self._update(self.optimiser, loss)
        return made.detach(), {"loss": float(loss.detach())}

    def _train_critic(
        self, real: Tensor, made: Tensor, c: Tensor | None, step: int, random: torch.Generator
    ) -> dict[str, float]:
        """critic: its loss. real, made: part of each that it takes for real."""
        truth, lie = (self._judge(picture, c, random) for picture in (real, made))
        loss = F.softplus(-truth).mean() + F.softplus(lie).mean()
        figures = {"critic": float(loss.detach()), "real": float((truth > 0).float().mean()),
                   "made": float((lie > 0).float().mean())}  # fmt: skip
        if step % LAZY == 0:
            seen = augmented(real, self.recipe.augment, random).detach().requires_grad_()
            penalty = gradient_penalty(self.critic(seen, c), seen)
            figures["penalty"] = float(penalty.detach())
            loss = loss + LAZY * self.recipe.weights.get("penalty", 0.0) / 2 * penalty
        self._update(self.critic_optimiser, loss)
        return figures

    def _even(self, c: Tensor | None, random: torch.Generator) -> float:
        """One update for even path lengths on half a batch, in full precision."""
        half = max(1, self.recipe.batch // 2)
        codes = self._codes(None if c is None else c[:half], half, random)
        penalty = self.path(self._draw(codes, random), codes, random)
        self._update(self.optimiser, LAZY_PATH * self.recipe.weights["path"] * penalty)
        return float(penalty.detach())

    @staticmethod
    def _update(optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()

    def score(self) -> Mapping[str, float]:
        """The averaged weights' pictures beside validation ones, by features of SqueezeNet.

        kernel: KID of all slices, which is the score; fid, precision, recall: of the last one,
        see `Fidelity`.
        """
        check = self.pool.check[np.linspace(0, len(self.pool.check) - 1, JUDGED).astype(int)]
        with torch.inference_mode():
            codes = self._averaged().sample(range(JUDGED))  # the mapping in full precision
        with torch.inference_mode(), self._half():
            real = [
                self.features((self._tensor(part) + 1) / 2) for part in np.array_split(check, 16)
            ]
            made = [self.features(self._averaged().synthesis(x)) for x in torch.split(codes, 32)]
        kernel = kernel_distance(pooled(made), pooled(real))
        last = [pooled([slices[-1:] for slices in parts]).cpu().numpy() for parts in (real, made)]
        alike = fidelity(*last)
        figures = {"fid": alike.fid, "precision": alike.precision, "recall": alike.recall}
        return {"score": kernel, "kernel": kernel, **figures}

    def grid(self) -> np.ndarray:
        """Real pictures; random ones, whole and truncated; a walk; pictures, and their fine layers
        with the coarse ones of the first."""
        index = np.linspace(0, len(self.pool.check) - 1, COLUMNS).astype(int)
        codes = [self._in_turn(0, 1.0), self._in_turn(100, 1.0)]
        codes += [self._in_turn(seed, 0.7) for seed in (200, 300, 400)]
        one, coarse = codes[-1], self._averaged().layers // 2
        steps = torch.linspace(0, 1, COLUMNS, device=self.device)[:, None, None]
        mixed = one.clone()
        mixed[:, :coarse] = one[:1, :coarse]
        codes += [torch.lerp(one[:1], one[-1:], steps), mixed]
        with torch.inference_mode():
            rows = [_array(self._averaged().synthesis(row)) for row in codes]
        return np.vstack([np.hstack(list(row)) for row in (self.pool.check[index], *rows)])

    @cached_property
    def features(self) -> nn.Module:
        """What measures compare pictures by; needed by nothing else."""
        return squeezenet(self.data).to(self.device).to(memory_format=torch.channels_last)

    def _averaged(self) -> StyleGAN2Net:
        return cast(StyleGAN2Net, self.average.module)

    @torch.no_grad()
    def _in_turn(self, seed: int, truncation: float) -> Tensor:
        """A row of random latents, kind by kind: (COLUMNS, layers, w_dim)."""
        net, kinds = self._averaged(), list[str | None](self.pool.kinds) or [None]
        parts = np.array_split(np.arange(seed, seed + COLUMNS), len(kinds))
        rows = [net.sample(seeds.tolist(), kind, truncation)
                for seeds, kind in zip(parts, kinds, strict=True)]  # fmt: skip
        return layered(torch.cat(rows), net.layers)

    def _stateful(self) -> dict[str, Any]:
        critics = {"critic": self.critic, "critic_optimiser": self.critic_optimiser}
        return super()._stateful() | critics | {"path": self.path}


def _array(pictures: Tensor) -> np.ndarray:
    """(n, 3, s, s) in 0..1 as uint8 (n, s, s, 3)."""
    return (pictures * 255).round().to(torch.uint8).permute(0, 2, 3, 1).cpu().numpy()
