"""`underpaint generate`: what it draws, where to, and what the pictures say of themselves."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from editor.app import main
from editor.cli import generate
from editor.cli.generate import LARGEST_SHEET
from editor.cli.sheet import CAPTION, GAP
from editor.nets.portraits import PortraitNet
from tests.cli.conftest import Fails

pytestmark = pytest.mark.usefixtures("net")

LITTLE = ["generate", "--model", "little"]
_EXIF_DESCRIPTION = 0x010E


def pixels(path: Path) -> np.ndarray:
    return np.asarray(Image.open(path).convert("RGB"))


def drawn_by(net: PortraitNet, seed: int, style: str | None = None, **values: float) -> np.ndarray:
    """What the network draws, by itself: uint8 RGB."""
    latent = net.sample([seed], style, 0.7)
    for name, value in values.items():
        axis = net.direction(name)
        latent = latent + (value - latent @ axis) * axis
    picture = net.synthesis(latent)[0].permute(1, 2, 0)
    return torch.round(picture * 255).byte().numpy()


def test_one_seed_is_the_networks_own_picture(net: PortraitNet, tmp_path: Path) -> None:
    out = tmp_path / "a.png"
    assert main([*LITTLE, "--seed", "7", "--out", str(out)]) == 0
    np.testing.assert_allclose(pixels(out).astype(int), drawn_by(net, 7).astype(int), atol=1)


def test_sliders_stand_where_they_are_set(net: PortraitNet, tmp_path: Path) -> None:
    out, wished = tmp_path / "a.png", ["--drawn", "Micah", "--set", "earrings=2", "--set", "skin=3"]
    assert main([*LITTLE, "--seed", "7", *wished, "--out", str(out)]) == 0
    expected = drawn_by(net, 7, "micah", earrings=2, skin=3)
    np.testing.assert_allclose(pixels(out).astype(int), expected.astype(int), atol=1)
    unset = drawn_by(net, 7, "micah")
    assert np.abs(expected.astype(int) - unset).mean() > 1


def test_a_folder_has_one_picture_for_each_seed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, one = tmp_path / "people", tmp_path / "one.png"
    monkeypatch.setattr(generate, "TOGETHER", 3)
    assert main([*LITTLE, "--seed", "3", "-n", "5", "--out", str(out)]) == 0
    names = {f"little-{seed}.png" for seed in range(3, 8)}
    assert {path.name for path in out.iterdir()} == names
    assert main([*LITTLE, "--seed", "7", "--out", str(one)]) == 0
    np.testing.assert_array_equal(pixels(one), pixels(out / "little-7.png"))


def test_a_sheet_shows_every_seed_in_order(tmp_path: Path) -> None:
    sheet, people, side = tmp_path / "sheet.png", tmp_path / "people", 48
    wished = ["-n", "5", "--size", str(side)]
    assert main([*LITTLE, *wished, "--sheet", "--out", str(sheet)]) == 0
    assert main([*LITTLE, *wished, "--out", str(people)]) == 0
    shown = pixels(sheet)
    assert shown.shape == (GAP + 2 * (side + CAPTION + GAP), GAP + 3 * (side + GAP), 3)
    for number in range(5):
        y = GAP + number // 3 * (side + CAPTION + GAP)
        x = GAP + number % 3 * (side + GAP)
        one = pixels(people / f"little-{number + 1}.png")
        assert one.shape == (side, side, 3)
        np.testing.assert_array_equal(shown[y : y + side, x : x + side], one)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
def test_a_picture_says_how_to_make_it_again(tmp_path: Path, suffix: str) -> None:
    out, again = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    wished = ["--seed", "11", "--drawn", "personas", "--truncation", "0.5", "--set", "smile=-0.25"]
    assert main([*LITTLE, *wished, "--size", "64", "--out", str(out)]) == 0
    with Image.open(out) as opened:
        how = opened.getexif()[_EXIF_DESCRIPTION]
        xmp = opened.info.get("xmp") or opened.info.get("XML:com.adobe.xmp")
    assert "trainedAlgorithmicMedia" in str(xmp)
    program, *command = shlex.split(how)
    assert program == "underpaint" and main([*command, "--out", str(again)]) == 0
    np.testing.assert_array_equal(pixels(out), pixels(again))


def test_what_a_kind_does_not_know_is_said_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], net: PortraitNet
) -> None:
    out = tmp_path / "people"
    kinds = {seed: net.kind(net.sample([seed], None, 0.7)) for seed in range(1, 7)}
    able = {seed for seed, kind in kinds.items() if kind == "micah"}
    assert 0 < len(able) < 6
    wish = ["-n", "6", "--set", "earrings=2", "--json"]
    assert main([*LITTLE, *wish, "--out", str(out)]) == 0
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert {line["seed"]: line["drawn"] for line in lines if line["event"] == "done"} == kinds
    for seed, kind in kinds.items():
        expected = drawn_by(net, seed, **({"earrings": 2} if seed in able else {}))
        drawn = pixels(out / f"little-{seed}.png").astype(int)
        np.testing.assert_allclose(drawn, expected.astype(int), atol=1)
        complaint = f"Seed {seed} is drawn as {kind}, which knows no earrings."
        assert (complaint in said.err) == (seed not in able)


def test_every_example_of_the_help_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["generate", "--help"])
    assert not leaving.value.code and generate.EXAMPLES in capsys.readouterr().out


def test_bad_requests_get_one_sentence(tmp_path: Path, fails: Fails) -> None:
    out, blocked = tmp_path / "o.png", tmp_path / "file"
    blocked.write_bytes(b"")
    cases = [
        (["--model", "nobody"], "Known models"),
        (["--model", "inpaint"], "has no sliders"),
        (["--model", str(tmp_path)], "No card"),
        (["--set", "smyle=1"], "Did you mean smile"),
        (["--set", "smile=9"], "Pictures have -1 to 1"),
        (["--drawn", "oil"], "Known: avataaars"),
        (["--drawn", "fluent3d", "--set", "smile=1"], "know no smile"),
        (["-n", "0"], "-n takes 1"),
        (["-n", "many"], "takes a whole number, not many"),
        (["-n", "3"], "3 pictures need a folder"),
        (["--seed", "-1"], "--seed takes 0"),
        (["--seed", str(2**32)], "--seed takes 0"),
        (["--truncation", "nan"], "--truncation takes 0 to 1"),
        (["--size", "8"], "--size takes 32"),
        (["--size", "4096", "-n", str((LARGEST_SHEET // 4096 + 1) ** 2), "--sheet"], "too large"),
        (["-n", "2", "--out", str(blocked)], "in the way"),
        (["--out", str(tmp_path / "o.xyz")], "suffix"),
        (["--out", str(tmp_path / "no" / "o.png")], "does not exist"),
    ]
    for wished, words in cases:
        assert words in fails([*LITTLE, "--out", str(out), *wished])
    assert not out.exists()
