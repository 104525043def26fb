"""Points from left to right that hands and keys move: what a curve and a gradient's bar share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.adjustments.limits import MOST_POINTS

P = TypeVar("P", bound=tuple[Any, ...])
FEWEST, FAR = 2, 10
"""Points that stay at least; how many steps an arrow goes with Shift."""


class PointsLine(QWidget, Generic[P]):
    """`changed(points)` while one moves, `released()` once it is let go, `chosen(index)`.

    A click adds a point, or takes the one that is near; dragged far away it is removed. Keys:
    Page Up and Page Down choose a point, arrows move it (Shift: farther), Insert adds one, Delete
    removes it. A point begins with its place 0..1 on the line.
    """

    changed = Signal(object)
    released = Signal()
    chosen = Signal(int)

    APART: ClassVar[float]
    """How far points stand from each other at least."""
    ARROWS: ClassVar[Mapping[Qt.Key, tuple[float, float]]]
    """How far arrows move a point."""
    ENDS_STAY: ClassVar[bool] = False
    """The first and the last cannot be dragged away."""

    def __init__(self, points: tuple[P, ...]) -> None:
        super().__init__()
        self.points = points
        self.index = 0
        self._dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ---- what a kind of line says of itself

    def value_at(self, at: QPointF) -> tuple[float, float]:
        """The place 0..1 on the line under a point of the widget, and how high it is, 0..1."""
        raise NotImplementedError

    def caught(self, point: P, at: QPointF) -> float:
        """How far off a point was pressed, in shares of what still takes it."""
        raise NotImplementedError

    def away(self, at: QPointF) -> bool:
        """Whether that is so far off that a point dragged there is removed."""
        raise NotImplementedError

    def made(self, x: float, y: float | None) -> P:
        """A new point at x; as the line is there, or of height y."""
        raise NotImplementedError

    def moved(self, point: P, x: float, y: float) -> P:
        """A point elsewhere."""
        raise NotImplementedError

    def height_of(self, point: P) -> float:
        """How high a point stands, 0..1."""
        return 0.0

    # ---- points

    def show_points(self, points: tuple[P, ...]) -> None:
        """Show others; reports nothing."""
        self.points, self.index = points, min(self.index, len(points) - 1)
        self.update()

    def choose(self, index: int) -> None:
        """Make a point the one that keys and numbers change."""
        self.index = max(0, min(index, len(self.points) - 1))
        self.chosen.emit(self.index)
        self.update()

    def replace_point(self, point: P) -> None:
        """Put another in place of the chosen one, between its neighbours."""
        before, after = self.points[: self.index], self.points[self.index + 1 :]
        low = before[-1][0] + self.APART if before else 0.0
        high = after[0][0] - self.APART if after else 1.0
        x = min(high, max(low, point[0]))
        self._put((*before, self.moved(point, x, self.height_of(point)), *after))

    def add_point(self, x: float, y: float | None = None) -> bool:
        """A new point at x, on the line or at y. False where there is no room for one."""
        near = any(abs(x - point[0]) < self.APART for point in self.points)
        if near or len(self.points) >= MOST_POINTS:
            return False
        point = self.made(x, y)
        after = tuple(sorted((*self.points, point)))
        self._put(after)
        self.choose(after.index(point))
        return True

    def remove_point(self) -> bool:
        """Take the chosen point away. False where too few would stay."""
        if len(self.points) <= FEWEST:
            return False
        after = (*self.points[: self.index], *self.points[self.index + 1 :])
        self._put(after)
        self.choose(self.index)
        return True

    def _put(self, points: tuple[P, ...]) -> None:
        if points != self.points:
            self.points, self.index = points, min(self.index, len(points) - 1)
            self.changed.emit(points)
            self.chosen.emit(self.index)
            self.update()

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        at = event.position()
        apart = [self.caught(point, at) for point in self.points]
        if min(apart) <= 1:
            self.choose(apart.index(min(apart)))
        elif not self.add_point(*self.value_at(at)):
            return
        self._dragging = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging:
            return
        inner = 0 < self.index < len(self.points) - 1 or not self.ENDS_STAY
        if self.away(event.position()) and inner and self.remove_point():
            self._dragging = False
            self.released.emit()
        else:
            x, y = self.value_at(event.position())
            self.replace_point(self.moved(self.points[self.index], x, y))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragging:
            self._dragging = False
            self.released.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(self.index + (1 if key == Qt.Key.Key_PageUp else -1))
        elif key in self.ARROWS:
            self._nudge(key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            self.released.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self.remove_point():
                self.released.emit()
        elif key == Qt.Key.Key_Insert:
            if self.add_point(self._middle_of_gap()):
                self.released.emit()
        else:
            event.ignore()

    def _nudge(self, key: Qt.Key, far: bool) -> None:
        point, times = self.points[self.index], FAR if far else 1
        dx, dy = (step * times for step in self.ARROWS[key])
        self.replace_point(self.moved(point, point[0] + dx, self.height_of(point) + dy))

    def _middle_of_gap(self) -> float:
        at = min(self.index, len(self.points) - 2)
        return float(self.points[at][0] + self.points[at + 1][0]) / 2

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
