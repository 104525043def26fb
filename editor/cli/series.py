"""`underpaint series MODEL --count 200`: material for one's library, the good ones of many."""

from __future__ import annotations

import argparse
from pathlib import Path

from editor.cli import latents
from editor.cli.batch import make_folder
from editor.cli.clips import clip_engine
from editor.cli.generate import MAX_SEED, SIDES
from editor.cli.progress import Bar, say
from editor.cli.styling import within
from editor.core.errors import BadInput
from editor.weights.library import series_folder

EXAMPLES = """\
examples:
  underpaint series portraits --count 200 --class micah
  underpaint series OUT --count 50 --keep 0.5 --size 512 --out textures/
  underpaint series portraits --count 20 --clips 3 --seconds 8

A series that was stopped goes on with the same command. Pictures, clips and series.json (seed and
score of each) are written into the folder; each picture carries the command that makes it again.
"""
MOST, MOST_CLIPS = 5000, 50
LONGEST = 60.0
"""Seconds of a clip."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("model", help="a generator of underpaint models list, its folder or file")
    parser.add_argument("-n", "--count", type=int, default=200, help="pictures; default: 200")
    parser.add_argument("--class", "--drawn", dest="drawn", default="", metavar="KIND",
                        help="one of the generator's kinds; default: any")  # fmt: skip
    parser.add_argument("--truncation", type=float, default=0.9,
                        help="0 = all alike .. 1 = as varied as the data; default: 0.9"
                        )  # fmt: skip
    parser.add_argument("--seed", type=int, default=1, help="of the first try; default: 1")
    parser.add_argument("--keep", type=float, default=0.8, metavar="SHARE",
                        help="part of all that is good enough, 0.05 to 1; default: 0.8"
                        )  # fmt: skip
    parser.add_argument("--size", type=int, default=0,
                        help="side in pixels; default: the generator's own")  # fmt: skip
    parser.add_argument("--clips", type=int, default=0, help="walks as clips; default: none")
    parser.add_argument("--seconds", type=float, default=6.0, help="of a clip; default: 6")
    parser.add_argument("--out", type=Path,
                        help="folder; default: the library, by model and date")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Make the series, or go on with it. Returns 0."""
    card = latents.generator_named(arguments.model)
    _check(arguments)
    drawn = latents.kind_named(arguments.drawn, card)
    out = arguments.out or series_folder(card.name)
    make_folder(out)
    engine = clip_engine()
    from editor.training.series import SeriesWish, make, open_series

    wish = SeriesWish(
        arguments.model, arguments.count, drawn, arguments.truncation, arguments.seed,
        arguments.keep, arguments.size, arguments.clips, arguments.seconds,
    )  # fmt: skip
    with Bar(json=arguments.json) as shown:
        series = make(open_series(out, wish, card), engine, shown.at)
    count, clips = len(series.pictures), len(series.clips)
    text = f"{out}  {count} pictures, {clips} clips; left out: {series.poor} poor, "
    text += f"{series.alike} nearly the same"
    if count < wish.count:
        text += f". This model repeats itself: {series.tried} tries gave no more"
    facts = {"count": count, "clips": clips, "poor": series.poor, "alike": series.alike}
    say(text, json=arguments.json, event="done", out=str(out), tried=series.tried, **facts)
    return 0


def _check(arguments: argparse.Namespace) -> None:
    within(arguments.count, "--count", 1, MOST)
    within(arguments.truncation, "--truncation", 0, 1)
    within(arguments.keep, "--keep", 0.05, 1)
    within(arguments.clips, "--clips", 0, MOST_CLIPS)
    within(arguments.seconds, "--seconds", 0.5, LONGEST)
    if arguments.size:
        within(arguments.size, "--size", *SIDES)
    if not 0 <= arguments.seed <= MAX_SEED - 100 * MOST:
        raise BadInput(f"--seed {arguments.seed} is no seed.", remedy="For example --seed 7.")
