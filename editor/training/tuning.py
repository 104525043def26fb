"""Makes named directions do what they say, and little else: tried, measured, the best is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from editor.jobs.directions import Direction
from editor.training.effects import NAMES, WEAK, Effect, Say, Stage, measure
from editor.weights.fitting import frozen_code, labelled

TRIED = 32
"""Pictures that a candidate is tried on."""
HOLD = 0.1
"""How much a corrected direction is held to what it was, relative to a unit of drift."""
STRETCH = 2.0
"""A direction is made longer at most so many times to move its attribute by a unit."""


def tuned(
    stage: Stage, directions: Sequence[Direction], codes: np.ndarray, say: Say
) -> tuple[Direction, ...]:
    """Each direction as the best of three by what the judge sees drift for a unit of effect.

    The three: as it is; with the free coordinates that go with it in random codes (n, layers, d);
    with a part of the other directions that takes back what it changes in their attributes. Then
    scaled so that a unit is one. Directions of another name than an attribute's stay as they are.
    """
    named = [direction for direction in directions if direction.name in NAMES]
    if not named or stage.judge is None:
        return tuple(directions)
    best = _tried(stage, named, lambda part: say(part / 3, "trying sliders"))
    trials = _accompanied(named, codes)
    effects = _tried(stage, trials, lambda part: say((1 + part) / 3, "trying sliders"))
    best = {name: min(best[name], effects[name], key=_cost) for name in best}
    trials = _corrected([best[d.name] for d in named])
    effects = _tried(stage, trials, lambda part: say((2 + part) / 3, "correcting sliders"))
    best = {name: min(best[name], effects[name], key=_cost) for name in best}
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


def _accompanied(named: Sequence[Direction], codes: np.ndarray) -> list[Direction]:
    """With what else differs in codes whose value of one direction differs by a unit, and of no
    other: coordinates that directions read stay as they are."""
    values = np.array([[d.value(code) for d in named] for code in codes])
    readouts = [d.readout for d in named if d.readout is not None]
    read = np.abs(readouts).sum(0) > 0 if readouts else np.zeros(codes.shape[1:], bool)
    vectors, _, _ = labelled(codes, values, np.ones_like(values))
    return [
        replace(d, vector=frozen_code(np.where(read, d.vector, vectors[i]), d.vector.shape))
        for i, d in enumerate(named)
    ]


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
