"""Heals the masked part of a picture: site by site, patch synthesis corrected by the generator."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import replace

import cv2
import numpy as np

from editor.core.errors import BadInput, UnknownModel
from editor.core.geometry import Rect
from editor.core.spread import dilated
from editor.engines.device import best_device
from editor.engines.masked import drawn_fill
from editor.engines.refine import refine
from editor.engines.seam import seam
from editor.engines.sites import Site, extent, sites
from editor.engines.synthesis import GUIDE, LARGEST_SYNTHESIS, diffusion_fill, patch_fill
from editor.jobs.job import INPAINT_MODELS, MOST_GROWN, InpaintJob, Patch, Tick
from editor.weights.card import Card
from editor.weights.shelf import find

GLANCE = 256
"""Longer side in pixels of the picture behind the first look."""
PATIENCE = 0.1
"""Seconds between two ticks while native code works."""


def heal(
    image: np.ndarray,
    mask: np.ndarray,
    *,
    model: str = "inpaint",
    seed: int = 0,
    tick: Tick | None = None,
) -> np.ndarray:
    """The picture with its hole filled; every pixel outside the mask is bit-identical.

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. model: "inpaint" (generator over
    patch synthesis), "patch" (patch synthesis), "telea" (carries colours inwards), or another
    generator of that kind or a diffusion model, by its name, folder or file. seed: of patch
    synthesis and of the model's noise; another
    seed gives another answer. tick: told the progress in 0..1, may raise to stop.
    Returns uint8 (h, w, 3). BadInput for shapes that do not fit, an empty or a full mask or a
    model that fills no holes or is not there; OutOfMemory; DamagedModel where a model is not whole.
    """
    _check(image, mask, model)
    healed, todo = image.copy(), mask.copy()
    found = sites(mask)
    work = sum(site.box.area for site in found)
    watch = _Watch(_filler(model, seed), tick or (lambda progress: None))
    done = 0
    try:
        for site in found:
            watch.begin, watch.part = done / work, site.box.area / work
            _heal_site(healed, todo, site, watch)
            done += site.box.area
    finally:
        watch.close()
    if tick is not None:
        tick(1.0)
    return healed


class InpaintEngine:
    """Answers an `InpaintJob`: for each answer a first look, then the healed hole."""

    def __call__(self, job: InpaintJob, tick: Tick) -> Iterator[Patch]:
        """Patches in order of the answers; errors as `heal`."""
        job = widened(job)
        _check(job.image, job.mask, job.model)
        for answer in range(job.answers):
            begun = time.perf_counter()
            tick(answer / job.answers)
            yield _patch(job, glance(job.image, job.mask), answer, final=False, begun=begun)
            healed = heal(
                job.image, job.mask, model=job.model, seed=job.seed + answer,
                tick=_portion(tick, answer, job.answers),
            )  # fmt: skip
            yield _patch(job, healed, answer, final=True, begun=begun)


def widened(job: InpaintJob) -> InpaintJob:
    """The job with its mask as wide as it is to be filled: a disc of `grow` pixels all round.

    Raises BadInput where grow is out of range.
    """
    if not 0 <= job.grow <= MOST_GROWN:
        raise BadInput(f"A mask can be grown by 0 to {MOST_GROWN} pixels, not by {job.grow}.")
    return replace(job, mask=dilated(job.mask, job.grow), grow=0) if job.grow else job


def glance(image: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """A first look within a fraction of a second: the hole filled smoothly at a small size.

    image: uint8 (h, w, 3). mask: uint8 (h, w). Returns uint8 (h, w, 3).
    """
    box = extent(mask).padded(16).intersect(Rect(0, 0, mask.shape[1], mask.shape[0]))
    near, hole = image[box.slices()], mask[box.slices()]
    scale = min(1.0, GLANCE / max(box.w, box.h))
    size = (max(1, round(box.w * scale)), max(1, round(box.h * scale)))
    small = cv2.resize(near, size, interpolation=cv2.INTER_AREA)
    small_hole = cv2.resize(hole, size, interpolation=cv2.INTER_AREA)
    rough = cv2.resize(diffusion_fill(small, small_hole, "ns"), (box.w, box.h))
    out = image.copy()
    out[box.slices()] = np.where(hole[..., None] > 0, rough, near)
    return out


def _check(image: np.ndarray, mask: np.ndarray, model: str) -> None:
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8:
        raise BadInput("The picture must be 8-bit RGB.")
    if mask.shape != image.shape[:2] or mask.dtype != np.uint8:
        (h, w), shape = image.shape[:2], " x ".join(map(str, mask.shape[::-1]))
        raise BadInput(f"The mask is {shape} pixels, the picture {w} x {h}.")
    if not mask.any():
        raise BadInput("The mask is empty.", remedy="Paint over what should go.")
    if mask.all():
        raise BadInput(
            "The mask covers the whole picture.", remedy="Leave something to continue from."
        )
    if model not in INPAINT_MODELS:
        _trained(model)


def _trained(model: str) -> Card:
    """The card of a model that fills holes. BadInput where it is something else or not there."""
    remedy = f"Choose {', '.join(INPAINT_MODELS)}, or a model trained for it."
    try:
        card = find(model)
    except UnknownModel as error:
        raise BadInput(error.what, file=error.file, remedy=remedy) from error
    if not card.fills:
        raise BadInput(f"The model “{model}” fills no holes.", remedy=remedy)
    return card


Fill = Callable[[np.ndarray, np.ndarray, Site], np.ndarray]
"""(image, mask, site) of a crop -> the crop, filled at least where the site's own pixels are."""


class _Watch:
    """Fills in another thread and ticks all the while, so that cancelling never waits for it.

    begin, part: where the site being filled begins in the progress 0..1, and its share of it.
    """

    def __init__(self, fill: Fill, tick: Tick) -> None:
        self.begin, self.part = 0.0, 1.0
        self._fill, self._tick = fill, tick
        self._worker = ThreadPoolExecutor(1)

    def fill(self, image: np.ndarray, mask: np.ndarray, site: Site) -> np.ndarray:
        """The crop with the site filled; the site's box is in the crop's coordinates."""
        task = self._worker.submit(self._fill, image, mask, site)
        waited = 0
        while True:
            self._tick(self.begin + self.part * waited / (waited + 10))
            try:
                return task.result(PATIENCE)
            except NotYet:
                waited += 1

    def close(self) -> None:
        """Let the worker go; what it still computes is thrown away."""
        self._worker.shutdown(wait=False, cancel_futures=True)


def _heal_site(healed: np.ndarray, todo: np.ndarray, site: Site, watch: _Watch) -> None:
    """Fill one site of `healed` in place and strike it off `todo`."""
    near = _surroundings(site, todo)
    inside = site.box.moved(-near.x, -near.y)
    image, mask = (np.ascontiguousarray(a[near.slices()]) for a in (healed, todo))
    filled = watch.fill(image, mask, replace(site, box=inside))
    place = site.box.slices()
    own = site.own[..., None]
    healed[place] = np.where(own, filled[inside.slices()], healed[place])
    todo[place] = np.where(site.own, 0, todo[place])


def _surroundings(site: Site, todo: np.ndarray) -> Rect:
    """The crop a site is filled from, grown until a third of it is known."""
    picture = Rect(0, 0, todo.shape[1], todo.shape[0])
    times = 1.0
    while True:
        near = site.context(picture, times)
        if near == picture or (todo[near.slices()] == 0).mean() >= 1 / 3:
            return near
        times *= 2


def _filler(model: str, seed: int) -> Fill:
    if model == "telea":
        return lambda image, mask, site: diffusion_fill(image, mask)

    def synthesised(image: np.ndarray, mask: np.ndarray, site: Site) -> np.ndarray:
        return _synthesis(image, mask, seed, GUIDE if site.deep else 0.0)

    if model == "patch":
        return synthesised
    card = _trained(model)
    if not card.corrects:
        return lambda image, mask, site: drawn_fill(image, mask, site, card, seed)

    def refined(image: np.ndarray, mask: np.ndarray, site: Site) -> np.ndarray:
        return refine(image, mask, synthesised(image, mask, site), card, site.box)

    return refined


def _synthesis(image: np.ndarray, mask: np.ndarray, seed: int, guide: float) -> np.ndarray:
    """Patch synthesis, at reduced size where the crop is larger than `LARGEST_SYNTHESIS`."""
    h, w = mask.shape
    scale = min(1.0, LARGEST_SYNTHESIS / max(h, w))
    if scale == 1.0:
        return patch_fill(image, mask, seed, guide)
    size = (round(w * scale), round(h * scale))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    hole = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    large = cv2.resize(patch_fill(small, hole, seed, guide), (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.where(mask[..., None] > 0, large, image))


def _portion(tick: Tick, answer: int, answers: int) -> Tick:
    return lambda progress: tick((answer + progress) / answers)


def _patch(job: InpaintJob, healed: np.ndarray, answer: int, *, final: bool, begun: float) -> Patch:
    pixels = np.zeros((*job.mask.shape, 4), np.uint8)
    pixels[..., :3] = np.where(job.mask[..., None] > 0, healed, 0)
    pixels[..., 3] = job.mask
    notes: dict[str, float | str] = {
        "seam": seam(healed, job.mask),
        "device": str(best_device()) if job.model not in ("patch", "telea") else "cpu",
        "seconds": time.perf_counter() - begun,
        "engine": job.model,
    }
    return Patch(pixels, job.place, answer=answer, final=final, notes=notes)
