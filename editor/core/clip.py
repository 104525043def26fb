"""A clip as a layer, and the still that a document shows at one of its frames.

Frames are not document pixels: they stay in their file, and a layer says which of them it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction

from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer, walk
from editor.core.raster import Raster
from editor.core.time import FrameRange


@dataclass(frozen=True)
class ClipSource:
    """The file behind a clip, as far as a document needs to know it.

    path: absolute. size: as shown, rotation and pixel aspect applied. rate: frames a second, the
    mean one where `variable`. frames: how many can be read. duration: seconds. sound: has any.
    """

    path: str
    size: Size
    rate: Fraction
    frames: int
    duration: Fraction
    sound: bool = False
    variable: bool = False


NO_SOURCE = ClipSource("", Size(1, 1), Fraction(1), 1, Fraction(1))
ONE_FRAME = FrameRange(0, 1)
_NOTHING = Raster(4)


@dataclass(frozen=True, eq=False)
class ClipLayer(Layer):
    """Frames of a clip. span: where the bar stands on the timeline, in document frames.

    offset: seconds into the source at the bar's start. place: where frames are drawn, in document
    pixels, scaled where it is not of the source's size.
    """

    span: FrameRange = ONE_FRAME
    source: ClipSource = NO_SOURCE
    offset: Fraction = Fraction(0)
    place: Rect = EMPTY

    @property
    def bounds(self) -> Rect:
        """Where frames are drawn."""
        return self.place

    @property
    def look(self) -> tuple[object, ...]:
        """All that decides how the layer shows, its frames named by source and time."""
        return (*super().look, self.source, self.offset, self.place)

    def source_time(self, document_frame: int, rate: Fraction) -> Fraction:
        """Seconds into the source for a frame of a document of that rate.

        The middle of the frame: containers round time stamps (Matroska to milliseconds), and at
        its very beginning the frame before could still stand.
        """
        return self.offset + (document_frame - self.span.start + Fraction(1, 2)) / rate

    def reach(self, rate: Fraction) -> FrameRange:
        """The longest span the source allows where the bar stands, in document frames."""
        before = int(self.offset * rate)
        left = round((self.source.duration - self.offset) * rate)
        return FrameRange(self.span.start - before, self.span.start + max(1, left))


Pixels = Callable[[ClipLayer, Fraction], Raster | None]
"""What a clip shows at a time of its source, drawn into its place; None: nothing (yet)."""


def clip_layer(name: str, source: ClipSource, rate: Fraction, start: int = 0) -> ClipLayer:
    """The whole clip from a frame on, at its own size, in a document of that rate."""
    span = FrameRange(start, start + max(1, round(source.duration * rate)))
    return ClipLayer(name, source=source, span=span, place=Rect(0, 0, *source.size))


def document_at(
    document: Document, frame: int, pixels: Pixels, like: Document | None = None
) -> Document:
    """The still seen at that frame: clips become pixel layers of the same id.

    A layer outside its span is invisible, opacity curves are evaluated. What does not depend on
    time is the same object, a document without any such layer is returned itself. like: an
    earlier still; a layer that looks just as in there is that very object, and where all does,
    it is returned itself.
    """
    known = {} if like is None else {layer.id: layer for layer in walk(like.layers)}
    rate = document.timeline.rate

    def still(layer: Layer) -> Layer:
        shown = layer.span is None or layer.span.contains(frame)
        out = layer
        if isinstance(layer, ClipLayer):
            seen = shown and layer.visible
            raster = pixels(layer, layer.source_time(frame, rate)) if seen else None
            out = _pixel_layer(layer, _NOTHING if raster is None else raster)
        elif isinstance(layer, GroupLayer):
            out = _with_layers(layer, tuple(still(inner) for inner in layer.layers))
        if layer.curve is not None and layer.curve.keys:
            out = replace(out, opacity=min(1.0, max(0.0, layer.curve.at(frame))))
        if not shown and out.visible:
            out = replace(out, visible=False)
        return layer if out is layer else _known(out, known)

    layers = tuple(still(layer) for layer in document.layers)
    if _same(layers, document.layers):
        return document
    if like is None or not _same(layers, like.layers):
        return replace(document, layers=layers)
    out = replace(document, layers=like.layers)
    alike = (getattr(out, f.name) is getattr(like, f.name) for f in fields(Document))
    return like if all(alike) else out


def changes_over_time(document: Document) -> bool:
    """True where a layer is a clip, has a span or an opacity curve."""
    return any(layer.span is not None or layer.curve is not None for layer in walk(document.layers))


def clips(document: Document) -> tuple[ClipLayer, ...]:
    """Every clip of a document, bottom to top."""
    return tuple(layer for layer in walk(document.layers) if isinstance(layer, ClipLayer))


def visible_clips(document: Document) -> tuple[ClipLayer, ...]:
    """Every clip that is not hidden, by itself or with a group that holds it, bottom to top."""
    return tuple(layer for layer in _visible(document.layers) if isinstance(layer, ClipLayer))


def _visible(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in layers:
        if layer.visible:
            yield layer
            yield from _visible(layer.layers if isinstance(layer, GroupLayer) else ())


def _pixel_layer(layer: ClipLayer, raster: Raster) -> PixelLayer:
    common = {each.name: getattr(layer, each.name) for each in fields(Layer)}
    return PixelLayer(**common, pixels=raster)


def _with_layers(group: GroupLayer, layers: tuple[Layer, ...]) -> GroupLayer:
    return group if _same(layers, group.layers) else replace(group, layers=layers)


def _same(a: tuple[Layer, ...], b: tuple[Layer, ...]) -> bool:
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))


def _known(layer: Layer, known: dict[LayerId, Layer]) -> Layer:
    """The earlier still's layer where it equals this one in every field."""
    old = known.get(layer.id)
    if old is None or type(old) is not type(layer):
        return layer
    equal = (getattr(old, f.name) == getattr(layer, f.name) for f in fields(layer))
    return old if all(equal) else layer
