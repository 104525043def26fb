"""Fills without a network: outside untouched, repeatable, near sources where asked for."""

from __future__ import annotations

import numpy as np
import pytest

from editor.engines.synthesis import diffusion_fill, patch_fill


def two_grounds() -> tuple[np.ndarray, np.ndarray]:
    """Left and right of a picture have different grain; a hole lies in the left."""
    rng = np.random.default_rng(2)
    picture = rng.integers(90, 130, (120, 240, 3), dtype=np.uint8)
    picture[:, 120:] = rng.integers(100, 120, (120, 120, 3), dtype=np.uint8)
    mask = np.zeros((120, 240), np.uint8)
    mask[30:80, 30:80] = 255
    return picture, mask


@pytest.mark.parametrize("guide", [0.0, 0.1])
def test_patch_synthesis_keeps_the_outside_and_repeats(guide: float) -> None:
    picture, mask = two_grounds()
    fill = patch_fill(picture, mask, 3, guide)
    assert np.array_equal(fill[mask == 0], picture[mask == 0])
    assert np.array_equal(fill, patch_fill(picture, mask, 3, guide))
    assert not np.array_equal(fill, patch_fill(picture, mask, 4, guide))


def test_a_guide_prefers_near_sources() -> None:
    """The calm ground matches anything a little; with a guide the hole keeps its own unrest."""
    picture, mask = two_grounds()
    unrest = [patch_fill(picture, mask, 0, g)[mask > 0].std() for g in (0.0, 1.0)]
    assert unrest[1] > unrest[0]


def test_diffusion_is_smooth_and_keeps_the_outside() -> None:
    picture, mask = two_grounds()
    for method in ("telea", "ns"):
        fill = diffusion_fill(picture, mask, method)
        assert np.array_equal(fill[mask == 0], picture[mask == 0])
        assert fill[45:65, 45:65].std() < picture[45:65, 45:65].std()
    with pytest.raises(KeyError):
        diffusion_fill(picture, mask, "magic")
