"""Folders of pictures and of runs, and a program beside the window that answers at once."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings

from editor.ui.background import Background
from editor.ui.panels.train import TrainPage
from editor.ui.train import commands
from editor.ui.train import trainer as trainers
from editor.ui.train.trainer import Trainer
from editor.weights.runs import Run, RunState, TrainRequest

FAKE = Path(__file__).with_name("fake_program.py")
TILE = 16
MakeRun = Callable[..., Run]


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The artist's models, none at first."""
    root = tmp_path / "models"
    root.mkdir()
    monkeypatch.setenv("UNDERPAINT_MODELS", str(root))
    return root


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sub-commands are answered by `fake_program`."""
    monkeypatch.setattr(
        commands, "program", lambda words: [sys.executable, "-IS", str(FAKE), *words]
    )


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """18 cats, 5 dogs, and notes."""
    folder = tmp_path / "animals"
    random = np.random.default_rng(3)
    for kind, count in (("cats", 18), ("dogs", 5)):
        (folder / kind).mkdir(parents=True)
        for number in range(count):
            pixels = random.integers(0, 255, (24, 30, 3), dtype=np.uint8)
            Image.fromarray(pixels).save(folder / kind / f"{number}.png")
    (folder / "notes.txt").write_text("none of these is mine", encoding="utf-8")
    return folder


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    """Settings of the test's own."""
    return QSettings(str(tmp_path / "train.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def trainer(qapp: object, shelf: Path, program: None, settings: QSettings) -> Iterator[Trainer]:
    """Looks at the shelf."""
    trainer = Trainer(settings)
    yield trainer
    trainer.close()


def grid(shade: int) -> Image.Image:
    """4 x 4 samples of one shade."""
    return Image.fromarray(np.full((4 * TILE, 4 * TILE, 3), shade, np.uint8))


def write_moment(run: Run, step: int, shade: int) -> None:
    """A kept checkpoint with its grid and figures."""
    folder = run.folder / "moments"
    folder.mkdir(exist_ok=True)
    grid(shade).save(folder / f"{step:07d}.webp", lossless=True)
    (folder / f"{step:07d}.json").write_text(json.dumps({"fid": 100 - step / 10}), "utf-8")
    (folder / f"{step:07d}.safetensors").write_bytes(b"")


def write_log(run: Run, *steps: int) -> None:
    """Losses at some steps: loss = 1000 - step."""
    with run.log.open("a", encoding="utf-8") as log:
        for step in steps:
            news = {"kind": "step", "step": step, "figures": {"loss": 1000.0 - step}}
            log.write(json.dumps(news) + "\n")


@pytest.fixture
def make_run(shelf: Path, pictures: Path) -> MakeRun:
    """Writes the folder of a run of this process: MakeRun(name, phase, **of its state)."""

    def make(name: str, phase: str = "training", **values: object) -> Run:
        run = Run(shelf / name)
        run.ask(TrainRequest("gan", str(pictures), name.title(), minutes=10.0))
        state = RunState(phase, 400, 0.4, 360.0, 800.0, {}, "", os.getpid(), time.time())  # type: ignore[arg-type]
        run.say(replace(state, **values))  # type: ignore[arg-type]
        return run

    return make


def look(qtbot, trainer: Trainer) -> None:
    """Let the trainer look once, to the end, at what is there now."""
    qtbot.waitUntil(lambda: not trainer._looking)
    with qtbot.waitSignal(trainer.changed):
        trainer.look()
    qtbot.waitUntil(lambda: not trainer._looking)


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The command lines of trainings that would be started."""
    lines: list[list[str]] = []

    def launch(words: list[str], output: Path) -> int:
        lines.append(list(words))
        return 1

    monkeypatch.setattr(trainers, "launch", launch)
    return lines


@pytest.fixture
def page(
    qtbot, trainer: Trainer, settings: QSettings, background: Background,
    launched: list[list[str]],
) -> Iterator[TrainPage]:  # fmt: skip
    """The Train workspace, shown."""
    page = TrainPage(trainer, settings, background)
    qtbot.addWidget(page)
    page.resize(1200, 760)
    page.show()
    yield page
    page.close_down()


def watch(qtbot, page: TrainPage, trainer: Trainer, run: Run) -> None:
    """Show a run, read whole."""
    look(qtbot, trainer)
    page.show_run(run.out)
    qtbot.waitUntil(lambda: trainer.sight.detail is not None)
