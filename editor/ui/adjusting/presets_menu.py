"""The button of the Adjust panel for settings that are kept under names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton

from editor.core.adjustment import Adjustment
from editor.ui.adjusting.presets import Presets
from editor.ui.forms import NameForm
from editor.ui.icons import set_icon


class PresetsButton(QToolButton):
    """chosen(Adjustment). now() gives the settings in force, None where there are none."""

    chosen = Signal(object)

    def __init__(self, presets: Presets, now: Callable[[], Adjustment | None]) -> None:
        super().__init__()
        self._presets, self._now = presets, now
        self.form: NameForm | None = None
        text = self.tr("Presets: settings kept under a name")
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        set_icon(self, "more", "secondary")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> QMenu:
        """Offer what is kept for the kind in force; returns the menu."""
        menu, now = self._menu, self._now()
        menu.clear()
        if now is None:
            return menu
        kept = self._presets.of(now.kind)
        for preset in kept:
            action = menu.addAction(
                _plain(preset.name), partial(self.chosen.emit, preset.adjustment)
            )
            action.setCheckable(True)
            action.setChecked(preset.adjustment == now)
        if kept:
            menu.addSeparator()
        menu.addAction(self.tr("Save as preset…"), self.ask_name)
        if kept:
            forget = menu.addMenu(self.tr("Delete preset"))
            for preset in kept:
                forget.addAction(_plain(preset.name), partial(self._presets.delete, preset))
        return menu

    def ask_name(self) -> None:
        """Ask for a name, then keep the settings in force under it."""
        now = self._now()
        if now is None:
            return
        free = partial(self._presets.may_be_called, now.kind)
        self.form = NameForm(self.tr("Save as preset…"), "", self.window(), free)
        self.form.chosen.connect(lambda name: self._presets.add(name, now))
        self.form.open()


def _plain(name: str) -> str:
    """A name in which & is no mnemonic."""
    return name.replace("&", "&&")
