"""The tools behind a button of the tool bar, as its menu shows them."""

from __future__ import annotations

from editor.ui.flyout import Flyout
from editor.ui.window import Window


def test_tools_behind_a_button_show_their_icons_and_other_menus_none(qtbot, opened: Window) -> None:
    crop = opened.actions_["tool_crop"]
    flyout = next(
        button for button in opened.findChildren(Flyout) if crop in button.menu().actions()
    )
    flyout.open_others()
    for tool in flyout.menu().actions():
        assert tool.isIconVisibleInMenu() and not tool.icon().isNull()
    flyout.menu().close()
    assert not crop.isIconVisibleInMenu()  # it stands in the menu Image, beside others without
