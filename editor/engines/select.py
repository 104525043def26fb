"""Finds an object by its colours and edges: GrabCut at a small size, its edge at full size.

GrabCut is by Rother, Kolmogorov and Blake, "GrabCut: interactive foreground extraction using
iterated graph cuts", 2004. Its answer is brought to the picture's own size by a guided filter, so
that the edge follows the picture's: He and Sun, "Fast guided filter", 2015.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from editor.core.errors import BadInput, UnknownModel
from editor.core.geometry import Rect
from editor.jobs.job import Patch, Tick
from editor.jobs.select import GRABCUT, SEGMENT, Hint, SelectJob
from editor.weights.shelf import find

SIDE = 320
"""Longer side in pixels at which the object is looked for."""
ROUNDS = 3
"""Iterations of GrabCut; more change little."""
RADIUS = 3
"""Of the guided filter's window, in pixels of the small size."""
EPSILON = 1e-4
"""Variances of brightness (0..1 squared) below that count as flat."""
STEEPNESS = 3.0
"""How much steeper the filtered edge is made, so that it is a pixel or two wide."""
OUTSIDE, INSIDE = 1, 2
"""Values of scribbles."""


class SelectEngine:
    """Answers a `SelectJob` with one patch whose alpha is the mask."""

    def __call__(self, job: SelectJob, tick: Tick) -> Iterator[Patch]:
        """BadInput for shapes that do not fit, a box without room, a model that selects nothing."""
        _check(job)
        tick(0.0)
        mask = found(job.image, job.box, _said(job))
        pixels = np.dstack([job.image, mask])
        yield Patch(pixels, job.place, notes={"device": "cpu", "engine": job.model})


def found(image: np.ndarray, box: Rect, said: np.ndarray) -> np.ndarray:
    """Which pixels of a picture are the object in a box.

    image: uint8 RGB (h, w, 3). box: in its pixels. said: uint8 (h, w), 1 = outside, 2 = inside,
    0 = not said. Returns uint8 (h, w), 255 = the object; what was said is kept.
    """
    h, w = said.shape
    scale = min(1.0, SIDE / max(h, w))
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    small = cv2.resize(image, size, interpolation=cv2.INTER_AREA)
    labels = _labels(size, box, said)
    if np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).all():
        raise BadInput("All of it is inside.", remedy="Leave something round the object.")
    if not np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).any():
        return np.zeros((h, w), np.uint8)
    cv2.setRNGSeed(0)  # the mixture begins by chance; the same question has the same answer
    models, all_of_it = np.zeros((2, 1, 65)), (0, 0, *size)
    cv2.grabCut(small, labels, all_of_it, models[0], models[1], ROUNDS, cv2.GC_INIT_WITH_MASK)
    rough = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)
    mask = _guided(image, small, rough)
    mask[said == INSIDE], mask[said == OUTSIDE] = 255, 0
    mask[~_inside(box, (w, h)) & (said != INSIDE)] = 0
    return mask


def _labels(size: tuple[int, int], box: Rect, said: np.ndarray) -> np.ndarray:
    """What GrabCut is told at the small size (w, h): outside of the box surely not, inside
    probably, scribbles surely."""
    h, w = said.shape
    labels = np.full(size[::-1], cv2.GC_BGD, np.uint8)
    x, y = size[0] / w, size[1] / h
    left, top = int(box.x * x), int(box.y * y)
    right, bottom = max(left + 1, round(box.right * x)), max(top + 1, round(box.bottom * y))
    labels[top:bottom, left:right] = cv2.GC_PR_FGD
    for value, label in ((INSIDE, cv2.GC_FGD), (OUTSIDE, cv2.GC_BGD)):
        drawn = (said == value).astype(np.float32)
        labels[cv2.resize(drawn, size, interpolation=cv2.INTER_AREA) > 0.05] = label
    return labels


def _inside(box: Rect, size: tuple[int, int]) -> np.ndarray:
    flags = np.zeros(size[::-1], np.bool_)
    flags[box.slices()] = True
    return flags


def _guided(image: np.ndarray, small: np.ndarray, rough: np.ndarray) -> np.ndarray:
    """A small mask (0..1) at the picture's size: locally a linear function of its brightness,
    p = a I + b, fitted at the small size."""
    guide = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    window = (2 * RADIUS + 1, 2 * RADIUS + 1)

    def mean(values: np.ndarray) -> np.ndarray:
        return cv2.boxFilter(values, -1, window, borderType=cv2.BORDER_REFLECT)

    mean_i, mean_p = mean(guide), mean(rough)
    variance = mean(guide * guide) - mean_i * mean_i
    a = (mean(guide * rough) - mean_i * mean_p) / (variance + EPSILON)
    b = mean_p - a * mean_i
    size = (image.shape[1], image.shape[0])
    a, b = (cv2.resize(mean(part), size, interpolation=cv2.INTER_LINEAR) for part in (a, b))
    full = cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.float32) / 255
    share = (a * full + b - 0.5) * STEEPNESS + 0.5
    return np.asarray(np.rint(np.clip(share, 0, 1) * 255).astype(np.uint8))


def _said(job: SelectJob) -> np.ndarray:
    """Scribbles and clicks together; a click is a small dot."""
    h, w = job.image.shape[:2]
    said = np.zeros((h, w), np.uint8) if job.scribbles is None else job.scribbles.copy()
    for hint in job.points:
        _dot(said, hint, max(2, max(h, w) // 160))
    return said


def _dot(said: np.ndarray, hint: Hint, radius: int) -> None:
    value = INSIDE if hint.inside else OUTSIDE
    cv2.circle(said, (round(hint.x), round(hint.y)), radius, value, cv2.FILLED)


def _check(job: SelectJob) -> None:
    image, box = job.image, job.box
    if image.ndim != 3 or image.shape[2] != 3 or image.dtype != np.uint8 or not image.size:
        raise BadInput("The picture must be 8-bit RGB, and not empty.")
    h, w = image.shape[:2]
    if box.empty or box.intersect(Rect(0, 0, w, h)) != box:
        raise BadInput(f"The box {' '.join(map(str, box))} does not lie in the picture.")
    if job.scribbles is not None and job.scribbles.shape != (h, w):
        raise BadInput("The scribbles are not as large as the picture.")
    if job.model != GRABCUT:
        _check_model(job.model)


def _check_model(name: str) -> None:
    remedy = f"Choose {GRABCUT}."
    try:
        card = find(name)
    except UnknownModel as error:
        raise BadInput(error.what, file=error.file, remedy=remedy) from error
    if card.task != SEGMENT:
        raise BadInput(f"The model “{name}” selects nothing.", remedy=remedy)
    raise BadInput(
        f"The model “{name}” is of an architecture that this version does not know:"
        f" {card.architecture or 'none named'}.",
        remedy=remedy,
    )
