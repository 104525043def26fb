"""A part of the picture at 100 %: as it is on the left of a line, as the file shows it right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.geometry import Rect, Size
from editor.ui.exporting.look import Look
from editor.ui.theme import colour

_GRIP = 6
"""Device-independent pixels beside the line where it is taken hold of."""
_CHECK = 8
_STEP = 40
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class Preview(QWidget):
    """`moved(part)` when another part is to be looked at: drag it, or take the arrow keys.

    Shift with an arrow key moves the line. One pixel of the picture is one of the screen.
    """

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._look: Look | None = None
        self._size = Size(0, 0)
        self._centre = QPointF()
        self._split = 0.5
        self._dragging = ""
        self._last = QPointF()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Preview at 100 %"))
        self.setToolTip(self.tr("Before and after: drag the line, drag the picture to move it"))

    # ---- what shows

    @property
    def part(self) -> Rect:
        """What of the picture is in sight, in its pixels; never beyond its edges."""
        ratio = self.devicePixelRatioF()
        w = min(self._size.w, round(self.width() * ratio))
        h = min(self._size.h, round(self.height() * ratio))
        x = round(min(max(0.0, self._centre.x() - w / 2), self._size.w - w))
        y = round(min(max(0.0, self._centre.y() - h / 2), self._size.h - h))
        return Rect(x, y, max(1, w), max(1, h))

    @property
    def split(self) -> float:
        """Where the line stands, 0..1 of the width."""
        return self._split

    def show_size(self, size: Size) -> None:
        """Another picture, or the same at another size: the same place stays in the middle."""
        old, self._size = self._size, size
        if old.w and old.h:
            self._centre = QPointF(
                self._centre.x() * size.w / old.w, self._centre.y() * size.h / old.h
            )
        else:
            self._centre = QPointF(size.w / 2, size.h / 2)

    def show_look(self, look: Look) -> None:
        """Show what was worked out."""
        self._look = look
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(460, 420)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 200)

    # ---- painting

    def paintEvent(self, _: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        look = self._look
        if look is not None:
            box = self._box(look)
            self._paint_checks(painter, box)
            line = round(self.width() * self._split)
            left = QRect(0, 0, line, self.height())
            for image, side in (
                (look.before, left),
                (look.after, QRect(line, 0, self.width() - line, self.height())),
            ):
                painter.setClipRect(side)
                painter.drawImage(box, image, QRectF(image.rect()))
            painter.setClipping(False)
            self._paint_line(painter, line)
        else:
            painter.setPen(colour("secondary"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("Working…"))
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _box(self, look: Look) -> QRectF:
        """Where the part that was worked out lies now, in view coordinates."""
        ratio, part = self.devicePixelRatioF(), self.part
        w, h = part.w / ratio, part.h / ratio
        left, top = (self.width() - w) / 2, (self.height() - h) / 2
        x = left + (look.place.x - part.x) / ratio
        y = top + (look.place.y - part.y) / ratio
        return QRectF(x, y, look.place.w / ratio, look.place.h / ratio)

    def _paint_checks(self, painter: QPainter, box: QRectF) -> None:
        tile = QImage(2 * _CHECK, 2 * _CHECK, QImage.Format.Format_RGB32)
        tile.fill(QColor(255, 255, 255))
        inner = QPainter(tile)
        inner.fillRect(0, 0, _CHECK, _CHECK, QColor(204, 204, 204))
        inner.fillRect(_CHECK, _CHECK, _CHECK, _CHECK, QColor(204, 204, 204))
        inner.end()
        painter.fillRect(box, tile)

    def _paint_line(self, painter: QPainter, line: int) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for pen in (QPen(QColor(0, 0, 0, 140), 3), QPen(QColor(255, 255, 255), 1)):
            painter.setPen(pen)
            painter.drawLine(QPointF(line, 0), QPointF(line, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        for text, right in ((self.tr("Before"), True), (self.tr("After"), False)):
            self._paint_label(painter, text, line, right=right)

    def _paint_label(self, painter: QPainter, text: str, line: int, *, right: bool) -> None:
        """Beside the line, on a dark ground, where there is room for it."""
        metrics = painter.fontMetrics()
        w, h = metrics.horizontalAdvance(text) + 12, metrics.height() + 4
        x = line - w - 8 if right else line + 8
        if x < 0 or x + w > self.width():
            return
        box = QRectF(x, self.height() - h - 8, w, h)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragging = "line" if self._on_line(event.position()) else "picture"
            self._last = event.position()
            self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragging == "line":
            self._move_line(event.position().x() / max(1, self.width()))
        elif self._dragging == "picture":
            by = event.position() - self._last
            self._last = event.position()
            self._move_picture(-by.x(), -by.y())
        self._show_cursor(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = ""
        self._show_cursor(event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._move_line(self._split + 0.05 * step[0])
        else:
            self._move_picture(_STEP * step[0], _STEP * step[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit(self.part)

    def _on_line(self, at: QPointF) -> bool:
        return abs(at.x() - self.width() * self._split) <= _GRIP

    def _show_cursor(self, at: QPointF) -> None:
        if self._dragging == "line" or (not self._dragging and self._on_line(at)):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            closed = self._dragging == "picture"
            shape = Qt.CursorShape.ClosedHandCursor if closed else Qt.CursorShape.OpenHandCursor
            self.setCursor(shape)

    def _move_line(self, split: float) -> None:
        self._split = min(1.0, max(0.0, split))
        self.update()

    def _move_picture(self, dx: float, dy: float) -> None:
        """By device-independent pixels; what is not worked out yet stays behind for a moment."""
        ratio, part = self.devicePixelRatioF(), self.part
        half = QPointF(part.w / 2, part.h / 2)
        moved = QPointF(part.x, part.y) + half + QPointF(dx, dy) * ratio
        most = QPointF(self._size.w, self._size.h) - half
        self._centre = QPointF(
            min(max(moved.x(), half.x()), most.x()), min(max(moved.y(), half.y()), most.y())
        )
        self.update()
        self.moved.emit(self.part)
