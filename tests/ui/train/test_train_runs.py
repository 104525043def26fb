"""A run as it is watched: states, the time machine, curves, deeds; closing and opening."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow

from editor.ui.controls.message import MessageBar
from editor.ui.panels.train import TrainPage
from editor.ui.train.doorway import Doorway
from editor.ui.train.naming import free_folder
from editor.ui.train.trainer import Trainer
from editor.weights.runs import Run, TrainRequest
from tests.ui.train.conftest import MakeRun, grid, look, watch, write_log, write_moment


def press(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def shade(page: TrainPage) -> int:
    """How bright the samples shown are."""
    return page.run.grid.image.pixelColor(3, 3).red()


def test_the_list_shows_every_run_and_a_click_watches_it(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    assert page.runs.empty.isVisible()
    make_run("faces")
    make_run("leaves", "paused")
    look(qtbot, trainer)
    view = page.runs.view
    assert view.model().rowCount() == 2 and not page.runs.empty.isVisible()
    spoken = [view.model().index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole) for r in (0, 1)]
    assert "Faces: Training: 6 min left" in spoken and "Leaves: Waits at 40 %" in spoken
    row = spoken.index("Leaves: Waits at 40 %")
    place = view.visualRect(view.model().index(row, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.running and trainer.chosen is not None and trainer.chosen.name == "leaves"
    assert page.run.head.title.text() == "Leaves"
    press(page.runs.button)
    assert not page.running and trainer.chosen is None


def test_the_time_machine_shows_any_moment_and_goes_back_to_now(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    grid(40).save(run.grid, lossless=True)
    for step, light in ((100, 90), (200, 160), (300, 220)):
        write_moment(run, step, light)
    write_log(run, 50, 350)
    watch(qtbot, page, trainer, run)
    times = page.run.times
    assert abs(shade(page) - 40) <= 2 and not times.use.isEnabled()
    times.scrubber.setFocus()
    QTest.keyClick(times.scrubber, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: abs(shade(page) - 90) <= 2)
    assert "100" in times.words.text() and page.run.chart.marked == 100
    QTest.keyClick(times.scrubber, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: abs(shade(page) - 160) <= 2)
    grid(50).save(run.grid, lossless=True)  # training goes on behind it
    look(qtbot, trainer)
    assert abs(shade(page) - 160) <= 2
    (run.folder / "moments" / "0000100.safetensors").unlink()  # thinned out
    look(qtbot, trainer)
    assert times.moment is not None and times.moment.step == 200
    QTest.keyClick(times.scrubber, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: abs(shade(page) - 50) <= 2)
    assert page.run.chart.marked == -1


def test_a_moment_becomes_the_model_by_the_command_line(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run("faces")
    write_moment(run, 100, 90)
    watch(qtbot, page, trainer, run)
    page.run.times.scrubber.go(0)
    asked: list[list[str]] = []
    monkeypatch.setattr(trainer._choosing, "start", asked.append)
    press(page.run.times.use)
    assert asked == [["train", "--choose", "100", "--out", str(run.out)]]


def test_what_the_command_line_refuses_is_said(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    with qtbot.waitSignal(trainer.failed) as failed:
        trainer.choose_moment(run.out, 7)
    assert failed.args == ["nothing does “train” here."]


def test_pause_go_on_and_stop_are_wishes(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, launched: list[list[str]]
) -> None:
    run = make_run("faces")
    watch(qtbot, page, trainer, run)
    head = page.run.head
    assert head.pause.text() == "Pause" and head.stop.isVisible()
    press(head.pause)
    qtbot.waitUntil(lambda: run.wished() == "pause")
    make_run("faces", "paused")
    look(qtbot, trainer)
    assert head.pause.text() == "Go on"
    page.toggle()
    qtbot.waitUntil(lambda: run.wished() == "go")
    assert not launched  # the process is there still
    press(head.stop)
    qtbot.waitUntil(lambda: run.wished() == "stop")
    make_run("faces", "stopped")
    look(qtbot, trainer)
    assert not head.stop.isVisible()
    press(head.pause)
    qtbot.waitUntil(lambda: bool(launched))
    assert launched == [["train", "--out", str(run.out), "--json"]]
    assert run.wished() == "go"


def test_a_done_run_trains_further(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, launched: list[list[str]]
) -> None:
    run = make_run("faces", "done", progress=1.0)
    watch(qtbot, page, trainer, run)
    assert page.run.head.further.isVisible() and not page.run.head.pause.isVisible()
    trainer.further(run.out, 30, 6)
    qtbot.waitUntil(lambda: bool(launched))
    assert run.request().minutes == 40 and run.request().title == "Faces"


def test_the_end_of_a_training_is_told_wherever_one_is(
    qtbot, trainer: Trainer, make_run: MakeRun
) -> None:
    told: list[str] = []
    trainer.notice.connect(told.append)
    for name in ("faces", "leaves", "prints"):
        make_run(name)
    look(qtbot, trainer)
    make_run("faces", "done")
    make_run("leaves", "failed", message="No memory.")
    look(qtbot, trainer)
    look(qtbot, trainer)
    assert sorted(told) == [
        "“Faces” is trained, and on the shelf.",
        "“Leaves” could not be trained. The Train workspace says why.",
    ]


def test_a_wish_shows_until_it_is_obeyed(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    watch(qtbot, page, trainer, run)
    for deed, words in (("pause", "Waits after this step…"), ("stop", "Saving, then it stops…")):
        getattr(trainer, deed)(run.out)
        qtbot.waitUntil(lambda words=words: page.run.head.phase.text().startswith(words))
    assert not page.run.head.stop.isEnabled()


def test_a_pause_that_was_wished_can_be_taken_back_before_it_is_obeyed(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    """As while a moment is measured, which takes a while."""
    run, head = make_run("faces"), page.run.head
    watch(qtbot, page, trainer, run)
    press(head.pause)
    qtbot.waitUntil(lambda: run.wished() == "pause" and head.pause.text() == "Go on")
    press(head.pause)
    qtbot.waitUntil(lambda: run.wished() == "go" and head.pause.text() == "Pause")


def test_a_folder_dropped_on_a_run_begins_a_new_training(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, pictures: Path
) -> None:
    watch(qtbot, page, trainer, make_run("faces"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(pictures))])
    place, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(place, action, data, left, none))
    assert not page.running
    qtbot.waitUntil(lambda: page.start.doctor.dataset is not None)
    assert page.start.doctor.dataset.folder == pictures


def test_a_failed_run_says_why(qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun) -> None:
    run = make_run("faces", "failed", message="There are no pictures here. Choose others.")
    watch(qtbot, page, trainer, run)
    assert page.run.head.message.isVisible()
    assert page.run.head.message.text() == "There are no pictures here. Choose others."
    assert page.run.head.pause.text() == "Try again"


def test_deleting_is_asked_and_a_run_at_work_is_not_touched(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    watch(qtbot, page, trainer, run)
    with qtbot.waitSignal(trainer.failed):
        trainer.delete(run.out)
    assert run.out.is_dir()
    make_run("faces", "done")
    look(qtbot, trainer)
    page.run.ask_delete()
    assert page.run.question is not None
    keep, delete = sorted(page.run.question.buttons(), key=lambda one: one.text(), reverse=True)
    assert (keep.text(), delete.text()) == ("Keep it", "Delete")
    assert page.run.question.defaultButton() is keep
    with qtbot.waitSignal(trainer.model_made):
        delete.click()
    assert not run.out.exists()
    qtbot.waitUntil(lambda: not page.running)


def test_a_new_run_gets_a_folder_of_its_own_and_is_shown(
    qtbot, page: TrainPage, trainer: Trainer, shelf: Path, pictures: Path,
    launched: list[list[str]],
) -> None:  # fmt: skip
    request = TrainRequest("gan", str(pictures), "Katzen & Hunde: Ölbilder", minutes=3.0)
    page.start.begun.emit(request)
    qtbot.waitUntil(lambda: page.running and trainer.summary(trainer.chosen) is not None)
    out = shelf / "katzen-hunde-olbilder"
    assert trainer.chosen == out and Run(out).request() == request
    assert launched == [["train", "--out", str(out), "--json"]]
    assert page.run.head.phase.text().startswith("Starting…")
    assert free_folder(request.title) == shelf / "katzen-hunde-olbilder-2"
    assert free_folder("Styles") == shelf / "styles-2"  # a built-in model's name
    assert free_folder("…") == shelf / "model"


def test_curves_hide_by_the_legend_and_read_under_the_pointer(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    write_log(run, *range(0, 1000, 10))
    watch(qtbot, page, trainer, run)
    chart = page.run.chart
    assert list(chart.shown) == ["loss"]
    step, values = chart.reading(chart.area().center().x())
    assert step == pytest.approx(495, abs=8)
    assert values == [("loss", pytest.approx(1000 - step, abs=6))]
    place = chart._legend()[0][1].center().toPoint()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert not chart.shown
    page.run.which._group.button(1).click()
    assert not chart.curves, "nothing was measured yet"
    with run.log.open("a", encoding="utf-8") as log:
        for at, fid in ((300, 200.0), (600, 90.0)):
            figures = {"fid": fid, "recall": 1 / fid}
            log.write(json.dumps({"kind": "score", "step": at, "figures": figures}) + "\n")
    look(qtbot, trainer)
    heights = {
        name: [round(point.y()) for point in chart._points(chart.area(), curve, curve)]
        for name, curve in chart.shown.items()
    }
    assert heights["fid"] == heights["recall"][::-1], "each fills the height by itself"


def test_samples_zoom_at_the_pointer_and_fit_again(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    grid(40).save(run.grid, lossless=True)
    watch(qtbot, page, trainer, run)
    view = page.run.grid
    fitted = view.scale
    before = view.place()
    at = QPointF(before.x() + before.width() / 4, before.y() + before.height() / 4)
    view.step(3)
    assert view.scale == pytest.approx(min(16, fitted * 1.25**3), rel=0.01)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at.toPoint())
    QTest.mouseMove(view, at.toPoint() + QPoint(10, 0))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton)
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.scale == 1
    QTest.keyClick(view, Qt.Key.Key_0)
    assert view.scale == pytest.approx(fitted)
    page.run.sharp.click()
    assert view.sharp


def test_a_trained_model_is_measured(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces", "done")
    watch(qtbot, page, trainer, run)
    card = page.run.evaluation
    assert not card.button.isEnabled()
    card.show_model(run.out, Path("pictures"), "generate")
    press(card.button)
    qtbot.waitUntil(lambda: bool(card.figures))
    assert card.figures["fid"] == 41.5
    texts = [label.text() for label in card._labels]
    assert "41.5" in texts and "Believable" in texts


@pytest.fixture
def doorway(qtbot, trainer: Trainer) -> Doorway:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    return Doorway(window, trainer, MessageBar(window))


def answer(qtbot, trainer: Trainer, doorway: Doorway, name: str) -> None:
    look(qtbot, trainer)
    assert not doorway.may_close()
    assert doorway.question is not None
    assert doorway.question.defaultButton() is doorway.go_on
    getattr(doorway, name).click()


def test_closing_asks_only_where_something_trains(
    qtbot, trainer: Trainer, doorway: Doorway, make_run: MakeRun
) -> None:
    make_run("done", "done")
    make_run("waits", "paused")
    look(qtbot, trainer)
    assert doorway.may_close()


def test_a_training_goes_on_without_the_window(
    qtbot, trainer: Trainer, doorway: Doorway, make_run: MakeRun
) -> None:
    run = make_run("faces")
    answer(qtbot, trainer, doorway, "go_on")
    trainer.close()
    assert run.wished() == "go" and not doorway._window.isVisible()


def test_a_training_waits_for_the_window(
    qtbot, trainer: Trainer, doorway: Doorway, make_run: MakeRun, settings: QSettings,
    launched: list[list[str]],
) -> None:  # fmt: skip
    run = make_run("faces")
    answer(qtbot, trainer, doorway, "wait")
    trainer.close()
    assert run.wished() == "stop"
    make_run("faces", "stopped")
    later = Trainer(settings)
    try:
        window = QMainWindow()
        qtbot.addWidget(window)
        again = Doorway(window, later, MessageBar(window))
        with qtbot.waitSignal(again.notice) as notice:
            later.look()
        assert notice.args == ["Training goes on: Faces"]
        qtbot.waitUntil(lambda: bool(launched))
        assert launched == [["train", "--out", str(run.out), "--json"]]
    finally:
        later.close()


def test_a_training_stops_with_the_window(
    qtbot, trainer: Trainer, doorway: Doorway, make_run: MakeRun
) -> None:
    run = make_run("faces")
    answer(qtbot, trainer, doorway, "end")
    trainer.close()
    assert run.wished() == "stop"


def test_a_run_that_broke_off_is_offered_once(
    qtbot, trainer: Trainer, doorway: Doorway, make_run: MakeRun, launched: list[list[str]]
) -> None:
    run = make_run("faces", pid=2**22 - 3)
    look(qtbot, trainer)
    message = doorway._message
    assert "“Faces” broke off at 40 %" in message.text
    press(message.retry_button)
    qtbot.waitUntil(lambda: bool(launched))
    assert launched[0][:3] == ["train", "--out", str(run.out)]
    assert trainer.broken() == ()
