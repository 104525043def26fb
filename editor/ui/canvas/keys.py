"""The keys of the canvas: sizes, zoom, swap, and the keys that are held (Space, R, Tab)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

Key = Qt.Key
Modifier = Qt.KeyboardModifier
NONE, SHIFT, CONTROL = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier

ACCEPTING = frozenset({Key.Key_Return, Key.Key_Enter})
ARROWS = frozenset({Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down})
OPERATING = ACCEPTING | ARROWS | {Key.Key_Escape, Key.Key_Backspace, Key.Key_Delete}
"""Keys that an operation has before any shortcut."""


class Keys:
    """Acts on the key events of a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._hand = canvas, canvas.hand
        self._commands = _commands(canvas)

    def claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the canvas's although it is a shortcut too: Esc while a drag goes on,
        and what an operation knows."""
        if event.key() == Key.Key_Escape and self._hand.dragging:
            return True
        return self._canvas.operation is not None and event.key() in OPERATING

    def pressed(self, event: QKeyEvent) -> bool:
        """Act on a key. False where it means nothing to the canvas."""
        key, held = Key(event.key()), event.modifiers() & ~Modifier.KeypadModifier
        self._hand.note_modifiers(event.modifiers(), key, down=True)
        if key == Key.Key_Escape:
            return self._hand.give_up() or self._canvas.cancel_operation()
        if key in ACCEPTING and self._canvas.accept_operation():
            return True
        operation = self._canvas.operation
        if operation is not None and operation.key(key, held):
            return True
        if self._hold(key, held, down=True):
            return True
        command = self._commands.get((key, held))
        if command is not None:
            command()
        return command is not None

    def released(self, event: QKeyEvent) -> bool:
        """A key was let go. False where it means nothing to the canvas."""
        key = Key(event.key())
        self._hand.note_modifiers(event.modifiers(), key, down=False)
        return event.isAutoRepeat() or self._hold(key, NONE, down=False)

    def _hold(self, key: Key, held: Modifier, down: bool) -> bool:
        if held != NONE:
            return False
        if key == Key.Key_Tab:
            self._hand.comparing = down
            self._canvas.show_before(down)
        elif key == Key.Key_Space:
            self._hand.space = down
        elif key == Key.Key_R:
            self._hand.turning = down
        else:
            return False
        self._canvas.show_cursor()
        return True


def _commands(canvas: Canvas) -> Mapping[tuple[Key, Modifier], Callable[[], object]]:
    """Keyboards differ in what Shift makes of a key, so both forms are listed."""
    tools = canvas.tools
    table: dict[tuple[Key, Modifier], Callable[[], object]] = {
        (Key.Key_X, NONE): tools.swap,
        (Key.Key_0, NONE): canvas.fit,
        (Key.Key_1, NONE): lambda: canvas.set_zoom(1.0),
        (Key.Key_R, SHIFT): lambda: canvas.set_rotation(0.0),
        (Key.Key_BracketLeft, NONE): lambda: tools.resize_brush(-1),
        (Key.Key_BracketRight, NONE): lambda: tools.resize_brush(1),
    }
    for key in (Key.Key_BracketLeft, Key.Key_BraceLeft):
        table[key, SHIFT] = lambda: tools.harden_brush(-1)
    for key in (Key.Key_BracketRight, Key.Key_BraceRight):
        table[key, SHIFT] = lambda: tools.harden_brush(1)
    for held in (CONTROL, CONTROL | SHIFT):
        for key in (Key.Key_Plus, Key.Key_Equal):
            table[key, held] = lambda: canvas.step_zoom(1)
        for key in (Key.Key_Minus, Key.Key_Underscore):
            table[key, held] = lambda: canvas.step_zoom(-1)
    return table
