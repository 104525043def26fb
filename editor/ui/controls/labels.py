"""Buttons that say what they do, and headings inside panels."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy


class ElidedLabel(QLabel):
    """One line of plain text that ends in “…” where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    @property
    def shown(self) -> str:
        """As much of the text as there is room for."""
        room = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, on, role = QPainter(self), self.isEnabled(), self.foregroundRole()
        box, flags = self.contentsRect(), int(self.alignment())
        self.style().drawItemText(painter, box, flags, self.palette(), on, self.shown, role)
        painter.end()


def text_button(text: str, tip: str) -> QPushButton:
    """A button of that name; a click on it leaves the keyboard where it was."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def section(text: str) -> QLabel:
    """The heading of a part of a panel."""
    label = QLabel(text)
    label.setProperty("tone", "section")
    return label
