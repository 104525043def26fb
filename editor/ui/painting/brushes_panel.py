"""The brushes panel: every preset with the stroke it makes; a click takes it in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from editor.core.errors import UnderpaintError
from editor.ui.controls.tool import tool_button
from editor.ui.forms import NameForm
from editor.ui.painting.kept import plain
from editor.ui.painting.presets import Preset, Presets
from editor.ui.painting.preview import stroke_preview
from editor.ui.theme import colour
from editor.ui.tools import Tool, Tools

STROKE = QSize(112, 30)
AT_ONCE = 2
"""Strokes that are drawn in one go; the window breathes between."""


class BrushesPanel(QWidget):
    """Shows the presets. refused(sentence): what could not be done. details_asked: the form."""

    refused = Signal(str)
    details_asked = Signal()

    def __init__(self, tools: Tools, presets: Presets) -> None:
        super().__init__()
        self._tools, self._presets = tools, presets
        self.list = QListWidget()
        self.list.setObjectName("brushes")
        self.list.setAccessibleName(self.tr("Brushes"))
        self.list.setToolTip(self.tr("Click a brush to paint with it"))
        self.list.setIconSize(STROKE)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.list.currentItemChanged.connect(self._enable)
        self.list.installEventFilter(self)
        self._undrawn: list[QListWidgetItem] = []
        self._drawing = QTimer(self, interval=0)
        self._drawing.timeout.connect(self._draw_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())
        presets.changed.connect(self.fill)
        self.fill()

    def _foot(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel_foot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        self.add_button = tool_button("plus", self.tr("Keep the brush in hand under a name"))
        self.details = tool_button("sliders", self.tr("Brush settings (F5)"))
        self.rename_button = tool_button("rename", self.tr("Rename this brush"))
        self.delete_button = tool_button("trash", self.tr("Delete this brush"))
        for button, deed in (
            (self.add_button, self.ask_add), (self.details, self.details_asked.emit),
            (self.rename_button, self.ask_rename), (self.delete_button, self.delete),
        ):  # fmt: skip
            button.clicked.connect(deed)
        row.addWidget(self.add_button)
        row.addWidget(self.details)
        row.addStretch(1)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        return frame

    def fill(self) -> None:
        """Show all presets there are now; their strokes follow."""
        self.list.clear()
        for preset in self._presets.all:
            item = QListWidgetItem(preset.title)
            item.setData(Qt.ItemDataRole.UserRole, preset)
            item.setSizeHint(QSize(0, STROKE.height() + 8))
            self.list.addItem(item)
        self.restyle()
        self._enable()

    def restyle(self) -> None:
        """Draw the strokes in the colours of the theme in force."""
        self._undrawn = [self.list.item(row) for row in range(self.list.count())]
        if self.isVisible():
            self._drawing.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._undrawn:
            self._drawing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Return takes the brush marked, instead of what it is the window's shortcut for."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        own = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if own:
            event.accept()
        return own

    def _draw_some(self) -> None:
        ratio = self.devicePixelRatioF()
        size = STROKE * ratio
        for item in self._undrawn[:AT_ONCE]:
            preset = item.data(Qt.ItemDataRole.UserRole)
            image = stroke_preview(preset.brush, size.width(), size.height(), colour("text"))
            image.setDevicePixelRatio(ratio)
            item.setIcon(_same_when_chosen(QPixmap.fromImage(image)))
        self._undrawn = self._undrawn[AT_ONCE:]
        if not self._undrawn:
            self._drawing.stop()

    @property
    def chosen(self) -> Preset | None:
        """The preset whose row is marked."""
        item = self.list.currentItem()
        preset: Preset | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return preset

    def _take(self, item: QListWidgetItem) -> None:
        if not self._tools.paints:
            self._tools.tool = Tool.BRUSH
        self._tools.set_brush(**plain(item.data(Qt.ItemDataRole.UserRole).brush))

    def _enable(self) -> None:
        own = self.chosen is not None and self.chosen.own
        self.rename_button.setEnabled(own)
        self.delete_button.setEnabled(own)

    def ask_add(self) -> NameForm:
        """Ask for a name, then keep the brush in hand."""
        form = NameForm(self.tr("New brush"), self.tr("My brush"), self.window())
        form.chosen.connect(self.add)
        form.open()
        return form

    def add(self, name: str) -> None:
        """Keep the brush in hand under that name."""
        self._try(lambda: self._presets.add(name, self._tools.brush))
        self.list.setCurrentRow(self.list.count() - 1)

    def ask_rename(self) -> NameForm | None:
        """Ask for another name for the brush chosen."""
        preset = self.chosen
        if preset is None or not preset.own:
            return None
        form = NameForm(self.tr("Rename brush"), preset.name, self.window())
        form.chosen.connect(lambda name: self._try(lambda: self._presets.rename(preset, name)))
        form.open()
        return form

    def delete(self) -> None:
        """Forget the brush chosen, where it is the artist's own."""
        if self.chosen is not None and self.chosen.own:
            self._presets.delete(self.chosen)

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except UnderpaintError as error:
            self.refused.emit(str(error))


def _same_when_chosen(pixmap: QPixmap) -> QIcon:
    """An icon that Qt does not tint where its row is chosen."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected, QIcon.Mode.Active):
        icon.addPixmap(pixmap, mode)
    return icon
