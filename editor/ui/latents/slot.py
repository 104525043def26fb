"""A place for one picture: a point or a variation is dropped here, or put here by a click."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from editor.ui.latents.samples_grid import SAMPLE
from editor.ui.latents.tiles import carried
from editor.ui.theme import colour

POINT = "point"
"""What a drag of a point of the history carries."""
SIDE = 76


class Slot(QWidget):
    """`dropped(kind, row)`: a tile of that kind. `asked()`: it was clicked."""

    dropped = Signal(str, int)
    asked = Signal()

    def __init__(self, letter: str, tip: str) -> None:
        super().__init__()
        self._letter, self._image, self._over = letter, QImage(), False
        self.setFixedSize(QSize(SIDE, SIDE))
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Picture {letter}").format(letter=letter))
        self.setToolTip(tip)

    def show_image(self, image: QImage) -> None:
        """Show this picture; a null one leaves the place empty."""
        self._image = image
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._over = any(carried(event.mimeData(), kind) is not None for kind in (POINT, SAMPLE))
        if self._over:
            event.acceptProposedAction()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._over = False
        self.update()
        for kind in (POINT, SAMPLE):
            row = carried(event.mimeData(), kind)
            if row is not None:
                event.acceptProposedAction()
                self.dropped.emit(kind, row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 7, 7)
        filled = not self._image.isNull()
        painter.save()
        painter.setClipPath(shape)
        painter.fillPath(shape, colour("field"))
        if filled:
            painter.drawImage(box, self._image)
        painter.restore()
        lit = self._over or self.hasFocus() or self.underMouse()
        style = Qt.PenStyle.SolidLine if filled else Qt.PenStyle.DashLine
        painter.setPen(QPen(colour("accent" if lit else "disabled"), 1.5 if lit else 1, style))
        painter.drawPath(shape)
        self._paint_letter(painter, box, filled)
        painter.end()

    def _paint_letter(self, painter: QPainter, box: QRectF, filled: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(12 if filled else 22)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        if filled:
            badge = QRectF(box.left() + 4, box.top() + 4, 18, 18)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 150))
            painter.drawEllipse(badge)
            painter.setPen(QColor(255, 255, 255))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._letter)
        else:
            painter.setPen(colour("disabled"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._letter)
