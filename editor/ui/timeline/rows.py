"""The rows of the timeline: one for each layer, top layer first, and what lies under a point."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, LayerId
from editor.core.time import FrameRange, Key
from editor.ui.timeline.axis import Axis

CLIP_HEIGHT, CURVE_HEIGHT, PLAIN_HEIGHT = 68, 48, 32
GAP = 2
"""Pixels between a bar and the edges of its row."""
EDGE = 7
"""Pixels at either end of a bar that trim it."""
KEY_REACH = 8
CURVE_MARGIN = 7
"""Pixels between a bar's edge and opacity 0 or 1, so that keys there can be grasped."""


@dataclass(frozen=True, eq=False)
class Row:
    """A layer's row. span: the frames it shows in, the whole timeline where it has none of its
    own. top: pixels below the first row's top. depth: how many groups hold it."""

    layer: Layer
    depth: int
    span: FrameRange
    top: int
    height: int

    @property
    def bottom(self) -> int:
        """First pixel below the row."""
        return self.top + self.height

    def bar(self, axis: Axis) -> QRectF:
        """Where the bar is drawn; x from the left edge of the tracks, y from the first row."""
        x, right = axis.x(self.span.start), axis.x(self.span.stop)
        return QRectF(x, self.top + GAP, max(2.0, right - x), self.height - 2 * GAP)


def rows(document: Document, before: tuple[Row, ...] = ()) -> tuple[Row, ...]:
    """One row for each layer, as the layers panel lists them. before: rows made earlier, of
    which those that are the same are taken again (documents have thousands of layers)."""
    out: list[Row] = []
    top, whole = 0, document.timeline.whole
    for index, (layer, depth) in enumerate(_listed(document.layers, 0)):
        row = before[index] if index < len(before) else None
        span = layer.span or whole
        known = row is not None and row.layer is layer and row.top == top
        if row is None or not known or row.depth != depth or row.span != span:
            row = Row(layer, depth, span, top, _height(layer))
        out.append(row)
        top = row.bottom
    return tuple(out)


def _listed(layers: tuple[Layer, ...], depth: int) -> Iterator[tuple[Layer, int]]:
    for layer in reversed(layers):
        yield layer, depth
        if isinstance(layer, GroupLayer):
            yield from _listed(layer.layers, depth + 1)


def _height(layer: Layer) -> int:
    if isinstance(layer, ClipLayer):
        return CLIP_HEIGHT
    return CURVE_HEIGHT if layer.curve is not None and layer.curve.keys else PLAIN_HEIGHT


def find(all_rows: tuple[Row, ...], id: LayerId | None) -> Row | None:
    """The row of a layer."""
    return next((row for row in all_rows if row.layer.id == id), None)


def has_key(all_rows: tuple[Row, ...], id: LayerId, key: Key) -> bool:
    """True where the layer is there and has a key on that one's frame."""
    row = find(all_rows, id)
    curve = None if row is None else row.layer.curve
    return curve is not None and any(each.frame == key.frame for each in curve.keys)


def row_at(all_rows: tuple[Row, ...], y: float) -> Row | None:
    """The row at a height below the first row's top."""
    return next((row for row in all_rows if row.top <= y < row.bottom), None)


# -- the opacity curve on a bar


def curve_y(row: Row, value: float) -> float:
    """The height at which an opacity of 0..1 is drawn."""
    room = row.height - 2 * (GAP + CURVE_MARGIN)
    return row.top + GAP + CURVE_MARGIN + (1 - value) * room


def curve_value(row: Row, y: float) -> float:
    """The opacity of 0..1 at a height."""
    room = row.height - 2 * (GAP + CURVE_MARGIN)
    return min(1.0, max(0.0, 1 - (y - row.top - GAP - CURVE_MARGIN) / room))


def key_point(row: Row, axis: Axis, key: Key) -> QPointF:
    """Where a key is drawn: in the middle of its frame."""
    return QPointF(axis.x(key.frame + 0.5), curve_y(row, key.value))


# -- what lies under a point


class Part(Enum):
    """What a press there would take hold of."""

    NOTHING = auto()
    BODY = auto()
    START = auto()
    END = auto()
    KEY = auto()


@dataclass(frozen=True, eq=False)
class Spot:
    """What lies under a point of the tracks."""

    part: Part = Part.NOTHING
    row: Row | None = None
    key: Key | None = None


def spot(all_rows: tuple[Row, ...], axis: Axis, at: QPointF, chosen: LayerId | None) -> Spot:
    """What lies at a point (x from the left edge of the tracks, y from the first row's top).

    Keys can be taken hold of on the chosen layer only, where they are drawn large.
    """
    row = row_at(all_rows, at.y())
    if row is None:
        return Spot()
    if row.layer.id == chosen and (key := _key_at(row, axis, at)) is not None:
        return Spot(Part.KEY, row, key)
    bar = row.bar(axis)
    edge = min(EDGE, bar.width() / 3)
    if not bar.left() - 2 <= at.x() <= bar.right() + 2:
        return Spot(Part.NOTHING, row)
    if at.x() < bar.left() + edge:
        return Spot(Part.START, row)
    return Spot(Part.END if at.x() > bar.right() - edge else Part.BODY, row)


def _key_at(row: Row, axis: Axis, at: QPointF) -> Key | None:
    if row.layer.curve is None:
        return None

    def distance(key: Key) -> float:
        return (key_point(row, axis, key) - at).manhattanLength()

    nearest = min(row.layer.curve.keys, key=distance, default=None)
    return nearest if nearest is not None and distance(nearest) <= KEY_REACH else None
