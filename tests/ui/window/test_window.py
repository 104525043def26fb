"""The way an artist goes: open, paint, Enter, a layer appears, Ctrl+Z takes it back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from editor.core.geometry import Rect
from editor.render.compositor import flatten
from editor.ui.panels.tree import ID
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests import fakes
from tests.ui.window.conftest import MakeWindow, open_in, stroke

Key = Qt.Key


def test_paint_enter_layer_undo(qtbot, opened: Window, picture: np.ndarray) -> None:
    history = opened.session.history
    stroke(opened.canvas, (200, 200), (260, 210), (300, 230))
    assert history.steps[-1] == "Paint mask"
    mask = history.committed.mask.read(history.committed.bounds)[..., 0]
    QTest.keyClick(opened.canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2)
    assert history.steps[-1] == "Inpaint"
    after = flatten(history.committed, history.committed.bounds)
    assert (after[mask == 0] == picture[mask == 0]).all()
    assert (after[mask == 255] != picture[mask == 255]).any(axis=1).mean() > 0.9
    assert not history.committed.mask.tiles  # it is spent
    QTest.keyClick(opened.canvas, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(history.committed.layers) == 1
    assert (flatten(history.committed, history.committed.bounds) == picture).all()
    assert history.committed.mask.tiles
    qtbot.waitUntil(lambda: opened.history_panel.list.currentRow() == 1)


def test_enter_without_a_mask_says_what_to_do(qtbot, opened: Window) -> None:
    QTest.keyClick(opened.canvas, Key.Key_Return)
    assert "Paint over what should go" in opened.stage.message.text
    assert opened.session.history.steps == ("Open",)
    assert "Paint over what should go, then press Enter." in opened.status.hint.text()


def test_a_full_mask_is_one_clear_sentence(qtbot, opened: Window) -> None:
    opened.masks.select_all()
    opened.actions_["heal"].trigger()
    assert "covers the whole picture" in opened.stage.message.text


def test_answers_flip_with_arrows_and_enter_keeps(qtbot, make_window: MakeWindow, photo: Path):
    window = open_in(qtbot, make_window(fakes.several), photo)
    studio, history = window.session.studio, window.session.history
    studio.configure(count=4, seed=7)
    stroke(window.canvas, (200, 200), (260, 210))
    QTest.keyClick(window.canvas, Key.Key_Return)
    qtbot.waitUntil(window.strip.isVisible)
    assert len(window.strip.cards) == 4
    assert "25.00" in window.strip.cards[0].caption
    assert len(history.committed.layers) == 1
    assert len(history.document.layers) == 2  # the first is shown, nothing is decided
    qtbot.waitUntil(window.actions_["answer_next"].isEnabled)
    QTest.keyClick(window.canvas, Key.Key_Right)
    QTest.keyClick(window.canvas, Key.Key_Right)
    QTest.keyClick(window.canvas, Key.Key_Left)
    assert studio.chosen == 1
    QTest.keyClick(window.canvas, Key.Key_Left)
    QTest.keyClick(window.canvas, Key.Key_Left)
    assert studio.chosen == 3  # round the end
    QTest.keyClick(window.canvas, Key.Key_Return)
    assert len(history.committed.layers) == 2
    assert history.committed.layers[-1].recipe.parameters["seed"] == 10
    assert not window.strip.isVisible()
    history.undo()
    assert len(history.committed.layers) == 1


def test_escape_discards_the_answers_and_the_mask_stays(qtbot, make_window, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.several), photo)
    history = window.session.history
    window.session.studio.configure(count=2)
    stroke(window.canvas, (200, 200), (260, 210))
    QTest.keyClick(window.canvas, Key.Key_Return)
    qtbot.waitUntil(window.strip.isVisible)
    qtbot.waitUntil(window.actions_["cancel"].isEnabled)
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert not window.strip.isVisible()
    assert len(history.document.layers) == 1
    assert history.document.mask.tiles


def test_painting_while_answers_wait_keeps_both(qtbot, make_window, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.several), photo)
    history, studio = window.session.history, window.session.studio
    studio.configure(count=2)
    stroke(window.canvas, (200, 200), (260, 210))
    studio.inpaint()
    qtbot.waitUntil(window.strip.isVisible)
    stroke(window.canvas, (400, 100), (420, 120))
    assert history.steps[-1] == "Paint mask"
    qtbot.waitUntil(lambda: len(history.document.layers) == 2)  # the answer shows again
    studio.keep()
    assert len(history.committed.layers) == 2
    assert history.committed.mask.tiles  # painted anew, so it is not spent


def test_escape_cancels_a_running_job(qtbot, make_window: MakeWindow, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.slow), photo)
    history = window.session.history
    stroke(window.canvas, (200, 200), (260, 210))
    QTest.keyClick(window.canvas, Key.Key_Return)
    qtbot.waitUntil(lambda: len(history.document.layers) == 2)  # a first look
    assert window.heal_panel.cancel.isVisible()
    QTest.keyClick(window.canvas, Key.Key_Escape)
    assert len(history.document.layers) == 1
    assert not window.heal_panel.cancel.isVisible()
    qtbot.wait(100)
    assert history.steps[-1] == "Paint mask"
    qtbot.waitUntil(lambda: bool(window.jobs_panel.rows))
    qtbot.waitUntil(lambda: window.jobs_panel.rows[0].state_text == "Cancelled")


def test_a_failure_says_why_and_can_be_retried(qtbot, make_window, photo: Path) -> None:
    calls = []

    def engine(job, tick):
        calls.append(job)
        yield from (fakes.failing if len(calls) == 1 else fakes.mean)(job, tick)

    window = open_in(qtbot, make_window(engine), photo)
    stroke(window.canvas, (200, 200), (260, 210))
    QTest.keyClick(window.canvas, Key.Key_Return)
    message = window.stage.message
    qtbot.waitUntil(message.isVisible)
    assert "no pixels" in message.text
    assert "try again" in message.text
    assert len(window.session.history.document.layers) == 1
    qtbot.mouseClick(message.retry_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.history.committed.layers) == 2)


def test_the_jobs_panel_retries_pauses_and_cancels(qtbot, make_window, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.slow), photo)
    panel, studio = window.jobs_panel, window.session.studio
    stroke(window.canvas, (200, 200), (260, 210))
    panel.pause.click()
    studio.inpaint()
    qtbot.waitUntil(lambda: len(panel.rows) == 1)
    assert panel.rows[0].state_text == "Waiting"
    panel.pause.click()
    qtbot.waitUntil(lambda: "%" in panel.rows[0].state_text)
    panel.rows[0].cancel.click()
    qtbot.waitUntil(lambda: panel.rows[0].state_text == "Cancelled")
    panel.rows[0].retry.click()
    qtbot.waitUntil(lambda: len(panel.rows) == 2)
    qtbot.waitUntil(lambda: len(window.session.history.committed.layers) == 2, timeout=10000)
    qtbot.waitUntil(lambda: panel.rows[0].state_text.startswith("Done in"))


def test_a_job_of_a_closed_picture_is_not_retried(qtbot, make_window, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.failing), photo)
    stroke(window.canvas, (200, 200), (260, 210))
    ticket = window.session.studio.inpaint()
    qtbot.waitUntil(window.stage.message.isVisible)
    window.session.history.mark_saved()
    open_again = window.session.files
    open_again.close_document()
    with qtbot.waitSignal(open_again.opened):
        open_again.open(photo)
    window.session.studio.retry(ticket)
    assert not window.session.studio.working
    assert "no longer open" in window.stage.message.text


def test_latest_wins(qtbot, make_window: MakeWindow, photo: Path) -> None:
    window = open_in(qtbot, make_window(fakes.slow), photo)
    stroke(window.canvas, (200, 200), (260, 210))
    first = window.session.studio.inpaint()
    second = window.session.studio.inpaint()
    assert first.cancelled
    qtbot.waitUntil(lambda: second.state == "done", timeout=10000)
    qtbot.waitUntil(lambda: len(window.session.history.committed.layers) == 2)
    qtbot.wait(50)
    assert len(window.session.history.committed.layers) == 2


def drop(window: Window, target, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)


def test_the_first_picture_dropped_opens_the_next_become_layers(
    qtbot, window: Window, photo: Path, tmp_path: Path
) -> None:
    second = tmp_path / "second.png"
    second.write_bytes(photo.read_bytes())
    history = window.session.history
    drop(window, window.empty, photo, second)
    qtbot.waitUntil(lambda: len(history.document.layers) == 2)
    assert [layer.name for layer in history.document.layers] == ["lake", "second"]
    drop(window, window.canvas, photo)
    qtbot.waitUntil(lambda: len(history.document.layers) == 3)
    assert history.steps[-1] == "Open as layer"


def test_a_bad_file_is_one_plain_sentence(qtbot, window: Window, tmp_path: Path) -> None:
    bad = tmp_path / "<b>not.png"
    bad.write_text("not a picture")
    drop(window, window.empty, bad)
    message = window.stage.message
    qtbot.waitUntil(message.isVisible)
    assert "<b>not.png" in message.text
    assert window.session.files.blank


def test_enter_in_a_name_renames_and_does_not_heal(qtbot, opened: Window) -> None:
    history = opened.session.history
    stroke(opened.canvas, (200, 200), (260, 210))
    opened.actions_["layer_rename"].trigger()
    editor = opened.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("Sea")
    QTest.keyClick(editor, Key.Key_Return)
    qtbot.waitUntil(lambda: history.committed.layers[0].name == "Sea")
    assert not opened.session.studio.working
    assert len(history.committed.layers) == 1


def test_escape_in_a_name_leaves_it(qtbot, opened: Window) -> None:
    opened.actions_["layer_rename"].trigger()
    editor = opened.focusWidget()
    editor.setText("Sea")
    QTest.keyClick(editor, Key.Key_Escape)
    assert opened.session.history.committed.layers[0].name == "lake"


def test_tool_keys_and_options_follow_each_other(qtbot, opened: Window) -> None:
    tools = opened.session.tools
    QTest.keyClick(opened.canvas, Key.Key_B)
    assert tools.tool is Tool.BRUSH
    assert opened.options.colour.isVisible()
    assert not opened.options.mode.isVisible()
    QTest.keyClick(opened.canvas, Key.Key_M)
    assert tools.tool is Tool.MASK
    before = tools.brush.diameter
    QTest.keyClick(opened.canvas, Key.Key_BracketRight)
    assert opened.options.diameter.real == tools.brush.diameter > before
    QTest.keyClick(opened.canvas, Key.Key_X)
    assert opened.options.mode.index == 1
    opened.options.mode.chosen.emit(0)
    assert not tools.erasing


@pytest.mark.parametrize(("key", "zoom"), [(Key.Key_1, 1.0), (Key.Key_0, None)])
def test_zoom_keys_show_in_the_status_bar(qtbot, opened: Window, key: Key, zoom: float | None):
    opened.canvas.set_zoom(3.0)
    QTest.keyClick(opened.canvas, key)
    shown = float(opened.status.zoom.text().split()[0]) / 100
    assert shown == pytest.approx(zoom or opened.canvas.view.zoom, abs=0.01)
    opened.status.zoom.setFocus()
    opened.status.zoom.setText("250")
    QTest.keyClick(opened.status.zoom, Key.Key_Return)
    assert opened.canvas.view.zoom == pytest.approx(2.5)


def test_the_tree_shows_what_the_document_holds(qtbot, opened: Window) -> None:
    opened.actions_["layer_add"].trigger()
    opened.actions_["layer_group"].trigger()
    tree, history = opened.layers_panel.tree, opened.session.history
    qtbot.waitUntil(lambda: len(list(tree.items())) == 3)
    ids = [item.data(0, ID) for item in tree.items()]
    assert ids == [layer.id for layer in reversed(history.committed.layers)]
    tree.moved.emit((ids[1],), 0, ids[0])  # the new layer into the group
    qtbot.waitUntil(lambda: tree.topLevelItemCount() == 2)
    assert tree.topLevelItem(0).childCount() == 1
    assert history.steps[-1] == "Reorder layers"


def test_the_context_box_is_what_the_engine_gets(qtbot, make_window, photo: Path) -> None:
    seen = []

    def engine(job, tick):
        seen.append(job.place)
        yield from fakes.mean(job, tick)

    window = open_in(qtbot, make_window(engine), photo)
    stroke(window.canvas, (200, 200), (220, 200))
    window.actions_["context_show"].trigger()
    shown = window.canvas.context
    assert shown is not None and shown.contains(Rect(200, 195, 20, 10))
    drawn = Rect(shown.x + 5, shown.y, shown.w - 5, shown.h)  # the artist draws it narrower
    window.canvas.change_context(drawn)
    window.session.studio.inpaint()
    qtbot.waitUntil(lambda: len(window.session.history.committed.layers) == 2)
    assert seen == [drawn]
    qtbot.waitUntil(lambda: window.canvas.context is None)  # the mask is spent
    assert window.session.studio.context is None
