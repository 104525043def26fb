"""The tools: limits, swapping, what is remembered, and that changes are told once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor

from editor.ui.tools import MAX_DIAMETER, MIN_DIAMETER, Tool, Tools


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_a_change_is_told_once_and_no_change_not_at_all(qtbot, tools):
    told = []
    tools.changed.connect(lambda: told.append(1))
    tools.tool = Tool.BRUSH
    tools.tool = Tool.BRUSH
    tools.colour = (1, 2, 3)
    tools.colour = (1, 2, 3)
    assert len(told) == 2


def test_each_tool_keeps_a_brush_of_its_own(tools):
    tools.set_brush(diameter=123)
    tools.tool = Tool.BRUSH
    tools.set_brush(diameter=7)
    tools.tool = Tool.MASK
    assert tools.brush.diameter == 123
    tools.tool = Tool.PAN
    assert tools.brush.diameter == 123 and not tools.paints


def test_the_brush_is_ready_to_paint(tools):
    tools.colour = (10, 20, 30)
    assert tools.brush.colour == (10, 20, 30) and not tools.brush.erase
    tools.swap()
    assert tools.brush.erase and tools.erasing
    tools.tool = Tool.BRUSH
    assert not tools.brush.erase
    tools.tool = Tool.ERASER
    assert tools.brush.erase


def test_x_swaps_the_colours_of_the_colour_brush(tools):
    tools.tool = Tool.BRUSH
    tools.colour, tools.secondary = (1, 1, 1), (2, 2, 2)
    tools.swap()
    assert (tools.colour, tools.secondary) == ((2, 2, 2), (1, 1, 1))


def test_sizes_grow_shrink_and_come_back_within_their_limits(tools):
    tools.set_brush(diameter=100)
    tools.resize_brush(1)
    assert tools.brush.diameter == 110
    tools.resize_brush(-100)
    assert tools.brush.diameter == MIN_DIAMETER
    tools.resize_brush(500)
    assert tools.brush.diameter == MAX_DIAMETER
    tools.set_brush(hardness=0.95)
    tools.harden_brush(1)
    assert tools.brush.hardness == 1.0


@pytest.mark.parametrize(("name", "value", "kept"), [("opacity", 7, 1.0), ("flow", -1, 0.0)])
def test_values_out_of_range_are_limited(tools, name, value, kept):
    tools.set_brush(**{name: value})
    assert getattr(tools.brush, name) == kept


def test_an_unknown_field_is_an_error(tools):
    with pytest.raises(TypeError):
        tools.set_brush(colour_of_the_handle=3)


def test_settings_come_back(tools, settings):
    tools.set_brush(diameter=77, hardness=0.25, pressure_size=False)
    tools.tool = Tool.ERASER
    tools.colour = (9, 8, 7)
    tools.rubylith, tools.rubylith_strength = QColor("#00aa55"), 0.3
    tools.show_mask = False
    tools.save(settings)
    settings.sync()
    again = Tools()
    again.load(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.tool is Tool.ERASER
    assert again.colour == (9, 8, 7)
    assert again.rubylith == QColor("#00aa55") and again.rubylith_strength == pytest.approx(0.3)
    assert not again.show_mask
    again.tool = Tool.MASK
    assert (again.brush.diameter, again.brush.hardness) == (77, 0.25)
    assert again.brush.pressure_size is False


def test_damaged_settings_are_passed_over(tools, settings):
    for name in ("tool", "colour", "rubylith", "rubylith_strength", "show_mask", "mask/diameter"):
        settings.setValue(f"tools/{name}", "nan" if "d" in name else "nonsense")
    settings.setValue("tools/mask/hardness", "99")
    before = tools.brush
    tools.load(settings)
    assert tools.tool is Tool.MASK and tools.show_mask
    assert tools.brush.diameter == before.diameter
    assert tools.brush.hardness == 1.0
