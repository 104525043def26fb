"""One slider of the panel with the little picture of where it acts, and its menu."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from math import isnan

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QImage,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolTip, QWidget

from editor.jobs.directions import Direction
from editor.ui.latents.hands import Hands
from editor.ui.latents.heat import as_html, close_up, heated
from editor.ui.latents.slider import AttributeSlider
from editor.ui.latents.words import title_of, unit_of
from editor.ui.theme import colour

THUMB = 30
LARGE = 112
"""Pixels of the picture in a row, and of the one in its tooltip."""


class WhereThumb(QWidget):
    """Where a slider acts, as heat over the present picture; larger where the pointer rests.

    `looked()`: somebody wants to know what it does; `show_effect` adds that.
    """

    looked = Signal()

    def __init__(self, direction: Direction) -> None:
        super().__init__()
        self._direction = direction
        self._picture: np.ndarray | None = None
        self._heated = QImage()
        self.setFixedSize(QSize(THUMB, THUMB))
        self.setAccessibleName(self.tr("Where {name} acts").format(name=title_of(direction)))
        self.setToolTip(self.effect)

    @property
    def name(self) -> str:
        """Of the slider."""
        return self._direction.name

    @property
    def effect(self) -> str:
        """What was measured of the slider, in words."""
        direction, lines = self._direction, [title_of(self._direction)]
        if not isnan(direction.effect):
            text = self.tr("One step of it is seen as {n} of a step.")
            lines.append(text.format(n=f"{direction.effect:.2f}"))
        if not isnan(direction.drift):
            text = self.tr("Everything else changes by {n} of a step.")
            lines.append(text.format(n=f"{direction.drift:.2f}"))
        return "\n".join(lines)

    def show_picture(self, picture: np.ndarray | None) -> None:
        """The present picture, uint8 RGB (s, s, 3)."""
        if picture is not self._picture:
            self._picture, self._heated = picture, QImage()
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        if not self.isEnabled():
            event.ignore()  # the row says why
            return False
        self._show_tip(self._where())
        self.looked.emit()
        return True

    def show_effect(self, low: np.ndarray, high: np.ndarray) -> None:
        """The picture at the lowest and the highest value, uint8 RGB (s, s, 3)."""
        if self.underMouse() and QToolTip.isVisible():
            ends = [as_html(heated(picture, None, LARGE)) for picture in (low, high)]
            self._show_tip(ends[0] + self._where() + ends[1])

    def _where(self) -> str:
        if self._direction.map is None:
            return ""
        return as_html(heated(self._picture, self._direction.map, LARGE))

    def _show_tip(self, pictures: str) -> None:
        words = escape(self.effect).replace("\n", "<br>")
        at = self.mapToGlobal(QPoint(0, self.height() + 4))
        QToolTip.showText(at, f"<p style='white-space:pre'>{pictures}</p>{words}", self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 5, 5)
        painter.setClipPath(shape)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        side = round(THUMB * self.devicePixelRatioF())
        if self._picture is None and self._direction.map is None:
            painter.fillPath(shape, colour("field"))
        else:
            if self._heated.width() != side:
                self._heated = close_up(self._picture, self._direction.map, side)
            painter.drawImage(box, self._heated)
        painter.setPen(QPen(colour("hairline"), 1))
        painter.drawPath(shape)
        painter.end()


class AttributeRow(Hands):
    """The slider of one direction; a right click opens its menu."""

    def __init__(self, direction: Direction, label: str = "") -> None:
        super().__init__()
        self.direction = direction
        self.thumb = WhereThumb(direction)
        self.slider = AttributeSlider(direction, label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.thumb)
        row.addWidget(self.slider, 1)
        self.slider.changed.connect(lambda value: self.changed.emit(direction.name, value))
        self.slider.released.connect(lambda _: self.released.emit())
        self.slider.reset_asked.connect(self._reset)
        self.slider.given_up.connect(self.given_up)
        self.slider.key_asked.connect(lambda: self.key_asked.emit(direction.name))
        self.thumb.looked.connect(lambda: self.looked.emit(direction))
        self._reason = "?"
        self.show_reason("")

    @property
    def thumbs(self) -> tuple[WhereThumb, ...]:
        """All that show where it acts."""
        return (self.thumb,)

    def show_value(self, value: float, origin: float) -> None:
        """What it says now, and what the picture had before it was moved."""
        self.slider.show_origin(origin)
        self.slider.show_value(value)

    def show_picture(self, picture: np.ndarray | None) -> None:
        """The present picture, uint8 RGB (s, s, 3)."""
        self.thumb.show_picture(picture)

    def show_reason(self, reason: str) -> None:
        """Why it cannot be moved; "" where it can."""
        if reason == self._reason:
            return
        self._reason = reason
        self.setEnabled(not reason)
        hint = self.tr("Double-click resets it; F2 types a number; Alt drags past the steps")
        self.setToolTip(reason)
        self.slider.setToolTip(reason or f"{explained(self.direction)}\n{hint}")

    def _reset(self) -> None:
        self.reset_asked.emit((self.direction.name,))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(action(menu, self.tr("Reset"), self._reset))
        self.menu_asked.emit(self.direction, menu)
        menu.popup(event.globalPos())


def action(parent: QObject, text: str, deed: Callable[[], object]) -> QAction:
    """A line of a menu."""
    made = QAction(text, parent)
    made.triggered.connect(lambda _checked=False: deed())
    return made


def explained(direction: Direction) -> str:
    """Title, range and unit."""
    span = f"{title_of(direction)}: {direction.low:g} … {direction.high:g}"
    unit = unit_of(direction)
    return f"{span} ({unit})" if unit else span
