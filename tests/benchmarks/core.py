"""Strokes, undo, compositing and the projection, without a window.

Times are CPU milliseconds of the thread (the machine is shared); medians or p95 of many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from time import thread_time

import numpy as np
from PySide6.QtGui import QGuiApplication

from editor.core.brush import Brush, begin
from editor.core.delta import rasters
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import BlendMode, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.below import ROOM
from editor.render.compositor import compose
from editor.render.laying import Frame
from editor.render.projection import Projection
from editor.render.scaled import BlockImages
from tests.benchmarks.row import Row, at_most, both_clocks

MODES = (
    BlendMode.NORMAL, BlendMode.MULTIPLY, BlendMode.SCREEN, BlendMode.OVERLAY,
    BlendMode.DARKEN, BlendMode.LIGHTEN, BlendMode.HARD_LIGHT, BlendMode.SOFT_LIGHT,
    BlendMode.DIFFERENCE, BlendMode.COLOR_BURN,
)  # fmt: skip
UHD, UHD2 = Size(3840, 2160), Size(7680, 4320)
SEED = 20


def photograph(size: Size, seed: int) -> Raster:
    """Smooth colours with grain: packs and blends like a photograph."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[: size.h, : size.w].astype(np.float32)
    planes = [np.sin(x / a) * np.cos(y / b) for a, b in rng.uniform(60, 400, (3, 2))]
    grain = rng.integers(-6, 7, (size.h, size.w, 1))
    colour = np.clip(np.stack(planes, -1) * 100 + 128 + grain, 0, 255).astype(np.uint8)
    alpha = np.full((size.h, size.w, 1), 255 if seed == 0 else 160, np.uint8)
    return raster_from(np.concatenate([colour, alpha], -1))


def ten_layers(size: Size = UHD) -> Document:
    """Ten full layers, each of another mode."""
    layers = [
        PixelLayer(mode.name, pixels=photograph(size, i), blend=mode, opacity=0.8 if i else 1.0)
        for i, mode in enumerate(MODES)
    ]
    return Document(size, tuple(layers))


def wander(rng: np.random.Generator, size: Size, count: int) -> list[tuple[float, float, float]]:
    """A hand's way: `count` points some 12 pixels apart, with pressure."""
    place = rng.uniform((0, 0), size)
    angle, out = rng.uniform(0, 2 * np.pi), []
    for i in range(count):
        angle += rng.normal() * 0.2
        place = place + 12 * np.array([np.cos(angle), np.sin(angle)])
        out.append((float(place[0]), float(place[1]), 0.6 + 0.4 * float(np.sin(i / 15))))
    return out


def _strokes(document: Document) -> Iterator[Row]:
    projection = Projection(document)
    while not projection.flush_idle(100):
        pass
    for diameter, limit in ((30, 4), (100, 4), (500, 20)):
        layer = document.layers[-1]
        assert isinstance(layer, PixelLayer)
        brush = Brush(diameter, hardness=0.5, colour=(200, 40, 30), pressure_size=False)
        stroke, shown = begin(layer.pixels, brush, document.bounds), document
        cost = []
        for point in wander(np.random.default_rng(diameter), document.size, 300):
            start = thread_time()
            stroke = stroke.to([point])
            edited = document.with_layer(replace(layer, pixels=stroke.raster))
            projection.update(shown, edited)
            projection.flush(Rect(0, 0, *document.size), 0)
            shown = edited
            cost.append((thread_time() - start) * 1000)
        name = f"dab, ten layers, diameter {diameter}: brush to projection, p95"
        yield at_most(name, float(np.percentile(cost, 95)), "ms", limit)


def painted_somewhere(document: Document, where: int, rng: np.random.Generator) -> Document:
    """A stroke on the photograph (0), on the empty layer (1) or on the mask (2)."""
    r, g, b = (int(value) for value in rng.integers(0, 256, 3))
    brush = Brush(float(rng.uniform(10, 150)), float(rng.uniform(0, 1)), colour=(r, g, b))
    way = wander(rng, document.size, 60)
    if where == 2:
        return document.with_mask(begin(document.mask, brush, document.bounds).to(way).raster)
    layer = document.layers[where]
    assert isinstance(layer, PixelLayer)
    stroke = begin(layer.pixels, brush, document.bounds).to(way)
    return document.with_layer(replace(layer, pixels=stroke.raster))


def _history(count: int = 200) -> Iterator[Row]:
    layers = (PixelLayer("Photo", pixels=photograph(UHD, 0)), PixelLayer("Paint"))
    history = History(Document(UHD, layers))
    rng = np.random.default_rng(SEED)
    for i in range(count):
        history.commit("Stroke", painted_somewhere(history.committed, i % 3, rng))
    history.settle()
    yield at_most("undo memory a stroke, 4K, 200 strokes", history.nbytes / count / 1e6, "MB", 0.3)
    last = rasters(history.committed)
    undone = both_clocks(history.undo, count)[1]
    redone = both_clocks(history.redo, count)[1]
    yield at_most("undo, p95", float(np.percentile(undone, 95)), "ms", 10)
    yield at_most("redo, p95", float(np.percentile(redone, 95)), "ms", 10)
    apart = sum(_differ(raster, last[key]) for key, raster in rasters(history.committed).items())
    yield at_most("pixels that differ after all undos and redos", apart, "rasters", 0)


def _differ(a: Raster, b: Raster) -> bool:
    return a.tiles.keys() != b.tiles.keys() or any(
        not np.array_equal(tile, b.tiles[cell]) for cell, tile in a.tiles.items()
    )


def _compositing(document: Document) -> Iterator[Row]:
    images, frame = BlockImages(), Frame(Rect(1024, 1024, 256, 256))
    own = both_clocks(lambda: compose(document.layers, frame, images), 60)[1]
    yield at_most("256 x 256, ten mixed modes", float(np.median(own)), "ms", 4)
    projection = Projection(document)
    while not projection.flush_idle(100):
        pass
    raw = sum(raster.nbytes for raster in rasters(document).values())
    held = raw + projection.nbytes + images.room + ROOM
    yield at_most("ten 4K layers: tiles, projection, all that is kept", held / 2**30, "GiB", 0.5)


def _whole_change() -> Iterator[Row]:
    layers = (PixelLayer("Photo", pixels=photograph(UHD2, 0)), PixelLayer("Paint"))
    document = Document(UHD2, layers)
    projection, shown = Projection(document), document
    level = 2  # fits a window of 1920 x 1080
    projection.flush(document.bounds, level)

    def change() -> None:
        nonlocal shown
        base = shown.layers[0]
        edited = shown.with_layer(replace(base, opacity=1.5 - base.opacity))
        projection.update(shown, edited)
        projection.flush(edited.bounds, level)
        shown = edited

    own = both_clocks(change, 15)[1]
    yield at_most("8K, whole document changed: visible level", float(np.median(own)), "ms", 50)


def rows() -> list[Row]:
    """All of the above."""
    app = QGuiApplication.instance() or QGuiApplication([])
    document = ten_layers()
    out = [*_compositing(document), *_strokes(document), *_history(), *_whole_change()]
    del app
    return out
