"""The control that shows one setting: a switch, a slider, a few buttons or a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field, dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from editor.ui.controls.combo import Combo
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Slider
from editor.ui.tool_settings import Shown

FEW = 4
"""Choices that stand side by side; more are in a list."""

Put = Callable[[Any], object]
"""Takes a value that the artist chose, or one to show."""


@dataclass(frozen=True, eq=False)
class SettingControl:
    """widget: to be placed. show: shows a value set elsewhere."""

    widget: QWidget
    show: Put


def setting_control(item: Field[Any], shown: Shown, context: str, put: Put) -> SettingControl:
    """A control for a field of a settings dataclass. context: of its texts' translation."""
    label, tip = _words(context, shown.label), _words(context, shown.tip)
    if isinstance(item.default, bool):
        return _switch(label, tip, put)
    if shown.scale is None:
        return _choice(label, tip, [(k, _words(context, text)) for k, text in shown.offered], put)
    slider, whole = Slider(label, shown.scale, tip), isinstance(item.default, int)
    slider.changed.connect(lambda value: put(round(value) if whole else value))
    return SettingControl(slider, slider.show_value)


def _switch(label: str, tip: str, put: Put) -> SettingControl:
    box = QCheckBox(label)
    box.setAccessibleName(label)
    box.setToolTip(tip)
    box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    box.toggled.connect(put)
    return SettingControl(box, box.setChecked)


def _choice(label: str, tip: str, choices: list[tuple[str, str]], put: Put) -> SettingControl:
    keys, words = [key for key, _ in choices], [word for _, word in choices]
    if len(keys) <= FEW:
        segments = Segments(label, words, [f"{tip}: {word}" for word in words])
        segments.chosen.connect(lambda index: put(keys[index]))
        return SettingControl(segments, lambda key: segments.show_index(keys.index(key)))
    combo = Combo(label, tip)
    combo.addItems(words)
    combo.activated.connect(lambda index: put(keys[index]))
    return SettingControl(combo, lambda key: combo.setCurrentIndex(keys.index(key)))


def _words(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
