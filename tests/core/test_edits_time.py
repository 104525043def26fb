"""Bars, keys and markers on the timeline."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core import edits, resize
from editor.core import edits_time as timing
from editor.core.clip import ClipLayer, ClipSource
from editor.core.delta import delta
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, LayerId, PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.core.time import Ease, FrameRange, Key, Marker

RATE = Fraction(25)
SOURCE = ClipSource("/clips/a.mp4", Size(80, 60), RATE, 100, Fraction(4), sound=True)


def _opened() -> tuple[Document, LayerId]:
    document = timing.clip_document(SOURCE, "a")
    return document, document.layers[0].id


def _clip(document: Document, id: LayerId) -> ClipLayer:
    layer = document.layer(id)
    assert isinstance(layer, ClipLayer)
    return layer


def _shown(document: Document, id: LayerId, frame: int) -> Fraction:
    return _clip(document, id).source_time(frame, document.timeline.rate)


def test_a_clip_opens_as_a_document_of_its_own_rate_and_length() -> None:
    document, id = _opened()
    assert document.size == Size(80, 60)
    assert (document.timeline.rate, document.timeline.length) == (RATE, 100)
    assert _clip(document, id).place == Rect(0, 0, 80, 60)


def test_a_clip_laid_into_a_still_gives_it_its_rate() -> None:
    still = Document(Size(40, 40), (PixelLayer("p"),))
    document, id = timing.add_clip(still, SOURCE, "a", start=10)
    assert document.timeline.rate == RATE and document.timeline.length == 110
    assert _clip(document, id).place == Rect(0, 5, 40, 30)  # made smaller, centred
    other = replace(SOURCE, rate=Fraction(50), frames=200)
    document, second = timing.add_clip(document, other, "b")
    assert document.timeline.rate == RATE
    assert _clip(document, second).span == FrameRange(0, 100)


def test_all_parts_of_a_clip_are_relinked_where_they_stand() -> None:
    document, first = _opened()
    document, second = timing.split(document, first, 40)
    other = replace(SOURCE, path="/clips/b.mp4")
    document, third = timing.add_clip(document, other, "b")
    group = GroupLayer("group", layers=(document.layer(second),))
    document = document.without_layer(second).with_layer(group)
    moved = replace(SOURCE, path="/elsewhere/a.mp4", frames=90)
    after = timing.relinked(document, SOURCE.path, moved)
    assert [_clip(after, id).source for id in (first, second, third)] == [moved, moved, other]
    for id in (first, second):
        before, now = _clip(document, id), _clip(after, id)
        assert (before.span, before.offset, before.place) == (now.span, now.offset, now.place)
    assert timing.relinked(document, "/none", moved) is document


def test_what_was_made_of_a_relinked_clip_still_knows_it() -> None:
    document, _ = _opened()
    document, id = timing.add_clip(document, replace(SOURCE, path="/store/x.mkv"), "Styled")
    recipe = Recipe("style", {"source": SOURCE.path, "strength": 0.5})
    document = document.with_layer(replace(_clip(document, id), recipe=recipe))
    after = timing.relinked(document, SOURCE.path, replace(SOURCE, path="/elsewhere/a.mp4"))
    made = _clip(after, id)
    assert made.source.path == "/store/x.mkv" and made.recipe is not None
    assert made.recipe.parameters == {"source": "/elsewhere/a.mp4", "strength": 0.5}


@given(st.integers(-200, 200), st.integers(-200, 200), st.integers(-60, 60))
def test_trimming_never_changes_what_a_frame_shows(start: int, stop: int, by: int) -> None:
    document, id = _opened()
    document = timing.move_bar(document, id, by)
    moved = max(0, by)
    assert _clip(document, id).span == FrameRange(moved, 100 + moved)
    trimmed = timing.trim(document, id, FrameRange(start, stop))
    span = _clip(trimmed, id).span
    assert span.length >= 1 and _clip(document, id).span.intersect(span) == span
    for frame in (span.start, span.stop - 1):
        assert _shown(trimmed, id, frame) == _shown(document, id, frame)
    assert timing.trim(trimmed, id, _clip(document, id).span).layer(id).span == FrameRange(
        moved, 100 + moved
    )


def test_splitting_gives_two_bars_that_show_the_same_frames() -> None:
    document, id = _opened()
    both, later = timing.split(document, id, 30)
    assert _clip(both, id).span == FrameRange(0, 30)
    assert _clip(both, later).span == FrameRange(30, 100)
    assert _shown(both, later, 30) == _shown(document, id, 30)
    assert [layer.id for layer in both.layers] == [id, later]
    with pytest.raises(BadInput, match="across the playhead"):
        timing.split(both, id, 30)


def test_a_still_layer_trims_splits_and_shows_always_again() -> None:
    document, _ = _opened()
    document, id = edits.add_pixel_layer(document, "p")
    assert timing.bar(document, document.layer(id)) == FrameRange(0, 100)
    document = timing.trim(document, id, FrameRange(-5, 40))
    assert document.layer(id).span == FrameRange(0, 40)
    document, later = timing.split(document, id, 20)
    assert document.layer(later).span == FrameRange(20, 40)
    document = timing.move_bar(document, later, 90)
    assert document.timeline.length == 130
    assert timing.move_bar(document, later, 0) is document
    assert timing.show_always(document, later).layer(later).span is None
    first = document.layers[0].id
    assert timing.show_always(document, first) is document  # a clip ends somewhere


def test_a_locked_bar_stays() -> None:
    document, id = _opened()
    document = edits.set_locks(document, id, locked=True)
    for edit in (
        lambda: timing.move_bar(document, id, 3),
        lambda: timing.trim(document, id, FrameRange(3, 5)),
        lambda: timing.split(document, id, 3),
    ):
        with pytest.raises(BadInput, match="locked"):
            edit()


def test_keys_are_set_moved_and_removed() -> None:
    document, id = _opened()
    assert timing.set_opacity_at(document, id, 5, 0.4).layer(id).opacity == 0.4
    document = timing.set_key(document, id, Key(10, 1.5, Ease.LINEAR))
    document = timing.set_opacity_at(document, id, 20, 0.25)
    layer = document.layer(id)
    assert layer.curve is not None
    assert layer.curve.keys == (Key(10, 1.0, Ease.LINEAR), Key(20, 0.25))
    assert timing.opacity_at(layer, 14) == pytest.approx(0.7)
    document = timing.move_key(document, id, 10, 15)
    document = timing.move_bar(document, id, 5)
    assert document.layer(id).curve.at(20) == 1.0  # type: ignore[union-attr]
    with pytest.raises(BadInput, match="no key"):
        timing.move_key(document, id, 10, 15)
    document = timing.remove_key(timing.remove_key(document, id, 20), id, 25)
    assert document.layer(id).curve is None
    assert document.layer(id).opacity == 0.25


def test_moving_a_group_takes_what_it_holds_along() -> None:
    inner = PixelLayer("p", span=FrameRange(3, 9))
    document, _ = _opened()
    document = document.with_layer(group := GroupLayer("g", layers=(inner,)))
    moved = timing.move_bar(document, group.id, 7)
    assert moved.layer(inner.id).span == FrameRange(10, 16)


def test_markers_stay_in_order() -> None:
    document, _ = _opened()
    for marker in (Marker(50, "b"), Marker(20, "a"), Marker(50, "c")):
        document = timing.add_marker(document, marker)
    assert document.timeline.markers == (Marker(20, "a"), Marker(50, "c"))
    document = timing.move_marker(document, 20, 500)
    assert document.timeline.markers == (Marker(50, "c"), Marker(99, "a"))
    assert timing.remove_marker(document, 50).timeline.markers == (Marker(99, "a"),)
    assert timing.move_marker(document, 1, 2) is document


def test_in_and_out_points() -> None:
    document, _ = _opened()
    document = timing.mark_out(timing.mark_in(document, 20), 39)
    assert document.timeline.chosen == FrameRange(20, 40)
    assert timing.mark_in(document, 60).timeline.chosen == FrameRange(60, 100)
    assert timing.mark_out(document, 10).timeline.chosen == FrameRange(0, 11)
    assert timing.clear_marks(document).timeline.marked is None
    assert timing.mark_in(document, 100) is document
    assert timing.mark_out(timing.mark_in(document, 0), 99).timeline.marked is None


def test_a_shorter_document_loses_what_lies_behind_its_end_but_no_bar() -> None:
    document, id = _opened()
    document = timing.mark_out(timing.mark_in(document, 20), 79)
    for frame in (10, 49, 50):
        document = timing.add_marker(document, Marker(frame))
    short = timing.set_length(document, 50)
    assert (short.timeline.length, short.timeline.marked) == (50, FrameRange(20, 50))
    assert short.timeline.markers == (Marker(10), Marker(49))
    assert short.layer(id) is document.layer(id)
    assert timing.set_length(document, 20).timeline.marked is None
    with pytest.raises(BadInput):
        timing.set_length(document, 0)


def test_a_clip_moves_and_crops_with_the_canvas_and_refuses_to_be_flattened() -> None:
    document, id = _opened()
    assert _clip(edits.shift(document, id, 3, -4), id).place == Rect(3, -4, 80, 60)
    cropped = resize.cropped(document, Rect(10, 20, 30, 30))
    assert _clip(cropped, id).place == Rect(-10, -20, 80, 60)
    document, above = edits.add_pixel_layer(document, "over")

    def flatten(_document: Document, rect: Rect) -> np.ndarray:
        return np.zeros((rect.h, rect.w, 4), np.uint8)

    for edit in (
        lambda: edits.flatten_image(document, flatten),
        lambda: edits.merge_down(document, above, flatten),
    ):
        with pytest.raises(BadInput, match="changes over time"):
            edit()


def test_a_packed_step_brings_clips_and_their_recipes_back() -> None:
    mask = raster_from(np.full((9, 9), 200, np.uint8))
    before, id = _opened()
    changed = replace(
        _clip(before, id), recipe=Recipe("style", {"mix": {"a": 1.0}}, mask), mask=mask
    )
    after = timing.trim(before.with_layer(changed), id, FrameRange(5, 9))
    step = delta(before, after)
    assert step.backward(after).layers[0].recipe is None
    again = _clip(step.forward(before), id)
    assert again.span == FrameRange(5, 9) and again.recipe is not None
    assert again.recipe.mask is not None
    assert (again.recipe.mask.read(Rect(0, 0, 9, 9)) == 200).all()
    assert step.forward(before).timeline == after.timeline
