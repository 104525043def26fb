"""Crop and straighten: a frame with handles on the canvas, until Enter or Esc."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from editor.core.transform import Point
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.carrying import arrow_step
from editor.ui.canvas.operation import Operation
from editor.ui.canvas.overlay import paint_rule
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.transforming import frame as frames
from editor.ui.transforming.frame import Frame
from editor.ui.transforming.handles import HANDLES, Handle
from editor.ui.transforming.marks import arrow_cursor, paint_box
from editor.ui.transforming.operation import REACH

VEIL = QColor(0, 0, 0, 130)
THIRDS = QColor(255, 255, 255, 110)

Cursor = Qt.CursorShape


class CropOperation(Operation):
    """`on_change` is told of every change, `on_accept(frame)` and `on_cancel` once."""

    def __init__(
        self,
        canvas: Canvas,
        on_change: Callable[[], None],
        on_accept: Callable[[Frame], None],
        on_cancel: Callable[[], None],
    ) -> None:
        self.name = canvas.tr("Crop")
        self._canvas, self._bounds = canvas, canvas.history.committed.bounds
        self._changed, self._accepted, self._cancelled = on_change, on_accept, on_cancel
        self.frame = self._upright = frames.around(self._bounds)
        self.ratio: float | None = None
        """Width over height that the frame keeps; None: any."""
        self.levelling = False
        """Whether the next drag draws a line that shall be level."""
        self.line: tuple[QPointF, QPointF] | None = None

    def put(self, frame: Frame) -> None:
        """Another frame."""
        self.frame = self._upright = frame
        self._tell()

    def turn(self, degrees: float) -> None:
        """Straighten by an angle; the frame stays in the picture if it lay there."""
        self.frame = frames.turned(self._upright, degrees, self._bounds)
        self._tell()

    def keep(self, ratio: float | None) -> None:
        """Keep width over height from now on; None: any."""
        self.ratio = ratio
        if ratio is not None:
            self.put(frames.with_ratio(self.frame, ratio))

    def reset(self) -> None:
        """The whole picture again."""
        self.put(frames.around(self._bounds))

    def level(self, start: Point, end: Point) -> None:
        """Straighten so that a line is level, or upright where it nearly is."""
        self.levelling = False
        if start != end:
            self.turn(frames.level(start, end))
        self._tell()

    def _tell(self) -> None:
        self._canvas.update()
        self._changed()

    # -- the canvas' questions

    def begin(self, press: Press) -> Drag | None:
        if not press.left:
            return None
        if self.levelling:
            return _LineDrag(self, self._canvas, press.point)
        handle = self._handle_at(press.point)
        place = self._canvas.view.to_document(press.point)
        if handle is not None:
            return _FrameDrag(self, self._canvas, press.point, handle)
        if self.frame.holds((place.x(), place.y())):
            return _FrameDrag(self, self._canvas, press.point, None)
        return _TurnFrameDrag(self, self._canvas, (place.x(), place.y()))

    def _places(self) -> dict[Handle, QPointF]:
        to_view = self._canvas.view.to_view
        return {handle: to_view(QPointF(*self.frame.place_of(handle))) for handle in HANDLES}

    def _handle_at(self, point: QPointF) -> Handle | None:
        near = {handle: QLineF(at, point).length() for handle, at in self._places().items()}
        handle = min(near, key=lambda each: near[each])
        return handle if near[handle] <= REACH else None

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        if self.levelling:
            return Cursor.CrossCursor
        handle = self._handle_at(point)
        view = self._canvas.view
        if handle is not None:
            return arrow_cursor(self._places()[handle] - view.to_view(QPointF(*self.frame.middle)))
        place = view.to_document(point)
        inside = self.frame.holds((place.x(), place.y()))
        return Cursor.SizeAllCursor if inside else Cursor.PointingHandCursor

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        step = arrow_step(key, held)
        if step is not None:
            self.put(frames.moved(self.frame, *step))
        return step is not None

    def accept(self) -> None:
        self._accepted(self.frame)

    def cancel(self) -> None:
        self._cancelled()

    # -- looks

    def paint(self, painter: QPainter) -> None:
        view = self._canvas.view
        outline = QPolygonF([view.to_view(QPointF(*corner)) for corner in self.frame.corners()])
        painter.save()
        veil = QPainterPath()
        veil.addRect(QRectF(self._canvas.rect()))
        veil.addPolygon(outline)
        veil.closeSubpath()
        painter.fillPath(veil, VEIL)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_thirds(painter, outline)
        painter.restore()
        paint_box(painter, outline, self._places().values())
        if self.line is not None:
            paint_rule(painter, *self.line)


class _FrameDrag:
    """A handle of the frame, or all of it, follows the pen."""

    def __init__(
        self, operation: CropOperation, canvas: Canvas, at: QPointF, handle: Handle | None
    ) -> None:
        self._operation, self._canvas, self._handle = operation, canvas, handle
        self._start, self._from = operation.frame, canvas.view.to_document(at)

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        start = self._start
        if self._handle is None:
            self._operation.put(self._moved(place - self._from))
            return
        if not start.degrees:
            place = self._canvas.snapping.point(place)
        ratio = self._operation.ratio
        if ratio is None and self._canvas.hand.shift:
            ratio = start.w / start.h
        self._operation.put(frames.dragged(start, self._handle, (place.x(), place.y()), ratio))

    def _moved(self, way: QPointF) -> Frame:
        out = frames.moved(self._start, way.x(), way.y())
        if out.degrees:
            return out
        by = self._canvas.snapping.rect(QRectF(out.x, out.y, out.w, out.h))
        return frames.moved(out, by.x(), by.y())

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._operation.put(self._start)


class _TurnFrameDrag:
    """The frame turns about its middle."""

    def __init__(self, operation: CropOperation, canvas: Canvas, at: Point) -> None:
        self._operation, self._canvas, self._start = operation, canvas, operation.frame
        self._from = self._angle(at)

    def _angle(self, at: Point) -> float:
        x, y = self._start.middle
        return QLineF(x, y, at[0], at[1]).angle()  # anticlockwise

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        by = self._from - self._angle((place.x(), place.y()))
        self._operation.turn(self._start.degrees + (by + 180) % 360 - 180)

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._operation.put(self._start)


class _LineDrag:
    """A line is drawn along what shall be level."""

    def __init__(self, operation: CropOperation, canvas: Canvas, at: QPointF) -> None:
        self._operation, self._canvas = operation, canvas
        self._from = self._to = at

    def take(self, samples: Sequence[Sample]) -> None:
        self._to = samples[-1].point
        self._operation.line = self._from, self._to
        self._canvas.update()

    def finish(self) -> None:
        self._operation.line = None
        start, end = (self._canvas.view.to_document(p) for p in (self._from, self._to))
        self._operation.level((start.x(), start.y()), (end.x(), end.y()))

    def cancel(self) -> None:
        self._operation.line = None
        self._canvas.update()


def _paint_thirds(painter: QPainter, outline: QPolygonF) -> None:
    a, b, c, d = (outline.at(n) for n in range(4))
    painter.setPen(QPen(THIRDS, 1))
    for share in (1 / 3, 2 / 3):
        painter.drawLine(a + (b - a) * share, d + (c - d) * share)
        painter.drawLine(a + (d - a) * share, b + (c - b) * share)
