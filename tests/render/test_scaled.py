"""Pictures of tiles: parts of them, and blocks of them seen from afar."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np
import pytest

from editor.core.geometry import Rect
from editor.core.raster import TILE, Raster, raster_from
from editor.render.scaled import BLOCK, Block, BlockImages
from editor.render.tiles import Format, full_size, view
from tests.core.pictures import noise

SIDE = BLOCK * TILE


@pytest.mark.parametrize("masked", [False, True])
def test_a_part_of_a_tile_is_that_part_of_the_whole(masked: bool) -> None:
    tile, part = noise(128, 128), Rect(13, 40, 77, 9)
    mask = noise(128, 128, 1) if masked else None
    whole = view(full_size(tile, mask))
    assert np.array_equal(view(full_size(tile, mask, part)), whole[part.slices()])


def block_of(raster: Raster, mask: Raster | None = None) -> Block:
    block = Block.of(raster, mask, (0, 0))
    assert block is not None
    return block


@pytest.mark.parametrize("level", [1, 3])
def test_a_block_is_its_pixels_seen_from_afar(level: int) -> None:
    pixels = noise(SIDE, SIDE)
    pixels[..., 3] = 255
    pixels[:TILE, :TILE] = 0  # a tile that is not there
    image = BlockImages().get(block_of(raster_from(pixels)), level)
    assert image.format() == Format.Format_ARGB32 and image.width() == SIDE >> level
    step = 1 << level
    far = pixels.reshape(SIDE // step, step, SIDE // step, step, 4).mean((1, 3))
    seen = view(image)[..., [2, 1, 0, 3]]
    assert np.abs(seen - far).max() <= 3


def test_an_opaque_block_is_known_as_one() -> None:
    pixels = noise(SIDE, SIDE)
    pixels[..., 3] = 255
    assert BlockImages().get(block_of(raster_from(pixels)), 2).format() == Format.Format_RGB32


def test_a_mask_hides_what_it_hides_and_tiles_without_it() -> None:
    pixels = np.full((SIDE, SIDE, 4), 255, np.uint8)
    mask = np.zeros((SIDE, SIDE), np.uint8)
    mask[:TILE, :TILE] = 255
    alpha = view(BlockImages().get(block_of(raster_from(pixels), raster_from(mask)), 2))[..., 3]
    assert (alpha[: TILE >> 2, : TILE >> 2] == 255).all() and alpha.sum() == 255 * (TILE >> 2) ** 2


def test_nothing_stands_where_no_tile_is() -> None:
    assert Block.of(raster_from(noise(50, 50)), None, (3, 3)) is None


def test_blocks_are_kept_by_their_pixels_and_within_their_room() -> None:
    images = BlockImages(room=5 * 64 * 64 * 4)
    rasters = [raster_from(noise(128, 128, seed=i)) for i in range(9)]
    first = images.get(block_of(rasters[0]), 3)
    assert images.get(block_of(rasters[0]), 3) is first
    more = rasters[0].with_tiles({**rasters[0].tiles, (1, 0): noise(128, 128)})
    assert images.get(block_of(more), 3) is not first
    for raster in rasters:
        images.get(block_of(raster), 3)
    assert images.used <= images.room
    assert images.get(block_of(rasters[0]), 3) is not first


def test_a_tile_that_took_a_dead_one_s_place_is_not_mistaken_for_it() -> None:
    images = BlockImages()
    for value in range(40):
        tile = np.full((128, 128, 4), 255, np.uint8)
        tile[..., 0] = value
        raster = Raster(4, tiles=MappingProxyType({(0, 0): tile}))
        assert view(images.get(block_of(raster), 1))[0, 0, 2] == value
        del tile, raster
