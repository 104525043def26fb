"""A row of joined buttons of which at most one is down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


class Segments(QWidget):
    """`chosen(index)` when the artist picks another one."""

    chosen = Signal(int)

    def __init__(self, name: str, labels: Sequence[str], tips: Sequence[str] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for index, label in enumerate(labels):
            button = QPushButton(label)
            button.setCheckable(True)
            button.setAutoDefault(False)  # Enter is the dialog's own button's
            button.setProperty("segment", True)
            button.setProperty("edge", {0: "first", len(labels) - 1: "last"}.get(index, ""))
            button.setAccessibleName(f"{name}: {label}")
            button.setToolTip(tips[index] if index < len(tips) else f"{name}: {label}")
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)

    @property
    def index(self) -> int:
        """Which button is down, or -1."""
        return self._group.checkedId()

    def take_keyboard(self) -> None:
        """Give the keyboard to the button that is down, else to the first."""
        (self._group.checkedButton() or self._group.button(0)).setFocus()

    def show_index(self, index: int) -> None:
        """Press a button without reporting it."""
        self._group.button(index).setChecked(True)

    def show_none(self) -> None:
        """Let every button be up: what is chosen is none of these."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
