"""The panels of colours and brushes: by mouse, by keyboard, kept over a restart."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtTest import QTest

from editor.core.brush import Brush
from editor.core.brush_tips import TIPS
from editor.core.errors import BadInput
from editor.core.gradient import Stop
from editor.core.palette import Palette
from editor.ui.controls.slider import Slider
from editor.ui.painting.brush_form import NUMBERS, SWITCHES, TIP_NAMES
from editor.ui.painting.brushes_panel import BrushesPanel
from editor.ui.painting.colour_panel import ColourPanel
from editor.ui.painting.gradients import stops_of
from editor.ui.painting.kept import PASSING, plain
from editor.ui.painting.palettes import BUILT_IN, LATELY, Palettes
from editor.ui.painting.presets import BUILT_IN as BRUSHES
from editor.ui.painting.presets import Presets
from editor.ui.painting.preview import stroke_preview
from editor.ui.painting.ramp import RampForm
from editor.ui.painting.settings import Mirrors, Ramps
from editor.ui.painting.wheel import RING, ColourWheel
from editor.ui.panels.settings_strip import SettingsStrip
from editor.ui.qimage import to_array
from editor.ui.tools import Tool, Tools
from tests.ui.pointing import LEFT, NONE, RIGHT, SHIFT


@pytest.fixture
def settings(tmp_path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def colour(qtbot, tools, settings) -> ColourPanel:
    panel = ColourPanel(tools, Palettes(settings))
    qtbot.addWidget(panel)
    panel.resize(300, 420)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def brushes(qtbot, tools, settings) -> BrushesPanel:
    panel = BrushesPanel(tools, Presets(settings))
    qtbot.addWidget(panel)
    panel.resize(300, 400)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


# ---- the wheel


def on_ring(wheel: ColourWheel, degrees: float) -> QPoint:
    way, middle = wheel.width() / 2 - 2 - RING / 2, wheel.width() / 2
    turn = math.radians(degrees)
    return QPoint(round(middle + math.cos(turn) * way), round(middle - math.sin(turn) * way))


def test_the_ring_chooses_the_hue_and_the_square_the_rest(colour, tools) -> None:
    tools.colour = (255, 0, 0)
    QTest.mouseClick(colour.wheel, LEFT, NONE, on_ring(colour.wheel, 120))
    r, g, b = tools.colour
    assert g > 245 and r < 20 and b < 20
    middle = colour.wheel.rect().center()
    QTest.mouseClick(colour.wheel, LEFT, NONE, middle)
    hue, saturation, value = colour.wheel.hsv
    assert hue == pytest.approx(1 / 3, abs=0.02)
    assert saturation == pytest.approx(0.5, abs=0.03) and value == pytest.approx(0.5, abs=0.03)


def test_the_wheel_is_reached_by_keys_and_keeps_the_hue_of_greys(colour, tools) -> None:
    tools.colour = (0, 0, 255)
    for _ in range(60):
        QTest.keyClick(colour.wheel, Qt.Key.Key_Left)
    assert len(set(tools.colour)) == 1
    for _ in range(60):
        QTest.keyClick(colour.wheel, Qt.Key.Key_Right)
    assert tools.colour == (0, 0, 255)
    QTest.keyClick(colour.wheel, Qt.Key.Key_Up, SHIFT)
    assert tools.colour != (0, 0, 255)
    QTest.keyClick(colour.wheel, Qt.Key.Key_Down)
    assert max(tools.colour) < 255


def test_numbers_hex_and_wheel_agree(colour, tools) -> None:
    tools.colour = (200, 120, 40)
    red, green, blue = colour.numbers.rgb
    assert (red.real, green.real, blue.real) == (200, 120, 40) and colour.hex.text() == "#c87828"
    QTest.keyClick(red, Qt.Key.Key_Right)
    assert tools.colour == (201, 120, 40)
    colour.hex.setFocus()
    colour.hex.setText("3366cc")
    QTest.keyClick(colour.hex, Qt.Key.Key_Return)
    assert tools.colour == (0x33, 0x66, 0xCC)
    hue, saturation, value = (slider.real for slider in colour.numbers.hsv)
    wanted = QColor(0x33, 0x66, 0xCC)
    assert hue == pytest.approx(wanted.hsvHueF() * 360, abs=0.6)
    assert saturation == pytest.approx(wanted.hsvSaturationF() * 100, abs=0.6)
    assert value == pytest.approx(wanted.valueF() * 100, abs=0.6)
    colour.hex.setFocus()
    colour.hex.setText("no colour")
    QTest.keyClick(colour.hex, Qt.Key.Key_Return)
    assert tools.colour == (0x33, 0x66, 0xCC)


def test_hues_can_be_chosen_for_a_grey(colour, tools) -> None:
    tools.colour = (100, 100, 100)
    colour.numbers.space.chosen.emit(1)
    colour.numbers.hsv[0]._choose(200.0)
    assert tools.colour == (100, 100, 100)
    colour.numbers.hsv[1]._choose(100.0)
    assert tools.colour[2] == 100 and tools.colour[0] == 0


def test_the_two_colours_swap_and_reset(colour, tools) -> None:
    tools.colour, tools.secondary = (1, 2, 3), (9, 8, 7)
    QTest.mouseClick(colour.swap, LEFT)
    assert (tools.colour, tools.secondary) == ((9, 8, 7), (1, 2, 3))
    QTest.mouseClick(colour.reset, LEFT)
    assert (tools.colour, tools.secondary) == ((0, 0, 0), (255, 255, 255))


# ---- palettes


def test_fields_give_the_first_colour_and_by_the_right_button_the_second(colour, tools) -> None:
    grid = colour.part.grid
    wanted = BUILT_IN[0].colours
    QTest.mouseClick(grid, LEFT, NONE, grid._cell(5).center())
    QTest.mouseClick(grid, RIGHT, NONE, grid._cell(7).center())
    assert (tools.colour, tools.secondary) == (wanted[5], wanted[7])
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert tools.colour == wanted[8]


def test_a_colour_added_to_ours_makes_a_copy_that_can_be_changed(qtbot, colour, tools) -> None:
    tools.colour = (12, 34, 56)
    QTest.mouseClick(colour.part.add_button, LEFT)
    shown = colour.part.palette_shown
    assert shown.colours == (*BUILT_IN[0].colours, (12, 34, 56))
    colour.part.grid._marked = len(shown.colours) - 1
    QTest.keyClick(colour.part.grid, Qt.Key.Key_Delete)
    assert colour.part.palette_shown.colours == BUILT_IN[0].colours
    colour.part.delete()
    assert colour.part.combo.count() == len(BUILT_IN)
    with qtbot.waitSignal(colour.part.refused):
        QTest.keyClick(colour.part.grid, Qt.Key.Key_Delete)


def test_palettes_go_to_files_and_come_back(qtbot, colour, tools, tmp_path) -> None:
    tools.colour = (7, 77, 177)
    colour.part.new("Sea")
    colour.part.write(str(tmp_path / "sea.gpl"))
    colour.part.delete()
    colour.part.read(str(tmp_path / "sea.gpl"))
    assert colour.part.palette_shown.colours == ((7, 77, 177),)
    assert colour.part.combo.currentText() == "Sea"
    with qtbot.waitSignal(colour.part.refused) as told:
        colour.part.read(str(tmp_path / "missing.gpl"))
    assert "missing.gpl" in told.args[0]


def test_own_palettes_and_recent_colours_are_kept(settings) -> None:
    palettes = Palettes(settings)
    kept = palettes.add(Palette("Mine", ((1, 2, 3), (4, 5, 6)), ("ink", "")))
    assert palettes.add(Palette("Mine", ((9, 9, 9),))).name == "Mine 2"
    for n in range(LATELY + 4):
        palettes.note((n, n, n))
    palettes.note((5, 5, 5))
    again = Palettes(settings)
    assert kept in again.all and len(again.recent) == LATELY
    assert again.recent[:2] == ((5, 5, 5), (LATELY + 3,) * 3)
    settings.setValue("colours/palettes", '[{"colours": 3}, 7, {"colours": ["#010203", "red?"]}]')
    assert [p.colours for p in Palettes(settings).all[len(BUILT_IN) :]] == [((1, 2, 3),)]


# ---- brushes


def test_every_brush_is_shown_by_a_stroke_of_its_own(qtbot, brushes) -> None:
    qtbot.waitUntil(lambda: not brushes.list.undrawn)
    assert brushes.list.count() == len(BRUSHES)
    looks = {bytes(stroke_preview(p.brush, 112, 30, QColor("white")).constBits()) for p in BRUSHES}
    assert len(looks) == len(BRUSHES)
    for preset in BRUSHES:
        image = to_array(stroke_preview(preset.brush, 224, 60, QColor(255, 0, 0)))
        assert image[..., 3].any() and (image[image[..., 3] > 200][:, 0] == 255).all()
        assert np.count_nonzero(image[[0, -1]][..., 3] > 128) < 12, preset.name


def test_a_click_takes_a_brush_in_hand_with_its_own_tool(brushes, tools) -> None:
    tools.tool, tools.colour = Tool.PAN, (3, 4, 5)
    brushes.list.itemClicked.emit(brushes.list.item(8))
    assert tools.tool is Tool.BRUSH and tools.colour == (3, 4, 5)
    assert plain(tools.brush) == plain(BRUSHES[8].brush)
    tools.tool = Tool.ERASER
    brushes.list.itemClicked.emit(brushes.list.item(1))
    assert tools.tool is Tool.ERASER and tools.brush.erase and tools.brush.hardness == 0


def test_return_takes_a_brush_in_hand_whatever_it_is_a_shortcut_for(qtbot, brushes, tools) -> None:
    healed = []
    QShortcut(QKeySequence("Return"), brushes, lambda: healed.append(1))
    brushes.list.setFocus()
    brushes.list.setCurrentRow(4)
    QTest.keyClick(brushes.list, Qt.Key.Key_Return)
    assert plain(tools.brush) == plain(BRUSHES[4].brush) and not healed


def test_own_brushes_are_kept_renamed_and_deleted(brushes, tools, settings) -> None:
    tools.tool = Tool.BRUSH
    tools.set_brush(diameter=77, tip="leaf", scatter=1.5, dabs=3)
    brushes.add("Ivy")
    assert brushes.chosen is not None and brushes.chosen.own and brushes.delete_button.isEnabled()
    again = Presets(settings)
    ivy = again.all[-1]
    assert (ivy.name, ivy.brush.tip, ivy.brush.dabs, ivy.brush.diameter) == ("Ivy", "leaf", 3, 77)
    again.rename(ivy, "Fern")
    assert Presets(settings).all[-1].name == "Fern"
    with pytest.raises(BadInput):
        again.add("Hard round", Brush())
    again.delete(again.all[-1])
    assert len(Presets(settings).all) == len(BRUSHES)


def test_names_that_are_taken_are_refused_with_a_sentence(qtbot, brushes) -> None:
    with qtbot.waitSignal(brushes.refused) as told:
        brushes.add("Pencil")
    assert "Pencil" in told.args[0]
    brushes.list.setCurrentRow(0)
    assert not brushes.rename_button.isEnabled() and brushes.ask_rename() is None


def test_damaged_brushes_are_left_out_and_absurd_ones_limited(settings) -> None:
    rows = '[{"name": "Huge", "diameter": 1e5, "tip": "no such", "dabs": 99}, {"diameter": 3}, 4]'
    settings.setValue("tools/presets", rows)
    (huge,) = Presets(settings).all[len(BRUSHES) :]
    assert (huge.brush.diameter, huge.brush.tip, huge.brush.dabs) == (2000, "round", 8)
    settings.setValue("tools/presets", "{broken")
    assert len(Presets(settings).all) == len(BRUSHES)


def test_the_form_has_a_control_for_each_part_of_a_brush() -> None:
    shown = {name for name, *_ in NUMBERS} | {name for name, *_ in SWITCHES} | {"tip"}
    assert shown == set(plain(Brush())) and not shown & PASSING
    assert set(TIP_NAMES) == set(TIPS)


# ---- own gradients


@pytest.fixture
def ramp(qtbot, tools) -> RampForm:
    form = RampForm(tools, None)
    qtbot.addWidget(form)
    form.resize(280, 110)
    form.show()
    return form


def test_places_are_offered_where_strokes_go_round_a_point(qtbot, tools) -> None:
    strip = SettingsStrip(tools, Mirrors)
    qtbot.addWidget(strip)
    places = strip.findChild(Slider)
    assert places is not None
    for kind, offered in (("vertical", False), ("radial", True), ("off", False), ("mandala", True)):
        tools.set_settings(Mirrors(kind))
        assert places.isVisibleTo(strip) is offered, kind


def test_stops_are_added_moved_and_removed_on_the_bar(ramp, tools) -> None:
    bar = ramp.bar
    first, last = bar.stops
    QTest.mouseClick(bar, LEFT, NONE, QPoint(bar.width() // 2, 15))
    assert len(tools.stops) == 3 and bar.marked == 1
    middle = tools.stops[1]
    mean = [(a + b) / 2 for a, b in zip(first.colour, last.colour, strict=True)]
    assert middle.at == pytest.approx(0.5, abs=0.01)
    assert middle.colour == pytest.approx(mean, abs=3)
    assert tools.settings(Ramps).colours == "own" and stops_of(tools) is tools.stops
    for _ in range(10):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert tools.stops[1].at == pytest.approx(0.6, abs=0.011)
    ramp.swatch.changed.emit(QColor(1, 200, 3))
    ramp._fade(50)
    assert tools.stops[1].colour == pytest.approx((1, 200, 3, 127.5), abs=0.5)
    QTest.keyClick(bar, Qt.Key.Key_Delete)
    QTest.keyClick(bar, Qt.Key.Key_Delete)
    assert len(tools.stops) == 2  # a gradient keeps two


def test_own_gradients_are_kept(tools, settings) -> None:
    tools.stops = (Stop(1, (0, 0, 0, 0)), Stop(0, (255, 128, 0, 255)), Stop(0.25, (9, 8, 7, 200)))
    assert [stop.at for stop in tools.stops] == [0, 0.25, 1]
    tools.save(settings)
    again = Tools()
    again.load(settings)
    assert again.stops == tools.stops
    settings.setValue("tools/stops", "0 1 2; 3")
    fresh = Tools()
    before = fresh.stops
    fresh.load(settings)
    assert fresh.stops == before
