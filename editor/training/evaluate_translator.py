"""`underpaint evaluate translator`: what a translation keeps of a picture and what it moves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput, UnknownModel
from editor.engines.device import best_device
from editor.engines.store import store
from editor.nets.portraits import ATTRIBUTES
from editor.nets.translator import Translator
from editor.training.data import DataOptions, Dataset, read_dataset
from editor.training.effects import Say, judged
from editor.training.fidelity import jackknife
from editor.training.judged import the_judge
from editor.training.meanings import TRANSLATOR
from editor.training.objectives.cyclegan import structure
from editor.training.objectives.portrait_losses import kernel_distance
from editor.training.objectives.stargan import JUDGED_AS, TRUSTED, flipped
from editor.training.perception import looks
from editor.training.reference import data_options, squares_of
from editor.training.report import Figure, Report
from editor.weights.card import Card
from editor.weights.shelf import find

MOST = 200
"""Pictures of each set, if not told otherwise."""
LEAST = 4
"""Pictures below which nothing can be said."""
UNSEEN = 24
"""Held-out pictures from which on they measure alone."""
TOGETHER = 16
Reader = Callable[[Tensor], Tensor]


def evaluate_translator(
    model: str, folder: Path, *, limit: int | None = None, say: Say = lambda part, what: None
) -> Report:
    """A model of two domains on the folder of the first, the other being where the model's run or
    recipe says, or on a folder that holds one for each; a model of attributes on any pictures.

    BadInput for no translator or too few pictures, UnknownModel.
    """
    card = find(model)
    net = store().get(card, best_device())
    if not isinstance(net, Translator):
        raise BadInput(f"The model “{card.name}” translates nothing.", remedy="Choose another.")
    most = limit or MOST
    measure = _domains if net.exclusive else _attributes
    return measure(_Asked(model, card, net, folder, most, say))


@dataclass(frozen=True, eq=False)
class _Asked:
    model: str
    card: Card
    net: Translator = field(repr=False)
    folder: Path
    most: int
    say: Say = field(repr=False)

    def pictures(self, folder: Path, options: DataOptions) -> tuple[Tensor, Dataset]:
        """Held-out pictures where there are enough, (n, 3, side, side) in 0..1; the dataset."""
        with squares_of(self.card) as (cache, _):
            sets = [read_dataset(folder, options, self.net.side, cache, part)
                    for part in ("validation", "train")]  # fmt: skip
            chosen = sets[0] if len(sets[0]) >= UNSEEN else sets[1]
            some = chosen.some(self.most)
        if len(some.pictures) < LEAST:
            raise BadInput(f"{len(some.pictures)} pictures are too few.", file=folder,
                           remedy=f"Name a folder of at least {LEAST}.")  # fmt: skip
        rows = torch.from_numpy(some.pictures.copy()).permute(0, 3, 1, 2).float() / 255
        return rows.to(best_device()), replace(chosen, values=some.values)

    def translated(self, pictures: Tensor, to: Tensor) -> Tensor:
        """A few at a time."""
        with torch.inference_mode():
            parts = zip(torch.split(pictures, TOGETHER), torch.split(to, TOGETHER), strict=True)
            return torch.cat([self.net.translate(*part) for part in parts])

    def report(
        self, count: int, kinds: dict[str, dict[str, Figure]], remarks: Sequence[str] = ()
    ) -> Report:
        """The means of what was found of each kind, and that."""
        names = next(iter(kinds.values()))
        means = {name: _mean([kind[name] for kind in kinds.values()]) for name in names}
        return Report(self.model, str(self.folder), count, means, TRANSLATOR, kinds, tuple(remarks))


# ---- domains


def _domains(asked: _Asked) -> Report:
    sets = [asked.pictures(*place)[0] for place in _places(asked)]
    kinds = {}
    for to, name in enumerate(asked.net.domains):
        asked.say(0.2 + 0.4 * to, f"translating to {name}")
        kinds[f"to {asked.card.styles.get(name, name)}"] = _way(asked, sets[1 - to], sets[to], to)
    return asked.report(min(map(len, sets)), kinds)


def _places(asked: _Asked) -> list[tuple[Path, DataOptions]]:
    """The folder of each domain, and how its pictures are looked at."""
    options = data_options(asked.card) or DataOptions()
    own = replace(options, others="", attributes={}, classes="")
    within = [asked.folder / name for name in asked.net.domains]
    if all(folder.is_dir() for folder in within):
        return [(folder, replace(own, exclude=())) for folder in within]
    if not options.others:
        names = " and ".join(asked.net.domains)
        raise BadInput("The pictures of the other domain are missing.", file=asked.folder,
                       remedy=f"Name a folder that holds the folders {names}.")  # fmt: skip
    crops = options.others_crops or options.crops
    left = tuple(name.removeprefix(f"{options.others}/") for name in options.exclude)
    other = replace(own, crops=crops, exclude=left)
    return [(asked.folder, own), (asked.folder / options.others, other)]


def _way(asked: _Asked, pictures: Tensor, goal: Tensor, to: int) -> dict[str, Figure]:
    there, back = (torch.eye(2, device=pictures.device)[[way] * len(pictures)]
                   for way in (to, 1 - to))  # fmt: skip
    made = asked.translated(pictures, there)
    lost = (asked.translated(made, back) - pictures).abs().mean((1, 2, 3))
    kept = [structure(a[None], b[None]) for a, b in zip(pictures, made, strict=True)]
    before, after, wanted = (looks(x).double() for x in (pictures, made, goal))

    def moved(rows: np.ndarray) -> tuple[float]:
        chosen = torch.from_numpy(np.flatnonzero(rows)).to(pictures.device)
        far = max(kernel_distance(before[chosen], wanted), 1e-6)
        return (float(np.clip(1 - kernel_distance(after[chosen], wanted) / far, -1, 1)),)

    style = moved(np.ones(len(pictures), bool))[0]
    return {
        "structure": _of_each(kept),
        "style": Figure(style, jackknife(moved, len(pictures))[0]),
        "cycle": _of_each(lost.tolist()),
    }


# ---- attributes


def _attributes(asked: _Asked) -> Report:
    pictures, dataset = _labelled(asked)
    names = asked.net.domains
    read, trust, remark = _reader(asked, pictures, dataset)
    before = read(pictures)
    has = torch.from_numpy(dataset.values).to(before.device) if dataset.attributes else before
    kinds = {}
    for i, name in enumerate(names):
        asked.say(0.2 + 0.8 * i / len(names), f"switching {name}")
        made = asked.translated(pictures, wanted := flipped(has.float(), i))
        after = read(made)
        others = [k for k in range(len(names)) if k != i]
        title = asked.card.styles.get(name, name)
        kinds[title] = {
            "accuracy": _of_each((after[:, i] == (wanted[:, i] > 0.5)).float().tolist(), trust),
            "kept": _of_each((after == before)[:, others].float().mean(1).tolist()),
            "change": _of_each((made - pictures).abs().mean((1, 2, 3)).tolist()),
        }
        if not others:
            del kinds[title]["kept"]
    return asked.report(len(pictures), kinds, [remark])


def _labelled(asked: _Asked) -> tuple[Tensor, Dataset]:
    """Pictures with what labels.csv says of the model's attributes, if it says so."""
    options = data_options(asked.card) or DataOptions()
    plain = replace(options, attributes={}, classes="", others="")
    told = {n: options.attributes[n] for n in asked.net.domains if n in options.attributes}
    if len(told) == len(asked.net.domains):
        try:
            return asked.pictures(asked.folder, replace(plain, attributes=told))
        except BadInput:  # other pictures, of which nothing is told
            return asked.pictures(asked.folder, plain)
    return asked.pictures(asked.folder, plain)


def _reader(
    asked: _Asked, pictures: Tensor, dataset: Dataset
) -> tuple[Reader, float | None, str]:  # fmt: skip
    """Who reads attributes, how much of real pictures' it reads right, None where no label tells;
    that in a sentence. The judge of portraits reads where it can, else the model itself."""
    own, judge = _own_reader(asked), _judge_of(asked.net.domains)
    labels = torch.from_numpy(dataset.values).to(pictures.device) > 0.5
    for read, who in ((judge, "the judge of portraits"), (own, "the model itself")):
        if read is None:
            continue
        if not dataset.attributes:
            return read, None, f"Attributes are read by {who}."
        trust = float((read(pictures) == labels).float().mean())
        if trust >= TRUSTED or read is own:
            words = f"Attributes are read by {who}, right in {trust:.0%} of real pictures."
            return read, trust, words
    raise AssertionError("the model itself reads")


def _own_reader(asked: _Asked) -> Reader:
    def read(pictures: Tensor) -> Tensor:
        with torch.inference_mode():
            parts = torch.split(pictures, TOGETHER)
            return torch.cat([asked.net.read(part) > 0.5 for part in parts])

    return read


def _judge_of(names: Sequence[str]) -> Reader | None:
    """The judge, where all are attributes that it knows and it is on the shelf."""
    if not all(name in JUDGED_AS for name in names):
        return None
    try:
        judge = the_judge()
    except UnknownModel:
        return None
    order = [attribute.name for attribute in ATTRIBUTES]
    columns = [order.index(JUDGED_AS[name][0]) for name in names]
    least = torch.tensor([JUDGED_AS[name][1] for name in names], device=best_device())
    return lambda pictures: judged(judge, pictures).values[:, columns] > least


def _of_each(values: Sequence[float], real: float | None = None) -> Figure:
    """The mean of what was measured of each picture, and its standard error."""
    return Figure(float(np.mean(values)), float(np.std(values) / np.sqrt(len(values))), real)


def _mean(figures: Sequence[Figure]) -> Figure:
    """Of independent figures."""
    errors = [figure.error or 0.0 for figure in figures]
    reals = [figure.real for figure in figures if figure.real is not None]
    return Figure(
        float(np.mean([figure.value for figure in figures])),
        float(np.sqrt(np.sum(np.square(errors))) / len(figures)),
        float(np.mean(reals)) if reals else None,
    )
