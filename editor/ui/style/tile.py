"""How one style of the grid looks: its picture, its name, whether it is chosen and how much."""

from __future__ import annotations

from zlib import crc32

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPainterPath
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.controls.tile import paint_edge
from editor.ui.icons import pixmap
from editor.ui.panels.card import covering
from editor.ui.theme import colour, colours

ENTRY = Qt.ItemDataRole.UserRole
IMAGE = Qt.ItemDataRole.UserRole + 1
WEIGHT = Qt.ItemDataRole.UserRole + 2
TEXT_HEIGHT = 18
_PLUS = 20
Index = QModelIndex | QPersistentModelIndex


def picture_area(tile: QRect) -> QRect:
    """Where in a tile the picture is."""
    return tile.adjusted(4, 4, -4, -TEXT_HEIGHT - 4)


def plus_area(tile: QRect) -> QRect:
    """Where in a tile a click mixes."""
    picture = picture_area(tile)
    return QRect(picture.right() - _PLUS - 3, picture.top() + 4, _PLUS, _PLUS)


class TileDelegate(QStyledItemDelegate):
    """Paints an Entry of the grid."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(88, 90)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        entry, weight = index.data(ENTRY), index.data(WEIGHT)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(picture_area(option.rect))
        shape = QPainterPath()
        shape.addRoundedRect(box, 6, 6)
        painter.save()
        painter.setClipPath(shape)
        _paint_picture(painter, box, entry, index.data(IMAGE))
        painter.restore()
        paint_edge(painter, shape, weight is not None, hovered or _focused(option))
        if weight is not None and weight < 0.995:
            _paint_badge(painter, box, f"{round(weight * 100)} %")
        if hovered and entry.kind == "style":
            _paint_plus(painter, plus_area(option.rect), weight is not None)
        _paint_name(painter, option.rect, entry.title, weight is not None or hovered)
        painter.restore()


def _focused(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def _paint_picture(painter: QPainter, box: QRectF, entry: object, image: object) -> None:
    if isinstance(image, QImage) and not image.isNull():
        painter.drawImage(box, image, covering(image, box))
    elif getattr(entry, "kind", "") in ("style", "model"):
        _paint_letter(painter, box, str(getattr(entry, "title", "")))
    else:
        painter.fillRect(box, colour("raised"))
        sign = pixmap("picture", colours().secondary, 24, painter.device().devicePixelRatioF())
        at = box.center().toPoint() - QPoint(12, 12)
        painter.drawPixmap(at, sign)


def _paint_letter(painter: QPainter, box: QRectF, title: str) -> None:
    """A quiet two-coloured card with an initial, until there is a picture."""
    hue = crc32(title.encode()) % 256 / 256
    fill = QLinearGradient(box.topLeft(), box.bottomRight())
    fill.setColorAt(0, QColor.fromHslF(hue, 0.28, 0.44))
    fill.setColorAt(1, QColor.fromHslF((hue + 0.12) % 1.0, 0.32, 0.28))
    painter.fillRect(box, fill)
    font = QFont(painter.font())
    font.setPixelSize(max(14, round(box.height() * 0.42)))
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(255, 255, 255, 190))
    letter = title.removeprefix("The ")[:1].upper()
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _paint_badge(painter: QPainter, box: QRectF, text: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 10
    badge = QRectF(box.left() + 5, box.bottom() - 22, width, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(badge, 8.5, 8.5)
    painter.setPen(colour("on_accent"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)


def _paint_plus(painter: QPainter, area: QRect, chosen: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 150))
    painter.drawEllipse(QRectF(area))
    sign = pixmap(
        "minus" if chosen else "plus", "#ffffff", 12, painter.device().devicePixelRatioF()
    )
    painter.drawPixmap(area.center() - QPoint(5, 5), sign)


def _paint_name(painter: QPainter, tile: QRect, name: str, strong: bool) -> None:
    font = QFont(painter.font())
    font.setPixelSize(11)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    below = tile.adjusted(5, tile.height() - TEXT_HEIGHT - 3, -5, -3)
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, below.width())
    painter.setPen(colour("text" if strong else "secondary"))
    painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
