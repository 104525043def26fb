"""Frames of a clip through still engines; tones changed as the numbers say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from editor.core.adjustments.apply import adjusted
from editor.core.adjustments.detail import Blur
from editor.core.adjustments.tones import BrightnessContrast
from editor.core.errors import BadInput, EngineFailed
from editor.core.geometry import Rect
from editor.engines.adjust import AdjustEngine
from editor.engines.all import AnyEngine, engines
from editor.engines.frames import FramesEngine
from editor.jobs.adjust import AdjustJob
from editor.jobs.clip import FramesJob
from editor.jobs.job import InpaintJob, Patch, Tick
from tests import fakes

RNG = np.random.default_rng(4)
PICTURE = RNG.integers(0, 256, (30, 40, 3), dtype=np.uint8)

MORE = (BrightnessContrast(contrast=0.3), Blur(1.5))


def nothing(progress: float) -> None:
    """A tick that wants every answer."""


def frames(count: int = 3) -> tuple[AdjustJob, ...]:
    rolled = (np.roll(PICTURE, i, 0) for i in range(count))
    return tuple(AdjustJob(MORE, image, Rect(1, 2, 40, 30)) for image in rolled)


def test_every_frame_is_answered_once_in_order_by_the_still_engine() -> None:
    asked, seen = frames(), []
    patches = list(FramesEngine({"adjust": AdjustEngine()})(FramesJob(asked), seen.append))
    assert [p.frame for p in patches] == [0, 1, 2] and all(p.final for p in patches)
    for job, patch in zip(asked, patches, strict=True):
        assert np.array_equal(patch.pixels[..., :3], adjusted(job.image, MORE, 1, 2))
        assert patch.place == job.place
    assert seen == sorted(seen)


def test_previews_of_still_engines_are_left_out() -> None:
    job = fakes.job("several")
    (patch,) = FramesEngine({InpaintJob.kind: fakes.behave})(FramesJob((job,)), nothing)
    assert patch.final and patch.frame == 0


class Batch:
    """An engine that takes many at once and keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []

    def __call__(self, job: AdjustJob, tick: Tick) -> Iterator[Patch]:
        """Never asked."""
        raise AssertionError("one by one")

    def together(self, jobs: Sequence, tick: Tick, backend: str = "") -> Iterator[Patch]:
        """Nothing, politely."""
        self.told.append((len(jobs), backend))
        return iter(())


def test_an_engine_that_takes_many_gets_them_together_with_the_backend() -> None:
    batch = Batch()
    list(FramesEngine({"adjust": batch})(FramesJob(frames(), backend="abacus"), nothing))
    assert batch.told == [(3, "abacus")]


def test_frames_of_two_kinds_or_of_none_are_refused() -> None:
    engine = FramesEngine({"adjust": AdjustEngine()})
    with pytest.raises(BadInput):
        list(engine(FramesJob(()), nothing))
    with pytest.raises(BadInput):
        list(engine(FramesJob((*frames(1), fakes.job())), nothing))
    with pytest.raises(EngineFailed, match="dance"):
        list(engine(FramesJob((fakes.DanceJob(),)), nothing))


def test_the_engines_know_stills_and_frames_and_one_engine_serves_all() -> None:
    stills = {"inpaint", "style", "adjust", "generate", "invert", "attributes", "translate",
              "select"}  # fmt: skip
    assert stills | {"frames"} == set(engines())
    patches = list(AnyEngine()(FramesJob(frames(2)), nothing))
    assert [p.frame for p in patches] == [0, 1]
    with pytest.raises(EngineFailed, match="dance"):
        list(AnyEngine()(fakes.DanceJob(), nothing))


def test_nothing_asked_nothing_changed() -> None:
    (patch,) = AdjustEngine()(AdjustJob(image=PICTURE), nothing)
    assert np.array_equal(patch.pixels[..., :3], PICTURE)
    assert (patch.pixels[..., 3] == 255).all()


def test_sixteen_bits_and_eight_agree_and_the_edge_is_no_darker() -> None:
    deep = adjusted(PICTURE.astype(np.uint16) * 257, MORE) / 257
    assert np.abs(deep - adjusted(PICTURE, MORE)).max() <= 1.5
    flat = np.full((20, 20, 3), 200, np.uint8)
    assert (adjusted(flat, (Blur(4.0),)) == 200).all()


def test_pictures_of_other_kinds_are_refused() -> None:
    with pytest.raises(BadInput, match="8-bit"):
        list(AdjustEngine()(AdjustJob(MORE, PICTURE.astype(np.uint16)), nothing))
