"""What is still being worked out when another document comes in front lands where it was asked."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.past import Past
from editor.core.raster import raster_from
from editor.core.transform import shifted
from editor.ui.documents.documents import Documents
from editor.ui.tools import Tool
from editor.ui.transforming.floating import Floating
from editor.ui.transforming.subject import whole_layers
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, stroke, window

__all__ = ["garbage", "make_window", "window"]


def _two_layers(level: int) -> Document:
    size = Size(120, 90)
    pixels = np.full((size.h, size.w, 4), (level, level, level, 255), np.uint8)
    layers = (PixelLayer(name, pixels=raster_from(pixels)) for name in ("Below", "Above"))
    return Document(size, tuple(layers))


@pytest.fixture
def documents(window: Window) -> Documents:
    """Those of a window in which "dark" and "light" are open, light in front."""
    window.session.files.show(_two_layers(40), None, "dark")
    window.session.files.show(_two_layers(200), None, "light")
    window.canvas.set_zoom(2.0)
    return window.session.files.documents


def _gradient(window: Window) -> None:
    window.session.tools.tool = Tool.GRADIENT
    stroke(window.canvas, (10, 10), (100, 80))


def _via_copy(window: Window) -> None:
    history = window.session.history
    half = raster_from(np.full((40, 120), 255, np.uint8))
    history.commit("Select", history.committed.with_mask(half))
    window.actions_["layer_via_copy"].trigger()


def _range(window: Window) -> None:
    window.actions_["mask_luminance"].trigger()
    window.canvas.operation.change(low=100)


@pytest.mark.parametrize(
    ("label", "ask"),
    [
        ("Merge down", lambda window: window.actions_["layer_merge"].trigger()),
        ("Layer via copy", _via_copy),
        ("New layer mask", lambda window: window.actions_["layer_mask_alpha"].trigger()),
        ("Fill", lambda window: window.actions_["fill_foreground"].trigger()),
        ("Gradient", _gradient),
        ("Luminance range", _range),
    ],
)
def test_it_becomes_a_step_of_the_document_it_was_asked_for(
    qtbot, window: Window, documents: Documents, label: str, ask: Callable[[Window], None]
) -> None:
    dark, light = documents.sheets
    window.wiring.enabling.refresh()
    ask(window)
    documents.bring(dark)
    past: Past = light.past
    qtbot.waitUntil(lambda: past.steps[-1] == label)
    assert dark.past.steps == ("Open",)
    assert window.session.history.document is dark.document


def test_what_was_selected_before_is_remembered_of_each_document(
    window: Window, documents: Documents
) -> None:
    dark, light = documents.sheets
    window.masks.select_all()
    documents.bring(dark)
    assert not window.masks.can_select_again
    documents.bring(light)
    window.masks.clear()
    assert window.masks.can_select_again
    documents.bring(dark)
    assert not window.masks.can_select_again


def test_what_hovers_is_not_seen_over_another_document(
    qtbot, window: Window, documents: Documents
) -> None:
    canvas, history = window.canvas, window.session.history
    dark, _ = documents.sheets
    subject = whole_layers(history.committed.layers[1:])
    floating = Floating(canvas, window.session.background, subject)
    floating.transform = shifted(5, 5)
    qtbot.waitUntil(lambda: _painted(floating, canvas.size().width(), canvas.size().height()))
    documents.bring(dark)
    assert not _painted(floating, canvas.size().width(), canvas.size().height())
    floating.end()


def _painted(floating: Floating, w: int, h: int) -> bool:
    image = QImage(w, h, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    floating.paint(painter)
    painter.end()
    return image != QImage(image.size(), image.format()) and any(image.constBits())


def test_an_open_crop_ends_where_the_picture_gets_another_size(
    window: Window, documents: Documents
) -> None:
    history, canvas = window.session.history, window.canvas
    before = history.committed
    history.commit("Image size", Document(Size(60, 45), before.layers))
    history.undo()
    window.session.tools.tool = Tool.CROP
    assert canvas.operation is not None
    history.redo()
    assert canvas.operation is None
    assert history.committed.bounds == Rect(0, 0, 60, 45)
    assert history.document is history.committed


def test_what_is_saved_before_it_is_closed_is_asked_about_itself(
    qtbot, window: Window, documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    dark, light = documents.sheets
    history, desk = window.session.history, window.desk
    history.commit("New layer", history.committed.with_layer(PixelLayer("One")))
    written: list[Callable[[], None]] = []
    monkeypatch.setattr(desk, "save", written.append)
    desk.close_document()
    desk.question.save.click()
    history.commit("New layer", history.committed.with_layer(PixelLayer("Two")))
    documents.bring(dark)  # while the file is being written
    written[0]()
    assert light in documents.sheets and documents.front is light
    assert desk.question.isVisible()
    desk.question.reject()
