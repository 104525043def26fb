"""The histogram of a picture of 16 bits a channel counts its own values."""

from __future__ import annotations

import numpy as np

from editor.core.adjustments.curves import Curves
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.histogram import histogram
from editor.core.layer import AdjustmentLayer, PixelLayer
from editor.core.raster import raster_from
from editor.render.sample import colours_of

WIDE, HIGH = 1500, 700


def ramp(kind: type) -> Document:
    """Every grey from black to white, under a curve that stretches the dark half."""
    top = np.iinfo(kind).max
    pixels: np.ndarray = np.full((HIGH, WIDE, 4), top, kind)
    y, x = np.mgrid[:HIGH, :WIDE] / np.array([HIGH, 1]).reshape(2, 1, 1)
    pixels[..., :3] = ((x + y) * top / WIDE)[..., None]
    points = ((0.0, 0.0), (0.25, 0.6), (1.0, 1.0))
    curve = AdjustmentLayer("steeper", adjustment=Curves(all=points))
    return Document(Size(WIDE, HIGH), (PixelLayer("grey", pixels=raster_from(pixels)), curve))


def gaps(document: Document) -> int:
    """Values between the ends that no pixel has: the comb's."""
    counted = histogram(colours_of(document, document.layers, 640))
    assert counted.pixels > 50_000
    return int((counted.counts[3, 2:-2] == 0).sum())


def test_no_comb_after_a_curve_at_16_bits() -> None:
    assert gaps(ramp(np.uint8)) > 50
    assert gaps(ramp(np.uint16)) == 0


def test_bars_of_16_bits_stand_where_those_of_8_do() -> None:
    values = np.arange(256, dtype=np.uint8).repeat(3).reshape(1, -1, 3)
    deep = values.astype(np.uint16) * 257
    assert np.array_equal(histogram(values).counts, histogram(deep).counts)
