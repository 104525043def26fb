"""StarGAN (Choi et al. 2018): attributes of pictures switched by one generator.

D learns what is real, E[D_src(x)] - E[D_src(G(x, c'))] with the gradient penalty of WGAN-GP
(Gulrajani et al. 2017), and to read the attributes c of real pictures. G learns to look real, to
be read as the attributes c' that were asked for, and to find back, |x - G(G(x, c'), c)|.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.core.errors import BadInput, UnknownModel
from editor.nets.judge import JudgeNet
from editor.nets.portraits import ATTRIBUTES
from editor.nets.stargan import AttributeDiscriminator, StarGANNet
from editor.training.judged import the_judge
from editor.training.objectives.family import COLUMNS, Drawn, FamilyObjective, array, tiled
from editor.training.objectives.portrait_losses import frozen
from editor.training.recipe import Recipe

FEWEST = 24
"""Held-out pictures below which training pictures measure."""
MEASURED = 192
JUDGED_AS = {
    "smile": ("smile", 0.5),
    "glasses": ("glasses", 0.5),
    "beard": ("beard", 0.5),
    "long_hair": ("hair_length", 1.5),
}
"""For an attribute's name which of the judge's it is, and from which value on a picture has it."""
ORDER = tuple(attribute.name for attribute in ATTRIBUTES)
TRUSTED = 0.9
"""Part of real pictures that the judge must read right before it judges made ones."""
Read = Callable[[Tensor], Tensor]
"""Which attributes pictures (n, 3, h, w) in -1..1 have: bool (n, attributes)."""


class StarGANObjective(FamilyObjective):
    """The attributes are those of `DataOptions.attributes`."""

    card_task = "translate"

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        super().__init__(recipe, data, work, device)
        net, haste = cast(StarGANNet, self.net), recipe.optimiser.get("critic_haste", 1.0)
        self.optimiser = self.adam(net.G, self.betas())
        self.critic_optimiser = self.adam(net.D, self.betas(), haste)
        self._losses: dict[str, float] = {}

    def build(self) -> None:
        """G and D; both are shipped, for D reads what a picture has."""
        if not self.train.attributes:
            raise BadInput(
                "No attributes are named to switch.",
                remedy="Name columns of labels.csv in the recipe's data.attributes.",
            )
        self.net = StarGANNet(**self.parameters())

    def parameters(self) -> dict[str, Any]:
        """Arguments of `net`, which holds D too."""
        own = {"side": self.recipe.crop, "attributes": list(self.train.attributes)}
        return {**own, **self.recipe.model}

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One update of D; after every `critic_steps` of them one of G."""
        x, c = drawn.x, drawn.values
        wanted = c[torch.randperm(len(c), generator=drawn.random, device=c.device)]
        self._losses |= self._learn_d(x, c, wanted, drawn)
        if (step + 1) % max(1, int(self.recipe.optimiser.get("critic_steps", 5))) == 0:
            self._losses |= self._learn_g(x, c, wanted, drawn)
        return dict(self._losses)

    def _grainy(self, picture: Tensor, drawn: Drawn) -> Tensor:
        """Pictures as D sees them while it learns and teaches: with noise (Sønderby et al. 2017).

        Else G finds faint patterns that D_cls takes for glasses, and never draws any.
        """
        return picture + self.recipe.optimiser.get("grain", 0.0) * drawn.noise(*picture.shape)

    def _learn_d(self, x: Tensor, c: Tensor, wanted: Tensor, drawn: Drawn) -> dict[str, float]:
        """The discriminator's losses after one update."""
        net, w = cast(StarGANNet, self.net), self.recipe.weights
        with self._half():
            with torch.no_grad():
                fake = self._grainy(net.G(x, wanted).float(), drawn)
            x = self._grainy(x, drawn)
            true, read = net.D(x)
            lie, _ = net.D(fake)
        apart = true.float().mean() - lie.float().mean()  # Wasserstein distance
        classes = F.binary_cross_entropy_with_logits(read.float(), c)
        share = torch.rand(len(x), 1, 1, 1, generator=drawn.random, device=x.device)
        penalty = gradient_penalty(net.D, torch.lerp(x, fake, share))
        loss = -apart + w.get("penalty", 10.0) * penalty + w.get("classes", 1.0) * classes
        self.update(self.critic_optimiser, loss)
        parts = {"apart": apart, "penalty": penalty, "classes_real": classes}
        return {name: float(part.detach()) for name, part in parts.items()}

    def _learn_g(self, x: Tensor, c: Tensor, wanted: Tensor, drawn: Drawn) -> dict[str, float]:
        """The generator's losses after one update."""
        net, w = cast(StarGANNet, self.net), self.recipe.weights
        with frozen(net.D), self._half():
            fake = net.G(x, wanted).float()
            verdict, read = net.D(self._grainy(fake, drawn))
            back = net.G(fake, c).float()
        classes = F.binary_cross_entropy_with_logits(read.float(), wanted)
        rebuilt = F.l1_loss(back, x)
        loss = -verdict.float().mean() + w.get("classes", 1.0) * classes
        loss = self.update(self.optimiser, loss + w.get("rebuild", 10.0) * rebuilt)
        return {
            "loss": loss,
            "classes": float(classes.detach()),
            "rebuilt": float(rebuilt.detach()),
        }

    # ---- measures

    def samples(self, count: int, first: int = 0) -> np.ndarray:
        """Held-out pictures, each with one attribute switched: uint8 (count, side, side, 3)."""
        picture, c = self._shown(count)
        rows = [flipped(row[None], (first + i) % c.shape[1]) for i, row in enumerate(c)]
        return array(self._switched(picture, torch.cat(rows)) / 2 + 0.5)

    def score(self) -> Mapping[str, float]:
        """Held-out pictures in which one attribute after the other is switched.

        switched: part in which the judge of portraits reads that attribute as was asked for.
        kept: part of the other attributes that are read as before. rebuilt: mean absolute error
        of 0..1 after switching back. judge: part of real pictures' attributes that the judge reads
        right; where it cannot, D reads instead, and `judge` is 0. The score is what is missing of
        switched and kept.
        """
        picture, c = self._shown(MEASURED)
        read, trust = self._reading(picture, c)
        before = read(picture)
        rows: dict[str, list[float]] = {"switched": [], "kept": [], "rebuilt": []}
        for i in range(c.shape[1]):
            wanted = flipped(c, i)
            made = self._switched(picture, wanted)
            after = read(made)
            others = [k for k in range(c.shape[1]) if k != i]
            rows["switched"].append(_part(after[:, i] == (wanted[:, i] > 0.5)))
            rows["kept"].append(_part(after[:, others] == before[:, others]))
            back = self._switched(made, c)
            rows["rebuilt"].append(float((back - picture).abs().mean()) / 2)
        means = {name: float(np.mean(values)) for name, values in rows.items()}
        each = {
            f"switched_{name}": value
            for name, value in zip(self.train.attributes, rows["switched"], strict=True)
        }
        return {"score": 2 - means["switched"] - means["kept"], **means, **each, "judge": trust}

    def _reading(self, picture: Tensor, c: Tensor) -> tuple[Read, float]:
        """Who reads attributes: the judge of portraits, where it reads real pictures' right."""
        names = self.train.attributes
        if all(name in JUDGED_AS for name in names):
            try:
                judge = the_judge().to(self.device)
            except UnknownModel:
                return self._own_reading, 0.0
            read = partial(_judged, judge, names)
            trust = _part(read(picture) == (c > 0.5))
            if trust >= TRUSTED:
                return read, trust
        return self._own_reading, 0.0

    def _own_reading(self, picture: Tensor) -> Tensor:
        net = cast(StarGANNet, self.average.module.eval())
        with torch.inference_mode(), self._half():
            return net.read(picture / 2 + 0.5) > 0.5

    def _shown(self, count: int) -> tuple[Tensor, Tensor]:
        """Held-out pictures where there are some, (n, 3, side, side) in -1..1; their attributes."""
        batch = (self.check if len(self.check) >= FEWEST else self.train).some(count)
        return self.tensor(batch.pictures), torch.from_numpy(batch.values).to(self.device)

    def _switched(self, picture: Tensor, wanted: Tensor) -> Tensor:
        """Pictures in -1..1 by the averaged network: same shape, -1..1."""
        net = cast(StarGANNet, self.average.module.eval())
        with torch.inference_mode(), self._half():
            return net.translate(picture / 2 + 0.5, wanted).float() * 2 - 1

    def grid(self) -> np.ndarray:
        """A row of pictures, the same redrawn, one row for each attribute switched: uint8."""
        picture, c = self._shown(COLUMNS)
        rows = [picture, self._switched(picture, c)]
        rows += [self._switched(picture, flipped(c, i)) for i in range(c.shape[1])]
        return tiled(np.concatenate([array(row / 2 + 0.5) for row in rows]), len(picture))

    def _stateful(self) -> dict[str, Any]:
        return {**super()._stateful(), "critic_optimiser": self.critic_optimiser}


def flipped(c: Tensor, attribute: int) -> Tensor:
    """Attributes (n, a), 0 or 1, one of them the other way."""
    wanted = c.clone()
    wanted[:, attribute] = 1 - wanted[:, attribute]
    return wanted


def gradient_penalty(D: AttributeDiscriminator, picture: Tensor) -> Tensor:
    """Mean of (|grad D_src| - 1)^2 at pictures (n, 3, h, w) between real and made ones: ()."""
    seen = picture.detach().requires_grad_(True)
    verdict, _ = D(seen)
    (gradient,) = torch.autograd.grad(verdict.mean((1, 2, 3)).sum(), seen, create_graph=True)
    length: Tensor = torch.linalg.vector_norm(gradient.flatten(1), dim=1)
    return (length - 1).square().mean()


def _judged(judge: JudgeNet, names: Sequence[str], picture: Tensor) -> Tensor:
    """What the judge reads of pictures in -1..1: bool (n, attributes)."""
    with torch.inference_mode():
        values = judge(picture / 2 + 0.5).values
    columns = [ORDER.index(JUDGED_AS[name][0]) for name in names]
    least = torch.tensor([JUDGED_AS[name][1] for name in names], device=picture.device)
    found: Tensor = values[:, columns] > least
    return found


def _part(right: Tensor) -> float:
    return float(right.float().mean())
