"""Pictures that generators learn to make more of: labelled portraits, or crops of photographs."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from editor.nets.portraits import STYLES
from editor.training.crops import cached_crops, window
from editor.training.portraits import read_portraits
from editor.training.recipe import Recipe
from editor.training.split import photographs

MIRRORED = (STYLES.index("fluent3d"),)
"""Drawing styles that are seen mirrored too: they have few pictures, and no side of their own."""
ROOM = 1.25
"""Side of a cached crop of a photograph over that of the windows cut out of it."""


@dataclass(frozen=True, eq=False)
class Pool:
    """pictures: uint8 RGB (n, s, s, 3), read-only; kind: int64 (n,), index in `kinds`, 0 where
    there are none; check: as pictures, never learned from. often: how often each kind is seen,
    relative to 1. mirrored: kinds that are seen mirrored too. side: of what is drawn, at most s.
    """

    pictures: np.ndarray = field(repr=False)
    kind: np.ndarray = field(repr=False)
    check: np.ndarray = field(repr=False)
    side: int
    kinds: tuple[str, ...] = ()
    often: tuple[float, ...] = (1.0,)
    mirrored: tuple[int, ...] = (0,)

    def draw(
        self, rng: np.random.Generator, count: int, alike: int = 1
    ) -> tuple[np.ndarray, np.ndarray]:
        """Random pictures uint8 (count, side, side, 3) and their kinds (count,).

        alike: so many, count / alike apart, are of one kind.
        """
        chances = np.array(self.often) * [bool((self.kind == i).any())
                                          for i in range(len(self.often))]  # fmt: skip
        each = math.gcd(count, alike)
        kinds = np.tile(rng.choice(len(chances), count // each, p=chances / chances.sum()), each)
        index = [int(rng.choice(np.flatnonzero(self.kind == kind))) for kind in kinds]
        drawn = [self._seen(i, rng) for i in index]
        return np.stack(drawn), kinds

    def _seen(self, index: int, rng: np.random.Generator) -> np.ndarray:
        picture: np.ndarray = self.pictures[index]
        if len(picture) > self.side:
            return window(picture, self.side, rng)
        turned = self.kind[index] in self.mirrored and rng.random() < 0.5
        return picture[:, ::-1] if turned else picture


def portrait_pool(recipe: Recipe, data: Path, cache: Path) -> Pool:
    """Portraits by drawing style, as often as the recipe's mix says."""
    train = read_portraits(data, "train", recipe.crop, cache)
    check = read_portraits(data, "validation", recipe.crop, cache)
    often = tuple(recipe.mix.get(name, 1.0) for name in STYLES)
    return Pool(train.pictures, train.style, check.pictures, recipe.crop, STYLES, often, MIRRORED)


def scene_pool(recipe: Recipe, data: Path, cache: Path) -> Pool:
    """`samples` crops of photographs, seen through random windows; `validation` others to check."""
    wide = round(recipe.crop * ROOM)
    files, others = photographs(data, "train"), photographs(data, "validation")
    crops = cached_crops(cache, files, wide, max(1, recipe.samples // len(files)), recipe.seed)
    each = max(1, recipe.validation // len(others))
    check = cached_crops(cache / "validation", others, recipe.crop, each, recipe.seed + 1)
    return Pool(crops, np.zeros(len(crops), np.int64), check, recipe.crop)
