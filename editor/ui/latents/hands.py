"""What hands do with sliders, told by one row as by all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Hands(QWidget):
    """`changed(name, value)` while a slider is dragged, `released()` after it;
    `reset_asked(names)`, `given_up()`, `key_asked(name)` for a key at the playhead,
    `menu_asked(Direction, QMenu)` when a slider's menu opens, and `looked(Direction)` when
    somebody wants to know what one does."""

    changed = Signal(str, float)
    released = Signal()
    reset_asked = Signal(object)
    given_up = Signal()
    key_asked = Signal(str)
    menu_asked = Signal(object, object)
    looked = Signal(object)

    def pass_on(self, inner: Hands) -> None:
        """Tell all that another one tells."""
        inner.changed.connect(self.changed)
        inner.released.connect(self.released)
        inner.reset_asked.connect(self.reset_asked)
        inner.given_up.connect(self.given_up)
        inner.key_asked.connect(self.key_asked)
        inner.menu_asked.connect(self.menu_asked)
        inner.looked.connect(self.looked)
