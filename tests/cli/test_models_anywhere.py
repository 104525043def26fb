"""Where a command takes `--model`, it takes a name on the shelf, a folder, a file of a folder, or a
file that holds its own card."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from editor.app import main
from editor.weights.card import CARD, with_card
from tests.translators import put_translators

pytestmark = pytest.mark.usefixtures("net")

WORDS = {
    "generate": ["generate", "--model", "MODEL", "--out", "out.png"],
    "invert": ["invert", "PHOTO", "--model", "MODEL", "--steps", "0", "--out", "out.png"],
    "walk": ["walk", "--model", "MODEL", "--seeds", "1,2", "--seconds", "0.2", "--size", "32",
             "--out", "out.mp4"],
    "directions": ["directions", "list", "--model", "MODEL", "--json"],
    "edit": ["edit", "PHOTO", "--model", "MODEL", "--set", "skin=1", "--steps", "0",
             "--out", "out.png"],
    "translate": ["translate", "PHOTO", "--model", "MODEL", "--out", "out.png"],
}  # fmt: skip


@pytest.fixture(scope="module")
def lone(tmp_path_factory: pytest.TempPathFactory, net: object) -> Path:
    """A folder of files that hold their own cards: little and seasons, the latter on the shelf."""
    shelf, folder = Path(os.environ["UNDERPAINT_MODELS"]), tmp_path_factory.mktemp("lone")
    put_translators(shelf)
    for name in ("little", "seasons"):
        values = tomllib.loads((shelf / name / CARD).read_text())
        weights = (shelf / name / "model.safetensors").read_bytes()
        (folder / f"{name}.safetensors").write_bytes(with_card(weights, values))
    return folder


@pytest.mark.parametrize("command", WORDS)
def test_a_model_is_a_name_a_folder_or_a_file(
    command: str, lone: Path, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "seasons" if command == "translate" else "little"
    folder = Path(os.environ["UNDERPAINT_MODELS"]) / name
    models = [name, str(folder), str(folder / "model.safetensors")]
    if command != "edit":  # sliders lie beside a model, not in its file
        models.append(str(lone / f"{name}.safetensors"))
    made = []
    for model in models:
        named = {"MODEL": model, "PHOTO": str(photo)}
        assert main([named.get(word, word) for word in WORDS[command]]) == 0, model
        made.append([path.read_bytes() for path in sorted(tmp_path.glob("out.*"))])
    if command not in ("generate", "directions"):  # whose pictures say which model was asked for
        assert all(each == made[0] for each in made[1:])
