"""Strokes on the canvas: inside the mask, steadied, mirrored, cloned, smeared, picked."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.core.raster import Raster, raster_from
from editor.ui.canvas.smooth import Average, Free, String, steady
from editor.ui.painting.settings import Cloning, Inside, Mirrors, Picking, Smudging, Steadiness
from editor.ui.painting.sizing import HARDENING
from editor.ui.painting.source import paint_source
from editor.ui.painting.symmetry import Axes
from editor.ui.tools import Tool
from tests.ui.pointing import LEFT, NONE, PEN, RIGHT, drag, key, on_screen, shot

ALL = Rect(0, 0, 600, 400)
ALT = Qt.KeyboardModifier.AltModifier


def pixels(history):
    return history.committed.all_layers()[0].pixels.read(ALL)


def mask_left_half(history) -> None:
    half = np.zeros((400, 600), np.uint8)
    half[:, :300] = 255
    history.commit("Select", history.committed.with_mask(raster_from(half)))


@pytest.fixture
def red(tools):
    tools.tool, tools.colour = Tool.BRUSH, (250, 10, 20)
    tools.set_brush(diameter=20, hardness=1.0, pressure_size=False)
    return tools


# ---- the mask


@pytest.mark.parametrize("tool", [Tool.BRUSH, Tool.ERASER, Tool.SMUDGE])
def test_tools_keep_inside_the_mask_to_the_bit(canvas, history, tools, tool) -> None:
    mask_left_half(history)
    before = pixels(history)
    tools.tool = tool
    drag(canvas, (200, 200), (300, 200), (400, 200))
    after = pixels(history)
    assert np.array_equal(after[:, 300:], before[:, 300:])
    assert not np.array_equal(after[:, :300], before[:, :300])


def test_the_mask_binds_nobody_where_the_artist_says_so_or_it_is_empty(canvas, history, red):
    mask_left_half(history)
    red.set_settings(Inside(False))
    drag(canvas, (400, 100), (450, 100))
    assert tuple(pixels(history)[100, 420, :3]) == (250, 10, 20)
    red.set_settings(Inside(True))
    history.commit("Select nothing", history.committed.with_mask(Raster(1)))
    drag(canvas, (400, 300), (450, 300))
    assert tuple(pixels(history)[300, 420, :3]) == (250, 10, 20)


def test_a_stroke_wholly_outside_says_why_nothing_happens(qtbot, canvas, history, red) -> None:
    mask_left_half(history)
    position = history.position
    with qtbot.waitSignal(canvas.hint) as told:
        drag(canvas, (400, 200), (500, 200))
    assert "outside the mask" in told.args[0] and history.position == position


def test_healing_outside_the_mask_says_so_too(qtbot, canvas, history, tools) -> None:
    mask_left_half(history)
    tools.tool = Tool.HEALING
    with qtbot.waitSignal(canvas.hint) as told:
        drag(canvas, (400, 200), (500, 200))
    assert "outside the mask" in told.args[0] and not canvas.overlays


def test_the_mask_brush_itself_is_free(canvas, history, tools) -> None:
    mask_left_half(history)
    tools.tool = Tool.MASK
    drag(canvas, (400, 200), (500, 200))
    assert history.committed.mask.read(ALL)[200, 450, 0] == 255


# ---- the hand


def test_a_string_pulls_the_line_and_lets_go_of_small_moves() -> None:
    string = String((0.0, 0.0, 1.0), 20.0)
    assert string.add((15.0, 10.0, 1.0)) == (0.0, 0.0, 1.0)
    x, y, _ = string.add((100.0, 0.0, 0.5))
    assert (x, y) == pytest.approx((80.0, 0.0)) and string.finish() == []


def test_an_average_calms_a_trembling_line_and_ends_at_the_pen() -> None:
    average = Average((0.0, 0.0, 1.0), 12)
    ys = [average.add((x, 5.0 * (-1) ** x, 1.0))[1] for x in range(1, 60)]
    assert max(abs(y) for y in ys[12:]) < 1.0
    assert average.finish()[-1] == (59.0, -5.0, 1.0)


def test_no_smoothing_leaves_the_points_and_strings_are_as_long_on_screen() -> None:
    free = steady("string", 0, (0, 0, 1), 1.0)
    assert isinstance(free, Free) and free.add((3.0, 4.0, 1.0)) == (3.0, 4.0, 1.0)
    far = steady("string", 40, (0.0, 0.0, 1.0), 0.5)
    assert far.add((79.0, 0.0, 1.0))[0] == 0 and far.add((90.0, 0.0, 1.0))[0] == pytest.approx(10)


def test_a_steadied_stroke_is_painted_on_the_canvas(canvas, history, red) -> None:
    red.set_settings(Steadiness(60, "average"))
    drag(canvas, (100, 100), *((100 + 4 * n, 100 + 12 * (n % 2)) for n in range(1, 40)))
    painted = (pixels(history)[..., 0] == 250) & (pixels(history)[..., 1] == 10)
    rows = np.flatnonzero(painted[:, 180:220].any(1))
    assert rows.max() - rows.min() < 24  # a free hand would leave 20 + 12 and more
    assert painted[112, 256] or painted[106, 254]  # the end of the way is reached


# ---- symmetry


def test_mirrored_strokes_about_the_middle_and_about_a_moved_axis(canvas, history, red) -> None:
    axes = Axes(canvas)
    red.set_settings(Mirrors("vertical"))
    drag(canvas, (100, 80), (160, 80))
    row = pixels(history)[80, :, 0] == 250
    assert row[120:150].all() and row[450:480].all() and not row[300]
    drag(canvas, (300, 200), (200, 200))  # by the crossing
    assert red.axis == pytest.approx((200, 200), abs=1.5) and axes.shown
    assert history.undo_label == "Brush" and history.position == 1
    drag(canvas, (100, 300), (150, 300))
    row = pixels(history)[300, :, 0] == 250
    assert row[110:140].all() and row[260:290].all()


def test_the_axes_are_drawn_only_while_they_count(canvas, red) -> None:
    Axes(canvas)
    plain = shot(canvas)
    red.set_settings(Mirrors("mandala", 5))
    canvas.update()
    assert not np.array_equal(shot(canvas), plain)
    red.tool = Tool.PAN
    canvas.update()
    assert np.array_equal(shot(canvas)[20:80, 20:80], plain[20:80, 20:80])


def lean_over(canvas, kind: QEvent.Type, at: tuple[int, int], tilt: tuple[int, int]) -> None:
    """An event of a pen that leans by so many degrees across and down."""
    place = QPointF(on_screen(canvas, *at))
    event = QTabletEvent(
        kind, PEN, place, canvas.mapToGlobal(place), 1.0, *tilt, 0, 0, 0, NONE, LEFT, LEFT
    )
    QApplication.sendEvent(canvas, event)
    QApplication.processEvents()


@pytest.mark.parametrize("turned", [0, 90])
def test_a_nib_turns_with_the_pen_on_screen(canvas, history, red, turned) -> None:
    red.set_brush(diameter=40, roundness=0.1, spacing=0.02, angle=0, tilt=True)
    canvas.set_rotation(turned)
    lean_over(canvas, QEvent.Type.TabletPress, (200, 200), (0, 40))
    for x in range(210, 310, 10):
        lean_over(canvas, QEvent.Type.TabletMove, (x, 200), (0, 40))
    lean_over(canvas, QEvent.Type.TabletRelease, (300, 200), (0, 40))
    tall = np.count_nonzero(pixels(history)[:, 250, 0] == 250)
    assert tall >= 30 if turned == 0 else tall <= 8


# ---- the brush sized by hand


def test_alt_and_the_right_button_size_and_harden_the_brush(canvas, history, red) -> None:
    red.set_brush(diameter=40, hardness=0.5)
    start, end = (300, 200), (330, 170)
    drag(canvas, start, end, button=RIGHT, held=ALT)
    way = on_screen(canvas, *end) - on_screen(canvas, *start)
    assert red.brush.diameter == pytest.approx(40 + 2 * way.x() / canvas.view.scale, abs=1)
    assert red.brush.hardness == pytest.approx(0.5 - way.y() / HARDENING, abs=0.02)
    kept = red.brush
    drag(canvas, start, (500, 300), button=RIGHT, held=ALT, lift=False)
    assert red.brush.diameter > kept.diameter and red.brush.hardness < kept.hardness
    canvas.setFocus()
    key(canvas, "Escape")
    assert red.brush == kept and not canvas.overlays
    assert red.colour == (250, 10, 20) and not history.can_undo


# ---- clone and finger


def test_the_stamp_asks_for_its_source_first(qtbot, canvas, history, tools) -> None:
    tools.tool = Tool.CLONE
    with qtbot.waitSignal(canvas.hint) as told:
        drag(canvas, (300, 200), (320, 200))
    assert "Alt-click" in told.args[0] and not history.can_undo


def test_the_stamp_paints_what_is_at_its_source(canvas, history, tools, picture) -> None:
    tools.tool = Tool.CLONE
    tools.set_brush(diameter=40, hardness=1.0, pressure_size=False)
    QTest.mouseClick(canvas, LEFT, ALT, on_screen(canvas, 100, 100))
    assert tools.clone_source == pytest.approx((100, 100), abs=1)
    drag(canvas, (300, 200), (340, 200))
    dx, dy = tools.clone_offset
    after = pixels(history)
    assert np.array_equal(
        after[195:205, 300:340], picture[195 + dy : 205 + dy, 300 + dx : 340 + dx]
    )
    assert history.undo_label == "Clone"


@pytest.mark.parametrize(("source", "told"), [("layer", 1), ("picture", 0)])
def test_the_stamp_says_where_the_layer_has_nothing_to_copy(
    canvas, history, tools, source, told
) -> None:
    above = PixelLayer("Retouching")
    history.commit("Add layer", history.committed.with_layer(above))
    tools.tool, tools.active_layer, tools.clone_source = Tool.CLONE, above.id, (100.0, 100.0)
    tools.set_settings(Cloning(source=source))
    hints: list[str] = []
    canvas.hint.connect(hints.append)
    drag(canvas, (300, 200), (320, 200))
    assert len([words for words in hints if "All layers" in words]) == told


def test_aligned_strokes_keep_their_distance_and_others_begin_anew(canvas, tools) -> None:
    tools.tool, tools.clone_source = Tool.CLONE, (100.0, 100.0)
    drag(canvas, (300, 200), (310, 200))
    first = tools.clone_offset
    drag(canvas, (400, 300), (410, 300))
    assert tools.clone_offset == first
    tools.set_settings(Cloning(aligned=False))
    drag(canvas, (400, 300), (410, 300))
    assert tools.clone_offset == pytest.approx((-300, -200), abs=1)


@pytest.mark.parametrize("source", ["layer", "picture"])
def test_the_ring_of_the_stamp_shows_what_it_would_lay(canvas, history, tools, source) -> None:
    sides = np.full((400, 600, 4), (250, 0, 0, 255), np.uint8)
    sides[:, 300:] = (0, 0, 250, 255)
    layer = replace(history.committed.all_layers()[0], pixels=raster_from(sides))
    history.commit("Paint", history.committed.with_layer(layer))
    canvas.overlays.append(lambda painter: paint_source(painter, canvas))
    tools.tool, tools.clone_source = Tool.CLONE, (400.0, 200.0)
    tools.set_settings(Cloning(source=source))
    tools.set_brush(diameter=60, hardness=1.0, pressure_size=False)
    place = on_screen(canvas, 100, 200)
    QTest.mouseMove(canvas, place)
    QApplication.processEvents()
    seen = shot(canvas)[place.y() + 8, place.x() + 8, :3]
    assert np.abs(seen.astype(int) - (0, 0, 250)).max() <= 2
    drag(canvas, (100, 200), (110, 200))
    assert pixels(history)[200, 100, 2] == 250, "and that is what it lays"


def test_the_finger_smears_and_a_wet_one_brings_colour(canvas, history, tools, picture) -> None:
    tools.tool, tools.colour = Tool.SMUDGE, (255, 0, 255)
    drag(canvas, (200, 200), (260, 210), (320, 240))
    dry = pixels(history)
    assert history.undo_label == "Smudge" and not np.array_equal(dry, picture)
    tools.set_settings(Smudging(80))
    drag(canvas, (200, 300), (260, 300), (320, 300))
    wet = pixels(history)[300, 250].astype(int)
    assert wet[0] > 200 and wet[2] > 200 and wet[1] < 60


# ---- colours


def test_the_eyedropper_averages_and_can_keep_to_the_layer(canvas, tools, picture) -> None:
    tools.tool = Tool.EYEDROPPER
    QTest.mouseClick(canvas, LEFT, NONE, on_screen(canvas, 210, 120))
    assert tools.colour == tuple(int(v) for v in picture[120, 210, :3])
    tools.set_settings(Picking("11", "layer"))
    QTest.mouseClick(canvas, RIGHT, NONE, on_screen(canvas, 210, 120))
    mean = picture[115:126, 205:216, :3].reshape(-1, 3).mean(0)
    assert np.abs(np.array(tools.secondary) - mean).max() <= 0.5


def test_painting_tells_which_colour_was_used(qtbot, canvas, red) -> None:
    with qtbot.waitSignal(red.colour_used) as used:
        drag(canvas, (100, 100), (140, 100))
    assert used.args[0] == (250, 10, 20)


def test_an_airbrush_goes_on_while_the_pen_rests(qtbot, canvas, history, red) -> None:
    red.set_brush(flow=0.1, airbrush=True)
    drag(canvas, (100, 100), (101, 100), lift=False)

    def shown() -> int:
        layer = history.document.all_layers()[0]
        return int(layer.pixels.read(Rect(100, 100, 1, 1))[0, 0, 0])

    first = shown()
    qtbot.waitUntil(lambda: shown() > first + 30)
    QTest.mouseRelease(canvas, LEFT, NONE, on_screen(canvas, 101, 100))
    assert history.position == 1 and pixels(history)[100, 100, 0] > first + 30
