"""A folder of pictures as something to learn from: squares, what kind each is, what is told of it.

Squares are decoded once into one uint8 file that training maps: they stream from the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from editor.core.errors import BadInput
from editor.training.cache import read_photograph
from editor.training.crops import square
from editor.training.labels import tell
from editor.training.split import PICTURES, validation


@dataclass(frozen=True)
class DataOptions:
    """A recipe's `data`.

    classes: "" = none, "folders" = the first folder below the data folder, else a column of
    labels.csv. attributes: by name, what a column of labels.csv says where a picture has it:
    {column, yes: its words or numbers}, read as 1 where it does and 0 where not. crops: random
    squares of each picture; 0 = its middle square, whole. narrowest: least part (0..1) of the
    shorter side that a crop shows. flip: mirrored at random. jitter: brightness, contrast and
    colour change at random by up to this part (0..1) of their range. adjust: done to every
    picture before anything else: brightness, contrast, red, green, blue, each -1..1, 0 = as it is.
    others: a second folder, from the first, whose pictures are the other domain; others_crops:
    random squares of each of those, 0 = as many as of the first folder's. exclude: file
    names, from the folder, that are left out.
    """

    classes: str = ""
    attributes: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    crops: int = 0
    narrowest: float = 0.35
    flip: bool = False
    jitter: float = 0.0
    adjust: Mapping[str, float] = field(default_factory=dict)
    others: str = ""
    others_crops: int = 0
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Batch:
    """n pictures: uint8 RGB (n, side, side, 3). kind: int64 (n,), index in the dataset's kinds.
    values: float32 (n, attributes), 0..1. index: int64 (n,), which of the dataset's they are."""

    pictures: np.ndarray = field(repr=False)
    kind: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    index: np.ndarray = field(repr=False)


@dataclass(frozen=True, eq=False)
class Dataset:
    """pictures: uint8 RGB (n, side, side, 3), read-only. kind: int64 (n,), index in `kinds`, 0
    where there are none. values: float32 (n, attributes), 0..1. files: of each picture, from the
    folder. unread: files that cannot be read or of which labels are missing, and why."""

    pictures: np.ndarray = field(repr=False)
    kind: np.ndarray = field(repr=False)
    values: np.ndarray = field(repr=False)
    kinds: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=(), repr=False)
    unread: Mapping[str, str] = field(default_factory=dict, repr=False)
    options: DataOptions = DataOptions()

    def __len__(self) -> int:
        return len(self.pictures)

    def batch(self, rng: np.random.Generator, count: int) -> Batch:
        """Random pictures, changed as the options say; the same for an `rng` in the same state.

        Every kind is seen equally often.
        """
        if self.kinds:
            kinds = rng.integers(0, len(self.kinds), count)
            index = np.array([rng.choice(np.flatnonzero(self.kind == kind)) for kind in kinds])
        else:
            index = rng.integers(0, len(self), count)
        pictures = self.pictures[np.sort(index)][np.argsort(np.argsort(index))]
        if self.options.flip:
            mirrored = rng.random(count) < 0.5
            pictures[mirrored] = pictures[mirrored][:, :, ::-1]
        return Batch(pictures, self.kind[index], self.values[index], index)

    def some(self, count: int) -> Batch:
        """Pictures at even distances, unchanged: always the same."""
        index = np.linspace(0, len(self) - 1, min(count, len(self))).round().astype(np.int64)
        return Batch(self.pictures[index], self.kind[index], self.values[index], index)


def read_dataset(
    folder: Path, options: DataOptions, side: int, cache: Path, part: str = "train"
) -> Dataset:
    """The pictures of a folder and the folders in it; part: "train" or "validation".

    One picture in twenty, by its name, is for validation, and at least one. Squares are kept in
    `cache`. BadInput where there are no pictures, or labels do not match them.
    """
    told = tell(folder, _files(folder, options), options.classes, options.attributes)
    if len(told.files) < 2:
        raise BadInput(
            "Labels tell of too few pictures here.",
            file=folder,
            remedy="; ".join(f"{name}: {why}" for name, why in list(told.untold.items())[:1]),
        )
    chosen = _part(told.files, part)
    place = {name: index for index, name in enumerate(told.files)}
    where = np.repeat([place[name] for name in chosen], max(1, options.crops))
    pictures = _decoded(folder, chosen, options, side, cache)
    return Dataset(
        pictures, told.kind[where], told.values[where], told.kinds, told.attributes,
        tuple(told.files[index] for index in where), told.untold, options,
    )  # fmt: skip


def _files(folder: Path, options: DataOptions) -> list[str]:
    if not folder.is_dir():
        raise BadInput("There is no such folder.", file=folder, remedy="Name a folder of pictures.")
    names = [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in PICTURES and not path.name.startswith(".")
    ]
    kept = [name for name in names if name not in options.exclude]
    if len(kept) < 2:
        raise BadInput(
            "There are too few pictures here." if kept else "There are no pictures here.",
            file=folder,
            remedy="Name a folder of at least two .jpg, .png, .webp or .tif pictures.",
        )
    return kept


def _part(names: Sequence[str], part: str) -> list[str]:
    checked = [name for name in names if validation(Path(name).name)] or [names[-1]]
    return checked if part == "validation" else [name for name in names if name not in set(checked)]


def _decoded(
    folder: Path, names: Sequence[str], options: DataOptions, side: int, cache: Path
) -> np.ndarray:
    said = f"{folder} {side} {options.crops} {options.narrowest} {options.adjust} {names}"
    path = cache / f"squares-{side}-{hashlib.sha256(said.encode()).hexdigest()[:16]}.npy"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        made = [
            made
            for number, name in enumerate(names)
            for made in _squares(folder / name, number, options, side)
        ]
        part = path.with_name(f".part-{path.name}")
        np.save(part, np.stack(made))
        part.replace(path)
    squares: np.ndarray = np.load(path, mmap_mode="r", allow_pickle=False)
    return squares


def _squares(path: Path, number: int, options: DataOptions, side: int) -> list[np.ndarray]:
    picture = read_photograph(path)
    if not options.crops:
        return [square(picture, side)]
    return [_crop(picture, side, options.narrowest, np.random.default_rng((number, k)))
            for k in range(options.crops)]  # fmt: skip


def _crop(picture: np.ndarray, side: int, narrowest: float, rng: np.random.Generator) -> np.ndarray:
    h, w = picture.shape[:2]
    size = max(1, round(min(h, w) * float(rng.uniform(narrowest, 1.0))))
    y, x = int(rng.integers(0, h - size + 1)), int(rng.integers(0, w - size + 1))
    way = cv2.INTER_AREA if size > side else cv2.INTER_CUBIC
    return np.asarray(
        cv2.resize(picture[y : y + size, x : x + size], (side, side), interpolation=way)
    )
