"""The Sliders panel: values, hands, reasons, colours, menus, the card of one's own picture."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from editor.core.geometry import Rect
from editor.core.history import History
from editor.jobs.attributes import EditJob
from editor.jobs.job import Patch, Tick
from editor.ui.folders import LastFolder
from editor.ui.latents.colour_row import ColourRow
from editor.ui.latents.effects import SIDE, Effects
from editor.ui.latents.lab import colour_of
from editor.ui.latents.own import DropArea
from editor.ui.latents.range_form import RangeForm
from editor.ui.latents.slider import AttributeSlider
from editor.ui.latents.view import SlidersView
from editor.ui.panels.latents import SlidersPanel
from editor.ui.worker import GpuWorker
from tests.ui.latents_panel.fakes import DIRECTIONS, FakePoint, FakeSculptor, latents, sample

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def sculptor() -> FakeSculptor:
    return FakeSculptor()


class Drawer:
    """An engine that draws every pixel in the mean of the code; it keeps what it was asked."""

    def __init__(self) -> None:
        self.jobs: list[EditJob] = []

    def __call__(self, job: EditJob, tick: Tick) -> Iterator[Patch]:
        self.jobs.append(job)
        pixels = np.full((job.place.h, job.place.w, 4), 255, np.uint8)
        pixels[..., 0] = round(float(np.clip(128 + 100 * job.code[0, 0], 0, 255)))
        yield Patch(pixels, job.place)


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def effects(qapp: QApplication, history: History, drawer: Drawer) -> Iterator[Effects]:
    worker = GpuWorker(drawer)
    worker.start()
    yield Effects(history, worker)
    worker.close()


@pytest.fixture
def panel(qtbot, sculptor: FakeSculptor, effects: Effects, settings: QSettings) -> SlidersPanel:
    panel = SlidersPanel(sculptor, effects, LastFolder(settings, "own"))
    qtbot.addWidget(panel)
    panel.resize(312, 900)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


@pytest.fixture
def editing(panel: SlidersPanel, sculptor: FakeSculptor) -> SlidersPanel:
    """With a portrait under edit whose smile is 1 and whose glasses stand half-way."""
    one = sample(3)
    state = latents(one).with_values(DIRECTIONS, {"smile": 1.0, "glasses": 0.5})
    sculptor.set(state=state, points=(FakePoint(state, one.pixels),), layer=1)
    panel.show_state()
    return panel


def slider(panel: SlidersPanel, name: str) -> AttributeSlider:
    return panel.sliders.row(name).slider


def at(one: AttributeSlider, value: float) -> QPoint:
    """Where on a slider a value stands."""
    return QPoint(round(one.width() * one._scale.share(value)), one.height() // 2)


def test_without_a_portrait_every_slider_says_why_it_rests(panel: SlidersPanel) -> None:
    assert all(not row.isEnabled() for row in panel.sliders.rows)
    assert "variations" in slider(panel, "smile").toolTip()
    assert "variations" in panel.report.text() and panel.title.text() == "No portrait yet"
    assert not panel.limited.isEnabled() and not panel.reset.isEnabled()


def test_sliders_show_the_state_and_the_others_what_the_code_has(editing: SlidersPanel) -> None:
    state = editing._sculptor.state
    assert slider(editing, "smile").text() == "smiling"
    assert slider(editing, "glasses").text() == "0.50"
    skin = next(d for d in DIRECTIONS if d.name == "skin").value(state.base)
    assert slider(editing, "skin").real == pytest.approx(min(4, max(0, skin)), abs=0.006)
    assert editing.title.text() == "Portrait 3" and editing.reset.isEnabled()


def test_a_drag_reports_every_move_and_one_release(editing: SlidersPanel) -> None:
    one, deeds = slider(editing, "skin"), editing._sculptor.deeds
    QTest.mousePress(one, LEFT, NONE, at(one, 0.5))
    QTest.mouseMove(one, at(one, 1.5))
    QTest.mouseMove(one, at(one, 2.5))
    editing.sliders.show_latents(editing._sculptor.state)
    assert one.real == pytest.approx(2.5, abs=0.05), "the hand is stronger than the state"
    QTest.mouseRelease(one, LEFT, NONE, at(one, 2.5))
    assert [deed[:2] for deed in deeds] == [("set_value", "skin")] * 3 + [("release",)]
    assert deeds[-2][2] == pytest.approx(2.5, abs=0.05)
    assert deeds[-2][2] == one.real, "what is released is the last position exactly"


def test_a_stepped_slider_is_drawn_to_its_steps_but_not_with_alt(editing: SlidersPanel) -> None:
    one = slider(editing, "glasses")
    QTest.mousePress(one, LEFT, NONE, at(one, 0.92))
    assert one.real == 1.0 and one.text() == "clear"
    QTest.mouseMove(one, at(one, 1.5))
    assert one.real == pytest.approx(1.5, abs=0.02)
    QTest.mouseRelease(one, LEFT, NONE, at(one, 1.5))
    QTest.mouseClick(one, LEFT, Qt.KeyboardModifier.AltModifier, at(one, 0.92))
    assert one.real == pytest.approx(0.92, abs=0.02) and one.real != 1.0


def test_a_double_click_resets_one_and_the_button_all(editing: SlidersPanel) -> None:
    QTest.mouseDClick(slider(editing, "smile"), LEFT, NONE, QPoint(20, 10))
    assert editing._sculptor.deeds[-1] == ("reset", "smile")
    editing.reset.click()
    assert editing._sculptor.deeds[-1][0] == "reset_all"


def test_escape_gives_a_drag_up(editing: SlidersPanel) -> None:
    one = slider(editing, "skin")
    QTest.mousePress(one, LEFT, NONE, at(one, 3.0))
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, NONE)
    override.ignore()
    QApplication.sendEvent(one, override)
    assert override.isAccepted(), "else the window would take it for its own"
    QTest.keyClick(one, Qt.Key.Key_Escape)
    assert editing._sculptor.deeds[-1] == ("cancel",)
    QTest.mouseRelease(one, LEFT, NONE, at(one, 3.0))
    assert editing._sculptor.deeds[-1] == ("cancel",), "nothing is released any more"


def turn(one: AttributeSlider) -> QWheelEvent:
    middle, up = QPointF(one.rect().center()), QPoint(0, 120)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        middle, middle, QPoint(), up, none, NONE, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(one, event)
    return event


def test_the_wheel_turns_only_the_slider_that_has_the_keyboard(
    qtbot, editing: SlidersPanel
) -> None:
    one, deeds = slider(editing, "skin"), editing._sculptor.deeds
    one.clearFocus()
    turn(one)
    assert deeds == []
    one.setFocus()
    turn(one)
    assert deeds == [], "it was scrolled under the cursor"
    QTest.mouseMove(one, one.rect().center())
    for _ in range(3):
        turn(one)
    assert [deed[0] for deed in deeds] == ["set_value"] * 3
    qtbot.waitUntil(lambda: deeds[-1] == ("release",))
    assert [deed[0] for deed in deeds].count("release") == 1, "one undo step, not three"


def test_what_a_drawing_style_does_not_know_rests_with_the_reason(
    editing: SlidersPanel, sculptor: FakeSculptor
) -> None:
    sculptor.set(state=latents(sample(1, "micah")))
    editing.show_state()
    row = editing.sliders.row("moustache")
    assert not row.isEnabled() and editing.sliders.row("smile").isEnabled()
    assert "Micah" in row.slider.toolTip() and "Avataaars, Personas" in row.slider.toolTip()
    sculptor.set(state=latents(sample(1, "personas")))
    editing.show_state()
    assert row.isEnabled() and "Micah" not in row.slider.toolTip()


def test_a_picked_colour_moves_its_three_sliders(editing: SlidersPanel) -> None:
    row = next(row for row in editing.sliders.rows if isinstance(row, ColourRow))
    row.swatch.changed.emit(QColor("#804020"))
    row.swatch.settled.emit()
    *moves, last = editing._sculptor.deeds
    assert [move[1] for move in moves] == ["hair_light", "hair_red", "hair_yellow"]
    assert last == ("release",)
    assert colour_of([move[2] for move in moves]).name() == "#804020"
    row.swatch.changed.emit(QColor("#0000ff"))
    values = {deed[1]: deed[2] for deed in editing._sculptor.deeds if deed[0] == "set_value"}
    assert values["hair_yellow"] == -3.0, "as far as the slider goes"


def test_the_swatch_shows_what_the_three_say(editing: SlidersPanel, sculptor: FakeSculptor) -> None:
    row = next(row for row in editing.sliders.rows if isinstance(row, ColourRow))
    values = {"hair_light": -1.0, "hair_red": 1.0, "hair_yellow": 1.2}
    sculptor.set(state=latents(sample(1)).with_values(DIRECTIONS, values))
    editing.show_state()
    assert row.swatch.colour.name() == colour_of(list(values.values())).name()
    row.reset.click()
    assert sculptor.deeds == [("reset", *values)]


def test_the_menu_of_a_slider_lets_others_add_to_it(editing: SlidersPanel) -> None:
    asked: list[str] = []
    editing.sliders.menu_asked.connect(lambda direction, menu: asked.append(direction.name))
    menu = QMenu(editing)
    editing.sliders.menu_asked.emit(DIRECTIONS[0], menu)
    words = [each.text() for each in menu.actions()]
    assert asked == ["smile"] and words == ["Rename…", "Set range…", "Hide behind “More”"]
    menu.actions()[2].trigger()
    assert editing._sculptor.deeds == [("hide", "smile")]
    editing.sliders.menu_asked.emit(DIRECTIONS[-1], more := QMenu(editing))
    assert more.actions()[2].text() == "Show among the others"


def test_a_range_must_go_upwards(qtbot, panel: SlidersPanel) -> None:
    form = RangeForm(DIRECTIONS[0], panel)
    taken: list[tuple[float, float]] = []
    form.chosen.connect(lambda low, high: taken.append((low, high)))
    form.low.setValue(2.0)
    form.high.setValue(1.0)
    assert not form.do.isEnabled()
    form.high.setValue(4.0)
    form.do.click()
    assert taken == [(2.0, 4.0)]


def test_other_sliders_replace_the_old_and_folds_stay(
    panel: SlidersPanel, sculptor: FakeSculptor
) -> None:
    assert not panel.sliders.folds["found"].is_open
    panel.sliders.folds["found"].heading.click()
    panel.sliders.folds["face"].heading.click()
    sculptor.directions = DIRECTIONS[:-1]
    sculptor.directions_changed.emit()
    assert panel.sliders.folds["found"].is_open and not panel.sliders.folds["face"].is_open
    assert "more" not in panel.sliders.folds
    with pytest.raises(KeyError):
        panel.sliders.row("odd")


def test_the_card_leads_through_the_inversion(panel: SlidersPanel, sculptor: FakeSculptor) -> None:
    assert not panel.card.isVisible()
    sculptor.placing = Rect(0, 0, 64, 64)
    panel.show_state()
    assert panel.card.begin.isVisible() and not panel.card.bar.isVisible()
    panel.card.effort.show_index(2)
    panel.card.begin.click()
    assert sculptor.deeds == [("begin_inversion", 100, 60)]
    sculptor.inverting = True
    panel.show_state()
    sculptor.progressed.emit(0.4)
    assert panel.card.bar.isVisible() and panel.card.bar.value() == 400
    panel.card.cancel.click()
    assert sculptor.deeds[-1] == ("cancel",)
    sculptor.inverting, sculptor.placing = False, None
    sculptor.report = "Redrawn closely (error 2.1 %)."
    panel.show_state()
    assert not panel.card.isVisible() and panel.report.text() == sculptor.report
    assert not panel.sign.isVisible()
    sculptor.strange = True
    panel.show_state()
    assert panel.sign.isVisible()


def test_limit_and_detail(editing: SlidersPanel, sculptor: FakeSculptor) -> None:
    editing.limited.click()
    editing.grain.click()
    assert sculptor.deeds == [("set_limited", True), ("set_noise", 1)]
    sculptor.limited = True
    editing.show_state()
    assert editing.limited.isChecked() and len(sculptor.deeds) == 2, "showing is not asking"


def drop(area: DropArea, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    area.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, NONE))


def test_an_own_slider_needs_two_groups_and_a_name(
    panel: SlidersPanel, sculptor: FakeSculptor, tmp_path: Path
) -> None:
    folder = tmp_path / "with"
    folder.mkdir()
    having = [folder / f"{n}.png" for n in range(3)]
    for path in [*having, folder / "notes.txt"]:
        path.touch()
    lacking = [tmp_path / f"{n}.jpg" for n in range(2)]
    own = panel.own
    drop(own.having, folder)
    drop(own.lacking, *lacking, lacking[0])
    assert "3" in own.having.text.text() and not own.make.isEnabled()
    own.name.setText("freckles ")
    assert own.make.isEnabled()
    own.make.click()
    assert sculptor.deeds == [("own_direction", "freckles", tuple(having), tuple(lacking))]
    assert not own.having.paths and not own.make.isEnabled()


def test_the_heat_lies_over_the_present_picture(
    editing: SlidersPanel, sculptor: FakeSculptor
) -> None:
    thumb = editing.sliders.row("smile").thumb
    first = thumb.grab().toImage()
    assert "0.97" in thumb.toolTip() and "0.08" in thumb.toolTip()
    other = latents(sample(9))
    pixels = np.full((32, 32, 3), (20, 60, 220), np.uint8)
    sculptor.set(state=other, points=(FakePoint(other, pixels),))
    editing.show_state()
    assert thumb.grab().toImage() != first
    dragged = other.with_values(DIRECTIONS, {"smile": 0.4})
    sculptor.set(state=dragged)
    kept = thumb.grab().toImage()
    editing.show_state()
    assert thumb.grab().toImage() == kept, "while a hand moves, the picture under the heat stays"


def test_what_a_slider_does_is_drawn_at_both_its_ends(
    qtbot, editing: SlidersPanel, effects: Effects, drawer: Drawer
) -> None:
    came: list[tuple[str, np.ndarray, np.ndarray]] = []
    effects.came.connect(lambda *parts: came.append(parts))
    editing.sliders.row("smile").thumb.looked.emit()
    qtbot.waitUntil(lambda: len(came) == 1)
    name, low, high = came[0]
    assert name == "smile" and low.shape == high.shape == (SIDE, SIDE, 3)
    smile = DIRECTIONS[0]
    assert [smile.value(job.code) for job in drawer.jobs] == pytest.approx([-1.0, 1.0], abs=1e-5)
    glasses = DIRECTIONS[1]
    assert [glasses.value(job.code) for job in drawer.jobs] == pytest.approx([0.5, 0.5], abs=1e-5)
    editing.sliders.row("smile").thumb.looked.emit()
    assert len(came) == 2 and len(drawer.jobs) == 2, "it is remembered"


def test_sliders_rest_while_the_layer_is_of_another_generator(
    editing: SlidersPanel, sculptor: FakeSculptor, drawer: Drawer
) -> None:
    code = np.ones((9, 5), np.float32)  # of another shape, too
    sculptor.set(state=latents(sample(1), model="scenes", base=code, code=code))
    editing.show_state()
    assert not any(row.isEnabled() for row in editing.sliders.rows)
    assert "drawn by “scenes”" in editing.report.text()
    editing.sliders.row("smile").thumb.looked.emit()
    QTest.qWait(30)
    assert drawer.jobs == []


def test_a_generator_with_found_sliders_only_shows_them(qapp: QApplication) -> None:
    fresh = SlidersView()
    fresh.show_directions([each for each in DIRECTIONS if each.source in ("pca", "closed-form")])
    assert list(fresh.folds) == ["found"] and fresh.folds["found"].is_open
    fresh.show_directions(DIRECTIONS)
    fresh.folds["found"].open(False)
    fresh.show_directions([each for each in DIRECTIONS if each.source in ("pca", "closed-form")])
    assert fresh.folds["found"].is_open


def test_it_says_how_far_the_picture_is_learnt_again_and_stays_as_wide(
    qtbot, editing: SlidersPanel, sculptor: FakeSculptor
) -> None:
    usual, narrowest = editing.title.text(), editing.minimumSizeHint().width()
    sculptor.learning = 0.4
    sculptor.learning_changed.emit()
    qtbot.waitUntil(lambda: editing.title.text() == "Learning this picture again… 40 %")
    assert editing.minimumSizeHint().width() == narrowest
    sculptor.learning = None
    sculptor.learning_changed.emit()
    qtbot.waitUntil(lambda: editing.title.text() == usual)
