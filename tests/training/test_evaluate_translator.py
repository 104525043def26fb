"""What is said of translators whose faults are known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from editor.cli.commands import main
from editor.core.errors import BadInput
from editor.engines.store import ARCHITECTURES
from editor.training.evaluate_translator import evaluate_translator
from editor.weights.install import write_card

pytestmark = pytest.mark.usefixtures("small_looks")
SIDE = 32
WAYS = ("change", "nothing", "wash")


class Swap(nn.Module):
    """Warm pictures into cold ones and back by exchanging red and blue; "nothing" changes
    nothing, "wash" forgets what there was."""

    exclusive, whole, stride, border = True, False, 1, 0
    domains = ("warm", "cold")

    def __init__(self, side: int, way: str) -> None:
        super().__init__()
        self.side, self.way = side, way
        self.unused = nn.Parameter(torch.zeros(1), requires_grad=False)

    def translate(self, picture: Tensor, to: Tensor) -> Tensor:
        if self.way == "nothing":
            return picture.clone()
        if self.way == "wash":
            colour = torch.stack([to[:, 0], torch.full_like(to[:, 0], 0.4), to[:, 1]], 1)
            return colour[..., None, None].expand_as(picture).clone()
        turned = picture.flip(1)
        same = (picture[:, 0].mean((1, 2)) > picture[:, 2].mean((1, 2))) == (to[:, 0] > 0.5)
        return torch.where(same[:, None, None, None], picture, turned)

    def read(self, picture: Tensor) -> Tensor:
        warm = (picture[:, 0].mean((1, 2)) > picture[:, 2].mean((1, 2))).float()
        return torch.stack([warm, 1 - warm], 1)


class Dots(nn.Module):
    """Attributes: a light corner at the left, one at the right. "change" switches them, "wash"
    both at once, "nothing" none."""

    exclusive, whole, stride, border = False, True, 1, 0
    domains = ("left", "right")

    def __init__(self, side: int, way: str) -> None:
        super().__init__()
        self.side, self.way = side, way
        self.unused = nn.Parameter(torch.zeros(1), requires_grad=False)

    def translate(self, picture: Tensor, to: Tensor) -> Tensor:
        made = picture.clone()
        if self.way == "nothing":
            return made
        wanted = to if self.way == "change" else to[:, :1].expand(-1, 2)
        made[:, :, :6, :6] = wanted[:, 0, None, None, None]
        made[:, :, :6, -6:] = wanted[:, 1, None, None, None]
        return made

    def read(self, picture: Tensor) -> Tensor:
        corners = picture[:, :, :6, :6], picture[:, :, :6, -6:]
        return torch.stack([corner.mean((1, 2, 3)) for corner in corners], 1)


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARCHITECTURES, "Swap", Swap)
    monkeypatch.setitem(ARCHITECTURES, "Dots", Dots)


def put(folder: Path, architecture: str, way: str) -> str:
    folder = folder / f"{architecture}-{way}"
    folder.mkdir(parents=True)
    path = folder / "model.safetensors"
    seed = sum(map(ord, folder.name))  # the store tells files apart by what is in them
    save_file({"unused": torch.tensor([float(seed)])}, path)
    write_card(folder, {
        "name": folder.name, "task": "translate", "title": "", "architecture": architecture,
        "licence": "CC-BY-4.0", "data": "", "command": "", "seed": 0, "steps": 0, "hardware": "",
        "minutes": 0.0, "limits": "", "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "size_bytes": path.stat().st_size, "parameters": {"side": SIDE, "way": way}, "styles": {},
    })  # fmt: skip
    return str(folder)


def write(folder: Path, tint: Sequence[float], count: int, seed: int) -> None:
    """Discs and stripes in one tint, some corners light."""
    folder.mkdir(parents=True)
    rng = np.random.default_rng(seed)
    for i in range(count):
        y, x = np.mgrid[0:SIDE, 0:SIDE]
        wave = 0.5 + 0.3 * np.sin(x * rng.uniform(0.2, 0.8) + y * rng.uniform(0.2, 0.8))
        picture = (255 * wave[..., None] * np.array(tint)).clip(0, 255).astype(np.uint8)
        cv2.circle(picture, tuple(rng.integers(8, 24, 2).tolist()), 5, (30, 30, 30), -1)
        for k, corner in enumerate((slice(0, 6), slice(-6, None))):
            picture[:6, corner] = 255 if (i >> k) & 1 else 0
        cv2.imwrite(str(folder / f"{i}.png"), picture[..., ::-1])


@pytest.fixture(scope="module")
def domains(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("domains")
    write(folder / "warm", (1.0, 0.6, 0.3), 28, 1)
    write(folder / "cold", (0.3, 0.6, 1.0), 28, 2)
    return folder


def test_domains_are_told_by_what_is_kept_and_what_is_moved(tmp_path: Path, domains: Path) -> None:
    found = {way: evaluate_translator(put(tmp_path, "Swap", way), domains) for way in WAYS}
    change, nothing, wash = (found[way].figures for way in WAYS)
    assert change["structure"].value > 0.6
    assert change["style"].value > 0.7
    assert change["cycle"].value == pytest.approx(0, abs=1e-6)
    assert nothing["structure"].value == pytest.approx(1, abs=1e-4)
    assert nothing["style"].value == pytest.approx(0, abs=1e-6)
    assert wash["structure"].value < 0.1
    assert wash["cycle"].value > 0.1
    assert set(found["change"].kinds) == {"to warm", "to cold"}
    assert "edges of a picture are still where they were" in found["change"].table()


def test_attributes_are_told_one_by_one(tmp_path: Path, domains: Path) -> None:
    found = {way: evaluate_translator(put(tmp_path, "Dots", way), domains / "warm")
             for way in WAYS}  # fmt: skip
    change, nothing, wash = (found[way].figures for way in WAYS)
    assert (change["accuracy"].value, change["kept"].value) == (1, 1)
    assert 0.02 < change["change"].value < 0.05  # a corner of 6 x 6 pixels
    assert (nothing["accuracy"].value, nothing["kept"].value) == (0, 1)
    assert wash["kept"].value == pytest.approx(0.75, abs=0.1)  # both go along with the left
    assert "read by the model itself" in found["change"].table()
    assert set(found["change"].kinds) == {"left", "right"}


def test_the_other_domain_must_be_somewhere(tmp_path: Path, domains: Path) -> None:
    with pytest.raises(BadInput, match="other domain are missing") as caught:
        evaluate_translator(put(tmp_path, "Swap", "change"), domains / "warm")
    assert "warm and cold" in str(caught.value)


def test_the_command_takes_model_and_folder_and_names_what_is_wrong(
    tmp_path: Path, domains: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = put(tmp_path, "Swap", "change")
    assert main(["evaluate", "translator", model, str(domains), "--limit", "8"]) == 0
    assert "style moved" in capsys.readouterr().out
    assert main(["evaluate", "translator", "judge", str(domains)]) == 2
    assert "translates nothing" in capsys.readouterr().err
    assert main(["evaluate", "translator", model, str(domains), "more"]) == 2
    assert "“more” is too much" in capsys.readouterr().err
    assert main(["evaluate", "generator", "nobody", str(domains)]) == 2
    assert "no model “nobody”" in capsys.readouterr().err
