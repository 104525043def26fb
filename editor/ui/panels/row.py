"""How one row of the layers panel looks, and where its eye, lock and pictures are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from editor.core.clip import ClipLayer
from editor.core.layer import BlendMode, GroupLayer, Layer
from editor.ui.icons import pixmap
from editor.ui.panels.modes import mode_name, pass_through_name
from editor.ui.panels.name_field import NamedRow
from editor.ui.panels.thumbs import SIDE
from editor.ui.theme import colour, colours
from editor.ui.words import duration

ROW_HEIGHT = 44
SHOWN = Qt.ItemDataRole.UserRole + 1
_EYE, _LOCK, _GAP, _CLIP = 28, 28, 8, 20


@dataclass(frozen=True)
class Row:
    """What a row shows. moving: the layer is a clip. mask_on: its mask counts. linked: the mask
    moves along. worked_on: which of its two pictures the tools work on, "" where on neither."""

    name: str
    detail: str
    visible: bool
    locked: bool
    clip: bool
    picture: QPixmap
    mask: QPixmap | None
    moving: bool = False
    mask_on: bool = True
    linked: bool = True
    worked_on: Literal["", "pixels", "mask"] = ""

    @property
    def spoken(self) -> str:
        """The row in words, for those who hear the window."""
        kind = QCoreApplication.translate("LayerRow", "clip") if self.moving else ""
        words = [self.name, kind, self.detail]
        if not self.visible:
            words.append(QCoreApplication.translate("LayerRow", "hidden"))
        if self.locked:
            words.append(QCoreApplication.translate("LayerRow", "locked"))
        if self.mask is not None:
            masked = QCoreApplication.translate("LayerRow", "with a mask")
            off = QCoreApplication.translate("LayerRow", "with a mask that is off")
            words.append(masked if self.mask_on else off)
        return ", ".join(word for word in words if word)


def row_of(
    layer: Layer,
    picture: QPixmap,
    mask: QPixmap | None,
    worked_on: Literal["", "pixels", "mask"] = "",
) -> Row:
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
        layer.mask_on,
        layer.mask_linked,
        worked_on,
    )


def _detail(layer: Layer) -> str:
    words = []
    if isinstance(layer, GroupLayer) and layer.pass_through:
        words.append(pass_through_name())
    elif layer.blend is not BlendMode.NORMAL:
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


# ---- where things are, given the row's rectangle


def eye_area(row: QRect) -> QRect:
    """Where a click shows or hides the layer."""
    return QRect(row.left(), row.top(), _EYE, row.height())


def lock_area(row: QRect) -> QRect:
    """Where a click locks or unlocks the layer."""
    return QRect(row.right() - _LOCK + 1, row.top(), _LOCK, row.height())


def picture_area(row: QRect, shown: Row) -> QRect:
    """Where the layer's picture is."""
    left = row.left() + _EYE + 2 + (_CLIP if shown.clip else 0)
    return QRect(left, row.top() + (row.height() - SIDE) // 2, SIDE, SIDE)


def mask_area(row: QRect, shown: Row) -> QRect:
    """Where the picture of the mask is; empty where there is none."""
    if shown.mask is None:
        return QRect()
    return picture_area(row, shown).translated(SIDE + _GAP, 0)


class LayerRow(NamedRow):
    """Paints a `Row` kept under the role SHOWN; edits the name in place."""

    def __init__(self, parent: QWidget) -> None:
        name = QCoreApplication.translate("LayerRow", "Layer name")
        super().__init__(parent, ROW_HEIGHT, name)

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
        where = picture_area(rect, row)
        if row.clip:
            sign = pixmap("clip", colours().secondary, 16, ratio)
            room = QRect(where.left() - _CLIP, rect.top(), _CLIP - 2, rect.height())
            painter.drawPixmap(_middle(room, 16), sign)
        painter.drawPixmap(where, row.picture)
        if row.moving:
            badge = QRect(where.right() - 15, where.bottom() - 14, 16, 15)
            self._paint_badge(painter, badge, "film", ratio)
        if row.mask is not None:
            beside = mask_area(rect, row)
            self._paint_mask(painter, beside, row, row.mask, ratio)
            if row.worked_on:
                self._paint_frame(painter, beside if row.worked_on == "mask" else where)
            where = beside
        return where.right() + 1 + _GAP + 2

    def _paint_mask(
        self, painter: QPainter, where: QRect, row: Row, mask: QPixmap, ratio: float
    ) -> None:
        """The mask's picture; crossed out where it is off, apart from the layer's where they
        move each by itself."""
        painter.drawPixmap(where, mask)
        if not row.mask_on:
            painter.setPen(QPen(colour("danger"), 2))
            painter.drawLine(where.topLeft(), where.bottomRight())
            painter.drawLine(where.topRight(), where.bottomLeft())
        if not row.linked:
            self._paint_badge(painter, QRect(where.left(), where.top(), 16, 15), "unlink", ratio)

    def _paint_frame(self, painter: QPainter, where: QRect) -> None:
        """Round the one of the two that the tools work on."""
        painter.setPen(QPen(colour("accent"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(where).adjusted(-1.5, -1.5, 1.5, 1.5), 4, 4)

    def _paint_badge(self, painter: QPainter, where: QRect, name: str, ratio: float) -> None:
        """A sign in the corner of a picture: it moves, or does not move along."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 170))
        painter.drawRoundedRect(where, 3, 3)
        painter.drawPixmap(_middle(where, 12), pixmap(name, "#ffffff", 12, ratio))

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

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        row = index.data(SHOWN)
        left = rect.left() + _EYE + SIDE + _GAP
        if isinstance(row, Row):
            last = picture_area(rect, row) if row.mask is None else mask_area(rect, row)
            left = last.right() + 4
        editor.setGeometry(left, rect.top() + 9, lock_area(rect).left() - left, rect.height() - 18)


def _middle(area: QRect, side: int) -> QRect:
    return QRect(
        area.left() + (area.width() - side) // 2,
        area.top() + (area.height() - side) // 2,
        side,
        side,
    )
