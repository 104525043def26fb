"""`underpaint select`: a mask on disk, or one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from editor.app import main


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A dark disc on bright noise, 320 x 240."""
    rng = np.random.default_rng(1)
    picture = np.clip(rng.normal(190, 12, (240, 320, 3)), 0, 255).astype(np.uint8)
    cv2.circle(picture, (150, 120), 50, (60, 40, 90), cv2.FILLED)
    path = tmp_path / "photo.png"
    Image.fromarray(picture).save(path)
    return path


def test_the_object_in_the_box_becomes_a_mask(photo: Path, tmp_path: Path, capsys) -> None:
    out = tmp_path / "mask.png"
    command = ["select", str(photo), "--box", "80", "50", "150", "140", "--out", str(out), "--json"]
    assert main(command) == 0
    mask = np.asarray(Image.open(out).convert("L"))
    assert mask.shape == (240, 320)
    assert (mask > 127).sum() == pytest.approx(np.pi * 50 * 50, rel=0.03)
    facts = json.loads(capsys.readouterr().out)
    assert facts["out"] == str(out) and facts["share"] == pytest.approx(0.102, abs=0.005)
    assert main([*command, "--outside", "150", "120", "--inside", "90", "60"]) == 0
    less = np.asarray(Image.open(out).convert("L"))
    assert less[120, 150] == 0 and less[60, 90] == 255


@pytest.mark.parametrize(
    ("extra", "words"),
    [
        (["--box", "400", "50", "20", "20"], "outside"),
        (["--box", "10", "10", "0", "20"], "W and H"),
        (["--box", "0", "0", "320", "240"], "whole picture"),
        (["--box", "10", "10", "20"], "takes 4 values"),
        (["--box", "10", "10", "99", "99", "--inside", "nan", "30"], "point nan 30 lies outside"),
        (["--box", "10", "10", "99", "99", "--outside", "1e12", "30"], "outside of the picture"),
        (["--box", "10", "10", "99", "99", "--model", "nobody"], "no model"),
        (["--box", "10", "10", "99", "99", "--model", "inpaint"], "selects nothing"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    photo: Path, tmp_path: Path, fails, extra: list[str], words: str
) -> None:
    out = tmp_path / "mask.png"
    assert words in fails(["select", str(photo), "--out", str(out), *extra])
    assert not out.exists()


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".avif"])
def test_masks_are_not_written_where_their_edge_would_smear(
    photo: Path, tmp_path: Path, fails, suffix: str
) -> None:
    out = tmp_path / f"mask{suffix}"
    said = fails(["select", str(photo), "--box", "80", "50", "150", "140", "--out", str(out)])
    assert "would lose its sharp edge. Use .png" in said
    assert not out.exists()


def test_missing_pictures_and_a_mask_over_its_picture_are_refused(
    photo: Path, tmp_path: Path, fails
) -> None:
    box = ["--box", "80", "50", "150", "140", "--out"]
    assert "no" in fails(["select", str(tmp_path / "gone.png"), *box, str(tmp_path / "m.png")])
    fails(["select", str(photo), *box, str(photo)])


def test_an_empty_selection_is_said_and_not_written(tmp_path: Path, fails) -> None:
    flat, out = tmp_path / "flat.png", tmp_path / "m.png"
    Image.new("RGB", (200, 150), (120, 130, 140)).save(flat)
    box = ["--box", "40", "40", "60", "60", "--outside", "70", "70"]
    assert "Nothing was found" in fails(["select", str(flat), *box, "--out", str(out)])
    assert not out.exists()
