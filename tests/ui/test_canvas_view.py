"""The view transform: what is under the cursor stays there; pictures fit and stand crisp."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from editor.core.geometry import Rect, Size
from editor.ui.canvas.view import MAX_ZOOM, MIN_ZOOM, View

coordinates = st.floats(-3000, 3000)
zooms = st.floats(0.02, 40)
degrees = st.one_of(st.sampled_from([0.0, 90.0, -90.0, -180.0]), st.floats(-180, 179))
views = st.builds(
    View,
    viewport=st.tuples(st.floats(100, 4000), st.floats(100, 3000)),
    centre=st.tuples(coordinates, coordinates),
    zoom=zooms,
    degrees=degrees,
    ratio=st.sampled_from([1.0, 1.25, 1.5, 2.0]),
)
cursors = st.builds(QPointF, st.floats(0, 1500), st.floats(0, 1000))


def distance(a: QPointF, b: QPointF) -> float:
    return (a - b).manhattanLength()


@given(views, cursors, zooms)
def test_zoom_keeps_the_document_point_under_the_cursor(view, cursor, zoom):
    held = view.to_document(cursor)
    moved = view.zoomed(zoom, cursor)
    assert moved.zoom == pytest.approx(zoom)
    assert distance(moved.to_view(held), cursor) <= 1.01 / view.ratio  # whole screen pixels


@given(views, cursors, degrees)
def test_turning_keeps_the_document_point_under_the_cursor(view, cursor, angle):
    held = view.to_document(cursor)
    assert distance(view.rotated(angle, cursor).to_view(held), cursor) <= 1.01 / view.ratio


@given(views, cursors)
def test_view_and_document_are_inverse(view, cursor):
    assert distance(view.to_view(view.to_document(cursor)), cursor) < 1e-3


@given(views, st.floats(-500, 500), st.floats(-500, 500))
def test_panning_moves_the_picture_by_as_much(view, dx, dy):
    before = view.to_view(QPointF(10, 20))
    after = view.panned(QPointF(dx, dy)).to_view(QPointF(10, 20))
    assert distance(after - before, QPointF(dx, dy)) <= 2.01 / view.ratio


@given(views, st.integers(1, 9000), st.integers(1, 9000))
def test_a_fitted_picture_is_wholly_visible(view, w, h):
    fitted = view.fitted(Size(w, h))
    box = fitted.covered(Rect(0, 0, w, h))
    if MIN_ZOOM < fitted.zoom < MAX_ZOOM:
        assert box.left() >= -1 and box.right() <= view.viewport[0] + 1
        assert box.top() >= -1 and box.bottom() <= view.viewport[1] + 1
        assert fitted.visible(Rect(0, 0, w, h)) == Rect(0, 0, w, h)


@given(views)
def test_an_unturned_picture_stands_on_whole_screen_pixels(view):
    if view.straight:
        corner = view.to_view(QPointF(0, 0)) * view.ratio
        assert corner.x() == pytest.approx(round(corner.x()), abs=1e-3)
        assert corner.y() == pytest.approx(round(corner.y()), abs=1e-3)


def test_the_visible_part_is_what_the_viewport_covers():
    view = View(viewport=(200, 100), centre=(500, 500), zoom=2.0)
    assert view.visible(Rect(0, 0, 1000, 1000)) == Rect(450, 475, 100, 50)
    assert view.visible(Rect(0, 0, 460, 480)) == Rect(450, 475, 10, 5)
    assert view.visible(Rect(0, 0, 100, 100)).empty


def test_a_dense_screen_shows_a_pixel_per_screen_pixel_at_full_zoom():
    view = View(viewport=(200, 100), zoom=1.0, ratio=2.0)
    assert view.covered(Rect(0, 0, 40, 20)).width() == pytest.approx(20)


def test_zoom_stops_go_up_and_down_through_one():
    view = View(zoom=0.97)
    assert view.next_stop(1) == 1.0
    assert View(zoom=1.0).next_stop(1) == 1.5
    assert View(zoom=1.0).next_stop(-1) == 0.75
    assert View(zoom=MAX_ZOOM).next_stop(1) == MAX_ZOOM
    assert View(zoom=MIN_ZOOM).next_stop(-1) == MIN_ZOOM
