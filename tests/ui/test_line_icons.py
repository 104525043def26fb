"""Icons are drawn when they are looked at: in the colours in force then, as sharp as the screen."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

from editor.ui import icons, theme
from editor.ui.theme import DARK, LIGHT

OFF, ON = QIcon.State.Off, QIcon.State.On
NORMAL, DISABLED = QIcon.Mode.Normal, QIcon.Mode.Disabled


def drawn(icon: QIcon, mode: QIcon.Mode = NORMAL, state: QIcon.State = OFF) -> QImage:
    return icon.pixmap(QSize(16, 16), 1.0, mode, state).toImage()


def test_nothing_is_drawn_before_an_icon_is_looked_at(qapp: QApplication) -> None:
    icons.pixmap.cache_clear()
    icon = icons.icon("undo")
    assert icons.pixmap.cache_info().misses == 0
    assert not icon.isNull()
    assert drawn(icon) == icons.pixmap("undo", theme.colours().text, 16).toImage()


def test_states_have_colours_of_their_own(qapp: QApplication) -> None:
    icon, of = icons.icon("undo"), theme.colours()
    assert drawn(icon, state=ON) == icons.pixmap("undo", of.accent, 16).toImage()
    assert drawn(icon, DISABLED) == icons.pixmap("undo", of.disabled, 16).toImage()
    named = icons.icon("undo", "danger")
    assert drawn(named, state=ON) == icons.pixmap("undo", of.danger, 16).toImage()


def test_an_icon_follows_the_theme(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    icon = icons.icon("undo")
    monkeypatch.setattr(theme, "_current", LIGHT)
    light = drawn(icon)
    monkeypatch.setattr(theme, "_current", DARK)
    assert drawn(icon) != light


def test_dense_screens_get_more_pixels_and_large_buttons_no_larger_icon(
    qapp: QApplication,
) -> None:
    icon = icons.icon("undo")
    dense = icon.pixmap(QSize(16, 16), 2.0)
    assert (dense.width(), dense.devicePixelRatio()) == (32, 2.0)
    assert icon.actualSize(QSize(40, 40)) == QSize(16, 16)


def test_an_icon_outlives_its_copies_and_they_it(qapp: QApplication) -> None:
    icon = icons.icon("undo")
    before = drawn(icon)
    copy = QIcon(icon)
    copy.addPixmap(icons.pixmap("redo", "#ffffff", 16))  # Qt makes a copy of what draws it
    del icon
    gc.collect()
    assert drawn(copy) == before
    other = QIcon(copy)
    del copy
    gc.collect()
    assert drawn(other) == before
