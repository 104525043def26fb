"""Selecting by hand: rectangle, ellipse, freehand lasso, magic wand.

Shift and Alt (or Ctrl) held when the pen comes down choose what becomes of the old selection;
pressed later they shape the box. Space moves it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from editor.core.coverage import Points, ellipse, rectangle
from editor.core.geometry import Rect
from editor.core.select import Mode
from editor.ui.canvas.overlay import DARK, LIGHT
from editor.ui.canvas.press import Modifier, Press, Sample
from editor.ui.canvas.selecting_box import Box, spanned
from editor.ui.selecting.settings import SIZE, Lasso, Marquee, Wand
from editor.ui.selecting.wishes import MenuWish, NothingWish, ShapeWish, WandWish

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

TAKING = Modifier.AltModifier | Modifier.ControlModifier
"""Either takes from the selection (many desktops keep Alt for themselves)."""
STIR = 3.0
"""View pixels that the pen must move for a drag; less is a click."""

Shape = Callable[[float, float, float, float], Points]


def mode_of(press: Press, usual: str) -> Mode:
    """What a selection begun by that press becomes; `usual` where no key is held."""
    adds = bool(press.held & Modifier.ShiftModifier)
    takes = bool(press.held & TAKING)
    if adds and takes:
        return Mode.INTERSECT
    return Mode.ADD if adds else Mode.SUBTRACT if takes else Mode(usual)


def begin_rectangle(canvas: Canvas, press: Press) -> BoxDrag | None:
    """A rectangle is spanned."""
    return _begin_box(canvas, press, rectangle, "Select rectangle")


def begin_ellipse(canvas: Canvas, press: Press) -> BoxDrag | None:
    """An ellipse is spanned."""
    return _begin_box(canvas, press, ellipse, "Select ellipse")


def begin_lasso(canvas: Canvas, press: Press) -> LassoDrag | None:
    """A line is drawn round what shall be selected."""
    if press.left:
        return LassoDrag(canvas, press)
    ask_menu(canvas, press)
    return None


def begin_wand(canvas: Canvas, press: Press) -> None:
    """What looks like the pixel under the pen is selected."""
    if not press.left:
        ask_menu(canvas, press)
        return
    place = canvas.view.to_document(press.point)
    x, y = math.floor(place.x()), math.floor(place.y())
    if canvas.history.document.bounds.contains(Rect(x, y, 1, 1)):
        how = canvas.tools.settings(Wand)
        canvas.tools.asked.emit(WandWish(x, y, mode_of(press, how.mode), how))


def ask_menu(canvas: Canvas, press: Press) -> None:
    """Show what can be done with the selection, where the pen is."""
    canvas.tools.asked.emit(MenuWish(canvas.mapToGlobal(press.point.toPoint())))


def _begin_box(canvas: Canvas, press: Press, shape: Shape, label: str) -> BoxDrag | None:
    if press.left:
        return BoxDrag(canvas, press, shape, label)
    ask_menu(canvas, press)
    return None


class ShapeDrag:
    """An outline that follows the pen, and is selected when it is lifted; whoever inherits it
    says what the outline is."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        self.canvas, self.press = canvas, press
        self._last, self._box = press.point, QRectF()
        self._stirred = False
        canvas.overlays.append(self._paint)

    @property
    def outline(self) -> QPainterPath:
        """What is drawn, in document pixels."""
        raise NotImplementedError

    def follow(self, samples: Sequence[Sample], by: QPointF) -> None:
        """Go with the pen; `by`: how far the whole shape moves, in document pixels."""
        raise NotImplementedError

    def take(self, samples: Sequence[Sample]) -> None:
        view, at = self.canvas.view, samples[-1].point
        moved = view.to_document(at) - view.to_document(self._last)
        self._last = at
        far = (at - self.press.point).manhattanLength() >= STIR
        self._stirred = self._stirred or far
        self.follow(samples, moved if self.canvas.hand.space else QPointF())
        self._redraw()

    def cancel(self) -> None:
        self.canvas.overlays.remove(self._paint)
        self.canvas.update()

    def select(self, rings: Sequence[Points], how: Marquee | Lasso, label: str) -> None:
        """Ask for what lies inside; a click beside a selection takes that away."""
        self.cancel()
        mode, asked = mode_of(self.press, how.mode), self.canvas.tools.asked
        if self._stirred or (isinstance(how, Marquee) and how.shape == SIZE):
            asked.emit(ShapeWish(rings, mode, how.feather, how.smooth, label))
        elif mode is Mode.REPLACE:
            asked.emit(NothingWish())

    def _redraw(self) -> None:
        box = self.canvas.view.transform.map(self.outline).boundingRect()
        dirty = (box | self._box).toAlignedRect().adjusted(-3, -3, 3, 3)
        self._box = box
        self.canvas.update(dirty & self.canvas.rect())

    def _paint(self, painter: QPainter) -> None:
        paint_outline(painter, self.canvas.view.transform.map(self.outline))


class BoxDrag(ShapeDrag):
    """Spans the box that a rectangle or an ellipse fills."""

    def __init__(self, canvas: Canvas, press: Press, shape: Shape, label: str) -> None:
        super().__init__(canvas, press)
        self._shape, self._label = shape, label
        self._how = canvas.tools.settings(Marquee)
        self._start = self._end = self._at(press.point)
        hand = canvas.hand
        self._held_shift, self._held_alt = hand.shift, hand.picking

    def _at(self, point: QPointF) -> QPointF:
        return self.canvas.snapping.point(self.canvas.view.to_document(point))

    @property
    def box(self) -> Box:
        """What the pen has spanned so far."""
        hand, start, end = self.canvas.hand, self._start, self._end
        square, centred = hand.shift and not self._held_shift, hand.picking and not self._held_alt
        return spanned((start.x(), start.y()), (end.x(), end.y()), self._how, square, centred)

    @property
    def outline(self) -> QPainterPath:
        box, path = self.box, QPainterPath()
        rect = QRectF(QPointF(box.x0, box.y0), QPointF(box.x1, box.y1))
        if self._shape is ellipse:
            path.addEllipse(rect)
        else:
            path.addRect(rect)
        return path

    def follow(self, samples: Sequence[Sample], by: QPointF) -> None:
        hand = self.canvas.hand
        self._held_shift &= hand.shift  # a key let go counts anew when it is pressed again
        self._held_alt &= hand.picking
        self._start += by
        self._end = self._at(samples[-1].point)

    def finish(self) -> None:
        box = self.box
        self.select([self._shape(*box)], self._how, self._label)


class LassoDrag(ShapeDrag):
    """A line drawn freely; its end is joined with its beginning."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press)
        self._points = [canvas.view.to_document(press.point)]

    @property
    def outline(self) -> QPainterPath:
        path = QPainterPath()
        path.addPolygon(QPolygonF(self._points))
        return path

    def follow(self, samples: Sequence[Sample], by: QPointF) -> None:
        if not by.isNull():
            self._points = [point + by for point in self._points]
        else:
            for sample in samples:
                place = self.canvas.view.to_document(sample.point)
                if place != self._points[-1]:
                    self._points.append(place)

    def finish(self) -> None:
        ring = [(point.x(), point.y()) for point in self._points]
        self.select([ring], self.canvas.tools.settings(Lasso), "Lasso")


def paint_outline(painter: QPainter, outline: QPainterPath) -> None:
    """A line of two tones that shows on every picture, in view coordinates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(DARK, 1)
    painter.strokePath(outline, pen)
    pen.setColor(LIGHT)
    pen.setDashPattern([4.0, 4.0])
    painter.strokePath(outline, pen)
    painter.restore()
