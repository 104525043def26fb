"""Selecting at 4K: CPU milliseconds of one thread, off the window's, medians of several.

What the window's own thread does for it is little: joining and committing are the last row.
"""

from __future__ import annotations

from collections.abc import Callable
from time import thread_time

import cv2
import numpy as np

from editor.core import masks, spread
from editor.core.coverage import ellipse, polygon_mask
from editor.core.document import Document
from editor.core.flood import flooded
from editor.core.geometry import Rect, Size
from editor.core.outline import Screen, ants
from editor.core.select import ColourRange, Mode, colour_range, wand
from editor.engines.select import SelectEngine
from editor.jobs.select import select_job
from tests.benchmarks.row import Row, at_most, milliseconds

SIZE = Size(3840, 2160)
BOUNDS = Rect(0, 0, *SIZE)
TIMES = 5


def rows() -> list[Row]:
    """All figures; takes less than a minute."""
    cv2.setNumThreads(1)
    picture = smooth_picture()
    rim = ellipse(100, 50, 3700, 2100)
    loop = polygon_mask([rim], BOUNDS)
    document = Document(SIZE).with_mask(loop)
    noise = np.random.default_rng(1).random(SIZE[::-1]) < 0.65
    noise[1000, 1000] = True
    near = np.array(picture[1000, 1000, :3], int)
    chosen = ColourRange(((int(near[0]), int(near[1]), int(near[2])),))
    fitted, half = Screen(1600, 1000, 2.4, 0, 0, 2.4, -20, -100), Rect(960, 540, 1920, 1080)
    other = polygon_mask([ellipse(500, 50, 3800, 2100)], BOUNDS)
    job = select_job(picture, half)
    return [
        cost("ellipse, whole picture", 50, lambda: polygon_mask([rim], BOUNDS)),
        cost("lasso of 20,000 points", 100, lambda: polygon_mask([spiral()], BOUNDS)),
        cost("flood fill, noise of 65 %", 300, lambda: flooded(noise, (1000, 1000))),
        cost("magic wand", 300, lambda: wand(picture, (1000, 1000), 32, True, True)),
        cost("colour range", 300, lambda: colour_range(picture, chosen)),
        cost("grow by 20", 300, lambda: spread.grown(loop, BOUNDS, 20)),
        cost("feather by 20", 500, lambda: spread.feathered(loop, BOUNDS, 20)),
        cost("ants, fitted", 50, lambda: ants(loop, fitted, BOUNDS, 1)),
        cost("smart select, half the picture", 500, lambda: list(SelectEngine()(job, nobody))),
        cost("joining, in the window's thread", 33,
             lambda: masks.select(document, other, Mode.SUBTRACT)),
    ]  # fmt: skip


def cost(name: str, target: float, work: Callable[[], object]) -> Row:
    """Median CPU milliseconds of some work."""
    work()
    return at_most(name, float(np.median(milliseconds(work, TIMES, thread_time))), "ms CPU", target)


def smooth_picture() -> np.ndarray:
    """uint8 RGBA of 4K: soft colours with a little grain."""
    random = np.random.default_rng(0)
    coarse = random.integers(0, 255, (30, 50, 3), dtype=np.uint8)
    soft = cv2.resize(coarse, tuple(SIZE), interpolation=cv2.INTER_CUBIC).astype(np.int16)
    grain = random.integers(-6, 7, (*SIZE[::-1], 1), dtype=np.int16)
    pixels = np.full((*SIZE[::-1], 4), 255, np.uint8)
    pixels[..., :3] = np.clip(soft + grain, 0, 255)
    return pixels


def spiral() -> np.ndarray:
    """A line that goes round many times."""
    turns = np.linspace(0, 40, 20_000)
    across = 1900 + 1800 * np.cos(turns) * np.cos(turns * 0.37)
    return np.stack([across, 1000 + 1200 * np.sin(turns)], axis=1)


def nobody(_progress: float) -> None:
    """Nobody asks how far it is."""
