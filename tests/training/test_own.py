"""Training a model of one's own: what its folder says, how it obeys, that kills cost nothing."""

from __future__ import annotations

import json
import os
import signal
import threading
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path

import cv2
import pytest

from editor.core.errors import BadInput, EngineFailed
from editor.engines.store import build, read_weights
from editor.training import watched
from editor.training.moments import MOST, choose_moment, mend, thin
from editor.training.objectives.gan import GANObjective
from editor.training.own import Beginning, train_model
from editor.training.run import TrainEvent
from editor.weights.card import read_card
from editor.weights.install import remove
from editor.weights.lock import hold
from editor.weights.runs import Run, TrainRequest, Wish
from editor.weights.shelf import find, verify
from tests.benchmarks.kills import killed
from tests.training.tiny import write_tiny


@pytest.fixture
def request_(tmp_path: Path) -> TrainRequest:
    return write_tiny(tmp_path, steps=20, title="Mine", licence="CC0-1.0")


def test_a_run_leaves_a_model_and_says_how_it_stands(
    request_: TrainRequest, tmp_path: Path
) -> None:
    out, events = tmp_path / "mine", []
    assert train_model(request_, out, say=events.append)
    card = read_card(out)
    verify(card)
    build(card, read_weights(card.path))
    assert (card.name, card.title, card.licence, card.steps) == ("mine", "Mine", "CC0-1.0", 20)
    assert card.data.startswith("12 pictures of the folder “pictures”") and "CC0" in card.data
    assert card.parameters["side"] == 16 and card.preview.is_file()
    run = Run(out)
    assert run.request() == request_ and not run.running
    state = run.state()
    assert (state.phase, state.step, state.progress) == ("done", 20, 1.0)
    assert [m.step for m in run.moments()] == [4, 8, 12, 16, 20]
    assert cv2.imread(str(run.grid)).shape == (6 * 16, 12 * 16, 3)
    assert json.loads((run.folder / "nearest.json").read_text())["light"] in (
        "green",
        "amber",
        "red",
    )
    kinds = [json.loads(line)["kind"] for line in run.log.read_text().splitlines()]
    assert kinds.count("score") == 5 and kinds[-1] == "done"
    assert [e.kind for e in events if e.kind != "reading"] == kinds


def test_every_moment_is_a_model_and_can_be_chosen(request_: TrainRequest, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    train_model(request_, out)
    first = Run(out).moments()[0]
    card = find(str(first.file))
    verify(card)
    assert card.title == "Mine" and card.steps == 4
    choose_moment(out, 4)
    assert read_card(out).steps == 4
    verify(read_card(out))
    with pytest.raises(BadInput, match="step 3"):
        choose_moment(out, 3)
    (out / "model.safetensors").write_bytes(b"a kill fell in here")
    mend(Run(out))
    verify(read_card(out))


def test_the_wishes_of_the_folder_are_obeyed(request_: TrainRequest, tmp_path: Path) -> None:
    """A pause lasts until the next word; a stop saves, and the same request goes on."""
    out = tmp_path / "mine"
    phases: list[str] = []

    def say(event: TrainEvent) -> None:
        if event.kind == "step" and event.step == 5:
            Run(out).wish("pause")
            threading.Timer(0.3, lambda: Run(out).wish("stop")).start()

    keeper = watched.WatchedKeeper
    said = keeper._say
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeper, "_say", lambda k, state: (phases.append(state.phase), said(k, state)))
        assert not train_model(request_, out, say=say)
    assert [p for i, p in enumerate(phases) if p != phases[i - 1]] == [
        "reading", "training", "paused", "stopped",
    ]  # fmt: skip
    assert Run(out).state().phase == "stopped" and Run(out).state().step == 5
    verify(read_card(out))
    assert train_model(request_, out)
    assert read_card(out).steps == 20


@pytest.mark.parametrize(("number", "wish"), [(signal.SIGTERM, "go"), (signal.SIGINT, "stop")])
def test_signals_stop_with_a_checkpoint(
    number: int, wish: Wish, request_: TrainRequest, tmp_path: Path
) -> None:
    out = tmp_path / "mine"
    done = train_model(
        request_, out,
        say=lambda event: os.kill(os.getpid(), number) if event.step == 5 else None,
    )  # fmt: skip
    run = Run(out)
    assert not done and run.state().phase == "stopped" and run.wished() == wish
    assert (run.folder / "checkpoint.pt").is_file()


def test_a_run_killed_anywhere_ends_as_one_in_peace(tmp_path: Path) -> None:
    facts = killed(5, tmp_path)
    assert facts["differ"] == []


def test_one_process_trains_a_model(request_: TrainRequest, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    train_model(request_, out)
    lock = hold(Run(out).lock)
    assert lock is not None
    with lock, pytest.raises(BadInput, match="Another process"):
        train_model(request_, out)
    assert train_model(request_, out)


def refused(words: str, request: TrainRequest, out: Path, begin: Beginning = "usual") -> None:
    with pytest.raises(BadInput, match=words):
        train_model(request, out, begin=begin)


def test_what_makes_no_sense_is_refused_in_one_sentence(
    request_: TrainRequest, tmp_path: Path
) -> None:
    out, other = tmp_path / "mine", tmp_path / "other"
    refused("no run to go on with", request_, out, "resume")
    train_model(request_, out)
    refused("with", replace(request_, changes={"batch": 2}), out)
    refused("from", replace(request_, data=str(tmp_path)), out)
    refused("no recipe", replace(request_, recipe="soup"), other)
    refused("cannot be changed", replace(request_, changes={"colour": 2}), other)
    refused("cannot be “0”", replace(request_, changes={"batch": 0}), other)
    refused("no such option", replace(request_, changes={"data": {"soup": 1}}), other)
    refused("no training", replace(request_, steps=0), other)
    other.mkdir()
    (other / "letter.txt").write_text("mine")
    refused("other files", request_, other)
    assert train_model(replace(request_, changes={"batch": 2}), out, begin="fresh")


def test_a_longer_request_trains_further(request_: TrainRequest, tmp_path: Path) -> None:
    out = tmp_path / "mine"
    train_model(request_, out)
    assert train_model(replace(request_, steps=30), out)
    assert Run(out).state().step == 30


def test_losses_that_are_no_numbers_end_a_run_with_a_sentence(
    request_: TrainRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(GANObjective, "step", lambda *_: {"loss": float("nan")})
    with pytest.raises(EngineFailed, match="fell apart"):
        train_model(request_, tmp_path / "mine")
    state = Run(tmp_path / "mine").state()
    assert state.phase == "failed" and "fell apart" in state.message


def test_moments_are_thinned_evenly(tmp_path: Path) -> None:
    run = Run(tmp_path)
    folder = run.folder / "moments"
    folder.mkdir(parents=True)
    for step in range(10, 610, 10):
        for suffix, text in ((".safetensors", ""), (".json", "{}"), (".webp", "")):
            (folder / f"{step:07d}").with_suffix(suffix).write_text(text)
        thin(run, best=70)
    steps = [moment.step for moment in run.moments()]
    assert len(steps) == MOST and {10, 70, 600} <= set(steps)
    assert max(b - a for a, b in pairwise(steps)) <= 70
    assert len(list(folder.iterdir())) == 3 * MOST


def test_a_trained_model_leaves_the_shelf_with_its_run_unless_it_trains(
    request_: TrainRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    out = tmp_path / "shelf" / "mine"
    train_model(request_, out)
    lock = hold(Run(out).lock)
    assert lock is not None
    with lock, pytest.raises(BadInput, match="in training"):
        remove("mine")
    remove("mine")
    assert not out.exists()


def test_the_state_of_a_dead_process_is_stopped(request_: TrainRequest, tmp_path: Path) -> None:
    run = Run(tmp_path / "mine")
    train_model(request_, run.out)
    run.say(replace(run.state(), phase="training", pid=os.getpid()))  # its number was given anew
    assert run.state().phase == "stopped"
    assert asdict(run.state())["step"] == 20
