"""Every brush preset with the stroke it makes; a click or Return takes it in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPaintEvent, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from editor.ui.painting.kept import plain
from editor.ui.painting.presets import Preset, Presets
from editor.ui.painting.preview import stroke_preview
from editor.ui.theme import colour
from editor.ui.tools import Tool, Tools

STROKE = QSize(112, 30)
AT_ONCE = 2
"""Strokes that are drawn in one go; the window breathes between."""


class BrushList(QListWidget):
    """`taken` where one was taken in hand."""

    taken = Signal()

    def __init__(self, tools: Tools, presets: Presets) -> None:
        super().__init__()
        self._tools, self._presets = tools, presets
        self.setObjectName("brushes")
        self.setAccessibleName(self.tr("Brushes"))
        self.setToolTip(self.tr("Click a brush to paint with it"))
        self.setIconSize(STROKE)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.installEventFilter(self)
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)
        self.undrawn: list[QListWidgetItem] = []
        self._drawing = QTimer(self, interval=0)
        self._drawing.timeout.connect(self._draw_some)
        presets.changed.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show all presets there are now; their strokes follow."""
        self.clear()
        for preset in self._presets.all:
            item = QListWidgetItem(preset.title)
            item.setData(Qt.ItemDataRole.UserRole, preset)
            item.setSizeHint(QSize(0, STROKE.height() + 8))
            self.addItem(item)
        self.restyle()

    def restyle(self) -> None:
        """Draw the strokes in the colours of the theme in force."""
        self.undrawn = [self.item(row) for row in range(self.count())]
        self.viewport().update()

    @property
    def chosen(self) -> Preset | None:
        """The preset whose row is marked."""
        item = self.currentItem()
        preset: Preset | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return preset

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return takes the brush marked, instead of what it is the window's shortcut for."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        own = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if own:
            event.accept()
        return own

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.undrawn and not self._drawing.isActive():  # behind a tab nothing is drawn
            self._drawing.start()
        super().paintEvent(event)

    def _draw_some(self) -> None:
        ratio = self.devicePixelRatioF()
        size = STROKE * ratio
        for item in self.undrawn[:AT_ONCE]:
            preset = item.data(Qt.ItemDataRole.UserRole)
            image = stroke_preview(preset.brush, size.width(), size.height(), colour("text"))
            image.setDevicePixelRatio(ratio)
            item.setIcon(_same_when_chosen(QPixmap.fromImage(image)))
        self.undrawn = self.undrawn[AT_ONCE:]
        if not self.undrawn:
            self._drawing.stop()

    def _take(self, item: QListWidgetItem) -> None:
        if not self._tools.paints:
            self._tools.tool = Tool.BRUSH
        self._tools.set_brush(**plain(item.data(Qt.ItemDataRole.UserRole).brush))
        self.taken.emit()


def _same_when_chosen(pixmap: QPixmap) -> QIcon:
    """An icon that Qt does not tint where its row is chosen."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
        icon.addPixmap(pixmap, mode)
    return icon
