"""The any-style objective: the same losses, with the manner read off a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from editor.engines.store import read_weights
from editor.nets.anystyle import AdaptiveNorm, AnyStyleNet
from editor.nets.style import Painter, StyleNet
from editor.training.objectives.styles import StyleObjective
from editor.training.paintings import Painting, paintings, parts, read_painting, unnamed
from editor.training.split import PICTURES
from editor.training.widen import widened
from editor.weights.shelf import find

REFERENCE = 256
"""Side of the part of a picture that shows its manner."""
PHOTOGRAPHS = 0.2
"""How often a photograph stands for a painting, so that more manners are seen than we have."""
RIDGE = 1e-2


class AnyStyleObjective(StyleObjective):
    """Manners are parts of all paintings of the folder, save those withheld, and photographs.

    The norms begin as a linear fit from the codes of an untrained observer to the norms of the
    recipe's narrower many-style network, so that the first step already paints.
    """

    def _manners(self, data: Path) -> list[np.ndarray]:
        """Parts of paintings, of withheld paintings (to be measured on), and of photographs."""
        folder, recipe = data / self.recipe.paintings, self.recipe
        rng = np.random.default_rng((recipe.seed, 4))
        self.styles = paintings(recipe.styles)
        withheld = [unnamed(name) for name in recipe.withheld]
        known = {*(style.file for style in self.styles), *recipe.withheld}
        files = sorted(p.name for p in folder.iterdir() if p.suffix.lower() in PICTURES)
        order = [*self.styles, *(unnamed(name) for name in files if name not in known)]
        each = max(1, recipe.references // len(order))
        seen = [_part(folder, style, rng) for style in order for _ in range(each)]
        self.owner = np.arange(len(seen)) // each  # which painting a part is of
        self.checked = range(len(seen), len(seen) + len(withheld))
        unseen = [_part(folder, style, rng) for style in withheld]
        crops = rng.choice(len(self.crops), min(recipe.references // 3, len(self.crops)), False)
        photographs = [np.array(self.crops[i][:REFERENCE, :REFERENCE]) for i in crops]
        return [*seen, *unseen, *photographs]

    def _network(self) -> Painter:
        net = AnyStyleNet(**self.recipe.model)  # type: ignore[arg-type]
        if self.recipe.begin:
            weights = read_weights(find(self.recipe.begin).path)
            wide = widened(weights, StyleNet(len(self.styles), net.width, net.depth))
            own = {k: v for k, v in wide.items() if k in net.state_dict()}
            net.load_state_dict(own, strict=False)
            self._fit(net, wide)
        return net

    @torch.no_grad()
    def _fit(self, net: AnyStyleNet, weights: dict[str, Tensor]) -> None:
        """Let the norms' predictors meet the norms of the known styles (ridge regression)."""
        known = np.flatnonzero(self.owner < len(self.styles))
        pictures = self._tensor([self.manners[i] for i in known])
        parts = torch.split(pictures, 16)
        net.centre(torch.cat([net.statistics(part) for part in parts]))
        codes = torch.cat([net.code(net.statistics(part)) for part in parts])
        middle = codes.mean(0)
        codes = codes - middle
        square = codes.T @ codes + RIDGE * len(codes) * codes.var() * torch.eye(codes.shape[1])
        for name, norm in net.named_modules():
            if isinstance(norm, AdaptiveNorm):
                wanted = torch.cat([weights[f"{name}.gamma"], weights[f"{name}.beta"]], 1)
                wanted = wanted[self.owner[known]]
                solved = torch.linalg.solve(square, codes.T @ (wanted - wanted.mean(0)))
                norm.predict.weight.copy_(solved.T)
                norm.predict.bias.copy_(wanted.mean(0) - middle @ solved)

    def _groups(self) -> list[dict[str, Any]]:
        return [{"params": list(self.net.parameters()), "haste": 1.0}]

    def _pick(self, groups: int, rng: np.random.Generator) -> np.ndarray:
        begin = self.checked.stop
        photograph = rng.integers(begin, len(self.manners), groups)
        painting = rng.integers(0, self.checked.start, groups)
        return np.where(rng.random(groups) < PHOTOGRAPHS, photograph, painting)

    def _checked(self) -> Sequence[int]:
        """The withheld paintings and some known ones."""
        step = max(1, self.checked.start // 16)
        return [*self.checked, *range(0, self.checked.start, step)]

    def _condition(self, net: nn.Module, styles: Tensor) -> Tensor:
        pictures = self._tensor([self.manners[int(i)] for i in styles])
        assert isinstance(net, AnyStyleNet)
        return net.statistics(pictures)


def _part(folder: Path, style: Painting, rng: np.random.Generator) -> np.ndarray:
    """A square of the painting, at 0.8 to 1.25 times its size, as (REFERENCE, REFERENCE, 3)."""
    size = round(style.size * float(rng.uniform(0.8, 1.25)))
    picture = read_painting(folder, replace(style, size=size))
    return parts(picture, REFERENCE, 1, rng)[0]
