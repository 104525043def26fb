"""Make the pictures of the teaching set in docs/images: every family's samples.

    python packaging/family_pictures.py [FOLDER]

All are drawn by the models that the project ships; what is translated are its rendered samples and
portraits that it drew itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from editor.cli.clips import clip_engine, last
from editor.cli.sheet import sheet_of
from editor.cli.styling import laid_over
from editor.core.geometry import Rect
from editor.jobs.attributes import as_seen
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine
from editor.jobs.translate import TranslateJob
from editor.weights.card import Card
from editor.weights.shelf import find

ROOT = Path(__file__).resolve().parents[1]
GENERATORS = ("mlp", "gan", "vae", "dcgan", "cgan", "wgan-gp", "diffusion")
ACROSS, SIDE = 12, 64
SCENES = (("courtyard", "truth.webp"), ("garden", "truth.webp"), ("street", "truth.png"))
VIEW = (480, 270)
"""Width and height of a translated sample."""
PEOPLE = (3, 11, 34, 36, 41)
"""Seeds of the portraits whose attributes are switched."""


def main() -> int:
    """Draw all. Returns the exit code."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    engine = clip_engine()
    for name, picture in (
        ("families.webp", sheet_of([row(engine, find(name)) for name in GENERATORS])),
        ("cyclegan.webp", sheet_of(translated(engine, find("cyclegan")))),
        ("stargan.webp", sheet_of(switched(engine, find("stargan")))),
    ):
        Image.fromarray(picture).save(out / name, quality=90)
        print(out / name)
    return 0


Cells = list[tuple[np.ndarray, str]]
"""Pictures with their captions."""


def row(engine: Engine, card: Card) -> Cells:
    """A generator's pictures of the first seeds, of each of its classes as many."""
    kinds = tuple(card.styles) or ("",)
    cells = []
    for number, kind in enumerate(kinds):
        count = ACROSS // len(kinds)
        job = GenerateJob(card.name, tuple(range(count)), kind, truncation=1.0)
        drawn = [patch.pixels[..., :3] for patch in engine(job, silent) if patch.final]
        said = card.styles[kind] if kind else ""
        captions = [f"{card.title}\n{said}" if number == 0 else f"\n{said}", *[""] * (count - 1)]
        cells += [(as_seen(p, SIDE), c) for p, c in zip(drawn, captions, strict=True)]
    return cells


def translated(engine: Engine, card: Card) -> list[Cells]:
    """Rendered samples as they are, and in each of a translator's domains."""
    rows = []
    for name, file in SCENES:
        with Image.open(ROOT / "resources" / "samples" / name / file) as scene:
            image = np.asarray(scene.convert("RGB").resize(VIEW, Image.Resampling.LANCZOS))
        cells = [(image, name)]
        for domain, title in card.styles.items():
            job = TranslateJob(card.name, {domain: 1.0}, image, Rect(0, 0, *VIEW))
            cells.append((laid_over(image, last(engine(job, silent))), title))
        rows.append(cells)
    return rows


def switched(engine: Engine, card: Card) -> list[Cells]:
    """Portraits of our own as they are, and with each attribute that they lack on, others off."""
    side = 128
    drawn = engine(GenerateJob("portraits", PEOPLE, "avataaars"), silent)
    rows = []
    for patch in (patch for patch in drawn if patch.final):
        image = np.ascontiguousarray(patch.pixels[..., :3])
        cells = [(image, "as it is")]
        for name, title in card.styles.items():
            made = {way: _with(engine, card, image, {name: value}, side)
                    for way, value in (("with", 1.0), ("without", 0.0))}  # fmt: skip
            way = max(made, key=lambda way: np.abs(made[way] - 1.0 * image).mean())
            cells.append((made[way], f"{way} {title.lower()}"))
        rows.append(cells)
    return rows


def _with(
    engine: Engine, card: Card, image: np.ndarray, to: dict[str, float], side: int
) -> np.ndarray:
    patch = last(engine(TranslateJob(card.name, to, image, Rect(0, 0, side, side)), silent))
    return laid_over(image, patch)


def silent(_: float) -> None:
    """Nobody waits for the progress."""


if __name__ == "__main__":
    sys.exit(main())
