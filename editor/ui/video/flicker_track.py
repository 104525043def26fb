"""The flicker of styled clips as a track: two curves, spikes to click, and to render again."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QToolTip

from editor.core.layer import LayerId
from editor.ui.theme import colour
from editor.ui.timeline.axis import Axis
from editor.ui.timeline.track import Track
from editor.ui.video.flicker_watch import FlickerWatch, Shown
from editor.ui.video.playhead import Playhead

REACH = 7
"""Pixels beside a spike that still mean it."""
TOP, BOTTOM = 8, 6


class FlickerTrack(Track):
    """`again_asked(LayerId, frame)`: the frames round a spike are to be rendered again."""

    again_asked = Signal(object, int)

    def __init__(self, playhead: Playhead, watch: FlickerWatch) -> None:
        super().__init__(playhead, "")
        self.title = self.tr("Flicker")
        self.setAccessibleName(self.title)
        self.setToolTip("")
        self._watch = watch
        self._shown: tuple[Shown, ...] = ()
        self._chosen: tuple[LayerId, int] | None = None
        self.again = QPushButton(self.tr("Render again"), self)
        self.again.setAccessibleName(self.tr("Render these frames again"))
        self.again.setToolTip(
            self.tr("Render this second again, steadier; it becomes a short layer above")
        )
        self.again.setCursor(Qt.CursorShape.ArrowCursor)
        self.again.hide()
        self.again.clicked.connect(self._ask)
        watch.changed.connect(self.renew)
        playhead.playing_changed.connect(watch.set_playing)
        self.renew()

    def renew(self) -> None:
        """Show the figures as they are now."""
        self._shown = self._watch.shown()
        if self._chosen is not None and self._chosen not in self.spikes():
            self._choose(None)
        holder = self.parentWidget()
        if holder is not None:  # head and track together
            holder.setVisible(self._watch.any)
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()

    def spikes(self) -> list[tuple[LayerId, int]]:
        """(layer, document frame) of what stands out and is seen, in order of time."""
        found = [
            (shown.layer.id, int(frame))
            for shown in self._shown
            for frame in shown.frames[shown.readings.spikes & shown.seen]
        ]
        return sorted(found, key=lambda spike: spike[1])

    # ---- looks

    @property
    def _tallest(self) -> tuple[float, float]:
        """The error and the sharpness that reach the top."""
        errors = [float(shown.readings.error.max()) for shown in self._shown]
        sharp = [float(shown.readings.sharpness.max()) for shown in self._shown]
        return max([1e-4, *errors]), max([1.0, *sharp])

    def paint_track(self, painter: QPainter, where: QRectF) -> None:
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawLine(where.topLeft(), where.topRight())
        error, sharp = self._tallest
        for shown in self._shown:
            readings = shown.readings
            self._curve(painter, shown, readings.original / error, QPen(colour("disabled"), 1))
            pen = QPen(colour("secondary"), 1.2, Qt.PenStyle.DotLine)
            self._curve(painter, shown, readings.sharpness / sharp, pen)
            self._curve(painter, shown, readings.error / error, QPen(colour("accent"), 1.6))
            self._dots(painter, shown, readings.error / error)
        self._legend(painter, where)

    def _y(self, share: float) -> float:
        return self.height() - BOTTOM - share * (self.height() - TOP - BOTTOM)

    def _curve(self, painter: QPainter, shown: Shown, shares: np.ndarray, pen: QPen) -> None:
        """In pieces, where it is covered in between; at most a few points for each pixel."""
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = np.flatnonzero(shown.seen & self._near(shown.frames))
        for piece in np.split(inside, np.flatnonzero(np.diff(inside) > 1) + 1):
            points = (
                QPointF(self.axis.x(shown.frames[i] + 0.5), self._y(shares[i])) for i in piece
            )
            painter.drawPolyline(QPolygonF(list(points)))

    def _near(self, frames: np.ndarray) -> np.ndarray:
        left, right = self.axis.frame(-20), self.axis.frame(self.width() + 20)
        near: np.ndarray = (frames >= left) & (frames <= right)
        return near

    def _dots(self, painter: QPainter, shown: Shown, shares: np.ndarray) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for i in np.flatnonzero(shown.readings.spikes & shown.seen & self._near(shown.frames)):
            chosen = self._chosen == (shown.layer.id, int(shown.frames[i]))
            painter.setBrush(colour("danger"))
            centre = QPointF(self.axis.x(shown.frames[i] + 0.5), self._y(shares[i]))
            painter.drawEllipse(centre, *((5.0, 5.0) if chosen else (3.2, 3.2)))

    def _legend(self, painter: QPainter, where: QRectF) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        painter.setFont(font)
        text = self.tr("measuring…") if not self._shown else ""
        painter.setPen(colour("secondary"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(where.adjusted(8, 0, 0, 0), middle, text)

    # ---- hands

    def _at(self, x: float) -> tuple[Shown, int] | None:
        """The reading under a pixel: (layer with figures, index)."""
        frame = self.axis.frame_under(x)
        for shown in reversed(self._shown):
            hits = np.flatnonzero((shown.frames == frame) & shown.seen)
            if hits.size:
                return shown, int(hits[0])
        return None

    def _spike_at(self, x: float) -> tuple[LayerId, int] | None:
        near = [(abs(self.axis.x(s[1] + 0.5) - x), s) for s in self.spikes()]
        close = [pair for pair in near if pair[0] <= REACH]
        return min(close, key=lambda pair: pair[0])[1] if close else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spike = self._spike_at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and spike is not None:
            self.playhead.seek(spike[1])
            self._choose(spike)
        else:
            self._choose(None)
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self._at(event.pos().x())
        if found is None:
            return
        shown, index = found
        menu = QMenu(self)
        menu.addAction(
            self.tr("Render these frames again"),
            lambda: self.again_asked.emit(shown.layer.id, int(shown.frames[index])),
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)

    def words_at(self, x: float) -> str:
        """What is known of the frame under a pixel, as the tooltip says it."""
        found = self._at(x)
        if found is None:
            return self.tr("How much styled frames differ from the ones before, motion apart")
        shown, i = found
        readings = shown.readings
        return self.tr(
            "Frame {frame}\nFlicker {error:.2f} ‰ (original {original:.2f} ‰)\n"
            "Sharpness {sharp:.0f} (original {plain:.0f})"
        ).format(
            frame=int(shown.frames[i]) + 1,
            error=readings.error[i] * 1000,
            original=readings.original[i] * 1000,
            sharp=readings.sharpness[i],
            plain=readings.plain[i],
        )

    def _choose(self, spike: tuple[LayerId, int] | None) -> None:
        self._chosen = spike
        self.again.setVisible(spike is not None)
        self._place()
        self.update()

    def _place(self) -> None:
        """The button stands beside the spike, where there is room."""
        if self._chosen is None:
            return
        self.again.adjustSize()
        size = self.again.size()
        x = round(self.axis.x(self._chosen[1] + 0.5)) + 10
        if x + size.width() > self.width() - 4:
            x -= size.width() + 20
        self.again.move(max(4, x), (self.height() - size.height()) // 2)

    def set_axis(self, axis: Axis) -> None:
        super().set_axis(axis)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _ask(self) -> None:
        if self._chosen is not None:
            layer, frame = self._chosen
            self._choose(None)
            self.again_asked.emit(layer, frame)
