"""What tiles that stand in line share is found once, and makes each the same as by itself."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core import scaling
from editor.core.floats import Source
from editor.core.geometry import Rect
from editor.core.raster import TILE, raster_from
from editor.core.sampling import Resampling
from editor.core.scaling import Scaling
from editor.core.transform import scaled
from editor.core.warp import warped


@pytest.fixture
def source() -> Source:
    pixels = np.random.default_rng(5).integers(0, 256, (500, 700, 4), np.uint8)
    return Source(raster_from(pixels), Rect(0, 0, 700, 500))


def test_the_weights_of_columns_and_rows_are_found_once(source, monkeypatch):
    asked = []
    found = scaling.weights
    monkeypatch.setattr(scaling, "weights", lambda *a: (asked.append(a), found(*a))[1])
    out = warped(source.raster, scaled(1.5, 1.5))
    columns, rows = len({x for x, _ in out.tiles}), len({y for _, y in out.tiles})
    assert (columns, rows) == (9, 6)
    assert len(asked) < columns * rows  # threads may find the same at once


@pytest.mark.parametrize("factors", [(1.5, 1.3), (0.31, 0.7), (0.02, 3.0)])
def test_a_tile_among_others_is_as_it_is_by_itself(source, factors):
    together = Scaling(source, scaled(*factors), Resampling.AUTOMATIC)
    for row in range(2):
        for column in range(2):
            area = Rect(column * TILE, row * TILE, TILE, TILE)
            alone = Scaling(source, scaled(*factors), Resampling.AUTOMATIC).floats(area)
            among = together.floats(area)
            assert (among is None) == (alone is None)
            if among is not None:
                assert np.array_equal(among, alone)
