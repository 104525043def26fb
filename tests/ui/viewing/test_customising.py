"""The command palette and the layouts of the panels in the real window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QMenu, QToolBar

from editor.core.layer import BlendMode
from editor.ui.tools import Tool
from editor.ui.viewing.customising import Customising
from editor.ui.viewing.layouts import KEY, Layouts


def customising(window) -> Customising:
    return next(f for f in window.features if isinstance(f, Customising))


def do(window, text: str) -> None:
    """Type into the palette, then Enter."""
    palette = customising(window).open_palette()
    palette.field.setText(text)
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def found(window, text: str) -> list[str]:
    palette = customising(window).open_palette()
    names = [command.text for command in palette.matching(text)]
    palette.close()
    return names


# -- palette


def test_tools_layers_blend_modes_and_panels_are_found_and_done(opened):
    opened.layers.rename(opened.session.history.committed.layers[0].id, "Sky over Oslo")
    opened.layers.add()
    QApplication.processEvents()
    do(opened, "eraser")
    assert opened.session.tools.tool is Tool.ERASER
    do(opened, "oslo")
    assert opened.layers.active.name == "Sky over Oslo"
    do(opened, "hard light")
    assert opened.layers.active.blend is BlendMode.HARD_LIGHT
    opened.docks.by_name["history"].close()
    do(opened, "panel history")
    assert not opened.docks.by_name["history"].isHidden()


def test_what_was_done_last_comes_first_and_is_kept(opened):
    assert found(opened, "")[0] != "Zoom in"
    do(opened, "zoom in")
    assert found(opened, "")[0] == "Zoom in"
    assert customising(opened)._recent() == ["zoom_in"]


def test_a_name_that_begins_so_goes_before_one_that_holds_it(opened):
    names = found(opened, "pan")
    assert names[0] == "Pan"


def test_what_cannot_be_done_is_listed_last_says_why_and_does_nothing(window):
    palette = customising(window).open_palette()
    hit = palette.matching("zoom in")[0]
    assert hit.why == "Open a picture first"
    able = [not command.why for command in palette.matching("")]
    assert able == sorted(able, reverse=True)
    palette.field.setText("zoom in")
    zoom = window.canvas.view.zoom
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible() and window.canvas.view.zoom == zoom
    palette.close()


def test_recent_files_are_found_by_name(opened, qtbot, photo):
    qtbot.waitUntil(lambda: photo.resolve() in opened.session.recent.paths)
    assert photo.name in found(opened, photo.stem)


# -- layouts


def seen(window) -> set[str]:
    return {name for name, dock in window.docks.by_name.items() if not dock.isHidden()}


def test_a_layout_is_kept_under_a_name_chosen_and_removed(opened):
    feature, docks = customising(opened), opened.docks
    docks.by_name["history"].close()
    docks.by_name["masks"].setFloating(True)
    before = seen(opened)
    feature.keep_layout("Ink & wash")
    docks.reset()
    assert seen(opened) != before
    menu = opened.menuBar().findChild(QMenu, "menu_layouts")
    action = next(a for a in menu.actions() if a.text() == "Ink && wash")
    action.trigger()
    assert seen(opened) == before and docks.by_name["masks"].isFloating()
    assert Layouts(opened.session.settings).names == ("Ink & wash",)
    feature.remove_layout("Ink & wash")
    assert Layouts(opened.session.settings).names == ()
    assert not any(a.text() == "Ink && wash" for a in menu.actions())


def test_a_layout_that_does_not_fit_says_so(opened):
    feature, before = customising(opened), seen(opened)
    feature.layouts.put("Old", QByteArray(b"of another program"))
    feature.choose_layout("Old")
    assert seen(opened) == before and "Old" in opened.status.hint.text()


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"A": 3}', "null"])
def test_damaged_layouts_count_as_nothing(tmp_path, damage):
    settings = QSettings(str(tmp_path / "x.ini"), QSettings.Format.IniFormat)
    settings.setValue(KEY, damage)
    layouts = Layouts(settings)
    assert layouts.names == () and layouts.state("A").isEmpty()
    layouts.put("B", QByteArray(b"\x00state"))
    assert layouts.state("B") == QByteArray(b"\x00state")


def test_a_locked_layout_lets_no_panel_go_and_is_kept(opened):
    opened.actions_["layout_lock"].trigger()
    none = QDockWidget.DockWidgetFeature.NoDockWidgetFeatures
    assert all(dock.features() == none for dock in opened.docks.by_name.values())
    assert opened.session.settings.value("window/locked") == "true"
    opened.actions_["layout_lock"].trigger()
    assert opened.docks.by_name["layers"].features() != none


def test_all_panels_hide_and_come_back_as_they_were(opened):
    before, bars = seen(opened), opened.findChildren(QToolBar)
    shown = {bar.objectName() for bar in bars if not bar.isHidden()}
    opened.actions_["panels_hide"].trigger()
    assert not seen(opened) and all(bar.isHidden() for bar in bars)
    assert opened.canvas.isVisible()
    opened.actions_["panels_hide"].trigger()
    assert seen(opened) == before
    assert {bar.objectName() for bar in bars if not bar.isHidden()} == shown


def test_hidden_panels_come_back_with_another_workspace_and_at_the_next_start(opened):
    before = seen(opened)
    opened.actions_["panels_hide"].trigger()
    opened.workspaces.choose("latents")
    assert not opened.docks.hidden and "sliders" in seen(opened)
    opened.workspaces.choose("paint")
    assert seen(opened) == before
    opened.actions_["panels_hide"].trigger()
    opened.docks.save(opened.session.settings)
    assert seen(opened) == before
