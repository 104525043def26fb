"""`underpaint evaluate generator`: random pictures beside real ones, in figures and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor

from editor.core.errors import BadInput
from editor.engines.device import best_device
from editor.nets.generator import Generator, layered
from editor.nets.portraits import STYLES
from editor.training.effects import BATCH, Say, judged
from editor.training.fidelity import FEWEST, distances, fidelity, jackknife, uncertainty
from editor.training.judged import generator_of, the_judge
from editor.training.meanings import GENERATOR
from editor.training.memorised import light, nearest, repeated
from editor.training.objectives.portrait_losses import kernel_distance
from editor.training.perception import features_named
from editor.training.reference import Reference, reference
from editor.training.report import Figure, Report
from editor.weights.shelf import find

MOST = 1000
"""Pictures of each set, if not told otherwise."""
LEAST = 4
"""Pictures below which nothing can be said."""
LARGEST = 256
"""Height and width in pixels that made pictures are kept at, if they are larger."""
NEIGHBOURS = 5
"""Real pictures that say together what class a made one is of."""
SEEN_AGAIN = 200
"""Pictures that are drawn again by an encoder; made ones that are looked at for copies."""
Looks = Callable[[np.ndarray], np.ndarray]


def evaluate_generator(
    model: str,
    folder: Path,
    *,
    limit: int | None = None,
    truncation: float = 1.0,
    features: str = "",
    say: Say = lambda part, what: None,
) -> Report:
    """Compare as many random pictures as there are real ones in half of the folder, at most
    `limit`, and real ones of the other half: what is best to reach. See `reference` for which
    real pictures. features: one of `perception.FEATURES`; by default our own, of held-out
    portraits the judge's.

    BadInput for no generator or fewer than 4 pictures, UnknownModel.
    """
    card = find(model)
    net = generator_of(card)
    say(0.05, "reading real pictures")
    real = reference(card, net, folder, 2 * (limit or MOST))
    if len(real) < LEAST:
        remedy = f"Name a folder of at least {LEAST}, better of {2 * FEWEST}."
        raise BadInput(f"{len(real)} pictures are too few.", file=folder, remedy=remedy)
    chosen = features or ("judge" if real.judged else "ours")
    looks = _looking(chosen)
    halves = len(real) >= 2 * FEWEST
    kinds = real.kinds[:: 2 if halves else 1]
    made = draw(net, kinds, truncation, say)
    say(0.7, "comparing")
    sets = _Sets(looks(real.pictures[:: 2 if halves else 1]), looks(made),
                 looks(real.pictures[1::2]) if halves else None)  # fmt: skip
    figures = {**sets.figures(), **_repeats(made, real.pictures)}
    figures |= _again(net, real) | _classes(sets, made, real, halves)
    remarks = [*_remarks(len(kinds), halves), *_copies(made, real)]
    return Report(
        model, str(folder), len(kinds), figures, GENERATOR, _of_kinds(sets, real.kinds, halves),
        tuple(remarks), {"truncation": truncation, "features": chosen},
    )  # fmt: skip


def draw(
    net: Generator, kinds: Sequence[str], truncation: float, say: Say = lambda part, what: None
) -> np.ndarray:
    """A random picture of each kind ("" = any), the seed being its number: uint8 (n, s, s, 3)."""
    parts = []
    for begin in range(0, len(kinds), BATCH):
        say(0.1 + 0.6 * begin / len(kinds), "drawing random pictures")
        latents = [net.sample([begin + i], kind or None, truncation)
                   for i, kind in enumerate(kinds[begin : begin + BATCH])]  # fmt: skip
        with torch.inference_mode():
            pictures = net.synthesis(layered(torch.cat(latents), net.layers))
        parts += [_kept(each) for each in array(pictures)]
    return np.stack(parts)


def array(pictures: Tensor) -> np.ndarray:
    """Pictures (n, 3, h, w) in 0..1 as uint8 (n, h, w, 3)."""
    rows = (pictures.float().clamp(0, 1) * 255).round().to(torch.uint8)
    return rows.permute(0, 2, 3, 1).cpu().numpy()


def tensor(pictures: np.ndarray) -> Tensor:
    """Pictures uint8 (n, h, w, 3) as (n, 3, h, w) in 0..1 where networks are."""
    rows = torch.from_numpy(np.ascontiguousarray(pictures)).permute(0, 3, 1, 2)
    return rows.to(best_device()).float() / 255


def _kept(picture: np.ndarray) -> np.ndarray:
    if len(picture) <= LARGEST:
        return picture
    return np.asarray(cv2.resize(picture, (LARGEST, LARGEST), interpolation=cv2.INTER_AREA))


def _looking(name: str) -> Looks:
    look = features_named(name)

    def seen(pictures: np.ndarray) -> np.ndarray:
        parts = (pictures[i : i + 64] for i in range(0, len(pictures), 64))
        return look(parts, best_device())

    return seen


class _Sets:
    """Features of real pictures, of as many made ones, of other real ones or None."""

    def __init__(self, real: np.ndarray, made: np.ndarray, other: np.ndarray | None) -> None:
        self.real, self.made, self.other = real, made, other

    def of(self, real: np.ndarray, made: np.ndarray, other: np.ndarray | None) -> _Sets:
        """Those that are chosen, by masks."""
        rest = None if self.other is None or other is None else self.other[other]
        return _Sets(self.real[real], self.made[made], rest)

    def figures(self) -> dict[str, Figure]:
        """How alike they are, and how varied; of fewer than 16 pictures KID and variety alone."""
        few = min(len(self.real), len(self.made)) < FEWEST
        return {**(self._kid() if few else self._fidelity()), "diversity": self._diversity()}

    def _fidelity(self) -> dict[str, Figure]:
        found, errors = (asdict(f(self.real, self.made)) for f in (fidelity, uncertainty))
        for name in ("precision", "recall", "coverage"):  # none at all of n may still be one of n
            errors[name] = max(errors[name], 1 / len(self.made))
        other = None if self.other is None else asdict(fidelity(self.real, self.other))
        return {name: Figure(found[name], errors[name], other[name] if other else None)
                for name in found if name != "count"}  # fmt: skip

    def _kid(self) -> dict[str, Figure]:
        count = min(len(self.real), len(self.made))
        real, made = self.real[:count].astype(np.float64), self.made[:count].astype(np.float64)

        def kid(rows: np.ndarray) -> tuple[float]:
            return (kernel_distance(torch.from_numpy(real[rows]), torch.from_numpy(made[rows])),)

        return {"kid": Figure(kid(np.ones(count, bool))[0], jackknife(kid, count)[0])}

    def _diversity(self) -> Figure:
        real, made = _apart(self.real), self.made

        def ratio(rows: np.ndarray) -> tuple[float]:
            return (_apart(made[rows]) / real,)

        error = jackknife(ratio, len(made))[0]
        other = None if self.other is None else _apart(self.other) / real
        return Figure(_apart(made) / real, error, other)


def _apart(features: np.ndarray) -> float:
    """Mean distance between two different rows."""
    count = len(features)
    return float(distances(features, features).sum() / max(1, count * (count - 1)))


def _repeats(made: np.ndarray, real: np.ndarray) -> dict[str, Figure]:
    parts = [float(repeated(pictures[: len(made)]).mean()) for pictures in (made, real)]
    return {"duplicates": Figure(parts[0], None, parts[1])}


def _again(net: Generator, real: Reference) -> dict[str, Figure]:
    """How near pictures that were not learned from come back, where there is an encoder."""
    if not net.inverts or not len(real.unseen):
        return {}
    errors = []
    with torch.inference_mode():
        for part in torch.split(tensor(real.unseen[:SEEN_AGAIN]), BATCH):
            back = net.synthesis(layered(net.encode(part), net.layers))
            errors += (back.clamp(0, 1) - part).square().mean((1, 2, 3)).tolist()
    ratios = -10 * np.log10(np.maximum(errors, 1e-9))
    error = float(ratios.std() / np.sqrt(len(ratios))) if len(ratios) > 1 else None
    return {"psnr": Figure(float(ratios.mean()), error)}


def _classes(
    sets: _Sets, made: np.ndarray, real: Reference, halves: bool
) -> dict[str, Figure]:  # fmt: skip
    """Part of made pictures that are of the class that was asked for: as the judge says, or as
    most of the nearest real pictures."""
    step = 2 if halves else 1
    wanted = np.array(real.kinds[::step])
    if not wanted.all() or len(set(wanted)) < 2:
        return {}
    others = np.array(real.kinds[1::2])
    if set(wanted) <= set(STYLES):
        hits = judged_styles(made) == wanted
        yard = float((judged_styles(real.pictures[1::2]) == others).mean())
    else:
        hits = _most_near(sets.made, sets.real, wanted) == wanted
        yard = None
        if sets.other is not None:
            yard = float((_most_near(sets.other, sets.real, wanted) == others).mean())
    error = float(np.sqrt(max(hits.mean() * (1 - hits.mean()), 1 / len(hits)) / len(hits)))
    return {"class_accuracy": Figure(float(hits.mean()), error, yard)}


def judged_styles(pictures: np.ndarray) -> np.ndarray:
    """Which drawing style the judge sees in each picture, by name."""
    chances = judged(the_judge(), tensor(pictures)).style
    return np.array([STYLES[i] for i in chances.argmax(1).tolist()])


def _most_near(made: np.ndarray, real: np.ndarray, kinds: np.ndarray) -> np.ndarray:
    near = np.argsort(distances(made, real), axis=1)[:, :NEIGHBOURS]
    return np.array([Counter(kinds[row].tolist()).most_common(1)[0][0] for row in near])


def _of_kinds(
    sets: _Sets, kinds: Sequence[str], halves: bool
) -> dict[str, dict[str, Figure]]:  # fmt: skip
    """The same of each kind that there are enough pictures of."""
    if not halves:
        return {}
    first, second = np.array(kinds[::2]), np.array(kinds[1::2])
    out = {}
    for kind in sorted(set(kinds) - {""}):
        masks = first == kind, first == kind, second == kind
        if min(mask.sum() for mask in masks) >= FEWEST:
            out[kind] = sets.of(*masks).figures()
    return out


def _remarks(count: int, halves: bool) -> list[str]:
    if count < FEWEST:
        return [f"With {count} pictures only KID and variety can be told, and those roughly: "
                f"{2 * FEWEST} would tell more, 1000 would be good."]  # fmt: skip
    if not halves:
        return ["There are too few pictures to hold real ones beside others: compare models with "
                "each other, on the same folder."]  # fmt: skip
    return ["Few pictures: look at the ranges, not at the numbers."] if count < 100 else []


def _copies(made: np.ndarray, real: Reference) -> list[str]:
    if real.dataset is None:
        return []
    return [light(nearest(made[:SEEN_AGAIN], real.dataset)).sentence]
