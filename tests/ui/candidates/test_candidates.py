"""The candidate brush in the real window: painted answers, seams, undo, one step with its seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.job import InpaintJob, Patch
from editor.ui.candidates.feature import Candidates
from editor.ui.candidates.mixing import Mixing
from editor.ui.window import Window
from tests import fakes
from tests.core.pictures import painted
from tests.ui.window.conftest import MakeWindow, garbage, make_window, stroke

__all__ = ["garbage", "make_window"]

SIZE, HOLE = Size(400, 300), Rect(80, 60, 240, 180)


def shades(job: InpaintJob, tick: Callable[[float], None]) -> Iterator[Patch]:
    """Answers that are darker or lighter than the mean, each in a shade of its own."""
    for answer in range(job.answers):
        tick(answer / job.answers)
        patch = fakes.filled(job, answer)
        pixels = patch.pixels.copy()
        pixels[..., :3] = 60 + 50 * answer
        yield replace(patch, pixels=pixels)


@pytest.fixture
def choosing(qtbot, make_window: MakeWindow) -> Window:
    """A window in which three answers wait, the first one shown."""
    window = make_window(shades)
    pixels = np.random.default_rng(4).integers(0, 256, (SIZE.h, SIZE.w, 4), dtype=np.uint8)
    pixels[..., 3] = 255
    document = Document(SIZE, (PixelLayer("Photo", pixels=raster_from(pixels)),))
    window.session.files.show(document.with_mask(painted(document.mask, HOLE, 255)), None, "p")
    window.session.studio.seed = 70
    window.session.studio.inpaint(3)
    qtbot.waitUntil(lambda: len(window.session.studio.answers) == 3)
    window.session.tools.set_brush(diameter=40, hardness=1.0)
    window.canvas.set_zoom(1.0)
    return window


@pytest.fixture
def mixing(choosing: Window) -> Mixing:
    choosing.strip.mix.click()
    operation = choosing.canvas.operation
    assert isinstance(operation, Mixing)
    return operation


def _shown(window: Window, x: int, y: int) -> list[int]:
    layer = window.session.history.document.layers[-1]
    assert isinstance(layer, PixelLayer)
    return layer.pixels.read(Rect(x, y, 1, 1))[0, 0].tolist()


def _answer(window: Window, number: int, x: int, y: int) -> list[int]:
    pixels = window.session.studio.answers[number].layer.pixels
    return pixels.read(Rect(x, y, 1, 1))[0, 0].tolist()


def test_what_is_painted_shows_the_marked_answer(qtbot, choosing: Window, mixing: Mixing) -> None:
    first, second = (_answer(choosing, number, 200, 150) for number in (0, 1))
    assert first != second
    choosing.session.studio.choose(1)
    assert _shown(choosing, 200, 150) == first, "choosing marks what is painted next"
    stroke(choosing.canvas, (180, 150), (220, 150))
    assert _shown(choosing, 200, 150) == second
    qtbot.waitUntil(lambda: mixing.settled)
    assert _shown(choosing, 200, 150) == second
    assert _shown(choosing, 100, 80) == first
    (share,) = mixing.shares
    assert share.place.w > 80 + 2 * 8, "the seam had room to look for its way"


def test_the_mix_is_one_step_whose_recipe_names_the_seeds(
    qtbot, choosing: Window, mixing: Mixing
) -> None:
    history = choosing.session.history
    steps, wanted = history.steps, _answer(choosing, 2, 200, 150)
    choosing.session.studio.choose(2)
    stroke(choosing.canvas, (180, 150), (220, 150))
    choosing.wiring.heal()  # Enter, at once: it waits for its seam
    qtbot.waitUntil(lambda: history.can_undo and not choosing.session.studio.answers)
    assert history.steps == (*steps, "Inpaint")
    layer = history.committed.layers[-1]
    assert isinstance(layer, PixelLayer) and layer.recipe is not None
    assert layer.recipe.parameters["seeds"] == [70, 72]
    assert layer.pixels.read(Rect(200, 150, 1, 1))[0, 0].tolist() == wanted
    assert choosing.canvas.operation is None
    assert not choosing.strip.isVisible()
    history.undo()
    assert len(history.committed.layers) == 1


def test_undo_takes_back_a_stroke_then_leaves(qtbot, choosing: Window, mixing: Mixing) -> None:
    first = _answer(choosing, 0, 200, 150)
    choosing.session.studio.choose(1)
    stroke(choosing.canvas, (180, 150), (220, 150))
    qtbot.waitUntil(lambda: mixing.settled)
    choosing.wiring.undo()
    qtbot.waitUntil(lambda: mixing.settled)
    assert _shown(choosing, 200, 150) == first
    assert choosing.canvas.operation is mixing
    choosing.wiring.undo()
    assert choosing.canvas.operation is None
    assert len(choosing.session.studio.answers) == 3
    assert choosing.session.history.steps == ("Open",)


def test_esc_leaves_the_mix_and_the_answers_wait_on(
    qtbot, choosing: Window, mixing: Mixing
) -> None:
    choosing.session.studio.choose(1)
    stroke(choosing.canvas, (180, 150), (220, 150))
    choosing.wiring.cancel()
    assert choosing.canvas.operation is None
    assert not choosing.strip.mix.isChecked()
    assert len(choosing.session.studio.answers) == 3
    assert _shown(choosing, 100, 80) == _answer(choosing, 1, 100, 80), "the chosen one, alone"
    qtbot.waitUntil(lambda: mixing.settled)
    assert _shown(choosing, 100, 80) == _answer(choosing, 1, 100, 80)
    choosing.wiring.cancel()
    assert choosing.session.studio.answers == ()


def test_number_keys_mark_an_answer(choosing: Window, mixing: Mixing) -> None:
    choosing.canvas.setFocus()
    QTest.keyClick(choosing.canvas, Qt.Key.Key_3)
    assert choosing.session.studio.chosen == 2
    assert choosing.canvas.operation is mixing


def test_the_strip_says_what_to_do(choosing: Window) -> None:
    feature = next(each for each in choosing.features if isinstance(each, Candidates))
    before = choosing.strip._title.text()
    feature.mix(True)
    assert choosing.strip.mix.isChecked()
    assert choosing.strip._title.text() != before
    assert "Enter" in choosing.strip._hint.text()
    choosing.session.studio.discard()
    assert choosing.canvas.operation is None
    assert feature.mixing is None


def test_another_document_keeps_the_mix_where_it_was_made(
    qtbot, choosing: Window, mixing: Mixing
) -> None:
    session = choosing.session
    past = session.history.past
    session.studio.choose(1)
    stroke(choosing.canvas, (180, 150), (220, 150))
    session.files.show(Document(SIZE, (PixelLayer("Other"),)), None, "other")
    qtbot.waitUntil(lambda: "Inpaint" in past.steps)
    assert session.history.steps == ("Open",)
    assert len(past.committed.layers) == 2
