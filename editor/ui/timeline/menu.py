"""The context menu of the timeline: of a key, a marker, a bar, or of the time itself."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QInputDialog, QMenu

from editor.core.clip import ClipLayer
from editor.core.edits_time import opacity_at
from editor.core.layer import Layer
from editor.core.time import Ease, Key
from editor.ui.actions import Actions
from editor.ui.menus import fill_menu
from editor.ui.timeline.commands import TimelineCommands
from editor.ui.timeline.rows import Spot
from editor.ui.timeline.tracks import Tracks
from editor.ui.words import marked as T

EASES = {
    Ease.SMOOTH: T("TimelineMenu", "Smooth"),
    Ease.LINEAR: T("TimelineMenu", "Straight"),
    Ease.HOLD: T("TimelineMenu", "Hold, then jump"),
}


class TimelineMenu(QObject):
    """Opens under the pointer; `menu` is the one open, or the last that was.

    file_asked(path): the clip at that path is to show another file.
    """

    file_asked = Signal(str)

    def __init__(self, tracks: Tracks, commands: TimelineCommands, actions: Actions) -> None:
        super().__init__(tracks)
        self._tracks, self._commands, self._actions = tracks, commands, actions
        self.menu: QMenu | None = None
        self.dialog: QInputDialog | None = None
        tracks.menu_asked.connect(self.open)

    def open(self, here: Spot, at: QPoint) -> None:
        """Offer what can be done with what lies there."""
        menu = QMenu(self._tracks)
        if self._tracks.marker is not None:
            self._of_marker(menu, self._tracks.marker)
        elif here.row is not None and here.key is not None:
            self._of_key(menu, here.row.layer, here.key)
        elif here.row is not None:
            self._of_bar(menu, here.row.layer)
        fill_menu(
            menu, "mark_in mark_out marks_clear marker_add - end_here timeline_fit", self._actions
        )
        menu.aboutToHide.connect(menu.deleteLater)
        self.menu = menu
        menu.popup(at)

    def _of_marker(self, menu: QMenu, frame: int) -> None:
        menu.addAction(self.tr("Rename marker…"), lambda: self.rename(frame))
        menu.addAction(self.tr("Delete marker"), lambda: self._commands.remove_marker(frame))
        menu.addSeparator()

    def _of_key(self, menu: QMenu, layer: Layer, key: Key) -> None:
        group = QActionGroup(menu)
        for ease, text in EASES.items():
            action = QAction(QCoreApplication.translate("TimelineMenu", text), group)
            action.setCheckable(True)
            action.setChecked(key.ease is ease)
            action.triggered.connect(
                lambda _on, ease=ease: self._commands.set_ease(layer.id, key, ease)
            )
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(
            self.tr("Delete key"), lambda: self._commands.remove_key(layer.id, key.frame)
        )
        menu.addSeparator()

    def _of_bar(self, menu: QMenu, layer: Layer) -> None:
        frame = self._tracks.playhead.frame
        fill_menu(menu, "split", self._actions)
        menu.addAction(
            self.tr("Opacity key at the playhead"),
            lambda: self._commands.add_key(layer.id, frame, opacity_at(layer, frame)),
        )
        if layer.span is not None and not isinstance(layer, ClipLayer):
            menu.addAction(
                self.tr("Show in every frame"), lambda: self._commands.show_always(layer.id)
            )
        if isinstance(layer, ClipLayer):
            path = layer.source.path
            menu.addAction(self.tr("Choose another file…"), lambda: self.file_asked.emit(path))
        fill_menu(menu, "- layer_duplicate layer_rename layer_delete -", self._actions)

    def rename(self, frame: int) -> None:
        """Ask for a marker's name."""
        markers = self._tracks.document.timeline.markers
        name = next((each.name for each in markers if each.frame == frame), "")
        dialog = self.dialog = QInputDialog(self._tracks.window())
        dialog.setWindowTitle(self.tr("Rename marker"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda text: self._commands.rename_marker(frame, text))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
