"""Transform: a box with handles round what is taken hold of, until Enter or Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.transform import (
    IDENTITY,
    Parts,
    Point,
    Transform,
    corners_of,
    once_more,
    parts_of,
    rotated,
    scaled,
    shifted,
    with_parts,
)
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.carrying import arrow_step
from editor.ui.canvas.hand import Hand
from editor.ui.canvas.operation import Operation
from editor.ui.canvas.press import Press, Sample
from editor.ui.transforming import handles
from editor.ui.transforming.floating import Floating
from editor.ui.transforming.handles import HANDLES, Change, Handle, Held, Way
from editor.ui.transforming.marks import arrow_cursor, paint_box, paint_pivot

REACH = 9.0
"""How far from a handle it can still be gripped, in view pixels."""

Modifier, Key, Cursor = Qt.KeyboardModifier, Qt.Key, Qt.CursorShape


def held_keys(hand: Hand) -> Held:
    """What the keys held now mean to a transform."""
    return Held(hand.shift, middle=hand.picking and not hand.control, bend=hand.control)


class TransformOperation(Operation):
    """`on_change` is told of every change, `on_accept(transform)` and `on_cancel` once."""

    def __init__(
        self,
        canvas: Canvas,
        floating: Floating,
        on_change: Callable[[], None],
        on_accept: Callable[[Transform], None],
        on_cancel: Callable[[], None],
    ) -> None:
        self.name = canvas.tr("Transform")
        self._canvas, self._floating, self.box = canvas, floating, floating.subject.box
        self._changed, self._accepted, self._cancelled = on_change, on_accept, on_cancel
        self.pivot: Point = handles.middle_of(self.box)
        self.way = Way.FREE
        self.menu: Callable[[QPoint], object] | None = None
        """Opens a menu at a place of the screen; the right button asks for it."""

    # -- what it is now

    @property
    def transform(self) -> Transform:
        """What becomes of the box."""
        return self._floating.transform

    @property
    def parts(self) -> Parts:
        """The numbers of it, at the pivot."""
        return parts_of(self.transform, self.pivot)

    def put(self, transform: Transform) -> None:
        """Another transform; one that cannot be is not taken, and it is said why."""
        try:
            transform.bounds(self.box)
            parts_of(transform, self.pivot)
        except BadInput as error:
            self._canvas.hint.emit(str(error))
            return
        self._floating.transform = transform
        self._canvas.update()
        self._changed()

    def take(self, way: Way) -> None:
        """Let the handles do something else from now on."""
        self.way = way
        self._changed()

    def put_parts(self, parts: Parts) -> None:
        """Other numbers at the pivot."""
        try:
            self.put(with_parts(self.transform, self.pivot, parts))
        except BadInput as error:
            self._canvas.hint.emit(str(error))

    def change(self, change: Change, start: Transform, pressed: Point, now: Point) -> None:
        """Follow a drag; where it leads nowhere, stay."""
        try:
            self.put(change(start, pressed, now))
        except BadInput as error:
            self._canvas.hint.emit(str(error))

    def flip(self, across: bool) -> None:
        """Mirror it as it stands, about where the pivot is."""
        about = self.transform.at(self.pivot)
        x, y = (-1.0, 1.0) if across else (1.0, -1.0)
        self.put(self.transform.then(scaled(x, y, about)))

    def turn(self, quarters: int) -> None:
        """Turn it clockwise by right angles, about where the pivot is."""
        about = self.transform.at(self.pivot)
        self.put(self.transform.then(rotated(90 * quarters, about)))

    def repeat(self, last: Transform, before: Rect) -> None:
        """Transform it, as it stands, as `before` was the last time."""
        now = self.transform.bounds(self.box)
        self.put(self.transform.then(once_more(last, before, now)))

    def reset(self) -> None:
        """As it was at first."""
        self.pivot = handles.middle_of(self.box)
        self.put(IDENTITY)

    # -- the canvas' questions

    def begin(self, press: Press) -> _Drag | _PivotDrag | None:
        if not press.left:
            self._ask_menu(press.point)
            return None
        if self._over_pivot(press.point):
            return _PivotDrag(self, self._canvas)
        return _Drag(self, self._canvas, press, self._handle_at(press.point))

    def _ask_menu(self, point: QPointF) -> None:
        if self.menu is not None:
            self.menu(self._canvas.mapToGlobal(point.toPoint()))

    def _handle_at(self, point: QPointF) -> Handle | None:
        near = {handle: QLineF(at, point).length() for handle, at in self._places().items()}
        handle = min(near, key=lambda each: near[each])
        return handle if near[handle] <= REACH else None

    def _over_pivot(self, point: QPointF) -> bool:
        return QLineF(self._pivot_place(), point).length() <= REACH

    def _pivot_place(self) -> QPointF:
        return self._canvas.view.to_view(QPointF(*self.transform.at(self.pivot)))

    def _places(self) -> dict[Handle, QPointF]:
        """Where the handles stand in the view."""
        to_view, at = self._canvas.view.to_view, self.transform.at
        return {h: to_view(QPointF(*at(handles.place_of(self.box, h)))) for h in HANDLES}

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        if self._over_pivot(point):
            return Cursor.CrossCursor
        handle = self._handle_at(point)
        if handle is not None:
            return arrow_cursor(self._places()[handle] - self._pivot_place())
        place = self._canvas.view.to_document(point)
        within = handles.inside(self.box, self.transform, (place.x(), place.y()))
        return Cursor.SizeAllCursor if within else Cursor.PointingHandCursor

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        if key == Key.Key_Menu or (key == Key.Key_F10 and held == Modifier.ShiftModifier):
            self._ask_menu(self._pivot_place())
            return True
        step = arrow_step(key, held)
        if step is not None:
            self.put(self.transform.then(shifted(*step)))
        return step is not None

    def accept(self) -> None:
        self._accepted(self.transform)

    def cancel(self) -> None:
        self._cancelled()

    # -- looks

    def paint(self, painter: QPainter) -> None:
        to_view, at = self._canvas.view.to_view, self.transform.at
        corners = QPolygonF([to_view(QPointF(*at(corner))) for corner in corners_of(self.box)])
        paint_box(painter, corners, self._places().values())
        paint_pivot(painter, self._pivot_place())


class _Drag:
    """A handle, the inside or the outside of the box follows the pen."""

    def __init__(
        self, operation: TransformOperation, canvas: Canvas, press: Press, handle: Handle | None
    ) -> None:
        self._operation, self._canvas, self._handle = operation, canvas, handle
        self._start = operation.transform
        place = canvas.view.to_document(press.point)
        self._from: Point = (place.x(), place.y())
        self._moves = handle is None and handles.inside(operation.box, self._start, self._from)

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        held = held_keys(self._canvas.hand)
        self._operation.change(self._change(held), self._start, self._from, self._to(place, held))

    def _change(self, held: Held) -> Change:
        if self._handle is not None:
            operation = self._operation
            box, pivot = operation.box, operation.pivot
            return handles.change_for(box, self._handle, pivot, held, operation.way)
        if self._moves:
            return handles.move(held.fixed)
        return handles.turn(self._operation.pivot, held.fixed)

    def _to(self, place: QPointF, held: Held) -> Point:
        """Where the pointer counts to be: near lines, on them."""
        if self._moves:
            return self._kept((place.x(), place.y()), held)
        if self._handle is not None and not held.bend:
            place = self._canvas.snapping.point(place)
        return place.x(), place.y()

    def _kept(self, now: Point, held: Held) -> Point:
        """Moved by whole pixels, on lines that are near."""
        moved = handles.move(held.fixed)(self._start, self._from, now)
        x, y, w, h = moved.bounds(self._operation.box)
        way = self._canvas.snapping.rect(QRectF(x, y, w, h))
        dx, dy = now[0] - self._from[0] + way.x(), now[1] - self._from[1] + way.y()
        return self._from[0] + round(dx), self._from[1] + round(dy)

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._operation.put(self._start)


class _PivotDrag:
    """The pivot follows the pen."""

    def __init__(self, operation: TransformOperation, canvas: Canvas) -> None:
        self._operation, self._canvas, self._before = operation, canvas, operation.pivot

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        self._put(self._operation.transform.inverse.at((place.x(), place.y())))

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._put(self._before)

    def _put(self, pivot: Point) -> None:
        self._operation.pivot = pivot
        self._operation.put(self._operation.transform)
