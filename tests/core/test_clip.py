"""Clips as layers, and the still that a document shows at a frame."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from editor.core.clip import (
    ClipLayer,
    ClipSource,
    changes_over_time,
    clip_layer,
    clips,
    document_at,
)
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.core.time import Curve, Ease, FrameRange, Key, Timeline

RATE = Fraction(25)
SOURCE = ClipSource("/clips/a.mp4", Size(8, 6), RATE, 50, Fraction(2), sound=True)


def _frame(layer: ClipLayer, time: Fraction) -> Raster:
    grey = int(time * RATE)
    return raster_from(np.full((6, 8, 4), (grey, grey, grey, 255), np.uint8))


def _nothing(_layer: ClipLayer, _time: Fraction) -> None:
    return None


def _document(*layers: object) -> Document:
    return Document(Size(8, 6), layers, timeline=Timeline(RATE, 50))  # type: ignore[arg-type]


def _grey(document: Document, index: int = 0) -> int:
    layer = document.layers[index]
    assert isinstance(layer, PixelLayer)
    return int(layer.pixels.read(Rect(0, 0, 1, 1))[0, 0, 0])


def test_a_still_is_returned_itself() -> None:
    group = GroupLayer("g", layers=(PixelLayer("p"),))
    document = Document(Size(4, 4), (group, PixelLayer("q", opacity=0.5)))
    assert document_at(document, 0, _nothing) is document
    assert not changes_over_time(document)


def test_a_clip_shows_the_frame_at_the_playhead() -> None:
    clip = replace(clip_layer("clip", SOURCE, RATE), opacity=0.5)
    still = document_at(_document(clip), 7, _frame)
    shown = still.layers[0]
    assert isinstance(shown, PixelLayer)
    assert (shown.id, shown.name, shown.opacity) == (clip.id, "clip", 0.5)
    assert _grey(still) == 7
    assert clips(_document(GroupLayer("g", layers=(clip,)))) == (clip,)


def test_all_a_layer_is_goes_over_to_the_frame() -> None:
    mask = raster_from(np.full((6, 8), 100, np.uint8))
    look = {"mask": mask, "blend": BlendMode.SCREEN, "clip": True, "locked": True}
    clip = replace(clip_layer("clip", SOURCE, RATE), recipe=Recipe("style"), **look)  # type: ignore[arg-type]
    shown = document_at(_document(clip), 7, _frame).layers[0]
    for field in (*look, "recipe", "lock_alpha", "visible"):
        assert getattr(shown, field) is getattr(clip, field)
    hidden = replace(clip, visible=False)
    assert document_at(_document(hidden), 7, _frame).layers[0].bounds.empty


def test_a_trimmed_and_moved_clip_shows_its_own_frames() -> None:
    clip = replace(
        clip_layer("clip", SOURCE, RATE), span=FrameRange(10, 20), offset=Fraction(5, 25)
    )
    assert _grey(document_at(_document(clip), 12, _frame)) == 7
    for outside in (9, 20):
        assert not document_at(_document(clip), outside, _frame).layers[0].visible
    assert clip.reach(RATE) == FrameRange(5, 55)


def test_the_time_asked_for_survives_rounded_time_stamps() -> None:
    """Matroska rounds to milliseconds: frame 2 of 30 a second stands at 0.067, not 0.0666."""
    clip = clip_layer("clip", SOURCE, Fraction(30))
    stamps = [round(Fraction(i, 30) * 1000) / 1000 for i in range(40)]
    for frame in range(30):
        time = clip.source_time(frame, Fraction(30))
        assert max(i for i, stamp in enumerate(stamps) if stamp <= time) == frame


def test_unchanged_layers_stay_the_same_objects() -> None:
    plain = PixelLayer("plain")
    group = GroupLayer("group", layers=(clip_layer("clip", SOURCE, RATE), PixelLayer("inside")))
    document = _document(plain, group)
    one = document_at(document, 1, _frame)
    assert one.layers[0] is plain
    assert isinstance(one.layers[1], GroupLayer)
    assert one.layers[1].layers[1] is group.layers[1]


def test_a_still_that_looks_as_before_compares_as_the_same() -> None:
    raster = _frame(clip_layer("c", SOURCE, RATE), Fraction(0))
    group = GroupLayer("group", layers=(clip_layer("clip", SOURCE, RATE),))
    document = _document(group, PixelLayer("over"))
    before = document_at(document, 1, lambda *_: raster)
    after = document_at(document, 2, lambda *_: raster, like=before)
    assert after is before
    painted = document.with_layer(replace(document.layers[1], opacity=0.5))
    after = document_at(painted, 2, lambda *_: raster, like=before)
    assert after.layers[0] is before.layers[0]
    assert after.layers[1].opacity == 0.5


def test_a_still_without_a_frame_compares_as_the_same() -> None:
    clip = replace(clip_layer("clip", SOURCE, RATE), span=FrameRange(10, 20))
    document = _document(clip)
    for frame, next_frame in ((3, 4), (12, 13)):  # before its bar; not there yet
        before = document_at(document, frame, _nothing)
        assert document_at(document, next_frame, _nothing, like=before) is before


def test_a_frame_not_there_yet_is_an_empty_layer() -> None:
    still = document_at(_document(clip_layer("clip", SOURCE, RATE)), 3, _nothing)
    layer = still.layers[0]
    assert isinstance(layer, PixelLayer) and layer.bounds.empty and layer.visible


def test_opacity_follows_its_curve_and_a_span_hides() -> None:
    curve = Curve((Key(0, 0.0, Ease.LINEAR), Key(10, 1.0)))
    document = _document(PixelLayer("p", curve=curve, span=FrameRange(2, 8), opacity=0.3))
    assert changes_over_time(document)
    at = {frame: document_at(document, frame, _nothing).layers[0] for frame in (1, 5, 8)}
    assert at[5].opacity == pytest.approx(0.5) and at[5].visible
    assert not at[1].visible and not at[8].visible


def test_what_a_clip_shows_is_redrawn_when_it_changes() -> None:
    clip = clip_layer("clip", SOURCE, RATE)
    before = _document(clip)
    for change in ({"offset": Fraction(1)}, {"span": FrameRange(1, 9)}):
        after = before.with_layer(replace(clip, **change))  # type: ignore[arg-type]
        assert after.changed(before) == Rect(0, 0, 8, 6)
    renamed = before.with_layer(replace(clip, name="other"))
    assert renamed.changed(before).empty
