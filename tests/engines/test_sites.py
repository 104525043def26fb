"""Sites: every masked pixel once, cables in short pieces, blobs whole."""

from __future__ import annotations

import cv2
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.geometry import Rect
from editor.engines.sites import GROUP, extent, sites
from editor.training.masks import KINDS, draw


def owned(mask: np.ndarray) -> np.ndarray:
    """How many sites own each pixel."""
    count = np.zeros(mask.shape, int)
    for site in sites(mask):
        count[site.box.slices()] += site.own
    return count


@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 10_000), h=st.integers(40, 500))
@settings(max_examples=40, deadline=None)
def test_every_masked_pixel_belongs_to_one_site(kind: str, seed: int, h: int) -> None:
    mask = draw(kind, h, 300, np.random.default_rng(seed))
    assert np.array_equal(owned(mask), (mask > 0).astype(int))


def test_a_cable_across_a_4k_picture_is_cut_into_short_pieces() -> None:
    mask = np.zeros((2160, 3840), np.uint8)
    cv2.line(mask, (10, 300), (3800, 900), 255, 9)
    found = sites(mask)
    assert 7 <= len(found) <= 12
    assert all(max(site.box.w, site.box.h) <= GROUP and site.thin for site in found)
    assert np.array_equal(owned(mask), (mask > 0).astype(int))


def test_a_blob_is_one_site_and_not_thin() -> None:
    mask = np.zeros((900, 900), np.uint8)
    cv2.circle(mask, (450, 450), 150, 255, -1)
    (found,) = sites(mask)
    assert found.box == Rect(300, 300, 301, 301)
    assert not found.thin


def test_specks_close_together_are_gathered() -> None:
    mask = np.zeros((180, 180), np.uint8)
    mask[10:90:20, 10:90:20] = 255
    assert len(sites(mask)) == 1


def test_holes_not_far_apart_are_filled_together() -> None:
    mask = np.zeros((1200, 1600), np.uint8)
    for x, y in ((100, 100), (400, 300), (1400, 1000)):
        cv2.circle(mask, (x, y), 50, 255, -1)
    assert sorted(site.box.w for site in sites(mask)) == [101, 401]
    assert np.array_equal(owned(mask), (mask > 0).astype(int))


def test_surroundings_stay_in_the_picture() -> None:
    mask = np.zeros((100, 120), np.uint8)
    mask[0:30, 90:120] = 255
    (found,) = sites(mask)
    assert found.context(Rect(0, 0, 120, 100)) == Rect(26, 0, 94, 94)


def test_surroundings_reach_far_for_small_holes_and_stay_limited_for_large() -> None:
    picture = Rect(0, 0, 8000, 8000)
    sides = []
    for side in (40, 300, 1200):
        mask = np.zeros((4000, 4000), np.uint8)
        mask[2000 : 2000 + side, 2000 : 2000 + side] = 255
        (found,) = sites(mask)
        sides.append(found.context(picture).w)
    assert sides == [40 + 2 * 80, 1024, 2400]


def test_thickness_tells_strokes_from_blobs() -> None:
    for radius, thin, deep in ((3, True, False), (16, False, False), (60, False, True)):
        mask = np.zeros((300, 300), np.uint8)
        cv2.circle(mask, (150, 150), radius, 255, -1)
        (found,) = sites(mask)
        assert (found.thin, found.deep) == (thin, deep)


def test_soft_masks_count_from_one() -> None:
    mask = np.zeros((20, 20), np.uint8)
    mask[5, 7] = 1
    assert extent(mask) == Rect(7, 5, 1, 1)
    assert sites(np.zeros((4, 4), np.uint8)) == []
