"""Pictures with names under them, to be chosen by a click or a key."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.ui.icons import pixmap
from editor.ui.theme import colour, colours

CARD = QSize(132, 108)
GAP = 12
"""Pixels between cards."""
ACROSS = 6
"""Cards side by side where there is room."""


class PictureCard(QWidget):
    """A picture with a name under it; `chosen(Path)` on click, Enter or Space."""

    chosen = Signal(object)

    def __init__(self, title: str, path: Path) -> None:
        super().__init__()
        self.path = path
        self._title, self._image, self._hovered = title, QImage(), False
        self.setFixedSize(CARD)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Open {name}").format(name=title))
        self.setToolTip(str(path))

    def show_picture(self, image: QImage) -> None:
        """Show the small picture, once it is there."""
        self._image = image
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.path)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.path)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(1, 1, self.width() - 2, self.height() - 26)
        shape = QPainterPath()
        shape.addRoundedRect(box, 8, 8)
        painter.fillPath(shape, colour("raised"))
        painter.save()
        painter.setClipPath(shape)
        if self._image.isNull():
            sign = pixmap("picture", colours().disabled, 24, self.devicePixelRatioF())
            painter.drawPixmap(int(box.center().x()) - 12, int(box.center().y()) - 12, sign)
        else:
            painter.drawImage(box, self._image, covering(self._image, box))
        painter.restore()
        lit = self.underMouse() or self.hasFocus()
        painter.setPen(QPen(colour("accent" if lit else "hairline"), 1.5 if lit else 1))
        painter.drawPath(shape)
        painter.setPen(colour("text" if lit else "secondary"))
        below = QRectF(2, self.height() - 22, self.width() - 4, 20)
        name = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.end()


def covering(image: QImage, box: QRectF) -> QRectF:
    """The middle part of an image that has the box's proportions."""
    scale = min(image.width() / box.width(), image.height() / box.height())
    w, h = box.width() * scale, box.height() * scale
    return QRectF((image.width() - w) / 2, (image.height() - h) / 2, w, h)


class CardRow(QWidget):
    """A small heading and cards, `across` side by side; hidden where there are none."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.cards: tuple[PictureCard, ...] = ()
        heading = QLabel(title)
        heading.setProperty("tone", "secondary")
        self._across = ACROSS
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        row = QHBoxLayout()
        row.addLayout(self._grid)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(row)

    def show_cards(self, cards: list[PictureCard]) -> None:
        """Show these cards instead of those before."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        self.cards = tuple(cards)
        self._lay_out()
        self.setVisible(bool(cards))

    def set_across(self, across: int) -> None:
        """So many cards side by side at most."""
        if across != self._across:
            self._across = across
            self._lay_out()

    def _lay_out(self) -> None:
        for card in self.cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self.cards):
            self._grid.addWidget(card, *divmod(number, self._across))
