"""CycleGAN (Zhu et al. 2017): two sets of pictures, unpaired, and a way there and back.

G: X -> Y and F: Y -> X are judged by D_Y and D_X with least squares (Mao et al. 2017), must undo
each other, |F(G(x)) - x| + |G(F(y)) - y|, and let alone what is in their domain already,
|G(y) - y| + |F(x) - x|. Discriminators see some of the last 50 fakes (Shrivastava et al. 2017).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F_
from torch import Tensor, nn

from editor.core.errors import BadInput
from editor.nets.cyclegan import CycleGANNet, PatchDiscriminator
from editor.training.data import Dataset, home, read_dataset
from editor.training.objectives.family import COLUMNS, Drawn, FamilyObjective, array, tiled
from editor.training.objectives.portrait_losses import frozen, kernel_distance
from editor.training.perception import looks

KEPT = 50
"""Fakes of each domain that are shown again."""
MEASURED = 96
"""Pictures of each domain that are translated to measure."""
FEWEST = 8
"""Held-out pictures of a domain below which training pictures measure."""


class CycleGANObjective(FamilyObjective):
    """X is the data folder, Y the folder that its options call `others`."""

    card_task = "translate"

    def build(self) -> None:
        """G and F, which are shipped with a reader of domains; D_X and D_Y."""
        self.others, self.others_check = self._domain_y()
        self.net = CycleGANNet(**self.parameters())
        width = int(self.critic_parameters().get("width", 32))
        critics = {name: PatchDiscriminator(width) for name in "XY"}
        self.critics = cast(nn.ModuleDict, self._placed(nn.ModuleDict(critics)))
        haste = self.recipe.optimiser.get("critic_haste", 1.0)
        self.critic_optimiser = self.adam(self.critics, haste=haste)
        side = self.recipe.crop
        self.history = nn.ModuleDict({name: History(side) for name in "XY"}).to(self.device)

    def parameters(self) -> dict[str, Any]:
        """Arguments of `net`; domains are called as the folders, or as the recipe's model says."""
        return {"domains": list(self._names()), **super().parameters()}

    def _domain_y(self) -> tuple[Dataset, Dataset]:
        """Pictures of Y for training and validation; names below `others` are left out of it."""
        options, way = self.train.options, self.train.options.others
        if not way:
            remedy = "Name it in data.others of the recipe, relative to the first."
            raise BadInput("There is no second folder to translate to.", remedy=remedy)
        within = tuple(name.removeprefix(f"{way}/") for name in options.exclude)
        crops = options.others_crops or options.crops
        own = replace(options, others="", exclude=within, crops=crops)
        there = home(self.folder) / way
        train, check = (read_dataset(there, own, self.recipe.crop, self.cache, part)
                        for part in ("train", "validation"))  # fmt: skip
        return train, check

    def _names(self) -> tuple[str, str]:
        """The folders' names; those of the folders above where they are the same."""
        x = self.folder.resolve()
        x = x.with_suffix("") if x.is_file() else x  # a list of pictures
        y = (home(self.folder) / self.train.options.others).resolve()
        return (x.name, y.name) if x.name != y.name else (x.parent.name, y.parent.name)

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """One update of G and F, then one of D_X and D_Y."""
        net, D, w = cast(CycleGANNet, self.net), self.critics, self.recipe.weights
        x, y = drawn.x, self._others_of(step)
        few = max(1, len(x) // 2)  # pictures that are shown to the generator of their own domain
        with frozen(D), self._half():
            fake_y, same_y = net.G(torch.cat([x, y[:few]])).float().split((len(x), few))
            fake_x, same_x = net.F(torch.cat([y, x[:few]])).float().split((len(y), few))
            back_x, back_y = net.F(fake_y), net.G(fake_x)
            fooled = _square(D["Y"](fake_y) - 1) + _square(D["X"](fake_x) - 1)
            known = net.reader(torch.cat([x, y])).float()[:, 0]
        cycle = F_.l1_loss(back_x, x) + F_.l1_loss(back_y, y)
        same = F_.l1_loss(same_y, y[:few]) + F_.l1_loss(same_x, x[:few])
        domain = torch.cat([torch.zeros(len(x)), torch.ones(len(y))]).to(self.device)
        read = F_.binary_cross_entropy_with_logits(known, domain)
        loss = fooled + w.get("cycle", 10.0) * cycle + w.get("identity", 5.0) * same + read
        self.update(self.optimiser, loss)
        critic = self._judge(x, y, (fake_x.detach(), fake_y.detach()), drawn.random)
        parts = {"loss": loss, "fooled": fooled, "cycle": cycle, "identity": same, "read": read}
        return {**{name: float(part.detach()) for name, part in parts.items()}, "critic": critic}

    def _judge(
        self, x: Tensor, y: Tensor, fakes: tuple[Tensor, Tensor], random: torch.Generator
    ) -> float:
        """One update of D_X and D_Y; returns their loss."""
        parts = []
        with self._half():
            for name, real, fake in zip("XY", (x, y), fakes, strict=True):
                D, seen = self.critics[name], self.history[name](fake, random)
                true, lie = D(torch.cat([real, seen])).float().split((len(real), len(seen)))
                parts.append(_square(true - 1) + _square(lie))
        return self.update(self.critic_optimiser, sum(parts, torch.zeros(())) / 2)

    def _others_of(self, step: int) -> Tensor:
        """Pictures of Y for a step, (n, 3, side, side) in -1..1."""
        return self.tensor(self.others.batch(self.rng(step, 2), self.recipe.batch).pictures)

    # ---- measures

    def samples(self, count: int, first: int = 0) -> np.ndarray:
        """Pictures of X as they would be in Y: uint8 (count, side, side, 3)."""
        return array(self._translated(self._shown(self.check, self.train, count), 1))

    def score(self) -> Mapping[str, float]:
        """Both ways: structure kept, style moved, error there and back; the score sums up what
        is missing of the first two."""
        ways = [
            self._way(self.check, self.train, self.others, to=1),
            self._way(self.others_check, self.others, self.train, to=0),
        ]
        both = {name: float(np.mean([way[name] for way in ways])) for name in ways[0]}
        each = {f"{name}_{to}": ways[i][name] for name in ("structure", "style")
                for i, to in enumerate(("there", "back"))}  # fmt: skip
        return {"score": 2 - both["structure"] - both["style"], **both, **each}

    def _way(self, check: Dataset, own: Dataset, goal: Dataset, to: int) -> dict[str, float]:
        """Measures of translating one domain into the other.

        style: part of the squared distance of looks (KID, by `perception`) to the other domain's
        training pictures that is gone, 1 = all of it. structure: correlation of edges of picture
        and translation. cycle: mean absolute error there and back, of 0..1.
        """
        picture = self._shown(check, own, MEASURED)
        made = self._translated(picture, to)
        back = self._translated(made, 1 - to)
        wanted = looks(self._shown(goal, goal, 2 * MEASURED) / 2 + 0.5)
        before, after = (kernel_distance(looks(seen / 2 + 0.5), wanted) for seen in (picture, made))
        return {
            "style": float(np.clip(1 - after / max(before, 1e-6), -1, 1)),
            "structure": structure(picture, made),
            "cycle": float((back - picture).abs().mean()) / 2,
        }

    def _shown(self, check: Dataset, train: Dataset, count: int) -> Tensor:
        """Held-out pictures where there are some, (n, 3, side, side) in -1..1."""
        return self.tensor((check if len(check) >= FEWEST else train).some(count).pictures)

    def _translated(self, picture: Tensor, to: int) -> Tensor:
        """Pictures in -1..1 by the averaged network: same shape, -1..1."""
        net = cast(CycleGANNet, self.average.module.eval())
        goal = torch.eye(2, device=self.device)[[to] * len(picture)]
        with torch.inference_mode(), self._half():
            return net.translate(picture / 2 + 0.5, goal).float() * 2 - 1

    def grid(self) -> np.ndarray:
        """Rows of x, G(x), F(G(x)), y, F(y), G(F(y)): uint8 (6 side, COLUMNS side, 3)."""
        rows = []
        for check, train, to in (
            (self.check, self.train, 1), (self.others_check, self.others, 0)
        ):  # fmt: skip
            picture = self._shown(check, train, COLUMNS)
            made = self._translated(picture, to)
            for row in (picture, made, self._translated(made, 1 - to)):
                shown = array(row / 2 + 0.5)
                rows.append(np.pad(shown, ((0, COLUMNS - len(shown)), (0, 0), (0, 0), (0, 0))))
        return tiled(np.concatenate(rows), COLUMNS)

    def _stateful(self) -> dict[str, Any]:
        own = {"critics": self.critics, "critic_optimiser": self.critic_optimiser}
        return {**super()._stateful(), **own, "history": self.history}


class History(nn.Module):
    """The last fakes of one domain, as a discriminator sees them: in half precision, so that
    they take 1.2 MB of a checkpoint at 64 pixels."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.register_buffer("pictures", torch.zeros(KEPT, 3, side, side, dtype=torch.float16))
        self.register_buffer("count", torch.zeros((), dtype=torch.int64))

    def forward(self, fakes: Tensor, random: torch.Generator) -> Tensor:
        """Fakes (n, 3, side, side), half of them changed for older ones once there are enough."""
        seen = fakes.half()
        kept, count = cast(Tensor, self.pictures), cast(Tensor, self.count)
        for i in range(len(seen)):
            if count < KEPT:
                kept[count] = seen[i]
                count += 1
            elif torch.rand((), generator=random, device=seen.device) < 0.5:
                place = torch.randint(KEPT, (), generator=random, device=seen.device)
                older = kept[place].clone()
                kept[place] = seen[i]
                seen[i] = older
        return seen.float()


def structure(a: Tensor, b: Tensor) -> float:
    """Mean correlation of the edges of pictures (n, 3, h, w), any range: 1 the same, 0 none."""
    first, second = (_edges(x).flatten(1) for x in (a, b))
    first, second = (x - x.mean(1, keepdim=True) for x in (first, second))
    return float(F_.cosine_similarity(first, second, dim=1).mean())


def _edges(picture: Tensor) -> Tensor:
    """Length of the luma's gradient after Sobel, (n, 1, h - 2, w - 2)."""
    across = torch.tensor([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]], device=picture.device)
    kernels = torch.stack([across, across.T])[:, None]
    slopes = F_.conv2d(picture.float().mean(1, keepdim=True), kernels)
    steepness: Tensor = torch.linalg.vector_norm(slopes, dim=1, keepdim=True)
    return steepness


def _square(x: Tensor) -> Tensor:
    return x.float().square().mean()
