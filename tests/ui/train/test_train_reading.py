"""What is read from the folders of runs."""

from __future__ import annotations

import json
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.ui.train.commands import last_sentence
from editor.ui.train.curves import LogTail, thinned
from editor.ui.train.reading import ACROSS, PAIRS, Launch, Reader
from editor.ui.train.words import phase_words, roughly
from tests.ui.train.conftest import MakeRun, grid, write_log, write_moment

GONE = 2**22 - 3
"""A process id that no process has."""


def test_a_log_is_read_on_and_steps_done_again_count_once(make_run: MakeRun) -> None:
    run = make_run("faces")
    tail = LogTail(run.log)
    assert not tail.read().losses
    write_log(run, 100, 200)
    assert tail.read().losses["loss"].tolist() == [[100, 900], [200, 800]]
    with run.log.open("a", encoding="utf-8") as log:
        log.write('{"kind": "step", "step": 300, "fig')  # being written
    assert len(tail.read().losses["loss"]) == 2
    with run.log.open("a", encoding="utf-8") as log:
        log.write('ures": {"loss": 7}}\nnone of ours\n')
    write_log(run, 200, 250)  # killed, and resumed before 300
    assert tail.read().losses["loss"][:, 0].tolist() == [100, 200, 250]
    run.log.write_text("", encoding="utf-8")  # begun anew
    write_log(run, 5)
    assert tail.read().losses["loss"].tolist() == [[5, 995]]
    assert tail.read().last_step == 5


def test_what_shall_rise_is_not_drawn_among_the_losses(make_run: MakeRun) -> None:
    run = make_run("faces")
    run.log.write_text(
        '{"kind": "step", "step": 9, "figures": {"loss": 0.3, "psnr": 17}}\n'
        '{"kind": "score", "step": 9, "figures": {"psnr": 16}}\n',
        encoding="utf-8",
    )
    curves = LogTail(run.log).read()
    assert set(curves.losses) == {"loss"}
    assert curves.measures["psnr"].tolist() == [[9, 16]]


def test_thinned_curves_keep_their_peaks() -> None:
    curve = np.column_stack([np.arange(5000.0), np.sin(np.arange(5000) / 900)])
    curve[1234, 1], curve[4321, 1] = 9.0, -9.0
    thin = thinned(curve, 100)
    assert len(thin) <= 200
    assert {9.0, -9.0} <= set(thin[:, 1])
    assert (np.diff(thin[:, 0]) > 0).all()


def test_runs_at_work_come_first_and_say_how_they_stand(shelf: Path, make_run: MakeRun) -> None:
    make_run("done", "done", progress=1.0)
    make_run("killed", pid=GONE)
    make_run("ended", "stopped").wish("stop")
    make_run("failed", "failed", message="There are no pictures here.")
    make_run("alive")
    (shelf / "broken" / "run").mkdir(parents=True)
    (shelf / "broken" / "run" / "request.json").write_text("[", encoding="utf-8")
    sight = Reader(shelf).look(None, {})
    words = {one.run.out.name: phase_words(one) for one in sight.runs}
    assert sight.runs[0].run.out.name == "alive"
    assert words["alive"] == "Training: 6 min left"
    assert words["killed"] == "Broke off at 40 %"
    assert words["ended"] == "Stopped at 40 %"
    assert words["done"] == "Done"
    assert words["failed"] == words["broken"] == "Failed"
    broken = next(one for one in sight.runs if one.run.out.name == "broken")
    assert "cannot be read" in broken.state.message


def test_a_process_that_dies_before_its_first_word_is_quoted(
    shelf: Path, make_run: MakeRun
) -> None:
    run = make_run("faces", at=5.0)
    (run.folder / "output.txt").write_text(
        "Traceback (…)\nunderpaint: There is no recipe “x”.\n", encoding="utf-8"
    )
    reader = Reader(shelf)
    alive = Launch(1, time.time())
    assert phase_words(reader.look(None, {run.out: alive}).runs[0]) == "Starting…"
    summary = reader.look(None, {run.out: Launch(GONE, time.time())}).runs[0]
    assert summary.state.phase == "failed" and not summary.live
    assert summary.state.message == "There is no recipe “x”."


def test_the_chosen_run_is_read_whole(shelf: Path, make_run: MakeRun) -> None:
    run = make_run("faces")
    grid(40).save(run.grid, lossless=True)
    for step, shade in ((100, 90), (200, 160)):
        write_moment(run, step, shade)
    write_log(run, 50, 150)
    detail = Reader(shelf).look(run.out, {}).detail
    assert detail is not None
    assert [one.step for one in detail.moments] == [100, 200]
    assert detail.grid.pixelColor(3, 3).red() == pytest.approx(40, abs=2)
    assert detail.pictures[200].pixelColor(9, 9).red() == pytest.approx(160, abs=2)
    assert detail.curves.last_step == 150
    assert detail.task == "" and detail.likeness is None


def test_the_pairs_most_alike_are_shown(shelf: Path, make_run: MakeRun) -> None:
    run, side = make_run("faces"), 8
    tiles = np.zeros((4 * side, ACROSS * side, 3), np.uint8)
    for pair in range(2 * ACROSS):  # the sample of a pair is as bright as its number says
        row, column = divmod(pair, ACROSS)
        tiles[2 * row * side : (2 * row + 1) * side, column * side : (column + 1) * side] = (
            10 * pair
        )
    Image.fromarray(tiles).save(run.folder / "nearest.webp", lossless=True)
    ratios = [1.0 - pair / 100 for pair in range(2 * ACROSS)]
    facts = {"light": "red", "sentence": "By heart.", "ratios": ratios}
    (run.folder / "nearest.json").write_text(json.dumps(facts), encoding="utf-8")
    detail = Reader(shelf).look(run.out, {}).detail
    assert detail is not None and detail.likeness is not None
    picture = detail.likeness.picture
    assert (picture.width(), picture.height()) == (PAIRS * side, 2 * side)
    reds = [picture.pixelColor(place * side + 4, 4).red() for place in range(PAIRS)]
    assert reds == pytest.approx([230, 220, 210, 200, 190, 180], abs=2)
    assert picture.pixelColor(4, side + 4).red() == 0
    assert detail.likeness.light == "red"


def test_words() -> None:
    assert last_sentence("") == "It ended without a word."
    assert last_sentence("a\nunderpaint train: Name a recipe.\n\n") == "Name a recipe."
    assert [roughly(m) for m in (0.2, 7.6, 23, 100, 239)] == [
        "60 s", "8 min", "25 min", "1 h 45 min", "4 h",
    ]  # fmt: skip
