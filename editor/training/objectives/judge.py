"""The judge's objective: read what the labels say, where they say it, from spoilt pictures too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from editor.nets.judge import JudgeNet, levels
from editor.nets.portraits import ATTRIBUTES
from editor.training.judged import reading_errors
from editor.training.objectives.averaged import AveragedObjective
from editor.training.portrait_batches import Batch, batch_of, draw_batch
from editor.training.portraits import Portraits, read_portraits
from editor.training.recipe import Recipe
from editor.training.schedule import learning_rate

SHIFT = 4
"""Pixels that a picture is moved by at most."""
NOISE = 0.03
"""Largest standard deviation of the noise on a picture."""
SOFTEST = 0.5
"""Smallest part of its side that a picture is scaled to and back: generators draw softly."""
SHOWN = 16


class JudgeObjective(AveragedObjective):
    """Network, losses and labelled portraits."""

    net: JudgeNet

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.device, self.batch = recipe, device, float(recipe.batch)
        self.train = read_portraits(data, "train", recipe.crop, work / "cache")
        self.check = read_portraits(data, "validation", recipe.crop, work / "cache")
        torch.manual_seed(recipe.seed)
        net = JudgeNet(recipe.crop, **recipe.model)  # type: ignore[arg-type]
        self.net = net.to(device).to(memory_format=torch.channels_last)
        self.rarity = [weights.to(device) for weights in rarity(self.train)]
        option = recipe.optimiser
        ema = get_ema_multi_avg_fn(option.get("ema", 0.995))  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.net, multi_avg_fn=ema)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), option.get("lr", 2e-3), (0.9, 0.99), weight_decay=1e-2
        )

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One update of the network."""
        recipe = self.recipe
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(recipe.optimiser, step, progress)
        rng = np.random.default_rng((recipe.seed, step))
        image, *labels = draw_batch(self.train, recipe.batch, recipe.mix, rng, self.device)
        with self._half():
            features = self.net.features(spoilt(image, rng))
        parts = self._parts(features.float(), *labels)
        total = torch.stack([recipe.weights.get(k, 0.0) * v for k, v in parts.items()]).sum()
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.average.update_parameters(self.net)
        return {"loss": float(total.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def _parts(
        self, features: Tensor, values: Tensor, known: Tensor, style: Tensor
    ) -> dict[str, Tensor]:
        steps, squares = features.new_zeros(()), features.new_zeros(())
        for i, (attribute, logit) in enumerate(
            zip(ATTRIBUTES, self.net.logits(features), strict=True)
        ):
            told, count = known[:, i], known[:, i].sum().clamp_min(1)
            if attribute.stepped:
                level = (values[:, i] - attribute.low).round().long().clamp(0, logit.shape[1] - 1)
                error = F.cross_entropy(logit, level, self.rarity[i], reduction="none")
                steps += (error * told).sum() / count
            else:
                squares += ((logit[:, 0] - values[:, i]).square() * told).sum() / count
        return {
            "steps": steps / len(ATTRIBUTES),
            "values": squares / len(ATTRIBUTES),
            "told": F.binary_cross_entropy_with_logits(self.net.told(features), known),
            "style": F.cross_entropy(self.net.style(features), style),
        }

    def score(self) -> Mapping[str, float]:
        """Errors of the averaged weights on validation portraits; see `reading_errors`.

        The score is the mean error of all attributes in units, and the part of wrong steps.
        """
        figures = reading_errors(self._averaged(), self._batches())
        return {"score": figures["error"] + 1 - figures["right"], **figures}

    def _averaged(self) -> JudgeNet:
        return cast(JudgeNet, self.average.module).eval()

    def _batches(self) -> list[Batch]:
        count = min(self.recipe.validation, len(self.check))
        index = np.linspace(0, len(self.check) - 1, count).astype(int)
        return [batch_of(self.check, index[i : i + 64], self.device) for i in range(0, count, 64)]

    def grid(self) -> np.ndarray:
        """The validation portraits that are read worst, the worst first: uint8 (s, SHOWN s, 3)."""
        wrong = []
        with torch.inference_mode():
            for image, values, known, _ in self._batches():
                error = (self._averaged()(image).values - values).abs() * known
                wrong.append(error.sum(1))
        count = min(self.recipe.validation, len(self.check))
        index = np.linspace(0, len(self.check) - 1, count).astype(int)
        worst = torch.cat(wrong).argsort(descending=True)[:SHOWN].cpu().numpy()
        return np.hstack(list(self.check.pictures[index[worst]]))


def rarity(portraits: Portraits) -> list[Tensor]:
    """For each attribute the weight of its levels: (levels,), more for those that few pictures
    have, by the root of how rare they are, and 1 on average over the pictures."""
    weights = []
    for i, attribute in enumerate(ATTRIBUTES):
        found = portraits.values[portraits.known[:, i], i] - attribute.low
        level = found.round().astype(int).clip(0, levels(attribute) - 1)
        count = np.bincount(level, minlength=levels(attribute)).clip(1)
        weight = count**-0.5 * count.sum() / (count**0.5).sum()
        weights.append(torch.from_numpy(weight.astype(np.float32)))
    return weights


def spoilt(image: Tensor, rng: np.random.Generator) -> Tensor:
    """Pictures (n, 3, s, s) moved a little, softened and grainy, as a generator may draw them."""
    side = image.shape[-1]
    down, right = (int(v) for v in rng.integers(0, 2 * SHIFT + 1, 2))
    padded = F.pad(image, (SHIFT,) * 4, mode="replicate")
    image = padded[..., down : down + side, right : right + side]
    small = int(side * rng.uniform(SOFTEST, 1))
    if rng.random() < 0.5:
        image = F.interpolate(image, small, mode="bilinear", antialias=True)
        image = F.interpolate(image, side, mode="bilinear")
    noise = torch.from_numpy(rng.standard_normal(image.shape, np.float32)).to(image.device)
    return (image + float(rng.uniform(0, NOISE)) * noise).clamp(0, 1)
