"""`underpaint generate --out OUT`: portraits out of nothing, one, a folder or a sheet of them."""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from editor.cli import latents
from editor.cli.batch import check_target, make_folder
from editor.cli.clips import clip_engine, last
from editor.cli.progress import Bar, say, say_error
from editor.cli.sheet import sheet_of
from editor.cli.styling import within
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine, Patch, Tick
from editor.media.provenance import generated
from editor.media.still import EXTENSIONS, save_still

EXAMPLES = """\
examples:
  underpaint generate --seed 5 --out somebody.png
  underpaint generate -n 16 --drawn micah --sheet --out people.png
  underpaint generate --model cgan --class personas --sheet -n 16 --out drawn.png
  underpaint generate -n 100 --set smile=1 --set glasses=2 --size 512 --out people/
"""
MOST, MOST_ON_A_SHEET = 10_000, 400
MAX_SEED = 2**32 - 1
TOGETHER = 16
"""Seeds that are drawn by one job."""
SIDES = (32, 4096)
"""Least and most pixels of a picture's side."""
LARGEST_SHEET = 16_000
"""Most pixels of a sheet's side."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    latents.add_model_argument(parser)
    latents.add_set_argument(parser, required=False)
    parser.add_argument("--seed", type=int, default=1, help="of the first picture; default: 1")
    parser.add_argument("-n", "--count", type=int, default=1, help="how many; default: 1")
    parser.add_argument("--drawn", "--class", default="", metavar="KIND",
                        help="one of the generator's kinds or classes, such as micah; default: any"
                        )  # fmt: skip
    parser.add_argument("--truncation", type=float, default=0.7,
                        help="0 = all alike .. 1 = as varied as the data; default: 0.7"
                        )  # fmt: skip
    parser.add_argument("--size", type=int, default=0,
                        help="side in pixels; default: the generator's own")  # fmt: skip
    parser.add_argument("--sheet", action="store_true", help="all on one picture, seeds below")
    parser.add_argument("--out", type=Path, required=True,
                        help="picture to write; of several without --sheet a folder")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Draw everything asked for. Returns 0."""
    wish = latents.Wish.of(arguments)
    order = Order(wish, latents.kind_named(arguments.drawn, wish.card), arguments)
    out = target(arguments)
    with Bar(json=arguments.json) as shown:
        pictures = order.pictures(clip_engine(), lambda part: shown.at(part, wish.card.name))
        if arguments.sheet:
            _save_sheet(out, order, list(pictures))
            return 0
        for picture in pictures:
            path = out / f"{wish.card.name}-{picture.seed}.png" if out.is_dir() else out
            save_still(path, picture.pixels, generated(order.command(picture.seed)))
            facts = {"seed": picture.seed, "drawn": picture.drawn}
            say(str(path), json=arguments.json, event="done", out=str(path), **facts)
    return 0


def target(arguments: argparse.Namespace) -> Path:
    """The file to write, or the folder, which is made.

    Raises BadInput where a file is named for several pictures, or none can be written there.
    """
    out: Path = arguments.out
    if arguments.count == 1 or arguments.sheet:
        out = out / "sheet.png" if arguments.sheet and out.is_dir() else out
        if not out.is_dir():
            check_target(out)
        return out
    if out.suffix.lower() in EXTENSIONS and not out.is_dir():
        remedy = "Name a folder, or add --sheet."
        raise BadInput(f"{arguments.count} pictures need a folder.", file=out, remedy=remedy)
    make_folder(out)
    return out


@dataclass(frozen=True, eq=False)
class Picture:
    """One that was drawn: uint8 RGB (side, side, 3), its seed and its kind."""

    seed: int
    drawn: str
    pixels: np.ndarray


@dataclass(frozen=True, eq=False)
class Order:
    """What is to be drawn. drawn: a kind of pictures, "" = any. Raises BadInput for bad options."""

    wish: latents.Wish
    drawn: str
    options: argparse.Namespace

    def __post_init__(self) -> None:
        within(self.options.count, "-n", 1, MOST_ON_A_SHEET if self.options.sheet else MOST)
        within(self.options.truncation, "--truncation", 0, 1)
        if self.options.size:
            within(self.options.size, "--size", *SIDES)
        if not 0 <= self.options.seed <= MAX_SEED:
            raise BadInput(f"--seed takes 0 to {MAX_SEED}.", remedy="For example --seed 7.")
        if self.options.sheet and _columns(self.options.count) * self.side > LARGEST_SHEET:
            raise BadInput("This sheet would be too large.", remedy="Make -n or --size less.")
        self.wish.check_known_to(self.drawn)

    @property
    def side(self) -> int:
        """Of each picture, in pixels."""
        return self.options.size or self.wish.side

    def pictures(self, engine: Engine, tick: Tick) -> Iterator[Picture]:
        """One after the other, by their seeds; says on stderr which sliders one does not know."""
        count, first = self.options.count, self.options.seed
        for begun in range(0, count, TOGETHER):
            seeds = tuple(range(first + begun, first + min(count, begun + TOGETHER)))
            job = GenerateJob(self.wish.model, seeds, self.drawn, self.options.truncation)
            drawn = (patch for patch in engine(job, _silent) if patch.final)
            for number, (seed, patch) in enumerate(zip(seeds, drawn, strict=True), begun + 1):
                yield self._finished(engine, seed, patch)
                tick(number / count)

    def _finished(self, engine: Engine, seed: int, patch: Patch) -> Picture:
        """With its sliders set, at the wished size."""
        assert patch.code is not None, "a generator tells the code of what it draws"
        drawn = str(patch.notes.get("drawn", ""))
        if unknown := self.wish.unknown_to(drawn):
            say_error(f"Seed {seed} is drawn as {drawn}, which knows no {', '.join(unknown)}.")
        if self.wish.values or self.side != patch.pixels.shape[0]:
            code = self.wish.code(patch.code, drawn)
            place = Rect(0, 0, self.side, self.side)
            patch = last(engine(EditJob(self.wish.model, code, patch.code, place), _silent))
        return Picture(seed, drawn, patch.pixels[..., :3])

    def command(self, seed: int) -> str:
        """What makes one of the pictures again."""
        words = [f"--model {self.wish.card.name}", f"--seed {seed}"]
        words += [f"--drawn {self.drawn}"] if self.drawn else []
        words += [f"--truncation {self.options.truncation:g}"]
        words += [f"--set {name}={value:g}" for name, value in self.wish.values.items()]
        words += [f"--size {self.options.size}"] if self.options.size else []
        return " ".join(["underpaint generate", *words])


def _silent(fraction: float) -> None:
    """One picture takes milliseconds: progress is told by their number."""


def _save_sheet(out: Path, order: Order, pictures: list[Picture]) -> None:
    options = order.options
    columns = _columns(len(pictures))
    rows = [pictures[i : i + columns] for i in range(0, len(pictures), columns)]
    sheet = sheet_of([[(p.pixels, str(p.seed)) for p in row] for row in rows])
    how = f"{order.command(options.seed)} -n {options.count} --sheet"
    save_still(out, sheet, generated(how))
    facts = {"seeds": [p.seed for p in pictures], "drawn": [p.drawn for p in pictures]}
    say(str(out), json=options.json, event="done", out=str(out), **facts)


def _columns(count: int) -> int:
    """Of a sheet about as wide as high."""
    return math.ceil(math.sqrt(count))
