"""The projection shows the document, whichever way it was brought up to date."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from editor.core import edits, resize
from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.layer import BlendMode, GroupLayer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.compositor import flatten
from editor.render.projection import Projection
from editor.render.pyramid import Pyramid, depth, halve
from editor.render.tiles import Format, view
from tests.core.pictures import noise, noisy, painted

pytestmark = pytest.mark.usefixtures("qapp")


def _document(w: int = 1000, h: int = 701) -> Document:
    base = PixelLayer("Photo", pixels=noisy(w, h, opaque=True))
    glow = PixelLayer("Glow", pixels=noisy(300, 300, seed=1), blend=BlendMode.SCREEN, opacity=0.5)
    tone = PixelLayer("Tone", pixels=noisy(200, 400, seed=2), blend=BlendMode.MULTIPLY)
    return Document(Size(w, h), (base, glow, tone, PixelLayer("Paint")))


def _shown(projection: Projection, level: int = 0) -> np.ndarray:
    return view(projection.image(level))[..., [2, 1, 0]]


def _settled(projection: Projection) -> Projection:
    while not projection.flush_idle(50):
        pass
    assert projection.done
    return projection


def _mask_bytes(projection: Projection, level: int = 0) -> np.ndarray:
    image = projection.mask_image(level)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return flat[:, : image.width()].copy()


def test_an_opaque_document_is_shown_as_flattened() -> None:
    document = _document()
    projection = _settled(Projection(document))
    assert np.array_equal(_shown(projection), flatten(document, document.bounds)[..., :3])


def test_see_through_places_show_a_checkerboard_that_modes_do_not_touch() -> None:
    spot = PixelLayer("Spot", pixels=painted(Raster(4), Rect(0, 0, 64, 64), 128))
    document = Document(Size(300, 300), (replace(spot, blend=BlendMode.MULTIPLY),))
    shown = _shown(_settled(Projection(document))).astype(int)
    assert {tuple(c) for c in shown[100:, 100:].reshape(-1, 3)} == {(240,) * 3, (204,) * 3}
    wanted = 128 * 128 / 255 + np.array([240, 204]) * (127 / 255)
    assert np.abs(shown[8, [8, 24], 0] - wanted).max() <= 1.5


strokes = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.builds(Rect, st.integers(-20, 590), st.integers(-20, 440),
                  st.integers(1, 300), st.integers(1, 300)),
        st.integers(0, 255),
        st.integers(0, 2),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


@settings(max_examples=10, deadline=None)
@given(strokes, st.booleans())
def test_after_any_edits_it_is_as_if_made_anew(
    walk: list[tuple[int, Rect, int, int]], look: bool
) -> None:
    document = _document(601, 450)
    projection = _settled(Projection(document))
    for index, rect, value, level in walk:
        layer = document.layers[index]
        assert isinstance(layer, PixelLayer)
        edited = document.with_layer(replace(layer, pixels=painted(layer.pixels, rect, value)))
        edited = edited.with_mask(painted(edited.mask, rect.moved(9, 9), value))
        changed = projection.update(document, edited)
        new = edited.layers[index]
        assert isinstance(new, PixelLayer)
        apart = new.pixels.read(edited.bounds) != layer.pixels.read(edited.bounds)
        for y, x in np.argwhere(apart.any(-1))[[0, -1] if apart.any() else []]:
            assert changed.contains(Rect(int(x), int(y), 1, 1))
        document = edited
        if look:
            projection.flush(Rect(100, 100, 500, 400), level)
    fresh = _settled(Projection(document))
    _settled(projection)
    for level in range(projection.depth):
        assert np.array_equal(_shown(projection, level), _shown(fresh, level))
        assert np.array_equal(_mask_bytes(projection, level), _mask_bytes(fresh, level))
    wanted = flatten(document, document.bounds)
    assert np.abs(_shown(projection).astype(int) - _over(wanted)).max() <= 2
    assert np.array_equal(_mask_bytes(projection), document.mask.read(document.bounds)[..., 0])


def test_deep_levels_show_the_checkerboard_as_one_grey() -> None:
    projection = Projection(Document(Size(9000, 9000), (PixelLayer("Nothing"),)))
    projection.flush(Rect(0, 0, 9000, 9000), 5)
    assert (_shown(projection, 5) == 222).all()


def _over(pixels: np.ndarray) -> np.ndarray:
    y, x = np.mgrid[: pixels.shape[0], : pixels.shape[1]] // 16
    board = np.where((x + y) % 2 == 0, 240, 204)[..., None]
    alpha = pixels[..., 3:] / 255
    return np.rint(pixels[..., :3] * alpha + board * (1 - alpha))


def test_flush_renews_what_is_visible_and_no_more() -> None:
    document = _document()
    projection = Projection(document)
    visible = Rect(130, 130, 200, 100)
    renewed = projection.flush(visible, 0)
    assert renewed.contains(visible) and renewed == Rect(128, 128, 256, 128)
    assert projection.flush(visible, 0) == EMPTY
    assert not _shown(projection)[400:].any() and not projection.done
    wanted = flatten(document, visible)[..., :3]
    assert np.array_equal(_shown(projection)[visible.slices()], wanted)


def test_a_large_change_shows_the_visible_level_first_and_then_exactly() -> None:
    y, x = np.mgrid[:2048, :3072]
    smooth = np.stack([x // 12, y // 8, (x + y) // 20, np.full_like(x, 255)], -1).astype(np.uint8)
    document = Document(Size(3072, 2048), (PixelLayer("Photo", pixels=raster_from(smooth)),))
    projection = Projection(document)
    projection.flush(document.bounds, 2)
    assert not _shown(projection, 0).any()
    first = _shown(projection, 2).astype(int)
    _settled(projection)
    exact = _shown(projection, 2).astype(int)
    assert np.abs(first - exact).max() <= 2 and first.any()
    far = smooth.reshape(512, 4, 768, 4, 4).mean((1, 3))[..., :3]
    assert np.abs(exact - far).max() <= 1.5


def test_a_small_stroke_after_a_first_look_stays_small() -> None:
    document = _document(3000, 2000)
    projection = Projection(document)
    projection.flush(document.bounds, 2)
    paint = document.layers[-1]
    assert isinstance(paint, PixelLayer)
    spot = painted(paint.pixels, Rect(700, 700, 20, 20), 255)
    edited = document.with_layer(replace(paint, pixels=spot))
    assert projection.update(document, edited) == Rect(700, 700, 20, 20)
    assert projection.flush(edited.bounds, 2) == Rect(640, 640, 128, 128)


def test_the_mask_s_first_look_becomes_exact() -> None:
    document = _document(3000, 2000)
    projection = _settled(Projection(document))
    filled = edits.fill_mask(document)
    holed = filled.with_mask(painted(filled.mask, Rect(500, 500, 40, 40), 0))
    projection.update(document, holed)
    projection.flush(holed.bounds, 2)
    assert (_mask_bytes(projection, 2)[:100] == 255).all()
    _settled(projection)
    assert np.array_equal(_mask_bytes(projection), holed.mask.read(holed.bounds)[..., 0])


def test_the_tint_colours_the_mask_by_strength() -> None:
    document = edits.fill_mask(_document(300, 300))
    projection = _settled(Projection(document))
    projection.set_mask_tint(QColor(0, 0, 255), 0.5)
    table = projection.mask_image().colorTable()
    assert QColor.fromRgba(table[0]).alpha() == 0
    assert QColor.fromRgba(table[255]).alpha() in (127, 128)
    image = projection.mask_image().convertToFormat(QImage.Format.Format_ARGB32)
    assert image.pixelColor(5, 5).blue() == 255
    projection.set_mask_tint(QColor(0, 0, 255), 0.5)
    assert projection.mask_image().colorTable() == table


def test_another_size_starts_anew() -> None:
    document = _document()
    projection = _settled(Projection(document))
    cropped = resize.cropped(document, Rect(10, 10, 333, 222))
    assert projection.update(document, cropped) == cropped.bounds
    _settled(projection)
    assert (projection.image().width(), projection.image().height()) == (333, 222)
    assert np.array_equal(_shown(projection), flatten(cropped, cropped.bounds)[..., :3])


def test_a_change_it_was_not_told_of_is_not_lost() -> None:
    """A listener may hear of (b, c) without ever having heard of (a, b)."""
    document = _document(300, 300)
    projection = _settled(Projection(document))
    hidden = edits.set_visible(document, document.layers[1].id, False)
    both = edits.set_visible(hidden, document.layers[2].id, False)
    projection.update(hidden, both)
    _settled(projection)
    assert np.array_equal(_shown(projection), flatten(both, both.bounds)[..., :3])


def test_idle_work_comes_in_slices_and_ends() -> None:
    projection = Projection(edits.fill_mask(_document(3000, 2000)))
    slices = 0
    while not projection.flush_idle(0):
        slices += 1
    assert slices > 10 and projection.done and projection.flush_idle(0)
    assert projection.nbytes > 3000 * 2000 * 5


@given(st.integers(1, 9000), st.integers(1, 9000))
def test_levels_end_near_256_pixels(w: int, h: int) -> None:
    levels = depth(Size(w, h))
    assert levels == 1 or min(w, h) >> (levels - 2) > 256
    assert min(w, h) >> (levels - 1) <= 256 or levels == 8


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.booleans())
def test_every_level_is_the_average_of_the_one_below(w: int, h: int, wide: bool) -> None:
    kind = Format.Format_RGB32 if wide else Format.Format_Indexed8
    pyramid = Pyramid(Size(4 * w, 4 * h), kind)
    rows, columns = pyramid.levels[0].shape[:2]
    pixels = noise(columns, rows, 4 if wide else 1, seed=w)
    pixels = pixels if wide else pixels[..., 0]
    pyramid.put(Rect(0, 0, columns, rows), pixels)
    for level in range(1, len(pyramid.levels)):
        size, lower = pyramid.extent(level), pyramid.extent(level - 1)
        below = pyramid.levels[level - 1][: lower.h, : lower.w].astype(float)
        padding = [(0, lower.h % 2), (0, lower.w % 2)] + [(0, 0)] * (below.ndim - 2)
        below = np.pad(below, padding, mode="edge")
        mean = below.reshape(size.h, 2, size.w, 2, *below.shape[2:]).mean((1, 3))
        assert np.abs(pyramid.levels[level][: size.h, : size.w] - mean).max() <= 1


def test_halving_neither_darkens_nor_brightens() -> None:
    pixels = noise(1024, 1024)
    small = np.empty((512, 512, 4), np.uint8)
    halve(pixels, small)
    assert abs(small.mean() - pixels.mean()) < 0.1


def test_a_layer_is_shown_anew_where_a_neighbour_changes_what_it_is_clipped_to() -> None:
    photo = PixelLayer("Photo", pixels=noisy(500, 400, opaque=True))
    base = PixelLayer("Base", pixels=painted(Raster(4), Rect(0, 0, 90, 90), 200))
    large = PixelLayer("Large", pixels=noisy(500, 400, seed=3), clip=True)
    spot = PixelLayer("Spot", pixels=painted(Raster(4), Rect(0, 0, 30, 30), 90))
    inside = replace(large, clip=False, blend=BlendMode.MULTIPLY)
    group = GroupLayer("Group", layers=(inside,), pass_through=True)
    clipped = Document(Size(500, 400), (photo, base, large))
    passing = Document(Size(500, 400), (photo, group, spot))
    pairs = [
        (clipped, clipped.without_layer(base.id)),
        (clipped, clipped.with_layer(spot, above=base.id)),
        (passing, passing.with_layer(replace(spot, clip=True))),
    ]
    for document, other in [*pairs, *((b, a) for a, b in pairs)]:
        projection = _settled(Projection(document))
        projection.update(document, other)
        whole = flatten(other, other.bounds)[..., :3]
        assert np.array_equal(_shown(_settled(projection))[:400, :500], whole)
