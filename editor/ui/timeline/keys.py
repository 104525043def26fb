"""Keys of the timeline that cannot be shortcuts of the window: they mean other things elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from editor.ui.actions import LOCAL, Actions
from editor.ui.timeline.tracks import Tracks
from editor.ui.video.player import Player

Key = Qt.Key
TAP_MS = 250
"""Space held longer is for panning the canvas."""
STEPS: Mapping[int, str] = {Key.Key_Left: "frame_previous", Key.Key_Right: "frame_next"}
OWN: Mapping[int, str] = {
    Key.Key_M: "marker_add",
    Key.Key_I: "mark_in",
    Key.Key_O: "mark_out",
    Key.Key_Plus: "timeline_in",
    Key.Key_Equal: "timeline_in",
    Key.Key_Minus: "timeline_out",
}
"""On the timeline alone: on the canvas M and I are tools."""
SHUTTLES = {Key.Key_J: -1, Key.Key_L: 1}


class TimelineKeys(QObject):
    """Listens to the canvas and to the tracks: a tap of Space plays, arrows step, J and L with K
    held creep. On the tracks also M, I, O, Delete and Esc."""

    def __init__(self, actions: Actions, player: Player, canvas: QWidget, tracks: Tracks) -> None:
        super().__init__(tracks)
        self._actions, self._player, self._tracks = actions, player, tracks
        self._space = QElapsedTimer()
        self._tapping = self._holding = self._creeping = False
        for widget in (canvas, tracks):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TabletPress):
            self._tapping = False  # Space is held for panning
        elif kind == QEvent.Type.FocusOut:
            self._let_go()
        if not isinstance(event, QKeyEvent) or not self._actions["play"].isEnabled():
            return False
        mine = watched is self._tracks
        if kind == QEvent.Type.ShortcutOverride:
            return self._override(event, mine)
        if kind == QEvent.Type.KeyPress:
            return self._pressed(event, mine)
        if kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._released(event)
        return False

    def _override(self, event: QKeyEvent, mine: bool) -> bool:
        """True where the key comes here as a press instead of doing what its shortcut says."""
        key = event.key()
        if key == Key.Key_K and not event.isAutoRepeat():
            self._holding = True
        creeps = key in SHUTTLES and self._holding
        dragged = key == Key.Key_Escape and self._tracks.grasp.drag is not None
        if creeps or self._shared(event) or (mine and ((_plain(event) and key in OWN) or dragged)):
            event.accept()
            return True
        return False

    def _pressed(self, event: QKeyEvent, mine: bool) -> bool:
        key = event.key()
        deed = self._deed(key, mine) if _plain(event) else None
        if key == Key.Key_Escape and mine:
            return self._tracks.grasp.give_up()
        if key == Key.Key_Space and not event.isAutoRepeat():
            self._tapping = True
            self._space.start()
        if deed is None and (shared := self._shared(event)) is not None:
            deed = shared.trigger
        if deed is not None:
            deed()
        return deed is not None

    def _shared(self, event: QKeyEvent) -> QAction | None:
        """The timeline's own action at a key that a tool has too, where it can be done: Qt would
        do neither."""
        keys = QKeySequence(event.keyCombination())
        able = [a for a in self._actions if a.isEnabled() and keys in a.shortcuts()]
        own = [action for action in able if action.objectName() in LOCAL.split()]
        return own[0] if own and len(able) > len(own) else None

    def _deed(self, key: int, mine: bool) -> Callable[[], object] | None:
        if key in STEPS:
            return self._actions[STEPS[key]].trigger
        if key in SHUTTLES and self._holding:
            self._creeping = True
            return lambda: self._player.creep(SHUTTLES[Key(key)])
        if mine and key in OWN:
            return self._actions[OWN[key]].trigger
        if mine and key in (Key.Key_Delete, Key.Key_Backspace):
            return self._tracks.delete_asked.emit
        return None

    def _released(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Key.Key_Space:
            tapped = self._tapping and self._space.elapsed() < TAP_MS
            self._tapping = False
            if tapped and _plain(event):
                self._actions["play"].trigger()
        elif key == Key.Key_K or key in SHUTTLES:
            self._holding = self._holding and key != Key.Key_K
            if self._creeping:
                self._creeping = False
                self._player.pause()

    def _let_go(self) -> None:
        self._tapping = self._holding = False
        if self._creeping:
            self._creeping = False
            self._player.pause()


def _plain(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() in (Key.Key_Plus, Key.Key_Equal):
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return held == Qt.KeyboardModifier.NoModifier
