"""The settings of one tool in the bar above the canvas: a control for each field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from editor.ui.controls.slider import Slider
from editor.ui.panels.setting_control import setting_control
from editor.ui.tool_settings import Shown, shown_fields
from editor.ui.tools import Tools

WIDEST = 168


class SettingsStrip(QWidget):
    """Shows the settings of a kind and puts in force what the artist changes."""

    def __init__(self, tools: Tools, kind: type) -> None:
        super().__init__()
        self._tools, self._kind = tools, kind
        self._show: dict[str, Callable[[Any], object]] = {}
        self._shown: list[tuple[QWidget, Shown]] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for item, shown in shown_fields(kind):
            control = setting_control(item, shown, "Tools", partial(self._put, item.name))
            if isinstance(control.widget, Slider):
                control.widget.setMaximumWidth(WIDEST)
            self._show[item.name] = control.show
            self._shown.append((control.widget, shown))
            row.addWidget(control.widget)
        # No wider than its controls: what follows in the bar stands beside them.
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        tools.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is in force."""
        value: object = self._tools.settings(self._kind)
        for name, show in self._show.items():
            show(getattr(value, name))
        for widget, shown in self._shown:
            widget.setVisible(shown.applies(value))

    def _put(self, name: str, value: object) -> None:
        self._tools.set_settings(replace(self._tools.settings(self._kind), **{name: value}))
