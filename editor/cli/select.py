"""`underpaint select PICTURE --box X Y W H --out MASK`: find an object, write it as a mask."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np

from editor.cli.batch import check_target
from editor.cli.pictures import open_picture
from editor.cli.progress import say
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.jobs.select import GRABCUT, Hint, select_job
from editor.media.atomic import check_apart
from editor.media.encode import to_8_bits
from editor.media.export_options import LOSSY_SUFFIXES
from editor.media.still import save_still

EXAMPLES = """\
examples:
  underpaint select cat.jpg --box 120 80 400 360 --out cat-mask.png
  underpaint select cat.jpg --box 120 80 400 360 --inside 300 200 --outside 130 400 --out mask.png
  underpaint inpaint cat.jpg --mask cat-mask.png --out empty.jpg"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("input", type=Path, help="a picture, .ora or .psd")
    parser.add_argument(
        "--box", type=int, nargs=4, required=True, metavar=("X", "Y", "W", "H"),
        help="a box round the object, in pixels of the picture",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True, help="the mask to write: white = object")
    for name, what in (("inside", "belongs to it"), ("outside", "does not belong to it")):
        parser.add_argument(
            f"--{name}", type=float, nargs=2, action="append", default=[], metavar=("X", "Y"),
            help=f"a point that {what}; may be given several times",
        )  # fmt: skip
    parser.add_argument(
        "--model",
        default=GRABCUT,
        metavar="NAME",
        help=f"{GRABCUT}, or a model on the shelf that segments; default: {GRABCUT}",
    )
    parser.add_argument("--json", action="store_true", help="the outcome as a JSON line")


def run(arguments: argparse.Namespace) -> int:
    """Find the object. Returns 0; raises BadInput for a box outside, or a model that is none."""
    from editor.engines.all import AnyEngine

    started = time.perf_counter()
    check_apart(arguments.out, [arguments.input])
    _check_lossless(arguments.out)
    check_target(arguments.out)
    picture = to_8_bits(open_picture(arguments.input).pixels)
    if min(arguments.box[2:]) < 1:
        raise BadInput("--box takes X Y W H with W and H of 1 or more.")
    inside = [Hint(x, y) for x, y in arguments.inside]
    outside = [Hint(x, y, inside=False) for x, y in arguments.outside]
    job = select_job(
        picture, Rect(*arguments.box), points=(*inside, *outside), model=arguments.model
    )
    patch = next(iter(AnyEngine()(job, lambda progress: None)))
    mask = np.zeros(picture.shape[:2], np.uint8)
    mask[patch.place.slices()] = patch.pixels[..., 3]
    if not (mask > 127).any():
        raise BadInput(
            "Nothing was found there.",
            file=arguments.input,
            remedy="Draw the box closer round what is meant, or add --inside X Y.",
        )
    save_still(arguments.out, mask[..., None])
    share, seconds = float((mask > 127).mean()), time.perf_counter() - started
    text = f"{arguments.out}  {share:.1%} of the picture, {seconds:.1f} s"
    facts = {"file": str(arguments.input), "out": str(arguments.out), "share": round(share, 4)}
    say(text, json=arguments.json, event="done", **facts, total_seconds=round(seconds, 2))
    return 0


def _check_lossless(out: Path) -> None:
    """Raise BadInput for a format that would smear the edge of a mask."""
    if out.suffix.lower() in LOSSY_SUFFIXES:
        raise BadInput(
            f"A mask in {out.suffix} would lose its sharp edge.",
            file=out,
            remedy="Use .png or .tif.",
        )
