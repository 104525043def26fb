"""What a generator sees of a picture: the same as Pillow's BILINEAR, at any size."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from editor.jobs.attributes import as_seen


@pytest.mark.parametrize("side", [40, 128, 301, 600])
def test_it_shrinks_and_enlarges_as_pillow_does(side: int) -> None:
    picture = np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8)
    seen = as_seen(picture, 128)
    wanted = np.asarray(Image.fromarray(picture).resize((128, 128), Image.Resampling.BILINEAR))
    assert seen.shape == (128, 128, 3) and seen.dtype == np.uint8
    assert np.abs(seen.astype(int) - wanted).max() <= 1
    assert not seen.flags.writeable


def test_what_is_as_large_stays_as_it_is_and_masks_work_too() -> None:
    mask = np.random.default_rng(1).integers(0, 256, (64, 64, 1), dtype=np.uint8)
    assert np.array_equal(as_seen(mask, 64), mask)
