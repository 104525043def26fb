"""What the editor asks for, and what comes back. Plain values, no behaviour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol, get_args

import numpy as np

from editor.core.geometry import Rect

Tick = Callable[[float], None]
"""Report progress in 0..1. Raises `Cancelled` when nobody wants the answer any more."""
NO_PICTURE = np.zeros((0, 0, 3), np.uint8)
"""The image of a job that is a template: it waits for pictures."""
NO_PICTURE.flags.writeable = False

AGAIN = "Your document is as it was; try again."
"""The remedy where the very same job may go well another time; wherever that is read, be there a
button for it or not."""


class Cancelled(Exception):
    """Nobody wants the answer any more; engines let it pass."""


@dataclass(frozen=True, eq=False)
class Job:
    """A request that carries all it needs; arrays are read-only and never shared with an edit."""

    kind: ClassVar[str]


InpaintModel = Literal["inpaint", "patch", "telea"]
"""inpaint: our generator over patch synthesis. patch: patch synthesis. telea: the border's colours
carried inwards."""
INPAINT_MODELS: tuple[str, ...] = get_args(InpaintModel)


MOST_GROWN = 48
"""Pixels that a mask is widened by at most; less than what an engine sees round it."""


@dataclass(frozen=True, eq=False)
class InpaintJob(Job):
    """Fill the masked pixels of a crop.

    image: uint8 RGB (h, w, 3), the picture around the hole. mask: uint8 (h, w), > 0 = fill;
    the values are the artist's own coverage and return as the alpha of the answer.
    model: one of INPAINT_MODELS, or a model that fills holes by its name, folder or file.
    place: where the crop stands in the document. answers: 1..16 variants, seeds seed, seed+1 ...
    grow: pixels, 0..MOST_GROWN; the mask is widened by so much first, so that no rim stays of what
    it covers.
    """

    kind: ClassVar[str] = "inpaint"
    image: np.ndarray = field(repr=False)
    mask: np.ndarray = field(repr=False)
    place: Rect
    model: str = "inpaint"
    seed: int = 0
    answers: int = 1
    grow: int = 0


@dataclass(frozen=True, eq=False)
class Patch:
    """An answer, or a first look at one.

    pixels: uint8 RGBA (h, w, 4), straight alpha, 0 outside the mask. place: where it goes.
    answer: which variant (0 ..). final: False for a preview that a later patch replaces.
    notes: figures about it, e.g. seam (0 = invisible, mean absolute step at the border / 255),
    device ("cpu", "cuda:0"), seconds. code: float32 (layers, d), what a generator drew it from.
    """

    pixels: np.ndarray = field(repr=False)
    place: Rect
    frame: int = 0
    answer: int = 0
    final: bool = True
    notes: Mapping[str, float | str] = field(default_factory=dict)
    code: np.ndarray | None = field(default=None, repr=False)


class Engine(Protocol):
    """Yields previews and exactly one final patch per answer, in order of the answers.

    Calls `tick` at least every 200 ms of its own work where it can, so that cancelling is quick.
    """

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]: ...
