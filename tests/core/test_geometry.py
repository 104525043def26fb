"""Rectangles: sets of pixels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from editor.core.geometry import EMPTY, Rect

small = st.integers(-12, 12)
rects = st.builds(Rect, small, small, st.integers(0, 9), st.integers(0, 9))


def _pixels(rect: Rect) -> set[tuple[int, int]]:
    return {(x, y) for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)}


@given(rects, rects)
def test_intersect_unite_contains_are_those_of_sets(a: Rect, b: Rect) -> None:
    assert _pixels(a.intersect(b)) == _pixels(a) & _pixels(b)
    assert _pixels(a.unite(b)) >= _pixels(a) | _pixels(b)
    assert a.contains(b) == (_pixels(b) <= _pixels(a))
    assert a.area == len(_pixels(a))
    assert a.empty == (not _pixels(a))


@given(rects, st.integers(1, 5))
def test_cells_are_those_that_hold_a_pixel(rect: Rect, size: int) -> None:
    wanted = {(x // size, y // size) for x, y in _pixels(rect)}
    assert set(rect.cells(size)) == wanted


def test_padding_moving_and_slicing() -> None:
    rect = Rect(3, 4, 5, 6)
    assert rect.padded(2) == Rect(1, 2, 9, 10)
    assert rect.moved(-3, 1) == Rect(0, 5, 5, 6)
    assert rect.slices() == (slice(4, 10), slice(3, 8))
    assert EMPTY.unite(rect) == rect and rect.unite(EMPTY) == rect
