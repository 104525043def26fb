"""How much of the time of a training goes into training.

Steps of `Run.go`, which reads batches, averages weights, reports, shows samples and obeys, beside
bare steps: forward, backward and optimiser of the same networks on one fixed batch. In turn, in
one process, so that a busy machine slows both alike. What measuring takes, a recipe says: it is
done every `checkpoint_every` minutes. CPU time of all threads, so what is read ahead counts too.

Pictures are drawn here, as many as a real folder has; UNDERPAINT_FAMILIES names other recipes.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

import cv2
import numpy as np
import torch

from editor.training.loop import objective_of
from editor.training.objectives.family import FamilyObjective
from editor.training.recipe import read_recipe
from editor.training.run import Pace, Run
from editor.training.watched import WatchedKeeper
from editor.weights import runs
from editor.weights.runs import TrainRequest, Wish
from tests.benchmarks.row import Row, at_least
from tests.training.pictures import drawing

FAMILIES = ("vae", "dcgan", "gan", "wgan-gp")
PICTURES, SIDE = 400, 96
TURNS, SECONDS = 7, 0.7
"""Pairs of turns that are compared, and CPU seconds of one."""


class Turn(WatchedKeeper):
    """Ends the run after so many steps, and keeps the CPU time from the first to the last."""

    steps, begun, seconds = 1, 0.0, 0.0

    def begin(self, steps: int) -> None:
        """From now on so many steps."""
        self.steps, self.begun = steps, 0.0

    def wish(self) -> Wish:
        """As a real run looks, and then the end of the turn."""
        wish = super().wish()
        if not self.begun:
            self.begun = process_time()
        self.steps -= 1
        if self.steps >= 0:
            return wish
        self.seconds = process_time() - self.begun
        return "stop"

    def keep(self, run: Run, figures: object, best: bool) -> None:
        """What is kept belongs to measuring."""


def rows() -> Iterator[Row]:
    """For each family the speed of its run by that of bare steps."""
    names = os.environ.get("UNDERPAINT_FAMILIES", "").split() or FAMILIES
    with tempfile.TemporaryDirectory() as folder:
        pictures = Path(folder) / "pictures"
        pictures.mkdir()
        for number in range(PICTURES):
            cv2.imwrite(str(pictures / f"{number}.png"), drawing(SIDE, number))
        for name in names:
            yield at_least(f"{name}: run / bare steps", speed(name, pictures), "x", 0.9)


def speed(name: str, pictures: Path) -> float:
    """How fast a recipe's run is, 1 = as fast as bare steps."""
    torch.set_num_threads(1)
    recipe = replace(read_recipe(name), report_every=10)
    folder = runs.Run(pictures.parent / name)
    folder.ask(TrainRequest(name, str(pictures)))
    objective = objective_of(recipe.task)(recipe, pictures, folder.folder, torch.device("cpu"))
    assert isinstance(objective, FamilyObjective)
    objective.score = lambda: {"score": 0.0}  # type: ignore[method-assign]
    keeper = Turn(folder, folder.request(), lambda event: None)
    run = Run(recipe, objective, folder.folder, Pace(steps=10**9), keeper)
    fixed = objective.drawn(0)
    run.go()  # whatever is made once
    each = _bare(objective, fixed, 3) / 3
    count = max(2, round(SECONDS / each))
    ratios = []
    for _ in range(TURNS):
        bare = _bare(objective, fixed, count)
        keeper.begin(count)
        run.go()
        ratios.append(bare / keeper.seconds)
    objective.close()
    return float(np.median(ratios))


def _bare(objective: FamilyObjective, batch: object, count: int) -> float:
    """CPU seconds that so many bare steps take."""
    begun = process_time()
    for step in range(count):
        objective.learn(batch, step, 0.5)  # type: ignore[arg-type]
    return process_time() - begun
