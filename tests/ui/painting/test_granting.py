"""What tools wish for and the feature grants: fills, gradients, healing, each one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.core.depth import with_depth
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.job import Engine, InpaintJob, Patch
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.painting.filling import Fills
from editor.ui.painting.gradients import Gradients, made
from editor.ui.painting.healing import Healing
from editor.ui.painting.settings import Filling, Inside, Ramps
from editor.ui.painting.wishes import FillWish, GradientWish
from editor.ui.studio import Studio
from editor.ui.tools import Tool, Tools
from editor.ui.worker import GpuWorker
from tests import fakes
from tests.ui.pointing import LEFT, NONE, RIGHT, drag, key, on_screen

ALL = Rect(0, 0, 400, 300)


def ring() -> Document:
    """White paper with a black ring, thin as a line, and an empty layer above."""
    y, x = np.mgrid[:300, :400]
    line = np.abs(np.hypot(x - 200, y - 150) - 80) < 3
    paper = np.full((300, 400, 4), 255, np.uint8)
    paper[line, :3] = 0
    layers = (PixelLayer("Paper", pixels=raster_from(paper)), PixelLayer("Ink"))
    return Document(Size(400, 300), layers)


@dataclass(eq=False)
class Stand:
    """A canvas whose wishes are granted."""

    canvas: Canvas
    history: History
    tools: Tools
    background: Background
    fills: Fills
    gradients: Gradients
    healing: Healing

    def grant(self, wish: object) -> None:
        grants: dict[type, Callable[..., None]] = {
            FillWish: self.fills.bucket,
            GradientWish: self.gradients.grant,
        }
        grants.get(type(wish), self.healing.heal)(wish)


@pytest.fixture
def history() -> History:
    return History(ring())


@pytest.fixture
def engine() -> Engine:
    return fakes.mean


@pytest.fixture
def drawing(
    canvas: Canvas, history: History, tools: Tools, background: Background, worker: GpuWorker
) -> Stand:
    tools.active_layer = history.committed.layers[1].id
    tools.colour, tools.secondary = (20, 120, 240), (250, 200, 0)
    stand = Stand(
        canvas,
        history,
        tools,
        background,
        Fills(history, tools, background, lambda document: document),
        Gradients(history, tools, background),
        Healing(history, Studio(history, worker), background, lambda document: document),
    )
    tools.asked.connect(stand.grant)
    return stand


def ink(stand: Stand) -> np.ndarray:
    return stand.history.committed.all_layers()[1].pixels.read(ALL)


def step(qtbot, stand: Stand, label: str) -> None:
    qtbot.waitUntil(lambda: stand.history.undo_label == label)


def test_the_bucket_fills_what_is_enclosed_in_the_picture(qtbot, drawing) -> None:
    drawing.tools.tool = Tool.FILL
    QTest.mouseClick(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 200, 150))
    step(qtbot, drawing, "Fill")
    filled = ink(drawing)
    assert tuple(filled[150, 200]) == (20, 120, 240, 255) and filled[10, 10, 3] == 0
    area = (filled[..., 3] > 127).sum()
    assert area == pytest.approx(np.pi * 77**2, rel=0.02)


def test_grown_fills_reach_under_the_line_and_the_right_button_has_the_second_colour(
    qtbot, drawing
) -> None:
    tools = drawing.tools
    tools.tool = Tool.FILL
    tools.set_settings(Filling(grow=3))
    QTest.mouseClick(drawing.canvas, RIGHT, NONE, on_screen(drawing.canvas, 200, 150))
    step(qtbot, drawing, "Fill")
    assert (ink(drawing)[..., 3] > 127).sum() == pytest.approx(np.pi * 80**2, rel=0.02)
    assert tuple(ink(drawing)[150, 200, :3]) == (250, 200, 0)


def test_without_connection_all_of_that_colour_is_filled_and_the_mask_bounds_it(
    qtbot, drawing
) -> None:
    tools, history = drawing.tools, drawing.history
    half = np.zeros((300, 400), np.uint8)
    half[:, :200] = 255
    history.commit("Select", history.committed.with_mask(raster_from(half)))
    tools.tool = Tool.FILL
    tools.set_settings(Filling(contiguous=False))
    QTest.mouseClick(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 20, 20))
    step(qtbot, drawing, "Fill")
    alpha = ink(drawing)[..., 3]
    assert alpha[150, 150] == 255 and alpha[10, 10] == 255 and not alpha[:, 200:].any()


def test_a_locked_layer_is_not_filled_and_says_so(qtbot, drawing) -> None:
    history = drawing.history
    locked = replace(history.committed.layers[1], locked=True)
    history.commit("Lock layer", history.committed.with_layer(locked))
    with qtbot.waitSignal(drawing.fills.refused) as told:
        drawing.fills.whole(drawing.tools.colour)
    assert "locked" in told.args[0]


def test_a_gradient_is_live_one_step_and_follows_its_settings(qtbot, drawing) -> None:
    tools, history = drawing.tools, drawing.history
    tools.tool = Tool.GRADIENT
    tools.set_settings(Ramps(dither=False))
    before = history.position
    drag(drawing.canvas, (100, 150), (200, 150), (300, 150), lift=False)
    qtbot.waitUntil(lambda: history.document is not history.committed)
    assert history.position == before
    QTest.mouseRelease(drawing.canvas, LEFT, NONE, on_screen(drawing.canvas, 300, 150))
    key(drawing.canvas, "Return")
    step(qtbot, drawing, "Gradient")
    row = ink(drawing)[10].astype(int)
    assert tuple(row[50]) == (20, 120, 240, 255) and tuple(row[350]) == (250, 200, 0, 255)
    assert np.abs(row[200, :3] - (135, 160, 120)).max() <= 2
    assert history.position == before + 1


def test_the_ends_and_the_settings_of_a_gradient_can_be_changed_until_it_is_final(
    qtbot, drawing: Stand, history: History
) -> None:
    tools, canvas = drawing.tools, drawing.canvas
    tools.tool = Tool.GRADIENT
    tools.set_settings(Ramps(dither=False))
    drag(canvas, (100, 150), (200, 150), (300, 150))
    drag(canvas, (300, 150), (250, 150), (200, 150))
    drag(canvas, (100, 150), (100, 20), button=LEFT, lift=False)
    canvas.setFocus()
    key(canvas, "Escape")
    tools.set_settings(Ramps(dither=False, reverse=True))
    tools.secondary = (0, 0, 0)

    def shown() -> tuple[int, ...]:
        layer = history.document.layers[1]
        assert isinstance(layer, PixelLayer)
        return tuple(layer.pixels.read(ALL)[10, 210])

    qtbot.waitUntil(lambda: shown() == (20, 120, 240, 255))
    assert not history.can_undo
    drag(canvas, (50, 50), (50, 250))  # elsewhere: the first is final, another begins
    step(qtbot, drawing, "Gradient")
    assert tuple(ink(drawing)[10, 90]) == (0, 0, 0, 255)
    assert canvas.cancel_operation() and canvas.operation is None
    qtbot.waitUntil(lambda: not drawing.background.busy)
    assert history.steps == ("Open", "Gradient") and history.document is history.committed


def test_a_gradient_stays_on_the_layer_that_it_was_drawn_on(
    qtbot, drawing: Stand, history: History
) -> None:
    drawing.tools.tool = Tool.GRADIENT
    drag(drawing.canvas, (100, 150), (300, 150))
    drawing.tools.active_layer = history.committed.layers[0].id
    paper = history.committed.layers[0]
    drawing.tools.tool = Tool.BRUSH  # another tool makes it final
    step(qtbot, drawing, "Gradient")
    assert history.committed.layers[0] is paper and ink(drawing)[..., 3].min() == 255


def test_esc_gives_a_gradient_up(qtbot, drawing) -> None:
    tools, history = drawing.tools, drawing.history
    tools.tool = Tool.GRADIENT
    drag(drawing.canvas, (100, 150), (300, 150), lift=False)
    qtbot.waitUntil(lambda: history.document is not history.committed)
    drawing.canvas.setFocus()
    key(drawing.canvas, "Escape")
    qtbot.waitUntil(lambda: not drawing.background.busy)
    assert history.document is history.committed and not history.can_undo


def test_the_healing_brush_fills_into_one_layer_and_leaves_the_mask_alone(qtbot, drawing) -> None:
    history = drawing.history
    half = np.zeros((300, 400), np.uint8)
    half[:, 390:] = 255
    history.commit("Select", history.committed.with_mask(raster_from(half)))
    mask = history.committed.mask
    drawing.tools.set_settings(Inside(False))
    drawing.tools.tool = Tool.HEALING
    for y in (100, 200):
        position = history.position
        drag(drawing.canvas, (40, y), (80, y))
        qtbot.waitUntil(lambda before=position: history.position == before + 1)
    assert history.undo_label == "Heal" and history.committed.mask is mask
    layers = history.committed.all_layers()
    assert [layer.name for layer in layers] == ["Paper", "Ink", "Healing"]
    alpha = layers[-1].pixels.read(ALL)[..., 3]
    assert alpha[100, 60] == 255 and alpha[200, 60] == 255 and not alpha[150].any()
    assert not drawing.healing.working
    history.undo()
    assert not history.committed.all_layers()[-1].pixels.read(ALL)[200].any()


def seeded(job: InpaintJob, tick: Callable[[float], None]) -> Iterator[Patch]:
    """A fill whose red is its seed."""
    pixels = np.zeros((job.place.h, job.place.w, 4), np.uint8)
    pixels[:] = (10 + job.seed, 0, 0, 255)
    yield Patch(pixels, job.place)


@pytest.mark.parametrize("engine", [seeded])
def test_a_stroke_is_healed_again_by_the_next_seed_in_one_step(
    qtbot, drawing: Stand, history: History
) -> None:
    drawing.tools.tool = Tool.HEALING
    assert not drawing.healing.repeatable
    drag(drawing.canvas, (40, 100), (80, 100))
    step(qtbot, drawing, "Heal")
    for tries in (1, 2):
        assert drawing.healing.repeatable
        drawing.healing.again()
        assert history.position == 0 and drawing.healing.working
        step(qtbot, drawing, "Heal")
        assert history.committed.layers[-1].pixels.read(ALL)[100, 60, 0] == 10 + tries
    assert history.steps == ("Open", "Heal")
    history.commit("Other", replace(history.committed, layers=history.committed.layers[:1]))
    assert not drawing.healing.repeatable


def test_healing_has_the_depth_of_the_document(qtbot, drawing: Stand, history: History) -> None:
    history.commit("16 bits", with_depth(history.committed, 16))
    drawing.tools.tool = Tool.HEALING
    for y, steps in ((100, 2), (200, 3)):
        drag(drawing.canvas, (40, y), (80, y))
        qtbot.waitUntil(lambda steps=steps: history.position == steps)
    healing = history.committed.layers[-1]
    assert isinstance(healing, PixelLayer) and healing.pixels.depth == 16
    assert healing.pixels.read(ALL)[200, 60, 3] == 65535


def test_shift_heals_along_a_straight_line(qtbot, drawing) -> None:
    drawing.tools.tool = Tool.HEALING
    drag(drawing.canvas, (40, 60), (50, 60))
    step(qtbot, drawing, "Heal")
    position = drawing.history.position
    drag(drawing.canvas, (150, 60), held=Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: drawing.history.position == position + 1)
    alpha = drawing.history.committed.all_layers()[-1].pixels.read(ALL)[..., 3]
    assert alpha[60, 50:150].min() == 255


def test_a_new_healing_layer_is_made_where_the_old_one_is_gone(qtbot, drawing) -> None:
    history = drawing.history
    drawing.tools.tool = Tool.HEALING
    drag(drawing.canvas, (40, 100), (80, 100))
    step(qtbot, drawing, "Heal")
    gone = history.committed.without_layer(history.committed.all_layers()[-1].id)
    history.commit("Delete layer", gone)
    drag(drawing.canvas, (40, 200), (80, 200))
    step(qtbot, drawing, "Heal")
    assert [layer.name for layer in history.committed.layers] == ["Paper", "Ink", "Healing"]


def test_a_gradient_is_not_lost_where_the_next_one_begins_at_once(
    qtbot, drawing: Stand, history: History
) -> None:
    ends = (400.0, 0.0), (0.0, 300.0)
    across, down = (made(drawing.tools, (0.0, 0.0), end) for end in ends)
    for gradient, final in ((across, False), (across, True), (down, False), (down, True)):
        drawing.gradients.grant(GradientWish(gradient, final))
    qtbot.waitUntil(lambda: history.steps == ("Open", "Gradient", "Gradient"))
    assert history.document is history.committed


def test_a_gradient_led_back_to_its_beginning_is_none(
    qtbot, drawing: Stand, history: History
) -> None:
    drawing.tools.tool = Tool.GRADIENT
    drag(drawing.canvas, (50, 50), (200, 200), (50, 50))
    qtbot.waitUntil(lambda: not drawing.background.busy)
    assert history.steps == ("Open",)
    assert history.document is history.committed
