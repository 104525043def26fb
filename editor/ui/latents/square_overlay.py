"""The square over the picture that shall be used: a hand moves it, its corners size it."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QTabletEvent,
)
from PySide6.QtWidgets import QWidget

from editor.core.geometry import Rect
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.context import Grip, cursor_for, grip_at
from editor.ui.canvas.overlay import paint_context
from editor.ui.latents.square import inside, sized

DIM = QColor(0, 0, 0, 120)
Button, Key = Qt.MouseButton, Qt.Key
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = {
    Key.Key_Left: (-1, 0, 0),
    Key.Key_Right: (1, 0, 0),
    Key.Key_Up: (0, -1, 0),
    Key.Key_Down: (0, 1, 0),
    Key.Key_Plus: (0, 0, 1),
    Key.Key_Equal: (0, 0, 1),
    Key.Key_Minus: (0, 0, -1),
    Key.Key_Underscore: (0, 0, -1),
}
"""How far a key moves the square right and down, and grows it on every side."""


class Placer(Protocol):
    """Whose square it is. placing: where it stands, None where none is placed. fixed: True while
    it stays there. changed: either of them."""

    changed: Any

    @property
    def placing(self) -> Rect | None: ...

    @property
    def fixed(self) -> bool: ...

    def place(self, square: Rect) -> None:
        """Put the square there."""
        ...

    def first_place(self, seen: Rect) -> Rect:
        """Where it begins. seen: the part of the picture in sight."""
        ...


class SquareOverlay(QWidget):
    """Lies over the canvas while a square is placed; what it has no use for, the canvas gets."""

    def __init__(self, placer: Placer, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._placer, self._canvas = placer, canvas
        self._grip: Grip | None = None
        self._held: tuple[Rect, QPointF] | None = None  # the square and the hand when it pressed
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Square over the picture"))
        self.setToolTip(
            self.tr("Drag it over the face (or arrows, + and -); Enter uses it, Esc leaves all")
        )
        canvas.installEventFilter(self)
        placer.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the square where its placer has it."""
        placing = self._placer.placing is not None
        if placing != self.isVisibleTo(self._canvas):
            self.setVisible(placing)
            self.setGeometry(self._canvas.rect())
            if placing:
                self.raise_()
                self._canvas.setFocus()
                self._bring_in_sight()
        self.update()

    def _bring_in_sight(self) -> None:
        document, view = self._canvas.history.committed, self._canvas.view
        self._placer.place(self._placer.first_place(view.visible(document.bounds)))

    # ---- the hand

    def _press(self, at: QPointF) -> None:
        square = self._placer.placing
        if square is None or self._placer.fixed:
            return
        view, bounds = self._canvas.view, self._canvas.history.committed.bounds
        self._grip = grip_at(view, square, at, edges=True)
        place = view.to_document(at)
        if self._grip is None and not _holds(square, place):
            x, y = round(place.x()) - square.w // 2, round(place.y()) - square.h // 2
            square = inside(Rect(x, y, square.w, square.h), bounds)
            self._placer.place(square)
        self._held = square, place

    def _move(self, at: QPointF) -> None:
        if self._held is None:
            self._show_cursor(at)
            return
        square, start = self._held
        place, bounds = self._canvas.view.to_document(at), self._canvas.history.committed.bounds
        if self._grip is not None:
            there = sized(square, self._grip, round(place.x()), round(place.y()), bounds)
        else:
            by = place - start
            there = inside(square.moved(round(by.x()), round(by.y())), bounds)
        self._placer.place(there)

    def _show_cursor(self, at: QPointF) -> None:
        square, view = self._placer.placing, self._canvas.view
        grip = None if square is None else grip_at(view, square, at, edges=True)
        move = Qt.CursorShape.SizeAllCursor
        self.setCursor(move if grip is None else cursor_for(grip, view.degrees))

    def _key(self, event: QKeyEvent) -> bool:
        """Arrows move it, plus and minus size it, by ten with Shift. False for other keys."""
        square, step = self._placer.placing, KEYS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if square is None or step is None or held not in (NONE, SHIFT):
            return False
        far = 10 if held == SHIFT else 1
        dx, dy, grown = (far * by for by in step)
        side = square.w + 2 * grown
        there = Rect(square.x + dx - grown, square.y + dy - grown, side, side)
        self._placer.place(inside(there, self._canvas.history.committed.bounds))
        return True

    # ---- Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.setGeometry(self._canvas.rect())
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        square, view = self._placer.placing, self._canvas.view
        if square is None:
            return
        painter = QPainter(self)
        if not self._placer.fixed:
            around, hole = QPainterPath(), QPainterPath()
            around.addRect(self.rect().toRectF())
            hole.addPolygon(view.outline(square))
            painter.fillPath(around - hole, DIM)
        paint_context(painter, view, square)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Button.LeftButton and not self._canvas.hand.space:
            self._press(event.position())
        else:
            event.ignore()  # the canvas pans

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(event.position())
        if self._held is None:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Button.LeftButton and self._held is not None:
            self._held = None
        else:
            event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        if event.type() == QEvent.Type.TabletPress:
            self._press(event.position())
        elif event.type() == QEvent.Type.TabletRelease:
            self._held = None
        else:
            self._move(event.position())
        event.accept()


def _holds(square: Rect, place: QPointF) -> bool:
    return square.x <= place.x() <= square.right and square.y <= place.y() <= square.bottom
