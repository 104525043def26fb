"""Curves, levels and gradients under the hand: by mouse, by keys, never into nonsense."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from editor.core.adjustments.curves import STRAIGHT
from editor.core.adjustments.limits import MOST_POINTS
from editor.ui.adjusting.curve_graph import STEP
from editor.ui.adjusting.curves_editor import CurvesEditor
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.gradient_editor import GradientEditor
from editor.ui.adjusting.gradients import PRESETS
from editor.ui.adjusting.levels_editor import BLACK, GAMMA, WHITE, LevelsEditor, moved
from editor.ui.adjusting.words import fresh
from editor.ui.controls.slider import Slider

LEFT = Qt.MouseButton.LeftButton


class Heard:
    """What an editor has said."""

    def __init__(self, editor: Editor) -> None:
        self.values: list[object] = []
        self.releases = 0
        editor.changed.connect(self.values.append)
        editor.released.connect(self._released)

    def _released(self) -> None:
        self.releases += 1


def shown(qtbot, editor: Editor, kind: str) -> Editor:
    qtbot.addWidget(editor)
    editor.show_value(fresh(kind))
    editor.resize(280, 420)
    editor.show()
    return editor


@pytest.fixture
def curves(qtbot) -> CurvesEditor:
    return shown(qtbot, CurvesEditor("curves"), "curves")


@pytest.fixture
def levels(qtbot) -> LevelsEditor:
    return shown(qtbot, LevelsEditor("levels"), "levels")


@pytest.fixture
def gradient(qtbot) -> GradientEditor:
    return shown(qtbot, GradientEditor("gradient_map"), "gradient_map")


def test_a_click_adds_a_point_and_a_drag_moves_it(curves: CurvesEditor) -> None:
    heard, graph = Heard(curves), curves.graph
    start = graph.place(0.5, 0.5).toPoint() + QPoint(0, -20)
    QTest.mousePress(graph, LEFT, pos=start)
    QTest.mouseMove(graph, graph.place(0.4, 0.8).toPoint())
    QTest.mouseRelease(graph, LEFT, pos=graph.place(0.4, 0.8).toPoint())
    assert len(curves.value.all) == 3
    assert curves.value.all[1] == pytest.approx((0.4, 0.8), abs=0.02)
    assert heard.releases == 1
    assert heard.values[-1] == curves.value
    assert curves.incoming.real == round(curves.value.all[1][0] * 255)


def test_a_point_dragged_away_is_gone(curves: CurvesEditor) -> None:
    heard, graph = Heard(curves), curves.graph
    graph.add_point(0.5, 0.7)
    QTest.mousePress(graph, LEFT, pos=graph.place(0.5, 0.7).toPoint())
    QTest.mouseMove(graph, QPoint(graph.width() // 2, graph.height() + 60))
    assert curves.value.all == STRAIGHT
    assert heard.releases == 1


def test_the_ends_cannot_be_removed_and_points_keep_their_order(curves: CurvesEditor) -> None:
    graph = curves.graph
    assert not graph.remove_point()
    graph.add_point(0.5)
    graph.move_point(5.0, 5.0)
    assert graph.points[1] == (1 - STEP, 1.0)
    graph.choose(0)
    graph.move_point(0.99999, 0.2)
    xs = [x for x, _ in graph.points]
    assert xs == sorted(set(xs))


def test_no_more_points_than_an_adjustment_may_have(curves: CurvesEditor) -> None:
    for number in range(1, 60):
        curves.graph.add_point(number / 60)
    assert len(curves.value.all) == MOST_POINTS


def test_curves_by_keys_alone(curves: CurvesEditor) -> None:
    heard, graph = Heard(curves), curves.graph
    graph.setFocus()
    QTest.keyClick(graph, Qt.Key.Key_Insert)
    assert len(curves.value.all) == 3
    QTest.keyClick(graph, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert curves.value.all[1][1] == pytest.approx(0.5 + 10 / 255)
    QTest.keyClick(graph, Qt.Key.Key_Delete)
    assert curves.value.all == STRAIGHT
    QTest.keyClick(graph, Qt.Key.Key_PageDown)
    assert graph.index == 0
    assert heard.releases == 3


def test_each_channel_has_its_curve(curves: CurvesEditor) -> None:
    curves.show_section(2)
    curves.graph.add_point(0.3, 0.6)
    assert len(curves.value.green) == 3
    assert curves.value.all == curves.value.red == STRAIGHT
    curves.show_section(0)
    assert curves.graph.points == STRAIGHT


@pytest.mark.parametrize(("which", "share"), [(BLACK, 0.3), (WHITE, 0.6), (GAMMA, 0.25)])
def test_the_handles_of_levels(levels: LevelsEditor, which: int, share: float) -> None:
    heard, graph = Heard(levels), levels.graph
    start = graph.handle(which).toPoint()
    QTest.mousePress(graph, LEFT, pos=start)
    to = QPoint(round(graph._box.x() + graph._box.width() * share), start.y())
    QTest.mouseMove(graph, to)
    QTest.mouseRelease(graph, LEFT, pos=to)
    wanted = 2.0 if which == GAMMA else share
    assert levels.value.all[which] == pytest.approx(wanted, abs=0.05)
    assert heard.releases == 1


def test_black_never_comes_to_white() -> None:
    span = moved((0.2, 0.5, 1.0, 0.0, 1.0), BLACK, 0.9)
    assert span[BLACK] < span[WHITE]
    span = moved(span, WHITE, 0.0)
    assert span[BLACK] < span[WHITE]
    for share in (0.0, 0.5, 1.0):
        assert 0.1 <= moved(span, GAMMA, share)[GAMMA] <= 10


def test_a_typed_black_stays_below_white(levels: LevelsEditor) -> None:
    levels.show_value(type(levels.value)(all=(0.0, 0.5, 1.0, 0.0, 1.0)))
    page = levels._pages.widget(0)
    black = next(s for s in page.findChildren(Slider) if s.accessibleName() == "Black")
    black.changed.emit(200.0)
    assert levels.value.all[BLACK] == pytest.approx(0.5 - 1 / 255)


def test_gradients_by_mouse_and_keys(gradient: GradientEditor) -> None:
    heard, bar = Heard(gradient), gradient.bar
    at = bar.place(0.4).toPoint()
    QTest.mouseClick(bar, LEFT, pos=QPoint(at.x(), 15))
    assert len(gradient.value.stops) == 3
    assert gradient.value.stops[1] == pytest.approx((0.4,) * 4, abs=0.02)
    bar.setFocus()
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert gradient.value.stops[1][0] == pytest.approx(0.41, abs=0.02)
    QTest.keyClick(bar, Qt.Key.Key_Delete)
    assert len(gradient.value.stops) == 2
    assert heard.releases == 3


def test_a_stop_takes_a_colour_and_a_preset_all_of_them(gradient: GradientEditor) -> None:
    gradient.bar.choose(1)
    gradient._coloured(QColor(255, 0, 0))
    assert gradient.value.stops[1] == (1.0, 1.0, 0.0, 0.0)
    gradient.presets.activated.emit(1)
    assert gradient.value.stops == PRESETS[1][1]
    assert gradient.presets.currentIndex() == 1
