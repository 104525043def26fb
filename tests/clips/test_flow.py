"""Motion between frames that is known, warping by it, and what both frames see."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from editor.clips.flow import SMALLEST, flow, grey, grid, hidden, visible, warp
from tests.clips.moving import BACKGROUND, SQUARE, scene, texture


def shifted(right: float, down: float) -> np.ndarray:
    """float32 (60, 80, 2): the same motion everywhere."""
    return np.full((60, 80, 2), (right, down), np.float32)


@pytest.mark.parametrize("step", [(0, 0), (2, -3), (7, 4)])
def test_a_pan_is_found_to_a_fraction_of_a_pixel(step: tuple[int, int]) -> None:
    big = grey(texture(140, 180, 3))
    right, down = step
    here, before = big[20:120, 20:160], big[20 + down : 120 + down, 20 + right : 160 + right]
    found = flow(here, before)[12:-12, 12:-12]
    assert np.linalg.norm(found - np.negative(step), axis=-1).mean() < 0.2


def test_two_motions_are_told_apart() -> None:
    moving = scene(2)
    found = flow(grey(moving.frames[1]), grey(moving.frames[0]))
    square = moving.squares[1]
    assert np.median(found[square], axis=0) == pytest.approx(np.negative(SQUARE), abs=0.6)
    assert np.median(found[~square], axis=0) == pytest.approx(np.negative(BACKGROUND), abs=0.6)


def test_a_swing_of_thirty_pixels_is_found() -> None:
    big = cv2.GaussianBlur(grey(texture(240, 380, 3)), (0, 0), 2)
    found = flow(big[20:220, 10:310], big[25:225, 40:340])[20:-20, 40:-40]
    assert np.linalg.norm(found - (-30, -5), axis=-1).mean() < 0.3


def test_a_wall_without_texture_moves_with_the_camera() -> None:
    room = grey(texture(240, 340, 3))
    room[60:190, 90:250] = 128
    found = flow(room[20:220, 20:320], room[22:222, 23:323])
    assert np.linalg.norm(found[60:150, 90:210] - (-3, -2), axis=-1).mean() < 0.2


@pytest.mark.parametrize("size", [(1, 1), (SMALLEST - 1, 200), (200, SMALLEST - 1)])
def test_frames_too_small_to_search_do_not_move(size: tuple[int, int]) -> None:
    here, there = (np.random.default_rng(n).integers(0, 256, size, np.uint8) for n in (0, 1))
    assert not flow(here, there).any()
    assert flow(here, there).shape == (*size, 2)


def test_whole_pixels_are_warped_exactly_and_edges_repeated() -> None:
    picture = texture(60, 80, 4)
    fetched = warp(picture, shifted(3, -2))
    assert np.array_equal(fetched[2:, :-3], picture[:-2, 3:])
    assert np.array_equal(fetched[2:, -1], picture[:-2, -1])


def test_half_a_pixel_there_and_back_keeps_the_picture() -> None:
    picture = texture(60, 80, 4).astype(np.float32)
    home = warp(warp(picture, shifted(0.5, 0)), shifted(-0.5, 0))
    assert np.abs(home - picture)[:, 8:-8].mean() < 0.5


def test_what_leaves_the_picture_is_not_seen() -> None:
    seen = visible(shifted(5, 0), shifted(-5, 0))
    assert seen[:, :75].all()
    assert not seen[:, 75:].any()


def test_all_is_seen_of_what_stands_still() -> None:
    assert visible(shifted(0, 0), shifted(0, 0)).all()


def test_what_the_square_covered_is_not_seen() -> None:
    moving = scene(2)
    here, before = (grey(frame) for frame in moving.frames[::-1])
    seen = visible(flow(here, before), flow(before, here))
    truth = moving.motions[0].seen
    inner = np.zeros_like(truth)
    inner[4:-4, 4:-4] = True
    uncovered, rest = inner & ~truth, inner & truth
    assert uncovered.any()
    assert seen[uncovered].mean() < 0.5
    assert seen[rest].mean() > 0.8


def test_what_the_square_uncovers_was_hidden() -> None:
    moving = scene(2)
    before, here = (grey(frame) for frame in moving.frames)
    lost = hidden(here, before, flow(here, before))
    uncovered = moving.squares[0] & ~moving.squares[1]
    inner = np.zeros_like(uncovered)
    inner[12:-12, 12:-12] = True
    assert lost[uncovered].mean() > 0.6
    assert lost[inner & moving.motions[0].seen].mean() < 0.2


def test_a_flow_that_does_not_come_home_is_not_believed() -> None:
    assert not visible(shifted(4, 0), shifted(4, 0)).any()


def test_grey_takes_frames_with_alpha() -> None:
    picture = texture(20, 30, 5)
    clear = np.dstack([picture, np.zeros((20, 30), np.uint8)])
    assert np.array_equal(grey(clear), grey(picture))


def test_the_grid_is_shared_so_it_cannot_be_written() -> None:
    assert grid(4, 6)[3, 5].tolist() == [5, 3]
    with pytest.raises(ValueError, match="read-only"):
        grid(4, 6)[0, 0] = 1
