"""Pictures as something to learn from: squares, what kind each is, what is told of it.

A folder of pictures, or a list of them in a text file. Squares are decoded once into one uint8
file that training maps (`squares`): they stream from the disk.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np

from editor.core.errors import BadFile, BadInput
from editor.core.tone_curves import check_adjust
from editor.media.still import EXTENSIONS
from editor.training.changes import jittered, mirrored
from editor.training.labels import Told, tell
from editor.training.split import validation
from editor.training.squares import Look, read_rgb, read_squares


@dataclass(frozen=True)
class DataOptions:
    """A recipe's `data`.

    classes: "" = none, "folders" = the first folder below the data folder, else a column of
    labels.csv (in the data folder, or beside the pictures). attributes: by name, what a column of
    labels.csv says where a picture has it: {column, yes: its words or numbers}, read as 1 where it
    does and 0 where not; without `yes` the column's numbers, scaled to 0..1; without `column` the
    one of the attribute's name. crops: random squares of each picture; 0 = its middle square,
    whole. narrowest: least part (0..1) of the shorter side that a crop shows. flip: mirrored at
    random. jitter: brightness, contrast and colour change at random by up to this part (0..1) of
    their range. adjust: done to every picture before anything else: brightness, contrast, red,
    green, blue, each -1..1, 0 = as it is. others: a second folder, from the first, whose pictures
    are the other domain; others_crops: random squares of each of those, 0 = as many as of the
    first folder's. exclude: file names, from the folder, that are left out. background: what shows
    through where a picture is transparent, "#rrggbb". BadInput for values out of these ranges.
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
    background: str = "#ffffff"

    def __post_init__(self) -> None:
        check_adjust(self.adjust)
        for wrong, remedy in (
            (self.crops < 0, "data.crops: take 0 or more."),
            (not 0 < self.narrowest <= 1, "data.narrowest: take a number from 0 to 1."),
            (not 0 <= self.jitter <= 1, "data.jitter: take a number from 0 to 1."),
            (not re.fullmatch("#[0-9a-fA-F]{6}", self.background),
             "data.background: write a colour as #rrggbb."),
        ):  # fmt: skip
            if wrong:
                raise BadInput("This is no way to read pictures.", remedy=remedy)

    def look(self, side: int) -> Look:
        """What of it decides how a picture becomes squares of `side` pixels."""
        return Look(side, self.crops, self.narrowest, self.adjust, self.background)


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
            index = np.array([rng.choice(self._members[kind]) for kind in kinds])
        else:
            index = rng.integers(0, len(self), count)
        pictures = self.pictures[np.sort(index)][np.argsort(np.argsort(index))]
        if self.options.flip:
            mirrored(pictures, rng)
        if self.options.jitter:
            jittered(pictures, self.options.jitter, rng)
        return Batch(pictures, self.kind[index], self.values[index], index)

    @cached_property
    def _members(self) -> list[np.ndarray]:
        return [np.flatnonzero(self.kind == kind) for kind in range(len(self.kinds))]

    def some(self, count: int) -> Batch:
        """Pictures at even distances, unchanged: always the same."""
        index = np.linspace(0, len(self) - 1, min(count, len(self))).round().astype(np.int64)
        return Batch(self.pictures[index], self.kind[index], self.values[index], index)


def read_dataset(
    data: Path,
    options: DataOptions,
    side: int,
    cache: Path,
    part: str = "train",
    say: Callable[[float], None] = lambda part: None,
) -> Dataset:
    """The pictures of a folder and the folders in it, or of a list; part: "train", "validation".

    data: a folder, or a text file with the path of a picture on each line, from where it stands.
    One picture in twenty, by its name, is for validation, and at least one. Squares are kept in
    `cache`. say: told how much is read, 0..1. BadInput where there are no pictures, or labels do
    not match them; what cannot be read is left out and listed.
    """
    names = picture_names(data, options.exclude)
    folder = home(data)
    told = tell(folder, names, options.classes, options.attributes)
    if len(told.files) < 2:
        first = next(f"{name}: {why}" for name, why in told.untold.items())
        raise BadInput("Labels tell of too few pictures here.", file=data, remedy=first)
    chosen = _part(told, part, folder)
    squares = read_squares(folder, [told.files[i] for i in chosen], options.look(side), cache, say)
    where = chosen[squares.files]
    dataset = Dataset(
        squares.pictures, told.kind[where], told.values[where], told.kinds, told.attributes,
        tuple(told.files[i] for i in where), {**told.untold, **squares.unread}, options,
    )  # fmt: skip
    if part == "train":
        _check_kinds(dataset, data)
    return dataset


def home(data: Path) -> Path:
    """The folder from which the pictures are named: that of a list, or the folder itself."""
    return data if data.is_dir() else data.parent


def picture_names(data: Path, exclude: Sequence[str] = ()) -> list[str]:
    """The pictures of a folder or a list, by name from `home`. BadInput for fewer than two."""
    if not data.exists():
        raise BadInput("There is no such folder.", file=data, remedy="Name a folder of pictures.")
    found = sorted(_walked(data)) if data.is_dir() else _listed(data)
    left = set(exclude)
    kept = [name for name in found if name not in left]
    if len(kept) < 2:
        raise BadInput(
            "There is only one picture here." if kept else "There are no pictures here.",
            file=data,
            remedy="Name a folder of at least two .jpg, .png, .webp or .tif pictures.",
        )
    return kept


def all_files(folder: Path) -> Iterator[str]:
    """Every file in a folder and its folders, by name from it; nothing hidden."""
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(f for f in folders if not f.startswith((".", "__MACOSX")))
        for file in files:
            if not file.startswith("."):
                yield Path(place, file).relative_to(folder).as_posix()


def _walked(folder: Path) -> Iterator[str]:
    return (n for n in all_files(folder) if Path(n).suffix.lower() in EXTENSIONS)


def _listed(file: Path) -> list[str]:
    """The lines of a list, each once."""
    if file.suffix.lower() != ".txt":
        raise BadInput("This is no folder.", file=file, remedy="Name a folder, or a .txt list.")
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        remedy = "Save it as text in UTF-8, a path on each line."
        raise BadFile("This list cannot be read.", file=file, remedy=remedy) from error
    paths = (line.strip() for line in lines)
    return list(dict.fromkeys(Path(p).as_posix() for p in paths if p and not p.startswith("#")))


def _part(told: Told, part: str, folder: Path) -> np.ndarray:
    """Which of the told files belong to a part: int64 (n,).

    Some picture for validation can be read, and no kind is wholly for validation.
    """
    checked = np.array([validation(Path(name).name) for name in told.files])
    spare = np.bincount(told.kind)[told.kind] > 1
    for kind in range(len(told.kinds) or 1):
        of = told.kind == kind
        checked[of] &= not checked[of].all()
    if not any(_readable(folder / told.files[i]) for i in np.flatnonzero(checked)):
        others = np.flatnonzero(spare & ~checked)[::-1]
        checked[next((i for i in others if _readable(folder / told.files[i])), -1)] = True
    return np.flatnonzero(checked == (part == "validation"))


def _readable(path: Path) -> bool:
    try:
        read_rgb(path, least=1)
    except BadFile:
        return False
    return True


def _check_kinds(dataset: Dataset, data: Path) -> None:
    seen = np.bincount(dataset.kind, minlength=len(dataset.kinds))
    for kind, count in zip(dataset.kinds, seen, strict=False):
        if not count:
            raise BadInput(
                f"There is too little of the class “{kind}” to learn from.",
                file=data,
                remedy="Put more pictures there, or leave the class out.",
            )
