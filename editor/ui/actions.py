"""Every action of the window in one table: name, words, shortcut, icon. Nothing is wired here.

Shortcuts can be changed by the artist: `Actions.remap` and the settings group "shortcuts".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from editor.ui.entries import (
    adjusting,
    colouring,
    documents,
    layers,
    models,
    painting,
    selecting,
    transforming,
    video,
    viewing,
    window,
)
from editor.ui.entries.entry import Entries, Entry
from editor.ui.icons import name_icon

TABLE: Entries = (
    *documents.ENTRIES,
    *layers.ENTRIES,
    *selecting.ENTRIES,
    *adjusting.ENTRIES,
    *colouring.ENTRIES,
    *transforming.ENTRIES,
    *viewing.ENTRIES,
    *models.ENTRIES,
    *video.ENTRIES,
    *painting.ENTRIES,
    *window.ENTRIES,
)

LOCAL = (
    "shuttle_back pause shuttle_forward second_previous second_next jump_previous jump_next"
    " go_start go_end split snap"
)
"""Actions whose keys mean other things where lists, sliders or fields have the keyboard."""
WITH_TIME = (
    "play shuttle_back pause shuttle_forward frame_previous frame_next second_previous second_next"
    " jump_previous jump_next go_start go_end loop mute mark_in mark_out marks_clear marker_add"
    " split end_here timeline_in timeline_out timeline_fit"
)
"""Actions that need a document with more than one frame."""


class Actions(QObject):
    """One QAction for each entry of the table, by name: `actions["open"]`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._english = {entry.name: entry.text for entry in TABLE}
        self._usual = {entry.name: entry.shortcut for entry in TABLE}
        self._actions = {entry.name: self._made(entry) for entry in TABLE}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def connect_all(self, deeds: dict[str, Callable[..., object]]) -> None:
        """What each action does; a checkable one is called with its state."""
        for name, deed in deeds.items():
            action = self._actions[name]
            if action.isCheckable():
                action.triggered.connect(deed)
            else:
                action.triggered.connect(lambda _checked=False, deed=deed: deed())

    def confine(self, names: str, widgets: Sequence[QWidget]) -> None:
        """Let the keys of several actions act only where one of these has the keyboard."""
        for name in names.split():
            action = self._actions[name]
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            for widget in widgets:
                widget.addAction(action)

    def enable(self, names: str, enabled: bool) -> None:
        """Allow or forbid several actions, named in one string with blanks."""
        for name in names.split():
            self._actions[name].setEnabled(enabled)

    def english(self, name: str) -> str:
        """What an action is called in English; "" where there is no such action."""
        return plain(self._english.get(name, ""))

    def usual_keys(self, name: str) -> str:
        """The keys an action has at first, alternatives parted by a blank."""
        return self._usual[name]

    def keys(self, name: str) -> str:
        """The keys an action has now, alternatives parted by a blank."""
        return " ".join(keys.toString() for keys in self._actions[name].shortcuts())

    def remapped(self, name: str) -> bool:
        """Whether the artist gave an action other keys."""
        usual = [QKeySequence(keys) for keys in self._usual[name].split()]
        return self._actions[name].shortcuts() != usual

    def remap(self, name: str, shortcut: str) -> None:
        """Give an action other keys, alternatives parted by a blank."""
        action = self._actions[name]
        action.setShortcuts([QKeySequence(keys) for keys in shortcut.split()])
        action.setToolTip(_tool_tip(action))

    def load(self, settings: QSettings) -> None:
        """Take remapped shortcuts from the settings."""
        settings.beginGroup("shortcuts")
        for name in settings.childKeys():
            if name in self._actions:
                self.remap(name, str(settings.value(name)))
        settings.endGroup()

    def save(self, settings: QSettings) -> None:
        """Write what has been remapped to the settings."""
        settings.remove("shortcuts")
        for name in self._actions:
            if self.remapped(name):
                settings.setValue(f"shortcuts/{name}", self.keys(name))

    def _made(self, entry: Entry) -> QAction:
        action = QAction(QCoreApplication.translate("Actions", entry.text), self)
        action.setObjectName(entry.name)
        action.setCheckable(entry.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in entry.shortcut.split()])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip("")
        action.setWhatsThis(QCoreApplication.translate("Actions", entry.tip))
        action.setToolTip(_tool_tip(action))
        action.setIconVisibleInMenu(False)
        if entry.icon:
            name_icon(action, entry.icon)
        return action


def plain(text: str) -> str:
    """A menu text without its mnemonic."""
    return text.replace("&", "")


def _tool_tip(action: QAction) -> str:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    head = f"{plain(action.text())} ({keys})" if keys else plain(action.text())
    return f"{head}\n{action.whatsThis()}"
