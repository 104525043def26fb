"""The table of commands: each is there, and says what it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.app import main
from editor.cli.commands import COMMANDS
from tests.cli.conftest import Fails


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main([name, "--help"])
    said = capsys.readouterr().out
    assert not leaving.value.code
    assert f"usage: underpaint {name}" in said and COMMANDS[name][1:] in said.replace("\n", " ")
    assert f"\nexamples:\n  underpaint {name} " in said


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name} " in said and what in said for name, what in COMMANDS.items())


@pytest.mark.parametrize(
    ("word", "meant"), [("inpiant", "Did you mean inpaint?"), ("frobnicate", "underpaint --help")]
)
def test_a_word_that_is_no_command_and_no_file_opens_no_window(
    word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word]) == 2
    said = capsys.readouterr().err
    assert f"no command or file {word}" in said and meant in said and said.count("\n") == 1


def test_options_may_stand_between_a_task_and_its_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", "inpaint", "--limit", "1", str(tmp_path / "none")]) == 2
    said = capsys.readouterr().err
    assert "none" in said and "unrecognized" not in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["inpaint", "a.png", "--mask", "m.png", "--out", "b.png", "--grow", "x"],
         "--grow takes a whole number, not x."),
        (["export", "a.png", "--out", "b", "--scale", "big"], "--scale takes a number, not big."),
        (["export", "a.png", "--out", "b", "--format", "gif"],
         "--format takes png, jpg, webp, tif, avif, psd, ora, not gif."),
        (["select", "a.png", "--out", "b.png", "--box", "1", "2"], "--box takes 4 values."),
        (["evaluate", "colours"], "generator, translator, judge, not colours."),
        (["inpaint", "a.png", "--mask"], "--mask takes a value."),
    ],
)  # fmt: skip
def test_wrong_values_are_told_in_plain_words(words: list[str], said: str, fails: Fails) -> None:
    assert said in fails(words)
