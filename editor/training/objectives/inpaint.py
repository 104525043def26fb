"""The inpainting objective: refine patch synthesis until features cannot tell it from the truth."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from editor.nets.critic import PatchCritic
from editor.nets.inpaint import InpaintNet, membrane
from editor.training.cache import Cache, kind_of
from editor.training.features import lpips_heads, squeezenet
from editor.training.masks import KINDS
from editor.training.objectives import losses
from editor.training.objectives.averaged import AveragedObjective
from editor.training.recipe import Recipe
from editor.training.schedule import learning_rate
from editor.training.split import photographs

Net = TypeVar("Net", bound=nn.Module)
Sample = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Image, mask, fill of one sample: uint8 (s, s, 3), (s, s), (s, s, 3)."""
MOST_HOLE = 0.6
"""Part of a window that should at most be hole."""
Batch = tuple[Tensor, Tensor, Tensor]
"""Image (n, 3, h, w) 0..1, mask (n, 1, h, w) 0 or 1, fill (n, 3, h, w) 0..1."""


class InpaintObjective(AveragedObjective):
    """Generator, critic and losses; samples come from a cache that grows behind the training."""

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.device = recipe, device
        self.batch = float(np.mean([_batch(recipe, side) for side in recipe.windows]))
        torch.manual_seed(recipe.seed)
        self.net = _placed(InpaintNet(**recipe.model), device)  # type: ignore[arg-type]
        self.critic = _placed(PatchCritic(), device)
        option = recipe.optimiser
        ema = get_ema_multi_avg_fn(option.get("ema", 0.998))  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.net, multi_avg_fn=ema)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), option.get("lr", 4e-4), (0.9, 0.99), weight_decay=1e-4
        )
        self.critic_optimiser = torch.optim.AdamW(
            self.critic.parameters(), option.get("critic_lr", 2e-4), (0.5, 0.99)
        )
        self.features = _placed(squeezenet(data), device)
        self.heads = [head.to(device) for head in lpips_heads(data)]
        self._open_caches(data, work)

    def _open_caches(self, data: Path, work: Path) -> None:
        recipe = self.recipe
        train, check = photographs(data, "train"), photographs(data, "validation")
        self.cache = Cache(work / "cache", train, recipe.crop, recipe.seed)
        self.check = Cache(work / "cache-validation", check, recipe.crop, recipe.seed + 1)
        self.check.grow(recipe.validation)
        self.cache.grow(recipe.warm)
        self.cache.grow_behind(recipe.samples)

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One update of the generator and, from `adversarial_from` on, of the critic."""
        recipe = self.recipe
        self._pace(step, progress)
        side = recipe.windows[step % len(recipe.windows)]
        batch = self._draw(np.random.default_rng((recipe.seed, step)), side)
        ramp = (progress - recipe.adversarial_from) / 0.1  # the critic comes in gently
        figures = self._improve(batch, min(1.0, max(0.0, ramp)), progress)
        self.average.update_parameters(self.net)
        return figures

    def _improve(self, batch: Batch, ramp: float, progress: float) -> dict[str, float]:
        image, mask, fill = batch
        judged = progress >= self.recipe.adversarial_from
        with self._half():
            made = self.net(image, mask, fill)
            parts = self._parts(made, image, mask)
            if judged:
                parts |= self._judge(made, image, mask)
        scale = {"adversarial": ramp, "matching": ramp}
        weights = self.recipe.weights
        total = sum((weights.get(k, 0.0) * scale.get(k, 1.0) * v for k, v in parts.items()),
                    torch.zeros((), device=self.device))  # fmt: skip
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        if judged:
            parts["critic"] = self._train_critic(made.detach(), image, mask)
        return {"loss": float(total.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def _parts(self, made: Tensor, image: Tensor, mask: Tensor) -> dict[str, Tensor]:
        truth = self.features(image)
        ours = self.features(made)
        near = losses.around(mask)
        return {
            "pixel": losses.pixel_loss(made, image, mask),
            "tone": losses.tone_loss(made, image, mask),
            "perceptual": losses.perceptual_loss(ours, truth, self.heads, near).mean(),
            "texture": losses.texture_loss(ours, truth, mask),
        }

    def _judge(self, made: Tensor, image: Tensor, mask: Tensor) -> dict[str, Tensor]:
        self.critic.requires_grad_(False)
        verdict, ours = self.critic(_shown(made, mask))
        with torch.no_grad():
            _, truth = self.critic(_shown(image, mask))
        return {
            "adversarial": losses.adversarial_loss(verdict.float(), mask),
            "matching": losses.matching_loss(ours, truth, mask),
        }

    def _train_critic(self, made: Tensor, image: Tensor, mask: Tensor) -> Tensor:
        self.critic.requires_grad_(True)
        with self._half():
            both = torch.cat([_shown(image, mask), _shown(made, mask)])
            real, fake = self.critic(both)[0].float().chunk(2)
            loss = losses.critic_loss(real, fake, mask)
        self.critic_optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self.critic_optimiser.step()
        return loss

    def _pace(self, step: int, progress: float) -> None:
        option = {"lr": 4e-4, "warmup": 100, **self.recipe.optimiser}
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(option, step, progress)

    def _draw(self, rng: np.random.Generator, side: int) -> Batch:
        recipe = self.recipe
        size = _batch(recipe, side)
        indices = self._pick(size, rng)
        picks = [_turned(window(self.cache.sample(int(i)), side, rng), rng) for i in indices]
        image, mask, fill = self._tensors(picks)
        hidden = torch.from_numpy(rng.random(size) < recipe.withhold)
        hidden = hidden.to(self.device).view(-1, 1, 1, 1)
        return image, mask, torch.where(hidden, membrane(image, mask), fill)

    def _pick(self, size: int, rng: np.random.Generator) -> np.ndarray:
        """Indices of samples, kinds as often as the recipe's mix says: int (size,)."""
        count = min(len(self.cache), self.recipe.samples)
        often = np.array([self.recipe.mix.get(kind_of(i), 1.0) for i in range(count)])
        return rng.choice(count, size, p=often / often.sum())

    def _tensors(self, picks: list[Sample]) -> Batch:
        image, mask, fill = (np.stack(column) for column in zip(*picks, strict=True))
        return (
            _picture(image).to(self.device),
            (torch.from_numpy(mask)[:, None] > 0).float().to(self.device),
            _picture(fill).to(self.device),
        )

    def _check_batches(self) -> list[Batch]:
        picks = [self.check.sample(i) for i in range(min(len(self.check), self.recipe.validation))]
        return [self._tensors(picks[i : i + 8]) for i in range(0, len(picks), 8)]

    def score(self) -> Mapping[str, float]:
        """LPIPS in the hole of averaged weights and of the plain fill; part of pairs won."""
        ours, theirs = [], []
        with torch.inference_mode(), self._half():
            for image, mask, fill in self._check_batches():
                truth = self.features(image)
                made = self.average(image, mask, fill).clamp(0, 1)
                ours.append(losses.perceptual_loss(self.features(made), truth, self.heads, mask))
                theirs.append(losses.perceptual_loss(self.features(fill), truth, self.heads, mask))
        a, b = torch.cat(ours).float().cpu(), torch.cat(theirs).float().cpu()
        figures = {"score": float(a.mean()), "fill": float(b.mean())}
        figures["won"] = float((a < b).float().mean())
        kinds = np.array([kind_of(i) for i in range(len(a))])
        for kind in KINDS:
            mine = torch.from_numpy(kinds == kind)
            figures[kind] = float(a[mine].mean() / b[mine].mean())
        return figures

    def grid(self) -> np.ndarray:
        """Rows of hole, patch synthesis, ours, truth for the first validation samples."""
        image, mask, fill = self._check_batches()[0]
        with torch.inference_mode(), self._half():
            made = self.average(image, mask, fill).clamp(0, 1).float()
        hole = torch.where(mask > 0.5, torch.full_like(image, 0.5), image)
        columns = torch.cat([hole, fill, made, image], dim=3)  # (n, 3, h, 4 w)
        rows = torch.cat(list(columns), dim=1)  # (3, n h, 4 w)
        return (rows.permute(1, 2, 0).cpu().numpy() * 255).round().astype(np.uint8)

    def _stateful(self) -> dict[str, Any]:
        critics = {"critic": self.critic, "critic_optimiser": self.critic_optimiser}
        return super()._stateful() | critics

    def close(self) -> None:
        """Stop the sample maker."""
        self.cache.close()


def _batch(recipe: Recipe, side: int) -> int:
    """Windows of this side in one step: as many pixels as `batch` whole crops."""
    return max(1, round(recipe.batch * (recipe.crop / side) ** 2))


def _placed(net: Net, device: torch.device) -> Net:
    """The network on the device, channels last in memory, which convolutions like."""
    return net.to(device).to(memory_format=torch.channels_last)


def _picture(values: np.ndarray) -> Tensor:
    """uint8 (n, h, w, 3) -> float32 (n, 3, h, w), 0..1, channels last in memory."""
    return torch.from_numpy(values).permute(0, 3, 1, 2).float() / 255


def _shown(picture: Tensor, mask: Tensor) -> Tensor:
    """What the critic sees: (n, 4, h, w)."""
    return torch.cat([picture * 2 - 1, mask], dim=1)


def window(sample: Sample, side: int, rng: np.random.Generator) -> Sample:
    """A cut-out of side x side pixels with hole and surroundings in it, anywhere in the sample."""
    height, width = sample[1].shape
    rows, columns = np.nonzero(sample[1])
    best = (0, 0)
    for _ in range(4):
        i = int(rng.integers(len(rows)))
        y = int(np.clip(rows[i] - rng.integers(side), 0, height - side))
        x = int(np.clip(columns[i] - rng.integers(side), 0, width - side))
        best = (y, x)
        if (sample[1][y : y + side, x : x + side] > 0).mean() <= MOST_HOLE:
            break
    y, x = best
    image, mask, fill = (a[y : y + side, x : x + side] for a in sample)
    return image, mask, fill


def _turned(sample: Sample, rng: np.random.Generator) -> Sample:
    """The sample mirrored or not, and now and then (one in eight) turned by a quarter."""
    mirror, quarter = rng.random() < 0.5, rng.random() < 0.125
    image, mask, fill = (a[:, ::-1] if mirror else a for a in sample)
    if quarter:
        image, mask, fill = (np.rot90(a) for a in (image, mask, fill))
    return image, mask, fill
