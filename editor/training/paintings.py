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
from editor.training.objectives.style_losses import StyleFeatures, distances, gram

MARGIN = 0.04
"""Part of each side cut off a painting: frames, signatures, torn borders."""
SIZE = 640
"""Longer side of a painting in pixels where its style names none."""


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
    """What each style's features should look like, for each layer.

    grams: float32 (styles, c, c). usual: (styles, layers), squared distance of a plain photograph,
    by which distances are divided.
    """

    grams: list[Tensor]
    usual: Tensor

    def distance(self, ours: list[Tensor], styles: Tensor) -> Tensor:
        """Distance of Gram matrices (n, c, c) from styles (n,): (n, layers).

        1: as far as a photograph, 0: the whole painting's own.
        """
        target = [layer[styles] for layer in self.grams]
        return (distances(ours, target) / self.usual[styles] + 1e-4).sqrt()


def targets(features: StyleFeatures, pictures: Iterable[np.ndarray], photos: Tensor) -> Targets:
    """Statistics of paintings uint8 (h, w, 3), and how far photographs (n, 3, s, s) are off."""
    device = photos.device
    with torch.inference_mode():
        each = [[gram(x) for x in features(_tensor(p).to(device))] for p in pictures]
        plain = [torch.cat(layer) for layer in zip(
            *([gram(x) for x in features(part)] for part in photos.split(8)), strict=True)]  # fmt: skip
    grams = [torch.cat(layer).clone() for layer in zip(*each, strict=True)]
    usual = [distances(plain, [g[i : i + 1].expand_as(p) for g, p in zip(grams, plain, strict=True)])
             .median(0).values for i in range(len(grams[0]))]  # fmt: skip
    return Targets(grams, torch.stack(usual).clone())


def _tensor(picture: np.ndarray) -> Tensor:
    return torch.from_numpy(picture).permute(2, 0, 1)[None].float() / 255
