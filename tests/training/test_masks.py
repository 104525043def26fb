"""Random holes: every kind, any size, repeatable, as thick as their name says."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from editor.training.masks import KINDS, draw


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("h", "w"), [(64, 64), (256, 256), (120, 300)])
def test_masks_are_neither_empty_nor_full(kind: str, h: int, w: int) -> None:
    for seed in range(20):
        mask = draw(kind, h, w, np.random.default_rng(seed))
        assert mask.shape == (h, w)
        assert mask.dtype == np.uint8
        assert set(np.unique(mask)) == {0, 255}
        assert 0.002 <= (mask > 0).mean() <= 0.6


def test_the_same_seed_draws_the_same_mask() -> None:
    for kind in KINDS:
        first, again, other = (draw(kind, 99, 99, np.random.default_rng(s)) for s in (5, 5, 6))
        assert np.array_equal(first, again)
        assert not np.array_equal(first, other)


def thickness(kind: str) -> float:
    masks = [draw(kind, 256, 256, np.random.default_rng(s)) for s in range(20)]
    return float(np.median([cv2.distanceTransform(m, cv2.DIST_L2, 3).max() * 2 for m in masks]))


def test_strokes_are_as_thick_as_their_name() -> None:
    assert thickness("thin") < 10 < thickness("brush") < thickness("wide")


def test_borders_touch_the_edge_and_leave_the_middle() -> None:
    for seed in range(10):
        mask = draw("border", 100, 100, np.random.default_rng(seed))
        assert mask[50, 50] == 0
        assert max(mask[0].mean(), mask[-1].mean(), mask[:, 0].mean(), mask[:, -1].mean()) == 255


def test_unknown_kinds_are_refused() -> None:
    with pytest.raises(KeyError):
        draw("triangle", 10, 10, np.random.default_rng(0))
