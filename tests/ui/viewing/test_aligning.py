"""Rulers, guides, grid and snapping, by the pointer on the real canvas."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.core.document import Metadata
from editor.core.guides import Guides
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.tools import Tool
from editor.ui.viewing.aids import Aids
from editor.ui.viewing.aligning import Aligning
from editor.ui.viewing.units import parts_of, pixels_per, round_step
from tests.ui.pointing import LEFT, NONE, drag, on_screen, shot

CONTROL = Qt.KeyboardModifier.ControlModifier


def aligning(window) -> Aligning:
    return next(f for f in window.features if isinstance(f, Aligning))


def put(window, **changes) -> None:
    preferences = window.session.preferences
    preferences.put(replace(preferences.get(Aids), **changes))


def pull(window, ruler, x: int, y: int, lift: bool = True) -> None:
    """Press in the middle of a ruler, go to a document point, let go."""
    canvas = window.canvas
    start, end = ruler.rect().center(), ruler.mapFrom(canvas, on_screen(canvas, x, y))
    QTest.mousePress(ruler, LEFT, NONE, start)
    QTest.mouseMove(ruler, end)
    QApplication.processEvents()
    if lift:
        QTest.mouseRelease(ruler, LEFT, NONE, end)


def test_a_guide_is_pulled_out_moved_and_dragged_back(opened):
    window, history = opened, opened.session.history
    window.actions_["rulers_show"].trigger()
    rulers = aligning(window).rulers
    assert rulers.top.isVisible() and rulers.left.isVisible()
    pull(window, rulers.left, 200, 100)
    assert history.committed.guides == Guides((200.0,), ())
    pull(window, rulers.top, 200, 90)
    assert history.committed.guides == Guides((200.0,), (90.0,))
    window.session.tools.tool = Tool.MOVE
    drag(window.canvas, (200, 120), (300, 120))
    assert history.committed.guides == Guides((300.0,), (90.0,))
    assert history.undo_label == "Move guide"
    canvas = window.canvas
    QTest.mousePress(canvas, LEFT, NONE, on_screen(canvas, 300, 150))
    QTest.mouseMove(canvas, QPoint(4, 300))
    QTest.mouseRelease(canvas, LEFT, NONE, QPoint(4, 300))
    assert history.committed.guides == Guides((), (90.0,))
    for _ in range(4):
        history.undo()
    assert history.committed.guides == Guides()


def test_esc_takes_a_guide_back_that_is_being_pulled(opened):
    window, history = opened, opened.session.history
    put(opened, rulers=True)
    ruler = aligning(window).rulers.left
    pull(window, ruler, 200, 100, lift=False)
    assert history.document.guides.vertical == (200.0,)
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(ruler, LEFT, NONE, ruler.rect().center())
    assert history.document.guides == Guides() and not history.can_undo


def test_with_a_brush_a_guide_is_taken_only_while_ctrl_is_held(opened):
    window, history = opened, opened.session.history
    with_guide = replace(history.committed, guides=Guides((150.0,)))
    history.commit("Add guide", with_guide)
    drag(window.canvas, (150, 100), (180, 100))
    assert history.undo_label == "Paint mask"
    drag(window.canvas, (150, 200), (240, 200), held=CONTROL)
    assert history.committed.guides.vertical == (240.0,)


@pytest.mark.parametrize("degrees", [0.0, 90.0, 180.0, -90.0])
def test_numbers_of_a_ruler_stand_where_the_document_does(opened, degrees):
    window, canvas = opened, opened.canvas
    put(window, rulers=True)
    canvas.set_rotation(degrees)
    for ruler in (aligning(window).rulers.top, aligning(window).rulers.left):
        named = [(place, value) for place, value, named in ruler.ticks() if named]
        assert len(named) > 4
        for place, value in named:
            on_canvas = QPointF(ruler.mapTo(canvas, QPoint(0, 0)))
            lying = ruler is aligning(window).rulers.top
            at = on_canvas + (QPointF(place, 0) if lying else QPointF(0, place))
            found = canvas.view.to_document(at)
            assert (found.x() if ruler.along_x else found.y()) == pytest.approx(value, abs=1e-6)
        places = sorted(place for place, _ in named)
        assert min(np.diff(places)) >= 50


def test_a_slanted_view_has_rulers_without_numbers(opened):
    put(opened, rulers=True)
    opened.canvas.set_rotation(30)
    assert not list(aligning(opened).rulers.top.ticks())


def test_units_follow_the_resolution_of_the_file(opened):
    history = opened.session.history
    document = replace(history.committed, metadata=Metadata(dpi=(300.0, 150.0)))
    history.commit("Resolution", document)
    put(opened, rulers=True, unit="in")
    top, left = aligning(opened).rulers.top, aligning(opened).rulers.left
    for ruler, dpi in ((top, 300), (left, 150)):
        first, second = [(place, value) for place, value, _ in ruler.ticks()][:2]
        per = (second[0] - first[0]) / (second[1] - first[1])
        assert per == pytest.approx(dpi * opened.canvas.view.scale)
    assert pixels_per("%", 600, None) == 6 and pixels_per("cm", 1, 254.0) == 100


@pytest.mark.parametrize(("least", "step"), [(0.3, 0.5), (1.0, 1.0), (2.1, 5.0), (60, 100)])
def test_steps_are_round(least, step):
    assert round_step(least) == pytest.approx(step)
    assert parts_of(step, 60.0) in (2, 4, 5, 10)


def test_snapping_keeps_to_guides_grid_picture_layers_and_selection(opened, qtbot):
    window, history = opened, opened.session.history
    snapping = window.canvas.snapping
    blob = np.full((40, 30, 4), 255, np.uint8)
    layer = PixelLayer("Blob", pixels=raster_from(blob, 207, 111))
    document = replace(history.committed.with_layer(layer), guides=Guides((100.0,)))
    history.commit("Blob", document)
    put(window, snap_layers=True)
    qtbot.waitUntil(lambda: snapping.point(QPointF(205, 113)) == QPointF(207, 111))
    assert snapping.point(QPointF(97, 50)) == QPointF(100, 50)
    assert snapping.point(QPointF(303, 202)) == QPointF(300, 200)  # the middle
    assert snapping.point(QPointF(205, 113), but=layer.id) == QPointF(205, 113)
    assert snapping.rect(QRectF(565, 50, 30, 20)) == QPointF(5, 0)  # the right edge
    put(window, grid=True, spacing=30.0)
    assert snapping.point(QPointF(62, 88)) == QPointF(60, 90)
    put(window, snap=False)
    assert snapping.point(QPointF(97, 50)) == QPointF(97, 50)


def test_reach_is_measured_on_the_screen(opened):
    canvas = opened.canvas
    canvas.set_zoom(4.0)
    assert canvas.snapping.point(QPointF(297, 150)) == QPointF(297, 150)  # 12 view pixels away
    assert canvas.snapping.point(QPointF(299, 150)) == QPointF(300, 150)


def test_guides_grid_and_pixel_grid_are_seen_when_they_are_on(opened):
    window, canvas = opened, opened.canvas
    put(window, guides=True)
    plain = shot(canvas).astype(int)
    history = opened.session.history
    history.commit("Add guide", replace(history.committed, guides=Guides((100.0,), (60.0,))))
    guided = shot(canvas).astype(int)
    changed = np.abs(guided - plain).sum(axis=2) > 30
    at = on_screen(canvas, 100, 60)
    assert changed[:, at.x()].mean() > 0.9 and changed[at.y(), :].mean() > 0.9
    assert changed.sum() < 3 * (canvas.width() + canvas.height())
    window.actions_["guides_show"].trigger()
    assert np.array_equal(shot(canvas).astype(int), plain)
    window.actions_["grid_show"].trigger()
    assert (np.abs(shot(canvas).astype(int) - plain).sum(axis=2) > 20).sum() > 2000


def test_a_guide_is_added_by_keyboard_alone(opened):
    form = aligning(opened).ask_guide()
    form.places[0].show_value(123)
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert opened.session.history.committed.guides == Guides((123.0,))
    QApplication.processEvents()
    opened.actions_["guides_clear"].trigger()
    assert opened.session.history.committed.guides == Guides()


def test_what_is_shown_is_kept(opened, qtbot):
    opened.actions_["rulers_show"].trigger()
    put(opened, unit="cm")
    from editor.ui.preferences import Preferences

    again = Preferences(opened.session.settings)
    assert again.get(Aids).rulers and again.get(Aids).unit == "cm"
    menu = aligning(opened).ask_unit(QPoint(0, 0))
    ticked = [action.text() for action in menu.actions() if action.isChecked()]
    assert ticked[0] == "Centimetres"
    menu.close()
