"""Every kind of adjustment by sign and name, in as many columns as there is room for."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.adjustments import KINDS
from editor.ui.actions import Actions
from editor.ui.adjusting.words import title
from editor.ui.icons import show_icon
from editor.ui.theme import colour

SIGN, PAD, GAP, HEIGHT = 20, 6, 8, 34
NARROWEST = 104
"""Pixels that a name has beside its sign, all counted."""
LETTERS = 12


class KindButton(QToolButton):
    """A sign, and the name beside it on up to two lines."""

    def __init__(self, actions: Actions, kind: str) -> None:
        super().__init__()
        action = actions[f"adjust_{kind}"]
        show_icon(action, SIGN)
        self.setDefaultAction(action)
        self.setAccessibleName(action.text())
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.title = title(kind)

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        option.icon, option.text = QIcon(), ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        sign = QRect(PAD, (self.height() - SIGN) // 2, SIGN, SIGN)
        self.icon().paint(painter, sign)
        painter.setFont(self._font())
        painter.setPen(colour("text" if self.isEnabled() else "disabled"))
        painter.drawText(self.room, _FLAGS, self.title)
        painter.end()

    @property
    def room(self) -> QRect:
        """Where the name stands."""
        left = PAD + SIGN + GAP
        return QRect(left, 0, self.width() - left - 2, self.height())

    def fits(self) -> bool:
        """Whether all of the name is seen."""
        needed = QFontMetrics(self._font()).boundingRect(self.room, _FLAGS, self.title)
        return self.room.contains(needed)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(LETTERS)
        return font


_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(
    Qt.TextFlag.TextWordWrap
)


class KindsGrid(QWidget):
    """The page shown where no adjustment is active."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        label = QLabel(self.tr("Add an adjustment layer:"))
        label.setProperty("tone", "small")
        column.addWidget(label)
        self.buttons = [KindButton(actions, kind) for kind in KINDS]
        self._grid = QGridLayout()
        self._grid.setSpacing(2)
        self._columns = 0
        self._arrange(2)
        column.addLayout(self._grid)
        column.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column; the columns follow the width."""
        return QSize(NARROWEST + 24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, (self.width() - 24) // NARROWEST))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for index, button in enumerate(self.buttons):
            self._grid.addWidget(button, index // columns, index % columns)
