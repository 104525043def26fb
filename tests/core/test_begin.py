"""Documents that begin empty: size, depth, colour, resolution, and little memory."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.begin import begun
from editor.core.depth import Depth, depth_of
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import TILE
from editor.render.compositor import flatten


def _layer(document: Document) -> PixelLayer:
    (layer,) = document.layers
    assert isinstance(layer, PixelLayer)
    return layer


@pytest.mark.parametrize("depth", [8, 16])
def test_colour_fills_the_canvas_exactly_and_nothing_beside_it(depth: Depth) -> None:
    document = begun(Size(300, 200), "Ground", depth, (10, 128, 255), 300)
    pixels = _layer(document).pixels
    assert pixels.extent() == document.bounds == Rect(0, 0, 300, 200)
    assert depth_of(document) == depth
    assert document.metadata.dpi == (300, 300)
    shown = flatten(document, document.bounds)
    assert np.array_equal(np.unique(shown.reshape(-1, 4), axis=0), [[10, 128, 255, 255]])


def test_transparent_stays_without_pixels_and_keeps_its_depth() -> None:
    document = begun(Size(40, 30), "Layer 1", 16)
    assert not _layer(document).pixels.tiles
    assert depth_of(document) == 16 and document.metadata.dpi is None


def test_a_huge_filled_canvas_shares_its_tiles() -> None:
    document = begun(Size(100 * TILE, 100 * TILE), "Ground", 8, (1, 2, 3))
    tiles = _layer(document).pixels.tiles
    assert len(tiles) == 100 * 100
    assert len({id(tile) for tile in tiles.values()}) == 1
