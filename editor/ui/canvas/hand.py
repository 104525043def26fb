"""The artist's hand on the canvas: turns Qt's mouse and pen events into drags.

Handlers only note where the pointer went; the canvas takes the notes once per frame.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication

from editor.ui.canvas.context import Grip, cursor_for, grip_at
from editor.ui.canvas.drags import ContextDrag, PanDrag, TurnDrag
from editor.ui.canvas.kit import KIT
from editor.ui.canvas.painting import PaintDrag
from editor.ui.canvas.press import Button, Drag, Modifier, Press, Sample
from editor.ui.painting.healing import HealDrag
from editor.ui.painting.picking import PickDrag
from editor.ui.painting.sizing import SizeDrag, sizes
from editor.ui.tools import COLOURED, Tool

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

PICKING = Modifier.AltModifier | Modifier.ControlModifier
"""Either key turns the colour brush into the eyedropper (many desktops keep Alt for themselves)."""

UPRIGHT = 8.0
"""Degrees that a pen must lean at least to lean anywhere."""


class Hand:
    """Where the pointer is, which keys are held, and the drag that goes on."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._drag: Drag | None = None
        self._button = Button.NoButton
        self._samples: list[Sample] = []
        self._pressure = 1.0
        self._noted: QPointF | None = None
        self.pointer: QPointF | None = None
        self.grip: Grip | None = None
        self.space = self.turning = self.comparing = False
        self.shift = self.picking = self.control = False
        self.feel: Callable[[float], float] = float
        """The pressure meant by what the pen measures, both in 0..1."""
        self.eraser_end = True
        self.tip: QPointF | None = None
        """Where the last stroke ended, in document pixels; a Shift-click goes on from there."""

    @property
    def dragging(self) -> bool:
        """True between pressing and lifting."""
        return self._drag is not None

    @property
    def painting(self) -> bool:
        """True while a stroke is being painted."""
        return isinstance(self._drag, PaintDrag | HealDrag)

    @property
    def steering(self) -> bool:
        """True while the view itself is dragged."""
        return isinstance(self._drag, PanDrag | TurnDrag)

    @property
    def brushing(self) -> bool:
        """True where pressing now would paint, so the brush's outline is the cursor."""
        if self.painting:
            return True
        if QApplication.activePopupWidget() or QApplication.activeModalWidget():
            return False  # a press would not be the canvas's
        free = not (self.dragging or self.space or self.turning or self.picks)
        free = free and self.canvas.operation is None and self._over_grip() is None
        return free and self.canvas.tools.paints and self.grip is None

    @property
    def picks(self) -> bool:
        """True where pressing now would take up a colour."""
        tool = self.canvas.tools.tool
        return tool is Tool.EYEDROPPER or (self.picking and tool in COLOURED)

    def take(self) -> None:
        """Hand what was noted since the last frame to the drag."""
        samples, self._samples = self._samples, []
        if self._drag is not None and samples:
            self._drag.take(samples)

    def give_up(self) -> bool:
        """End the drag as if it had never begun (Esc). True where there was one."""
        drag, self._drag = self._drag, None
        self._samples, self._button = [], Button.NoButton
        if drag is not None:
            drag.cancel()
            self.canvas.snapping.rest()
        self.canvas.show_cursor()
        return drag is not None

    # -- mouse and pen

    def mouse(self, event: QMouseEvent) -> None:
        """A press, move or release of the mouse."""
        kind = event.type()
        self.note_modifiers(event.modifiers())
        sample = Sample(event.position())
        if kind in (event.Type.MouseButtonPress, event.Type.MouseButtonDblClick):
            double = kind == event.Type.MouseButtonDblClick
            self._press(Press(sample, event.button(), event.modifiers(), double=double))
        elif kind == event.Type.MouseButtonRelease:
            self._release(sample, event.button())
        else:
            self._move(sample)

    def tablet(self, event: QTabletEvent) -> None:
        """A press, move or release of a pen; its far end erases."""
        kind = event.type()
        self.note_modifiers(event.modifiers())
        pressure = self.feel(min(1.0, max(0.0, event.pressure())))
        sample = Sample(event.position(), pressure, _lean(event))
        if kind == event.Type.TabletPress:
            eraser = event.pointerType() == QPointingDevice.PointerType.Eraser
            eraser = eraser and self.eraser_end
            self._press(Press(sample, event.button(), event.modifiers(), eraser))
        elif kind == event.Type.TabletRelease:
            self._release(Sample(sample.point, self._last_pressure()), event.button())
        else:
            self._move(sample)

    def _last_pressure(self) -> float:
        """A lifted pen presses no more; its last point keeps the pressure it had."""
        return self._samples[-1].pressure if self._samples else self._pressure

    def _press(self, press: Press) -> None:
        sample, button = press.sample, press.button
        if self.canvas.blank or (self._drag is not None and button != self._button):
            return
        self._finish()  # where another window swallowed the last release
        self._noted = sample.point
        self.look()
        self._drag, self._button = self._begin(press), button
        self._pressure = sample.pressure
        if self._drag is not None and not self.steering:
            self._samples.append(sample)
            self.canvas.request_frame()
        self.canvas.show_cursor()

    def _move(self, sample: Sample) -> None:
        self.point_at(sample.point)
        if self._drag is not None:
            self._pressure = sample.pressure
            self._samples.append(sample)

    def _release(self, sample: Sample, button: Button) -> None:
        if self._drag is None or button != self._button:
            return
        if not self._samples or self._samples[-1].point != sample.point:
            self._samples.append(sample)
        self._noted = sample.point
        self._finish()
        self.look()

    def _finish(self) -> None:
        self.take()
        drag, self._drag, self._button = self._drag, None, Button.NoButton
        if drag is None:
            return
        drag.finish()
        self.canvas.snapping.rest()
        if isinstance(drag, PaintDrag | HealDrag) and self._noted is not None:
            self.tip = self.canvas.view.to_document(self._noted)

    def _begin(self, press: Press) -> Drag | None:
        canvas, at = self.canvas, press.point
        if press.button == Button.MiddleButton or (press.left and self.space):
            return PanDrag(canvas, at)
        if press.left and self.turning:
            return TurnDrag(canvas, at)
        if not (press.left or press.right):
            return None
        for grip in canvas.grips:
            if (taken := grip.begin(press)) is not None:
                return taken
        if canvas.operation is not None and canvas.operation.brief:
            canvas.accept_operation()
        if canvas.operation is not None:
            return canvas.operation.begin(press)
        if press.left and canvas.context is not None and self.grip is not None:
            return ContextDrag(canvas, canvas.context, self.grip)
        if sizes(canvas, press):
            return SizeDrag(canvas, press)
        if self.picks:
            return PickDrag(canvas, secondary=press.right)
        return KIT[canvas.tools.tool].begin(canvas, press)

    def take_up(self, drag: Drag, at: QPointF) -> None:
        """Go on with a drag that began elsewhere, by the left button, at a view point."""
        self._finish()
        self._drag, self._button, self._noted = drag, Button.LeftButton, at
        self.canvas.setFocus()

    def let_go(self) -> None:
        """The canvas lost the keyboard: nothing is held any more."""
        self.space = self.turning = self.shift = self.picking = self.control = False
        if self.comparing:
            self.comparing = False
            self.canvas.show_before(False)
        self.canvas.show_cursor()

    def note_modifiers(self, held: Modifier, key: int = 0, down: bool = False) -> None:
        """Qt's modifiers of a key event do not yet know that very key."""
        shift, picking = bool(held & Modifier.ShiftModifier), bool(held & PICKING)
        control = bool(held & Modifier.ControlModifier)
        if key == Qt.Key.Key_Shift:
            shift = down
        elif key in (Qt.Key.Key_Alt, Qt.Key.Key_Control):
            picking = down
            control = down if key == Qt.Key.Key_Control else control
        if (shift, picking, control) != (self.shift, self.picking, self.control):
            self.shift, self.picking, self.control = shift, picking, control
            self.canvas.show_cursor()

    # -- pointer

    def point_at(self, point: QPointF | None) -> None:
        """The pointer is at a view point now; None: it has left the canvas."""
        self._noted = point
        self.canvas.request_frame()

    def frame(self) -> None:
        """A frame of the canvas: go on with the drag, then look where the pointer is."""
        self.take()
        self.look()

    def look(self) -> None:
        """Show the cursor where the pointer is, and tell what is under it."""
        canvas, self.pointer = self.canvas, self._noted
        point = self.pointer
        if point is not None and not canvas.blank:
            place = canvas.view.to_document(point)
            canvas.hovered.emit(math.floor(place.x()), math.floor(place.y()))
            if not self.dragging and canvas.operation is not None:
                canvas.operation.hover(point)
            elif not self.dragging:
                box, edges = canvas.context, not canvas.tools.paints
                self.grip = None if box is None else grip_at(canvas.view, box, point, edges)
        canvas.show_cursor()

    def _over_grip(self) -> Qt.CursorShape | None:
        """The cursor of what could be taken hold of where the pointer is."""
        if self.pointer is None or self.painting:
            return None
        shapes = (grip.cursor(self.pointer) for grip in self.canvas.grips)
        return next((shape for shape in shapes if shape is not None), None)

    def cursor(self) -> Qt.CursorShape:
        """The system's cursor for what pressing would do."""
        grabbing = isinstance(self._drag, PanDrag | TurnDrag)
        if self.canvas.blank:
            return Qt.CursorShape.ArrowCursor
        if grabbing:
            return Qt.CursorShape.ClosedHandCursor
        if self.space or self.turning:
            return Qt.CursorShape.OpenHandCursor
        if (own := self._over_grip()) is not None:
            return own
        operation = self.canvas.operation
        if operation is not None and self.pointer is not None:
            own = operation.cursor(self.pointer)
            return KIT[self.canvas.tools.tool].cursor if own is None else own
        if self.grip is not None and not self.painting:
            return cursor_for(self.grip, self.canvas.view.degrees)
        if self.brushing:
            tiny = self.canvas.ring_radius < 3
            return Qt.CursorShape.CrossCursor if tiny else Qt.CursorShape.BlankCursor
        if self.picks:
            return Qt.CursorShape.CrossCursor
        return KIT[self.canvas.tools.tool].cursor


def _lean(event: QTabletEvent) -> float | None:
    """The pen's turn about itself where the tablet tells it, else where it leans to."""
    if event.rotation():
        return event.rotation()
    x, y = event.xTilt(), event.yTilt()
    return math.degrees(math.atan2(y, x)) if math.hypot(x, y) >= UPRIGHT else None
