"""What goes wrong round a run: folders that vanish, files of strangers, hasty hands."""

from __future__ import annotations

import json
import shutil
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow

from editor.ui.controls.message import MessageBar
from editor.ui.panels.train import TrainPage
from editor.ui.train import trainer as trainers
from editor.ui.train.doorway import Doorway
from editor.ui.train.remembered import RESUME
from editor.ui.train.trainer import Trainer
from editor.weights.runs import TrainRequest
from tests.ui.train.conftest import MakeRun, grid, look, watch


def test_a_run_whose_folder_vanishes_is_shown_no_more(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    watch(qtbot, page, trainer, run)
    shutil.rmtree(run.out)
    look(qtbot, trainer)
    assert trainer.chosen is None and not page.running
    assert page.runs.view.model().rowCount() == 0


def test_a_model_removed_elsewhere_leaves_the_shelves(
    qtbot, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces", "done")
    look(qtbot, trainer)
    shutil.rmtree(run.out)
    with qtbot.waitSignal(trainer.model_made):
        trainer.look()


def test_a_second_click_starts_no_second_process(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, launched: list[list[str]]
) -> None:
    run = make_run("faces", "stopped")
    watch(qtbot, page, trainer, run)
    trainer.go_on(run.out)
    trainer.go_on(run.out)
    qtbot.waitUntil(lambda: bool(launched))
    look(qtbot, trainer)
    assert len(launched) == 1


def test_a_run_that_still_saves_when_the_window_is_back_goes_on_after_that(
    qtbot, trainer: Trainer, make_run: MakeRun, settings: QSettings, launched: list[list[str]]
) -> None:
    run = make_run("faces")
    run.wish("stop")
    settings.setValue(RESUME, [str(run.out)])
    look(qtbot, trainer)
    assert [one.run for one in trainer.resume()] == [run]
    look(qtbot, trainer)
    assert not launched
    make_run("faces", "stopped")
    look(qtbot, trainer)
    qtbot.waitUntil(lambda: bool(launched))
    assert launched == [["train", "--out", str(run.out), "--json"]] and run.wished() == "go"


def test_a_run_that_waits_ends_with_the_window(qtbot, trainer: Trainer, make_run: MakeRun) -> None:
    run = make_run("faces", "paused")
    window = QMainWindow()
    qtbot.addWidget(window)
    doorway = Doorway(window, trainer, MessageBar(window))
    look(qtbot, trainer)
    assert doorway.may_close()
    trainer.close()
    assert run.wished() == "stop"


def test_what_cannot_be_looked_at_is_said_once(
    qtbot, trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def root() -> Path:
        raise PermissionError("nobody may look")

    monkeypatch.setattr(trainers, "installed_root", root)
    said: list[str] = []
    trainer.failed.connect(said.append)
    for _ in range(3):
        trainer.look()
        qtbot.waitUntil(lambda: not trainer._looking)
    assert len(said) == 1 and "nobody may look" in said[0]


def test_files_of_another_version_or_torn_ones_are_told_not_tripped_over(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    newer, torn, odd = (make_run(name) for name in ("newer", "torn", "odd"))
    request = newer.folder / "request.json"
    request.write_text(json.dumps({**json.loads(request.read_text("utf-8")), "mood": 3}), "utf-8")
    (torn.folder / "state.json").write_text('{"phase": "trai', "utf-8")
    (odd.folder / "state.json").write_text('{"phase": "training", "seconds_left": NaN}', "utf-8")
    grid(40).save(odd.folder / "nearest.webp")
    (odd.folder / "nearest.json").write_text('{"ratios": [0.5, "far"]}', "utf-8")
    watch(qtbot, page, trainer, odd)
    phases = {one.run.out.name: one.state for one in trainer.sight.runs}
    assert "Another version" in phases["newer"].message
    assert phases["torn"].phase == phases["odd"].phase == "stopped"
    assert page.run.likeness.light == ""


def test_why_nothing_was_measured_stays_until_it_is_tried_again(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run("faces", "done")
    watch(qtbot, page, trainer, run)
    card = page.run.evaluation
    card.show_model(run.out, Path("pictures"), "generate")
    monkeypatch.setattr(card._command, "start", lambda words: None)
    card.measure()
    card._command.ended.emit("There are no pictures any more.")
    card.show_model(run.out, Path("pictures"), "generate")  # as at every look
    assert card.hint.text() == "There are no pictures any more."
    card._command.said.emit({"figures": {"fid": 3.0}})
    trainer.model_made.emit()
    assert not card.figures, "the model is another one now"


def test_a_run_begun_without_a_time_trains_further_than_its_recipe(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun, launched: list[list[str]]
) -> None:
    run = make_run("faces", "done")
    run.ask(TrainRequest("gan", "pictures"))  # as the command line asks
    page.start.ready()
    qtbot.waitUntil(lambda: bool(page.start.recipes.known))
    watch(qtbot, page, trainer, run)
    trainer.further(run.out, 30, page.usual_minutes("gan"))
    qtbot.waitUntil(lambda: bool(launched))
    assert run.request().minutes == 36


def test_a_process_that_dies_without_a_word_is_a_failed_run(
    qtbot, trainer: Trainer, make_run: MakeRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = make_run("faces", "stopped", at=time.time() - 60)

    def launch(words: list[str], output: Path) -> int:
        output.write_text("Traceback\nunderpaint train: There is no torch.\n", "utf-8")
        return 2**22 - 3

    monkeypatch.setattr(trainers, "launch", launch)
    look(qtbot, trainer)
    trainer.go_on(run.out)
    qtbot.waitUntil(lambda: trainer.sight.runs[0].state.phase == "failed")
    assert trainer.sight.runs[0].state.message == "There is no torch."


def test_the_smallest_window_holds_a_run_and_says_what_it_cuts(
    qtbot, page: TrainPage, trainer: Trainer, make_run: MakeRun
) -> None:
    run = make_run("faces")
    title = "The old town in the rain, seen from the harbour, evening light, " * 3
    run.ask(TrainRequest("gan", "pictures", title.strip()))
    watch(qtbot, page, trainer, run)
    look(qtbot, trainer)
    page.resize(880, 560)  # of 1100 x 700, beside the library
    assert page.width() == 880
    head = page.run.head
    assert head.title.text() == title.strip() and head.title.shown.endswith("…")
    assert title.strip() in head.title.toolTip()
    for button in (head.pause, head.stop):
        assert button.width() >= button.sizeHint().width()
