"""What gets selected: masks made from shapes, colours, brightness, transparency, and joined.

Masks are rasters of one channel, 255 = selected. Pictures are uint8 RGBA (h, w, 4), straight
alpha, whose first pixel stands at (x, y) of the document.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from editor.core.coverage import WHOLE
from editor.core.errors import BadInput
from editor.core.flood import Flags, difference, flooded, joined_to, similar
from editor.core.geometry import Rect
from editor.core.ink import Colour
from editor.core.raster import TILE, Cell, Pixels, Raster, cell_area, raster_from


class Mode(Enum):
    """What becomes of what was selected before; values are kept in the settings."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"
    INTERSECT = "intersect"


def combined(mask: Raster, shape: Raster, mode: Mode) -> Raster:
    """The mask after a shape was selected: added by the larger value, intersected by the smaller.

    Tiles that stay as they are stay the same objects.
    """
    if mode is Mode.REPLACE:
        return shape
    join = _JOINS[mode]
    cells = set(mask.tiles) & set(shape.tiles)
    tiles: dict[Cell, Pixels] = {}
    if mode is not Mode.INTERSECT:
        tiles.update(mask.tiles)
    if mode is Mode.ADD:
        tiles.update({cell: tile for cell, tile in shape.tiles.items() if cell not in cells})
    for cell in cells:
        tile = join(mask.tiles[cell], shape.tiles[cell])
        if not tile.any():
            tiles.pop(cell, None)
        elif np.array_equal(tile, mask.tiles[cell]):
            tiles[cell] = mask.tiles[cell]
        else:
            tile.flags.writeable = False
            tiles[cell] = tile
    return mask.with_tiles(tiles)


_JOINS: dict[Mode, Callable[[Pixels, Pixels], Pixels]] = {
    Mode.ADD: np.maximum,
    Mode.SUBTRACT: lambda mask, shape: np.minimum(mask, ~shape),
    Mode.INTERSECT: np.minimum,
}


def whole(bounds: Rect) -> Raster:
    """A mask of all of `bounds`; its tiles are one and the same wherever they lie inside."""
    return Raster(1).with_tiles(dict.fromkeys(bounds.cells(TILE), WHOLE)).cropped(bounds)


def wand(
    picture: Pixels, at: tuple[int, int], tolerance: int, contiguous: bool, smooth: bool
) -> Raster:
    """What has the colour of one pixel, as a mask at (0, 0).

    at: that pixel, (x, y). tolerance: 0..255, the largest difference of any channel that still
    counts as the same. contiguous: only what hangs together with it. smooth: a soft edge, one
    pixel wide. Raises BadInput where the pixel lies outside.
    """
    h, w = picture.shape[:2]
    x, y = at
    if not (0 <= x < w and 0 <= y < h):
        raise BadInput(f"The point {x}, {y} lies outside of the picture ({w} x {h}).")
    alike = similar(picture, tuple(int(v) for v in picture[y, x]), tolerance)
    found = flooded(alike, at) if contiguous else alike
    return raster_from(softened(found) if smooth else found.view(np.uint8) * np.uint8(255))


def softened(found: Flags) -> Pixels:
    """The pixels found as a mask (h, w) whose edge is one pixel wide on either side.

    Weights 1 2 1 along both axes; the picture's edge is none.
    """
    sums = np.pad(found.view(np.uint8), 1, mode="edge")
    sums = sums[:-2] + 2 * sums[1:-1] + sums[2:]
    sums = sums[:, :-2] + 2 * sums[:, 1:-1] + sums[:, 2:]
    levels = np.rint(np.arange(17) * (255 / 16)).astype(np.uint8)
    return np.asarray(levels[sums])


def alike_selected(picture: Pixels, mask: Raster, tolerance: int, contiguous: bool) -> Raster:
    """What is selected, and what has a colour like any of it, as a mask at (0, 0).

    tolerance: 0..255, as `wand`, in steps of 8. contiguous: only what hangs together with what is
    selected. Colours that less than one in 2,000 selected pixels has do not count: at the edge of
    a selection there are always some.
    """
    h, w = picture.shape[:2]
    selected: Flags = mask.read(Rect(0, 0, w, h))[..., 0] > 127
    places = _cubes(picture)
    counts = np.bincount(places[selected], minlength=32**3)
    known = (counts > counts.sum() / 2000).reshape(32, 32, 32)
    found = _spread(known, tolerance >> 3).reshape(-1)[places]
    found &= picture[..., 3] > 0
    found |= selected
    return raster_from(softened(joined_to(found, selected) if contiguous else found))


def _cubes(picture: Pixels) -> NDArray[np.uint16]:
    """Which of 32 x 32 x 32 cubes of colours each pixel is in: (h, w)."""
    red, green, blue = ((picture[..., n] >> 3).astype(np.uint16) for n in range(3))
    return np.asarray(red << 10 | green << 5 | blue, np.uint16)


def _spread(known: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """Cubes (32, 32, 32) that are so near to one that is known, along each axis."""
    for axis in range(3):
        sides = np.moveaxis(known, axis, 0)
        wide = sides.copy()
        for step in range(1, by + 1):
            wide[step:] |= sides[:-step]
            wide[:-step] |= sides[step:]
        known = np.moveaxis(wide, 0, axis)
    return known


@dataclass(frozen=True)
class ColourRange:
    """Which colours are meant. wanted, unwanted: picked ones. fuzziness: 0..255, the largest
    difference of a channel at which a colour is selected at all; within half of it, fully."""

    wanted: tuple[Colour, ...] = ()
    unwanted: tuple[Colour, ...] = ()
    fuzziness: int = 40


def colour_range(picture: Pixels, chosen: ColourRange) -> Raster:
    """Where a picture has the colours chosen, softly, as a mask at (0, 0)."""
    levels = _fading(chosen.fuzziness)
    near = _nearest(picture, chosen.wanted)
    if near is None:
        return Raster(1)
    mask: Pixels = levels[near]
    unlike = _nearest(picture, chosen.unwanted)
    if unlike is not None:
        nearer = unlike <= near
        mask = np.where(nearer, np.minimum(mask, ~levels[unlike]), mask)
    return raster_from(_times(mask, picture[..., 3]))


def _fading(fuzziness: int) -> Pixels:
    """(256,) how much of a colour that differs by so much is selected."""
    apart = np.arange(256)
    if fuzziness <= 0:
        return np.where(apart == 0, 255, 0).astype(np.uint8)
    share = np.clip(2 - 2 * apart / fuzziness, 0, 1)
    return np.asarray(np.rint(share * 255).astype(np.uint8))


def _nearest(picture: Pixels, colours: Sequence[Colour]) -> Pixels | None:
    """(h, w) the difference of each pixel from the nearest of some colours."""
    if not colours:
        return None
    rgb = np.ascontiguousarray(picture[..., :3])
    out = difference(rgb, colours[0])
    for colour in colours[1:]:
        np.minimum(out, difference(rgb, colour), out=out)
    return out


@dataclass(frozen=True)
class LuminanceRange:
    """How bright. low, high: luma of ITU-R BT.601, 0..255. softness: over so many levels outside
    of them the selection fades."""

    low: int = 128
    high: int = 255
    softness: int = 32


def luminance_range(picture: Pixels, chosen: LuminanceRange) -> Raster:
    """Where a picture is so bright, as a mask at (0, 0)."""
    red, green, blue = (picture[..., n].astype(np.uint16) for n in range(3))
    luma = ((77 * red + 150 * green + 29 * blue + 128) >> 8).astype(np.uint8)
    level = np.arange(256)
    apart = np.maximum(chosen.low - level, level - chosen.high).clip(0)
    share = np.clip(1 - apart / (chosen.softness + 1), 0, 1)
    levels = np.rint(share * 255).astype(np.uint8)
    return raster_from(_times(levels[luma], picture[..., 3]))


def alpha(pixels: Raster, bounds: Rect) -> Raster:
    """How opaque a layer is, as a mask inside `bounds`; a mask of one channel as it is."""
    tiles: dict[Cell, Pixels] = {}
    for cell, tile in pixels.tiles.items():
        if cell_area(cell).intersect(bounds).empty:
            continue
        last = tile[..., -1:]
        if last.dtype == np.uint16:
            last = ((last.astype(np.uint32) + 128) // 257).astype(np.uint8)
        if (last == 255).all():
            tiles[cell] = WHOLE
        elif last.any():
            own = np.ascontiguousarray(last)
            own.flags.writeable = False
            tiles[cell] = own
    return Raster(1).with_tiles(tiles).cropped(bounds)


def _times(mask: Pixels, share: Pixels) -> Pixels:
    """A mask times an alpha, both uint8 (h, w)."""
    if (share == 255).all():
        return mask
    product = mask.astype(np.uint16) * share + 127
    return np.asarray((product // 255).astype(np.uint8))
