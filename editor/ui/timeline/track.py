"""A track of one's own below the bars, on the same axis: for curves over time."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.ui.theme import colour
from editor.ui.timeline.axis import Axis
from editor.ui.video.playhead import Playhead

HEIGHT = 56


class Track(QWidget):
    """Whoever inherits it paints by `paint_track`; a press or drag moves the playhead.

    `axis` says where a frame stands; the widget begins where the bars do. titled(str): other
    words are to stand beside it.
    """

    titled = Signal(str)

    def __init__(self, playhead: Playhead, title: str) -> None:
        super().__init__()
        self.playhead, self.title = playhead, title
        self.axis = Axis()
        self._frame = playhead.frame
        self.setMouseTracking(True)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        playhead.changed.connect(self._on_frame)

    def paint_track(self, painter: QPainter, where: QRectF) -> None:
        """Paint what the track shows inside `where`; the ground is painted, the playhead comes
        afterwards."""

    def set_axis(self, axis: Axis) -> None:
        """Another part of time shows."""
        self.axis = axis
        self.update()

    def frame_at(self, x: float) -> int:
        """The frame at a pixel, one that there is."""
        return self.playhead.timeline.clamped(self.axis.frame_under(x))

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        where = QRectF(self.rect())
        painter.fillRect(where, colour("canvas"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_track(painter, where)
        x = self.axis.x(self.playhead.frame)
        painter.fillRect(QRectF(round(x) - 1, 0, 2, where.height()), colour("accent"))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.playhead.seek(self.frame_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.playhead.seek(self.frame_at(event.position().x()))

    def _on_frame(self, frame: int) -> None:
        for each in (self._frame, frame):
            x = self.axis.x(each)
            self.update(QRectF(x - 3, 0, 6, self.height()).toAlignedRect())
        self._frame = frame
