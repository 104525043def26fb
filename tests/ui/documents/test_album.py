"""Pictures of documents that lie aside: shown again as they are now, and never too many."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage, QPainter

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.past import Past
from editor.ui.canvas.album import MOST, Album
from editor.ui.canvas.picture import Picture
from editor.ui.canvas.view import View
from tests.core.pictures import noisy, painted

SIZE = Size(200, 150)
pytestmark = pytest.mark.usefixtures("qapp")


def _document(seed: int) -> Document:
    return Document(SIZE, (PixelLayer("Noise", pixels=noisy(*SIZE, seed=seed)),))


def _seen(picture: Picture) -> np.ndarray:
    image = QImage(SIZE.w, SIZE.h, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    view = View(viewport=(float(SIZE.w), float(SIZE.h)), centre=(SIZE.w / 2, SIZE.h / 2))
    picture.paint(painter, view)
    painter.end()
    return np.array(image.constBits()).reshape(SIZE.h, SIZE.w, 4)[..., :3].copy()


def test_what_landed_aside_is_seen_when_it_comes_back() -> None:
    album, before = Album(), _document(1)
    past, picture = Past(before), Picture(before)
    _seen(picture)
    album.put(past, before, picture)
    layer = before.layers[0]
    assert isinstance(layer, PixelLayer)
    after = before.with_layer(
        replace(layer, pixels=painted(layer.pixels, Rect(30, 40, 50, 60), 255))
    )
    back = album.take(past, after)
    assert back is picture
    np.testing.assert_array_equal(_seen(back), _seen(Picture(after)))
    assert (_seen(back)[40:100, 30:80] == 255).all()


def test_another_size_is_another_picture() -> None:
    album, before = Album(), _document(1)
    past, picture = Past(before), Picture(before)
    album.put(past, before, picture)
    assert album.take(past, replace(before, size=Size(100, 100))) is not picture


def test_no_more_than_a_few_are_kept_and_none_of_closed_documents() -> None:
    album = Album()
    pasts = [Past(_document(seed)) for seed in range(MOST + 1)]
    pictures = [Picture(past.committed) for past in pasts]
    for past, picture in zip(pasts, pictures, strict=True):
        album.put(past, past.committed, picture)
    assert album.take(pasts[0], pasts[0].committed) is not pictures[0]
    assert album.take(pasts[1], pasts[1].committed) is pictures[1]
    gone = weakref.ref(pictures.pop())
    del past, picture
    pasts.pop()
    gc.collect()
    assert gone() is None
