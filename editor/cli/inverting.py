"""A square of a picture found again by a generator: where it is, its code, and words about it."""

from __future__ import annotations

import argparse
import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from editor.cli.clips import last
from editor.cli.codes import Kept
from editor.cli.styling import within
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.attributes import AS_SUITS, MOST_STEPS, MOST_TUNING, SMALLEST, InvertJob
from editor.jobs.job import Engine, Tick
from editor.media.encode import to_8_bits

CLOSE, FAIR = 0.03, 0.06
"""Mean absolute errors (0..1) up to which a picture is redrawn closely, and fairly."""
STRANGE = 0.5
"""How far outside what the model knows (0..1) a picture is warned about."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`--place`, `--steps` and `--tune`."""
    parser.add_argument("--place", metavar="X,Y,SIDE",
                        help="the square with the face, in pixels; default: the largest one in "
                             "the middle")  # fmt: skip
    parser.add_argument("--steps", type=int, default=AS_SUITS,
                        help=f"of the search for the picture: 0 = at a glance .. {MOST_STEPS}; "
                             "default: 0 where the model has an encoder, else 100")  # fmt: skip
    parser.add_argument("--tune", type=int, default=0,
                        help="steps by which the generator learns this very picture; default: 0"
                        )  # fmt: skip


def check_arguments(arguments: argparse.Namespace) -> None:
    """Raise BadInput for options out of range."""
    if arguments.steps != AS_SUITS:
        within(arguments.steps, "--steps", 0, MOST_STEPS)
    within(arguments.tune, "--tune", 0, MOST_TUNING)
    if arguments.place:
        parsed(arguments.place)


def parsed(words: str) -> Rect:
    """The square that "X,Y,SIDE" means. Raises BadInput."""
    try:
        x, y, side = (int(part) for part in words.split(","))
    except ValueError:
        remedy = "Write --place 100,40,256: left, top and side in pixels."
        raise BadInput(f"--place {words} is no square.", remedy=remedy) from None
    if side < SMALLEST:
        raise BadInput(f"--place {words}: a side has {SMALLEST} pixels or more.")
    return Rect(x, y, side, side)


def square_in(size: Size, words: str | None) -> Rect:
    """The square of a picture that is meant: "X,Y,SIDE", or the largest in the middle.

    Raises BadInput where it does not lie in the picture, or the picture is too small.
    """
    w, h = size
    whole, side = Rect(0, 0, w, h), min(h, w)
    if side < SMALLEST:
        raise BadInput(
            f"The picture is {w} x {h} pixels.", remedy=f"{SMALLEST} a side are the least."
        )
    if not words:
        return Rect((w - side) // 2, (h - side) // 2, side, side)
    place = parsed(words)
    if not whole.contains(place):
        raise BadInput(f"--place {words} does not lie in the picture of {w} x {h} pixels.")
    return place


def looked_at(pixels: np.ndarray, place: Rect) -> np.ndarray:
    """The square of a picture (h, w, 3|4; uint8 or uint16), uint8 RGB; white where nothing shows.

    Read-only.
    """
    crop = to_8_bits(pixels[place.slices()])
    image = np.array(crop[..., :3], order="C")
    if crop.shape[2] == 4:
        image[crop[..., 3] == 0] = 255
    image.flags.writeable = False
    return image


@dataclass(frozen=True, eq=False)
class Found:
    """What an inversion found, now or earlier.

    image: uint8 RGB of the square. pixels: the same as the generator draws it, or the image where
    it was found earlier. notes: see `InvertJob`; none where it was found earlier.
    """

    image: np.ndarray
    kept: Kept
    pixels: np.ndarray
    notes: Mapping[str, float | str] = field(default_factory=dict)

    def figure(self, name: str) -> float:
        """One of the notes: distance, error, outside, seconds; NaN where it was not measured."""
        return float(self.notes.get(name, math.nan))

    @property
    def words(self) -> str:
        """How well the generator draws the picture; nothing where that was earlier."""
        error = self.figure("error")
        if math.isnan(error):
            return ""
        how = "closely" if error <= CLOSE else "fairly" if error <= FAIR else "roughly"
        return f"Redrawn {how} (error {100 * error:.1f} %)."

    @property
    def warning(self) -> str:
        """Said where the picture is outside what the model knows, else nothing."""
        if not self.figure("outside") > STRANGE:
            return ""
        return "This is outside what the model knows: sliders may do something else."


def inverted(
    engine: Engine, model: str, pixels: np.ndarray, options: argparse.Namespace, tick: Tick
) -> Found:
    """Find the code of the meant square of a picture (h, w, 3|4; uint8 or uint16).

    options: those of `add_arguments`. Raises BadInput where the square does not fit.
    """
    place = square_in(Size(pixels.shape[1], pixels.shape[0]), options.place)
    image = looked_at(pixels, place)
    job = InvertJob(model, image, place, options.steps, options.tune)
    patch = last(engine(job, tick))
    assert patch.code is not None, "an inversion ends with a code"
    kept = Kept(patch.code, place, str(patch.notes.get("drawn", "")), options.tune)
    return Found(image, kept, patch.pixels[..., :3], patch.notes)
