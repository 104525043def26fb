"""Two themes, icons that follow, and a name for every control."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from string import Template

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from editor.ui import theme
from editor.ui.actions import LOCAL, TABLE
from editor.ui.assets import asset
from editor.ui.controls.palette import CommandPalette
from editor.ui.icons import pixmap
from editor.ui.theme import DARK, LIGHT, Colours, Mode, Theme
from editor.ui.window import Window

CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSlider, QComboBox, QLineEdit)


@pytest.fixture
def switch(qapp: QApplication) -> Iterator[Theme]:
    """The application's theme, dark again afterwards."""
    known = qapp.findChild(Theme) or Theme(qapp, Mode.DARK)
    yield known
    known.set_mode(Mode.DARK)


def mean(image: QImage) -> float:
    whole, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QColor(image.scaled(1, 1, whole, smooth).pixel(0, 0)).lightnessF()


def test_the_whole_window_follows_the_theme(qtbot, opened: Window, switch: Theme) -> None:
    switch.set_mode(Mode.DARK)
    dark = opened.heal_panel.grab().toImage()
    icon = opened.actions_["tool_pan"].icon().pixmap(20, 20).toImage()
    switch.set_mode(Mode.LIGHT)
    light = opened.heal_panel.grab().toImage()
    assert mean(light) > mean(dark) + 0.3
    assert theme.colours() is LIGHT
    assert opened.actions_["tool_pan"].icon().pixmap(20, 20).toImage() != icon
    assert opened.canvas.property("backdrop") == QColor(LIGHT.canvas)


def test_the_menu_switches_and_remembers(qtbot, opened: Window, switch: Theme) -> None:
    opened.choices._themes[Mode.LIGHT].trigger()
    assert switch.mode is Mode.LIGHT
    assert opened.session.settings.value("theme") == "light"


def contrast(a: str, b: str) -> float:
    """Ratio of relative luminances as WCAG 2 defines it, 1..21."""

    def luminance(name: str) -> float:
        parts = [QColor(name).redF(), QColor(name).greenF(), QColor(name).blueF()]
        linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("of", [DARK, LIGHT], ids=lambda of: of.name)
def test_words_can_be_read(of: Colours) -> None:
    for ground in (of.panel, of.field, of.raised, of.bar):
        assert contrast(of.text, ground) >= 7
        assert contrast(of.secondary, ground) >= 4.0
    assert contrast(of.on_accent, of.accent) >= 4
    assert contrast(of.text, of.accent_soft) >= 7


@pytest.mark.parametrize("of", [DARK, LIGHT], ids=lambda of: of.name)
def test_the_style_sheet_is_whole(of: Colours) -> None:
    sheet = theme.style_sheet(of)
    assert "$" not in sheet
    for path in re.findall(r"url\(([^)]+)\)", sheet):
        assert Path(path).is_file()
    names = Template(asset("qss/underpaint.qss").read_text()).get_identifiers()
    assert set(names) <= set(Colours.__dataclass_fields__) | {"qss"}


def test_every_icon_is_there_and_draws(qtbot, qapp: QApplication) -> None:
    named = {entry.icon for entry in TABLE if entry.icon}
    for path in asset("icons").glob("*.svg"):
        named.add(path.stem)
    for name in named - {"underpaint"}:
        image = pixmap(name, "#ff0000", 24).toImage()
        inked = sum(image.pixelColor(x, y).alpha() > 0 for x in range(24) for y in range(24))
        assert 8 < inked < 400, name
        drawn = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        assert all(c.green() < 40 for c in drawn if c.alpha() > 200), name


def test_every_control_has_a_name_and_a_tip(qtbot, opened: Window) -> None:
    nameless, silent = [], []
    for widget in opened.findChildren(QWidget):
        if not isinstance(widget, CONTROLS) or isinstance(widget, (QScrollBar, QHeaderView)):
            continue
        if widget.objectName().startswith("qt_") or _qt_own(widget):
            continue
        if not (widget.accessibleName() or getattr(widget, "text", str)()):
            nameless.append(_place(widget))
        if not widget.toolTip() and widget.objectName() != "layers":
            silent.append(_place(widget))
    assert nameless == []
    assert silent == []


def _qt_own(widget: QWidget) -> bool:
    """Parts that Qt puts into combo boxes, tab bars and fields."""
    at = widget.parentWidget()
    while at is not None and not isinstance(at, (QComboBox, QLineEdit, QTabBar)):
        at = at.parentWidget()
    return at is not None


def _place(widget: QWidget) -> str:
    names = []
    at: QWidget | None = widget
    while at is not None:
        names.append(f"{type(at).__name__}({at.objectName()})")
        at = at.parentWidget()
    return " < ".join(names[:4])


def test_actions_have_words_tips_and_no_two_the_same_key() -> None:
    keys: dict[str, str] = {}
    for entry in TABLE:
        assert entry.text, entry.name
        assert entry.tip, entry.name
        if entry.name in LOCAL.split():  # these go before tools where a clip is open
            continue
        for key in entry.shortcut.split():
            assert key not in keys, (entry.name, keys.get(key))
            keys[key] = entry.name


def test_the_palette_finds_and_does(qtbot, opened: Window) -> None:
    opened.actions_["palette"].trigger()
    palette = opened.findChild(CommandPalette)
    palette.field.setText("new gro")
    assert palette.matching("new gro")[0].text == "New group"
    qtbot.keyClick(palette.field, "\r")
    assert len(opened.session.history.committed.layers) == 2
    assert opened.session.history.steps[-1] == "New group"


def test_keys_can_be_mapped_anew(qtbot, opened: Window) -> None:
    opened.session.settings.setValue("shortcuts/layer_add", "Ctrl+Alt+L")
    opened.actions_.load(opened.session.settings)
    assert opened.actions_["layer_add"].shortcut().toString() == "Ctrl+Alt+L"
    assert "Ctrl+Alt+L" in opened.actions_["layer_add"].toolTip()
