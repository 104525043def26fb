"""Square crops of photographs, decoded and scaled once: a uint8 file that training maps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import BadInput
from editor.training.cache import read_photograph

NARROWEST = 0.35
"""Least part of a photograph's shorter side that a crop shows."""


def cached_crops(
    folder: Path, files: Sequence[Path], side: int, each: int, seed: int = 0
) -> np.ndarray:
    """`each` crops of every photograph, uint8 (len(files) * each, side, side, 3), read-only.

    Kept in `folder` as one .npy file; made again where side, each, seed or the number of
    photographs differ. BadInput without any, BadFile for one that cannot be decoded.
    """
    if not files:
        raise BadInput("There is nothing to train on.", file=folder)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crops-{side}-{each}-{len(files)}-{seed}.npy"
    if not path.exists():
        made = []
        for i, file in enumerate(files):
            picture = read_photograph(file)
            made += [_crop(picture, side, np.random.default_rng((seed, i, k)))
                     for k in range(each)]  # fmt: skip
        part = path.with_name(f".part-{path.name}")
        np.save(part, np.stack(made))
        part.replace(path)
    crops: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    return crops


def _crop(picture: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """A square of a random part of the shorter side, anywhere, scaled to (side, side, 3)."""
    h, w = picture.shape[:2]
    size = max(1, round(min(h, w) * float(rng.uniform(NARROWEST, 1.0))))
    y, x = int(rng.integers(0, h - size + 1)), int(rng.integers(0, w - size + 1))
    way = cv2.INTER_AREA if size > side else cv2.INTER_CUBIC
    return cv2.resize(picture[y : y + size, x : x + size], (side, side), interpolation=way)


def window(crop: np.ndarray, side: int, rng: np.random.Generator) -> np.ndarray:
    """Part of a crop, mirrored or not, scaled down to (side, side, 3): a random zoom."""
    whole = len(crop)
    size = int(rng.integers(min(side, whole), whole + 1))
    y, x = (int(v) for v in rng.integers(0, whole - size + 1, 2))
    part = np.ascontiguousarray(crop[y : y + size, x : x + size])
    if size != side:
        part = cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA)
    return part[:, ::-1] if rng.random() < 0.5 else part


def square(picture: np.ndarray, side: int) -> np.ndarray:
    """The middle of a picture uint8 (h, w, 3), as (side, side, 3)."""
    h, w = picture.shape[:2]
    cut = min(h, w)
    y, x = (h - cut) // 2, (w - cut) // 2
    way = cv2.INTER_AREA if cut > side else cv2.INTER_CUBIC
    return cv2.resize(picture[y : y + cut, x : x + cut], (side, side), interpolation=way)


def fitted(picture: np.ndarray, width: int, height: int) -> np.ndarray:
    """The middle of a picture uint8 (h, w, 3), scaled and cut to (height, width, 3)."""
    h, w = picture.shape[:2]
    scale = max(width / w, height / h)
    size = (max(width, round(w * scale)), max(height, round(h * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    scaled = cv2.resize(picture, size, interpolation=way)
    y, x = (scaled.shape[0] - height) // 2, (scaled.shape[1] - width) // 2
    return scaled[y : y + height, x : x + width]
