"""A slider's picture may be coarse while it moves, and is as it should be once it rests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from editor.core.adjustments.tones import BrightnessContrast
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import AdjustmentLayer, PixelLayer
from editor.render import haste
from editor.render.compositor import flatten
from editor.render.haste import COARSEST, MANY, PATIENCE_S, REST_S, Haste
from editor.render.projection import Projection
from editor.render.tiles import view
from tests.core.pictures import noisy

Clock = Callable[[float], None]


@pytest.fixture
def wait(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Lets time pass for what hurries."""
    now = [100.0]
    monkeypatch.setattr(haste, "perf_counter", lambda: now[0])

    def passes(seconds: float) -> None:
        now[0] += seconds

    return passes


def moving(wait: Clock, seconds: float) -> Haste:
    """Twice changed in a row; all of level 0 took so long."""
    of = Haste()
    of.note_change()
    of.note_flush(0, MANY, seconds)
    wait(0.05)
    of.note_change()
    return of


def test_what_is_quick_or_small_is_always_right(wait: Clock) -> None:
    assert moving(wait, PATIENCE_S / 2).bearable(0, 5, MANY) == 0
    assert moving(wait, 1.0).bearable(0, 5, MANY - 1) == 0


def test_what_takes_long_is_coarse_until_the_hand_rests(wait: Clock) -> None:
    of = moving(wait, 2 * PATIENCE_S)
    assert of.bearable(0, 5, MANY) == 1
    assert moving(wait, 90.0).bearable(1, 5, MANY) == 1 + COARSEST
    assert moving(wait, 90.0).bearable(1, 2, MANY) == 2
    assert of.rest_ms() > 0
    wait(REST_S + 0.01)
    assert of.rest_ms() == 0
    assert of.bearable(0, 5, MANY) == 0


def test_a_single_change_is_shown_as_it_should_be(wait: Clock) -> None:
    of = Haste()
    of.note_flush(0, MANY, 9.0)
    wait(5.0)
    of.note_change()
    assert of.bearable(0, 5, MANY) == 0


@pytest.mark.usefixtures("qapp")
def test_the_window_shows_what_an_export_writes_after_a_movement(
    wait: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(haste, "PATIENCE_S", 0.0)
    base = PixelLayer("Photo", pixels=noisy(1100, 1100, opaque=True))
    layer = AdjustmentLayer("Bright", adjustment=BrightnessContrast(0.1, 0.0))
    document = Document(Size(1100, 1100), (base, layer))
    projection = Projection(document)
    levels = []
    for step in range(2, 6):
        after = document.with_layer(replace(layer, adjustment=BrightnessContrast(step / 10, 0.0)))
        projection.update(document, after)
        levels.append(projection.flush_soon(after.bounds, 0))
        document = after
        wait(0.02)
    assert levels[0] == 0
    assert max(levels) > 0
    wait(1.0)
    assert projection.flush_soon(document.bounds, 0) == 0
    shown = view(projection.image(0))[..., [2, 1, 0]]
    assert np.array_equal(shown, flatten(document, document.bounds)[..., :3])
