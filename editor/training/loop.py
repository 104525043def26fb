"""The training loop: steps, checkpoints, best weights, sample grids, log, time left; resumable."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import cv2
import numpy as np
import torch
from safetensors.torch import save_file

from editor.core.errors import BadFile, BadInput
from editor.training.objectives.objective import Objective
from editor.training.recipe import Recipe, read_recipe

OBJECTIVES = {
    "inpaint": "inpaint.InpaintObjective",
    "judge": "judge.JudgeObjective",
    "portraits": "portraits.PortraitObjective",
    "portraits-style": "stylegan.StyleGANObjective",
    "scenes": "stylegan.StyleGANObjective",
    "styles": "styles.StyleObjective",
    "style-any": "anystyle.AnyStyleObjective",
    "mlp": "mlp.MLPObjective",
    "gan": "gan.GANObjective",
    "vae": "vae.VAEObjective",
    "dcgan": "dcgan.DCGANObjective",
    "cgan": "cgan.CGANObjective",
    "wgan-gp": "wgan_gp.WGANGPObjective",
    "cyclegan": "cyclegan.CycleGANObjective",
    "stargan": "stargan.StarGANObjective",
    "diffusion": "diffusion.DiffusionObjective",
}
"""For each task of a recipe where its objective is: imported when it is trained."""


def objective_of(task: str) -> Callable[..., Objective]:
    """What trains a task: called with (recipe, data, work, device). BadInput for an unknown one."""
    if task not in OBJECTIVES:
        raise BadInput(f"Nothing trains “{task}”.", remedy=f"Known: {', '.join(OBJECTIVES)}.")
    module, _, name = OBJECTIVES[task].rpartition(".")
    found: Callable[..., Objective] = getattr(
        import_module(f"editor.training.objectives.{module}"), name
    )
    return found


@dataclass(frozen=True)
class TrainEvent:
    """News of a run.

    kind: step, score, checkpoint, done. step: updates so far. progress: 0..1. seconds_left: of
    the run. rate: pictures a second. figures: losses (step) or measures (score).
    """

    kind: str
    step: int
    progress: float
    seconds_left: float
    rate: float
    figures: Mapping[str, float] = field(default_factory=dict)

    def facts(self) -> dict[str, object]:
        """Everything, flat, for a line of JSON."""
        values = {k: v for k, v in asdict(self).items() if k != "figures"}
        return {**values, **self.figures}

    def __str__(self) -> str:
        figures = " ".join(f"{name} {value:.4f}" for name, value in self.figures.items())
        left = f"{self.seconds_left / 60:.0f} min left"
        done = f"{self.kind} {self.step} {self.progress:.1%}"
        return f"{done} {left} {self.rate:.2f} img/s {figures}".rstrip()


@dataclass(frozen=True)
class Pace:
    """How long a run lasts: minutes or steps over all restarts, whichever ends first."""

    minutes: float | None = None
    steps: int | None = None

    def progress(self, step: int, seconds: float) -> float:
        """How much of the run is done, 0..1."""
        parts = [step / self.steps] if self.steps else []
        parts += [seconds / (60 * self.minutes)] if self.minutes else []
        return min(1.0, max(parts, default=0.0))


def train(
    recipe: str | Path | Recipe,
    data: Path,
    out: Path,
    *,
    minutes: float | None = None,
    steps: int | None = None,
    resume: bool = True,
    device: str = "auto",
    say: Callable[[TrainEvent], None] = lambda event: None,
) -> Path:
    """Train by a recipe on a folder of photographs; returns the path of the best weights.

    out receives checkpoint.pt (exact state), best.safetensors (averaged weights with the lowest
    validation score), log.jsonl, grid-<step>.png and the sample cache. With resume, an earlier
    run in `out` goes on where it stopped. BadInput, BadFile for a bad recipe, data or checkpoint.
    """
    chosen = recipe if isinstance(recipe, Recipe) else read_recipe(recipe)
    unlimited = minutes is None and steps is None
    pace = Pace(chosen.minutes if unlimited else minutes, steps)
    out.mkdir(parents=True, exist_ok=True)
    objective = objective_of(chosen.task)(chosen, data, out, choose_device(device))
    try:
        run = Run(chosen, objective, out, pace, say)
        if resume:
            run.resume()
        run.go()
    finally:
        objective.close()
    return out / "best.safetensors"


def choose_device(name: str = "auto") -> torch.device:
    """The device of that name; "auto" takes cuda, then mps, then cpu."""
    if name != "auto":
        try:
            return torch.empty(0, device=name).device
        except (RuntimeError, AssertionError) as error:
            raise BadInput(
                f"There is no device “{name}” here.", remedy="Take auto, cpu, cuda or mps."
            ) from error
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


def read_checkpoint(path: Path) -> dict[str, Any]:
    """The state that `Run.save` wrote. BadFile where the file holds none."""
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
    except (OSError, RuntimeError, ValueError, EOFError, UnpicklingError, LookupError) as error:
        raise BadFile(
            "This checkpoint cannot be read.", file=path, remedy="Remove it, or train --fresh."
        ) from error
    if not isinstance(state, dict):
        raise BadFile("This is no checkpoint of ours.", file=path, remedy="Remove it.")
    return state


class Run:
    """One run in one folder: counts steps and seconds over all its restarts."""

    def __init__(
        self,
        recipe: Recipe,
        objective: Objective,
        out: Path,
        pace: Pace,
        say: Callable[[TrainEvent], None],
    ) -> None:
        self.recipe, self.objective, self.out, self.pace, self.say = (
            recipe, objective, out, pace, say,
        )  # fmt: skip
        self.step, self.seconds, self.best = 0, 0.0, float("inf")

    def go(self) -> None:
        """Train until the pace's limit; every few minutes measure, keep the best, save."""
        begun, before, saved = time.monotonic(), self.seconds, self.seconds
        while (progress := self.pace.progress(self.step, self.seconds)) < 1:
            figures = self.objective.step(self.step, progress)
            self.step += 1
            self.seconds = before + time.monotonic() - begun
            if self.step % self.recipe.report_every == 0:
                self._tell("step", figures)
            if self.seconds - saved >= 60 * self.recipe.checkpoint_every:
                self.save()
                saved = self.seconds = before + time.monotonic() - begun
        self.save()
        self._tell("done", {"best": self.best})

    def save(self) -> None:
        """Measure, keep weights that are the best so far, write grid and checkpoint."""
        figures = self.objective.score()
        self._tell("score", figures)
        if figures["score"] < self.best:
            self.best = figures["score"]
            self._write_best(figures)
        _replace(
            self.out / f"grid-{self.step:07d}.png", lambda p: _write_png(p, self.objective.grid())
        )
        _replace(self.out / "checkpoint.pt", lambda p: torch.save(self._state(), p))
        self._tell("checkpoint", {})

    def resume(self) -> None:
        """Go on from checkpoint.pt where there is one; BadFile where it is of another recipe."""
        path = self.out / "checkpoint.pt"
        if not path.exists():
            return
        state = read_checkpoint(path)
        if state.get("recipe") != self.recipe.name:
            raise BadFile("This checkpoint is of another recipe.", file=path)
        self.step, self.seconds, self.best = state["step"], state["seconds"], state["best"]
        self.objective.restore(state["objective"])
        torch.set_rng_state(state["rng"])

    def _state(self) -> dict[str, Any]:
        return {
            "recipe": self.recipe.name,
            "step": self.step,
            "seconds": self.seconds,
            "best": self.best,
            "rng": torch.get_rng_state(),
            "objective": self.objective.state(),
        }

    def _write_best(self, figures: Mapping[str, float]) -> None:
        notes = {
            "recipe": json.dumps(asdict(self.recipe)),
            "step": str(self.step),
            "minutes": f"{self.seconds / 60:.1f}",
            "validation": json.dumps(dict(figures)),
            "made": json.dumps(self.objective.card()),
        }
        weights = self.objective.weights()
        _replace(self.out / "best.safetensors", lambda p: save_file(weights, p, notes))

    def _tell(self, kind: str, figures: Mapping[str, float]) -> None:
        progress = self.pace.progress(self.step, self.seconds)
        left = self.seconds * (1 - progress) / max(progress, 1e-6)
        rate = self.step * self.objective.batch / max(self.seconds, 1e-6)
        event = TrainEvent(kind, self.step, progress, left, rate, dict(figures))
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(asdict(event)) + "\n")
        self.say(event)


def _replace(target: Path, write: Callable[[Path], object]) -> None:
    """Write beside the target, then rename: a kill leaves the old file or the new one, whole."""
    part = target.with_name(f".part-{target.name}")
    write(part)
    part.replace(target)


def _write_png(path: Path, picture: np.ndarray) -> None:
    cv2.imwrite(str(path), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
