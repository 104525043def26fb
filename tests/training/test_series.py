"""Series for a library: good pictures, each once, with what they were made by."""

from __future__ import annotations

import json
from pathlib import Path

import av
import numpy as np
import pytest

from editor.cli.commands import main
from editor.engines.store import ARCHITECTURES
from editor.jobs.generate import GenerateJob
from editor.media.still import open_still
from editor.training.memorised import repeated
from editor.weights.library import INDEX, series_folder
from tests.training.painter import Painter, put

pytestmark = pytest.mark.usefixtures("small_looks")
GRAIN = 900.0
"""Mean squared difference of neighbours above which a picture is grainy."""


@pytest.fixture(autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ARCHITECTURES, "Painter", Painter)


def series(model: Path, out: Path, *words: str) -> dict[str, object]:
    """Run the command; what its index says."""
    assert main(["series", str(model), "--out", str(out), *words]) == 0
    found: dict[str, object] = json.loads((out / INDEX).read_text(encoding="utf-8"))
    return found


def pixels(out: Path) -> dict[str, np.ndarray]:
    return {path.name: open_still(path).pixels[..., :3] for path in sorted(out.glob("*.png"))}


def grainy(picture: np.ndarray) -> bool:
    return float((np.diff(picture.astype(float), axis=1) ** 2).mean()) > GRAIN


def test_a_series_is_as_many_pictures_as_asked_for_each_with_its_recipe(tmp_path: Path) -> None:
    model, out = put(tmp_path / "painter"), tmp_path / "discs"
    facts = series(model, out, "--count", "20", "--class", "red", "--size", "48")
    made = pixels(out)
    assert [kept["file"] for kept in facts["pictures"]] == sorted(made)  # type: ignore[index, attr-defined]
    assert len(made) == 20
    assert {picture.shape for picture in made.values()} == {(48, 48, 3)}
    assert not repeated(np.stack(list(made.values()))).any()
    one = facts["pictures"][3]  # type: ignore[index]
    metadata = open_still(out / one["file"]).metadata
    told = bytes(metadata.xmp).decode()
    assert f"--seed {one['seed']} --drawn red" in told
    assert "trainedAlgorithmicMedia" in told
    assert "CC-BY-4.0" in told
    assert b"CC-BY-4.0" in bytes(metadata.exif)
    assert facts["licence"] == "CC-BY-4.0"


def test_what_went_wrong_is_left_out(tmp_path: Path) -> None:
    """One in four of this model's pictures is grainy; the poorest third is left out."""
    model = put(tmp_path / "failing", "failing")
    chosen = series(model, tmp_path / "chosen", "--count", "40", "--keep", "0.66")
    every = series(model, tmp_path / "every", "--count", "40", "--keep", "1")
    bad = {way: sum(map(grainy, pixels(tmp_path / way).values())) for way in ("chosen", "every")}
    assert bad["every"] >= 5
    assert bad["chosen"] <= bad["every"] // 4
    assert chosen["poor"] > 0  # type: ignore[operator]
    assert every["poor"] == 0


def test_a_model_that_repeats_itself_gives_each_picture_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model, out = put(tmp_path / "same", "same"), tmp_path / "out"
    facts = series(model, out, "--count", "5")
    assert 1 <= len(facts["pictures"]) <= 2  # type: ignore[arg-type]
    assert facts["alike"] > 40  # type: ignore[operator]
    assert "repeats itself" in capsys.readouterr().out


def test_a_series_that_was_stopped_goes_on_as_if_it_had_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = put(tmp_path / "painter")
    words = ["--count", "40", "--keep", "0.7"]
    whole = series(model, tmp_path / "a" / "discs", *words)
    stop_at_the_second_block(monkeypatch)
    arguments = ["series", str(model), "--out", str(tmp_path / "b" / "discs"), *words]
    assert main(arguments) == 130
    part = json.loads((tmp_path / "b" / "discs" / INDEX).read_text(encoding="utf-8"))
    assert 0 < len(part["pictures"]) < 40
    monkeypatch.undo()
    monkeypatch.setitem(ARCHITECTURES, "Painter", Painter)
    assert series(model, tmp_path / "b" / "discs", *words) == whole
    first, second = (pixels(tmp_path / name / "discs") for name in "ab")
    assert first.keys() == second.keys()
    assert all(np.array_equal(first[name], second[name]) for name in first)


def stop_at_the_second_block(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Ctrl+C does."""
    from editor.engines.generate import GenerateEngine

    draw, blocks = GenerateEngine.__call__, []

    def stopped(self: GenerateEngine, job: GenerateJob, tick: object) -> object:
        blocks.append(job)
        if len(blocks) > 1:
            raise KeyboardInterrupt
        return draw(self, job, tick)  # type: ignore[arg-type]

    monkeypatch.setattr(GenerateEngine, "__call__", stopped)


def test_clips_walk_through_the_pictures(tmp_path: Path) -> None:
    model, out = put(tmp_path / "painter"), tmp_path / "discs"
    facts = series(model, out, "--count", "6", "--clips", "2", "--seconds", "0.5")
    assert facts["clips"] == ["discs-clip-01.mp4", "discs-clip-02.mp4"]
    for name in facts["clips"]:  # type: ignore[attr-defined]
        with av.open(str(out / name)) as clip:
            assert clip.streams.video[0].frames == 12
            assert clip.streams.video[0].width == 256


def test_another_series_is_not_mixed_in(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model, out = put(tmp_path / "painter"), tmp_path / "discs"
    series(model, out, "--count", "2")
    assert main(["series", str(model), "--out", str(out), "--count", "3"]) == 2
    assert "Another series lies here" in capsys.readouterr().err
    (out / INDEX).write_text("{", encoding="utf-8")
    assert main(["series", str(model), "--out", str(out), "--count", "2"]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [("--count", "0"), ("--keep", "2"), ("--class", "green"), ("--clips", "-1")]
)
def test_wrong_options_are_one_sentence(
    tmp_path: Path, words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    model = put(tmp_path / "painter")
    assert main(["series", str(model), "--out", str(tmp_path / "out"), *words]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_the_library_is_where_series_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDERPAINT_LIBRARY", str(tmp_path / "library"))
    folder = series_folder("painter")
    assert main(["series", str(put(tmp_path / "painter")), "--count", "2"]) == 0
    assert (folder / INDEX).is_file()
    assert series_folder("painter") == folder
    assert series_folder("painter", new=True).name == f"{folder.name}-2"


def test_a_model_of_another_task_makes_no_series(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["series", "judge"]) == 2
    assert "is for judge" in capsys.readouterr().err
