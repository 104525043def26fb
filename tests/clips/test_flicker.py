"""The meter against closed forms, then over clips as files and from the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import av
import numpy as np
import pytest

from editor.app import main
from editor.clips.flicker import (
    Flicker,
    Meter,
    Motion,
    flicker,
    motion_between,
    sharpness,
    warping_error,
)
from editor.core.errors import BadFile, BadInput
from tests.clips.moving import HEIGHT, WIDTH, scene, texture

STILL = Motion(np.zeros((HEIGHT, WIDTH, 2), np.float32), np.ones((HEIGHT, WIDTH), bool))


def noise(sigma: float, seed: int) -> np.ndarray:
    values = np.random.default_rng(seed).normal(128, sigma, (HEIGHT, WIDTH, 1))
    return np.repeat(values.round().astype(np.uint8), 3, axis=2)


def measured(
    frames: Sequence[np.ndarray], painted: Sequence[np.ndarray], motions: Sequence[Motion | None]
) -> Flicker:
    meter = Meter()
    for frame, picture, motion in zip(frames, painted, [None, *motions], strict=True):
        meter.add(frame, picture, motion)
    return meter.result()


def test_what_moves_perfectly_has_no_error() -> None:
    moving = scene(5)
    found = measured(moving.frames, moving.frames, moving.motions)
    assert found.warping_error == found.original_warping_error == 0


def test_searched_motion_finds_nearly_no_error_in_what_moves_perfectly() -> None:
    moving = scene(4)
    flickers = [np.roll(frame, 8 * t, axis=2) for t, frame in enumerate(moving.frames)]
    found = measured(moving.frames, flickers, [None] * 3)
    assert found.original_warping_error < 0.02 * found.warping_error


@pytest.mark.parametrize("sigma", [3, 12])
def test_the_error_of_noise_is_twice_its_variance(sigma: float) -> None:
    error = warping_error(noise(sigma, 1), noise(sigma, 2), STILL)
    rounding = 1 / 12
    assert error == pytest.approx(2 * (sigma**2 + rounding) / 255**2, rel=0.04)


def test_the_sharpness_of_noise_is_twenty_times_its_variance() -> None:
    assert sharpness(noise(10, 3)) == pytest.approx(20 * 10**2, rel=0.04)


def test_the_error_of_changing_light_is_the_change_squared() -> None:
    dark = np.full((HEIGHT, WIDTH, 3), 100, np.uint8)
    assert warping_error(dark + 5, dark, STILL) == pytest.approx((5 / 255) ** 2)
    one_colour = dark + np.array([0, 6, 0], np.uint8)
    assert warping_error(one_colour, dark, STILL) == pytest.approx((6 / 255) ** 2 / 3)


def test_what_only_one_frame_sees_does_not_count() -> None:
    seen = np.zeros((HEIGHT, WIDTH), bool)
    nothing = Motion(STILL.back, seen)
    half = Motion(STILL.back, seen.copy())
    half.seen[:, : WIDTH // 2] = True
    before = np.full((HEIGHT, WIDTH, 3), 100, np.uint8)
    here = before.copy()
    here[:, WIDTH // 2 :] = 200
    assert warping_error(here, before, nothing) == 0
    assert warping_error(here, before, half) == 0
    assert warping_error(here, before, STILL) == pytest.approx((100 / 255) ** 2 / 2)


def test_the_square_shows_where_it_came_from_without_error() -> None:
    moving = scene(2)
    found = motion_between(moving.frames[1], moving.frames[0])
    error = warping_error(moving.frames[1], moving.frames[0], found)
    everything = Motion(found.back, np.ones_like(found.seen))
    assert error < 0.5 * warping_error(moving.frames[1], moving.frames[0], everything)


def test_a_clip_has_the_mean_of_its_frames_and_the_first_has_no_error() -> None:
    frames = [np.full((HEIGHT, WIDTH, 3), value, np.uint8) for value in (100, 104, 104)]
    found = measured(frames, frames, [STILL, STILL])
    errors = [reading.warping_error for reading in found.frames]
    assert errors == pytest.approx([0, (4 / 255) ** 2, 0])
    assert found.warping_error == pytest.approx((4 / 255) ** 2 / 2)


def test_large_frames_are_measured_reduced() -> None:
    large = texture(600, 1200, 7)
    frames = [large[:, 8:], large[:, :-8]]
    found = measured(frames, frames, [None])
    plain = warping_error(frames[1], frames[0], Motion(
        np.zeros((600, 1192, 2), np.float32), np.ones((600, 1192), bool)
    ))  # fmt: skip
    assert found.warping_error < 0.05 * plain


def test_frames_of_other_sizes_and_clips_without_frames_are_refused() -> None:
    with pytest.raises(BadInput, match="another size"):
        Meter().add(texture(20, 30, 1), texture(20, 31, 1))
    with pytest.raises(BadInput, match="without frames"):
        Meter().result()


# ---- files


def write(path: Path, frames: Sequence[np.ndarray]) -> Path:
    """Losslessly, so that a clip reads as it was written."""
    height, width = frames[0].shape[:2]
    with av.open(str(path), "w") as out:
        stream = out.add_stream("ffv1", 24)
        stream.width, stream.height, stream.pix_fmt = width, height, "bgr0"
        for frame in frames:
            out.mux(stream.encode(av.VideoFrame.from_ndarray(frame, "rgb24")))
        out.mux(stream.encode())
    return path


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A clip, and the same with its light changing by 10 from frame to frame."""
    folder, frames = tmp_path_factory.mktemp("clips"), scene(4).frames
    flickers = [np.clip(f, 0, 245) + np.uint8(10 * (t % 2)) for t, f in enumerate(frames)]
    return write(folder / "clip.mkv", frames), write(folder / "styled.mkv", flickers)


def test_a_clip_against_itself_has_the_originals_figures(clips: tuple[Path, Path]) -> None:
    ticks: list[float] = []
    found = flicker(clips[0], clips[0], ticks.append)
    assert found.warping_error == found.original_warping_error
    assert found.sharpness == found.original_sharpness == pytest.approx(
        np.mean([sharpness(frame) for frame in scene(4).frames])
    )  # fmt: skip
    assert ticks == [0.25, 0.5, 0.75, 1]


def test_another_size_is_scaled_and_said(clips: tuple[Path, Path], tmp_path: Path) -> None:
    half = write(tmp_path / "half.mkv", [frame[::2, ::2].copy() for frame in scene(4).frames])
    found = flicker(clips[0], half)
    assert found.note == "The original was scaled from 256 x 192 to 128 x 96."
    assert found.warping_error < 0.01


def test_another_number_of_frames_is_refused(clips: tuple[Path, Path], tmp_path: Path) -> None:
    short = write(tmp_path / "short.mkv", scene(3).frames)
    with pytest.raises(BadInput, match="has 3 frames, its original 4") as caught:
        flicker(clips[0], short)
    assert "short.mkv" in str(caught.value.file)


def test_what_is_no_clip_is_refused(clips: tuple[Path, Path], tmp_path: Path) -> None:
    text = tmp_path / "notes.mp4"
    text.write_text("no clip")
    for pair in ((clips[0], text), (text, clips[0]), (clips[0], tmp_path / "missing.mp4")):
        with pytest.raises(BadFile):
            flicker(*pair)


# ---- the command


def test_the_command_gives_one_object(
    clips: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["flicker", str(clips[0]), str(clips[1]), "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    facts = json.loads(line)
    added = facts["warping_error"] - facts["original_warping_error"]
    assert added == pytest.approx((10 / 255) ** 2, rel=0.1)
    assert "per_frame" not in facts


def test_the_command_gives_each_frame_where_asked(
    clips: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["flicker", str(clips[0]), str(clips[1]), "--json", "--frames"]) == 0
    facts = json.loads(capsys.readouterr().out)
    found = facts["per_frame"]
    assert [reading["warping_error"] > 0 for reading in found] == [False, True, True, True]
    assert np.mean([r["sharpness"] for r in found]) == pytest.approx(facts["sharpness"])


def test_the_command_prints_a_table(
    clips: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["flicker", str(clips[0]), str(clips[1]), "--frames"]) == 0
    shown = capsys.readouterr().out
    assert all(word in shown for word in ("frame 0", "frame 3", "mean", "sharpness"))
