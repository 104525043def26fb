"""Sliders of a model of one's own: what labels tell of its pictures, and how its pictures vary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from editor.core.errors import BadInput
from editor.jobs.directions import Direction
from editor.nets.generator import Generator
from editor.training.data import DataOptions, Dataset, home, picture_names, read_dataset
from editor.training.directions import codes_of, find
from editor.training.effects import measured, set_up
from editor.training.judged import generator_of
from editor.training.labels import LABELS, Labels, read_labels
from editor.training.recipe import changed, read_recipe
from editor.weights import fitting
from editor.weights.card import read_card
from editor.weights.collection import FILE, NAME, Collection, write_collection
from editor.weights.runs import Run

READ = 2048
"""Labelled pictures that are encoded."""
MOST, FEW = 24, 12
"""Columns of labels that become sliders; different words of one that does."""
NONE = ("none", "no", "false", "0", "")
"""Words that say that a picture has it not."""
VARIATIONS = 8
"""Sliders that no label names."""


def renew_sliders(out: Path) -> None:
    """Find the sliders of the model that stands in `out`, where it was trained; see `runs.Run`.

    The pictures are there decoded. Nothing where the model draws nothing, or has no sliders.
    """
    card, request = read_card(out), Run(out).request()
    recipe = changed(read_recipe(request.recipe), request.changes)
    if not card.generates or not recipe.title:
        return
    options = DataOptions(**recipe.data)  # type: ignore[arg-type]
    cache = Run(out).folder / "cache"
    dataset = read_dataset(Path(request.data), options, recipe.crop, cache)
    write_sliders(generator_of(card), dataset, card.name, out)


def write_sliders(net: Generator, dataset: Dataset, model: str, folder: Path) -> Path | None:
    """Find the sliders of a model, and write them beside it; None where it can have none.

    They are those of the attributes that the dataset tells, where the model has an encoder, and
    the `VARIATIONS` in which its pictures differ most.
    """
    if not net.affines():
        return None
    told = labelled(net, dataset) if net.inverts and dataset.attributes else ()
    found = (*told, *find(net, None, ["pca"], number=VARIATIONS))
    path = folder / FILE
    write_collection(path, Collection(found, model, "Found when the model was trained.", ""))
    return path


def from_labels(net: Generator, data: Path, columns: Sequence[str] = ()) -> tuple[Direction, ...]:
    """Sliders fitted to the labels of a folder of pictures, measured.

    columns: those of labels.csv that are taken, none: all that are `telling`. BadInput where the
    model has no encoder, or labels have no such columns or tell nothing.
    """
    if not net.inverts:
        raise BadInput(
            "This model has no encoder, so it cannot read labelled pictures.",
            remedy="Take --ways pca, or train “vae”.",
        )
    names = picture_names(data)
    able = telling(read_labels(home(data), names))
    wanted = [column for column in columns if column] or list(able)[:MOST]
    if strange := [column for column in wanted if column not in able]:
        known = ", ".join(able) or "none"
        raise BadInput(
            f"No slider can be made of a column “{strange[0]}” of {LABELS}.",
            remedy=f"These can be: {known}.",
        )
    asked = {column.lower(): able[column] for column in wanted}
    with TemporaryDirectory() as cache:
        dataset = read_dataset(data, DataOptions(attributes=asked), net.side, Path(cache))
        found = labelled(net, dataset)
    if not found:
        raise BadInput(f"The columns of {LABELS} tell nothing that changes.", file=data)
    return measured(set_up(net, None), found, lambda part, what: None)[0]


def telling(labels: Labels) -> dict[str, dict[str, object]]:
    """Columns that can be a slider, as `DataOptions.attributes` asks for them: of numbers that
    differ; of two words; of a few words, one of which says “none”."""
    found: dict[str, dict[str, object]] = {}
    for column, counts in labels.words.items():
        words = [word for word in counts if word]
        if not NAME.fullmatch(column.lower()) or len(words) < 2:
            continue
        if all(_is_number(word) for word in words):
            found[column] = {"column": column}
        elif len(words) <= FEW and (len(words) == 2 or any(w.casefold() in NONE for w in words)):
            without = next((w for w in words if w.casefold() in NONE), sorted(words)[0])
            yes = [word for word in words if word != without]
            found[column] = {"column": column, "yes": yes}
    return found


def labelled(net: Generator, dataset: Dataset) -> tuple[Direction, ...]:
    """A slider for each attribute of the dataset that its pictures differ in, fitted to their
    codes; a unit is from not having it to having it, or from its least number to its largest."""
    some = dataset.some(READ)
    codes = codes_of(net, some.pictures)
    values = some.values.astype(np.float64)
    vectors, readouts, offsets = fitting.labelled(codes, values, np.ones(values.shape))
    found = []
    for i, name in enumerate(dataset.attributes):
        if not vectors[i].any():
            continue
        stepped = set(np.unique(values[:, i])) <= {0.0, 1.0}
        found.append(Direction(
            name, fitting.frozen_code(vectors[i], codes.shape[1:]), 0.0, 1.0,
            name.replace("_", " ").capitalize(),
            "from none to one" if stepped else "from least to most", "labelled",
            fitting.frozen_code(readouts[i], codes.shape[1:]), float(offsets[i]), stepped=stepped,
        ))  # fmt: skip
    return tuple(found)


def _is_number(word: str) -> bool:
    try:
        return math.isfinite(float(word))
    except ValueError:
        return False
