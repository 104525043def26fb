"""How a board, a picture and a clip look in the library, and what the pointer drags of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.ui.controls.tile import paint_caption, paint_edge
from editor.ui.icons import pixmap
from editor.ui.library.boards import Asset, Board
from editor.ui.library.model import IMAGE, ROW, WORDS, Index
from editor.ui.panels.card import covering
from editor.ui.theme import colour, colours

ROW_HEIGHT = 58
COVER = 46
GAP = 3
DRAGGED = 72


class TileDelegate(QStyledItemDelegate):
    """Paints an Asset: its picture; a clip has a sign, what cannot be read another."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        return view.gridSize() if isinstance(view, QListView) else QSize(84, 84)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        asset = index.data(ROW)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        _smooth(painter)
        shape = _rounded(box, 6)
        painter.save()
        painter.setClipPath(shape)
        _paint_picture(painter, box, index.data(IMAGE), asset)
        if hovered:
            paint_caption(painter, box, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()
        if isinstance(asset, Asset) and asset.moves:
            _paint_play(painter, box)
        paint_edge(painter, shape, chosen, hovered or _focused(option))
        painter.restore()


class BoardDelegate(QStyledItemDelegate):
    """Paints a Board: its first picture, its name, how much lies there and whose it is."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        _smooth(painter)
        if chosen or hovered:
            painter.fillPath(_rounded(row, 6), colour("accent_soft" if chosen else "hover"))
        box = QRectF(row.left() + 5, row.center().y() - COVER / 2, COVER, COVER)
        shape = _rounded(box, 5)
        painter.save()
        painter.setClipPath(shape)
        _paint_picture(painter, box, index.data(IMAGE), index.data(ROW))
        painter.restore()
        paint_edge(painter, shape, False, False)
        words = QRect(round(box.right()) + 10, option.rect.top() + 9, 0, ROW_HEIGHT - 18)
        words.setRight(option.rect.right() - 8)
        _paint_words(painter, words, index)
        if _focused(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawPath(_rounded(row, 6))
        painter.restore()


def drag_picture(index: QModelIndex, count: int, ratio: float) -> QPixmap:
    """What the pointer drags: the first picture, and how many there are."""
    picture = QPixmap(round(DRAGGED * ratio), round(DRAGGED * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _smooth(painter)
    box = QRectF(1, 1, DRAGGED - 2, DRAGGED - 2)
    painter.setClipPath(_rounded(box, 6))
    _paint_picture(painter, box, index.data(IMAGE), index.data(ROW))
    painter.setClipping(False)
    if count > 1:
        _paint_count(painter, box, str(count))
    painter.end()
    return picture


def _smooth(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)


def _rounded(box: QRectF, radius: float) -> QPainterPath:
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    return shape


def _focused(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def _paint_picture(painter: QPainter, box: QRectF, image: object, row: object) -> None:
    painter.fillRect(box, colour("raised"))
    if isinstance(image, QImage) and not image.isNull():
        painter.drawImage(box, image, covering(image, box))
        return
    kind = "group" if isinstance(row, Board) else "picture"
    name = "film" if isinstance(row, Asset) and row.moves else kind
    sign = pixmap(name, colours().disabled, 20, painter.device().devicePixelRatioF())
    painter.drawPixmap(box.center().toPoint() - QPoint(10, 10), sign)


def _paint_play(painter: QPainter, box: QRectF) -> None:
    """A small triangle on a dark disc, in the corner."""
    disc = QRectF(box.right() - 23, box.top() + 5, 18, 18)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 165))
    painter.drawEllipse(disc)
    x, y = disc.center().x() + 0.8, disc.center().y()
    painter.setBrush(QColor(255, 255, 255))
    corners = [QPointF(x - 3.4, y - 4.4), QPointF(x - 3.4, y + 4.4), QPointF(x + 4.2, y)]
    painter.drawPolygon(QPolygonF(corners))


def _paint_words(painter: QPainter, room: QRect, index: Index) -> None:
    """Two lines: the name, and below it what is said of it."""
    font = QFont(painter.font())
    lines = (
        (13, QFont.Weight.DemiBold, "text", str(index.data(Qt.ItemDataRole.DisplayRole))),
        (11, QFont.Weight.Normal, "secondary", str(index.data(WORDS))),
    )
    half = room.height() // 2
    for number, (pixels, weight, role, text) in enumerate(lines):
        font.setPixelSize(pixels)
        font.setWeight(weight)
        painter.setFont(font)
        painter.setPen(colour(role))
        line = QRect(room.left(), room.top() + number * half, room.width(), half)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_count(painter: QPainter, box: QRectF, text: str) -> None:
    font = QFont(painter.font())
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(text) + 14
    badge = QRectF(box.right() - width - 4, box.bottom() - 24, width, 20)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(badge, 10, 10)
    painter.setPen(colour("on_accent"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)
