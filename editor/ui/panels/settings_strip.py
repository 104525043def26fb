"""The settings of one tool in the bar above the canvas: a control for each field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from editor.ui.controls.combo import Combo
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Slider
from editor.ui.tool_settings import Shown, shown_fields
from editor.ui.tools import Tools

WIDEST = 168
FEW = 4
"""Choices that stand side by side; more are in a list."""


class SettingsStrip(QWidget):
    """Shows the settings of a kind and puts in force what the artist changes."""

    def __init__(self, tools: Tools, kind: type) -> None:
        super().__init__()
        self._tools, self._kind = tools, kind
        self._show: dict[str, Callable[[Any], object]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for item, shown in shown_fields(kind):
            row.addWidget(self._control(item.name, item.default, shown))
        row.addStretch(1)
        tools.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show what is in force."""
        value: object = self._tools.settings(self._kind)
        for name, show in self._show.items():
            show(getattr(value, name))

    def _control(self, name: str, default: object, shown: Shown) -> QWidget:
        label, tip = _words(shown.label), _words(shown.tip)
        if isinstance(default, bool):
            return self._switch(name, label, tip)
        if shown.scale is None:
            return self._choice(name, label, tip, shown)
        return self._number(name, isinstance(default, int), Slider(label, shown.scale, tip))

    def _switch(self, name: str, label: str, tip: str) -> QWidget:
        box = QCheckBox(label)
        box.setAccessibleName(label)
        box.setToolTip(tip)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.toggled.connect(lambda on: self._put(name, on))
        self._show[name] = box.setChecked
        return box

    def _number(self, name: str, whole: bool, slider: Slider) -> QWidget:
        slider.setMaximumWidth(WIDEST)
        slider.changed.connect(lambda value: self._put(name, round(value) if whole else value))
        self._show[name] = slider.show_value
        return slider

    def _choice(self, name: str, label: str, tip: str, shown: Shown) -> QWidget:
        keys = [key for key, _ in shown.choices]
        words = [_words(text) for _, text in shown.choices]
        if len(keys) <= FEW:
            segments = Segments(label, words, [f"{tip}: {word}" for word in words])
            segments.chosen.connect(lambda index: self._put(name, keys[index]))
            self._show[name] = lambda key: segments.show_index(keys.index(key))
            return segments
        combo = Combo(label, tip)
        combo.addItems(words)
        combo.setMinimumContentsLength(max(8, *(len(word) for word in words)))
        combo.activated.connect(lambda index: self._put(name, keys[index]))
        self._show[name] = lambda key: combo.setCurrentIndex(keys.index(key))
        return combo

    def _put(self, name: str, value: object) -> None:
        self._tools.set_settings(replace(self._tools.settings(self._kind), **{name: value}))


def _words(text: str) -> str:
    return QCoreApplication.translate("Tools", text)
