"""Whether what pictures are compared by (`training.perception`) notices what eyes notice.

Pictures of the data folder are damaged more and more; the Fréchet distance to other pictures of
their set must grow with every step. `step` is the least ratio of a distance to the one before it,
`seen` the distance of the worst damage by that of undamaged pictures.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import torch

from editor.training.data import DataOptions, read_dataset
from editor.training.fidelity import frechet_distance
from editor.training.perception import features_named
from tests.benchmarks.row import Row, at_least

COUNT, SIDE = 128, 64
SETS = {
    "portraits/avataaars": DataOptions(),
    "photos": DataOptions(crops=2, flip=True),
}
Damage = Callable[[np.ndarray], np.ndarray]
RANDOM = np.random.default_rng(1)


def rows() -> Iterator[Row]:
    """For each set and damage, by our own features."""
    for name, options in SETS.items():
        pictures = _pictures(name, options)
        real, other = _looks(pictures[:COUNT]), pictures[COUNT:]
        alike = frechet_distance(real, _looks(other))
        for what, steps in DAMAGES.items():
            found = [frechet_distance(real, _looks(damage(other))) for damage in steps]
            ratios = [b / a for a, b in zip([alike, *found], found, strict=False)]
            step, seen = min(ratios), found[-1] / alike
            yield at_least(f"{name}, {what}: step", step, "x", 0.97)
            yield at_least(f"{name}, {what}: seen", seen, "x", 1.05)


def _pictures(name: str, options: DataOptions) -> np.ndarray:
    folder = Path(os.environ.get("UNDERPAINT_DATA") or Path("..", "shared", "data")) / name
    with tempfile.TemporaryDirectory() as cache:
        found = read_dataset(folder, options, SIDE, Path(cache))
        order = np.random.default_rng(0).permutation(len(found))[: 2 * COUNT]
        return np.array(found.pictures[order])


def _looks(pictures: np.ndarray) -> np.ndarray:
    parts = (pictures[i : i + 64] for i in range(0, len(pictures), 64))
    return features_named("ours")(parts, torch.device("cpu")).astype(np.float64)


def _soft(sigma: float) -> Damage:
    return lambda x: np.stack([cv2.GaussianBlur(each, (0, 0), sigma) for each in x])


def _grainy(sigma: float) -> Damage:
    return lambda x: np.clip(x + RANDOM.normal(0, sigma, x.shape), 0, 255).astype(np.uint8)


def _compressed(quality: int) -> Damage:
    options = [cv2.IMWRITE_JPEG_QUALITY, quality]
    return lambda x: np.stack(
        [cv2.imdecode(cv2.imencode(".jpg", each, options)[1], cv2.IMREAD_COLOR) for each in x]
    )


def _few(kinds: int) -> Damage:
    return lambda x: x[np.arange(len(x)) % kinds]


def _ghosts(share: float) -> Damage:
    return lambda x: ((1 - share) * x + share * x[RANDOM.permutation(len(x))]).astype(np.uint8)


def _bent(pixels: float) -> Damage:
    def bent(picture: np.ndarray) -> np.ndarray:
        way = RANDOM.normal(0, pixels, (5, 5, 2)).astype(np.float32)
        shift = cv2.resize(way, (SIDE, SIDE), interpolation=cv2.INTER_CUBIC)
        y, x = np.mgrid[0:SIDE, 0:SIDE].astype(np.float32)
        return np.asarray(cv2.remap(picture, x + shift[..., 0], y + shift[..., 1], 1, borderMode=2))

    return lambda x: np.stack([bent(each) for each in x])


def _cut(parts: int) -> Damage:
    """Into so many squares a side, which change places."""
    cell = SIDE // parts

    def cut(picture: np.ndarray) -> np.ndarray:
        cells = (
            picture.reshape(parts, cell, parts, cell, 3).swapaxes(1, 2).reshape(-1, cell, cell, 3)
        )
        mixed = cells[RANDOM.permutation(len(cells))].reshape(parts, parts, cell, cell, 3)
        return mixed.swapaxes(1, 2).reshape(SIDE, SIDE, 3)

    return lambda x: np.stack([cut(each) for each in x])


DAMAGES: dict[str, list[Damage]] = {
    "soft": [_soft(s) for s in (0.5, 1, 2.5)],
    "grainy": [_grainy(s) for s in (10, 25, 50)],
    "compressed": [_compressed(q) for q in (60, 25, 8)],
    "few of them": [_few(k) for k in (96, 40, 12)],
    "two in one": [_ghosts(a) for a in (0.1, 0.25, 0.5)],
    "bent": [_bent(p) for p in (1, 3, 8)],
    "cut up": [_cut(k) for k in (2, 4, 8)],
}
