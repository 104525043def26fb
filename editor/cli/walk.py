"""`underpaint walk --seeds 1,5,9 --seconds 6 --out walk.mp4`: a walk through latents as a clip."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from editor.cli import latents
from editor.cli.batch import Progress
from editor.cli.clips import add_file_arguments, clip_engine, last, settings_in
from editor.cli.generate import MAX_SEED
from editor.cli.progress import Bar, report, say_error
from editor.cli.styling import within
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob
from editor.jobs.generate import GenerateJob
from editor.jobs.job import Engine
from editor.jobs.walk import REST, WalkJob, path

EXAMPLES = """\
examples:
  underpaint walk --seeds 1,5,9 --seconds 6 --out walk.mp4
  underpaint walk --seeds 3,14,15,92 --drawn micah --set smile=1 --loop --out round.webm
  underpaint walk --seeds 7,8 --size 128 --fps 12 --rest 0 --out walk.gif
"""
MOST = 64
"""Points of a walk."""
MOST_FRAMES = 20_000
SIDES = (32, 4096)
"""Least and most pixels of a frame's side."""
RATES = (1, 120)
"""Least and most frames a second."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("--seeds", required=True, metavar="N,N,...",
                        help="of the pictures to walk through, in this order")  # fmt: skip
    parser.add_argument("--seconds", type=float, default=6.0, help="how long; default: 6")
    parser.add_argument("--fps", default="24", help="frames a second; default: 24")
    parser.add_argument("--loop", action="store_true",
                        help="walk back to the first picture, so that the clip can be repeated"
                        )  # fmt: skip
    parser.add_argument("--rest", type=float, default=REST,
                        help="0 = passes through the pictures .. 1 = stops at each; "
                             f"default: {REST:g}")  # fmt: skip
    latents.add_model_argument(parser)
    latents.add_set_argument(parser, required=False)
    parser.add_argument("--drawn", default="", metavar="KIND",
                        help="one of the generator's kinds, such as micah; default: any"
                        )  # fmt: skip
    parser.add_argument("--truncation", type=float, default=0.7,
                        help="0 = all alike .. 1 = as varied as the data; default: 0.7"
                        )  # fmt: skip
    parser.add_argument("--size", type=int, default=512, help="side in pixels; default: 512")
    add_file_arguments(parser)
    parser.add_argument("--out", type=Path, required=True, help="clip to write")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Walk. Returns 0."""
    wish = latents.Wish.of(arguments)
    seeds, frames = seeds_in(arguments.seeds), _frames(arguments)
    within(arguments.rest, "--rest", 0, 1)
    within(arguments.truncation, "--truncation", 0, 1)
    side = int(within(arguments.size, "--size", *SIDES))
    drawn = latents.kind_named(arguments.drawn, wish.card)
    wish.check_known_to(drawn)
    settings = settings_in(arguments, arguments.out)
    engine = clip_engine()
    with Bar(json=arguments.json) as shown:
        progress = Progress(shown, 0, 1, arguments.out.name)
        job = GenerateJob(wish.model, seeds, drawn, arguments.truncation)
        codes = path(_points(engine, wish, job), frames, closed=arguments.loop, rest=arguments.rest)
        template = EditJob(wish.model, codes[0], codes[0], Rect(0, 0, side, side))
        rate = Fraction(arguments.fps)
        walk = WalkJob(template, codes, rate, str(arguments.out), settings)
        patch = last(engine(walk, progress.tick), progress)
    notes = {**patch.notes, "seeds": seeds}
    report(arguments.out, arguments.out, notes, json=arguments.json)
    return 0


def seeds_in(words: str) -> tuple[int, ...]:
    """The numbers of "1,5,9". Raises BadInput where that is no list of two seeds or more."""
    try:
        seeds = tuple(int(word) for word in words.split(","))
    except ValueError:
        raise BadInput(f"--seeds {words} are no seeds.", remedy="Write --seeds 1,5,9.") from None
    if not 2 <= len(seeds) <= MOST:
        raise BadInput(f"--seeds takes 2 to {MOST} of them.", remedy="Write --seeds 1,5,9.")
    for seed in seeds:
        within(seed, "--seeds", 0, MAX_SEED)
    return seeds


def _frames(arguments: argparse.Namespace) -> int:
    """How many. Raises BadInput where rate or length are none, or the clip would be too long."""
    try:
        rate = Fraction(arguments.fps)
    except (ValueError, ZeroDivisionError):
        raise BadInput(f"--fps {arguments.fps} is no rate.", remedy="Write --fps 24.") from None
    within(float(rate), "--fps", *RATES)
    within(arguments.seconds, "--seconds", 2 / float(rate), MOST_FRAMES / float(rate))
    frames: int = round(arguments.seconds * float(rate))
    return frames


def _points(engine: Engine, wish: latents.Wish, job: GenerateJob) -> Sequence[np.ndarray]:
    """The code of every seed, its sliders set; says on stderr which ones one does not know."""
    points = []
    finals = (patch for patch in engine(job, lambda part: None) if patch.final)
    for seed, patch in zip(job.seeds, finals, strict=True):
        assert patch.code is not None, "a generator tells the code of what it draws"
        drawn = str(patch.notes.get("drawn", ""))
        if unknown := wish.unknown_to(drawn):
            say_error(f"Seed {seed} is drawn as {drawn}, which knows no {', '.join(unknown)}.")
        points.append(wish.code(patch.code, drawn))
    return points
