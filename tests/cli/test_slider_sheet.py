"""The sheet of sliders that the demo draws."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.cli import demo
from editor.cli.sheet import CAPTION, GAP
from editor.cli.sliders import ACROSS, STEPS
from editor.core.errors import UnknownModel
from editor.weights.card import read_card
from editor.weights.directions import change, directions_of, keep
from tests.cli.little import SHAPE, SLIDERS, put_on


def test_each_slider_of_the_model_moves_one_person_from_low_to_high(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    monkeypatch.setenv("UNDERPAINT_DIRECTIONS", str(tmp_path / "own"))
    put_on(tmp_path / "shelf")
    little = read_card(tmp_path / "shelf" / "little")
    keep(little, [replace(each, name=f"my-{each.name}") for each in directions_of(little)])
    change(little, "skin", more=True)
    monkeypatch.setattr(demo, "generator_named", lambda name: little)
    demo.draw_sliders(tmp_path, json=False)
    assert "slider-sheet" in capsys.readouterr().out
    sheet = np.asarray(Image.open(tmp_path / "slider-sheet.jpg")).astype(int)
    wide, high = int(SHAPE["side"]) + GAP, int(SHAPE["side"]) + 2 * CAPTION + GAP
    assert sheet.shape == (GAP + len(SLIDERS) // ACROSS * high, GAP + ACROSS * STEPS * wide, 3)
    for number in range(len(SLIDERS)):
        left, top = GAP + number % ACROSS * STEPS * wide, GAP + number // ACROSS * high
        cells = [
            sheet[top : top + 32, left + i * wide : left + i * wide + 32] for i in range(STEPS)
        ]
        ways = [np.abs(cell - cells[0]).mean() for cell in cells]
        assert ways == sorted(ways) and ways[-1] > 1


def test_without_the_model_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(name: str) -> None:
        raise UnknownModel(f"There is no model “{name}”.")

    monkeypatch.setattr(demo, "generator_named", missing)
    demo.draw_sliders(tmp_path, json=False)
    assert "No sheet of sliders: There is no model “portraits”." in capsys.readouterr().out
    assert not list(tmp_path.iterdir())
