"""Every slider of a generator from low to high, on people of its own, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np

from editor.cli.clips import last
from editor.cli.sheet import sheet_of
from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob
from editor.jobs.directions import Direction, moved
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine, Patch, Tick
from editor.weights.card import Card
from editor.weights.directions import brought_by

SEED = 20
"""One whose people stay whole at the ends of the sliders."""
STEPS = 5
"""Pictures of one slider."""
ACROSS = 2
"""Sliders in one row of the sheet."""
PLAIN = {"hat": 0.0, "glasses": 0.0, "beard": 0.0, "closed_eyes": 0.0, "hair_length": 2.0}
"""Where sliders stand on which nothing hides what another one does."""


def slider_sheet(engine: Engine, card: Card, tick: Tick) -> np.ndarray:
    """The sheet, uint8 RGB: for each slider of the model's own that is not behind "more", one
    person by its values.

    The person is drawn as one of the kinds that know the slider, each in turn.
    """
    directions = brought_by(card)
    shown = [direction for direction in directions if not direction.more]
    cells = []
    for number, direction in enumerate(shown):
        kinds = direction.kinds or tuple(card.styles) or ("",)
        person = last(engine(GenerateJob(card.name, (SEED,), kinds[number % len(kinds)]), _silent))
        cells.append(_row(engine, card.name, direction, directions, person))
        tick((number + 1) / len(shown))
    return sheet_of([list(chain(*cells[i : i + ACROSS])) for i in range(0, len(cells), ACROSS)])


def _row(
    engine: Engine,
    model: str,
    direction: Direction,
    directions: Sequence[Direction],
    person: Patch,
) -> list[tuple[np.ndarray, str]]:
    """One slider's pictures, the value below each, the slider's name at the first."""
    assert person.code is not None, "a generator tells the code of what it draws"
    plain = moved(person.code, directions, _plain(directions, str(person.notes.get("drawn", ""))))
    row: list[tuple[np.ndarray, str]] = []
    for value in np.linspace(direction.low, direction.high, STEPS):
        code = moved(plain, directions, {direction.name: float(value)})
        title = "" if row else direction.title or direction.name
        row.append((_drawn(engine, model, code, person), f"{title}\n{value:.3g}"))
    return row


def _plain(directions: Sequence[Direction], drawn: str) -> dict[str, float]:
    known = {d.name for d in directions if not d.kinds or drawn in d.kinds}
    return {name: value for name, value in PLAIN.items() if name in known}


def _drawn(engine: Engine, model: str, code: np.ndarray, person: Patch) -> np.ndarray:
    job = EditJob(model, code, code, Rect(0, 0, person.place.w, person.place.h))
    return last(engine(job, _silent)).pixels[..., :3]


def _silent(fraction: float) -> None:
    """One picture takes milliseconds: progress is told by the slider."""
