"""Pixels laid over others: as the blending of whole tiles says, whatever the covers."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.blend import composite, premultiplied, straight_bytes
from editor.core.geometry import Rect
from editor.core.layer import BlendMode
from editor.core.overlay import laid_over
from editor.core.raster import raster_from

AREA = Rect(0, 0, 200, 150)


def patchy(seed: int, dtype) -> np.ndarray:
    """Noise with bands of full, no and partial cover."""
    random = np.random.default_rng(seed)
    full = np.iinfo(dtype).max
    pixels = random.integers(1, full, (AREA.h, AREA.w, 4), dtype=dtype, endpoint=True)
    band = 50 if seed % 2 else 30
    axis = np.arange(AREA.w) // band % 3
    pixels[:, axis == 0, 3] = 0
    pixels[:, axis == 1, 3] = full
    pixels[pixels[..., 3] == 0] = 0
    return pixels


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_each_pixel_is_blended_and_what_is_alone_stays_exact(dtype):
    under, over = patchy(1, dtype), patchy(2, dtype)
    out = laid_over(raster_from(under), raster_from(over)).read(AREA)
    floats = composite(premultiplied(under), premultiplied(over), BlendMode.NORMAL)
    wanted = straight_bytes(floats, dtype)
    seen = wanted[..., 3] > 0
    apart = np.abs(out.astype(int) - wanted.astype(int))[seen]
    assert apart.max() <= (1 if dtype is np.uint8 else 64)  # colours under a breath of cover
    full = np.iinfo(dtype).max
    assert np.array_equal(out[over[..., 3] == full], over[over[..., 3] == full])
    assert np.array_equal(out[over[..., 3] == 0], under[over[..., 3] == 0])


def test_a_tile_that_covers_all_is_shared():
    under, over = patchy(1, np.uint8), patchy(2, np.uint8)
    over[..., 3] = 255
    above = raster_from(over)
    out = laid_over(raster_from(under), above)
    assert out.tiles[0, 0] is above.tiles[0, 0]
