"""What every family shares that learns from a folder of pictures: batches, updates, measures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel

from editor.core.errors import BadInput
from editor.nets.latent import LatentGenerator
from editor.training.data import Batch, DataOptions, read_dataset
from editor.training.distributed import average_gradients, rank
from editor.training.fidelity import FEWEST, fidelity
from editor.training.objectives.averaged import AveragedObjective, follow_closely
from editor.training.perception import looks_of
from editor.training.recipe import Recipe
from editor.training.schedule import learning_rate

COLUMNS, ROWS = 12, 6
JUDGED = 256
"""Made pictures that are compared with real ones."""
CRITIC = "critic_"
"""What begins the names of arguments that are not the shipped network's."""


@dataclass(frozen=True, eq=False)
class Drawn:
    """One batch on the device. x: pictures (n, 3, side, side) in -1..1. kind: (n,). values:
    (n, attributes), 0..1. index: (n,), which pictures of the dataset they are. random: of this
    step, for everything else."""

    x: Tensor = field(repr=False)
    kind: Tensor = field(repr=False)
    values: Tensor = field(repr=False)
    index: Tensor = field(repr=False)
    random: torch.Generator = field(repr=False)

    def noise(self, *shape: int) -> Tensor:
        """N(0, 1) of this shape."""
        return torch.randn(shape, generator=self.random, device=self.x.device)


class FamilyObjective(AveragedObjective):
    """An `Objective` of one's own pictures. Who inherits it

    - makes its networks in `build`: `net` is the one that is averaged and shipped;
    - trains once in `learn`, calling `update` for each optimiser, and returns the losses;
    - says in `parameters` what its card builds `net` of, and in `card_task` what that is for;
    - names in `_stateful` what else a later run goes on from.

    Everything random in a step comes from the recipe's seed and the step's number, so that a
    resumed run is the uninterrupted one.
    """

    card_task = "generate"
    judged = JUDGED
    least_batch = 1
    """Pictures a step below which a batch norm knows no variance."""

    def __init__(self, recipe: Recipe, data: Path, work: Path, device: torch.device) -> None:
        self.recipe, self.device, self.batch = recipe, device, float(recipe.batch)
        self.folder, self.cache = data, work / "cache"
        options = DataOptions(**recipe.data)  # type: ignore[arg-type]
        self.train, self.check = (
            read_dataset(data, options, recipe.crop, self.cache, part)
            for part in ("train", "validation")
        )
        self._reader = ThreadPoolExecutor(1, "batches")
        self._next: tuple[int, Future[Batch]] | None = None
        torch.manual_seed(recipe.seed)
        self._build()
        self.net = self._placed(self.net)
        follow = partial(follow_closely, most=recipe.optimiser.get("ema", 0.999))
        self.average = AveragedModel(self.net, multi_avg_fn=follow)
        self.optimiser = self.adam(self.net, self.betas())

    def _build(self) -> None:
        """BadInput where no networks are made so."""
        if self.batch < self.least_batch:
            raise BadInput("One picture a step is too few here.", remedy="Take --batch 2 or more.")
        try:
            self.build()
        except (TypeError, ValueError) as error:
            raise BadInput(
                f"There are no such networks: {error}.",
                remedy="Take another --size, such as 64, or other values of the model.",
            ) from error

    def build(self) -> None:
        """Make the networks, before anything else is random."""
        raise NotImplementedError

    def parameters(self) -> dict[str, Any]:
        """Arguments of `net`: the recipe's, less those of a critic, with what the pictures say."""
        own = {k: v for k, v in self.recipe.model.items() if not k.startswith(CRITIC)}
        kinds = {"kinds": list(self.train.kinds)} if self.train.kinds else {}
        return {"side": self.recipe.crop, **kinds, **own}

    def card(self) -> dict[str, Any]:
        """What a card says of `net`, and the pictures that it learned from. styles: titles of the
        classes or domains by name. pictures: how many; data: their folder."""
        named = getattr(self.net, "kinds", ()) or getattr(self.net, "domains", ())
        return {
            "task": self.card_task,
            "architecture": type(self.net).__name__,
            "parameters": self.parameters(),
            "styles": {name: re.sub("[_-]+", " ", name).capitalize() for name in named},
            "pictures": len({*self.train.files, *self.check.files}),
            "data": str(self.folder),
        }

    def critic_parameters(self) -> dict[str, Any]:
        """Arguments of a critic: those of the recipe's model that begin with `CRITIC`."""
        own = {
            k.removeprefix(CRITIC): v for k, v in self.recipe.model.items() if k.startswith(CRITIC)
        }
        return {"side": self.recipe.crop, "kinds": len(self.train.kinds), **own}

    def betas(self) -> tuple[float, float]:
        """Of Adam: how long it remembers gradients and their squares."""
        return 0.5, 0.999

    def learn(self, drawn: Drawn, step: int, progress: float) -> Mapping[str, float]:
        """Train once on a batch; returns the losses."""
        raise NotImplementedError

    def step(self, step: int, progress: float) -> Mapping[str, float]:
        """One batch; the next one is read meanwhile."""
        self.rate = learning_rate(self.recipe.optimiser, step, progress)
        figures = self.learn(self.drawn(step), step, progress)
        self.average.update_parameters(self.net)
        return figures

    def drawn(self, step: int) -> Drawn:
        """The batch of a step."""
        ready = self._next
        batch = ready[1].result() if ready and ready[0] == step else self._read(step)
        self._next = step + 1, self._reader.submit(self._read, step + 1)
        kind, values, index = (torch.from_numpy(a).to(self.device)
                               for a in (batch.kind, batch.values, batch.index))  # fmt: skip
        seed = int(self.rng(step, 1).integers(2**62))
        torch.manual_seed(seed)  # of what layers draw themselves, as dropout does
        random = torch.Generator(self.device).manual_seed(seed)
        return Drawn(self.tensor(batch.pictures), kind, values, index, random)

    def _read(self, step: int) -> Batch:
        return self.train.batch(self.rng(step), self.recipe.batch)

    def rng(self, step: int, *purpose: int) -> np.random.Generator:
        """Random numbers of a step, for a purpose; each of several processes has its own."""
        own = (rank(),) if rank() else ()
        return np.random.default_rng((self.recipe.seed, step, *purpose, *own))

    def tensor(self, pictures: np.ndarray) -> Tensor:
        """uint8 (n, s, s, 3) as (n, 3, s, s) in -1..1, channels last."""
        rows = torch.from_numpy(np.array(pictures)).to(self.device)  # a copy: theirs is read-only
        return rows.permute(0, 3, 1, 2).float() / 127.5 - 1

    def adam(
        self, net: nn.Module, betas: tuple[float, float] = (0.5, 0.999), haste: float = 1.0
    ) -> torch.optim.Adam:
        """Adam for a network, `haste` times as fast as the recipe's rate."""
        fused = self.device.type in ("cpu", "cuda")  # one pass over weights instead of twelve
        optimiser = torch.optim.Adam(net.parameters(), 1e-3, betas, fused=fused)
        optimiser.param_groups[0]["haste"] = haste
        return optimiser

    def update(self, optimiser: torch.optim.Optimizer, loss: Tensor) -> float:
        """One step down a loss at the present rate; returns the loss."""
        optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        average_gradients(optimiser)
        for group in optimiser.param_groups:
            group["lr"] = self.rate * group.get("haste", 1.0)
            if most := self.recipe.optimiser.get("clip", 0.0):
                nn.utils.clip_grad_norm_(group["params"], most)
        optimiser.step()
        return float(loss.detach())

    def _placed(self, net: nn.Module) -> nn.Module:
        return net.to(self.device).to(memory_format=torch.channels_last)

    def close(self) -> None:
        """Stop reading ahead."""
        self._reader.shutdown(wait=True, cancel_futures=True)

    # ---- measures of what generates

    def generator(self) -> LatentGenerator:
        """The averaged network, as it would be shipped."""
        return cast(LatentGenerator, self.average.module.eval())

    def samples(self, count: int, first: int = 0) -> np.ndarray:
        """Random pictures by their seeds, of the averaged network: uint8 (count, side, side, 3)."""
        net, made = self.generator(), []
        with torch.inference_mode(), self._half():
            for begin in range(first, first + count, 64):
                seeds = range(begin, min(begin + 64, first + count))
                made.append(array(net.synthesis(net.sample(seeds))))
        return np.concatenate(made)

    def score(self) -> Mapping[str, float]:
        """Random pictures beside real ones by `perception`; KID is the score. See `Fidelity`."""
        if len(self.train) < FEWEST:
            return {"score": 0.0}
        made = looks_of(parts(self.samples(len(self._real_looks))), self.device)
        alike = fidelity(self._real_looks, made)
        named = ("fid", "kid", "precision", "recall")
        figures = {name: getattr(alike, name) for name in named}
        return {"score": alike.kid, **figures, **self.measures(self._real_looks, made)}

    def measures(self, real: np.ndarray, made: np.ndarray) -> Mapping[str, float]:
        """What a family measures besides, of looks (n, f) of real pictures, which are
        `train.some(n)`, and of samples by the seeds from 0 on."""
        return {}

    @cached_property
    def _real_looks(self) -> np.ndarray:
        """Looks of the real pictures that made ones are compared with: always the same ones."""
        return looks_of(parts(self.train.some(self.judged).pictures), self.device)

    def grid(self) -> np.ndarray:
        """The same seeds every time: uint8 (ROWS side, COLUMNS side, 3)."""
        return tiled(self.samples(ROWS * COLUMNS), COLUMNS)

    def _stateful(self) -> dict[str, Any]:
        return {"net": self.net, "average": self.average, "optimiser": self.optimiser}


def array(pictures: Tensor) -> np.ndarray:
    """Pictures (n, 3, h, w) in 0..1 as uint8 (n, h, w, 3)."""
    rows = (pictures.float().clamp(0, 1) * 255).round().to(torch.uint8)
    return rows.permute(0, 2, 3, 1).cpu().numpy()


def tiled(pictures: np.ndarray, columns: int) -> np.ndarray:
    """Pictures uint8 (n, h, w, 3) in rows: uint8 (rows h, columns w, 3); the rest is black."""
    n, h, w, c = pictures.shape
    rows = -(-n // columns)
    full = np.concatenate([pictures, np.zeros((rows * columns - n, h, w, c), np.uint8)])
    grid = full.reshape(rows, columns, h, w, c).swapaxes(1, 2)
    return grid.reshape(rows * h, columns * w, c)


def parts(pictures: np.ndarray) -> list[np.ndarray]:
    """Pictures (n, h, w, 3) in batches that a network takes at once."""
    return [pictures[i : i + 64] for i in range(0, len(pictures), 64)]
