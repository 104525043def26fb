"""Transforms at 4K: how long the whole picture takes, how soon the handles answer, and whether
the window breathes meanwhile.

Times of whole pictures are CPU seconds of one thread's worth of work: on a machine with more
cores they run in up to four threads.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from threading import Thread
from time import process_time

import numpy as np
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtWidgets import QApplication

from editor.core import resize
from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import raster_from
from editor.core.transform import Parts, rotated
from editor.core.warp import warped
from editor.ui.background import Background
from editor.ui.canvas.carrying import Carrying, MovePreview
from editor.ui.canvas.moved import MovedLayers, moved_by, what_moves
from editor.ui.transforming.floating import Floating
from editor.ui.transforming.operation import TransformOperation
from editor.ui.transforming.subject import whole_layers
from tests.benchmarks.canvas import FOUR_K, Stand, Times, picture
from tests.benchmarks.row import Row, at_most

FRAMES = 60


def rows() -> list[Row]:
    """All figures; takes some minutes and about 4 GB."""
    sys.setswitchinterval(0.001)  # as the program does
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    document = thirty_layers()
    return [*whole(document), *handles(document, application), *breathing(application)]


def thirty_layers() -> Document:
    """A photograph under 29 layers that cover a quarter each, in groups, every third masked."""
    whole_picture = picture(FOUR_K)
    random = np.random.default_rng(2)
    layers: list[PixelLayer] = []
    for n in range(29):
        x, y = int(random.integers(1920)), int(random.integers(1080))
        pixels = raster_from(whole_picture[:1080, :1920], x, y)
        mask = raster_from(np.full((900, 1500), 200, np.uint8), x, y) if n % 3 == 0 else None
        layers.append(PixelLayer(f"Layer {n}", opacity=0.7, pixels=pixels, mask=mask))
    groups = (
        GroupLayer("A", layers=tuple(layers[:10])),
        GroupLayer("B", layers=tuple(layers[10:20])),
    )
    photo = PixelLayer("Photo", pixels=raster_from(whole_picture))
    return Document(FOUR_K, (photo, *groups, *layers[20:]))


def whole(document: Document) -> Iterator[Row]:
    """Everything the Image menu does, on 30 layers."""
    w, h = document.size
    deeds: list[tuple[str, float, Callable[[], object]]] = [
        ("turn by 90 degrees", 3, lambda: resize.quarter_turned(document, 1)),
        ("mirror", 3, lambda: resize.mirrored(document, True)),
        ("crop", 1, lambda: resize.cropped(document, document.bounds.padded(-137))),
        ("trim: find the bounds", 2, lambda: resize.content_bounds(document)),
        ("image size 50 %", 5, lambda: resize.scaled_to(document, Size(w // 2, h // 2))),
        ("image size 150 %", 15, lambda: resize.scaled_to(document, Size(w * 3 // 2, h * 3 // 2))),
        ("turn by 7 degrees", 15, lambda: resize.rotated_by(document, 7)),
    ]
    for name, limit, deed in deeds:
        start = process_time()
        deed()
        yield at_most(f"{name}, 30 layers", process_time() - start, "s CPU", limit)


def handles(document: Document, application: QApplication) -> Iterator[Row]:
    """Frames of a 4K layer that is dragged by its handles, and of one that is moved."""
    yield from transformed(document, application, "fitted")
    yield from transformed(document, application, "at 100 %")
    yield from moved(document)
    yield from nudged(application)


def transformed(document: Document, application: QApplication, view: str) -> list[Row]:
    """The photograph, turned and scaled a little more in each frame."""
    stand, background, times = Stand(document), Background(), Times()
    canvas = stand.canvas
    if view != "fitted":
        canvas.set_zoom(1.0)
    floating = Floating(canvas, background, whole_layers(document.layers[:1]))
    operation = TransformOperation(canvas, floating, _nothing, _nothing, _nothing)
    canvas.begin_operation(operation)
    while background.busy:
        application.processEvents()
    for n in range(FRAMES + 1):
        with (times if n else Times()).run():  # the first one hides the layer
            operation.put_parts(Parts(1920 + n, 1080, 0.8, 0.8, n * 0.7))
            canvas.repaint()
    canvas.cancel_operation()
    floating.end()
    background.close()
    stand.close()
    return times.rows(f"frame of a 4K layer under the handles, {view}", 16)


def _nothing(*_: object) -> None: ...


def moved(document: Document) -> list[Row]:
    """A layer of 800 x 800 among 30, a pixel further in each frame; larger ones hover, as above."""
    small = PixelLayer("Small", pixels=raster_from(picture(Size(800, 800)), 900, 500))
    stand, times = Stand(document.with_layer(small)), Times()
    taken = MovedLayers((small.id,))
    for n in range(1, FRAMES + 1):
        with times.run():
            stand.history.preview(moved_by(stand.history.committed, taken, n, n))
            stand.canvas.repaint()
    stand.close()
    return times.rows("frame of 800 x 800 moved among 30 layers", 16)


def nudged(application: QApplication) -> list[Row]:
    """Arrow keys on what a selection covers of a 4K layer, half of it, once it has been lifted."""
    mask = raster_from(np.full((1600, 2600), 255, np.uint8), 600, 300)
    photo = PixelLayer("Photo", pixels=raster_from(picture(FOUR_K)))
    stand, background, times = (
        Stand(Document(FOUR_K, (photo,)).with_mask(mask)),
        Background(),
        Times(),
    )
    canvas = stand.canvas
    canvas.floated = partial(Floating, canvas, background)
    moved = what_moves(stand.history.committed, canvas.tools)
    assert not isinstance(moved, str)
    carrying = Carrying(canvas, moved, MovePreview(canvas, moved))
    canvas.begin_operation(carrying)
    while background.busy:
        application.processEvents()
    for n in range(FRAMES + 1):
        with (times if n else Times()).run():  # the first one hides the piece
            carrying.go((1, 0))
            canvas.repaint()
    canvas.cancel_operation()
    background.close()
    stand.close()
    return times.rows("key that moves half of a 4K layer", 16)


def breathing(application: QApplication) -> Iterator[Row]:
    """How late timers of the window are while a 4K layer is turned in a thread."""
    raster = raster_from(picture(FOUR_K))
    late: list[float] = []
    clock = QElapsedTimer()
    timer = QTimer(interval=8)
    timer.timeout.connect(lambda: late.append(clock.restart()))
    work = Thread(target=lambda: warped(raster, rotated(11, (1920, 1080))))
    clock.start()
    timer.start()
    work.start()
    while work.is_alive():
        application.processEvents()
    timer.stop()
    jitter = float(np.percentile(np.array(late) - 8, 99))
    yield at_most("timer jitter while a 4K layer is turned, p99", jitter, "ms", 33)
