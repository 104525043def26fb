"""Sliders on latents: a code and how far it is moved, and the jobs that draw it.

A code is what a generator draws a picture from: float32 (layers, d), coarse to fine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

import numpy as np

from editor.core.geometry import EMPTY, Rect, Size
from editor.core.time import Curve
from editor.jobs.directions import Direction, moved
from editor.jobs.job import Job

SMALLEST = 32
"""Least pixels of the side of a picture to invert: fewer show no face."""
MOST_STEPS, MOST_TUNING = 200, 200
"""Steps of optimisation and of fine-tuning that may be asked for."""
AS_SUITS = -1
"""Steps: none where the model has an encoder, whose codes sliders move most cleanly, else 100."""


@dataclass(frozen=True, eq=False)
class InvertJob(Job):
    """Find the code of a picture.

    image: uint8 RGB (h, w, 3), square, any size >= 32. place: where it stands in the document.
    steps: 0 = the encoder alone .. 200 steps of optimisation, or `AS_SUITS`. tune: steps of
    fine-tuning the generator to this picture afterwards (PTI, Roich et al. 2021), 0 = none.
    Answered by previews (pixels of the image's size, as the generator draws it now) and a final
    patch with the code. notes: distance (perceptual, 0 = the same), error (mean absolute, 0..1),
    outside (0 = as the model's own pictures .. 1 = nothing it knows), seconds.
    """

    kind: ClassVar[str] = "invert"
    model: str
    image: np.ndarray = field(repr=False)
    place: Rect = EMPTY
    steps: int = AS_SUITS
    tune: int = 0


@dataclass(frozen=True, eq=False)
class EditJob(Job):
    """Draw a code; over a picture: change in it what differs from the code `base`.

    code, base: float32 (layers, d). place: the square of the document that is drawn, in document
    pixels. image: uint8 RGB of the place's size, what `base` was found from; None draws the
    generator's own picture at the place's size. mask: uint8 of the place's size, 255 = change
    here, None = anywhere; features are mixed by it, and pixels where it is 0 stay as they are.
    noise: seed of the details no latent says. tune: steps of fine-tuning the generator to the
    picture `target` (uint8 RGB (side, side, 3)) at `base`, as `InvertJob` did; the engine
    remembers. canvas: size of what the place lies in; a change goes up to the canvas' own border
    and fades out towards the square's others, towards all where it is None. Answered by one final
    patch: RGBA of the place's size; over a picture transparent where nothing changed, and where
    the square's border lies inside the canvas.
    """

    kind: ClassVar[str] = "attributes"
    model: str
    code: np.ndarray = field(repr=False)
    base: np.ndarray = field(repr=False)
    place: Rect
    image: np.ndarray | None = field(default=None, repr=False)
    mask: np.ndarray | None = field(default=None, repr=False)
    noise: int = 0
    tune: int = 0
    target: np.ndarray | None = field(default=None, repr=False)
    canvas: Size | None = None


@dataclass(frozen=True, eq=False)
class Latents:
    """What a latent layer shows, and where its sliders stand.

    base: float32 (layers, d), from which the sliders count. values: where those that were moved
    stand, by direction name. code: what is drawn, `base` moved by the values. place: the square
    it is drawn in, document pixels. drawn: the kind of picture, "" where the model has none.
    seed: of a generated one. noise: seed of the details no latent says. target: uint8 RGB
    (side, side, 3), the artist's own picture that was inverted; None draws the generator's own.
    found: the code that was inverted to where `base` is another one by now, None = `base`.
    tune: steps of fine-tuning to the target. curves: sliders over time, by direction name.
    """

    model: str
    base: np.ndarray = field(repr=False)
    values: Mapping[str, float]
    code: np.ndarray = field(repr=False)
    place: Rect
    drawn: str = ""
    seed: int | None = None
    noise: int = 0
    target: np.ndarray | None = field(default=None, repr=False)
    found: np.ndarray | None = field(default=None, repr=False)
    tune: int = 0
    curves: Mapping[str, Curve] = field(default_factory=dict)

    @property
    def origin(self) -> np.ndarray:
        """The code (layers, d) of the picture itself, before anything was changed in it."""
        return self.base if self.found is None else self.found

    @property
    def untouched(self) -> bool:
        """True where it is a generated picture just as its seed made it."""
        return self.seed is not None and self.target is None and not (self.changed or self.noise)

    @property
    def changed(self) -> bool:
        """True where sliders were moved, or another picture was mixed into one's own."""
        return bool(self.values or self.curves) or self.found is not None

    def with_values(self, directions: Sequence[Direction], values: Mapping[str, float]) -> Latents:
        """The same with its sliders at `values` and nowhere else.

        Raises BadInput for an unknown name.
        """
        return replace(self, values=dict(values), code=moved(self.base, directions, values))

    def rebased(self, base: np.ndarray) -> Latents:
        """Another code to count from, with all sliders as that has them."""
        code = base.astype(np.float32, copy=True)
        code.flags.writeable = False
        found = None if self.target is None else self.origin
        return replace(self, base=code, code=code, values={}, found=found, seed=None)


def edit_job(
    latents: Latents,
    image: np.ndarray | None = None,
    mask: np.ndarray | None = None,
    canvas: Size | None = None,
) -> EditJob:
    """Draw latents. image: what lies below the layer at the place, for the artist's own picture;
    mask: where they may act; canvas: size of the document; all as in `EditJob`."""
    return EditJob(
        model=latents.model,
        code=latents.code,
        base=latents.origin,
        place=latents.place,
        image=image,
        mask=mask,
        noise=latents.noise,
        tune=latents.tune,
        target=latents.target,
        canvas=canvas,
    )


def as_seen(image: np.ndarray, side: int) -> np.ndarray:
    """A picture, uint8 (h, w, c), as a generator of this side sees it: uint8 (side, side, c).

    What is averaged into one pixel falls off linearly, as in Pillow's BILINEAR; read-only.
    """
    rows, columns = (_weights(length, side) for length in image.shape[:2])
    small = np.einsum("yh,hwc->ywc", rows, image.astype(np.float32), optimize=True)
    small = np.einsum("xw,ywc->yxc", columns, small, optimize=True)
    seen: np.ndarray = np.rint(small).clip(0, 255).astype(np.uint8)
    seen.flags.writeable = False
    return seen


def _weights(length: int, side: int) -> np.ndarray:
    """How much each of `length` pixels counts in each of `side`: float32 (side, length)."""
    scale = length / side
    centres = (np.arange(side)[:, None] + 0.5) * scale - 0.5
    near = np.maximum(0, 1 - np.abs(np.arange(length) - centres) / max(scale, 1.0))
    return np.asarray(near / near.sum(1, keepdims=True), np.float32)
