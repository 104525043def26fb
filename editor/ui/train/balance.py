"""How many pictures of each kind there are, as bars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from editor.ui.theme import colour

ROW = 18
SHOWN = 8
NAME, NUMBER = 96, 52
"""Pixels of the columns of names and of numbers."""


class Balance(QWidget):
    """A bar for each kind, the largest first; what is behind the eighth is named in a line."""

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[tuple[str, int], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Pictures of each kind"))

    def show_classes(self, classes: Mapping[str, int]) -> None:
        """Show these counts; hidden where there are fewer than two kinds."""
        self._classes = tuple(sorted(classes.items(), key=lambda one: -one[1]))
        words = ", ".join(f"{name} {count}" for name, count in self._classes)
        self.setToolTip(words)
        self.setAccessibleDescription(words)
        self.setVisible(len(self._classes) > 1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW * (min(len(self._classes), SHOWN) + (len(self._classes) > SHOWN)))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = painter.font()
        font.setPixelSize(12)
        painter.setFont(font)
        most = max((count for _, count in self._classes), default=1)
        for row, (name, count) in enumerate(self._classes[:SHOWN]):
            self._paint_row(painter, row * ROW, name, count, most)
        if len(self._classes) > SHOWN:
            painter.setPen(colour("secondary"))
            more = self.tr("and {n} more kinds").format(n=len(self._classes) - SHOWN)
            painter.drawText(QRectF(0, SHOWN * ROW, self.width(), ROW), more)
        painter.end()

    def _paint_row(self, painter: QPainter, top: float, name: str, count: int, most: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(colour("secondary"))
        short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, NAME - 8)
        painter.drawText(QRectF(0, top, NAME, ROW), Qt.AlignmentFlag.AlignLeft | middle, short)
        room = QRectF(NAME, top + 5, max(8, self.width() - NAME - NUMBER), ROW - 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("field"))
        painter.drawRoundedRect(room, 3, 3)
        few = count * 5 < most  # training shows every kind equally often: few are soon by heart
        painter.setBrush(colour("danger" if few else "accent"))
        painter.drawRoundedRect(QRectF(room.x(), room.y(), room.width() * count / most, 8), 3, 3)
        painter.setPen(colour("text"))
        numbers = QRectF(self.width() - NUMBER, top, NUMBER, ROW)
        painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | middle, str(count))
