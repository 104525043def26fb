"""Sliders over a clip: found in every frame, held steady, laid over; the rest stays to the bit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from editor.clips.engine import ClipEngine
from editor.clips.follow import Follower
from editor.clips.portrait import steadied
from editor.core.errors import BadInput, EngineFailed
from editor.core.geometry import Rect
from editor.core.time import Curve, Ease, FrameRange, Key
from editor.jobs.clip import ClipJob, ExportSettings
from editor.jobs.job import Cancelled, Patch
from editor.jobs.walk import SlidersJob, constant
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.clips.drawing import MARGIN, RED, Drawing, lossless, stopped_after
from tests.clips.moving import texture
from tests.clips.negative import done

PLACE = Rect(16, 8, 40, 40)
FRAMES = 30


def source(folder: Path) -> Path:
    """Grey levels that jump up and down by 8 round 96, over a texture that stays."""
    frames = []
    for number in range(FRAMES):
        frame = texture(64, 96, 5)
        frame[PLACE.slices()] = 96 + 8 * (-1) ** number
        frames.append(frame)
    return lossless(folder / "source.mkv", frames)


def job(clip: Path, out: Path, **changes: object) -> ClipJob:
    template = SlidersJob("portraits", PLACE, (RED,), {"red": constant(0.8)}, steps=0, steady=0.0)
    template = replace(template, **changes)
    whole = FrameRange(0, FRAMES)
    return ClipJob(probe(clip).source, whole, template, str(out), ExportSettings("ffv1"))


def frames(path: Path) -> list[np.ndarray]:
    with ClipReader(path) as reader:
        return [frame.pixels for frame in reader.frames()]


def test_outside_the_square_every_bit_stays(tmp_path: Path) -> None:
    clip, out = source(tmp_path), tmp_path / "out.mkv"
    done(job(clip, out), Drawing())
    for before, after in zip(frames(clip), frames(out), strict=True):
        inner = PLACE.padded(-MARGIN).slices()
        np.testing.assert_allclose(after[inner][..., 0], 0.8 * 255, atol=1)
        after = after.copy()
        after[inner] = before[inner]
        np.testing.assert_array_equal(after, before)


def test_codes_are_held_steady(tmp_path: Path) -> None:
    """What flickers in the clip does not flicker in what sliders add to it."""
    clip, restless, engine = source(tmp_path), Drawing(), Drawing()
    done(job(clip, tmp_path / "a.mkv"), restless)
    done(job(clip, tmp_path / "b.mkv", steady=0.12), engine)
    jumps = [np.abs(np.diff([code[0, 1] for code in each.codes])) for each in (restless, engine)]
    assert jumps[0].min() == pytest.approx(16 / 255, rel=1e-4)
    assert jumps[1][4:-4].max() < jumps[0].max() / 50
    assert np.mean([c[0, 1] for c in engine.codes]) == pytest.approx(96 / 255, abs=0.004)


def test_what_optimisation_adds_to_the_first_is_added_to_all(tmp_path: Path) -> None:
    clip, plain, better = source(tmp_path), Drawing(), Drawing()
    done(job(clip, tmp_path / "a.mkv"), plain)
    done(job(clip, tmp_path / "b.mkv", steps=40), better)
    assert sorted(better.steps) == [0] * FRAMES + [40]
    for before, after in zip(plain.codes, better.codes, strict=True):
        np.testing.assert_allclose(after[0, 1:], before[0, 1:] + 0.04, atol=1e-6)


def test_keys_move_sliders_over_the_clip(tmp_path: Path) -> None:
    clip, engine = source(tmp_path), Drawing()
    red = Curve((Key(0, 0.2, Ease.LINEAR), Key(20, 1.0)))
    changes = {"sliders": {"red": red}, "rate": Fraction(25), "origin": Fraction(1, 5)}
    done(job(clip, tmp_path / "out.mkv", **changes), engine)
    values = [code[0, 0] for code in engine.codes]
    np.testing.assert_allclose(values[:6], 0.2, atol=1e-6)
    np.testing.assert_allclose(values[5:26], np.linspace(0.2, 1.0, 21), atol=1e-6)
    np.testing.assert_allclose(values[25:], 1.0, atol=1e-6)


def test_a_range_begins_with_its_own_first_frame(tmp_path: Path) -> None:
    clip, engine = source(tmp_path), Drawing()
    part = replace(job(clip, tmp_path / "out.mkv"), range=FrameRange(11, 17))
    done(part, engine)
    assert [round(255 * code[0, 1]) for code in engine.codes] == [88, 104, 88, 104, 88, 104]


def test_going_on_gives_the_same_clip(tmp_path: Path) -> None:
    clip = source(tmp_path)
    wanted = job(clip, tmp_path / "out.mkv", steady=0.1)
    with pytest.raises(Cancelled):
        list(ClipEngine(Drawing())(wanted, stopped_after(tmp_path / "out.mkv", 0.97)))
    again = Drawing()
    done(wanted, again)
    assert again.steps == [0] * FRAMES and len(again.codes) == 5  # found anew, drawn on from 25
    done(replace(wanted, out=str(tmp_path / "other.mkv")), Drawing())
    for one, other in zip(
        frames(tmp_path / "out.mkv"), frames(tmp_path / "other.mkv"), strict=True
    ):
        np.testing.assert_array_equal(one, other)


def test_progress_never_goes_back(tmp_path: Path) -> None:
    seen: list[float] = []
    list(ClipEngine(Drawing())(job(source(tmp_path), tmp_path / "out.mkv"), seen.append))
    assert seen == sorted(seen) and seen[0] == 0 and seen[-1] == 1


def test_a_square_that_is_none_is_refused(tmp_path: Path) -> None:
    clip = source(tmp_path)
    for place, words in ((Rect(70, 8, 40, 40), "outside"), (Rect(0, 0, 40, 30), "square")):
        with pytest.raises(BadInput, match=words):
            done(job(clip, tmp_path / "out.mkv", place=place), Drawing())
    assert not (tmp_path / "out.mkv.parts").exists()


def test_a_model_that_finds_no_code_is_named(tmp_path: Path) -> None:
    def blind(job, tick):  # type: ignore[no-untyped-def]
        for index, still in enumerate(job.jobs):
            yield Patch(np.zeros((40, 40, 4), np.uint8), still.place, index)

    with pytest.raises(EngineFailed, match="portraits"):
        done(job(source(tmp_path), tmp_path / "out.mkv"), blind)


def test_the_average_looks_both_ways_and_keeps_what_is_constant() -> None:
    times = np.cumsum(np.array([0.04, 0.04, 0.1, 0.02] * 12))  # frames last unevenly
    assert steadied(np.ones((48, 2, 3)), times, 0.1) == pytest.approx(1)
    ramp = times[:, None, None] * np.ones((1, 2, 3))
    out = steadied(ramp, times, 0.1)
    assert out.dtype == np.float32
    np.testing.assert_allclose(out[12:-12], ramp[12:-12], atol=0.02)  # nothing comes late
    np.testing.assert_array_equal(steadied(ramp, times, 0), ramp.astype(np.float32))


WAY = [(3, 1), (2, -1), (0, 2), (-4, 3), (1, 0), (3, 3)]


def moving() -> tuple[list[np.ndarray], list[tuple[int, int]]]:
    """A textured square before a still background, and where its corner is."""
    back, front = texture(160, 200, 1), texture(80, 80, 2)
    found, at = [], (40, 30)
    places = []
    for step in [(0, 0), *WAY * 3]:
        at = at[0] + step[0], at[1] + step[1]
        frame = back.copy()
        frame[at[1] : at[1] + 80, at[0] : at[0] + 80] = front
        found.append(frame)
        places.append(at)
    return found, places


def corner(way: np.ndarray, x: float, y: float) -> np.ndarray:
    return np.asarray(way @ (x, y, 1))


def test_a_followed_square_goes_along() -> None:
    pictures, places = moving()
    follower = Follower(Rect(48, 38, 64, 64))
    ways = [follower(each) for each in pictures]
    for way, at in zip(ways, places, strict=True):
        np.testing.assert_allclose(corner(way, 48, 38), np.add(at, 8), atol=0.2)
        np.testing.assert_allclose(way[:, :2], np.eye(2), atol=0.01)


def test_it_turns_and_grows_with_what_it_holds() -> None:
    back, front = texture(200, 240, 1), texture(240, 240, 2)
    follower = Follower(Rect(80, 60, 72, 72))
    for number in range(24):
        turn = cv2.getRotationMatrix2D((116.0, 96.0), 0.8 * number, 1 + 0.006 * number)
        start = turn @ np.array([[0.5, 0, 60], [0, 0.5, 40], [0, 0, 1]])
        shown = cv2.warpAffine(front, start, (240, 200), flags=cv2.INTER_AREA)
        mask = cv2.warpAffine(np.full((240, 240), 255, np.uint8), start, (240, 200))
        way = follower(np.where(mask[..., None] > 127, shown, back))
    np.testing.assert_allclose(way, turn, atol=0.6)
    np.testing.assert_allclose(way[:, :2], turn[:, :2], atol=0.01)


def test_with_nothing_to_follow_it_stays_where_it_is() -> None:
    follower = Follower(Rect(10, 20, 64, 64))
    for level in range(4):
        way = follower(np.full((160, 200, 3), 100 + level, np.uint8))
        np.testing.assert_array_equal(way, np.eye(2, 3))


@pytest.mark.parametrize("anchor", [0, 9, 99])
def test_a_followed_portrait_is_changed_where_it_goes(tmp_path: Path, anchor: int) -> None:
    """From the frame its square was put over, on and back."""
    pictures, places = moving()
    clip, out = lossless(tmp_path / "moving.mkv", pictures), tmp_path / "out.mkv"
    x, y = places[min(anchor, len(places) - 1)]
    changes = {"anchor": Fraction(anchor, 25), "follow": True, "steady": 0.5}
    wanted = job(clip, out, place=Rect(x + 8, y + 8, 64, 64), **changes)
    engine = Drawing()
    done(replace(wanted, range=FrameRange(0, len(pictures))), engine)
    values = np.array([code[0, 1:] for code in engine.codes])
    assert np.ptp(values, axis=0).max() < 0.002  # it sees the same all along
    for before, after, (x, y) in zip(pictures, frames(out), places, strict=True):
        change = np.abs(after.astype(int) - before)
        inner = Rect(x + 8, y + 8, 64, 64).padded(-MARGIN)
        assert change[inner.padded(-2).slices()][..., 0].mean() > 50
        change[inner.padded(2).slices()] = 0
        assert change.max() == 0  # every bit outside
