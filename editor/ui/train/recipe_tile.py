"""A recipe as a card: picture, name, what it is good for, family, time; or why it does not fit."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from editor.ui.panels.card import covering
from editor.ui.theme import colour
from editor.ui.train.recipes import Recipe
from editor.ui.train.words import roughly

HEIGHT, PICTURE, PAD = 228, 104, 11
"""Pixels: of a card, of its picture, between text and edge."""
LEAST = 176


class RecipeTile(QAbstractButton):
    """Checkable; a click, Space, or an arrow key chooses it."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        self.recipe = recipe
        self._image = QImage()
        self._minutes, self._reason = recipe.minutes, ""
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(LEAST)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setText(recipe.title)
        self.setAccessibleName(recipe.title)
        self._describe()

    def show_state(self, image: QImage, minutes: float, reason: str) -> None:
        """image: null = none. minutes: about, here. reason: why it cannot be taken, or ""."""
        self._image, self._minutes, self._reason = image, minutes, reason
        self.setEnabled(not reason)
        self._describe()
        self.update()

    def _describe(self) -> None:
        recipe = self.recipe
        parts = (recipe.purpose, recipe.limits, recipe.paper, self._reason)
        self.setToolTip("\n".join(part for part in (recipe.title, *parts) if part))
        self.setAccessibleDescription(" ".join(part for part in parts if part))

    def facts(self) -> str:
        """How long it takes: "about 8 min"."""
        time = self.tr("about {time}").format(time=roughly(self._minutes))
        return time if self._minutes else ""

    def sizeHint(self) -> QSize:
        return QSize(216, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(box, 9, 9)
        painter.fillPath(shape, colour("panel"))
        painter.save()
        painter.setClipPath(shape)
        top = QRectF(box.x(), box.y(), box.width(), PICTURE)
        painter.setOpacity(1.0 if self.isEnabled() else 0.35)
        if self._image.isNull():
            paint_sign(painter, top, self.recipe.family or self.recipe.title)
        else:
            painter.drawImage(top, self._image, covering(self._image, top))
        painter.setOpacity(1.0)
        self._paint_family(painter, top)
        painter.restore()
        self._paint_edge(painter, shape)
        self._paint_words(painter, box.adjusted(PAD, PICTURE + 8, -PAD, -8))
        painter.end()

    def _paint_edge(self, painter: QPainter, shape: QPainterPath) -> None:
        lit = self.isEnabled() and (self.underMouse() or self.hasFocus())
        name = "accent" if self.isChecked() else "secondary" if lit else "hairline"
        painter.setPen(QPen(colour(name), 2.4 if self.isChecked() else 1.2))
        painter.drawPath(shape)

    def _paint_family(self, painter: QPainter, top: QRectF) -> None:
        painter.setFont(_sized(painter.font(), 11, strong=True))
        text = self.recipe.family
        width = painter.fontMetrics().horizontalAdvance(text) + 14
        badge = QRectF(top.left() + 8, top.bottom() - 26, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 165))
        painter.drawRoundedRect(badge, 9, 9)
        painter.setPen(QColor(255, 255, 255))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        on, left = self.isEnabled(), Qt.AlignmentFlag.AlignLeft
        painter.setFont(_sized(self.font(), 13, strong=True))
        painter.setPen(colour("text" if on else "disabled"))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(
            plain_title(self.recipe), Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(QRectF(box.x(), box.y(), box.width(), 18), left, title)
        painter.setFont(_sized(self.font(), 12))
        middle = QRectF(box.x(), box.y() + 20, box.width(), 66)
        painter.setPen(colour("secondary" if on else "danger"))
        text = self._reason or self.recipe.purpose
        painter.drawText(
            middle, int(left | Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap), text
        )
        painter.setPen(colour("secondary" if on else "disabled"))
        painter.setFont(_sized(self.font(), 11))
        below = QRectF(box.x(), box.bottom() - 15, box.width(), 15)
        painter.drawText(below, left, self.facts())


def plain_title(recipe: Recipe) -> str:
    """The title without the family in brackets, which stands on the picture already."""
    head, bracket, rest = recipe.title.partition(" (")
    return head if bracket and rest.endswith(")") and recipe.family else recipe.title


def paint_sign(painter: QPainter, box: QRectF, name: str) -> None:
    """A quiet picture for a recipe whose samples nobody has drawn yet: a field of soft squares."""
    seed = crc32(name.encode())
    hue = seed % 360 / 360
    fill = QLinearGradient(box.topLeft(), box.bottomRight())
    fill.setColorAt(0, QColor.fromHslF(hue, 0.30, 0.42))
    fill.setColorAt(1, QColor.fromHslF((hue + 0.13) % 1.0, 0.34, 0.26))
    painter.fillRect(box, fill)
    painter.setPen(Qt.PenStyle.NoPen)
    side = box.height() / 4
    for place in range(int(box.width() / side + 1) * 4):
        column, row = divmod(place, 4)
        light = crc32(f"{name}{place}".encode()) % 100
        painter.setBrush(QColor(255, 255, 255, light // 3))
        corner = QPointF(box.left() + column * side, box.top() + row * side)
        painter.drawRoundedRect(QRectF(corner.x() + 2, corner.y() + 2, side - 4, side - 4), 4, 4)


def _sized(font: QFont, pixels: int, *, strong: bool = False) -> QFont:
    font = QFont(font)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
