"""Adjustment layers under the hand: a slider's change until the visible part is composed.

4K with 30 layers, groups, masks and three adjustment layers; all of it in view (half size) and
1600 x 1000 at 100 %. Each slider is moved in 16 steps after its own first picture; "sharp" is
what the same change takes as it should be, once the hand rests.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtWidgets import QApplication

from editor.core.adjustments import from_json
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster, raster_from
from editor.render.haste import RAPID_S
from editor.render.projection import Projection
from tests.benchmarks.row import Row, at_most

FOUR_K = Size(3840, 2160)
PART = Size(1400, 900)
WHOLE, ACTUAL = Rect(0, 0, *FOUR_K), Rect(700, 500, 1600, 1000)
MODES = (*(BlendMode.NORMAL,) * 6, BlendMode.MULTIPLY, BlendMode.SCREEN, BlendMode.OVERLAY,
         BlendMode.DARKEN)  # fmt: skip
LIMIT_MS = 50.0
STEPS = 16
SLIDERS: dict[str, tuple[int, list[dict[str, object]]]] = {
    "levels, lowest of three": (
        0, [{"kind": "levels", "all": [0.01 * n, 0.95, 1.1, 0, 1]} for n in range(STEPS)]),
    "hue and saturation, masked, in the middle": (
        1, [{"kind": "hue_saturation", "hue": 5.0 * n} for n in range(1, STEPS + 1)]),
    "curves, on top": (
        2, [{"kind": "curves", "all": [[0, 0], [0.4, 0.4 + 0.01 * n], [1, 1]]}
            for n in range(STEPS)]),
    "blur, on top": (2, [{"kind": "blur", "radius": 1.0 + n} for n in range(STEPS)]),
    "noise, on top": (2, [{"kind": "noise", "amount": 0.02 * n} for n in range(1, STEPS + 1)]),
}  # fmt: skip


def rows() -> list[Row]:
    """All figures; about two minutes and 1.5 GB."""
    application = QApplication.instance() or QApplication([])
    assert application is not None
    document = thirty_layers()
    out: list[Row] = []
    for what, (which, steps) in SLIDERS.items():
        for view, level, name in ((WHOLE, 1, "all of 4K"), (ACTUAL, 0, "1600 x 1000 at 100 %")):
            out += slider(document, which, steps, (view, level), f"{what}: {name}")
    return out


def slider(
    document: Document,
    which: int,
    steps: list[dict[str, object]],
    seen: tuple[Rect, int],
    what: str,
) -> list[Row]:
    """One slider moved on: changes while it moves, and the sharp picture after it."""
    view, level = seen
    layers = [one for one in document.layers if isinstance(one, AdjustmentLayer)]
    projection, shown = Projection(document), document
    projection.flush(view, level)
    while not projection.flush_idle(1000):
        pass
    wall, cpu = [], []
    for words in steps:
        after = document.with_layer(replace(layers[which], adjustment=from_json(words)))
        began = time.perf_counter(), time.process_time()
        projection.update(shown, after)
        projection.flush_soon(view, level)
        wall.append((time.perf_counter() - began[0]) * 1e3)
        cpu.append((time.process_time() - began[1]) * 1e3)
        shown = after
    time.sleep(RAPID_S)
    began_sharp = time.process_time()
    projection.flush_soon(view, level)
    sharp = (time.process_time() - began_sharp) * 1e3
    moving = [("wall", wall[2:]), ("CPU", cpu[2:])]
    return [
        *(at_most(f"{what}, p95, {clock}", float(np.percentile(t, 95)), "ms", LIMIT_MS)
          for clock, t in moving),
        at_most(f"{what}, first, CPU", cpu[0], "ms", 10 * LIMIT_MS),
        at_most(f"{what}, sharp, CPU", sharp, "ms", 10 * LIMIT_MS),
    ]  # fmt: skip


def thirty_layers() -> Document:
    """A picture, 24 layers with groups, masks and modes over it, three adjustments between."""
    mask = raster_from((np.mgrid[: FOUR_K.h, : FOUR_K.w][1] // 15).astype(np.uint8))

    def adjusting(words: dict[str, object], mask: Raster | None = None) -> AdjustmentLayer:
        return AdjustmentLayer(str(words["kind"]), adjustment=from_json(words), mask=mask)

    def pixels(n: int) -> PixelLayer:
        x, y = n * 311 % (FOUR_K.w - PART.w), n * 197 % (FOUR_K.h - PART.h)
        return PixelLayer(
            f"Layer {n}", pixels=raster_from(slopes(PART, n), x, y), blend=MODES[n % 10],
            opacity=1 - 0.03 * (n % 8), mask=mask if n % 7 == 3 else None,
        )  # fmt: skip

    def some(first: int, last: int) -> tuple[Layer, ...]:
        return tuple(pixels(n) for n in range(first, last))

    photo = slopes(FOUR_K, 0)
    photo[..., 3] = 255
    layers = (
        PixelLayer("Photograph", pixels=raster_from(photo)), *some(1, 9),
        GroupLayer("Group", layers=some(9, 15), opacity=0.8),
        adjusting({"kind": "levels", "all": [0.05, 0.95, 1.1, 0, 1]}), *some(15, 19),
        adjusting({"kind": "hue_saturation", "hue": 10}, mask),
        GroupLayer("Upper group", layers=some(19, 23)),
        adjusting({"kind": "curves", "all": [[0, 0], [0.4, 0.5], [1, 1]]}), *some(23, 25),
    )  # fmt: skip
    return Document(FOUR_K, layers)


def slopes(size: Size, seed: int) -> np.ndarray:
    """Half-transparent slopes that differ by seed, uint8 RGBA (h, w, 4)."""
    y, x = np.mgrid[: size.h, : size.w]
    out = np.empty((size.h, size.w, 4), np.uint8)
    for channel in range(3):
        out[..., channel] = x * (channel + 1 + seed % 3) // 17 + y * (3 - channel) // 13 & 255
    out[..., 3] = x // 7 & 255
    return out
