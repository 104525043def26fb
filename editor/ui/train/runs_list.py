"""All runs at the left: a small picture, the name, how it stands, how far it is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from editor.ui.icons import set_icon
from editor.ui.panels.card import covering
from editor.ui.theme import colour
from editor.ui.train.reading import Sight, Summary
from editor.ui.train.recipe_tile import paint_sign
from editor.ui.train.words import phase_words

SUMMARY = Qt.ItemDataRole.UserRole
ROW, PICTURE, PAD = 60, 44, 8
WIDTH, NARROW = 222, 150
"""Pixels it is wide, and where there is little room."""
Index = QModelIndex | QPersistentModelIndex


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(NARROW - 20, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary = index.data(SUMMARY)
        if not isinstance(summary, Summary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if chosen else "hover"))
            painter.drawRoundedRect(box, 7, 7)
        picture = QRectF(box.x() + PAD, box.y() + (box.height() - PICTURE) / 2, PICTURE, PICTURE)
        _paint_picture(painter, picture, summary)
        _paint_words(painter, box.adjusted(PICTURE + 2 * PAD + 2, 0, -PAD, 0), summary)
        painter.restore()


def _paint_picture(painter: QPainter, box: QRectF, summary: Summary) -> None:
    shape = QPainterPath()
    shape.addRoundedRect(box, 6, 6)
    painter.save()
    painter.setClipPath(shape)
    if summary.picture.isNull():
        paint_sign(painter, box, summary.request.recipe or summary.title)
    else:
        painter.drawImage(box, summary.picture, covering(summary.picture, box))
    painter.restore()


def _paint_words(painter: QPainter, box: QRectF, summary: Summary) -> None:
    font = painter.font()
    font.setPixelSize(13)
    painter.setFont(font)
    painter.setPen(colour("text"))
    metrics, elide = painter.fontMetrics(), Qt.TextElideMode.ElideRight
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    title = metrics.elidedText(summary.title, elide, int(box.width()))
    painter.drawText(QRectF(box.x(), box.y() + 9, box.width(), 18), left, title)
    font.setPixelSize(12)
    painter.setFont(font)
    failed = summary.state.phase == "failed" and not summary.preparing
    painter.setPen(colour("danger" if failed else "secondary"))
    words = painter.fontMetrics().elidedText(phase_words(summary), elide, int(box.width()))
    painter.drawText(QRectF(box.x(), box.y() + 27, box.width(), 16), left, words)
    if summary.live:
        track = QRectF(box.x(), box.bottom() - 10, box.width(), 3)
        painter.fillRect(track, colour("field"))
        track.setWidth(track.width() * summary.state.progress)
        painter.fillRect(track, colour("accent" if summary.working else "secondary"))


class RunsList(QFrame):
    """`chosen(Path)`: a run was clicked. `new_asked()`: the button."""

    chosen = Signal(object)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("train_runs")
        self.squeeze(False)
        self.button = QPushButton(self.tr("New training"))
        set_icon(self.button, "plus", size=14)
        self.button.setAccessibleName(self.tr("New training"))
        self.button.setToolTip(self.tr("Learn from another folder (Ctrl+Shift+T)"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.new_asked)
        self.view = QListView()
        self.view.setAccessibleName(self.tr("Trainings"))
        self.view.setToolTip(self.tr("Trainings, those at work first"))
        self.view.setItemDelegate(_Delegate(self.view))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._items = QStandardItemModel(self)
        self.view.setModel(self._items)
        self.view.setMouseTracking(True)
        self.view.selectionModel().currentChanged.connect(self._on_current)
        self.empty = QLabel(
            self.tr("Your trainings stand here, with what they have learnt so far.")
        )
        self.empty.setProperty("tone", "small")
        self.empty.setWordWrap(True)
        self.note = QLabel()
        self.note.setProperty("tone", "small")
        self.note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(8)
        for widget in (self.button, self.empty, self.view, self.note):
            column.addWidget(widget)
        column.setStretchFactor(self.view, 1)
        self.show_sight(Sight(), None)

    def squeeze(self, narrow: bool) -> None:
        """Take less room, or as much as usual."""
        self.setFixedWidth(NARROW if narrow else WIDTH)

    def show_sight(self, sight: Sight, chosen: Path | None) -> None:
        """Show all runs, the chosen one lit."""
        self.view.selectionModel().blockSignals(True)
        while self._items.rowCount() > len(sight.runs):
            self._items.removeRow(self._items.rowCount() - 1)
        while self._items.rowCount() < len(sight.runs):
            self._items.appendRow(QStandardItem())
        for row, summary in enumerate(sight.runs):
            item = self._items.item(row)
            item.setData(summary, SUMMARY)
            spoken = f"{summary.title}: {phase_words(summary)}"
            item.setData(spoken, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(spoken)
        self._light(sight, chosen)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()
        self.empty.setVisible(not sight.runs)
        busy = sum(one.working for one in sight.runs)
        self.note.setVisible(busy > 1)
        text = self.tr("{n} trainings share this machine: each is slower.")
        self.note.setText(text.format(n=busy))

    def _light(self, sight: Sight, chosen: Path | None) -> None:
        row = next((n for n, one in enumerate(sight.runs) if one.run.out == chosen), -1)
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        elif self.view.currentIndex().row() != row:
            self.view.setCurrentIndex(self._items.index(row, 0))

    def _on_current(self, index: QModelIndex) -> None:
        summary = index.data(SUMMARY) if index.isValid() else None
        if isinstance(summary, Summary):
            self.chosen.emit(summary.run.out)
