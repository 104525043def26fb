"""A model's directions beside its weights, and their figures on its card."""

from __future__ import annotations

from pathlib import Path

import pytest

from editor.training.publish import main
from editor.weights.card import read_card
from editor.weights.collection import FILE, read_collection
from tests.training.toys import Charts, Reader
from tests.weights.test_card import write_model


def test_directions_and_figures_are_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_model(tmp_path / "charts")
    before = read_card(folder)
    monkeypatch.setattr("editor.training.publish.generator_of", lambda card: Charts())
    monkeypatch.setattr("editor.training.publish.judge_of", lambda net: Reader())
    assert main(["charts", "--shelf", str(tmp_path), "--ways", "tied,pca"]) == 0
    assert capsys.readouterr().out.strip() == str(folder / FILE)
    collection = read_collection(folder / FILE)
    assert (collection.model, collection.licence) == ("charts", before.licence)
    assert {d.source for d in collection.directions} == {"tied", "pca"}
    card = read_card(folder)
    assert card.figures["slider_smile_effect"] == pytest.approx(1, abs=1e-3)
    assert card.figures["sliders_drift"] == pytest.approx(0, abs=1e-3)
    assert card.figures["lpips"] == before.figures["lpips"]
    assert (card.sha256, card.seed, card.title) == (before.sha256, before.seed, before.title)


def test_an_unknown_model_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nobody"]) == 2
    assert "no model “nobody”" in capsys.readouterr().err
