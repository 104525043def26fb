"""`underpaint adjust INPUT --curves ... --out OUT`: adjustments of pictures and clips."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from editor.cli.batch import Progress, each
from editor.cli.clips import add_file_arguments, clip_engine, targets, write_clip
from editor.cli.pictures import Changed, write_picture
from editor.cli.repaint import either
from editor.core.adjustment import Adjustment
from editor.core.adjustments import KINDS, from_json
from editor.core.adjustments.apply import adjusted
from editor.core.adjustments.tones import auto_levels
from editor.core.errors import BadInput
from editor.core.histogram import histogram
from editor.jobs.adjust import AdjustJob
from editor.media.encode import to_8_bits
from editor.media.still import Still

EXAMPLES = """\
examples:
  underpaint adjust photo.jpg --auto --out better.jpg
  underpaint adjust photo.png --levels 0.05,0.95,1.2 --out photo2.png
  underpaint adjust photo.png --curves 0,0 0.25,0.18 0.75,0.85 1,1 --out contrast.png
  underpaint adjust clip.mp4 --adjustment '{"kind": "vibrance", "vibrance": 0.4}' --out vivid.mp4
  underpaint adjust photos/ --adjustment '{"kind": "black_white"}' --out grey/
"""
LEVELS = (
    "Give black and white in 0..1, black the smaller, and perhaps gamma in 0.1..10: "
    "--levels 0.05,0.95,1.2."
)
CURVES = "Give 2 to 32 points in 0..1, each further to the right: --curves 0,0 0.25,0.18 1,1."
EXAMPLE = """Quote it for the shell: --adjustment '{"kind": "vibrance", "vibrance": 0.4}'."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture, a clip, or a folder of them")
    parser.add_argument("--levels", metavar="BLACK,WHITE[,GAMMA]",
                        help="what becomes black and white (0..1), and the middle")  # fmt: skip
    parser.add_argument("--curves", nargs="+", metavar="X,Y",
                        help="points of a curve from left to right, 0..1")  # fmt: skip
    parser.add_argument("--adjustment", action="append", default=[], metavar="JSON",
                        help="of any kind, may be given several times; kinds: "
                             + ", ".join(KINDS))  # fmt: skip
    parser.add_argument("--auto", action="store_true",
                        help="of pictures: let each channel reach from black to white")  # fmt: skip
    add_file_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="file to write, or a folder")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Adjust everything asked for. Returns 0, 2 where one of a folder failed, 130 after Ctrl+C."""
    wished = wishes(arguments)
    if not wished and not arguments.auto:
        raise BadInput(
            "Nothing is to be adjusted.",
            remedy="Give --levels, --curves, --adjustment or --auto.",
        )
    works = list(targets(arguments.input, arguments.out, arguments.codec))
    adjuster = Adjuster(wished, arguments)
    return each(works, adjuster.adjust, folder=arguments.input.is_dir(), json=arguments.json)


def wishes(arguments: argparse.Namespace) -> tuple[Adjustment, ...]:
    """The adjustments that are asked for. Raises BadInput for words that are none."""
    out: list[Adjustment] = []
    if arguments.levels:
        with meant(f"--levels {arguments.levels}", LEVELS):
            black, white, *gamma = _numbers(arguments.levels, (2, 3))
            values = (black, white, *(gamma or [1.0]), 0, 1)
            out.append(from_json({"kind": "levels", "all": values}))
    if arguments.curves:
        with meant(f"--curves {' '.join(arguments.curves)}", CURVES):
            points = [_numbers(text, (2,)) for text in arguments.curves]
            out.append(from_json({"kind": "curves", "all": points}))
    out += map(_adjustment, arguments.adjustment)
    return tuple(out)


@contextmanager
def meant(said: str, remedy: str) -> Iterator[None]:
    """What does not fit an option is told in the words it was given in, with an example."""
    try:
        yield
    except BadInput as error:
        raise BadInput(f"{said} does not fit.", remedy=remedy) from error


def _adjustment(words: str) -> Adjustment:
    try:
        return from_json(json.loads(words))
    except ValueError:
        raise BadInput(f"--adjustment {words} is no JSON.", remedy=EXAMPLE) from None
    except BadInput as error:
        raise BadInput(f"--adjustment {words}: {error.what}", remedy=error.remedy) from error


def _numbers(text: str, counts: tuple[int, ...]) -> list[float]:
    try:
        out = [float(part) for part in text.split(",")]
    except ValueError:
        out = []
    if len(out) not in counts:
        raise BadInput(f"{text} has another count of numbers.")
    return out


@dataclass(frozen=True, eq=False)
class Adjuster:
    """Adjusts files one after the other with the same wishes."""

    wished: tuple[Adjustment, ...]
    options: argparse.Namespace

    def adjust(self, paths: tuple[Path, Path], progress: Progress) -> None:
        """Write the first of the two files adjusted to the second, and say so."""
        either(self._picture, self._clip)(paths, progress)

    def _picture(self, paths: tuple[Path, Path], progress: Progress) -> None:
        write_picture(paths, self.options, self._changed)

    def _changed(self, still: Still) -> Changed:
        pixels, wished = still.pixels.copy(), self.wished
        if self.options.auto:
            counts = histogram(to_8_bits(pixels)[..., :3]).counts
            wished = (auto_levels(counts[:3]), *wished)
        pixels[..., :3] = adjusted(pixels[..., :3], wished)
        return Changed(pixels, {})

    def _clip(self, paths: tuple[Path, Path], progress: Progress) -> None:
        if self.options.auto:
            raise BadInput(
                "--auto is for pictures.", file=paths[0], remedy="Give --levels instead."
            )
        job = AdjustJob(self.wished)
        write_clip(clip_engine(), lambda info: job, paths, self.options, progress)
