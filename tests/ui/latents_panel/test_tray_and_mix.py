"""Under the canvas and beside it: variations, seeds, generators; points, mixes, drags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from editor.ui.background import Background
from editor.ui.latents.drop import SampleDrop
from editor.ui.latents.layers_bar import LayersBar
from editor.ui.latents.tiles import mime
from editor.ui.panels.latents_mix import MixPanel
from editor.ui.panels.latents_tray import LatentsTray
from tests.ui.latents_panel.fakes import CARD, FakePoint, FakeSculptor, latents, sample

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
SAMPLES = tuple(sample(seed) for seed in range(1, 17))
POINTS = tuple(FakePoint(latents(each), each.pixels) for each in SAMPLES[:3])


@pytest.fixture
def sculptor() -> FakeSculptor:
    return FakeSculptor()


@pytest.fixture
def background(qapp: QApplication) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


@pytest.fixture
def tray(qtbot, sculptor: FakeSculptor, background: Background) -> LatentsTray:
    tray = LatentsTray(sculptor, background)
    qtbot.addWidget(tray)
    tray.resize(760, 220)
    with qtbot.waitExposed(tray):
        tray.show()
    assert sculptor.deeds == [("wake",)], "nothing is drawn for those who never look"
    sculptor.deeds.clear()
    return tray


@pytest.fixture
def mix(qtbot, sculptor: FakeSculptor) -> MixPanel:
    panel = MixPanel(sculptor)
    qtbot.addWidget(panel)
    panel.resize(312, 500)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def drop_on(widget: QWidget, kind: str, row: int) -> bool:
    """Let a tile go over a widget. Returns whether it was welcome."""
    data = QMimeData()
    data.setData(mime(kind), str(row).encode())
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, LEFT, NONE))
    return enter.isAccepted()


# ---- variations


def test_a_click_takes_a_variation_and_it_is_marked(
    tray: LatentsTray, sculptor: FakeSculptor
) -> None:
    assert tray.hint.isVisible() and not tray.grid.isVisible()
    sculptor.set(samples=SAMPLES)
    assert tray.grid.count == 16 and tray.grid.isVisible()
    middle = tray.grid.visualRect(tray.grid.model().index(4, 0)).center()
    QTest.mouseClick(tray.grid.viewport(), LEFT, NONE, middle)
    assert sculptor.deeds == [("take", SAMPLES[4])]
    sculptor.set(state=latents(SAMPLES[4]))
    tray.show_state()
    assert tray.grid.marked == 4
    sculptor.set(state=replace(latents(SAMPLES[4]), seed=99))
    tray.show_state()
    assert tray.grid.marked == -1


def test_all_sixteen_are_seen_at_once(qtbot, tray: LatentsTray, sculptor: FakeSculptor) -> None:
    sculptor.set(samples=SAMPLES)
    for width, height in ((640, 190), (760, 220), (1200, 300)):
        tray.resize(width, height)
        qtbot.wait(20)
        seen = tray.grid.viewport().rect()
        places = [tray.grid.visualRect(tray.grid.model().index(row, 0)) for row in range(16)]
        assert all(seen.contains(place) for place in places), (width, height)


def test_arrows_and_enter_take_one_and_enter_does_not_heal(
    tray: LatentsTray, sculptor: FakeSculptor
) -> None:
    sculptor.set(samples=SAMPLES)
    tray.grid.setFocus()
    tray.grid.setCurrentIndex(tray.grid.model().index(0, 0))
    QTest.keyClick(tray.grid, Qt.Key.Key_Right)
    QTest.keyClick(tray.grid, Qt.Key.Key_Right)
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Return, NONE)
    override.ignore()
    QApplication.sendEvent(tray.grid, override)
    assert override.isAccepted(), "else the window would heal"
    QTest.keyClick(tray.grid, Qt.Key.Key_Return)
    assert sculptor.deeds == [("take", SAMPLES[2])]
    more = tuple(sample(seed) for seed in range(17, 33))
    sculptor.set(samples=more)
    assert tray.grid.currentIndex().row() == 2, "the keyboard stays where it was"


def test_shuffle_goes_on_by_sixteen_and_seeds_are_typed(
    tray: LatentsTray, sculptor: FakeSculptor
) -> None:
    sculptor.set(samples=SAMPLES[:5])
    tray.shuffle.click()
    assert sculptor.deeds[-1] == ("resample", ("first_seed", 17)), "also while few have come"
    tray.seed.accepted.emit("40")
    assert sculptor.deeds[-1] == ("resample", ("first_seed", 40))
    tray.seed.setText("forty")
    tray.seed.accepted.emit("forty")
    assert len(sculptor.deeds) == 2 and tray.seed.text() == "1"


def test_style_and_variety_are_asked_for(tray: LatentsTray, sculptor: FakeSculptor) -> None:
    rows = [tray.drawn.itemText(row) for row in range(tray.drawn.count())]
    assert rows == ["Any drawing style", "Avataaars", "Personas", "Micah"]
    tray.drawn.setCurrentIndex(3)
    tray.drawn.activated.emit(3)
    assert sculptor.deeds[-1] == ("resample", ("drawn", "micah"))
    tray.variety.released.emit(30.0)
    assert sculptor.deeds[-1] == ("resample", ("truncation", 0.3))
    tray.picture.click()
    assert sculptor.deeds[-1][0] == "use_picture"


def test_other_generators_can_be_chosen(tray: LatentsTray, sculptor: FakeSculptor) -> None:
    scenes = replace(CARD, name="scenes", title="Scenes", styles={})
    sculptor.set(models=(CARD, scenes))
    tray.show_state()
    assert [tray.model.itemText(row) for row in range(2)] == ["Portraits", "Scenes"]
    tray.model.setCurrentIndex(1)
    tray.model.activated.emit(1)
    assert sculptor.deeds[-1] == ("choose_model", "scenes")
    sculptor.set(model=scenes)
    tray.show_state()
    assert not tray.drawn.isVisible() and tray.model.currentData() == "scenes"


def test_without_a_generator_it_says_so(tray: LatentsTray, sculptor: FakeSculptor) -> None:
    sculptor.set(models=(), model=None)
    tray.show_state()
    assert "No generator" in tray.hint.text() and tray.hint.isVisible()
    assert not tray.picture.isEnabled() and not tray.model.isEnabled()


def test_a_variation_is_dropped_on_the_canvas_but_files_pass(qtbot) -> None:
    canvas, taken = QLabel(), []
    qtbot.addWidget(canvas)
    SampleDrop(taken.append, canvas)
    assert drop_on(canvas, "sample", 7) and taken == [7]
    assert not drop_on(canvas, "point", 7) and taken == [7]


# ---- points and mixing


def test_a_click_goes_back_to_a_point(mix: MixPanel, sculptor: FakeSculptor) -> None:
    assert mix.none.isVisible() and not mix.strip.isVisible()
    sculptor.set(points=POINTS, state=POINTS[2].latents)
    assert not mix.none.isVisible() and mix.strip.marked == 2
    middle = mix.strip.visualRect(mix.strip.model().index(0, 0)).center()
    QTest.mouseClick(mix.strip.viewport(), LEFT, NONE, middle)
    assert sculptor.deeds == [("go", POINTS[0])]


def test_a_point_dropped_at_b_is_mixed_with_the_present_one(
    mix: MixPanel, sculptor: FakeSculptor
) -> None:
    sculptor.set(points=POINTS, state=POINTS[2].latents)
    assert not mix.mixer.share.isEnabled() and not mix.mixer.take.isEnabled()
    assert drop_on(mix.mixer.slots[1], "point", 0)
    assert mix.mixer.points == [POINTS[2], POINTS[0]]
    mix.mixer.share.changed.emit(25.0)
    mix.mixer.share.released.emit(25.0)
    assert sculptor.deeds == [("between", POINTS[2], POINTS[0], 0.25), ("release",)]
    mix.mixer.swap.click()
    assert mix.mixer.points == [POINTS[0], POINTS[2]]


def test_the_present_picture_is_the_one_shown_not_the_latest(
    mix: MixPanel, sculptor: FakeSculptor
) -> None:
    sculptor.set(points=POINTS, state=POINTS[0].latents)
    mix.mixer.slots[0].asked.emit()
    assert mix.mixer.points == [POINTS[0], None]
    assert drop_on(mix.mixer.slots[1], "point", 2)
    assert mix.mixer.points == [POINTS[0], POINTS[2]]
    other = replace(POINTS[0].latents, code=POINTS[0].latents.code + 1)
    sculptor.set(state=other)
    mix.mixer.slots[0].asked.emit()
    assert mix.mixer.points[0].latents is other


def test_a_row_of_another_window_is_nothing(mix: MixPanel, sculptor: FakeSculptor) -> None:
    sculptor.set(points=POINTS, state=POINTS[0].latents)
    for kind in ("point", "sample"):
        drop_on(mix.mixer.slots[0], kind, 40)
    assert mix.mixer.points == [None, None]


def test_layers_are_taken_from_a_variation_that_was_never_a_point(
    mix: MixPanel, sculptor: FakeSculptor
) -> None:
    sculptor.set(points=POINTS, state=POINTS[0].latents, samples=SAMPLES)
    mix.show_state()
    assert drop_on(mix.mixer.slots[1], "sample", 9)
    mix.mixer.layers.presets.chosen.emit(1)
    mix.mixer.take.click()
    deed, point, first, last = sculptor.deeds[-1]
    assert (deed, first, last) == ("mix", 2, 3)
    assert point.latents.code is SAMPLES[9].code and point.latents.model == "portraits"


def test_layers_are_chosen_by_dragging_and_by_keys(qtbot) -> None:
    bar = LayersBar()
    qtbot.addWidget(bar)
    bar.show_range(6, 0, 1)
    bar.resize(300, 26)
    bar.show()

    def cell(n: int) -> object:
        return QPointF(25 + 50 * n, 13).toPoint()

    QTest.mousePress(bar, LEFT, NONE, cell(4))
    QTest.mouseMove(bar, cell(2))
    assert (bar.first, bar.last) == (2, 4)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert (bar.first, bar.last) == (3, 5)
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert (bar.first, bar.last) == (3, 5), "there is no further layer"
    QTest.keyClick(bar, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert (bar.first, bar.last) == (3, 4)


def test_a_range_that_is_no_preset_presses_none(mix: MixPanel, sculptor: FakeSculptor) -> None:
    sculptor.set(points=POINTS, state=POINTS[0].latents)
    mix.show_state()
    layers = mix.mixer.layers
    layers.bar.show_range(6, 1, 4)
    layers.bar.chosen.emit()
    assert layers.presets.index == -1 and layers.range == (1, 4)
    layers.presets.chosen.emit(3)
    assert layers.range == (0, 5)


def test_a_card_is_added_below(qtbot, mix: MixPanel) -> None:
    card = QLabel("walk")
    mix.add_card("Walk", card)
    qtbot.waitUntil(card.isVisible)
    assert card.y() > mix.mixer.geometry().bottom()
