"""Heal a photograph held in memory: the same job the window sends, composited by numpy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.jobs.inpaint import inpaint_job, inpaint_template
from editor.jobs.job import Engine, InpaintJob, Patch, Tick
from editor.media.encode import to_8_bits


@dataclass(frozen=True, eq=False)
class Healed:
    """One answer: pixels like the photograph's (h, w, c), its seed, and the engine's notes."""

    pixels: np.ndarray
    seed: int
    patch: Patch


def job_for(pixels: np.ndarray, mask: np.ndarray) -> InpaintJob:
    """The job that fills `mask` (h, w) of `pixels` (h, w, 3|4) with the usual options.

    Raises BadInput where the mask is of another size, empty, or leaves nothing to go by.
    """
    if mask.shape != pixels.shape[:2]:
        h, w = pixels.shape[:2]
        raise BadInput(
            f"The mask is {mask.shape[1]} x {mask.shape[0]} pixels, the picture {w} x {h}.",
            remedy="Give a mask of the picture's size.",
        )
    photo = to_8_bits(pixels)[..., :3]
    document = Document(Size(pixels.shape[1], pixels.shape[0]), (PixelLayer("Photo"),)).with_mask(
        raster_from(mask)
    )

    def read(rect: Rect) -> np.ndarray:
        return photo[rect.slices()]

    job = inpaint_job(document, read)
    return _not_empty(job)


def template_for(mask: np.ndarray, model: str, seed: int) -> InpaintJob:
    """The job that fills `mask` (h, w) in every frame of that size.

    Raises BadInput where the mask is empty or leaves nothing to go by.
    """
    return _not_empty(inpaint_template(mask, model=model, seed=seed))


def _not_empty(job: InpaintJob | None) -> InpaintJob:
    if job is None:
        raise BadInput("The mask is empty.", remedy="Paint white over what should go.")
    return job


def heal(engine: Engine, pixels: np.ndarray, job: InpaintJob, tick: Tick) -> Iterator[Healed]:
    """Every final answer of `job`, landed on `pixels`; all outside the mask is bit-identical."""
    for patch in engine(job, tick):
        if patch.final:
            yield Healed(landed(pixels, patch), job.seed + patch.answer, patch)


def landed(pixels: np.ndarray, patch: Patch) -> np.ndarray:
    """A copy of `pixels` (h, w, 3|4; uint8 or uint16) with the patch over it."""
    out = pixels.copy()
    crop = out[patch.place.slices()]
    scale = 257 if pixels.dtype == np.uint16 else 1
    alpha = patch.pixels[..., 3:].astype(np.float32) / 255
    colour = patch.pixels[..., :3].astype(np.float32) * scale
    mixed = np.rint(colour * alpha + crop[..., :3] * (1 - alpha)).astype(pixels.dtype)
    inside = patch.pixels[..., 3] > 0
    crop[inside, :3] = mixed[inside]
    if crop.shape[2] == 4:  # a filled hole is opaque at least as far as the mask says
        painted = patch.pixels[..., 3].astype(pixels.dtype) * scale
        crop[inside, 3] = np.maximum(crop[inside, 3], painted[inside])
    return out


def with_options(job: InpaintJob, *, model: str, seed: int, answers: int) -> InpaintJob:
    """`job` with another engine, seed and number of answers."""
    return replace(job, model=model, seed=seed, answers=answers)
