"""The portrait objective: redraw what is seen, tie labels to the latent, let a critic judge."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from editor.nets.critic import PatchCritic
from editor.nets.portraits import STYLES, Code, PortraitNet
from editor.training import portrait_measures as measures
from editor.training.features import distance_maps, lpips_heads, squeezenet
from editor.training.mixture import fit_mixture
from editor.training.objectives import portrait_losses as losses
from editor.training.objectives.averaged import AveragedObjective
from editor.training.portrait_batches import Batch, batch_of, draw_batch
from editor.training.portraits import Portraits, read_portraits
from editor.training.recipe import Recipe
from editor.training.schedule import learning_rate

TOLD = 0.5
"""How often the decoder is told the label instead of what the encoder read."""
SWAPPED = 0.3
"""How often an attribute is taken from another picture in an edited latent."""
FELT = 0.5
"""Part of a batch that is compared by features, which cost more than the network."""
EDITED = 0.25
"""Part of a batch that is edited and judged by the critic; as much is judged as redrawn."""
LAZY = 16
"""Steps between two gradient penalties."""
FITTED = 8192
"""Training portraits that the mixture of random portraits is fitted to."""
JUDGED = 256
"""Random portraits that are compared with real ones."""


class PortraitObjective(AveragedObjective):
    """Network, critic, losses and labelled portraits."""

    net: PortraitNet

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.device, self.batch = recipe, device, float(recipe.batch)
        self.train = read_portraits(data, "train", recipe.crop, work / "cache")
        self.check = read_portraits(data, "validation", recipe.crop, work / "cache")
        torch.manual_seed(recipe.seed)
        net = PortraitNet(recipe.crop, **recipe.model)  # type: ignore[arg-type]
        self.net = net.to(device).to(memory_format=torch.channels_last)
        critic = PatchCritic(3 + len(STYLES), int(recipe.optimiser.get("critic_width", 32)))
        self.critic = critic.to(device).to(memory_format=torch.channels_last)
        option = recipe.optimiser
        ema = get_ema_multi_avg_fn(option.get("ema", 0.998))  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.net, multi_avg_fn=ema)
        self.optimiser = torch.optim.AdamW(
            self.net.parameters(), option.get("lr", 1e-3), (0.9, 0.99), weight_decay=1e-3
        )
        self.critic_optimiser = torch.optim.AdamW(
            self.critic.parameters(), option.get("critic_lr", 2e-4), (0.5, 0.99)
        )
        self.features = squeezenet(data).to(device).to(memory_format=torch.channels_last)
        self.heads = [head.to(device) for head in lpips_heads(data)]

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One update of the generator and, from `adversarial_from` on, of the critic."""
        recipe = self.recipe
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(recipe.optimiser, step, progress)
        rng = np.random.default_rng((recipe.seed, step))
        batch = self._draw(rng)
        late = (progress - recipe.adversarial_from) / 0.05  # the critic comes in gently
        figures = self._improve(batch, rng, step, min(1.0, late))
        self.average.update_parameters(self.net)
        return figures

    def _draw(self, rng: np.random.Generator) -> Batch:
        """Portraits as often of each style as the recipe's mix says."""
        return draw_batch(self.train, self.recipe.batch, self.recipe.mix, rng, self.device)

    def _tensors(self, portraits: Portraits, index: np.ndarray) -> Batch:
        return batch_of(portraits, index, self.device)

    def _improve(
        self, batch: Batch, rng: np.random.Generator, step: int, late: float
    ) -> dict[str, float]:
        fakes = None
        with self._half():
            code = self.net.code(batch[0])
            latent = self._latent(code, batch, rng)
            made = self.net.decode(latent)
            parts = self._parts(code, made, batch)
            if late >= 0:
                judged, fakes = self._judged(made, self._edited(code, latent, rng), batch)
                parts |= judged
        weights, gentle = self.recipe.weights, {"adversarial": max(0.0, late)}
        total = sum((weights.get(k, 0.0) * gentle.get(k, 1.0) * v for k, v in parts.items()),
                    torch.zeros((), device=self.device))  # fmt: skip
        self.optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        if fakes is not None:
            parts["critic"] = self._train_critic(fakes, batch, step)
        return {"loss": float(total.detach()), **{k: float(v.detach()) for k, v in parts.items()}}

    def _latent(self, code: Code, batch: Batch, rng: np.random.Generator) -> Tensor:
        """What the decoder learns from: labels or what was read of them, free ones with noise.

        The decoder's error does not reach coordinates with a label, so that they say nothing else.
        """
        _, values, known, style = batch
        told = torch.from_numpy(rng.random(values.shape) < TOLD).to(self.device)
        tied = torch.where(told, values, code.tied.detach())
        tied = torch.where(known > 0, tied, code.tied)
        noise = torch.from_numpy(rng.standard_normal(code.free.shape, np.float32)).to(self.device)
        free = code.free + noise * (0.5 * code.log_variance).exp()
        return self.net.joined(tied, free, style)

    def _parts(self, code: Code, made: Tensor, batch: Batch) -> dict[str, Tensor]:
        image, values, known, style = batch
        felt = max(1, int(FELT * len(image)))
        with torch.no_grad():
            truth = self.features(image[:felt])
        made = made.float()
        nothing = torch.zeros_like(values)
        return {
            "pixel": losses.pixel_loss(made, image).mean(),
            "edge": losses.edge_loss(made, image).mean(),
            "perceptual": self._lpips(self.features(made[:felt]), truth, 1).mean(),
            "divergence": losses.divergence(code).mean(),
            "label": losses.label_loss(code.tied, values, known),
            "unlabelled": losses.label_loss(code.tied, nothing, 1 - known),
            "style": F.cross_entropy(code.style, style),
        }

    def _lpips(self, made: list[Tensor], truth: list[Tensor], begin: int = 0) -> Tensor:
        """LPIPS (Zhang et al. 2018) of each picture: (n,).

        begin: the first slice compared. Training leaves the finest one, which costs as much as
        the others together, to the losses of pixels and edges.
        """
        maps = distance_maps(made[begin:], truth[begin:], self.heads[begin:])
        return torch.stack([m.mean((1, 2, 3)) for m in maps]).sum(0)

    def _edited(self, code: Code, latent: Tensor, rng: np.random.Generator) -> Tensor:
        """The first latents, some attributes taken from pictures of the same style: (m, d).

        Free coordinates are without noise: the encoder could read it only from spoilt pictures.
        """
        tied, _, weights = self.net.parted(latent.detach())
        calm = self.net.joined(tied, code.free.detach(), weights)
        edited = calm[: max(1, int(EDITED * len(calm)))].clone()
        style = weights.argmax(1).cpu().numpy()
        donors = [int(rng.choice(np.flatnonzero(style == style[i]))) for i in range(len(edited))]
        swap = torch.from_numpy(rng.random((len(edited), self.net.tied)) < SWAPPED)
        own, others = self.net.values(edited), self.net.values(calm[donors])
        edited[:, : self.net.tied] = torch.where(swap.to(self.device), others, own)
        return edited

    def _judged(
        self, made: Tensor, edited: Tensor, batch: Batch
    ) -> tuple[dict[str, Tensor], Tensor]:
        """What critic and encoder say of edited and of redrawn pictures; what the critic was shown.

        The encoder should read from an edited picture the very latent it was drawn from.
        """
        few, (image, _, _, style) = len(edited), batch
        drawn = self.net.decode(edited)
        with losses.frozen(self.net.encoder):
            read = self.net.code(drawn)
        tied, free, kind = self.net.parted(edited)
        redrawn = losses.shown(made[-few:], style[-few:])
        fakes = torch.cat([losses.shown(drawn, kind), redrawn])
        with losses.frozen(self.critic):
            verdict, ours = self.critic(fakes)
            with torch.no_grad():
                _, truth = self.critic(losses.shown(image[-few:], style[-few:]))
        matching = [(a[few:].float() - b.float()).abs().mean()
                    for a, b in zip(ours, truth, strict=True)]  # fmt: skip
        parts = {
            "adversarial": -verdict.float().mean(),
            "matching": torch.stack(matching).mean(),
            "obeyed": losses.label_loss(read.tied, tied, kind @ self.net.available),
            "kept": (read.free - free).square().mean(),
        }
        return parts, fakes.detach()

    def _train_critic(self, fakes: Tensor, batch: Batch, step: int) -> Tensor:
        image, _, _, style = batch
        real = losses.shown(image[-len(fakes) :], style[-len(fakes) :])
        with self._half():
            truth, made = self.critic(torch.cat([real, fakes]))[0].float().chunk(2)
            loss = losses.critic_loss(truth, made)
        if step % LAZY == 0:
            real = real.requires_grad_()
            verdicts = self.critic(real)[0].mean((1, 2, 3))
            penalty = losses.gradient_penalty(verdicts, real)
            loss = loss + LAZY * self.recipe.weights.get("penalty", 0.0) * penalty
        self.critic_optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self.critic_optimiser.step()
        return loss

    def score(self) -> Mapping[str, float]:
        """Fits the mixture, then measures the averaged weights on validation portraits.

        lpips, l1: of redrawn portraits. label: mean error of read attributes in units. obeyed,
        drift: see `measures.slider_errors`. kernel: distance of random portraits from real ones.
        The score is lpips + kernel.
        """
        net = self._averaged()
        with torch.inference_mode(), self._half():
            self._fit(net)
            figures = measures.redrawn(net, self._batches(), self._distance)
            figures |= measures.slider_errors(net, self._batches())
            real = [self.features(image) for image, *_ in self._batches()]
            drawn = net.sample(range(JUDGED))
            made = [self.features(net.synthesis(part)) for part in torch.split(drawn, 32)]
        figures["kernel"] = losses.kernel_distance(losses.pooled(made), losses.pooled(real))
        return {"score": figures["lpips"] + max(0.0, figures["kernel"]), **figures}

    def _averaged(self) -> PortraitNet:
        return cast(PortraitNet, self.average.module)

    def _fit(self, net: PortraitNet) -> None:
        """The mixture of each style's latents, as the averaged encoder reads training portraits."""
        for style in range(len(STYLES)):
            every = np.flatnonzero(self.train.style == style)
            if not len(every):
                continue
            index = every[:: max(1, len(every) * len(STYLES) // FITTED)]
            parts = [net.encode(self._tensors(self.train, index[i : i + 64])[0])
                     for i in range(0, len(index), 64)]  # fmt: skip
            codes = torch.cat(parts)[:, : -len(STYLES)].float().cpu()
            net.posterior.fit(style, *fit_mixture(codes, net.posterior.components, style))

    def _distance(self, made: Tensor, truth: Tensor) -> Tensor:
        return self._lpips(self.features(made), self.features(truth)).float()

    def _batches(self) -> list[Batch]:
        """Validation portraits, spread over all styles and mixed."""
        count = min(self.recipe.validation, len(self.check))
        index = np.linspace(0, len(self.check) - 1, count).astype(int)
        index = np.random.default_rng(0).permutation(index)
        return [self._tensors(self.check, index[i : i + 32]) for i in range(0, count, 32)]

    def grid(self) -> np.ndarray:
        """Validation portraits, how they are redrawn, random portraits, sliders from end to end."""
        count = min(measures.COLUMNS, len(self.check))
        index = np.linspace(0, len(self.check) - 1, count).astype(int)
        with torch.inference_mode(), self._half():
            return measures.sheet(self._averaged(), self._tensors(self.check, index)[0])

    def _stateful(self) -> dict[str, Any]:
        critics = {"critic": self.critic, "critic_optimiser": self.critic_optimiser}
        return super()._stateful() | critics
