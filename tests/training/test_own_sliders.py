"""Sliders of one's own models: from labels of any folder, and from how drawn pictures vary."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.nets.latent import LatentGenerator
from editor.training.data import DataOptions, read_dataset
from editor.training.directions import find
from editor.training.labels import Labels
from editor.training.sliders import from_labels, telling, write_sliders
from editor.weights.collection import FILE, read_collection

SIDE = 8


class Flags(LatentGenerator):
    """The upper half is as light as z_0 says, the lower as z_1 (a third as strongly); z_2 is not
    seen. Its encoder reads them again."""

    inverts = True

    def __init__(self) -> None:
        super().__init__(SIDE, 3)
        self.matrix = torch.nn.Parameter(torch.tensor([[0.2, 0, 0], [0, 0.07, 0]]), False)

    def forward(self, z: Tensor, y: Tensor) -> Tensor:
        halves = z @ self.matrix.T
        return halves.repeat_interleave(SIDE // 2, 1)[:, None, :, None].expand(-1, 3, -1, SIDE)

    def encode(self, picture: Tensor) -> Tensor:
        rows = picture.mean((1, 3)) * 2 - 1
        halves = torch.stack([rows[:, 0], rows[:, -1]], 1) / self.matrix.diagonal()
        return torch.nn.functional.pad(halves, (0, 1))

    def affines(self) -> tuple[Tensor, ...]:
        return (self.matrix,)


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Pictures whose upper half is lighter where labels say “sky”, and whose lower half is as
    light as `ground` says."""
    rng, lines = np.random.default_rng(0), ["file,sky,ground,name"]
    for i in range(80):
        sky, ground = int(rng.integers(2)), float(rng.uniform(1, 9))
        light = (110 + 50 * sky + rng.normal(0, 4), 110 + 4 * ground + rng.normal(0, 1))
        picture = np.repeat(np.array(light), SIDE // 2)[:, None, None].repeat(SIDE, 1).repeat(3, 2)
        cv2.imwrite(str(tmp_path / f"{i}.png"), picture.astype(np.uint8))
        lines.append(f"{i}.png,{'blue' if sky else 'none'},{ground:.2f},picture {i}")
    (tmp_path / "labels.csv").write_text("\n".join(lines), encoding="utf-8")
    return tmp_path


def test_labels_of_any_folder_become_sliders(labelled: Path) -> None:
    """Each moves its own half by what its label means, and reads a code's present value."""
    net = Flags()
    found = {d.name: d for d in from_labels(net, labelled)}
    assert set(found) == {"sky", "ground"}
    steps = {"sky": 50 / 255 * 2 / 0.2, "ground": 32 / 255 * 2 / 0.07}  # in z
    for i, name in enumerate(("sky", "ground")):
        vector = found[name].vector[0]
        assert vector[i] == pytest.approx(steps[name], rel=0.1)
        assert abs(vector[1 - i]) < 0.1 * steps[name]
        assert vector[2] == 0
    assert found["sky"].stepped
    assert not found["ground"].stepped
    lit = net.encode(torch.full((1, 3, SIDE, SIDE), 160 / 255)).numpy()
    assert found["sky"].value(lit) == pytest.approx(1, abs=0.15)
    assert found["sky"].title == "Sky"


def test_columns_can_be_chosen_and_wrong_ones_are_named(labelled: Path) -> None:
    assert [d.name for d in from_labels(Flags(), labelled, ["ground"])] == ["ground"]
    with pytest.raises(BadInput, match="name"):
        from_labels(Flags(), labelled, ["name"])
    blind = Flags()
    blind.inverts = False
    with pytest.raises(BadInput, match="no encoder"):
        from_labels(blind, labelled)


def test_columns_that_tell_something() -> None:
    words = {
        "file": Counter({f"{i}.png": 1 for i in range(30)}), "smile": Counter("0101"),
        "sex": Counter(["m", "f"]), "glasses": Counter(["none", "round", "", "dark"]),
        "same": Counter(["x"]), "bad name": Counter("01"), "age": Counter(["7", "8.5"]),
    }  # fmt: skip
    found = telling(Labels({}, words))
    assert set(found) == {"smile", "sex", "glasses", "age"}
    assert found["glasses"]["yes"] == ["round", "dark"]
    assert found["sex"]["yes"] == ["m"]
    assert "yes" not in found["age"]


def test_variations_are_ordered_by_what_is_seen() -> None:
    """Codes are noise, alike in every direction; pictures vary most by the upper half."""
    first, second = find(Flags(), None, ["pca"], number=2)
    assert abs(first.vector[0, 0]) > 0.6  # truncated to 0.7
    assert abs(second.vector[0, 1]) > 0.6
    assert np.abs(first.vector[0, 1:]).max() < 0.1
    assert np.abs(second.vector[0, [0, 2]]).max() < 0.1
    assert first.map is not None
    assert first.map[:SIDE].mean() > 10 * max(1, first.map[-SIDE:].mean())
    code = np.array([[1.4, 0.0, 0.0]], np.float32)
    assert abs(first.value(code)) == pytest.approx(2, abs=0.2)


def test_a_trained_model_gets_its_sliders(labelled: Path, tmp_path: Path) -> None:
    asked = {"sky": {"yes": "blue"}}
    dataset = read_dataset(labelled, DataOptions(attributes=asked), SIDE, tmp_path / "cache")
    path = write_sliders(Flags(), dataset, "flags", tmp_path)
    assert path == tmp_path / FILE
    collection = read_collection(path)
    assert collection.model == "flags"
    assert [d.name for d in collection.directions][:2] == ["sky", "pca-1"]
