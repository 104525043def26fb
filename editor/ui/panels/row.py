"""How one row of the layers panel looks, and where its eye and lock are."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.core.clip import ClipLayer
from editor.core.layer import BlendMode, Layer
from editor.ui.controls.field import Field
from editor.ui.icons import pixmap
from editor.ui.panels.modes import mode_name
from editor.ui.panels.thumbs import SIDE
from editor.ui.theme import colour, colours
from editor.ui.words import duration

ROW_HEIGHT = 48
SHOWN = Qt.ItemDataRole.UserRole + 1
_EYE, _LOCK, _GAP = 28, 28, 8


@dataclass(frozen=True)
class Row:
    """What a row shows. moving: the layer is a clip."""

    name: str
    detail: str
    visible: bool
    locked: bool
    clip: bool
    picture: QPixmap
    mask: QPixmap | None
    moving: bool = False

    @property
    def spoken(self) -> str:
        """The row in words, for those who hear the window."""
        kind = QCoreApplication.translate("LayerRow", "clip") if self.moving else ""
        words = [self.name, kind, self.detail]
        if not self.visible:
            words.append(QCoreApplication.translate("LayerRow", "hidden"))
        if self.locked:
            words.append(QCoreApplication.translate("LayerRow", "locked"))
        return ", ".join(word for word in words if word)


def row_of(layer: Layer, picture: QPixmap, mask: QPixmap | None) -> Row:
    """What to show of a layer."""
    return Row(
        layer.name,
        _detail(layer),
        layer.visible,
        layer.locked,
        layer.clip,
        picture,
        mask,
        isinstance(layer, ClipLayer),
    )


def _detail(layer: Layer) -> str:
    words = []
    if layer.blend is not BlendMode.NORMAL:
        words.append(mode_name(layer.blend))
    if layer.opacity < 1:
        words.append(f"{layer.opacity * 100:.0f} %")
    if isinstance(layer, ClipLayer):
        words.append(duration(float(layer.source.duration)))
    if layer.recipe is not None and layer.recipe.parameters.get("seed") is not None:
        generated = QCoreApplication.translate("LayerRow", "generated, seed {seed}")
        words.append(generated.format(seed=layer.recipe.parameters["seed"]))
    elif layer.recipe is not None:
        words.append(QCoreApplication.translate("LayerRow", "generated"))
    return "  ·  ".join(words)


def eye_area(row: QRect) -> QRect:
    """Where a click shows or hides the layer, given the row's rectangle."""
    return QRect(row.left(), row.top(), _EYE, row.height())


def lock_area(row: QRect) -> QRect:
    """Where a click locks or unlocks the layer."""
    return QRect(row.right() - _LOCK + 1, row.top(), _LOCK, row.height())


class LayerRow(QStyledItemDelegate):
    """Paints a `Row` kept under the role SHOWN; edits the name in place."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = index.data(SHOWN)
        if not isinstance(row, Row):
            return
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state)
        ratio = painter.device().devicePixelRatio()
        self._paint_signs(painter, rect, row, state, ratio)
        painter.setOpacity(1.0 if row.visible else 0.4)
        left = self._paint_pictures(painter, rect, row, ratio)
        self._paint_words(painter, QRect(left, rect.top(), lock_area(rect).left() - left,
                                         rect.height()), row)  # fmt: skip
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(box, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour("pressed"))
            painter.drawRoundedRect(box, 6, 6)

    def _paint_signs(
        self, painter: QPainter, rect: QRect, row: Row, state: QStyle.StateFlag, ratio: float
    ) -> None:
        eye = pixmap(
            "eye" if row.visible else "eye-off",
            colours().secondary if row.visible else colours().disabled,
            16,
            ratio,
        )
        painter.drawPixmap(_middle(eye_area(rect), 16), eye)
        if row.locked or state & QStyle.StateFlag.State_MouseOver:
            name, shade = ("lock", "secondary") if row.locked else ("unlock", "disabled")
            sign = pixmap(name, getattr(colours(), shade), 16, ratio)
            painter.drawPixmap(_middle(lock_area(rect), 16), sign)

    def _paint_pictures(self, painter: QPainter, rect: QRect, row: Row, ratio: float) -> int:
        """Thumbnails after the eye. Returns where the words may begin."""
        left = rect.left() + _EYE + 2
        top = rect.top() + (rect.height() - SIDE) // 2
        if row.clip:
            sign = pixmap("clip", colours().secondary, 16, ratio)
            painter.drawPixmap(_middle(QRect(left, rect.top(), 18, rect.height()), 16), sign)
            left += 20
        for picture in (row.picture, row.mask):
            if picture is not None:
                painter.drawPixmap(QRect(left, top, SIDE, SIDE), picture)
                left += SIDE + _GAP
            if picture is row.picture and row.moving:
                self._paint_badge(painter, QRect(left - _GAP - 16, top + SIDE - 15, 16, 15), ratio)
        return left + 2

    def _paint_badge(self, painter: QPainter, where: QRect, ratio: float) -> None:
        """In the corner of a picture that moves."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(where, 3, 3)
        painter.drawPixmap(_middle(where, 12), pixmap("film", "#ffffff", 12, ratio))

    def _paint_words(self, painter: QPainter, room: QRect, row: Row) -> None:
        name_font = QFont(painter.font())
        painter.setFont(name_font)
        painter.setPen(colour("text"))
        metrics = painter.fontMetrics()
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if not row.detail:
            painter.drawText(room, flags, name)
            return
        middle = room.center().y()
        painter.drawText(QRect(room.left(), middle - 18, room.width(), 18), flags, name)
        small = QFont(name_font)
        small.setPixelSize(11)
        painter.setFont(small)
        painter.setPen(colour("secondary"))
        detail = painter.fontMetrics().elidedText(
            row.detail, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(QRect(room.left(), middle + 1, room.width(), 15), flags, detail)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        return _name_field(self, parent, QCoreApplication.translate("LayerRow", "Layer name"))

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        left = rect.left() + _EYE + SIDE + _GAP
        editor.setGeometry(left, rect.top() + 9, lock_area(rect).left() - left, rect.height() - 18)


def _middle(area: QRect, side: int) -> QRect:
    return QRect(
        area.left() + (area.width() - side) // 2,
        area.top() + (area.height() - side) // 2,
        side,
        side,
    )


class MaskName(QStyledItemDelegate):
    """A row of the masks panel: usual looks, and a name that is edited in place."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, ROW_HEIGHT)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        return _name_field(self, parent, QCoreApplication.translate("LayerRow", "Mask name"))


def _name_field(delegate: QStyledItemDelegate, parent: QWidget, name: str) -> Field:
    field = Field("", parent)
    field.setAccessibleName(name)
    field.setToolTip(name)

    def take() -> None:
        delegate.commitData.emit(field)
        delegate.closeEditor.emit(field)

    field.accepted.connect(take)
    field.left.connect(lambda: delegate.closeEditor.emit(field))
    return field
