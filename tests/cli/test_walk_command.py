"""`underpaint walk`: a clip through the pictures of seeds, and what it refuses in one sentence."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.app import main
from editor.cli.walk import seeds_in
from editor.core.errors import BadInput
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.nets.portraits import PortraitNet
from tests.cli.conftest import Fails

pytestmark = pytest.mark.usefixtures("net")

WALK = ["walk", "--model", "little", "--size", "32", "--fps", "10"]


def frames(path: Path) -> list[np.ndarray]:
    with ClipReader(path) as reader:
        return [frame.pixels for frame in reader.frames()]


def drawn_by(net: PortraitNet, seed: int, kind: str | None = None, **values: float) -> np.ndarray:
    """What the network draws, by itself: uint8 RGB."""
    latent = net.sample([seed], kind, 0.7)
    for name, value in values.items():
        latent = latent + (value - latent @ net.direction(name)) * net.direction(name)
    picture = net.synthesis(latent)[0].permute(1, 2, 0).numpy()
    return np.rint(picture * 255).astype(np.uint8)


def test_it_begins_and_ends_at_the_pictures_of_its_seeds(net: PortraitNet, tmp_path: Path) -> None:
    out = tmp_path / "walk.mkv"
    words = ["--seeds", "3,7", "--seconds", "1", "--drawn", "micah", "--set", "smile=1"]
    assert main([*WALK, *words, "--out", str(out)]) == 0
    found = frames(out)
    assert len(found) == 10 and probe(out).rate == 10
    for seed, picture in ((3, found[0]), (7, found[-1])):
        want = drawn_by(net, seed, "micah", smile=1).astype(int)
        assert np.abs(picture.astype(int) - want).max() <= 2
    assert np.abs(found[0].astype(int) - found[-1]).mean() > 5
    moves = [np.abs(b.astype(int) - a).mean() for a, b in pairwise(found)]
    assert max(moves) < 0.5 * np.abs(found[0].astype(int) - found[-1]).mean()


def test_a_round_comes_back_to_its_beginning(tmp_path: Path) -> None:
    out = tmp_path / "walk.mkv"
    words = ["--seeds", "3,7,9", "--seconds", "2", "--loop", "--rest", "0"]
    assert main([*WALK, *words, "--out", str(out)]) == 0
    found = [picture.astype(int) for picture in frames(out)]
    steps = [np.abs(b - a).mean() for a, b in zip(found, [*found[1:], found[0]], strict=True)]
    assert steps[-1] < 2 * np.mean(steps)


def test_what_was_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "walk.mp4"
    assert main([*WALK, "--seeds", "1,2", "--seconds", "1", "--json", "--out", str(out)]) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert told[-1]["event"] == "done" and told[-1]["frames"] == 10
    assert told[-1]["seeds"] == [1, 2] and told[-1]["out"] == str(out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--seeds", "1"], "2 to 64"),
        (["--seeds", "one,two"], "no seeds"),
        (["--seeds", "-1,2"], "--seeds"),
        (["--seeds", "1,2", "--fps", "fast"], "no rate"),
        (["--seeds", "1,2", "--fps", "1/0"], "no rate"),
        (["--seeds", "1,2", "--fps", "nan"], "no rate"),
        (["--seeds", "1,2", "--fps", "500"], "--fps takes"),
        (["--seeds", "1,2", "--seconds", "0"], "--seconds takes"),
        (["--seeds", "1,2", "--seconds", "nan"], "--seconds takes"),
        (["--seeds", "1,2", "--seconds", "90000"], "--seconds takes"),
        (["--seeds", "1,2", "--size", "9"], "--size takes"),
        (["--seeds", "1,2", "--rest", "2"], "--rest takes"),
        (["--seeds", "1,2", "--truncation", "-1"], "--truncation takes"),
        (["--seeds", "1,2", "--drawn", "oils"], "draws no"),
        (["--seeds", "1,2", "--set", "wings=1"], "no slider"),
        (["--seeds", "1,2", "--quality", "101"], "quality"),
        (["--seeds", "1,2", "--model", "nobody"], "nobody"),
    ],
)
def test_bad_options_are_told_in_one_sentence(
    words: list[str], said: str, fails: Fails, tmp_path: Path
) -> None:
    assert said in fails([*WALK, *words, "--out", str(tmp_path / "walk.mp4")])
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_clip_is_refused(fails: Fails, tmp_path: Path) -> None:
    assert "No kind of clip" in fails([*WALK, "--seeds", "1,2", "--out", str(tmp_path / "w.txt")])
    folder = tmp_path / "nowhere" / "w.mp4"
    assert "older" in fails([*WALK, "--seeds", "1,2", "--out", str(folder)])


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="0123456789,-+ .e_", max_size=12))
def test_any_words_are_seeds_or_refused(words: str) -> None:
    try:
        seeds = seeds_in(words)
    except BadInput:
        return
    assert len(seeds) >= 2 and all(0 <= seed < 2**32 for seed in seeds)
