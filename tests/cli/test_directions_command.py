"""`underpaint directions` and `underpaint evaluate attributes|generator` on a tiny generator."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from editor.cli.commands import main
from editor.engines.store import store
from editor.jobs.directions import Direction
from editor.nets.portraits import STYLES, PortraitNet
from editor.weights.collection import FILE, Collection, write_collection
from editor.weights.install import write_card

SIZES = {"side": 64, "widths": [8, 8, 12, 16, 16], "free": 6, "components": 2}
CODE = 6, 20 + 6 + 4


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf with the tiny generator `faces`, and an empty folder of own sliders."""
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "models"))
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "own"))
    folder = tmp_path / "models" / "faces"
    folder.mkdir(parents=True)
    torch.manual_seed(3)
    net = PortraitNet(64, (8, 8, 12, 16, 16), free=6, components=2)
    for style in range(len(STYLES)):
        size = net.tied + net.free
        net.posterior.fit(
            style, torch.tensor([0.5, 0.5]), torch.randn(2, size), 0.3 * torch.eye(size)
        )
    save_file(net.state_dict(), folder / "model.safetensors")
    content = (folder / "model.safetensors").read_bytes()
    write_card(folder, {
        "name": "faces", "task": "portraits", "title": "Tiny faces", "architecture": "PortraitNet",
        "licence": "CC-BY-4.0", "data": "none", "command": "none", "seed": 0, "steps": 0,
        "hardware": "none", "minutes": 0.0, "limits": "none", "file": "model.safetensors",
        "sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content),
        "parameters": SIZES,
    })  # fmt: skip
    store().clear()
    return folder


def told(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    """The JSON lines on stdout that tell of sliders."""
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line for line in lines if "source" in line]


def directions(*words: str) -> int:
    return main(["directions", *words, "--model", "faces", "--json"])


def without_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a foreign generator."""
    monkeypatch.setattr("editor.training.judged.STYLES", ())


def test_sliders_are_found_listed_changed_shared_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_judge(monkeypatch)
    assert directions("find", "--ways", "pca,sefa", "--number", "2", "--count", "12") == 0
    assert [row["name"] for row in told(capsys)] == ["pca-1", "pca-2", "sefa-0-1-1", "sefa-2-3-1"]
    assert directions("rename", "pca-1", "Roundness") == 0
    assert directions("range", "Roundness", "-2", "2.5") == 0
    assert directions("hide", "pca-2") == 0
    capsys.readouterr()
    assert directions("list") == 0
    rows = told(capsys)
    assert (rows[0]["title"], rows[0]["low"], rows[0]["high"]) == ("Roundness", -2, 2.5)
    assert rows[1]["more"] is True
    assert rows[0]["drift"] is None
    file = tmp_path / "shared.safetensors"
    assert directions("share", "Roundness", "--out", str(file)) == 0
    assert directions("remove", "pca-1", "pca-2") == 0
    capsys.readouterr()
    assert directions("import", str(file)) == 0
    assert [row["title"] for row in told(capsys)] == ["Roundness"]


def test_the_list_writes_plain_numbers(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vector = np.ones(CODE, np.float32)
    slider = Direction("calm", vector, 0.0, 1.0, readout=vector, effect=1.0, drift=-0.0004)
    write_collection(shelf / FILE, Collection((slider,), "faces"))
    assert main(["directions", "list", "--model", "faces"]) == 0
    line = capsys.readouterr().out
    assert " 0 .. 1 " in line and "moves 1.00, others 0.00" in line and "-0.00" not in line


def test_a_boundary_and_two_folders_become_sliders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_judge(monkeypatch)
    np.save(tmp_path / "old age.npy", np.ones((1, CODE[1]), np.float32))
    assert directions("import", str(tmp_path / "old age.npy")) == 0
    (row,) = told(capsys)
    assert (row["name"], row["source"]) == ("old-age", "boundary")
    for name, grey in (("dark", 40), ("bright", 220)):
        (tmp_path / name).mkdir()
        for i in range(3):
            picture = np.random.default_rng(i).integers(0, 30, (80, 70, 3)) + grey
            cv2.imwrite(str(tmp_path / name / f"{i}.png"), picture.astype(np.uint8))
    folders = ("--from", str(tmp_path / "dark"), "--to", str(tmp_path / "bright"))
    assert directions("find", *folders, "--name", "Sunlight") == 0
    (row,) = told(capsys)
    assert (row["name"], row["title"], row["source"]) == ("sunlight", "Sunlight", "groups")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("list", "--model", "nobody"), "no model “nobody”"),
        (("list", "--model", "inpaint-x"), "no model"),
        (("rename", "smile", "Grin", "--model", "faces"), "no attribute “smile”"),
        (("find", "--ways", "magic", "--model", "faces"), "no way “magic”"),
        (("find", "--from", ".", "--model", "faces"), "needs both"),
        (("find", "--count", "0", "--model", "faces"), "at least 1"),
        (("find", "--model", "inpaint"), "has no sliders"),
        (("import", "absent.npy", "--model", "faces"), "absent.npy: There is no such file"),
        (("import", "absent.safetensors", "--model", "faces"), "absent.safetensors"),
    ],
)
def test_bad_wishes_are_answered_in_a_sentence(
    words: tuple[str, ...], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["directions", *words]) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert "Traceback" not in error


@pytest.mark.parametrize(
    ("array", "sentence"),
    [
        (np.ones((1, 512), np.float32), "has the shape (1, 512)"),
        (np.full((1, CODE[1]), np.nan, np.float32), "no numbers"),
        (np.array([object()], dtype=object), "no boundary"),
    ],
)
def test_boundaries_of_other_generators_are_refused(
    array: np.ndarray, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    np.save(tmp_path / "b.npy", array, allow_pickle=True)
    assert directions("import", str(tmp_path / "b.npy")) == 2
    assert sentence in capsys.readouterr().err


def test_evaluation_says_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PortraitNet, "attributes", ())
    assert main(["evaluate", "attributes", "--model", "faces"]) == 2
    assert "directions find --model faces" in capsys.readouterr().err
    assert main(["evaluate", "generator", str(tmp_path / "absent"), "--model", "faces"]) == 2
    assert "no folder" in capsys.readouterr().err


def test_sliders_of_a_generator_are_measured(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without_judge(monkeypatch)
    assert main(["evaluate", "attributes", "--model", "faces", "--json"]) == 0
    found = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [row["name"] for row in found["rows"]][:2] == ["smile", "open_mouth"]
    assert all(0 <= row["area"] <= 1 and row["samples"] > 0 for row in found["rows"])
