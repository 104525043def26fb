"""Whether a generator draws anew or repeats what it was shown.

A copy is much nearer to one training picture than to the others like it, while a soft or usual
picture is about as far from all of them. So what counts is the distance to the nearest picture by
the mean distance to the 50 nearest (Carlini et al. 2023, Extracting Training Data from Diffusion
Models), and what is usual is what training pictures say of each other: faces that are alike are
no copies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

import cv2
import numpy as np

from editor.training.data import Dataset
from editor.training.fidelity import distances

SMALL = 16
"""Height and width in pixels at which pictures are compared."""
AROUND = 50
"""Nearest pictures whose distance is what is near here."""
TRIED = 256
"""Training pictures that are held against the others."""
SELDOM, PART, SUREST = 0.02, 0.6, 0.2
"""A ratio is a copy's that fewer than this part of training pictures have, that is below this
part of the usual one; below the last it is one in any case."""
ALIKE = 0.12
"""Root mean square difference of small pictures below which two are nearly the same: softened or
grainy copies differ by less than 0.09, other portraits by 0.16 and more."""
RED, AMBER = 0.2, 0.05
"""Part of the samples that are copies, from which on it is one's light."""
FAINT, MOST = 0.2, 0.5
"""A sample with less than this part of the contrast usual among training pictures shows nothing;
where more than this part of the samples do, there is nothing to judge."""


@dataclass(frozen=True)
class Nearest:
    """The training picture that a sample is most like.

    index: in the dataset. ratio: of its distance to the mean of the nearest, 0 = the very same
    .. 1 = no nearer than others. limit: below it the sample is a copy. faint: the sample is so
    even that it shows nothing.
    """

    index: int
    ratio: float
    limit: float
    faint: bool = False

    @property
    def copied(self) -> bool:
        """Whether the sample repeats the picture."""
        return self.ratio < self.limit


@dataclass(frozen=True)
class Light:
    """colour, and why in one sentence; grey: nobody can tell. copies: of `count` samples."""

    colour: Literal["green", "amber", "red", "grey"]
    sentence: str
    copies: int
    count: int


def nearest(samples: np.ndarray, dataset: Dataset) -> tuple[Nearest, ...]:
    """For each sample uint8 (n, s, s, 3) of any side the training picture it is most like.

    About a second for 16,000 pictures at the first call, less for the same dataset again. Where
    pictures are mirrored in training, a mirrored copy is one too.
    """
    known = _neighbourhood(dataset)
    apart = distances(_small(samples), known.pictures)
    if dataset.options.flip:
        apart = np.minimum(apart, distances(_small(samples[:, :, ::-1]), known.pictures))
    index, faint = apart.argmin(1), _contrasts(samples) < FAINT * known.contrast
    return tuple(
        Nearest(int(i), float(ratio), known.limit, bool(even))
        for i, ratio, even in zip(index, _ratios(apart), faint, strict=True)
    )


def light(found: Sequence[Nearest]) -> Light:
    """What the nearest pictures of some samples, best 16 or more, mean together."""
    copies, count = sum(one.copied for one in found), len(found)
    many = f"{copies} of {count} samples copy a training picture."
    if copies > 1 and copies >= RED * count:
        words = f"{many} Train it shorter, or on more pictures."
        return Light("red", words, copies, count)
    if copies > 1 and copies >= AMBER * count:
        words = f"{many} Look at them before you show its pictures as new."
        return Light("amber", words, copies, count)
    if sum(one.faint for one in found) > MOST * count:
        words = "Samples show hardly anything yet: whether it learns by heart cannot be told."
        return Light("grey", words, copies, count)
    words = f"{copies or 'None'} of {count} samples copies a training picture: it draws anew."
    return Light("green", words, copies, count)


def repeated(pictures: np.ndarray) -> np.ndarray:
    """For each picture uint8 (n, h, w, 3) whether it is nearly the same as an earlier one that
    is not: bool (n,)."""
    apart = distances(small := _small(pictures), small) / SMALL / 3**0.5
    again = np.zeros(len(pictures), bool)
    for i in range(1, len(pictures)):
        again[i] = bool((apart[i, :i][~again[:i]] < ALIKE).any())
    return again


@dataclass(frozen=True, eq=False)
class _Neighbourhood:
    """pictures: float32 (n, SMALL * SMALL * 3). limit: as of `Nearest`. contrast: the usual one."""

    pictures: np.ndarray = field(repr=False)
    limit: float
    contrast: float


@lru_cache(1)  # the run in training asks again at every checkpoint
def _neighbourhood(dataset: Dataset) -> _Neighbourhood:
    pictures = _small(dataset.pictures)
    count = len(pictures)
    if count < 2:
        return _Neighbourhood(pictures, SUREST, 0.0)
    chosen = np.unique(np.linspace(0, count - 1, TRIED).round().astype(np.int64))
    apart = distances(pictures[chosen], pictures)
    apart[np.arange(len(chosen)), chosen] = np.inf
    ratios = _ratios(apart)
    seldom = float(np.quantile(ratios, SELDOM))
    limit = max(SUREST, min(seldom, PART * float(np.median(ratios))))
    return _Neighbourhood(pictures, limit, float(np.median(_contrasts(dataset.pictures[chosen]))))


def _small(pictures: np.ndarray) -> np.ndarray:
    """Small pictures without their brightness and contrast, which jitter changes: (n, d)."""
    flat = _rows(pictures)
    flat -= flat.mean(1, keepdims=True)
    small: np.ndarray = flat / (flat.std(1, keepdims=True) + 0.05)
    return small


def _contrasts(pictures: np.ndarray) -> np.ndarray:
    """How much each of the pictures differs from one even colour, made small: (n,), 0..0.5."""
    rows = _rows(pictures).reshape(len(pictures), -1, 3)
    even: np.ndarray = rows.std(1).mean(1)
    return even


def _rows(pictures: np.ndarray) -> np.ndarray:
    """Pictures uint8 (n, h, w, 3), small: float32 (n, SMALL * SMALL * 3), 0..1."""
    size = (SMALL, SMALL)
    rows = np.stack([cv2.resize(each, size, interpolation=cv2.INTER_AREA) for each in pictures])
    flat: np.ndarray = rows.reshape(len(rows), -1).astype(np.float32) / 255
    return flat


def _ratios(apart: np.ndarray) -> np.ndarray:
    """Of distances (n, m), infinite where a picture is the sample itself: (n,)."""
    known = min(AROUND, int(np.isfinite(apart[0]).sum()))
    near = np.partition(apart, known - 1, axis=1)[:, :known]
    ratios: np.ndarray = near.min(1) / np.maximum(near.mean(1), 1e-6)
    return ratios
