"""What an artist does on the timeline: pure functions, each returns a new document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from editor.core.clip import ClipLayer, ClipSource, clip_layer, clips
from editor.core.document import Document
from editor.core.edits import refuse_locked, renumbered, set_opacity
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, Layer, LayerId
from editor.core.time import Curve, FrameRange, Key, Marker, Timeline


def clip_document(source: ClipSource, name: str) -> Document:
    """A document of the clip's size, rate and length, with the clip as its one layer."""
    layer = clip_layer(name, source, source.rate)
    timeline = Timeline(source.rate, layer.span.stop)
    return Document(source.size, (layer,), timeline=timeline)


# -- bars


def add_clip(
    document: Document,
    source: ClipSource,
    name: str,
    start: int = 0,
    above: LayerId | None = None,
) -> tuple[Document, LayerId]:
    """The whole clip from frame `start` on, above `above` (or on top); returns its id too.

    A still takes over the clip's rate; the timeline becomes as long as needed. The clip is
    centred on the canvas, and made smaller where it is larger.
    """
    timeline = document.timeline
    if timeline.is_still and not clips(document):
        timeline = replace(timeline, rate=source.rate)
    layer = clip_layer(name, source, timeline.rate, start)
    layer = replace(layer, place=_fitted(source.size, document.size))
    document = replace(document, timeline=timeline.grown(layer.span.stop))
    return document.with_layer(layer, above), layer.id


def relinked(document: Document, path: str, source: ClipSource) -> Document:
    """Every layer that shows the clip at `path` shows `source` instead, where and when it did."""
    for layer in clips(document):
        if layer.source.path == path:
            document = document.with_layer(replace(layer, source=source))
    return made_from(document, {path: source.path})


def made_from(document: Document, moved: Mapping[str, str]) -> Document:
    """Recipes of clips name the clip they were made from by its path of now. moved: old -> new."""
    for layer in clips(document):
        if layer.recipe is None:
            continue
        old = str(layer.recipe.parameters.get("source", ""))
        if moved.get(old, old) != old:
            parameters = {**layer.recipe.parameters, "source": moved[old]}
            recipe = replace(layer.recipe, parameters=parameters)
            document = document.with_layer(replace(layer, recipe=recipe))
    return document


def _fitted(size: Size, canvas: Size) -> Rect:
    scale = min(1.0, canvas.w / size.w, canvas.h / size.h)
    w, h = max(1, round(size.w * scale)), max(1, round(size.h * scale))
    return Rect((canvas.w - w) // 2, (canvas.h - h) // 2, w, h)


def bar(document: Document, layer: Layer) -> FrameRange:
    """The frames a layer shows in: its span, or all there are."""
    return document.timeline.whole if layer.span is None else layer.span


def trim(document: Document, id: LayerId, span: FrameRange) -> Document:
    """The layer shows in `span`; what it shows in a frame stays.

    Limited to at least one frame, not before the first, and to what the clip's file holds. Raises
    BadInput where the layer is locked.
    """
    refuse_locked(document, id)
    layer = document.layer(id)
    if isinstance(layer, ClipLayer):
        rate, reach = document.timeline.rate, layer.reach(document.timeline.rate)
        span = _at_least_one(span, FrameRange(max(0, reach.start), reach.stop))
        cut = (span.start - layer.span.start) / rate
        layer = replace(layer, span=span, offset=layer.offset + cut)
    else:
        layer = replace(layer, span=_at_least_one(span, FrameRange(0, max(1, span.stop))))
    return _with_bar(document, layer)


def _at_least_one(span: FrameRange, limits: FrameRange) -> FrameRange:
    start = min(max(span.start, limits.start), limits.stop - 1)
    return FrameRange(start, min(max(span.stop, start + 1), limits.stop))


def show_always(document: Document, id: LayerId) -> Document:
    """The layer shows in every frame; a clip, which ends somewhere, stays as it is."""
    layer = document.layer(id)
    if isinstance(layer, ClipLayer) or layer.span is None:
        return document
    return document.with_layer(replace(layer, span=None))


def move_bar(document: Document, id: LayerId, by: int) -> Document:
    """The layer shows `by` frames later (earlier where negative), its keys with it.

    Not before the first frame. Raises BadInput where the layer is locked.
    """
    refuse_locked(document, id)
    layer = document.layer(id)
    by = max(by, -bar(document, layer).start)
    return _with_bar(document, _delayed(layer, by)) if by else document


def _delayed(layer: Layer, by: int) -> Layer:
    """A layer, a group with all it holds, that many frames later."""
    span = None if layer.span is None else layer.span.moved(by)
    curve = None if layer.curve is None else layer.curve.moved(by)
    recipe = None if layer.recipe is None else layer.recipe.later(by)
    layer = replace(layer, span=span, curve=curve, recipe=recipe)
    if isinstance(layer, GroupLayer):
        layer = replace(layer, layers=tuple(_delayed(inner, by) for inner in layer.layers))
    return layer


def _with_bar(document: Document, layer: Layer) -> Document:
    stop = bar(document, layer).stop
    return replace(document, timeline=document.timeline.grown(stop)).with_layer(layer)


def split(document: Document, id: LayerId, frame: int) -> tuple[Document, LayerId]:
    """Two layers instead of one: until `frame`, and from it on; returns the later one's id.

    Raises BadInput where the layer is locked, or does not show on both sides of `frame`.
    """
    refuse_locked(document, id)
    layer = document.layer(id)
    span = bar(document, layer)
    if not span.start < frame < span.stop:
        raise BadInput(
            f"“{layer.name}” does not go across the playhead.",
            remedy="Move the playhead into its bar.",
        )
    later = replace(renumbered(layer), span=FrameRange(frame, span.stop))
    if isinstance(later, ClipLayer):
        later = replace(later, offset=later.offset + (frame - span.start) / document.timeline.rate)
    document = document.with_layer(replace(layer, span=FrameRange(span.start, frame)))
    return document.with_layer(later, above=id), later.id


# -- keys of the opacity


def set_key(document: Document, id: LayerId, key: Key) -> Document:
    """A key of the layer's opacity (0..1, clipped), instead of the one on that frame."""
    key = key._replace(value=min(1.0, max(0.0, key.value)))
    return _with_curve(document, id, lambda curve: curve.with_key(key))


def remove_key(document: Document, id: LayerId, frame: int) -> Document:
    """Without the key on that frame; after the last one the layer keeps its opacity."""
    return _with_curve(document, id, lambda curve: curve.without_key(frame))


def move_key(document: Document, id: LayerId, frame: int, to: int) -> Document:
    """The key on `frame` to another frame, instead of one that stands there.

    Raises BadInput where there is none.
    """

    def moved(curve: Curve) -> Curve:
        found = next((key for key in curve.keys if key.frame == frame), None)
        if found is None:
            raise BadInput(f"There is no key on frame {frame}.")
        return curve.without_key(frame).with_key(found._replace(frame=max(0, to)))

    return _with_curve(document, id, moved)


def set_opacity_at(document: Document, id: LayerId, frame: int, opacity: float) -> Document:
    """Opacity 0..1: a key on that frame where the layer has any, else for all frames."""
    if document.layer(id).curve is None:
        return set_opacity(document, id, opacity)
    return set_key(document, id, Key(frame, opacity))


def opacity_at(layer: Layer, frame: int) -> float:
    """The layer's opacity 0..1 at a document frame."""
    return layer.opacity if layer.curve is None else layer.curve.at(frame)


def _with_curve(document: Document, id: LayerId, change: Callable[[Curve], Curve]) -> Document:
    layer = document.layer(id)
    before = layer.curve or Curve()
    after = change(before)
    if after == before:
        return document
    if not after.keys:
        return document.with_layer(replace(layer, curve=None, opacity=before.keys[-1].value))
    return document.with_layer(replace(layer, curve=after))


# -- the timeline itself


def add_marker(document: Document, marker: Marker) -> Document:
    """A marker, instead of the one on that frame."""
    rest = [old for old in document.timeline.markers if old.frame != marker.frame]
    return _with_markers(document, [*rest, marker])


def move_marker(document: Document, frame: int, to: int) -> Document:
    """The marker on `frame` to another frame, instead of one that stands there."""
    found = [marker for marker in document.timeline.markers if marker.frame == frame]
    if not found or frame == to:
        return document
    to = document.timeline.clamped(to)
    return add_marker(remove_marker(document, frame), found[0]._replace(frame=to))


def remove_marker(document: Document, frame: int) -> Document:
    """Without the marker on that frame."""
    rest = [marker for marker in document.timeline.markers if marker.frame != frame]
    return _with_markers(document, rest)


def _with_markers(document: Document, markers: list[Marker]) -> Document:
    return _with_timeline(document, markers=tuple(sorted(markers)))


def mark_in(document: Document, frame: int) -> Document:
    """What is exported and played in a loop begins at `frame`; an earlier out point goes."""
    stop = document.timeline.chosen.stop
    return _marked(document, frame, stop if stop > frame else document.timeline.length)


def mark_out(document: Document, frame: int) -> Document:
    """`frame` is the last one exported and played in a loop; a later in point goes."""
    start = document.timeline.chosen.start
    return _marked(document, start if start <= frame else 0, frame + 1)


def _marked(document: Document, start: int, stop: int) -> Document:
    marked = FrameRange(start, stop).intersect(document.timeline.whole)
    if marked.empty:
        return document
    return _with_timeline(document, marked=None if marked == document.timeline.whole else marked)


def clear_marks(document: Document) -> Document:
    """Without in and out points."""
    return _with_timeline(document, marked=None)


def set_length(document: Document, length: int) -> Document:
    """So many frames; markers behind the last go, bars stay as they are.

    Raises BadInput where that is no frame at all.
    """
    markers = tuple(each for each in document.timeline.markers if each.frame < length)
    document = _with_timeline(document, length=length, markers=markers)
    marked = document.timeline.marked
    return document if marked is None else _marked(clear_marks(document), *marked)


def _with_timeline(document: Document, **changes: object) -> Document:
    timeline = replace(document.timeline, **changes)  # type: ignore[arg-type]
    return document if timeline == document.timeline else replace(document, timeline=timeline)
