"""Three sliders that say one colour, as a swatch to pick from; the sliders fold out beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from editor.jobs.directions import Direction
from editor.ui.controls.swatch import Swatch
from editor.ui.controls.tool import tool_button
from editor.ui.icons import set_icon
from editor.ui.latents.hands import Hands
from editor.ui.latents.lab import colour_of, units_of
from editor.ui.latents.row import AttributeRow, WhereThumb
from editor.ui.latents.words import WAYS, titled


class ColourRow(Hands):
    """As `AttributeRow`, for a triple of light, red and yellow; `part` is what it colours."""

    def __init__(self, part: str, directions: Sequence[Direction]) -> None:
        super().__init__()
        self.directions = tuple(directions)
        self.rows = [
            AttributeRow(direction, titled(way))
            for way, direction in zip(WAYS, directions, strict=True)
        ]
        self.thumb = WhereThumb(directions[0])
        title = titled(part)
        self._label = QLabel(title)
        self._label.setProperty("tone", "small")
        self.swatch = Swatch(title, self.tr("Pick the colour"))
        self.swatch.setFixedSize(QSize(64, 28))
        self.reset = tool_button("undo", self.tr("Reset {name}").format(name=title), size=14)
        self.more = self._unfolder(title)
        self._body = QWidget()
        self._lay_out()
        self._connect()
        self.show_reason("")

    def _unfolder(self, title: str) -> QToolButton:
        tip = self.tr("Three sliders for {name}").format(name=title)
        button = tool_button("right", tip, size=12)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.thumb)
        top.addWidget(self._label, 1)
        for widget in (self.reset, self.swatch, self.more):
            top.addWidget(widget)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(5)
        for row in self.rows:
            inside.addWidget(row)
        self._body.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(top)
        column.addWidget(self._body)

    def _connect(self) -> None:
        for row in self.rows:
            self.pass_on(row)
        self.swatch.changed.connect(self._picked)
        self.swatch.settled.connect(self.released)
        self.reset.clicked.connect(self._reset)
        self.more.toggled.connect(self._unfold)
        self.thumb.looked.connect(lambda: self.looked.emit(self.directions[0]))

    # ---- what is shown

    def show_values(self, values: Mapping[str, float], origins: Mapping[str, float]) -> None:
        """What the three say now, and what they said before, by name."""
        names = [direction.name for direction in self.directions]
        for row, name in zip(self.rows, names, strict=True):
            row.show_value(values[name], origins[name])
        self.swatch.show_colour(colour_of([values[name] for name in names]))
        moved = any(abs(values[name] - origins[name]) > 1e-3 for name in names)
        self.reset.setVisible(moved)

    @property
    def thumbs(self) -> tuple[WhereThumb, ...]:
        """All that show where it acts; the first tells what lightness does."""
        return (self.thumb, *(row.thumb for row in self.rows))

    def show_picture(self, picture: np.ndarray | None) -> None:
        """The present picture, uint8 RGB (s, s, 3)."""
        for thumb in self.thumbs:
            thumb.show_picture(picture)

    def show_reason(self, reason: str) -> None:
        """Why it cannot be changed; "" where it can."""
        self.setEnabled(not reason)
        self._label.setToolTip(reason or self.directions[0].unit)
        for row in self.rows:
            row.show_reason(reason)

    # ---- hands

    def _picked(self, colour: QColor) -> None:
        for direction, units in zip(self.directions, units_of(colour), strict=True):
            value = max(direction.low, min(direction.high, units))
            self.changed.emit(direction.name, value)

    def _reset(self) -> None:
        self.reset_asked.emit(tuple(direction.name for direction in self.directions))

    def _unfold(self, on: bool) -> None:
        self._body.setVisible(on)
        set_icon(self.more, "unfolded" if on else "right", "secondary", 12)
