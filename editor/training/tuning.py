"""Makes named directions do what they say, and little else: tried, measured, the best is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from editor.jobs.directions import Direction
from editor.training.effects import NAMES, WEAK, Effect, Say, Stage, measure
from editor.weights.fitting import frozen_code

TRIED = 96
"""Pictures that a candidate is tried on."""
HOLD = 0.1
"""How much a corrected direction is held to what it was, relative to a unit of drift."""
STRETCH = 1.6
"""A direction is made longer at most so many times to move its attribute by a unit."""


def tuned(stage: Stage, directions: Sequence[Direction], say: Say) -> tuple[Direction, ...]:
    """Each direction as it is, or with parts of the others that take back what it changes in
    their attributes: whichever drifts less, as the judge sees it, for a unit of effect. Then
    scaled so that a unit is one. Directions of another name than an attribute's stay as they are.
    """
    named = [direction for direction in directions if direction.name in NAMES]
    if not named or stage.judge is None:
        return tuple(directions)
    plain = _tried(stage, named, lambda part: say(part / 2, "trying sliders"))
    corrected = _corrected(list(plain.values()))
    trials = _tried(stage, corrected, lambda part: say((1 + part) / 2, "correcting sliders"))
    best = {name: min(plain[name], trials[name], key=_cost) for name in plain}
    return tuple(_scaled(best[d.name]) if d.name in best else d for d in directions)


Trial = tuple[Direction, Effect]


def _tried(
    stage: Stage, directions: Sequence[Direction], tick: Callable[[float], None]
) -> dict[str, Trial]:
    made = {}
    for i, direction in enumerate(directions):
        made[direction.name] = (direction, measure(stage, direction, TRIED))
        tick(i / len(directions))
    return made


def _cost(trial: Trial) -> float:
    """Units of drift for a unit of effect; weak ones cost as much as they are weak."""
    effect = trial[1]
    short = max(0.0, 1 / STRETCH - effect.effect)
    return effect.drift / max(effect.effect, WEAK) + 10 * short


def _corrected(trials: Sequence[Trial]) -> list[Direction]:
    """Sums of directions that move one attribute by what it moved and none of the others.

    Least squares on the mean changes (a, a) that were seen, held to what the direction was.
    """
    rows = [NAMES.index(direction.name) for direction, _ in trials]
    seen = np.nan_to_num(np.array([effect.changes[rows] for _, effect in trials]))  # (from, to)
    vectors = np.array([direction.vector for direction, _ in trials], np.float64)
    gram = seen @ seen.T + HOLD * np.eye(len(rows))
    made = []
    for i, (direction, _) in enumerate(trials):
        wanted = np.zeros(len(rows))
        wanted[i] = seen[i, i]
        shares = np.linalg.solve(gram, seen @ wanted + HOLD * np.eye(len(rows))[i])
        shares[[not _shared(direction, other) for other, _ in trials]] = 0
        vector = np.tensordot(shares, vectors, 1)
        made.append(replace(direction, vector=frozen_code(vector, direction.vector.shape)))
    return made


def _shared(direction: Direction, other: Direction) -> bool:
    """Whether all kinds that know the one know the other."""
    return not other.kinds or (bool(direction.kinds) and {*direction.kinds} <= {*other.kinds})


def _scaled(trial: Trial) -> Direction:
    """So that a unit of it is seen as a unit, as far as that is no great stretch."""
    direction, effect = trial
    if not effect.effect >= WEAK:
        return direction
    length = float(np.clip(1 / effect.effect, 1 / STRETCH, STRETCH))
    return replace(direction, vector=frozen_code(length * direction.vector, direction.vector.shape))
