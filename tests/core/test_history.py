"""History: every step back and forth is pixel-exact, packed or not, and the rest is shared."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import edits, past
from editor.core.delta import Delta
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import Raster
from tests.core.pictures import noisy, painted, photo_document, pixels_of


@pytest.fixture
def _short_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the next step on each side stays unpacked, so that short walks meet packed ones."""
    monkeypatch.setattr(past, "LIVE", 1)


def _edit(document: Document, kind: str, number: int) -> Document:
    """One of the things an artist does, chosen by `kind`, varied by `number`."""
    rect = Rect(number * 37 % 250, number * 53 % 150, 20 + number % 90, 15 + number % 60)
    layer = document.layers[number % len(document.layers)]
    if kind == "paint" and isinstance(layer, PixelLayer):
        return document.with_layer(replace(layer, pixels=painted(layer.pixels, rect, number % 256)))
    if kind == "mask":
        return document.with_mask(painted(document.mask, rect, number * 31 % 256))
    if kind == "layer mask":
        old = layer.mask or Raster(1)
        return document.with_layer(replace(layer, mask=painted(old, rect, 255)))
    if kind == "add":
        return edits.add_pixel_layer(document, "New", noisy(200, 140, seed=number))[0]
    if kind == "duplicate":
        return edits.duplicate(document, layer.id)[0]
    if kind == "remove" and len(document.layers) > 1:
        return document.without_layer(layer.id)
    if kind == "shift":
        return edits.shift(document, layer.id, number % 140 - 70, number % 33)
    if kind == "group":
        grouped, group = edits.add_group(document)
        return edits.move(grouped, layer.id, 0, group)
    return replace(document, size=Size(300 + number % 3, 200))


KINDS = ("paint", "mask", "layer mask", "add", "duplicate", "remove", "shift", "group", "crop")
moves = st.tuples(st.sampled_from((*KINDS, *["undo", "redo", "jump"] * 4)), st.integers(0, 10**4))


@pytest.mark.usefixtures("_short_memory")
@settings(max_examples=40, deadline=None)
@given(st.lists(moves, min_size=5, max_size=40), st.booleans())
def test_any_walk_is_pixel_exact(walk: list[tuple[str, int]], settle: bool) -> None:
    document = photo_document()
    walked, model, here = History(document), [pixels_of(document)], 0
    for kind, number in walk:
        if kind == "undo":
            walked.undo()
            here = max(0, here - 1)
        elif kind == "redo":
            walked.redo()
            here = min(len(model) - 1, here + 1)
        elif kind == "jump":
            here = number % len(model)
            walked.jump(here)
        else:
            edited = _edit(walked.committed, kind, number)
            if edited is not walked.committed:
                here += 1
                model[here:] = [pixels_of(edited)]
            walked.commit(kind, edited)
        if settle:
            walked.settle()
        assert pixels_of(walked.committed) == model[here]
        assert walked.document is walked.committed
        assert (walked.position, len(walked.steps)) == (here, len(model))
    walked.settle()


@pytest.mark.usefixtures("_short_memory")
def test_packed_steps_share_what_they_did_not_change() -> None:
    document = photo_document()
    walked = History(document)
    for number in range(12):
        walked.commit("Mask", _edit(walked.committed, "mask", number))
    walked.settle()
    now = walked.committed
    walked.jump(0)
    assert walked.committed.layers[0] is now.layers[0]
    assert pixels_of(walked.committed) == pixels_of(document)
    walked.jump(12)
    assert walked.committed.changed_layers(now).empty


def test_memory_of_strokes_is_far_below_that_of_copies() -> None:
    document = photo_document(1000, 800)
    walked = History(document)
    for number in range(60):
        walked.commit("Paint", _edit(walked.committed, "paint", number))
    unpacked = walked.nbytes
    walked.settle()
    assert 0 < walked.nbytes < document.layers[0].pixels.nbytes  # type: ignore[attr-defined]
    assert walked.nbytes <= unpacked


def test_bytes_of_undone_steps_count_too() -> None:
    walked = History(photo_document())
    walked.commit("Add", edits.add_pixel_layer(walked.committed, "N", noisy(256, 256))[0])
    assert walked.nbytes == 0
    walked.undo()
    assert walked.nbytes == 256 * 256 * 4


@pytest.mark.usefixtures("_short_memory")
def test_packing_may_end_after_its_step_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    begin, packed = Event(), past.delta

    def slow(older: Document, newer: Document) -> Delta:
        begin.wait(20)
        return packed(older, newer)

    monkeypatch.setattr(past, "delta", slow)
    walked = History(photo_document())
    for number in range(6):
        walked.commit("Mask", _edit(walked.committed, "mask", number))
    walked.jump(1)
    other = _edit(walked.committed, "paint", 4)
    walked.commit("Paint", other)  # forgets steps whose packing waits
    begin.set()
    walked.settle()
    assert walked.steps == ("Open", "Mask", "Paint") and walked.committed is other
    walked.jump(0)
    walked.jump(2)
    assert pixels_of(walked.committed) == pixels_of(other)


def test_the_oldest_steps_go_when_the_limit_is_reached() -> None:
    walked = History(photo_document(), limit_bytes=300_000)
    for number in range(40):
        document, _ = edits.add_pixel_layer(walked.committed, "N", noisy(128, 128, seed=number))
        walked.commit(f"Add {number}", edits.remove(document, document.layers[0].id))
    walked.settle()
    assert walked.nbytes <= 300_000 + 2 * 65536
    assert 0 < walked.position < 40
    last = pixels_of(walked.committed)
    walked.jump(0)
    assert not walked.can_undo and walked.undo() is None
    walked.jump(len(walked.steps) - 1)
    assert pixels_of(walked.committed) == last


def test_previews_are_shown_but_no_steps() -> None:
    walked = History(photo_document())
    preview = _edit(walked.committed, "mask", 3)
    walked.preview(preview)
    assert walked.document is preview and walked.committed is not preview
    assert not walked.can_undo
    assert walked.undo() is None and walked.document is walked.committed


def test_a_commit_after_undo_forgets_what_was_undone() -> None:
    walked = History(photo_document())
    for kind in ("mask", "paint"):
        walked.commit(kind, _edit(walked.committed, kind, 5))
    assert walked.steps == ("Open", "mask", "paint")
    assert (walked.undo_label, walked.redo_label) == ("paint", None)
    assert walked.undo() == "paint" and walked.redo_label == "paint"
    walked.commit("add", _edit(walked.committed, "add", 1))
    assert walked.steps == ("Open", "mask", "add") and walked.redo() is None


def test_committing_what_is_committed_is_no_step() -> None:
    walked = History(photo_document())
    walked.preview(_edit(walked.committed, "mask", 1))
    walked.commit("Nothing", walked.committed)
    assert walked.steps == ("Open",) and walked.document is walked.committed


def test_listeners_hear_of_every_change_until_they_leave() -> None:
    walked, heard = History(photo_document()), list[tuple[Document, Document]]()
    leave = walked.subscribe(lambda before, after: heard.append((before, after)))
    first = walked.document
    walked.preview(first)
    assert not heard
    second = _edit(first, "mask", 1)
    walked.commit("Mask", second)
    walked.undo()
    assert heard == [(first, second), (second, first)]
    leave()
    leave()
    walked.redo()
    assert len(heard) == 2


def test_saved_follows_the_step_through_undo_and_packing() -> None:
    walked = History(photo_document())
    assert walked.saved
    walked.commit("Mask", _edit(walked.committed, "mask", 1))
    assert not walked.saved
    walked.mark_saved()
    for number in range(9):
        walked.commit("Mask", _edit(walked.committed, "mask", number + 2))
    walked.settle()
    assert not walked.saved
    walked.jump(1)
    assert walked.saved
    walked.undo()
    assert not walked.saved
    walked.commit("Paint", _edit(walked.committed, "paint", 8))
    assert not walked.saved  # the saved step is gone for good


def test_a_save_that_ends_late_marks_the_document_it_wrote() -> None:
    walked = History(photo_document())
    walked.commit("Mask", _edit(walked.committed, "mask", 1))
    written = walked.committed
    walked.commit("Mask", _edit(walked.committed, "mask", 2))
    walked.mark_saved(written)
    assert not walked.saved
    walked.undo()
    assert walked.saved


def test_another_document_clears_everything() -> None:
    walked = History(photo_document())
    walked.commit("Mask", _edit(walked.committed, "mask", 1))
    other = photo_document(64, 64)
    walked.replace(other)
    assert walked.document is walked.committed is other
    assert walked.steps == ("Open",) and walked.saved and walked.nbytes == 0


def test_there_is_no_step_beyond_the_ends() -> None:
    walked = History(photo_document())
    for position in (-1, 1):
        with pytest.raises(IndexError):
            walked.jump(position)


def test_a_step_is_told_of_although_it_was_previewed() -> None:
    history = History(photo_document())
    heard: list[Document] = []
    document = history.committed.with_mask(painted(Raster(1), Rect(0, 0, 9, 9), 255))
    history.preview(document)
    history.subscribe(lambda _before, after: heard.append(after))
    history.commit("Mask", document)
    assert heard == [document]
    history.commit("Mask", document)
    assert heard == [document]  # no step, nothing to tell
