"""What a picture can become: a button for each domain, a slider for each attribute."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from editor.ui.controls.slider import Slider
from editor.ui.controls.tool import tool_button
from editor.ui.look.settings import PERCENT


class DomainButtons(QWidget):
    """One button for each domain, of which at most one is down. `chosen(id)`."""

    chosen = Signal(str)

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        order = list(titles)[:2][::-1] + list(titles)[2:]  # what is usually meant comes first
        self.buttons = {id: self._made(id, titles) for id in order}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for button in self.buttons.values():
            column.addWidget(button)

    def _made(self, id: str, titles: Mapping[str, str]) -> QPushButton:
        """Of two domains the buttons say from which to which."""
        others = [title for other, title in titles.items() if other != id]
        origin = others[0] if len(others) == 1 else self.tr("Picture")
        words = self.tr("{origin} to {domain}").format(origin=origin, domain=titles[id])
        button = QPushButton(f"{origin}  →  {titles[id]}")
        button.setCheckable(True)
        button.setProperty("choice", True)
        button.setAccessibleName(words)
        button.setToolTip(words)
        self._group.addButton(button)
        button.clicked.connect(partial(self.chosen.emit, id))
        return button

    def show_shares(self, to: Mapping[str, float]) -> None:
        """Press the button of the domain that is chosen."""
        self._group.setExclusive(False)
        for id, button in self.buttons.items():
            button.setChecked(bool(to.get(id)))
        self._group.setExclusive(True)


class AttributeSlider(Slider):
    """How much a picture is to have of an attribute; unknown until the picture was looked at."""

    def __init__(self, title: str) -> None:
        super().__init__(title, PERCENT, self.tr("How much of it; it begins as the picture is"))
        self._known = False

    def show_share(self, share: float | None) -> None:
        """Show 0..1; None = nobody knows yet."""
        self._known = share is not None
        self.show_value(100 * (share or 0.0))

    def text(self) -> str:
        return super().text() if self._known else "–"


class AttributeRow(QWidget):
    """One attribute: `moved(share)`, and `left_alone()` where it is to be as the picture is."""

    moved = Signal(float)
    left_alone = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self.slider = AttributeSlider(title)
        self.reset = tool_button(
            "undo", self.tr("Leave {name} as the picture has it").format(name=title), size=14
        )
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        self.slider.changed.connect(lambda value: self.moved.emit(value / 100))
        self.reset.clicked.connect(self.left_alone)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.reset)

    def show_share(self, wished: float | None, standing: float | None) -> None:
        """wished: what it is to be, None = as it is. standing: what it is, None = unknown."""
        self.slider.show_share(standing if wished is None else wished)
        self.reset.setVisible(wished is not None)


class AttributeRows(QWidget):
    """A row for each attribute. `moved(id, share 0..1)`; `left_alone(id)`."""

    moved = Signal(str, float)
    left_alone = Signal(str)

    def __init__(self, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.rows = {id: AttributeRow(title) for id, title in titles.items()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for id, row in self.rows.items():
            row.moved.connect(partial(self.moved.emit, id))
            row.left_alone.connect(partial(self.left_alone.emit, id))
            column.addWidget(row)

    def show_shares(self, to: Mapping[str, float], standing: Mapping[str, float]) -> None:
        """to: what is wished otherwise. standing: how the picture is, as far as that is known."""
        for id, row in self.rows.items():
            row.show_share(to.get(id), standing.get(id))
