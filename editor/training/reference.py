"""The real pictures that a generator's are held beside: seen as they were in its training."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from editor.core.errors import UnderpaintError
from editor.nets.generator import Generator
from editor.nets.portraits import STYLES
from editor.training.data import DataOptions, Dataset, picture_names, read_dataset
from editor.training.portraits import read_folder
from editor.training.recipe import read_recipe, recipe_names
from editor.weights.card import Card
from editor.weights.runs import Run


@dataclass(frozen=True, eq=False)
class Reference:
    """n real pictures, kind by kind, in mixed order within each, so that every other one is half
    of every kind. pictures: uint8 RGB (n, side, side, 3). kinds: of each, ""
    without. unseen: such as training never saw, uint8 (m, side, side, 3). dataset: what it may
    have seen, None where nothing of the folder. judged: whether they are held-out portraits of
    the drawing styles that the judge knows."""

    pictures: np.ndarray = field(repr=False)
    kinds: tuple[str, ...] = field(repr=False)
    unseen: np.ndarray = field(repr=False)
    dataset: Dataset | None = field(repr=False)
    judged: bool = False

    def __len__(self) -> int:
        return len(self.pictures)


def reference(card: Card, net: Generator, folder: Path, most: int) -> Reference:
    """At most so many pictures of a folder, cropped and adjusted as the model's run or recipe
    says; of any other model the middle squares, its kinds being the folders of their names.

    A folder with labels.csv for each drawing style gives built-in portraits only those that no
    training saw. BadInput for no pictures.
    """
    options = data_options(card)
    labelled = any((folder / style / "labels.csv").is_file() for style in STYLES)
    if options is None and labelled and set(net.kinds) & set(STYLES):
        return _held_out(net, folder, most)
    plain = DataOptions(classes="folders" if _holds(folder, net.kinds) else "")
    options = replace(options, others="", attributes={}) if options else plain
    with squares_of(card) as (cache, known):
        fewer = options if known else _limited(folder, options, most)
        train, check = (read_dataset(folder, fewer, net.side, cache, part)
                        for part in ("train", "validation"))  # fmt: skip
        order = np.random.default_rng(0).permutation(len(train))[:most]
        order = order[np.argsort(train.kind[order], kind="stable")]
        kinds = tuple(train.kinds[train.kind[i]] if train.kinds else "" for i in order)
        if not set(kinds) <= set(net.kinds):
            kinds = ("",) * len(kinds)
        pictures, unseen = np.array(train.pictures[order]), np.array(check.some(most).pictures)
        seen = train if known else replace(train, pictures=np.array(train.pictures))
    return Reference(pictures, kinds, unseen, seen)


def data_options(card: Card) -> DataOptions | None:
    """How the model's run looked at pictures, or the built-in recipe of its name; None where
    neither is there."""
    run = run_of(card)
    try:
        if run is not None:
            request = run.request()
            recipe, changes = read_recipe(request.recipe), request.changes.get("data", {})
        elif card.name in recipe_names() and read_recipe(card.name).title:
            recipe, changes = read_recipe(card.name), {}
        else:
            return None
    except UnderpaintError:  # a run of a recipe that is gone: its pictures are looked at plainly
        return None
    values: dict[str, Any] = {**recipe.data, **changes}
    values["exclude"] = tuple(values.get("exclude", ()))
    return DataOptions(**values)


def run_of(card: Card) -> Run | None:
    """The run that made a model, or one of whose moments it is."""
    for out in (card.folder, *card.folder.parents[1:2]):
        if (run := Run(out)).folder.joinpath("request.json").is_file():
            return run
    return None


def _held_out(net: Generator, folder: Path, most: int) -> Reference:
    held = read_folder(folder, "held-out", net.side)
    chosen = [i for i in range(len(held)) if STYLES[held.style[i]] in net.kinds]
    order = np.random.default_rng(0).permutation(chosen)[:most]
    order = order[np.argsort(held.style[order], kind="stable")]
    pictures = held.pictures[order]
    kinds = tuple(STYLES[held.style[i]] for i in order)
    return Reference(pictures, kinds, pictures, None, judged=True)


def _holds(folder: Path, kinds: Sequence[str]) -> bool:
    """Whether the folder has one of its own for each of some kinds."""
    return bool(kinds) and all((folder / kind).is_dir() for kind in kinds)


def _limited(folder: Path, options: DataOptions, most: int) -> DataOptions:
    """Leave out what is not needed for so many pictures, at random: decoding takes long. Kinds
    stay whole, for they may be small."""
    if options.classes:
        return options
    names = picture_names(folder, options.exclude)
    enough = max(40, 2 * most // max(1, options.crops))
    rest = np.random.default_rng(1).permutation(len(names))[enough:]
    return replace(options, exclude=(*options.exclude, *(names[i] for i in rest)))


@contextmanager
def squares_of(card: Card) -> Iterator[tuple[Path, bool]]:
    """Where a model's squares are kept, and whether for good: with its run, where they lie
    already, else in a folder that goes afterwards."""
    run = run_of(card)
    if run is not None and (run.folder / "cache").is_dir():
        yield run.folder / "cache", True
        return
    with tempfile.TemporaryDirectory(prefix="underpaint-") as folder:
        yield Path(folder), False
