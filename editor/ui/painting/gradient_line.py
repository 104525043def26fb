"""The gradient tool: a line drawn by hand, whose ends can be moved until it is made final."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from editor.core.gradient import Gradient
from editor.ui.canvas.operation import Operation
from editor.ui.canvas.overlay import DARK, LIGHT
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.canvas.target import Target, layer_target
from editor.ui.painting.gradients import made
from editor.ui.painting.picking import begin_pick
from editor.ui.painting.wishes import GradientWish

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

CATCH = 15
"""Degrees between the directions that a line drawn with Shift keeps to."""
NEAR, RADIUS = 11.0, 6.0
"""View pixels from an end at which it is taken hold of, and its size."""


def begin_gradient(canvas: Canvas, press: Press) -> EndDrag | None:
    """A line from here; None, and a hint, where the layer cannot be painted on."""
    target = layer_target(canvas.history.committed, canvas.tools)
    if isinstance(target, str):
        canvas.hint.emit(target)
        return None
    start = canvas.snapping.point(canvas.view.to_document(press.point))
    line = GradientLine(canvas, target, start, swapped=press.right)
    canvas.begin_operation(line)
    return EndDrag(line, 1, fresh=True)


class GradientLine(Operation):
    """A gradient that is shown and can still be changed: by its two ends, by the tool's settings
    and the colours. A press elsewhere makes it final and begins another."""

    def __init__(self, canvas: Canvas, target: Target, start: QPointF, swapped: bool) -> None:
        self.canvas, self._target, self._swapped = canvas, target, swapped
        self.name = QCoreApplication.translate("Canvas", "Gradient")
        self.ends = [start, start]
        self._asked: Gradient | None = None
        canvas.tools.changed.connect(self._follow)

    @property
    def empty(self) -> bool:
        """True where the line leads nowhere."""
        return self.ends[0] == self.ends[1]

    def move(self, which: int, place: QPointF) -> None:
        """Another place for an end (0 or 1), in document pixels."""
        self.ends[which] = place
        self._follow()
        self.canvas.update()

    def _follow(self) -> None:
        """Show it as it is to be now."""
        gradient = self._made()
        if not self.empty and gradient != self._asked:
            self._asked = gradient
            self.canvas.tools.asked.emit(GradientWish(gradient, target=self._target))

    def _made(self) -> Gradient:
        lock = self._target.lock_alpha(self.canvas.history.committed)
        start, end = ((place.x(), place.y()) for place in self.ends)
        return made(self.canvas.tools, start, end, lock, self._swapped)

    # ---- the operation

    def begin(self, press: Press) -> Drag | None:
        if self.canvas.hand.picks:
            return begin_pick(self.canvas, press)
        which = self._end_at(press.point)
        if which is not None and press.left:
            return EndDrag(self, which)
        self.canvas.accept_operation()
        return begin_gradient(self.canvas, press)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        return None if self._end_at(point) is None else Qt.CursorShape.SizeAllCursor

    def accept(self) -> None:
        self.canvas.tools.changed.disconnect(self._follow)
        wish = GradientWish(None if self.empty else self._made(), True, self._target)
        self.canvas.tools.asked.emit(wish)

    def cancel(self) -> None:
        self.canvas.tools.changed.disconnect(self._follow)
        self.canvas.tools.asked.emit(GradientWish(None))

    def _end_at(self, point: QPointF) -> int | None:
        """The end nearest to a view point, where one is near."""
        ways = [self.canvas.view.to_view(place) - point for place in self.ends]
        lengths = [math.hypot(way.x(), way.y()) for way in ways]
        nearest = lengths.index(min(lengths))
        return nearest if lengths[nearest] <= NEAR else None

    def paint(self, painter: QPainter) -> None:
        a, b = (self.canvas.view.to_view(end) for end in self.ends)
        stops = self._made().stops
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((DARK, 3.0), (LIGHT, 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(a, b)
        for at, stop in ((a, stops[0]), (b, stops[-1])):
            red, green, blue, alpha = (round(value) for value in stop.colour)
            painter.setPen(QPen(DARK, 4.0))
            painter.setBrush(QColor(red, green, blue, alpha))
            painter.drawEllipse(at, RADIUS, RADIUS)
            painter.setPen(QPen(LIGHT, 2.0))
            painter.drawEllipse(at, RADIUS, RADIUS)
        painter.restore()


class EndDrag:
    """An end of the line follows the pen. fresh: the line is just being drawn."""

    def __init__(self, line: GradientLine, which: int, fresh: bool = False) -> None:
        self._line, self._which, self._fresh = line, which, fresh
        self._before = line.ends[which]

    def take(self, samples: Sequence[Sample]) -> None:
        canvas, other = self._line.canvas, self._line.ends[1 - self._which]
        place = canvas.view.to_document(samples[-1].point)
        kept = _caught(place, other) if canvas.hand.shift else canvas.snapping.point(place)
        self._line.move(self._which, kept)

    def finish(self) -> None:
        if self._line.empty:  # back where it began
            self._line.canvas.cancel_operation()

    def cancel(self) -> None:
        if self._fresh:
            self._line.canvas.cancel_operation()
        else:
            self._line.move(self._which, self._before)


def _caught(place: QPointF, start: QPointF) -> QPointF:
    """The place moved onto one of the even directions from the start."""
    arm = place - start
    step = math.radians(CATCH)
    turn = round(math.atan2(arm.y(), arm.x()) / step) * step
    length = math.hypot(arm.x(), arm.y())
    return start + QPointF(math.cos(turn) * length, math.sin(turn) * length)
