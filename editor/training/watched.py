"""A run that is watched: its folder says how it stands, shows samples, keeps models, obeys."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from editor.training.describe import Origin, own_values
from editor.training.export import hardware_text
from editor.training.loop import origin_of
from editor.training.memorised import light, nearest
from editor.training.moments import (
    chosen,
    forget,
    make_model,
    thin,
    write_moment,
    write_picture,
)
from editor.training.objectives.family import FamilyObjective, tiled
from editor.training.run import Run, TrainEvent
from editor.weights import runs
from editor.weights.runs import Phase, RunState, TrainRequest, Wish

OFTEN_S = 0.5
"""Seconds between two words on how it stands."""
GRID_S = 15.0
"""Seconds between two grids, later on; at first they come quicker."""
SHARE = 0.05
"""Most of the time (0..1) that may go into grids."""
COMPARED, COLUMNS = 24, 12
"""Samples that are held against training pictures, and those side by side."""


class WatchedKeeper:
    """Writes a run's folder for whoever watches, and the model beside it.

    say: hears the news.
    """

    def __init__(
        self, folder: runs.Run, request: TrainRequest, say: Callable[[TrainEvent], None]
    ) -> None:
        self.folder, self.request, self.say = folder, request, say
        self.state = RunState("reading", pid=os.getpid(), at=time.time())
        self.stopped = False
        self._begun = self._spoken = time.monotonic()
        self._grid_at = 0.0
        self._best = -1

    def wish(self) -> Wish:
        """What the folder says, or a signal said."""
        wish: Wish = "stop" if self.stopped else self.folder.wished()
        if wish == "pause" and self.state.phase != "paused":
            self.enter("paused")
        elif wish == "go" and self.state.phase == "paused":
            self.enter("training")
        return wish

    def enter(self, phase: Phase, message: str = "") -> None:
        """Say that something else is done from now on."""
        self._say(replace(self.state, phase=phase, message=message))

    def reading(self, part: float) -> None:
        """So much (0..1) of the pictures is read."""
        if time.monotonic() - self._spoken >= OFTEN_S:
            self.tell(TrainEvent("reading", 0, part, 0.0, 0.0))

    def tell(self, event: TrainEvent) -> None:
        """Pass on the news."""
        figures = event.figures if event.kind in ("step", "score") else self.state.figures
        self._say(_state_of(replace(event, figures=figures), self.state))
        self.say(event)

    def look(self, run: Run) -> None:
        """Say how it stands, twice a second; show samples where it is time."""
        now = time.monotonic()
        if now - self._spoken >= OFTEN_S:
            self._say(_state_of(run.news("step", run.figures), self.state))
        if now >= self._grid_at:
            self._draw(run)
            after = time.monotonic()
            wait = min(GRID_S, 1 + (after - self._begun) / 10)
            self._grid_at = after + max(wait, (after - now) / SHARE)

    def keep(self, run: Run, figures: Mapping[str, float], best: bool) -> None:
        """Keep this moment; it is the model where none was better, unless the artist chose one."""
        grid = self._draw(run)
        origin = Origin(**origin_of(run, figures))  # type: ignore[arg-type]
        card = own_values(origin, self.request, self.folder.out.resolve().name, hardware_text())
        moment = write_moment(self.folder, run.objective.weights(), card, grid, figures)
        self._best = run.step if best else self._best
        first = not (self.folder.out / "card.toml").exists()
        if (best or first) and not chosen(self.folder).exists():
            make_model(moment, self.folder.out)
        thin(self.folder, self._best)
        self._compare(run)

    def rewind(self, step: int) -> None:
        """Forget the moments after a step."""
        for moment in self.folder.moments():
            if moment.step > step:
                forget(moment)
        scores = {m.step: m.figures.get("score", 0.0) for m in self.folder.moments()}
        self._best = min(scores, key=lambda at: (scores[at], -at), default=-1)

    def _draw(self, run: Run) -> np.ndarray:
        grid = run.objective.grid()
        write_picture(self.folder.grid, grid)
        return grid

    def _compare(self, run: Run) -> None:
        """Samples beside the training pictures they are most like, and what that means."""
        objective = run.objective
        if not isinstance(objective, FamilyObjective) or objective.card_task != "generate":
            return
        samples = objective.samples(COMPARED)
        found = nearest(samples, objective.train)
        means = light(found)
        near = objective.train.pictures[[one.index for one in found]]
        rows = [part[i : i + COLUMNS] for i in range(0, COMPARED, COLUMNS)
                for part in (samples, near)]  # fmt: skip
        write_picture(
            self.folder.folder / "nearest.webp", np.vstack([tiled(row, COLUMNS) for row in rows])
        )
        files = [objective.train.files[one.index] for one in found]
        facts = {"light": means.colour, "sentence": means.sentence, "copies": means.copies,
                 "count": means.count, "step": run.step, "files": files,
                 "ratios": [round(one.ratio, 4) for one in found]}  # fmt: skip
        runs.write(self.folder.folder / "nearest.json", json.dumps(facts))

    def _say(self, state: RunState) -> None:
        self.state = replace(state, at=time.time())
        self._spoken = time.monotonic()
        self.folder.say(self.state)


def _state_of(event: TrainEvent, before: RunState) -> RunState:
    news: dict[str, Any] = {
        "step": event.step,
        "progress": event.progress,
        "seconds_left": event.seconds_left,
        "rate": event.rate,
        "figures": event.figures,
    }
    return replace(before, **news)
