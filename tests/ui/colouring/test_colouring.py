"""Space and depth in the window: stated, changed, taken back."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from editor.core.depth import depth_of
from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.render.colour import document_colour, profile
from editor.ui.colouring.feature import Colouring
from editor.ui.painting.picking import colour_at
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, stroke, window

__all__ = ["garbage", "make_window", "window"]


@pytest.fixture
def colouring(window: Window) -> Colouring:
    pixels = np.random.default_rng(1).integers(0, 256, (120, 200, 4), dtype=np.uint8)
    document = Document(
        Size(200, 120),
        (PixelLayer("Noise", pixels=raster_from(pixels)),),
        metadata=Metadata(icc=profile("Adobe RGB (1998)")),
    )
    window.session.files.show(document, None, "Noise")
    window.wiring.enabling.refresh()
    return next(each for each in window.features if isinstance(each, Colouring))


def test_the_space_is_stated(colouring: Colouring) -> None:
    assert colouring.space.text() == "Adobe RGB (1998) · 8 bit"
    assert "keeps its own numbers" in colouring.space.toolTip()


def test_sixteen_bits_and_back_by_undo(qtbot, colouring: Colouring) -> None:
    history = colouring.window.session.history
    before = history.committed
    colouring.window.actions_["image_16_bits"].trigger()
    qtbot.waitUntil(lambda: depth_of(history.committed) == 16)
    qtbot.waitUntil(lambda: colouring.window.actions_["image_16_bits"].isChecked())
    assert colouring.space.text().endswith("16 bit")
    history.undo()
    assert history.committed is before


def test_converting_changes_numbers_and_assigning_does_not(qtbot, colouring: Colouring) -> None:
    history = colouring.window.session.history
    before = history.committed
    colouring.assign(profile("Display P3"))
    assert history.committed.layers is before.layers
    history.undo()
    colouring.convert(b"")
    qtbot.waitUntil(lambda: history.committed.metadata.icc == b"")
    rect = before.bounds
    a, b = (each.layers[0].pixels.read(rect) for each in (before, history.committed))
    assert not np.array_equal(a, b) and np.array_equal(a[..., 3], b[..., 3])


def test_a_profile_from_a_file_is_offered_and_a_wrong_one_named(
    qtbot, colouring: Colouring, tmp_path: Path
) -> None:
    good, bad = tmp_path / "wide.icc", tmp_path / "bad.icc"
    good.write_bytes(profile("ProPhoto RGB"))
    bad.write_bytes(b"no profile")
    form = colouring.ask_assign()
    form.take_file(bad)
    qtbot.waitUntil(lambda: "bad.icc" in form.trouble.text())
    form.take_file(good)
    qtbot.waitUntil(lambda: form.space.currentText() == "ProPhoto RGB (wide.icc)")
    with qtbot.waitSignal(form.chosen):
        form.accept()
    assert colouring.window.session.history.committed.metadata.icc == profile("ProPhoto RGB")


def test_what_is_painted_shows_as_the_colour_in_hand_and_is_picked_as_it_shows(
    qtbot, colouring: Colouring
) -> None:
    window, icc = colouring.window, profile("Adobe RGB (1998)")
    tools, canvas = window.session.tools, window.canvas
    canvas.set_zoom(1.0)
    tools.tool, tools.colour = Tool.BRUSH, (200, 60, 40)
    tools.set_brush(diameter=30, hardness=1.0)
    stroke(canvas, (50, 60), (90, 60))
    painted = window.session.history.committed.layers[0].pixels.read(Rect(70, 60, 1, 1))[0, 0]
    assert tuple(int(v) for v in painted[:3]) == document_colour((200, 60, 40), icc)
    assert tuple(int(v) for v in painted[:3]) != (200, 60, 40)
    picked = colour_at(window.session.history.committed, tools, 70, 60)
    assert max(abs(a - b) for a, b in zip(picked, (200, 60, 40), strict=True)) <= 1
