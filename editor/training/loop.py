"""What trains each task, on which device, and the plain run: one folder of weights and grids."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import cv2
import numpy as np
import torch
from safetensors.torch import save_file

from editor.core.errors import BadInput
from editor.training import distributed
from editor.training.checkpoint import replace_whole
from editor.training.objectives.objective import Objective
from editor.training.recipe import Recipe, read_recipe
from editor.training.run import Pace, Run, TrainEvent
from editor.weights.runs import Wish

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
        return torch.device("cuda", distributed.local_rank() % torch.cuda.device_count())
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")


class PlainKeeper:
    """Keeps best.safetensors and grid-<step>.png in one folder, and is never told to stop.

    say: hears the news.
    """

    def __init__(self, out: Path, say: Callable[[TrainEvent], None]) -> None:
        self.out, self.tell = out, say

    def wish(self) -> Wish:
        """On, to the end."""
        return "go"

    def look(self, run: Run) -> None:
        """Nobody watches."""

    def keep(self, run: Run, figures: Mapping[str, float], best: bool) -> None:
        """Write the grid, and the weights where none were better."""
        if best:
            notes = {key: json.dumps(value) for key, value in origin_of(run, figures).items()}
            weights = run.objective.weights()
            replace_whole(self.out / "best.safetensors", lambda p: save_file(weights, p, notes))
        grid = run.objective.grid()
        replace_whole(self.out / f"grid-{run.step:07d}.png", lambda p: _write_png(p, grid))

    def rewind(self, step: int) -> None:
        """The best weights stay the best, and a grid is drawn over."""


def origin_of(run: Run, figures: Mapping[str, float]) -> dict[str, object]:
    """How the weights of now came about: `describe.Origin`, JSON-able."""
    return {
        "recipe": asdict(run.recipe),
        "step": run.step,
        "minutes": round(run.seconds / 60, 1),
        "validation": dict(figures),
        "made": dict(run.objective.card()),
    }


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
        run = Run(chosen, objective, out, pace, PlainKeeper(out, say))
        if resume:
            run.resume()
        run.go()
    finally:
        objective.close()
    return out / "best.safetensors"


def _write_png(path: Path, picture: np.ndarray) -> None:
    path.write_bytes(cv2.imencode(".png", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))[1].tobytes())
