"""Several documents: each keeps its own past, whatever lands, packs or is undone meanwhile."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core import past as past_module
from editor.core.delta import Delta
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.past import Past
from tests.core.pictures import noisy, painted, pixels_of


def _document(seed: int) -> Document:
    return Document(Size(160, 120), (PixelLayer("Board", pixels=noisy(160, 120, seed=seed)),))


def _edited(document: Document, number: int) -> Document:
    layer = document.layers[0]
    assert isinstance(layer, PixelLayer)
    rect = Rect(number * 37 % 100, number * 53 % 80, 30, 25)
    return document.with_layer(replace(layer, pixels=painted(layer.pixels, rect, number % 256)))


def _opened(history: History, document: Document) -> Past:
    past = history.add(document)
    history.bring(past)
    return past


moves = st.tuples(
    st.sampled_from(("paint", "paint", "land", "undo", "redo", "bring", "bring")),
    st.integers(0, 10**4),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(moves, min_size=5, max_size=50))
def test_any_walk_among_documents_is_pixel_exact(walk: list[tuple[str, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(past_module, "LIVE", 1)
        history = History(_document(0))
        _opened(history, _document(1))
        _opened(history, _document(2))
        told = {past: [pixels_of(past.committed)] for past in history.pasts}
        for kind, number in walk:
            past = history.pasts[number % 3]
            if kind == "bring":
                history.bring(past)
            elif kind == "undo":
                history.undo()
            elif kind == "redo":
                history.redo()
            else:
                past = past if kind == "land" else history.past
                del told[past][past.position + 1 :]
                history.land(past, kind, _edited(past.committed, number))
                told[past].append(pixels_of(past.committed))
            assert history.document is history.past.committed
        history.settle()
        for past, pixels in told.items():
            history.bring(past)
            for position in reversed(range(len(pixels))):
                history.jump(position)
                assert pixels_of(history.committed) == pixels[position]


def test_what_lands_aside_is_not_shown_but_told() -> None:
    history = History(_document(0))
    behind, front = history.past, _opened(history, _document(1))
    shown: list[Document] = []
    aside: list[Past] = []
    history.subscribe(lambda _before, after: shown.append(after))
    history.subscribe_aside(aside.append)
    answer = _edited(behind.committed, 5)
    assert history.land(behind, "Inpaint", answer)
    assert history.past is front
    assert (shown, aside) == ([], [behind])
    assert not behind.saved
    assert front.saved
    history.bring(behind)
    assert history.document is answer
    assert history.undo_label == "Inpaint"


def test_nothing_lands_in_a_document_that_is_closed() -> None:
    history = History(_document(0))
    gone, front = history.past, _opened(history, _document(1))
    history.close(gone)
    before = front.committed
    assert not history.land(gone, "Inpaint", _edited(gone.committed, 1))
    assert history.committed is before
    assert history.pasts == (front,)


def test_replacing_leaves_the_others_alone() -> None:
    history = History(_document(0))
    other = history.past
    mine = _opened(history, _document(1))
    new = _document(2)
    history.replace(new)
    assert history.past is not mine
    assert not history.land(mine, "Inpaint", new)
    assert history.pasts == (other, history.past)
    assert history.committed is new


def test_a_preview_ends_when_another_document_comes_in_front() -> None:
    history = History(_document(0))
    first, second = history.past, _opened(history, _document(1))
    history.preview(_edited(second.committed, 3))
    history.bring(first)
    assert history.document is first.committed
    history.bring(second)
    assert history.document is second.committed
    assert history.steps == ("Open",)


def test_all_documents_share_one_limit_and_the_largest_gives() -> None:
    history = History(_document(0), limit_bytes=700_000)
    small = history.past
    history.commit("Brush", _edited(small.committed, 1))
    large = _opened(history, _document(1))
    for number in range(30):
        history.commit("Brush", _edited(history.committed, number))
        assert history.nbytes <= 700_000
    assert len(large.steps) < 31
    assert small.steps == ("Open", "Brush"), "the one that holds little loses nothing"


def test_packing_may_end_after_its_document_went_aside_or_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    begin, packed = Event(), past_module.delta

    def slow(older: Document, newer: Document) -> Delta:
        begin.wait(10)
        return packed(older, newer)

    monkeypatch.setattr(past_module, "delta", slow)
    monkeypatch.setattr(past_module, "LIVE", 1)
    history = History(_document(0))
    aside = history.past
    pixels = [pixels_of(history.committed)]
    for number in range(6):
        history.commit("Brush", _edited(history.committed, number))
        pixels.append(pixels_of(history.committed))
    front = _opened(history, _document(1))
    begin.set()
    aside.settle()
    history.bring(aside)
    for position in reversed(range(7)):
        history.jump(position)
        assert pixels_of(history.committed) == pixels[position]
    history.bring(front)
    history.close(aside)
    assert history.pasts == (front,)


def test_every_step_has_a_mark_of_its_own() -> None:
    history = History(_document(0))
    history.commit("Brush", _edited(history.committed, 1))
    undone = history.past.marks[1]
    history.undo()
    history.commit("Brush", _edited(history.committed, 2))
    other = _opened(history, _document(1))
    marks = (*history.pasts[0].marks, *other.marks, undone)
    assert len(set(marks)) == len(marks) == 4


def test_clearing_keeps_the_present_step_only() -> None:
    history = History(_document(0))
    for number in range(8):
        history.commit(f"Brush {number}", _edited(history.committed, number))
    history.jump(5)
    present = history.committed
    history.clear()
    assert history.steps == ("Brush 4",)
    assert history.committed is present
    assert not (history.can_undo or history.can_redo)
    assert history.nbytes == 0
