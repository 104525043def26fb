"""Codes of a clip's frames: as those of single pictures, without what a clip has no use for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.engines.frames import FramesEngine, Together
from editor.engines.generators import Generators
from editor.engines.invert import InvertEngine
from editor.jobs.attributes import AS_SUITS, InvertJob
from editor.jobs.clip import FramesJob
from editor.jobs.job import Patch
from tests.engines.portraits import portraits_card, style_based_card

SIDE = 80
PLACE = Rect(3, 4, SIDE, SIDE)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> InvertEngine:
    folder: Path = tmp_path_factory.mktemp("models")
    cards = {card.name: card for card in (portraits_card(folder), style_based_card(folder))}
    return InvertEngine(Generators(cards.__getitem__))


def frames(count: int = 3) -> list[np.ndarray]:
    random = np.random.default_rng(5)
    return [random.integers(0, 255, (SIDE, SIDE, 3)).astype(np.uint8) for _ in range(count)]


def asked(engine: InvertEngine, jobs: list[InvertJob]) -> list[Patch]:
    seen: list[float] = []
    patches = list(FramesEngine({InvertJob.kind: engine})(FramesJob(tuple(jobs)), seen.append))
    assert seen == sorted(seen) and [patch.frame for patch in patches] == list(range(len(jobs)))
    return patches


@pytest.mark.parametrize("steps", [0, 2])
def test_frames_have_the_codes_of_pictures(engine: InvertEngine, steps: int) -> None:
    assert isinstance(engine, Together)
    jobs = [InvertJob("portraits", image, PLACE, steps=steps) for image in frames()]
    for job, patch in zip(jobs, asked(engine, jobs), strict=True):
        *_, single = engine(job, lambda part: None)
        assert patch.final and patch.code is not None
        np.testing.assert_array_equal(patch.code, single.code)


def test_a_generator_without_an_encoder_searches(engine: InvertEngine) -> None:
    [patch] = asked(engine, [InvertJob("scenes", frames(1)[0], PLACE, steps=0)])
    assert patch.code is not None and np.isfinite(patch.code).all()


def test_as_suits_is_the_encoder_alone_and_a_search_without_one(engine: InvertEngine) -> None:
    def found(model: str, steps: int) -> np.ndarray:
        *_, last = engine(InvertJob(model, frames(1)[0], PLACE, steps), lambda part: None)
        assert last.code is not None
        return last.code

    np.testing.assert_array_equal(found("portraits", AS_SUITS), found("portraits", 0))
    assert (found("portraits", AS_SUITS) != found("portraits", 5)).any()
    assert (found("scenes", AS_SUITS) != found("scenes", 0)).any()


def test_a_frame_that_is_no_square_is_refused(engine: InvertEngine) -> None:
    job = InvertJob("portraits", frames(1)[0][:40], PLACE, steps=0)
    with pytest.raises(BadInput, match="no square"):
        asked(engine, [job])
