"""A foreign file is read in a process of its own: shut in, asked once, harmless when it dies."""

from __future__ import annotations

import json
import multiprocessing
import sys
from pathlib import Path

import pytest

from editor.cli.commands import main
from editor.core.errors import EngineDied
from editor.engines.store import build, read_weights
from editor.weights import adding
from editor.weights.adding import add
from editor.weights.shelf import find, installed_root
from tests.engines.pickling import CANARY, called, generator, text, write_pickle
from tests.engines.test_convert import assert_same, stylegan2


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "shelf"


def test_a_generator_goes_from_its_pickle_to_the_shelf_and_off(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    net = stylegan2()
    file = write_pickle(tmp_path / "Faces.pkl", net)
    assert main(["models", "add", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["name"] == "faces" and said["licence"].startswith("unknown")
    if sys.platform == "linux" and "not sandboxed" not in said["sandbox"]:
        assert said["sandbox"] == "sandboxed"
    card = find("faces")
    assert_same(build(card, read_weights(card.path)), net)
    assert main(["models", "list"]) == 0
    assert "faces  StyleGAN2, 32 px  (generate, " in capsys.readouterr().out
    assert main(["models", "verify"]) == 0
    assert main(["models", "remove", "faces"]) == 0
    assert not list(installed_root().iterdir())


def test_a_hostile_file_ends_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shelf: Path
) -> None:
    file = tmp_path / "evil.pkl"
    file.write_bytes(generator(called("os", "system", text(f"touch {tmp_path / CANARY}"))))
    assert main(["models", "add", str(file)]) == 2
    said = capsys.readouterr().err
    assert "evil.pkl: This file contains a program" in said and "Traceback" not in said
    assert said.count("\n") == 1
    assert not (tmp_path / CANARY).exists()
    assert not list(shelf.iterdir())
    assert not multiprocessing.active_children()


def test_a_reader_that_dies_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "TARGET", "os:_exit")
    (tmp_path / "x.pkl").write_bytes(b"\x80\x04N.")
    with pytest.raises(EngineDied, match=r"x\.pkl"):
        add(tmp_path / "x.pkl")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["add"], "wants what"),
        (["remove"], "wants what"),
        (["list", "x"], "wants nothing"),
        (["remove", "inpaint"], "built in"),
        (["remove", "nothing"], "No model"),
        (["add", ".", "--name", "inpaint"], "already"),
        (["add", ".", "--name", "A b"], "cannot be a model's name"),
        (["add", "none.pkl"], "no such file"),
        (["burn"], "not burn"),
    ],
)
def test_wishes_that_make_no_sense_end_in_one_sentence(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    try:
        code = main(["models", *arguments])
    except SystemExit as left:
        code = int(left.code or 0)
    said = capsys.readouterr().err
    assert code == 2 and words in said and said.count("\n") == 1


def test_damaged_models_are_listed_as_such(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shelf / "bad").mkdir(parents=True)
    (shelf / "bad" / "card.toml").write_text("name = 3")
    assert main(["models", "list"]) == 2
    said = capsys.readouterr()
    assert "inpaint" in said.out and "card.toml" in said.err
