"""The navigator: the whole picture, small, and the part of it that the canvas shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QImage,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editor.ui.actions import Actions
from editor.ui.canvas.surface import WHEEL_STEP
from editor.ui.controls.slider import Scale, Slider
from editor.ui.menus import button_for
from editor.ui.theme import colour

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

ZOOM = Scale(1, 6400, " %", 0, 4.0)
TURN = Scale(-180, 180, "°")
CATCH = 3.0
"""Degrees within which the turn slider keeps to a right angle."""
PAD = 8


class Miniature(QWidget):
    """The small picture; a click or drag brings that place to the middle of the canvas."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self._canvas, self._image, self._stale = canvas, QImage(), True
        self._hold: QPointF | None = None
        self.setAccessibleName(self.tr("Navigator"))
        self.setToolTip(self.tr("Drag the frame to see another part; the wheel zooms"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(72)
        canvas.view_moved.connect(self.update)
        canvas.composed.connect(self.renew)

    def sizeHint(self) -> QSize:
        return QSize(240, 130)

    @property
    def place(self) -> QRectF:
        """Where the picture stands in the widget."""
        size = self._canvas.history.document.size
        if size.w <= 0 or size.h <= 0:
            return QRectF()
        w, h = self.width() - 2 * PAD, self.height() - 2 * PAD
        scale = max(1e-6, min(w / size.w, h / size.h))
        box = QRectF(0, 0, size.w * scale, size.h * scale)
        box.moveCenter(QRectF(self.rect()).center())
        return box

    @property
    def frame(self) -> QPolygonF:
        """What the canvas shows, as a polygon in the widget."""
        seen = QRectF(0, 0, *self._canvas.view.viewport)
        corners = self._canvas.view.inverse.map(QPolygonF(seen))
        return QPolygonF([self.at(corner) for corner in corners.toList()])

    def at(self, document: QPointF) -> QPointF:
        """Where a document point stands in the widget."""
        place, size = self.place, self._canvas.history.document.size
        return place.topLeft() + QPointF(
            document.x() / size.w * place.width(), document.y() / size.h * place.height()
        )

    def document_at(self, point: QPointF) -> QPointF:
        """The document point at a point of the widget."""
        place, size = self.place, self._canvas.history.document.size
        way = point - place.topLeft()
        return QPointF(way.x() / place.width() * size.w, way.y() / place.height() * size.h)

    def renew(self) -> None:
        """Take a new picture, where anybody sees it."""
        self._stale = True
        if self.isVisible() and not self.visibleRegion().isEmpty():
            self._take()
            self.update()

    def _take(self) -> None:
        self._stale = False
        side = round(max(self.place.width(), self.place.height()) * self.devicePixelRatioF())
        self._image = self._canvas.glimpse(max(16, side))

    # -- Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._stale = True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("canvas"))
        if not self.place.isEmpty():
            if self._stale:
                self._take()
            painter.setRenderHints(
                QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
            )
            painter.drawImage(self.place, self._image)
            self._paint_frame(painter)
        painter.end()

    def _paint_frame(self, painter: QPainter) -> None:
        """None where the whole picture is seen."""
        frame, place = self.frame, self.place
        corners = (place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight())
        if all(frame.containsPoint(corner, Qt.FillRule.OddEvenFill) for corner in corners):
            return
        for ink, width in ((colour("canvas"), 3.5), (colour("accent"), 1.5)):
            painter.setPen(QPen(ink, width))
            painter.drawPolygon(frame)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.place.isEmpty():
            at = event.position()
            inside = self.frame.containsPoint(at, Qt.FillRule.OddEvenFill)
            middle = self.at(QPointF(*self._canvas.view.centre))
            self._hold = at - middle if inside else QPointF()
            self._bring(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._hold is not None:
            self._bring(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._hold = None

    def _bring(self, at: QPointF) -> None:
        view = self._canvas.view
        wanted = self.document_at(at - (self._hold or QPointF()))
        self._canvas.set_view(view.holding(wanted, view.middle))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._canvas.zoom_by(WHEEL_STEP ** (event.angleDelta().y() / 120))
        event.accept()


class NavigatorPanel(QWidget):
    """The miniature over the sliders of zoom and rotation."""

    def __init__(self, canvas: Canvas, actions: Actions) -> None:
        super().__init__()
        self._canvas = canvas
        self.miniature = Miniature(canvas)
        self.zoom = Slider(self.tr("Zoom"), ZOOM, self.tr("Zoom of the view in per cent"))
        self.turn = Slider(self.tr("Turn"), TURN, self.tr("Turns the view, not the picture"))
        for slider, least in ((self.zoom, 96), (self.turn, 84)):
            slider.setMinimumWidth(least)
        row = QHBoxLayout()
        row.setContentsMargins(8, 4, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.zoom, 3)
        row.addWidget(button_for(actions, "zoom_fit"))
        row.addWidget(button_for(actions, "zoom_actual"))
        row.addWidget(self.turn, 2)
        row.addWidget(button_for(actions, "rotate_reset"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.miniature, 1)
        column.addLayout(row)
        self.zoom.changed.connect(lambda percent: canvas.set_zoom(percent / 100))
        self.turn.changed.connect(self._turn)
        canvas.view_moved.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the view as it is."""
        view, there = self._canvas.view, not self._canvas.blank
        self.zoom.show_value(view.zoom * 100)
        self.turn.show_value(view.degrees)
        self.zoom.setEnabled(there)
        self.turn.setEnabled(there)

    def _turn(self, degrees: float) -> None:
        right = round(degrees / 90) * 90
        self._canvas.set_rotation(right if abs(degrees - right) <= CATCH else degrees)
