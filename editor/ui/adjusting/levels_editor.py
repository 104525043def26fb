"""Levels: the histogram with three handles under it, and two under what goes out."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.core.adjustments.tones import LEAST_SPAN, Levels, Range, auto_levels
from editor.core.histogram import Histogram
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.graph import paint_histogram
from editor.ui.adjusting.words import Dial
from editor.ui.theme import colour

FIELDS = ("all", "red", "green", "blue")
_PAD, _HANDLE, _STRIP = 7.0, 11.0, 10.0
BLACK, WHITE, GAMMA, OUT_BLACK, OUT_WHITE = range(5)


class LevelsGraph(QWidget):
    """`moved(Range)` while a handle is dragged; `released()` once it is let go."""

    moved = Signal(object)
    released = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._span: Range = (0.0, 1.0, 1.0, 0.0, 1.0)
        self._histogram: Histogram | None = None
        self._channel, self._held = 3, -1
        self.setAccessibleName(self.tr("Levels"))
        self.setToolTip(self.tr("Drag black, middle and white; below: what they become"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(220, 122)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 122)

    def show_span(self, span: Range, channel: int) -> None:
        """Show the handles of a range, over the histogram of a channel (3: of all)."""
        self._span, self._channel = span, channel
        self.update()

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show what comes in."""
        self._histogram = histogram
        self.update()

    # ---- places

    @property
    def _box(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(_PAD, 1, -_PAD, 0)
        return QRectF(room.x(), room.y(), room.width(), room.height() - 2 * _HANDLE - _STRIP - 6)

    @property
    def _strip(self) -> QRectF:
        box = self._box
        return QRectF(box.x(), box.bottom() + _HANDLE + 5, box.width(), _STRIP)

    def handle(self, which: int) -> QPointF:
        """Where the tip of a handle stands."""
        box = self._box if which < OUT_BLACK else self._strip
        return QPointF(box.x() + box.width() * self._share(which), box.bottom())

    def _share(self, which: int) -> float:
        black, white, gamma = self._span[:3]
        if which == GAMMA:  # where the value is that becomes the middle
            return black + (white - black) * math.pow(0.5, gamma)
        return self._span[which]

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            at = event.position()
            upper = at.y() < self._strip.y() - 1
            near = (BLACK, GAMMA, WHITE) if upper else (OUT_BLACK, OUT_WHITE)
            self._held = min(near, key=lambda which: abs(self.handle(which).x() - at.x()))
            self._drag(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._drag(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held >= 0:
            self._held = -1
            self.released.emit()

    def _drag(self, at: QPointF) -> None:
        share = min(1.0, max(0.0, (at.x() - self._box.x()) / max(1.0, self._box.width())))
        self._span = moved(self._span, self._held, share)
        self.update()
        self.moved.emit(self._span)

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self._box, colour("field"))
        if self._histogram is not None:
            paint_histogram(painter, self._box, self._histogram, self._channel)
        ramp = QLinearGradient(self._strip.topLeft(), self._strip.topRight())
        ramp.setColorAt(0, QColor(0, 0, 0))
        ramp.setColorAt(1, QColor(255, 255, 255))
        painter.fillRect(self._strip, ramp)
        for which, grey in (
            (BLACK, 0),
            (GAMMA, 128),
            (WHITE, 255),
            (OUT_BLACK, 0),
            (OUT_WHITE, 255),
        ):
            self._paint_handle(painter, self.handle(which), QColor(grey, grey, grey), which)
        painter.end()

    def _paint_handle(self, painter: QPainter, tip: QPointF, fill: QColor, which: int) -> None:
        held = which == self._held
        painter.setPen(QPen(colour("accent" if held else "secondary"), 1.5 if held else 1.0))
        painter.setBrush(fill)
        x, y = tip.x(), tip.y() + 1
        corners = ((x, y), (x + 5.5, y + _HANDLE - 2), (x - 5.5, y + _HANDLE - 2))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def moved(span: Range, which: int, share: float) -> Range:
    """A range with one of its handles at a place 0..1, as far as the others let it."""
    values = list(span)
    black, white = span[BLACK], span[WHITE]
    if which == BLACK:
        share = min(share, white - LEAST_SPAN)
    elif which == WHITE:
        share = max(share, black + LEAST_SPAN)
    elif which == GAMMA:
        inside = min(0.93303, max(0.000977, (share - black) / (white - black)))
        share = min(10.0, max(0.1, math.log(inside) / math.log(0.5)))
    values[which] = min(10.0 if which == GAMMA else 1.0, max(0.0, share))
    black, white, gamma, low, high = values
    return black, white, gamma, low, high


class LevelsEditor(Editor):
    """Levels of all channels, or of one."""

    measures = True

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self._histogram: Histogram | None = None
        self.graph = LevelsGraph()
        self.graph.moved.connect(lambda span: self.put(**{FIELDS[self.section]: span}))
        self.graph.released.connect(self.released)
        self.above.addWidget(self.graph)
        self.auto = self.button(
            self.tr("Automatic"),
            self.tr("Let each channel reach from black to white"),
            self._stretch,
        )
        self.follow()

    def follow(self) -> None:
        super().follow()
        span = getattr(self.value, FIELDS[self.section])
        self.graph.show_span(span, (self.section - 1) % 4)

    def show_histogram(self, histogram: Histogram | None) -> None:
        self._histogram = histogram
        self.graph.show_histogram(histogram)
        self.auto.setEnabled(histogram is not None)

    def fitted(self, dial: Dial, shown: float) -> float:
        which = dial.index or 0
        if which not in (BLACK, WHITE):
            return shown
        return (
            moved(getattr(self.value, dial.field), which, shown / dial.factor)[which] * dial.factor
        )

    def _stretch(self) -> None:
        if self._histogram is not None:
            levels: Levels = auto_levels(self._histogram.counts[:3])
            self.put_at_once(**{name: getattr(levels, name) for name in FIELDS})
