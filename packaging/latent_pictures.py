"""Make the pictures of portraits in docs/images: random ones, every slider, an own picture.

    python packaging/latent_pictures.py [FOLDER]

All are drawn by the generator that the project ships; the wall is one of its rendered samples.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from editor.cli.clips import clip_engine, last
from editor.cli.sheet import sheet_of
from editor.core.geometry import Rect, Size
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.directions import Direction, moved
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine, Patch
from editor.weights.directions import directions_of
from editor.weights.shelf import find

ROOT = Path(__file__).resolve().parents[1]
MODEL = "portraits"
SEEDS = range(13, 17)
"""Of the random portraits: four in a row, the same ones of each style."""
RANDOM, ACROSS, SMALL = 192, 3, 96
"""Side of a random portrait; sliders in a row of their sheet, and the side of its portraits."""
PEOPLE = {"avataaars": 63, "personas": 62, "micah": 60, "fluent3d": 17}
"""Seeds of those whose sliders are moved: on them little hides what another slider does."""
WALL, POSTER, PAPER = (420, 60, 1000, 620), Rect(260, 70, 480, 480), 14
"""The part of the wall that is shown (left, top, width, height), the poster in it, its margin."""
SITTER, WISH = (14, "personas"), {"glasses": 2.0, "hair_yellow": 2.0}
"""Who is on the poster, and what becomes of them."""


def main() -> int:
    """Draw all three. Returns the exit code."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    engine = clip_engine()
    for name, picture in (
        ("portraits.webp", random_portraits(engine)),
        ("sliders.webp", every_slider(engine)),
        ("own-picture.jpg", own_picture(engine)),
    ):
        Image.fromarray(picture).save(out / name, quality=90)
        print(out / name)
    return 0


def random_portraits(engine: Engine) -> np.ndarray:
    """A row of each drawing style: uint8 RGB."""
    rows = []
    for style in find(MODEL).styles:
        people = engine(GenerateJob(MODEL, tuple(SEEDS), style), silent)
        rows.append(np.hstack([drawn(engine, p.code, RANDOM) for p in people if p.final]))
    return np.vstack(rows)


def every_slider(engine: Engine) -> np.ndarray:
    """Low, as the portrait is, high, for each slider that is tied to a label: uint8 RGB."""
    card = find(MODEL)
    directions = directions_of(card)
    cells = []
    for number, slider in enumerate(d for d in directions if d.source == "tied"):
        kinds = slider.kinds or tuple(card.styles)
        cells.append(row(engine, slider, directions, kinds[number % len(kinds)]))
    return sheet_of(
        [
            list(chain(*part))
            for part in (cells[i : i + ACROSS] for i in range(0, len(cells), ACROSS))
        ]
    )


def row(
    engine: Engine, slider: Direction, directions: Sequence[Direction], style: str
) -> list[tuple[np.ndarray, str]]:
    """One slider's three portraits with their captions."""
    base = last(engine(GenerateJob(MODEL, (PEOPLE[style],), style), silent)).code
    assert base is not None
    low, high = (moved(base, directions, {slider.name: v}) for v in (slider.low, slider.high))
    words = slider.title + (" (behind “more”)" if slider.more else "")
    captions = (f"{words}\n{slider.low:g}", "\nas is", f"\n{slider.high:g}")
    return [(drawn(engine, c, SMALL), t) for c, t in zip((low, base, high), captions, strict=True)]


def own_picture(engine: Engine) -> np.ndarray:
    """A photographed poster before and after its portrait was edited: uint8 RGB."""
    wall = np.asarray(Image.open(ROOT / "resources/samples/wall/truth.png").convert("RGB"))
    x, y, w, h = WALL
    before = with_poster(engine, wall[y : y + h, x : x + w].copy())
    picture = np.ascontiguousarray(before[POSTER.slices()])
    found = last(engine(InvertJob(MODEL, picture, POSTER), silent))
    assert found.code is not None
    code = moved(found.code, directions_of(find(MODEL)), WISH)
    job = EditJob(MODEL, code, found.code, POSTER, picture, canvas=Size(w, h))
    layer = last(engine(job, silent)).pixels
    share = layer[..., 3:].astype(np.float32) / 255
    after = before.copy()
    after[POSTER.slices()] = np.rint(picture * (1 - share) + layer[..., :3] * share)
    return np.hstack([before, np.full((h, 8, 3), 255, np.uint8), after])


def with_poster(engine: Engine, wall: np.ndarray) -> np.ndarray:
    """A portrait pasted up: the bricks show through its paper. uint8 RGB (h, w, 3)."""
    seed, style = SITTER
    person = last(engine(GenerateJob(MODEL, (seed,), style), silent))
    sheet = np.full((POSTER.h + 2 * PAPER, POSTER.w + 2 * PAPER, 3), 244, np.uint8)
    sheet[PAPER:-PAPER, PAPER:-PAPER] = drawn(engine, person.code, POSTER.w)
    place = Rect(POSTER.x - PAPER, POSTER.y - PAPER, *sheet.shape[1::-1]).slices()
    grey = wall[place].astype(np.float32).mean(2, keepdims=True)
    relief = grey / cv2.GaussianBlur(grey, (0, 0), 20)[..., None]
    wall[place] = np.clip(sheet * (0.86 + 0.1 * relief), 0, 255)
    return wall


def drawn(engine: Engine, code: np.ndarray | None, side: int) -> np.ndarray:
    """A code's portrait: uint8 RGB (side, side, 3)."""
    assert code is not None
    patch: Patch = last(engine(EditJob(MODEL, code, code, Rect(0, 0, side, side)), silent))
    return patch.pixels[..., :3]


def silent(_: float) -> None:
    """Nobody waits for the progress."""


if __name__ == "__main__":
    sys.exit(main())
