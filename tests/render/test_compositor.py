"""The compositor against the reference: every mode, masks, groups, clipping; exact where it can."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QPainter

from editor.core.blend import composite, premultiplied
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.compositor import compose, flatten
from editor.render.laying import NATIVE, Frame
from editor.render.tiles import DEEP, draw, straight, view
from tests.core.beyond import undecided
from tests.core.pictures import noise, noisy, painted
from tests.render.reference import reference

pytestmark = pytest.mark.usefixtures("qapp")
SIZE = Size(150, 140)
AREA = Rect(0, 0, *SIZE)
LEVEL = 1 / 255


def _rgba(pixels: np.ndarray) -> np.ndarray:
    return pixels[..., [2, 1, 0, 3]].astype(np.float32) / 255


def _two(mode: BlendMode, lower: np.ndarray, upper: np.ndarray, opacity: float) -> Document:
    h, w = lower.shape[:2]
    bottom = PixelLayer("lower", pixels=raster_from(lower))
    top = PixelLayer("upper", pixels=raster_from(upper), blend=mode, opacity=opacity)
    return Document(Size(w, h), (bottom, top))


seeds = st.integers(0, 2**32 - 1)


@pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
@settings(max_examples=10, deadline=None)
@given(seed=seeds, opacity=st.integers(0, 255).map(lambda v: v / 255), opaque=st.booleans())
def test_every_mode_is_that_of_the_reference(
    mode: BlendMode, seed: int, opacity: float, opaque: bool
) -> None:
    lower, upper = noise(48, 48, seed=seed, opaque=opaque), noise(48, 48, seed=seed ^ 1)
    document = _two(mode, lower, upper, opacity)
    wanted = composite(premultiplied(lower), premultiplied(upper), mode, opacity)
    apart = np.abs(_rgba(compose(document.layers, Frame(document.bounds))) - wanted) / LEVEL
    unsure = undecided(mode, lower.reshape(-1, 4) / 255, upper.reshape(-1, 4) / 255)
    apart[unsure.reshape(apart.shape[:2])] = 0
    assert apart.max() <= (0.53 if mode in NATIVE else 1.01)


EXTREMES = [0, 1, 63, 64, 127, 128, 254, 255]


@pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
def test_every_mode_holds_for_extreme_colours(mode: BlendMode) -> None:
    values = np.array(EXTREMES, np.uint8)
    b, s = (a.ravel() for a in np.meshgrid(values, values))
    lower = np.stack([b, b[::-1], np.roll(b, 3), np.full_like(b, 255)], -1)[None]
    upper = np.stack([s, np.roll(s, 5), s[::-1], np.full_like(s, 255)], -1)[None]
    document = _two(mode, lower, upper, 1.0)
    wanted = composite(premultiplied(lower), premultiplied(upper), mode)
    assert np.abs(_rgba(compose(document.layers, Frame(document.bounds))) - wanted).max() <= (
        0.53 * LEVEL
    )


def _layer(seed: int, **changes: object) -> PixelLayer:
    pixels = noise(*SIZE, seed=seed)
    pixels[..., 3] = np.maximum(pixels[..., 3], 40)
    return replace(PixelLayer(f"{seed}", pixels=raster_from(pixels)), **changes)  # type: ignore[arg-type]


SOLID = _layer(1, pixels=noisy(*SIZE, seed=1, opaque=True))
HALF = painted(painted(Raster(1), Rect(0, 0, 90, 140), 255), Rect(30, 30, 40, 40), 100)
TREES: dict[str, tuple[Layer, ...]] = {
    "mask": (SOLID, _layer(2, mask=HALF)),
    "empty mask hides": (SOLID, _layer(2, mask=Raster(1))),
    "hidden": (SOLID, _layer(2, visible=False), _layer(3, opacity=0.0)),
    "group": (SOLID, GroupLayer("g", layers=(_layer(2), _layer(3)), opacity=0.6)),
    "group is blended apart": (
        SOLID,
        GroupLayer("g", layers=(_layer(2, blend=BlendMode.MULTIPLY),), blend=BlendMode.SCREEN),
    ),
    "masked group": (SOLID, GroupLayer("g", layers=(_layer(2),), mask=HALF)),
    "group in group": (
        SOLID,
        GroupLayer("g", layers=(_layer(2), GroupLayer("h", layers=(_layer(3),), opacity=0.5))),
    ),
    "clip": (SOLID, _layer(2, mask=HALF), _layer(3, clip=True)),
    "clip by mode": (
        SOLID,
        _layer(2, opacity=0.7, blend=BlendMode.MULTIPLY),
        _layer(3, clip=True, blend=BlendMode.DIFFERENCE, opacity=0.4),
        _layer(4, clip=True, mask=HALF),
    ),
    "clip on hidden": (SOLID, _layer(2, visible=False), _layer(3, clip=True)),
    "clip hidden": (SOLID, _layer(2), _layer(3, clip=True, visible=False)),
    "clip without base": (_layer(3, clip=True),),
    "clip to group": (
        SOLID,
        GroupLayer("g", layers=(_layer(2, mask=HALF),)),
        _layer(3, clip=True),
    ),
    "clipped group": (
        SOLID,
        _layer(2, mask=HALF),
        GroupLayer("g", layers=(_layer(3),), clip=True),
    ),
    "luminosity in group": (
        SOLID,
        GroupLayer("g", layers=(_layer(2), _layer(3, blend=BlendMode.LUMINOSITY))),
    ),
    "nothing": (),
}  # fmt: skip


@pytest.mark.parametrize("layers", TREES.values(), ids=TREES.keys())
def test_trees_of_layers_look_as_the_reference_says(layers: tuple[Layer, ...]) -> None:
    document = Document(SIZE, layers)
    apart = np.abs(_rgba(compose(layers, Frame(AREA))) - reference(document, AREA)) / LEVEL
    assert apart.max() <= 0.6 and apart.mean() <= 0.3


def test_any_part_is_the_same_part_of_the_whole() -> None:
    document = Document(Size(500, 300), TREES["clip by mode"])
    whole = flatten(document, Rect(0, 0, 500, 300))
    for part in (Rect(3, 5, 90, 70), Rect(100, 100, 200, 150), Rect(127, 127, 2, 2)):
        assert np.array_equal(flatten(document, part), whole[part.slices()])


def test_flatten_reaches_beyond_blocks_and_the_canvas() -> None:
    pixels = noise(1300, 1100, opaque=True)
    document = Document(Size(1300, 1100), (PixelLayer("a", pixels=raster_from(pixels)),))
    assert np.array_equal(flatten(document, document.bounds), pixels)
    around = flatten(document, document.bounds.padded(5))
    assert np.array_equal(around[5:-5, 5:-5], pixels)
    assert not around[:5].any() and not around[:, -5:].any()


def test_untouched_pixels_of_a_see_through_photograph_are_bit_identical() -> None:
    pixels = noise(300, 200, seed=5)
    base = PixelLayer("a", pixels=raster_from(pixels))
    heal = PixelLayer("b", pixels=painted(Raster(4), Rect(40, 40, 20, 20), 255))
    flat = flatten(Document(Size(300, 200), (base, heal)), Rect(0, 0, 300, 200))
    inside = np.zeros((200, 300), bool)
    inside[40:60, 40:60] = True
    assert np.array_equal(flat[~inside], pixels[~inside])
    assert (flat[inside] == 255).all()


def test_sixteen_bit_layers_show_their_upper_bits() -> None:
    pixels = noise(130, 60, opaque=True)
    deep = pixels.astype(np.uint16) * 257
    document = Document(Size(130, 60), (PixelLayer("a", pixels=raster_from(deep)),))
    assert np.array_equal(flatten(document, document.bounds), pixels)


def test_sixteen_bit_masks_cut_like_eight_bit_ones() -> None:
    deep = raster_from(HALF.read(AREA).astype(np.uint16) * 257)
    for layers in (TREES["mask"], TREES["masked group"]):
        document = Document(SIZE, layers)
        upper = replace(layers[1], mask=deep)
        other = Document(SIZE, (layers[0], upper))
        assert np.array_equal(flatten(document, AREA), flatten(other, AREA))


@pytest.mark.parametrize("level", [1, 2, 3])
def test_smaller_levels_look_like_the_whole_seen_from_afar(level: int) -> None:
    y, x = np.mgrid[:256, :384]
    smooth = np.stack([x // 2, y // 2, (x + y) // 3, np.full_like(x, 255)], -1).astype(np.uint8)
    base = PixelLayer("a", pixels=raster_from(smooth))
    fade = PixelLayer("b", pixels=raster_from(smooth[::-1].copy()), blend=BlendMode.MULTIPLY)
    group = GroupLayer("g", layers=(fade,), mask=painted(Raster(1), Rect(0, 0, 128, 256), 255))
    whole, small = Frame(Rect(0, 0, 384, 256)), Frame(Rect(0, 0, 384, 256), level)
    layers = (base, group)
    side = 1 << level
    far = compose(layers, whole).reshape(256 >> level, side, 384 >> level, side, 4).mean((1, 3))
    assert np.abs(compose(layers, small) - far).max() <= 4


def test_an_error_while_composing_leaves_no_open_painter() -> None:
    class Broken(Raster):
        @property
        def tiles(self):  # type: ignore[no-untyped-def, override]
            raise RuntimeError("broken tile")

        @tiles.setter
        def tiles(self, value: object) -> None: ...

    document = Document(SIZE, (SOLID, PixelLayer("b", pixels=Broken(4))))
    with pytest.raises(RuntimeError, match="broken tile"):
        compose(document.layers, Frame(AREA))
    assert isinstance(QGuiApplication.instance(), QGuiApplication)


@pytest.mark.parametrize("mode", NATIVE, ids=lambda mode: mode.name)
def test_pictures_drawn_in_bands_are_those_drawn_at_once(mode: BlendMode) -> None:
    source, ground = straight(noise(70, 150, seed=1)), noise(90, 200, seed=2)
    results = []
    for bands in (True, False):
        image = straight(ground).convertToFormat(DEEP)
        painter = QPainter(image)
        painter.setCompositionMode(NATIVE[mode])
        if bands:
            draw(painter, source, 5, -20)
        else:
            painter.drawImage(5, -20, source)
        painter.end()
        results.append(view(image))
    assert np.array_equal(results[0], results[1])


@pytest.mark.parametrize("mode", BlendMode, ids=lambda mode: mode.name)
def test_a_layer_larger_than_the_frame_is_mixed_where_it_lies(mode: BlendMode) -> None:
    lower, upper = noise(200, 150, seed=3, opaque=True), noise(200, 150, seed=4)
    document = _two(mode, lower, upper, 0.7)
    part = Rect(37, 21, 120, 110)
    whole = compose(document.layers, Frame(document.bounds))
    assert np.array_equal(compose(document.layers, Frame(part)), whole[part.slices()])


@pytest.mark.parametrize(
    "mode", [mode for mode in BlendMode if mode not in NATIVE], ids=lambda mode: mode.name
)
def test_mixing_leaves_the_layer_s_own_pixels_as_they_are(mode: BlendMode) -> None:
    lower, upper = noise(128, 128, seed=5, opaque=True), noise(128, 128, seed=6)
    for pixels in (upper, upper.astype(np.uint16) * 257):
        document = _two(mode, lower, pixels, 0.7)
        first = compose(document.layers, Frame(document.bounds))
        top = document.layers[1]
        assert isinstance(top, PixelLayer)
        assert np.array_equal(top.pixels.read(document.bounds), pixels)
        assert np.array_equal(compose(document.layers, Frame(document.bounds)), first)
