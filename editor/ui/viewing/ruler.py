"""Rulers along the top and the left of the canvas; a guide is pulled out of them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFont,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QToolButton, QWidget

from editor.ui.theme import colour
from editor.ui.viewing.units import parts_of, pixels_per, round_step

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

THICK = 20
"""View pixels that a ruler is wide; less than the margin round a fitted picture."""
LEAST_LABEL = 56.0
"""View pixels from one number to the next, at least."""


class Ruler(QWidget):
    """One ruler. `guide_pulled(upright, point)`: a press, in view coordinates of the canvas;
    `unit_asked(point)`: a right click, in those of the screen."""

    guide_pulled = Signal(bool, QPointF)
    unit_asked = Signal(object)

    def __init__(self, canvas: Canvas, lying: bool) -> None:
        super().__init__(canvas)
        self._canvas, self._lying, self.unit = canvas, lying, "px"
        self._mark: float | None = None
        self._look: object = None
        self._scale = QPixmap()
        font = QFont(self.font())
        font.setPixelSize(9)
        self.setFont(font)
        name = self.tr("Ruler at the top") if lying else self.tr("Ruler at the left")
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Drag out of it for a guide; right-click for other units"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        canvas.view_moved.connect(self.update)
        canvas.hovered.connect(self._follow)

    @property
    def upright(self) -> bool:
        """Whether the guides pulled out of it stand upright in the document; they lie along it."""
        turned = round(self._canvas.view.degrees / 90) % 2 == 1
        return turned if self._lying else not turned

    @property
    def along_x(self) -> bool:
        """Whether its numbers count the document's columns."""
        return not self.upright

    def ticks(self) -> Iterator[tuple[float, float, bool]]:
        """(view pixels from the ruler's beginning, value in the unit, whether it has a number)."""
        view, document = self._canvas.view, self._canvas.history.document
        if not view.straight or document.bounds.empty:
            return
        axis = 0 if self.along_x else 1
        dpi = document.metadata.dpi
        per = pixels_per(self.unit, document.size[axis], dpi[axis] if dpi else None)
        step = round_step(LEAST_LABEL / (per * view.scale))
        parts = parts_of(step, step * per * view.scale)
        small = step / parts
        start, way = self._place(0.0, axis), self._place(1.0, axis) - self._place(0.0, axis)
        ends = [(place - start) / way / per for place in (0, self._length)]
        for count in range(math.floor(min(ends) / small), math.ceil(max(ends) / small) + 1):
            yield start + count * small * per * way, count * small, count % parts == 0

    @property
    def _length(self) -> int:
        return self.width() if self._lying else self.height()

    def _place(self, value: float, axis: int) -> float:
        """Where a document coordinate stands on the ruler."""
        at = self._canvas.view.to_view(QPointF(0, value) if axis else QPointF(value, 0))
        return at.x() - self.x() if self._lying else at.y() - self.y()

    # -- the pointer

    def _follow(self) -> None:
        at = self._canvas.hand.pointer
        mark = None if at is None else (at.x() - self.x() if self._lying else at.y() - self.y())
        for place in (self._mark, mark):
            if place is not None and self._mark != mark:
                self.update(self._strip(place))
        self._mark = mark

    def _strip(self, place: float) -> QRect:
        return self._across(place - 2, 4).toAlignedRect()

    def _across(self, start: float, length: float) -> QRectF:
        """A part of the ruler, as wide as that."""
        if self._lying:
            return QRectF(start, 0, length, THICK)
        return QRectF(0, start, THICK, length)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._canvas.hand.point_at(None)  # the canvas is not told that the pointer left it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.guide_pulled.emit(self.upright, self._mapped(event).position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._canvas.hand.mouse(self._mapped(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._canvas.hand.mouse(self._mapped(event))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.unit_asked.emit(event.globalPos())

    def _mapped(self, event: QMouseEvent) -> QMouseEvent:
        return QMouseEvent(
            event.type(),
            self.mapTo(self._canvas, event.position()),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            event.modifiers(),
        )

    # -- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        document = self._canvas.history.document
        look = (self._canvas.view, self.size(), self.unit, document.size, document.metadata.dpi)
        if self._look != (look, colour("bar")):
            self._look, self._scale = (look, colour("bar")), self._drawn()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scale)
        if self._mark is not None:
            painter.fillRect(self._across(self._mark - 0.5, 1), colour("accent"))
        painter.end()

    def _drawn(self) -> QPixmap:
        """The ruler without the pointer's mark: painted once for every view."""
        scale = QPixmap(self.size() * self.devicePixelRatioF())
        scale.setDevicePixelRatio(self.devicePixelRatioF())
        scale.fill(colour("bar"))
        painter = QPainter(scale)
        painter.setFont(self.font())
        if not self._lying:  # as if it lay, its beginning at the left
            painter.rotate(90)
            painter.scale(1, -1)
        painter.fillRect(QRectF(0, THICK - 1, self._length, 1), colour("hairline"))
        self._paint_ticks(painter)
        painter.end()
        return scale

    def _paint_ticks(self, painter: QPainter) -> None:
        line, thin = colour("disabled"), 1 / self.devicePixelRatioF()
        painter.setPen(colour("secondary"))
        for place, value, named in self.ticks():
            x = round(place / thin) * thin
            high = THICK * (0.75 if named else 0.22)
            painter.fillRect(QRectF(x, THICK - high, thin, high), line)
            if named:
                self._paint_number(painter, x + 3, f"{round(value, 6):g}")

    def _paint_number(self, painter: QPainter, x: float, number: str) -> None:
        painter.save()
        painter.translate(x, self.fontMetrics().ascent() + 1)
        if not self._lying:  # upwards, and not mirrored as all else there
            painter.translate(self.fontMetrics().horizontalAdvance(number), 0)
            painter.scale(-1, 1)
        painter.drawText(QPointF(), number)
        painter.restore()


class Rulers(QObject):
    """Both rulers and the corner between them, over the canvas' margin."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.top, self.left = Ruler(canvas, True), Ruler(canvas, False)
        self.corner = QToolButton(canvas)
        self.corner.setObjectName("ruler_corner")
        self.corner.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.corner.setAccessibleName(self.tr("Unit of the rulers"))
        self.corner.setToolTip(self.tr("Unit of the rulers"))
        self.corner.setCursor(Qt.CursorShape.ArrowCursor)
        canvas.installEventFilter(self)
        self.show_all(False)

    def show_all(self, shown: bool, unit: str = "px") -> None:
        """Show or hide them; the canvas keeps what it says out of their way."""
        margin = THICK if shown else 0
        self._canvas.setContentsMargins(margin, margin, 0, 0)
        self.corner.setText(unit)
        for ruler in (self.top, self.left):
            ruler.unit = unit
            ruler.update()
        for part in (self.top, self.left, self.corner):
            part.setVisible(shown)
        self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._lay_out()
        return False

    def _lay_out(self) -> None:
        w, h = self._canvas.width(), self._canvas.height()
        self.top.setGeometry(THICK, 0, w - THICK, THICK)
        self.left.setGeometry(0, THICK, THICK, h - THICK)
        self.corner.setGeometry(0, 0, THICK, THICK)
