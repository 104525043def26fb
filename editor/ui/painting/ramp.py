"""The colours of the artist's own gradient: stops on a bar, dragged, added, taken away."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from editor.core.gradient import Stop
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.swatch import Swatch
from editor.ui.controls.tool import tool_button
from editor.ui.painting.gradients import stops_of
from editor.ui.painting.settings import Ramps
from editor.ui.theme import colour
from editor.ui.tools import Tools

EDGE, HANDLE = 8, 7
"""Pixels beside the bar, and half the width of a stop's handle."""
STEP = 0.01


def paint_ramp(painter: QPainter, box: QRectF, stops: tuple[Stop, ...]) -> None:
    """Fill a box with the colours, over a checkerboard where they are transparent."""
    painter.fillRect(box, QColor(255, 255, 255))
    painter.fillRect(box, QBrush(QColor(190, 190, 190), Qt.BrushStyle.Dense4Pattern))
    ramp = QLinearGradient(box.topLeft(), box.topRight())
    for stop in stops:
        ramp.setColorAt(min(1.0, max(0.0, stop.at)), _colour(stop))
    painter.fillRect(box, ramp)


class RampBar(QWidget):
    """`changed(stops)` while stops are dragged, added by a click, taken away by Delete or by a
    drag far off the bar; `marked_changed` where another one is marked."""

    changed = Signal(object)
    marked_changed = Signal()

    def __init__(self, stops: tuple[Stop, ...]) -> None:
        super().__init__()
        self.stops, self.marked = stops, 0
        self._holds = False
        self.setAccessibleName(self.tr("Colours of the gradient"))
        self.setToolTip(
            self.tr("Click to add a colour, drag to move it, Delete or drag it off to remove it")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(46)
        self.setMinimumWidth(240)

    @property
    def _box(self) -> QRectF:
        return QRectF(EDGE, 4, self.width() - 2 * EDGE, 24)

    def put(self, stop: Stop) -> None:
        """Another state of the stop that is marked."""
        stops = [*self.stops]
        stops[self.marked] = stop
        self._put(stops, stop)

    def remove(self) -> None:
        """Take the marked stop away, where two are left."""
        if len(self.stops) > 2:
            rest = self.stops[: self.marked] + self.stops[self.marked + 1 :]
            self._put([*rest], rest[max(0, self.marked - 1)])

    def _put(self, stops: list[Stop], marked: Stop) -> None:
        self.stops = tuple(sorted(stops, key=lambda stop: stop.at))
        self.marked = next(i for i, stop in enumerate(self.stops) if stop is marked)
        self.changed.emit(self.stops)
        self.marked_changed.emit()
        self.update()

    def _share(self, at: QPointF) -> float:
        box = self._box
        return min(1.0, max(0.0, (at.x() - box.left()) / box.width()))

    def _place(self, stop: Stop) -> float:
        return self._box.left() + stop.at * self._box.width()

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = event.position().x()
        distances = [abs(self._place(stop) - x) for stop in self.stops]
        nearest = min(range(len(distances)), key=distances.__getitem__)
        self._holds = True
        if distances[nearest] <= HANDLE + 2:
            self.marked = nearest
            self.marked_changed.emit()
            self.update()
        else:
            share = self._share(event.position())
            fresh = Stop(share, colour_between(self.stops, share))
            self._put([*self.stops, fresh], fresh)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._holds:
            return
        if event.position().y() > self.height() + 24 and len(self.stops) > 2:
            self._holds = False
            self.remove()
        else:
            self.put(replace(self.stops[self.marked], at=self._share(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._holds = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}.get(Qt.Key(event.key()))
        turn = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None:
            stop = self.stops[self.marked]
            self.put(replace(stop, at=min(1.0, max(0.0, stop.at + step))))
        elif turn is not None:
            self.marked = (self.marked + turn) % len(self.stops)
            self.marked_changed.emit()
            self.update()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove()
        else:
            event.ignore()

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ramp(painter, self._box, self.stops)
        for index, stop in enumerate(self.stops):
            x, y = self._place(stop), self._box.bottom() + 1
            shape = [QPointF(x, y), QPointF(x + HANDLE, y + 7), QPointF(x + HANDLE, y + 16)]
            shape += [QPointF(x - HANDLE, y + 16), QPointF(x - HANDLE, y + 7)]
            marked = index == self.marked
            painter.setPen(QPen(colour("accent" if marked else "text"), 2 if marked else 1))
            painter.setBrush(QColor(_colour(stop).rgb()))
            painter.drawPolygon(QPolygonF(shape))
        painter.end()


class RampForm(QFrame):
    """A popup: the bar, and colour and opacity of the stop that is marked."""

    def __init__(self, tools: Tools, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popover")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tools = tools
        self.bar = RampBar(stops_of(tools))
        self.swatch = Swatch(self.tr("Colour of this stop"))
        self.alpha = Slider(
            self.tr("Opacity"), Scale(0, 100, " %"), self.tr("How much this colour covers")
        )
        self.remove_button = tool_button("trash", self.tr("Remove this colour"))
        row = QHBoxLayout()
        for widget, stretch in ((self.swatch, 0), (self.alpha, 1), (self.remove_button, 0)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.bar)
        column.addLayout(row)
        self.bar.changed.connect(self._put)
        self.bar.marked_changed.connect(self._show_stop)
        self.swatch.changed.connect(self._recolour)
        self.alpha.changed.connect(self._fade)
        self.remove_button.clicked.connect(self.bar.remove)
        self._show_stop()

    def _put(self, stops: tuple[Stop, ...]) -> None:
        self._tools.stops = stops
        self._tools.set_settings(replace(self._tools.settings(Ramps), colours="own"))

    def _show_stop(self) -> None:
        stop = self.bar.stops[self.bar.marked]
        self.swatch.show_colour(QColor(_colour(stop).rgb()))
        self.alpha.show_value(stop.colour[3] / 2.55)
        self.remove_button.setEnabled(len(self.bar.stops) > 2)

    def _recolour(self, value: QColor) -> None:
        stop = self.bar.stops[self.bar.marked]
        rgba = (value.red(), value.green(), value.blue(), stop.colour[3])
        self.bar.put(replace(stop, colour=rgba))

    def _fade(self, share: float) -> None:
        stop = self.bar.stops[self.bar.marked]
        self.bar.put(replace(stop, colour=(*stop.colour[:3], share * 2.55)))


class RampButton(QToolButton):
    """Shows the gradient in force; a click opens its colours."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.setAccessibleName(self.tr("Colours of the gradient"))
        self.setToolTip(self.tr("Change the colours of the gradient"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.open)
        tools.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(64, 28)

    def open(self) -> RampForm:
        """Show the form below."""
        form = RampForm(self._tools, self)
        form.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        form.show()
        return form

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5)
        paint_ramp(painter, box, stops_of(self._tools))
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "disabled"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        painter.end()


def colour_between(stops: tuple[Stop, ...], share: float) -> tuple[float, float, float, float]:
    """The colour that a gradient has at a share of its way."""
    before = max((s for s in stops if s.at <= share), key=lambda s: s.at, default=stops[0])
    after = min((s for s in stops if s.at >= share), key=lambda s: s.at, default=stops[-1])
    t = (share - before.at) / (after.at - before.at) if after.at > before.at else 0.0
    r, g, b, a = (x + (y - x) * t for x, y in zip(before.colour, after.colour, strict=True))
    return r, g, b, a


def _colour(stop: Stop) -> QColor:
    return QColor(*(round(v) for v in stop.colour))
