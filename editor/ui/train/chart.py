"""Curves over steps: losses and measures, each to its own height, with a legend and a reading."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.ui.theme import colour, colours
from editor.ui.train.curves import thinned
from editor.ui.train.words import number, short_name

DARK_LINES = ("#e6a258", "#6fb3e0", "#8fc98b", "#d98bb5", "#b7a5f0", "#e0d36a")
LIGHT_LINES = ("#b3651b", "#1f6fa8", "#2f7d45", "#a83a74", "#6248b8", "#857a10")
LEFT, RIGHT, TOP, BOTTOM = 40, 10, 8, 20
LEGEND = 17
TICKS = 3
UNLIKE = 20.0
"""How many times higher one curve may go than another on one scale."""


class Chart(QWidget):
    """Shows curves (n, 2) by name; a click on a name of the legend hides that curve. pointed(step)
    where the pointer is, -1 where it is not."""

    pointed = Signal(float)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.curves: dict[str, np.ndarray] = {}
        self.hidden: set[str] = set()
        self.log = False
        self.apart = False
        """Every curve fills the height by itself: of measures in different units."""
        self.marked = -1.0
        """A step that is marked by an upright line, -1 = none."""
        self._pointer: QPointF | None = None
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_curves(self, curves: Mapping[str, np.ndarray]) -> None:
        """Show these."""
        self.curves = {name: curve for name, curve in curves.items() if len(curve)}
        last = (f"{short_name(name)} {number(c[-1, 1])}" for name, c in self.curves.items())
        self.setAccessibleDescription(", ".join(last))
        self.update()

    def set_log(self, log: bool) -> None:
        """Show values by their logarithm, or as they are."""
        self.log = log
        self.update()

    def set_apart(self, apart: bool) -> None:
        """Let every curve fill the height by itself, or share one scale."""
        self.apart = apart
        self.update()

    @property
    def parted(self) -> bool:
        """Whether each curve is drawn to its own height: asked for, or the largest would press
        others flat."""
        spans = [high - low for low, high in map(_bounds, self.shown.values()) if high > low]
        return self.apart or (not self.log and bool(spans) and max(spans) > UNLIKE * min(spans))

    def mark(self, step: float) -> None:
        """Mark a step by an upright line; -1 = none."""
        if step != self.marked:
            self.marked = step
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 190)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 120)

    # ---- where things are

    @property
    def shown(self) -> dict[str, np.ndarray]:
        """The curves that are not hidden, with values that can be drawn."""
        kept = {name: c for name, c in self.curves.items() if name not in self.hidden}
        if not self.log:
            return kept
        return {name: c[c[:, 1] > 0] for name, c in kept.items() if (c[:, 1] > 0).any()}

    def area(self) -> QRectF:
        """Where curves are drawn."""
        rows = self._legend_rows()
        width, height = self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM - rows * LEGEND
        return QRectF(LEFT, TOP + rows * LEGEND, max(20, width), max(20, height))

    def span(self) -> tuple[float, float, float, float]:
        """First and last step, lowest and highest value; values as their logarithm where so."""
        shown = self.shown.values()
        steps = [s for c in shown for s in (float(c[0, 0]), float(c[-1, 0]))] or [0.0, 1.0]
        values = [self._height(v) for c in shown for v in _bounds(c)] or [0.0, 1.0]
        low, high = min(values), max(values)
        pad = 0.06 * (high - low) or abs(high) * 0.1 or 0.5
        return min(steps), max(max(steps), min(steps) + 1), low - pad, high + pad

    def _height(self, value: float) -> float:
        return math.log10(max(value, 1e-12)) if self.log else value

    def _legend(self) -> list[tuple[str, QRectF]]:
        places, x, y = [], float(LEFT), float(TOP) - 4
        for name in self.curves:
            width = self.fontMetrics().horizontalAdvance(self._called(name)) * 11 / 13 + 24
            if x + width > self.width() - RIGHT and x > LEFT:
                x, y = float(LEFT), y + LEGEND
            places.append((name, QRectF(x, y, width, LEGEND)))
            x += width
        return places

    def _called(self, name: str) -> str:
        """A curve in the legend, with its last value where no scale tells it."""
        last = f" {number(self.curves[name][-1, 1])}" if self.parted else ""
        return short_name(name) + last

    def _legend_rows(self) -> int:
        places = self._legend()
        return round((places[-1][1].y() - places[0][1].y()) / LEGEND) + 1 if places else 0

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for name, place in self._legend():
            if place.contains(event.position()):
                self.hidden ^= {name}
                self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        over = any(place.contains(self._pointer) for _, place in self._legend())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._pointer = None
        self.update()

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        area = self.area()
        if not self.curves:
            painter.setPen(colour("disabled"))
            words = self.tr("Curves appear after the first steps.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            painter.end()
            return
        self._paint_axes(painter, area)
        for number_, name in enumerate(self.curves):
            if name in self.shown:
                self._paint_curve(painter, area, self.shown[name], self.tint(number_))
        self._paint_legend(painter)
        self._paint_mark(painter, area)
        self._paint_reading(painter, area)
        painter.end()

    def tint(self, number_: int) -> QColor:
        """The colour of a curve by its place."""
        lines = LIGHT_LINES if colours().name == "light" else DARK_LINES
        return QColor(lines[number_ % len(lines)])

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        first, last, low, high = self.span()
        parted = self.parted
        for tick in range(TICKS + 1):
            share = tick / TICKS
            y = area.bottom() - share * area.height()
            painter.setPen(QPen(colour("hairline"), 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if parted:
                continue
            painter.setPen(colour("secondary"))
            value = low + share * (high - low)
            text = number(10**value if self.log else value)
            box = QRectF(0, y - 8, LEFT - 5, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, text)
        painter.setPen(colour("secondary"))
        below = QRectF(area.left(), area.bottom() + 3, area.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, f"{first:.0f}")
        text = self.tr("step {n}").format(n=f"{last:.0f}")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, text)

    def _points(self, area: QRectF, curve: np.ndarray, whole: np.ndarray) -> list[QPointF]:
        """Of a curve, or of its running mean; `whole` says how high it is drawn."""
        first, last, low, high = self.span()
        if self.parted:
            values = [self._height(v) for v in _bounds(whole)]
            pad = 0.06 * (values[1] - values[0]) or 1.0
            low, high = values[0] - pad, values[1] + pad
        points = []
        for step, value in thinned(curve, max(8, int(area.width()))):
            x = area.left() + (step - first) / (last - first) * area.width()
            y = area.bottom() - (self._height(value) - low) / (high - low) * area.height()
            points.append(QPointF(x, y))
        return points

    def _paint_curve(
        self, painter: QPainter, area: QRectF, curve: np.ndarray, tint: QColor
    ) -> None:
        calm = smoothed(curve)
        points = self._points(area, calm, curve)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if calm is not curve:
            faint = QColor(tint)
            faint.setAlpha(70)
            painter.setPen(QPen(faint, 1))
            painter.drawPolyline(self._points(area, curve, curve))
        painter.setPen(QPen(tint, 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(points)
        if len(points) <= 30:
            painter.setBrush(tint)
            for point in points:
                painter.drawEllipse(point, 2, 2)

    def _paint_legend(self, painter: QPainter) -> None:
        for number_, (name, place) in enumerate(self._legend()):
            off = name in self.hidden
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("disabled") if off else self.tint(number_))
            painter.drawEllipse(QPointF(place.left() + 5, place.center().y()), 3.5, 3.5)
            painter.setPen(colour("disabled" if off else "secondary"))
            text = place.adjusted(13, 0, 0, 0)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self._called(name))

    def _paint_mark(self, painter: QPainter, area: QRectF) -> None:
        first, last, *_ = self.span()
        if first <= self.marked <= last:
            x = area.left() + (self.marked - first) / (last - first) * area.width()
            painter.setPen(QPen(colour("accent"), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def reading(self, x: float) -> tuple[float, list[tuple[str, float]]]:
        """The step under a place of the widget, and each shown curve's value nearest to it."""
        area = self.area()
        first, last, *_ = self.span()
        step = first + (x - area.left()) / area.width() * (last - first)
        values = []
        for name, curve in self.shown.items():
            row = int(np.abs(curve[:, 0] - step).argmin())
            values.append((name, float(curve[row, 1])))
        return step, values

    def _paint_reading(self, painter: QPainter, area: QRectF) -> None:
        if self._pointer is None or not area.contains(self._pointer):
            return
        x = self._pointer.x()
        step, values = self.reading(x)
        painter.setPen(QPen(colour("secondary"), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        lines = [self.tr("step {n}").format(n=f"{step:.0f}")]
        lines += [f"{short_name(name)}  {number(value)}" for name, value in values]
        metrics = painter.fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in lines) + 16
        left = x + 8 if x + 8 + width < self.width() else x - 8 - width
        box = QRectF(max(0.0, left), area.top() + 2, width, 15 * len(lines) + 8)
        painter.setPen(QPen(colour("hairline"), 1))
        painter.setBrush(colour("raised"))
        painter.drawRoundedRect(box, 6, 6)
        painter.setPen(colour("text"))
        for row, line in enumerate(lines):
            painter.drawText(QPointF(box.x() + 8, box.y() + 15 * (row + 1)), line)


def smoothed(curve: np.ndarray) -> np.ndarray:
    """The curve's running mean over a twentieth of it; short curves stay as they are."""
    width = len(curve) // 20
    if width < 2:
        return curve
    sums = np.cumsum(np.concatenate([[0.0], curve[:, 1]]))
    first = np.maximum(np.arange(len(curve)) - width, 0)
    after = np.minimum(np.arange(len(curve)) + width + 1, len(curve))
    return np.column_stack([curve[:, 0], (sums[after] - sums[first]) / (after - first)])


def _bounds(curve: np.ndarray) -> tuple[float, float]:
    """Lowest and highest value, outliers at either end aside."""
    low, high = np.percentile(curve[:, 1], (1, 99)) if len(curve) > 50 else (
        curve[:, 1].min(), curve[:, 1].max())  # fmt: skip
    return float(low), float(high)
