"""A training run: steps, measures, checkpoints, log, time left; resumable to the bit.

A run is exact where its length is said in steps: everything random in a step comes from the seed
and the step's number, measures are taken at certain steps, so a run that was killed and goes on
makes the very weights of one that was not (on one CPU). A run whose length is said in minutes
cannot be: how fast it learns follows the clock.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch

from editor.core.errors import BadFile, EngineFailed
from editor.training import distributed
from editor.training.checkpoint import CHECKPOINT, read_checkpoint, replace_whole
from editor.training.objectives.objective import Objective
from editor.training.recipe import Recipe
from editor.weights.runs import Wish

SAVED_S = 60.0
"""Seconds between two checkpoints: what a kill costs at most."""
SPOKEN_S = 5.0
"""Seconds after which a slow run reports, however few its steps were."""


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

    @property
    def exact(self) -> bool:
        """Whether nothing of the run follows the clock."""
        return self.minutes is None

    def progress(self, step: int, seconds: float) -> float:
        """How much of the run is done, 0..1."""
        parts = [step / self.steps] if self.steps else []
        parts += [seconds / (60 * self.minutes)] if self.minutes else []
        return min(1.0, max(parts, default=0.0))


class Keeper(Protocol):
    """What a run leaves behind besides its checkpoint and its log, and whose wishes it follows."""

    def wish(self) -> Wish:
        """What is wanted now."""
        ...

    def tell(self, event: TrainEvent) -> None:
        """News."""
        ...

    def look(self, run: Run) -> None:
        """After every step."""
        ...

    def keep(self, run: Run, figures: Mapping[str, float], best: bool) -> None:
        """After every measure. best: none was better."""
        ...

    def rewind(self, step: int) -> None:
        """Forget what was kept after a step: the run goes on from there."""
        ...


class Run:
    """One run in one folder: counts steps and seconds over all its restarts.

    Of several processes only the first (`distributed.rank`) measures, keeps and tells; it also
    says how far the run is and when it ends.
    """

    def __init__(
        self, recipe: Recipe, objective: Objective, out: Path, pace: Pace, keeper: Keeper
    ) -> None:
        self.recipe, self.objective, self.out = recipe, objective, out
        self.pace, self.keeper = pace, keeper
        self.step, self.seconds, self.best = 0, 0.0, float("inf")
        self.figures: Mapping[str, float] = {}
        self._measured, self._measured_at = -1, 0.0
        self._leads = distributed.rank() == 0

    @property
    def progress(self) -> float:
        """How much of the run is done, 0..1."""
        return self.pace.progress(self.step, self.seconds)

    def go(self) -> bool:
        """Train until the pace's limit or the wish to stop; measure and save now and then, and at
        the end. Returns whether the limit is reached."""
        self._clock = time.monotonic()
        self._saved_at = self._spoken_at = self.seconds
        while True:
            progress, on = distributed.agreed(self.progress, self._may_go_on())
            if progress >= 1 or not on:
                break
            self._train(progress)
            if self._leads:
                self._report()
                self._save_in_time()
        if self._leads and self._measured != self.step:
            self.measure(counts=progress >= 1 or not self.pace.exact)
        if self._leads and progress >= 1:
            self._tell("done", {"best": self.best})
        return progress >= 1

    def _train(self, progress: float) -> None:
        """One step; BadInput or EngineFailed where it cannot be done."""
        torch.manual_seed(_seed_of(self.recipe.seed, self.step, distributed.rank()))
        self.figures = self.objective.step(self.step, progress)
        self.step += 1
        self._tick()
        if not all(math.isfinite(value) for value in self.figures.values()):
            raise EngineFailed(
                f"The training fell apart in step {self.step}: its losses are no numbers.",
                remedy="Go on more slowly from the last checkpoint: --set optimiser.lr=1e-4.",
            )

    def _tick(self) -> None:
        now = time.monotonic()
        self.seconds, self._clock = self.seconds + now - self._clock, now

    def _may_go_on(self) -> bool:
        """Wait while a pause is wished, which costs no time of the run; False for a stop."""
        while self._leads and (wish := self.keeper.wish()) != "go":
            if wish == "stop":
                return False
            time.sleep(0.1)
            self._clock = time.monotonic()
        return True

    def _report(self) -> None:
        if self.step % self.recipe.report_every == 0 or self.seconds - self._spoken_at >= SPOKEN_S:
            self._spoken_at = self.seconds
            self._tell("step", self.figures)
        self.keeper.look(self)
        self._tick()

    def _save_in_time(self) -> None:
        """Measure where it is time, else see that not much is lost to a kill."""
        if self._measures():
            self.measure()
        elif self.seconds - self._saved_at >= SAVED_S:
            self.checkpoint()
        self._tick()

    def _measures(self) -> bool:
        """Whether a measure is due: by the clock, or in an exact run at certain steps."""
        often = self.recipe.checkpoint_every
        if self.pace.exact:
            every = max(1, math.ceil((self.pace.steps or 1) * often / self.recipe.minutes))
            return self.step % every == 0
        first = self._measured < 0
        wait = min(SAVED_S, 60 * often) if first else 60 * often
        return self.seconds - self._measured_at >= wait

    def measure(self, counts: bool = True) -> None:
        """Measure, keep what there is, write a checkpoint. counts: whether it may be the best; a
        stop of an exact run does not, for an uninterrupted one would not have measured here."""
        figures = self.objective.score()
        self._tell("score", figures)
        better = counts and figures["score"] <= self.best
        self.best = figures["score"] if better else self.best
        self.keeper.keep(self, figures, better)
        self._measured = self.step
        self._tick()
        self._measured_at = self.seconds
        self.checkpoint()
        self._tell("checkpoint", {})

    def checkpoint(self) -> None:
        """Write all that a later run needs."""
        replace_whole(self.out / CHECKPOINT, lambda p: torch.save(self._state(), p))
        self._saved_at = self.seconds

    def resume(self) -> bool:
        """Go on from checkpoint.pt; False where there is none, and what was kept is forgotten.

        BadFile where it is of another recipe.
        """
        path = self.out / CHECKPOINT
        state = read_checkpoint(path) if self._leads and path.exists() else None
        state = distributed.told(state)
        if state is not None:
            if state.get("recipe") != self.recipe.name:
                raise BadFile("This checkpoint is of another recipe.", file=path)
            self._take(state, path)
        if self._leads:
            self._rewind()
        return state is not None

    def _take(self, state: Mapping[str, Any], path: Path) -> None:
        """Be where a checkpoint was written. BadFile where its networks are not those of now."""
        try:
            self.step, self.seconds, self.best = state["step"], state["seconds"], state["best"]
            self._measured = state.get("measured", -1)
            self._measured_at = state.get("measured_at", self.seconds)
            self.objective.restore(state["objective"])
        except (KeyError, TypeError, ValueError, RuntimeError) as error:
            raise BadFile(
                "This checkpoint does not fit the recipe as it is now.",
                file=path,
                remedy="Put the recipe back as it was, or train --fresh.",
            ) from error

    def _rewind(self) -> None:
        """Forget what a killed run did after its last checkpoint."""
        log = self.out / "log.jsonl"
        if log.exists():
            lines = [line for line in log.read_text(encoding="utf-8").splitlines()
                     if _step_of(line) <= self.step and self.step]  # fmt: skip
            text = "".join(f"{line}\n" for line in lines)
            replace_whole(log, lambda p: p.write_text(text, encoding="utf-8"))
        self.keeper.rewind(self.step)

    def _state(self) -> dict[str, Any]:
        return {
            "recipe": self.recipe.name,
            "step": self.step,
            "seconds": self.seconds,
            "best": self.best,
            "measured": self._measured,
            "measured_at": self._measured_at,
            "objective": self.objective.state(),
        }

    def news(self, kind: str, figures: Mapping[str, float]) -> TrainEvent:
        """What there is to tell now."""
        left = self.seconds * (1 - self.progress) / max(self.progress, 1e-6)
        pictures = self.step * self.objective.batch * distributed.world()
        rate = pictures / max(self.seconds, 1e-6)
        return TrainEvent(kind, self.step, self.progress, left, rate, dict(figures))

    def _tell(self, kind: str, figures: Mapping[str, float]) -> None:
        event = self.news(kind, figures)
        with (self.out / "log.jsonl").open("a", encoding="utf-8") as log:
            log.write(json.dumps(asdict(event)) + "\n")
        self.keeper.tell(event)


def _step_of(line: str) -> float:
    """The step of a line of the log; infinity for half a line, such as a kill leaves."""
    try:
        return float(json.loads(line)["step"])
    except (ValueError, KeyError, TypeError):
        return math.inf


def _seed_of(*numbers: int) -> int:
    return int(np.random.default_rng(numbers).integers(2**62))
