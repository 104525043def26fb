"""Pictures laid at steep angles look as QPainter lays them in one go, on screens of any density."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QTransform

from editor.ui.canvas.laid import lay_smoothly
from editor.ui.qimage import to_array

Format = QImage.Format


@pytest.fixture
def slopes() -> QImage:
    """Opaque slopes of 2101 x 1603 pixels: a sampling that is off by a pixel shows as one level."""
    x, y = np.meshgrid(np.arange(2101), np.arange(1603))
    pixels = np.zeros((1603, 2101, 4), np.uint8)
    pixels[..., 0] = x // 9
    pixels[..., 1] = y // 7
    pixels[..., 2] = (x + y) // 15
    return QImage(pixels.data, 2101, 1603, 8404, Format.Format_RGB32).copy()


@pytest.fixture
def veil() -> QImage:
    """A mask that covers evenly by half: any place that is laid twice, or not at all, shows."""
    image = QImage(3400, 3400, Format.Format_Indexed8)
    image.setColorTable([QColor(255, 0, 0, 128).rgba()])
    image.fill(0)
    return image


def onto(image: QImage, degrees: float, zoom: float) -> QTransform:
    """Steep enough, at 900 view pixels, to be laid in blocks."""
    out = QTransform().translate(450.5, 400.25).rotate(degrees).scale(zoom, zoom)
    return out.translate(-image.width() / 2, -image.height() / 2)


def glass(ratio: float) -> QImage:
    out = QImage(round(900 * ratio), round(800 * ratio), Format.Format_RGB32)
    out.setDevicePixelRatio(ratio)
    out.fill(QColor(40, 40, 40))
    return out


def laid_in_one(image: QImage, to_view: QTransform, ratio: float) -> np.ndarray:
    out, whole = glass(ratio), QRectF(image.rect())
    painter = QPainter(out)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(to_view, True)
    painter.drawImage(whole, image, whole)
    painter.end()
    return to_array(out).astype(int)


def laid_by_us(
    image: QImage, to_view: QTransform, ratio: float = 1.0, clip: QRect | None = None
) -> np.ndarray:
    out, whole = glass(ratio), QRectF(image.rect())
    painter = QPainter(out)
    if clip is not None:
        painter.setClipRect(clip)
    lay_smoothly(painter, to_view, whole, image, whole)
    painter.end()
    return to_array(out).astype(int)


@pytest.mark.parametrize("ratio", [1.0, 1.25])
@pytest.mark.parametrize(("degrees", "zoom"), [(38, 0.6), (-61, 0.45), (90, 0.7), (-90, 1.3)])
def test_a_picture_laid_in_blocks_is_the_one_laid_at_once(slopes, ratio, degrees, zoom):
    to_view = onto(slopes, degrees, zoom)
    expected = laid_in_one(slopes, to_view, ratio)
    found = laid_by_us(slopes, to_view, ratio)
    apart = np.abs(found - expected).max(-1)
    assert (apart > 1).mean() < 2e-4  # pixels of the outline, which lie half in the picture


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.1])
@pytest.mark.parametrize("degrees", [38, 90])
def test_blocks_of_what_is_translucent_meet_without_a_seam(veil, ratio, degrees):
    found = laid_by_us(veil, onto(veil, degrees, 0.6), ratio)
    assert (found == found[0, 0]).all() and found[0, 0, 0] > 100


def test_only_what_is_asked_for_is_painted(slopes):
    to_view, part = onto(slopes, 38, 0.6), QRect(301, 277, 470, 390)
    expected = laid_by_us(slopes, to_view)
    found = laid_by_us(slopes, to_view, 1.0, part)
    inside = found[277:667, 301:771]
    assert np.abs(inside - expected[277:667, 301:771]).max() <= 1
    found[277:667, 301:771] = 40
    assert set(np.unique(found[..., :3])) == {40}
