"""Steady and crisp at once, no ghosts, cuts, and going on exactly from a saved state."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.clips.flicker import Flicker, Meter
from editor.clips.stabilise import Stabiliser
from editor.core.errors import BadInput
from tests.clips.moving import HEIGHT, WIDTH, Scene, scene, texture

SIGMA = 10


@pytest.fixture(scope="module")
def moving() -> Scene:
    """Twelve frames whose motion is known."""
    return scene(12)


@pytest.fixture(scope="module")
def painted(moving: Scene) -> list[np.ndarray]:
    """Each frame as a network might paint it: other colours, and strokes that jump about."""
    return [strokes(frame, t) for t, frame in enumerate(moving.frames)]


def strokes(frame: np.ndarray, seed: int) -> np.ndarray:
    jumping = texture(HEIGHT, WIDTH, 100 + seed).astype(np.float32) - 128
    values = 255 - frame[..., ::-1] * 0.8 - 25 + SIGMA * jumping / jumping.std()
    return np.clip(values, 0, 255).astype(np.uint8)


def steadied(
    frames: Sequence[np.ndarray], painted: Sequence[np.ndarray], strength: float = 1.0
) -> list[np.ndarray]:
    stabiliser = Stabiliser(strength)
    return [stabiliser(*pair) for pair in zip(frames, painted, strict=True)]


def figures(moving: Scene, painted: Sequence[np.ndarray]) -> Flicker:
    meter = Meter()
    for index, pair in enumerate(zip(moving.frames, painted, strict=True)):
        meter.add(*pair, moving.motions[max(0, index - 1)])
    return meter.result()


def test_flicker_falls_below_a_third_and_the_picture_stays_crisp(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    loose, steady = figures(moving, painted), figures(moving, steadied(moving.frames, painted))
    assert steady.warping_error <= 0.35 * loose.warping_error
    assert 0.8 <= steady.sharpness / loose.sharpness <= 1.2


def test_half_the_strength_is_between_none_and_all(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    errors = [
        figures(moving, steadied(moving.frames, painted, strength)).warping_error
        for strength in (0, 0.5, 1)
    ]
    assert errors[0] > 1.2 * errors[1] > 1.2**2 * errors[2]


def test_no_ghost_is_left_where_the_square_was(moving: Scene, painted: list[np.ndarray]) -> None:
    shown = steadied(moving.frames, painted)
    for index in range(1, 12):
        before, here = moving.squares[index - 1], moving.squares[index]
        uncovered = before & ~here
        apart = np.abs(shown[index][uncovered].astype(float) - painted[index][uncovered])
        assert apart.mean() < 1.13 * SIGMA  # as two paintings of one thing differ
        ghost = np.abs(shown[index - 1][uncovered].astype(float) - painted[index][uncovered])
        assert apart.mean() < 0.25 * ghost.mean()


def test_what_enters_the_picture_is_as_it_was_painted(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    shown = steadied(moving.frames, painted)
    entered = np.s_[:, -1]  # the background moves left by two pixels
    for one, other in zip(shown, painted, strict=True):
        assert np.abs(one[entered].astype(float) - other[entered]).mean() < 1


def test_a_still_picture_painted_alike_stays_equal() -> None:
    frame, painted = texture(90, 120, 1), texture(90, 120, 2)
    assert all(np.array_equal(s, painted) for s in steadied([frame] * 5, [painted] * 5))


def test_no_strength_leaves_the_painted_frames(moving: Scene, painted: list[np.ndarray]) -> None:
    shown = steadied(moving.frames, painted, 0)
    assert all(np.array_equal(*pair) for pair in zip(shown, painted, strict=True))


def test_the_first_frame_after_a_cut_is_as_it_was_painted(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    other = texture(HEIGHT, WIDTH, 55)
    frames = [*moving.frames[:4], other, other]
    pictures = [*painted[:4], strokes(other, 4), strokes(other, 5)]
    shown = steadied(frames, pictures)
    assert np.array_equal(shown[4], pictures[4])
    assert np.array_equal(shown[5], steadied(frames[4:], pictures[4:])[1])


def test_another_size_and_reset_start_anew(moving: Scene, painted: list[np.ndarray]) -> None:
    stabiliser = Stabiliser()
    stabiliser(moving.frames[0], painted[0])
    assert np.array_equal(stabiliser(moving.frames[1][:-8], painted[1][:-8]), painted[1][:-8])
    stabiliser.reset()
    assert stabiliser.state() == {}
    assert np.array_equal(stabiliser(moving.frames[2], painted[2]), painted[2])


@pytest.mark.parametrize("broken_off", [0, 1, 5])
def test_going_on_from_a_saved_state_gives_the_same_bits(
    moving: Scene, painted: list[np.ndarray], broken_off: int
) -> None:
    whole = steadied(moving.frames, painted)
    first, second, file = Stabiliser(), Stabiliser(), io.BytesIO()
    for pair in list(zip(moving.frames, painted, strict=True))[:broken_off]:
        first(*pair)
    np.savez(file, **first.state())
    file.seek(0)
    with np.load(file, allow_pickle=False) as saved:
        second.restore({name: saved[name] for name in saved.files})
    for index in range(broken_off, 12):
        assert np.array_equal(second(moving.frames[index], painted[index]), whole[index])


def test_a_state_does_not_change_as_the_clip_goes_on(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    stabiliser = Stabiliser()
    stabiliser(moving.frames[0], painted[0])
    stabiliser(moving.frames[1], painted[1])
    state = stabiliser.state()
    kept = {name: value.copy() for name, value in state.items()}
    stabiliser(moving.frames[2], painted[2])
    assert all(np.array_equal(state[name], kept[name]) for name in kept)


def test_frames_may_be_written_over_once_they_are_taken(
    moving: Scene, painted: list[np.ndarray]
) -> None:
    stabiliser, whole = Stabiliser(), steadied(moving.frames, painted)
    frame, picture = np.empty_like(moving.frames[0]), np.empty_like(painted[0])
    for index in range(4):
        frame[:], picture[:] = moving.frames[index], painted[index]
        assert np.array_equal(stabiliser(frame, picture), whole[index])


def test_alpha_comes_from_the_painted_frame(moving: Scene, painted: list[np.ndarray]) -> None:
    alphas = [np.full((HEIGHT, WIDTH), 50 * t, np.uint8) for t in range(4)]
    clear = [np.dstack([p, a]) for p, a in zip(painted[:4], alphas, strict=True)]
    shown = steadied([np.dstack([f, alphas[0]]) for f in moving.frames[:4]], clear)
    whole = steadied(moving.frames[:4], painted[:4])
    for one, alpha, opaque in zip(shown, alphas, whole, strict=True):
        assert np.array_equal(one, np.dstack([opaque, alpha]))


@settings(max_examples=30, deadline=None)
@given(
    height=st.integers(1, 40),
    width=st.integers(1, 40) | st.sampled_from([900, 1300]),
    seed=st.integers(0, 99),
)
def test_frames_of_any_size_and_content_are_taken(height: int, width: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    stabiliser = Stabiliser()
    for _ in range(3):
        frame, picture = random.integers(0, 256, (2, height, width, 3), np.uint8)
        shown = stabiliser(frame, picture)
        assert shown.shape == picture.shape
        assert shown.dtype == np.uint8


def test_senseless_strengths_and_sizes_that_differ_are_refused() -> None:
    for strength in (-0.1, 1.1, float("nan")):
        with pytest.raises(BadInput):
            Stabiliser(strength)
    with pytest.raises(BadInput, match="another size"):
        Stabiliser()(texture(20, 30, 1), texture(21, 30, 1))
