"""Layers that come in larger than the picture can be fitted by one press."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.ui.transforming.placing import fitting
from tests.ui.transforming.test_transforming import extent, settle


@pytest.mark.parametrize(
    ("box", "wanted"),
    [
        (Rect(-50, -10, 1200, 400), Rect(0, 100, 600, 200)),
        (Rect(0, 0, 300, 800), Rect(225, 0, 150, 400)),
    ],
)
def test_fitted_it_touches_two_edges_in_the_middle(box, wanted):
    assert fitting(box, Rect(0, 0, 600, 400)).bounds(box) == wanted


def come(window, w: int, h: int, label: str = "Paste") -> PixelLayer:
    pixels = np.full((h, w, 4), (0, 90, 0, 255), np.uint8)
    layer = PixelLayer("Meadow", pixels=raster_from(pixels, -100, 0))
    window.layers.insert(label, (layer,))
    return layer


def test_a_larger_layer_is_offered_to_be_fitted(qtbot, opened):
    bar = opened.stage.message
    layer = come(opened, 1200, 600)
    assert bar.isVisible() and "Meadow" in bar.message.text and bar.message.label == "Fit"
    settle(qtbot, opened, bar.message.deed)
    assert extent(opened, layer) == Rect(0, 50, 600, 300)
    bar.hide()


@pytest.mark.parametrize(("size", "label"), [((590, 400), "Paste"), ((900, 900), "Duplicate")])
def test_nothing_is_said_of_what_fits_or_was_there(opened, size, label):
    opened.stage.message.hide()
    come(opened, *size, label)
    assert not opened.stage.message.isVisible()


def test_nothing_is_asked_again_when_the_tab_comes_in_front(opened):
    files, bar = opened.session.files, opened.stage.message
    there = files.documents.front
    come(opened, 1200, 600)
    bar.hide()
    files.show(Document(Size(600, 400), (PixelLayer("Blank"),)), None)
    files.documents.bring(there)
    assert not bar.isVisible()
    opened.session.history.undo()
    bar.hide()
    opened.session.history.redo()
    assert not bar.isVisible()
    come(opened, 1200, 600)
    assert bar.isVisible()
    bar.hide()
    files.documents.close(next(x for x in files.documents.sheets if x is not there))
