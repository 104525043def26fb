"""Paintings to learn from: which file, how large their strokes should be, their statistics."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.training.cache import read_photograph
from editor.training.objectives.style_losses import StyleFeatures, distances, statistics

MARGIN = 0.04
"""Part of each side cut off a painting: frames, signatures, torn borders."""
SIZE = 640
"""Longer side of a painting in pixels where its style names none."""


WEIGHTS = (0.5, 1.0, 1.5, 1.5, 1.0, 0.5, *6 * (0.25,))
"""Of the statistics: covariances of the six layers, then their means."""


@dataclass(frozen=True)
class Painting:
    """One style: file in the folder of paintings, name to display, longer side in pixels."""

    id: str
    title: str
    file: str
    size: int = SIZE


def paintings(table: Mapping[str, Mapping[str, object]]) -> tuple[Painting, ...]:
    """The styles of a recipe in network order; BadInput for an entry that is no style."""
    try:
        return tuple(Painting(name, **entry) for name, entry in table.items())  # type: ignore[arg-type]
    except TypeError as error:
        raise BadInput(f"This style cannot be read: {error}.") from error


def unnamed(file: str) -> Painting:
    """A painting that is no style of a recipe."""
    return Painting(Path(file).stem, Path(file).stem, file)


def read_painting(folder: Path, painting: Painting) -> np.ndarray:
    """The painting without its margin, its longer side scaled to `size`: uint8 (h, w, 3) RGB."""
    picture = read_photograph(folder / painting.file)
    h, w = picture.shape[:2]
    y, x = round(h * MARGIN), round(w * MARGIN)
    picture = picture[y : h - y, x : w - x]
    scale = painting.size / max(h, w)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(picture, None, fx=scale, fy=scale, interpolation=way)


@dataclass(frozen=True, eq=False)
class Targets:
    """What each style's features should look like.

    values: each statistic of `statistics`, (styles, ...). usual: (styles, statistics), squared
    distance of a plain photograph, by which distances are divided.
    """

    values: list[Tensor]
    usual: Tensor

    def distance(self, ours: list[Tensor], styles: Tensor) -> Tensor:
        """How far statistics (n, ...) are from styles (n,): (n,).

        1: as far as a photograph, 0: the whole painting's own. Most is said by the covariances
        of the layers that see strokes.
        """
        target = [value[styles] for value in self.values]
        each = (distances(ours, target) / self.usual[styles] + 1e-4).sqrt()
        weight = each.new_tensor(WEIGHTS)
        return (each * weight).sum(1) / weight.sum()


def targets(values: list[Tensor], plain: list[Tensor]) -> Targets:
    """Targets from the statistics of paintings (styles, ...) and of photographs (n, ...)."""
    usual = [torch.cdist(v.flatten(1), p.flatten(1)).square().median(1).values
             for v, p in zip(values, plain, strict=True)]  # fmt: skip
    return Targets(values, torch.stack(usual, dim=1))


def gathered(features: StyleFeatures, batches: Iterable[Tensor]) -> list[Tensor]:
    """Each of `statistics` for all pictures of some batches (n, 3, h, w): (all, ...)."""
    with torch.no_grad():
        parts = [statistics(features(batch)) for batch in batches]
    return [torch.cat(values) for values in zip(*parts, strict=True)]


def parts(picture: np.ndarray, side: int, count: int, rng: np.random.Generator) -> list[np.ndarray]:
    """Squares of a painting uint8 (h, w, 3), anywhere in it, as (side, side, 3) each."""
    h, w = picture.shape[:2]
    cut, made = min(h, w, side), []
    for _ in range(count):
        y, x = int(rng.integers(0, h - cut + 1)), int(rng.integers(0, w - cut + 1))
        part = picture[y : y + cut, x : x + cut]
        made.append(cv2.resize(part, (side, side), interpolation=cv2.INTER_CUBIC))
    return made
