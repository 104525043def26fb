"""Two thousand things an artist does on the timeline, at random: the document stays whole, every
clip goes on showing the frames it showed, and all of it can be undone and done again."""

from __future__ import annotations

import random
from collections.abc import Callable
from fractions import Fraction

from editor.core import edits
from editor.core import edits_time as timing
from editor.core.clip import ClipLayer, ClipSource, clips, document_at
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Size
from editor.core.history import History
from editor.core.layer import Layer, walk
from editor.core.time import Ease, FrameRange, Key, Marker

STEPS = 2000
RATES = (Fraction(25), Fraction(30000, 1001), Fraction(24))
MOST_LAYERS = 24

Edit = Callable[[Document, random.Random], Document]


def _source(number: int) -> ClipSource:
    rate, frames = RATES[number % len(RATES)], 40 + 17 * number
    return ClipSource(f"/clips/{number}.mp4", Size(64, 36), rate, frames, frames / rate)


def _any(document: Document, chance: random.Random) -> Layer:
    return chance.choice(list(walk(document.layers)))


def _frame(document: Document, chance: random.Random) -> int:
    """Mostly one that there is; at times one far beside."""
    return chance.randint(-30, document.timeline.length + 30)


def _add_clip(document: Document, chance: random.Random) -> Document:
    source, start = _source(chance.randrange(5)), max(0, _frame(document, chance))
    return timing.add_clip(document, source, "clip", start)[0]


def _trim(document: Document, chance: random.Random) -> Document:
    span = FrameRange(_frame(document, chance), _frame(document, chance))
    return timing.trim(document, _any(document, chance).id, span)


def _key(document: Document, chance: random.Random) -> Document:
    key = Key(chance.randrange(200), chance.uniform(-0.5, 1.5), chance.choice(list(Ease)))
    return timing.set_key(document, _any(document, chance).id, key)


def _with_key(change: Callable[[Document, Layer, int], Document]) -> Edit:
    """An edit of a key that there is."""

    def edited(document: Document, chance: random.Random) -> Document:
        layer = _any(document, chance)
        if layer.curve is None:
            return document
        return change(document, layer, chance.choice(layer.curve.keys).frame)

    return edited


def _delete(document: Document, chance: random.Random) -> Document:
    if len(document.layers) == 1:
        return document
    return document.without_layer(_any(document, chance).id)


EDITS: tuple[Edit, ...] = (
    _add_clip,
    lambda d, _: edits.add_pixel_layer(d, "paint")[0],
    _delete,
    _trim,
    _trim,
    lambda d, r: timing.move_bar(d, _any(d, r).id, r.randint(-90, 90)),
    lambda d, r: timing.move_bar(d, _any(d, r).id, r.randint(-90, 90)),
    lambda d, r: timing.split(d, _any(d, r).id, _frame(d, r))[0],
    lambda d, r: timing.split(d, _any(d, r).id, _frame(d, r))[0],
    lambda d, r: timing.show_always(d, _any(d, r).id),
    lambda d, r: edits.set_locks(d, _any(d, r).id, locked=r.random() < 0.2),
    _key,
    _key,
    _with_key(lambda d, layer, frame: timing.remove_key(d, layer.id, frame)),
    _with_key(lambda d, layer, frame: timing.move_key(d, layer.id, frame, frame + 7)),
    lambda d, r: timing.set_opacity_at(d, _any(d, r).id, _frame(d, r), r.random()),
    lambda d, r: timing.add_marker(d, Marker(d.timeline.clamped(_frame(d, r)), "m")),
    lambda d, r: timing.move_marker(d, _frame(d, r), _frame(d, r)),
    lambda d, r: timing.remove_marker(d, _frame(d, r)),
    lambda d, r: timing.mark_in(d, _frame(d, r)),
    lambda d, r: timing.mark_out(d, _frame(d, r)),
    lambda d, _: timing.clear_marks(d),
    lambda d, r: timing.set_length(d, max(1, _frame(d, r))),
)


def _assert_whole(document: Document, chance: random.Random) -> None:
    timeline = document.timeline
    frames = [marker.frame for marker in timeline.markers]
    assert frames == sorted(set(frames)) and all(0 <= f < timeline.length for f in frames)
    if timeline.marked is not None:
        assert 0 <= timeline.marked.start < timeline.marked.stop <= timeline.length
    ids = [layer.id for layer in walk(document.layers)]
    assert len(ids) == len(set(ids))
    for layer in walk(document.layers):
        assert layer.span is None or 0 <= layer.span.start < layer.span.stop
        for key in () if layer.curve is None else layer.curve.keys:
            assert 0 <= key.value <= 1
    for clip in clips(document):
        _assert_within_its_file(clip, timeline.rate)
    document_at(document, chance.randrange(timeline.length), lambda *_: None)


def _assert_within_its_file(clip: ClipLayer, rate: Fraction) -> None:
    """Only the last frame may end later than the file, where the rates do not agree."""
    assert clip.offset >= 0
    assert clip.source_time(clip.span.start, rate) > 0
    assert clip.source_time(clip.span.stop - 1, rate) <= clip.source.duration + 1 / rate


def _told(document: Document) -> tuple[object, ...]:
    """All that the timeline shows of a document."""
    layers = ((each.id, each.name, each.look, each.span, each.curve) for each in document.layers)
    return document.timeline, tuple(layers)


def _beginnings(document: Document) -> dict[int, Fraction]:
    """For each clip: the second of the document at which its file would begin."""
    rate = document.timeline.rate
    return {clip.id: clip.span.start / rate - clip.offset for clip in clips(document)}


def test_the_document_stays_whole_and_everything_can_be_undone() -> None:
    chance = random.Random(7)
    history = History(timing.clip_document(_source(0), "first"))
    documents = {0: history.committed}
    for _ in range(STEPS):
        dice = chance.random()
        if dice < 0.08:
            history.undo()
        elif dice < 0.14:
            history.redo()
        else:
            _edit(history, chance)
            documents[history.position] = history.committed
        assert _told(history.committed) == _told(documents[history.position])
        _assert_whole(history.committed, chance)
    while history.can_undo:
        history.undo()
        assert _told(history.committed) == _told(documents[history.position])
    assert history.position == 0
    while history.can_redo:
        history.redo()
        assert _told(history.committed) == _told(documents[history.position])


def _edit(history: History, chance: random.Random) -> None:
    """One edit; only moving a bar moves what its clip shows."""
    before, edit = history.committed, chance.choice(EDITS)
    try:
        after = edit(before, chance)
    except BadInput:
        return  # locked, or not across the playhead: nothing is changed
    moves = edit in EDITS[5:7]
    old, new = _beginnings(before), _beginnings(after)
    assert moves or all(old[id] == new[id] for id in old.keys() & new.keys())
    if after is not before and len(list(walk(after.layers))) <= MOST_LAYERS:
        history.commit("Edit", after)
