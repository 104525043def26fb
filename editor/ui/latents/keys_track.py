"""Keys of sliders on the timeline: a curve for each slider of the active layer that has any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from math import floor

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QMenu

from editor.core.time import Curve, Ease, Key
from editor.jobs.directions import Direction
from editor.ui.latents.words import title_of
from editor.ui.theme import colour
from editor.ui.timeline.menu import EASES
from editor.ui.timeline.paint import CURVE_STEP, DIAMOND
from editor.ui.timeline.track import Track
from editor.ui.video.playhead import Playhead

REACH = 8
"""Pixels from a key that still mean it."""
TOP, BOTTOM = 10, 8


@dataclass(frozen=True)
class Spot:
    """A key of a slider."""

    name: str
    key: Key


class KeysTrack(Track):
    """`changed(name, frame, Key)`: the key of a slider on that frame is another one now.

    removed(name, frame): it is none any more.
    """

    changed = Signal(str, int, object)
    removed = Signal(str, int)

    def __init__(self, playhead: Playhead) -> None:
        super().__init__(playhead, "")
        self.title = self.tr("Sliders")
        self.setAccessibleName(self.tr("Keys of sliders"))
        self.setToolTip(self.tr("Drag a key in time or value; right-click it for more"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._directions: Mapping[str, Direction] = {}
        self._curves: Mapping[str, Curve] = {}
        self._picked: Spot | None = None
        self._dragged: Key | None = None

    def show_curves(self, curves: Mapping[str, Curve], directions: Mapping[str, Direction]) -> None:
        """Show these, by name of their directions; hidden where there are none."""
        self._curves = {name: each for name, each in curves.items() if name in directions}
        self._directions = directions
        if self._picked is not None and not self._has(self._picked):
            self._picked = self._dragged = None
        holder = self.parentWidget()
        if holder is not None:  # head and track together
            holder.setVisible(bool(self._curves))
        self._renew()

    @property
    def picked(self) -> Spot | None:
        """The key that is taken hold of."""
        return self._picked

    def point(self, name: str, key: Key) -> QPointF:
        """Where a key is drawn: in the middle of its frame."""
        return QPointF(self.axis.x(key.frame + 0.5), self._y(name, key.value))

    def _has(self, spot: Spot) -> bool:
        curve = self._curves.get(spot.name, Curve())
        return any(key.frame == spot.key.frame for key in curve.keys)

    # ---- values as heights

    def _range(self, name: str) -> tuple[float, float]:
        """What is shown of a slider: its range, and its keys where they lie beyond."""
        direction, values = self._directions[name], [k.value for k in self._curves[name].keys]
        return min([direction.low, *values]), max([direction.high, *values])

    def _y(self, name: str, value: float) -> float:
        low, high = self._range(name)
        share = (value - low) / max(high - low, 1e-6)
        return self.height() - BOTTOM - share * (self.height() - TOP - BOTTOM)

    def _value(self, name: str, y: float) -> float:
        low, high = self._range(name)
        share = (self.height() - BOTTOM - y) / max(1, self.height() - TOP - BOTTOM)
        return low + min(1.0, max(0.0, share)) * (high - low)

    # ---- looks

    def paint_track(self, painter: QPainter, where: QRectF) -> None:
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawLine(where.topLeft(), where.topRight())
        for name, curve in self._curves.items():
            self._paint(painter, name, self._as_dragged(name, curve), where)

    def _as_dragged(self, name: str, curve: Curve) -> Curve:
        spot, now = self._picked, self._dragged
        if spot is None or now is None or spot.name != name:
            return curve
        return curve.without_key(spot.key.frame).with_key(now)

    def _paint(self, painter: QPainter, name: str, curve: Curve, where: QRectF) -> None:
        mine = self._picked is not None and self._picked.name == name
        xs = np.arange(where.left(), where.right() + CURVE_STEP, CURVE_STEP).tolist()
        xs = sorted([*xs, *(self.axis.x(key.frame + 0.5) for key in curve.keys)])
        line = [QPointF(x, self._y(name, curve.at(self.axis.frame(x) - 0.5))) for x in xs]
        painter.setPen(QPen(colour("accent" if mine else "secondary"), 1.75 if mine else 1.2))
        painter.drawPolyline(QPolygonF(line))
        for key in curve.keys:
            held = self._dragged or (self._picked.key if self._picked is not None else None)
            self._diamond(painter, self.point(name, key), mine, mine and key == held)

    def _diamond(self, painter: QPainter, at: QPointF, mine: bool, picked: bool) -> None:
        reach = DIAMOND + (1.5 if picked else 0.0)
        ways = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.setPen(QPen(colour("accent" if mine else "secondary"), 1.5))
        painter.setBrush(colour("accent" if picked else "panel"))
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ways]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _renew(self) -> None:
        self._say()
        self.update()

    def _say(self) -> None:
        """What the key that is held says; else whose curves these are."""
        words = ", ".join(title_of(self._directions[name]) for name in self._curves)
        if self._picked is not None:
            key = self._dragged or self._picked.key
            words = f"{title_of(self._directions[self._picked.name])}\n{key.value:.2f}"
        self.titled.emit(words)

    # ---- hands

    def spot(self, at: QPointF) -> Spot | None:
        """The key under a point; of several the slider's that is held, else the nearest."""
        held = self._picked.name if self._picked is not None else ""
        near = [
            ((self.point(name, key) - at).manhattanLength(), name != held, name, key)
            for name, curve in self._curves.items()
            for key in curve.keys
        ]
        close = [(other, far, name, key) for far, other, name, key in near if far <= REACH]
        return Spot(*min(close)[2:]) if close else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._picked = self.spot(event.position())
        if self._picked is None:
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton:
            self.playhead.seek(self._picked.key.frame)
            self._dragged = self._picked.key
        self._renew()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is None or self._picked is None:
            super().mouseMoveEvent(event)
            return
        at, name = event.position(), self._picked.name
        frame = self.playhead.timeline.clamped(floor(self.axis.frame(at.x())))
        value = round(self._value(name, at.y()), 2)
        far = (at - self.point(name, self._picked.key)).manhattanLength() >= REACH / 2
        if far or self._dragged != self._picked.key:
            self._dragged = self._dragged._replace(frame=frame, value=value)
        self._renew()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        spot, now = self._picked, self._dragged
        self._dragged = None
        if spot is not None and now is not None and now != spot.key:
            self._picked = Spot(spot.name, now)
            self.changed.emit(spot.name, spot.key.frame, now)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._dragged is not None:
            self._dragged = None
            self._renew()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._picked is not None:
            self.removed.emit(self._picked.name, self._picked.key.frame)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spot = self._picked = self.spot(QPointF(event.pos()))
        self._renew()
        if spot is None:
            return
        menu = QMenu(self)
        for ease, text in EASES.items():
            title = QCoreApplication.translate("TimelineMenu", text)
            action = menu.addAction(title, partial(self._set_ease, spot, ease))
            action.setCheckable(True)
            action.setChecked(spot.key.ease is ease)
        menu.addSeparator()
        menu.addAction(self.tr("Delete key"), lambda: self.removed.emit(spot.name, spot.key.frame))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _set_ease(self, spot: Spot, ease: Ease) -> None:
        self.changed.emit(spot.name, spot.key.frame, spot.key._replace(ease=ease))
