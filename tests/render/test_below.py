"""What is kept of the layers below gives the same picture as composing all of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import TILE, Raster
from editor.render import below, compositor
from editor.render.below import Below
from editor.render.compositor import compose, composed
from editor.render.laying import Frame
from editor.render.projection import Projection
from editor.render.stack import spliced
from editor.render.tiles import BYTES, view, wrap
from tests.core.pictures import noisy, painted

pytestmark = pytest.mark.usefixtures("qapp")
A = PixelLayer("a", pixels=noisy(512, 512, opaque=True))
B = PixelLayer("b", pixels=noisy(512, 512, seed=1), blend=BlendMode.OVERLAY)
C = PixelLayer("c", pixels=noisy(512, 512, seed=2), blend=BlendMode.LUMINOSITY)
TOP = PixelLayer("top")
LAYERS = (A, B, C, TOP)
FRAME = Frame(Rect(0, 0, 256, 128))


def _stroke(value: int) -> tuple[Layer, ...]:
    return (A, B, C, replace(TOP, pixels=painted(Raster(4), Rect(9, 9, 90, 50), value)))


@pytest.mark.parametrize("level", [0, 1, 2])
def test_strokes_on_top_look_as_composed_in_full(level: int) -> None:
    kept, shown = Below(), tuple[Layer, ...](LAYERS)
    frames = (Frame(Rect(0, 0, 128, 128), level), Frame(Rect(0, 0, 512, 256), level))
    for value in (10, 200):
        edited = _stroke(value)
        kept.follow(shown, edited)
        shown = edited
        for frame in frames:
            assert np.array_equal(kept.compose(edited, frame), compose(edited, frame))


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many layers were composed at each time."""
    counts: list[int] = []

    def counting(layers, *rest, **named):  # type: ignore[no-untyped-def]
        counts.append(len(layers))
        return composed(layers, *rest, **named)

    monkeypatch.setattr(compositor, "composed", counting)
    monkeypatch.setattr(below, "composed", counting)
    return counts


def test_the_layers_below_are_composed_once(counts: list[int]) -> None:
    kept, shown = Below(), tuple[Layer, ...](LAYERS)
    for value in (10, 100, 200):
        edited = _stroke(value)
        kept.follow(shown, edited)
        kept.follow(edited, edited)  # the mask was painted between
        kept.compose(edited, FRAME)
        shown = edited
    assert sorted(counts) == [1, 1, 1, 3]


def test_layers_of_groups_that_pass_through_are_composed_once(counts: list[int]) -> None:
    group = GroupLayer("g", layers=(B, C, TOP), pass_through=True)
    kept, shown = Below(), tuple[Layer, ...]((A, group))
    for value in (10, 100, 200):
        edited = (A, replace(group, layers=_stroke(value)[1:]))
        kept.follow(shown, edited)
        wanted = composed(edited, FRAME)
        counts.clear()
        pixels = kept.compose(edited, FRAME)
        assert np.array_equal(pixels, view(wrap(wanted).convertToFormat(BYTES)))
        assert sorted(counts) == ([1, 3] if value == 10 else [1])
        shown = edited


def test_groups_are_spliced_only_where_the_picture_stays() -> None:
    clipped, mask = replace(B, clip=True), painted(Raster(1), Rect(0, 0, 60, 60), 255)
    through = GroupLayer("g", layers=(B, TOP), pass_through=True)
    assert spliced((A, through, C)) == (A, B, TOP, C)
    nested = replace(through, layers=(through, C))
    assert spliced((A, nested)) == (A, B, TOP, C)
    for kept in (
        replace(through, opacity=0.5),
        replace(through, mask=mask),
        replace(through, visible=False),
        replace(through, pass_through=False),
        replace(through, layers=(clipped, TOP)),
    ):
        assert spliced((A, kept)) == (A, kept)
    assert spliced((A, through, clipped)) == (A, through, clipped)


def test_smaller_levels_are_made_of_what_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept, edited = Below(), _stroke(10)
    kept.follow(LAYERS, edited)
    kept.compose(edited, Frame(FRAME.rect, 1))
    small = Frame(FRAME.rect, 2)
    wanted = compose(edited, small).astype(int)
    counts: list[int] = []

    def counting(layers, *rest, **named):  # type: ignore[no-untyped-def]
        counts.append(len(layers))
        return composed(layers, *rest, **named)

    monkeypatch.setattr(below, "composed", counting)
    assert np.abs(kept.compose(edited, small) - wanted).mean() < 10  # of noise
    assert not counts


@pytest.mark.parametrize(
    "after",
    [
        (A, replace(B, opacity=0.4), C, TOP),
        (A, B, C),
        (A, B),
        (A, B, C, TOP, PixelLayer("new", pixels=noisy(256, 256, seed=5))),
        (A, C, B, TOP),
        (A, B, replace(C, clip=True), replace(TOP, clip=True, pixels=noisy(200, 200))),
        (),
    ],
)
def test_other_edits_look_right_too(after: tuple[Layer, ...]) -> None:
    kept = Below()
    kept.follow(LAYERS, _stroke(3))
    kept.compose(_stroke(3), FRAME)
    kept.follow(_stroke(3), after)
    assert np.array_equal(kept.compose(after, FRAME), compose(after, FRAME))


def test_layers_it_does_not_know_are_composed_in_full() -> None:
    kept = Below()
    kept.follow(LAYERS, _stroke(3))
    for other in ((B, A, C), (A, B)):
        assert np.array_equal(kept.compose(other, FRAME), compose(other, FRAME))


def test_it_keeps_within_its_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(below, "ROOM", 3 * 65536)
    kept = Below()
    kept.follow(LAYERS, _stroke(3))
    for x in range(0, 512, 128):
        frame = Frame(Rect(x, 0, 128, 256))
        assert np.array_equal(kept.compose(_stroke(3), frame), compose(_stroke(3), frame))
    assert kept.nbytes <= 3 * 65536


def test_what_lies_under_the_expected_layer_is_ready_before_it_changes() -> None:
    document = Document(Size(512, 512), LAYERS)
    projection = Projection(document)
    projection.flush(document.bounds, 0)
    below = projection._below
    assert projection.flush_idle() and below.nbytes == 0
    projection.expect(TOP.id)
    while not projection.flush_idle():
        pass
    tiles = dict(below._tiles)
    assert len(tiles) == (512 // TILE) ** 2
    after = document.with_layer(_stroke(90)[-1])
    projection.update(document, after)
    projection.flush(after.bounds, 0)
    assert below._tiles.keys() == tiles.keys()
    assert all(below._tiles[at] is tile for at, tile in tiles.items())
    fresh = Projection(after)
    fresh.flush(after.bounds, 0)
    assert projection.image() == fresh.image()


def test_nothing_is_made_ready_for_a_layer_with_hardly_anything_below() -> None:
    kept = Below()
    kept.expect(LAYERS, B.id)
    assert kept.fill(Rect(0, 0, 512, 512)) and kept.nbytes == 0
