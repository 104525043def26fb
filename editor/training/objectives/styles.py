"""The style objective: paint like the painting, keep what is seen, and do not flicker."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from editor.engines.store import read_weights
from editor.nets.style import Painter, StyleNet
from editor.training.clips import read_pairs
from editor.training.crops import cached_crops, square, window
from editor.training.motion import disturbed, inside, random_flow, warped
from editor.training.objectives import style_losses as losses
from editor.training.objectives.averaged import AveragedObjective
from editor.training.paintings import gathered, paintings, read_painting, targets
from editor.training.recipe import Recipe
from editor.training.split import photographs
from editor.training.widen import widened
from editor.weights.shelf import find

GROUP = 2
"""Pictures of a batch that share a style: together they should look like the painting."""
PLAIN = 64
"""Photographs whose distance from a painting counts as 1."""


class StyleObjective(AveragedObjective):
    """Network, statistics of the paintings, crops of photographs and pairs of frames."""

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.device = recipe, device
        self.batch = float(recipe.batch)
        torch.manual_seed(recipe.seed)
        self.features = losses.style_features(data).to(device).to(memory_format=torch.channels_last)
        self._open_data(data, work)
        self.net = self._network().to(device).to(memory_format=torch.channels_last)
        option = recipe.optimiser
        ema = get_ema_multi_avg_fn(option.get("ema", 0.995))  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.net, multi_avg_fn=ema)
        self.optimiser = torch.optim.Adam(self._groups(), option.get("lr", 1e-3), (0.9, 0.99))

    def _network(self) -> Painter:
        """The network as it begins: new, or the recipe's narrower one, widened."""
        net = StyleNet(len(self.styles), **self.recipe.model)  # type: ignore[arg-type]
        if self.recipe.begin:
            net.load_state_dict(widened(read_weights(find(self.recipe.begin).path), net))
        return net

    def _manners(self, data: Path) -> list[np.ndarray]:
        """The pictures to learn from: one for each style, uint8 (h, w, 3)."""
        self.styles = paintings(self.recipe.styles)
        return [read_painting(data / self.recipe.paintings, style) for style in self.styles]

    def _groups(self) -> list[dict[str, Any]]:
        """Shared weights, and those of single styles, which are seldom seen and must go faster."""
        own: list[Tensor] = []
        shared: list[Tensor] = []
        for name, value in self.net.named_parameters():
            (own if name.endswith(("gamma", "beta")) else shared).append(value)
        haste = self.recipe.optimiser.get("haste", 10.0)
        return [{"params": shared, "haste": 1.0}, {"params": own, "haste": haste}]

    def _open_data(self, data: Path, work: Path) -> None:
        recipe = self.recipe
        train, check = photographs(data, "train"), photographs(data, "validation")
        each = max(1, math.ceil(recipe.samples / len(train)))
        self.crops = cached_crops(work / "cache", train, recipe.crop, each, recipe.seed)
        self.check = cached_crops(work / "cache-validation", check, recipe.crop, 1, recipe.seed)
        self.pairs = read_pairs([data / recipe.clips_folder / name for name in recipe.clips])
        self.manners = self._manners(data)
        rng = np.random.default_rng((recipe.seed, 1))
        chosen = rng.choice(len(self.crops), min(PLAIN, len(self.crops)), replace=False)
        photos = self._tensor([window(self.crops[i], recipe.windows[0], rng) for i in chosen])
        plain = gathered(self.features, torch.split(photos, 8))
        shown = (self._tensor([picture]) for picture in self.manners)
        self.targets = targets(gathered(self.features, shown), plain)

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One update on pictures of several styles, half of them seen twice, moved."""
        recipe = self.recipe
        self._pace(step, progress)
        side = recipe.windows[min(len(recipe.windows) - 1, int(progress * len(recipe.windows)))]
        rng = np.random.default_rng((recipe.seed, step))
        image, styles = self._draw(side, rng)
        moved, flow, valid = self._moved(image, rng)
        with self._half():
            parts = self._parts(image, styles, moved, flow, valid)
        total = sum((recipe.weights.get(k, 0.0) * v for k, v in parts.items()),
                    torch.zeros((), device=self.device))  # fmt: skip
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.average.update_parameters(self.net)
        return {"loss": float(total.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def _parts(
        self, image: Tensor, styles: Tensor, moved: Tensor, flow: Tensor, valid: Tensor
    ) -> dict[str, Tensor]:
        condition = self._condition(self.net, styles[::GROUP])
        condition = torch.cat([condition.repeat_interleave(GROUP, 0), condition])
        both = self.net(torch.cat([image, moved]), condition)
        made, made_moved = both[: len(image)], both[len(image) :]
        with torch.no_grad():
            truth = self.features.vgg(image)[losses.CONTENT]
        ours = self.features(made)
        manner = [_grouped(value) for value in losses.statistics(ours)]
        back = warped(made[::GROUP], flow)
        return {
            "style": self.targets.distance(manner, styles[::GROUP]).mean(),
            "content": losses.content_loss(ours[losses.CONTENT], truth).mean(),
            "edge": losses.edge_loss(made, image).mean(),
            "tone": losses.tone_loss(made, image).mean(),
            "variation": losses.variation_loss(made).mean(),
            "temporal": losses.temporal_loss(made_moved, back, valid).mean(),
        }

    def _pace(self, step: int, progress: float) -> None:
        """Learning rate: a linear warm-up, then constant, then a cosine down to a twentieth."""
        option = self.recipe.optimiser
        late = option.get("decay_from", 0.7)
        fall = min(1.0, max(0.0, (progress - late) / max(1e-6, 1 - late)))
        factor = 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * fall))
        factor *= min(1.0, (step + 1) / max(1.0, option.get("warmup", 50)))
        for group in self.optimiser.param_groups:
            group["lr"] = option.get("lr", 1e-3) * factor * group["haste"]

    def _draw(self, side: int, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
        """Pictures (n, 3, side, side), `GROUP` in a row for each style, and the styles (n,)."""
        recipe = self.recipe
        groups = max(1, round(recipe.batch / GROUP * (recipe.windows[0] / side) ** 2))
        chosen = self._pick(groups, rng)
        index = rng.integers(0, len(self.crops), groups * GROUP)
        image = self._tensor([window(self.crops[i], side, rng) for i in index])
        return image, torch.from_numpy(chosen.repeat(GROUP)).to(self.device)

    def _pick(self, groups: int, rng: np.random.Generator) -> np.ndarray:
        """Manners of a batch, all different where there are enough: int (groups,)."""
        count = len(self.manners)
        return rng.choice(count, groups, replace=groups > count)

    def _moved(self, image: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor, Tensor]:
        """A later look at each group's first picture, where its pixels were, where that is known.

        Some of those pictures become frames of clips (`image` is written to), the rest move by
        a known random motion.
        """
        first, side = image[::GROUP], image.shape[-1]
        flow = random_flow(len(first), side, rng).to(self.device)
        moved = disturbed(warped(first, flow).clamp(0, 1), rng)
        valid = inside(flow)
        for i in range(len(first)):
            if self.pairs and rng.random() < self.recipe.real_motion:
                clip = self.pairs[int(rng.integers(len(self.pairs)))]
                before, after, way, seen = clip.window(side, rng)
                image[i * GROUP], moved[i] = self._tensor([before, after])
                flow[i] = torch.from_numpy(way).permute(2, 0, 1).to(self.device)
                valid[i] = torch.from_numpy(seen).float().to(self.device)
        return moved, flow, valid

    def _condition(self, net: nn.Module, styles: Tensor) -> Tensor:
        """What the network is told of the manners (n,): (n, d)."""
        return nn.functional.one_hot(styles, len(self.styles)).float()

    def _tensor(self, pictures: list[np.ndarray]) -> Tensor:
        """uint8 (s, s, 3) each -> float32 (n, 3, s, s) in 0..1, channels last in memory."""
        rows = torch.from_numpy(np.stack(pictures)).to(self.device)
        return rows.permute(0, 3, 1, 2).float() / 255

    def _checked(self) -> Sequence[int]:
        """Which manners are measured and shown."""
        return range(len(self.manners))

    def score(self) -> Mapping[str, float]:
        """Style distance, content and temporal error over all styles, of averaged weights."""
        recipe = self.recipe
        rng = np.random.default_rng((recipe.seed, 2))
        taken: list[Tensor] = []
        for style in self._checked():
            index = rng.integers(0, len(self.check), GROUP)
            image = self._tensor([window(self.check[i], recipe.windows[0], rng) for i in index])
            taken.append(self._measure(image, style, rng))
        means = torch.stack(taken).mean(0).tolist()
        figures = dict(zip(("style", "content", "edge", "tone", "temporal"), means, strict=True))
        return {"score": sum(recipe.weights.get(k, 0.0) * v for k, v in figures.items()), **figures}

    def _measure(self, image: Tensor, style: int, rng: np.random.Generator) -> Tensor:
        styles = torch.full((len(image),), style, device=self.device)
        flow = random_flow(len(image), image.shape[-1], rng).to(self.device)
        with torch.inference_mode(), self._half():
            net = self.average.module
            condition = self._condition(net, styles[:1]).expand(len(image), -1)
            made = net(image, condition)
            moved = net(warped(image, flow).clamp(0, 1), condition)
            ours = self.features(made)
            manner = [value.mean(0, keepdim=True) for value in losses.statistics(ours)]
            truth = self.features.vgg(image)[losses.CONTENT]
            return torch.stack([
                self.targets.distance(manner, styles[:1]).mean(),
                losses.content_loss(ours[losses.CONTENT], truth).mean(),
                losses.edge_loss(made, image).mean(),
                losses.tone_loss(made, image).mean(),
                losses.temporal_loss(moved, warped(made, flow), inside(flow)).mean(),
            ])  # fmt: skip

    def grid(self) -> np.ndarray:
        """A row for each style: the painting, then three validation photographs painted so."""
        rng = np.random.default_rng((self.recipe.seed, 3))
        image = self._tensor([window(self.check[i % len(self.check)], 192, rng) for i in (0, 4, 8)])
        rows = [[np.full((192, 192, 3), 255, np.uint8), *_shown(image)]]
        for style in self._checked():
            styles = torch.tensor([style], device=self.device)
            with torch.inference_mode(), self._half():
                condition = self._condition(self.average.module, styles)
                made = self.average.module(image, condition.expand(len(image), -1))
            rows.append([square(self.manners[style], 192), *_shown(made)])
        stacked = [np.hstack(row) for row in rows]
        stacked += [np.full_like(stacked[0], 255)] * (-len(stacked) % 3)
        third = len(stacked) // 3
        return np.hstack([np.vstack(stacked[i * third : (i + 1) * third]) for i in range(3)])


def _grouped(value: Tensor) -> Tensor:
    """Mean over the pictures of a group: (n, ...) -> (n / GROUP, ...)."""
    return value.reshape(-1, GROUP, *value.shape[1:]).mean(1)


def _shown(pictures: Tensor) -> list[np.ndarray]:
    values = (pictures.float().clamp(0, 1) * 255).round().to(torch.uint8)
    return list(values.permute(0, 2, 3, 1).cpu().numpy())
