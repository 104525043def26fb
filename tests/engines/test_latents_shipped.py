"""The portraits we ship: they come back from inversion, and sliders change what they say."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from editor.core.geometry import Rect
from editor.engines.all import AnyEngine
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Job, Patch
from editor.nets.portraits import ATTRIBUTES, DRAWN
from editor.weights.shelf import all_models

pytestmark = pytest.mark.skipif(
    not any(card.name == "portraits" for card in all_models()), reason="no portraits on the shelf"
)
NAMES = [attribute.name for attribute in ATTRIBUTES]
FACE = Rect(100, 50, 256, 256)


@pytest.fixture(scope="module")
def ask() -> Callable[[Job], list[Patch]]:
    engine = AnyEngine()
    return lambda job: list(engine(job, lambda progress: None))


@pytest.fixture(scope="module")
def people(ask: Callable[[Job], list[Patch]]) -> list[Patch]:
    return [ask(GenerateJob("portraits", (3,), kind))[0] for kind in DRAWN]


def moved(code: np.ndarray, name: str, value: float) -> np.ndarray:
    made = code.copy()
    made[:, NAMES.index(name)] = value
    return made


def rgb(patch: Patch, side: int = 128) -> np.ndarray:
    size = (side, side)
    return cv2.resize(patch.pixels[..., :3], size, interpolation=cv2.INTER_CUBIC)


def test_its_own_portraits_come_back_and_noise_is_outside(
    ask: Callable, people: list[Patch]
) -> None:
    for person in people:
        found = ask(InvertJob("portraits", rgb(person, 256), FACE, steps=0))[-1]
        assert found.notes["error"] < 0.06 and found.notes["outside"] < 0.3
        assert found.notes["drawn"] == person.notes["drawn"]
    noise = np.random.default_rng(0).integers(0, 256, (128, 128, 3), dtype=np.uint8)
    assert ask(InvertJob("portraits", noise, steps=0))[-1].notes["outside"] > 0.7


@pytest.mark.parametrize(
    ("name", "first", "last", "rows"),
    [("glasses", 0, 2, (0.3, 0.7)), ("beard", 0, 2, (0.4, 0.9)), ("skin", 0, 4, (0.2, 0.95))],
)
def test_a_slider_over_a_picture_changes_what_it_names(
    ask: Callable, people: list[Patch], name: str, first: float, last: float, rows: tuple
) -> None:
    """Most of what changes lies where such a thing is; the corners are as they were."""
    for person in people:
        base = moved(person.code, name, first)
        (before,) = ask(EditJob("portraits", base, base, FACE))
        picture = np.ascontiguousarray(before.pixels[..., :3])
        (edit,) = ask(EditJob("portraits", moved(base, name, last), base, FACE, picture))
        alpha = edit.pixels[..., 3] / 255
        top, bottom = (round(256 * part) for part in rows)
        assert alpha[top:bottom].sum() > 0.5 * alpha.sum() > 200
        assert edit.notes["seam"] < 1 / 255
