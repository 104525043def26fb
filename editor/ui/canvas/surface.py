"""The widget under the canvas: hears Qt's input events and passes them to the hand and the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from editor.ui.canvas.hand import Hand
from editor.ui.canvas.keys import Keys
from editor.ui.layers.layer_mime import take
from editor.ui.selecting.mask_mime import name_in

WHEEL_STEP = 1.2
"""Zoom factor of one notch of the wheel."""
SCROLL_STEP = 60.0
"""View pixels that one notch scrolls, where the wheel scrolls."""


class Surface(QWidget):
    """Takes mouse, pen, touchpad, keys, dropped files and layers; whoever inherits it paints."""

    files_dropped = Signal(list)
    layers_dropped = Signal(object)
    """Carried."""
    hand: Hand
    keys: Keys
    wheel_zooms = True
    """Whether the wheel zooms without Ctrl too; else it scrolls, with Shift across."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left_at: QPoint | None = None  # where on the screen the pointer went away
        self.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_TabletTracking)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hears what has no handler of its own.

        Not by overriding `event`: an error in any handler called from there would end the program.
        """
        if isinstance(event, QNativeGestureEvent):
            taken = self._gesture(event)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken = self.keys.claims(event)
        else:
            if event.type() == QEvent.Type.DevicePixelRatioChange:
                self.hand.canvas.follow_screen()
            return False
        if taken:
            event.accept()
        return taken

    def _gesture(self, event: QNativeGestureEvent) -> bool:
        kind, at, view = event.gestureType(), event.position(), self.hand.canvas.view
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.hand.canvas.zoom_by(max(0.1, 1 + event.value()), at)
        elif kind == Qt.NativeGestureType.RotateNativeGesture:
            self.hand.canvas.set_view(view.rotated(view.degrees + event.value(), at))
        elif kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self.hand.canvas.fit()
        else:
            return False
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        canvas = self.hand.canvas
        touchpad = event.device().type() == QInputDevice.DeviceType.TouchPad
        if touchpad and not event.pixelDelta().isNull() and not event.modifiers():
            canvas.set_view(canvas.view.panned(event.pixelDelta().toPointF()))
        elif not (self.wheel_zooms or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            canvas.set_view(canvas.view.panned(_notches(event) * SCROLL_STEP))
        else:
            canvas.zoom_by(WHEEL_STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hand.mouse(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hand.mouse(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.mouse(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.mouse(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        self.hand.tablet(event)
        event.accept()  # else Qt sends it again as a mouse event, without pressure

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self.keys.released(event):
            super().keyReleaseEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return False if forward else super().focusNextPrevChild(False)  # Tab shows "before"

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hand.let_go()
        super().focusOutEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        typing = QLineEdit | QTextEdit | QPlainTextEdit | QAbstractSpinBox
        # where it rests on the same place a menu above has closed, and no hand asked for the keys
        came = event.globalPosition().toPoint() != self._left_at
        active = self.isActiveWindow()
        if came and active and not isinstance(QApplication.focusWidget(), typing):
            self.setFocus(Qt.FocusReason.MouseFocusReason)  # its keys work where the pen is
        self.hand.point_at(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self._left_at = QCursor.pos()
        self.hand.point_at(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event) or take(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if carried := take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)  # they stay where they come from
            event.accept()
            self.layers_dropped.emit(carried)
            return
        event.acceptProposedAction()
        self.files_dropped.emit(_paths(event))


def _notches(event: QWheelEvent) -> QPointF:
    """How far the wheel was turned, in notches; Shift turns down into across."""
    turned = event.angleDelta().toPointF() / 120
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return QPointF(turned.y(), turned.x()) if shift else turned


def _paths(event: QDropEvent) -> list[str]:
    if name_in(event.mimeData()) is not None:  # a mask of the document is no file to open
        return []
    urls = event.mimeData().urls()
    return [url.toLocalFile() for url in urls if url.isLocalFile()]
