"""What a direction does, measured on random pictures: its own attribute, the others, where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.core.errors import BadInput
from editor.jobs.directions import Direction
from editor.nets.generator import Generator, layered
from editor.nets.judge import JudgeNet, Reading
from editor.nets.portraits import ATTRIBUTES

Say = Callable[[float, str], None]
NAMES = tuple(attribute.name for attribute in ATTRIBUTES)
MOST, FEWEST, LARGE = 64, 8, 256
"""Random pictures of each kind; the side in pixels from which on they are fewer."""
TRUNCATION = 0.7
"""Of the random pictures; what the window shows."""
BATCH = 16
CELLS = 32
"""Height and width of the map of where a direction acts."""
ACTING = 0.25
"""Cells that change at least so much of the most that any cell changes are acted on."""
NOTICEABLE = 2.3 / 20
"""The least difference of colours that eyes notice, 2.3 CIELAB (Mahy et al. 1994), in units."""
STEPPED = torch.tensor([attribute.stepped for attribute in ATTRIBUTES])
WEAK, STRAYING = 0.3, 0.8
"""Effect per unit below which, and drift per unit above which, a slider goes behind "more"."""
UNSEEN = 0.1
"""All that a direction without a label changes per unit, below which it goes there too."""


@dataclass(frozen=True, eq=False)
class Effect:
    """Means over random pictures of kinds that know the direction, per unit of it.

    own: the attribute it is named for, or the one it changes most; "" where no judge was asked.
    effect: units of that one. drift: classes that the others move by together, of those that labels
    of such pictures tell before and after; colours count in units where the difference can be
    noticed at all. scatter: sum of the others' absolute changes in units, however small, the
    judge's own uncertainty with them. changes: signed change of each attribute (a,), NaN where no
    label tells it. area: part of the picture (0..1) that it acts on.
    outside: mean absolute change of the rest, 0..1. map: uint8 (CELLS, CELLS). samples: pictures.
    """

    name: str
    own: str
    effect: float
    drift: float
    scatter: float
    changes: np.ndarray = field(repr=False)
    area: float
    outside: float
    map: np.ndarray = field(repr=False)
    samples: int

    @property
    def systematic(self) -> float:
        """Sum of what the others change on average over all pictures, in units."""
        others = [abs(c) for n, c in zip(NAMES, self.changes, strict=True) if n != self.own]
        return float(np.nansum(others)) if self.own else float("nan")


@dataclass(frozen=True, eq=False)
class Stage:
    """Random pictures of a generator, which every direction is tried on.

    codes: (n, layers, d). kinds: of each, "" where there are none. pictures: (n, 3, s, s).
    reading: what the judge says of them, None without one.
    """

    net: Generator
    judge: JudgeNet | None
    codes: Tensor = field(repr=False)
    kinds: tuple[str, ...] = field(repr=False)
    pictures: Tensor = field(repr=False)
    reading: Reading | None = field(repr=False)

    def knowing(self, kinds: Sequence[str]) -> np.ndarray:
        """The numbers of pictures of these kinds; all where none are named."""
        return np.flatnonzero([not kinds or kind in kinds for kind in self.kinds])


def set_up(
    net: Generator, judge: JudgeNet | None, count: int | None = None, seed: int = 0
) -> Stage:
    """`count` random pictures of each kind, drawn and judged; by default 64, fewer of large ones,
    which take long."""
    count = count or max(FEWEST, min(MOST, MOST * LARGE**2 // net.side**2))
    parts, kinds = [], []
    for i, kind in enumerate(net.kinds or (None,)):
        first = seed + i * count
        parts.append(layered(net.sample(range(first, first + count), kind, TRUNCATION), net.layers))
        kinds += [kind or ""] * count
    codes = torch.cat(parts).float().clone()
    pictures = drawn(net, codes)
    reading = None if judge is None else judged(judge, pictures)
    return Stage(net, judge, codes, tuple(kinds), pictures, reading)


def drawn(net: Generator, codes: Tensor) -> Tensor:
    """The pictures of codes (n, layers, d): (n, 3, s, s), a few at a time."""
    with torch.inference_mode():
        return torch.cat([net.synthesis(part) for part in torch.split(codes, BATCH)])


def judged(judge: JudgeNet, pictures: Tensor) -> Reading:
    """What the judge says of pictures (n, 3, s, s), a few at a time."""
    with torch.inference_mode():
        parts = [judge(part) for part in torch.split(pictures, BATCH)]
    return Reading(*(torch.cat(column) for column in zip(*parts, strict=True)))


def measure(stage: Stage, direction: Direction, limit: int = MOST) -> Effect:
    """Move up to `limit` pictures by a unit, towards where there is room, and look.

    BadInput where the generator draws none of the kinds that know the direction.
    """
    index = stage.knowing(direction.kinds)
    if not len(index):
        raise BadInput(
            f"This model draws none of the pictures that “{direction.name}” is for.",
            remedy="Find its directions again.",
        )
    if len(index) > limit:
        index = index[np.linspace(0, len(index) - 1, limit).astype(int)]
    codes = stage.codes[index]
    steps = _steps(direction, codes)
    way = torch.from_numpy(np.array(direction.vector)).to(codes)
    pictures = drawn(stage.net, codes + steps[:, None, None] * way)
    where, area, outside = _acting(pictures, stage.pictures[index])
    changes, classes, spread = _changes(stage, index, pictures, steps)
    own = _own(direction.name, changes)
    others = [sum(each) - each[own] if own >= 0 else float("nan") for each in (classes, spread)]
    return Effect(
        direction.name, NAMES[own] if own >= 0 else "",
        float(changes[own]) if own >= 0 else float("nan"), float(others[0]), float(others[1]),
        changes, area, outside, where, len(index),
    )  # fmt: skip


def measured(
    stage: Stage, directions: Sequence[Direction], say: Say
) -> tuple[tuple[Direction, ...], tuple[Effect, ...]]:
    """Each direction with its figures and map, bad ones behind "more"; what was measured."""
    effects = []
    for i, direction in enumerate(directions):
        say(i / len(directions), direction.title or direction.name)
        effects.append(measure(stage, direction))
    pairs = zip(directions, effects, strict=True)
    return tuple(_with(direction, effect) for direction, effect in pairs), tuple(effects)


def _with(direction: Direction, effect: Effect) -> Direction:
    return replace(direction, effect=effect.effect, drift=effect.drift, map=effect.map,
                   more=direction.more or _is_bad(direction, effect))  # fmt: skip


def _is_bad(direction: Direction, effect: Effect) -> bool:
    if not effect.own:
        return False  # nobody judged it
    if direction.source in ("tied", "labelled"):
        return effect.effect < WEAK or effect.drift > STRAYING
    return abs(effect.effect) + effect.scatter < UNSEEN


def _steps(direction: Direction, codes: Tensor) -> Tensor:
    """+1 or -1 for each code (n, layers, d): up where the range allows it; in turn if unread."""
    if direction.readout is None:
        return 1.0 - 2.0 * (torch.arange(len(codes), device=codes.device) % 2)
    values = [direction.value(code) for code in codes.cpu().numpy()]
    up = [value + 1 <= direction.high + 0.25 for value in values]
    return torch.tensor([1.0 if way else -1.0 for way in up], device=codes.device)


def _acting(after: Tensor, before: Tensor) -> tuple[np.ndarray, float, float]:
    """The map, the part of the picture acted on, the mean absolute change of the rest."""
    change = (after - before).abs().mean((0, 1))[None, None]
    cells = F.adaptive_avg_pool2d(change, CELLS)[0, 0].cpu().numpy()
    most = max(float(cells.max()), 1e-6)
    acting = cells >= ACTING * most
    rest = float(cells[~acting].mean()) if not acting.all() else 0.0
    return np.rint(255 * cells / most).astype(np.uint8), float(acting.mean()), rest


def _changes(
    stage: Stage, index: np.ndarray, pictures: Tensor, steps: Tensor
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Of each attribute (a,), per unit: mean change; mean of classes it moves; mean |change|.

    An attribute counts where labels of the picture tell it before and after; the latter two are 0
    where they do not, for nobody could see them. All NaN without a judge.
    """
    if stage.judge is None or stage.reading is None:
        nothing = np.full(len(NAMES), np.nan)
        return nothing, nothing, nothing
    after, before = judged(stage.judge, pictures), stage.reading
    told = ((before.told[index] > 0.5) & (after.told > 0.5)).float()
    change = (after.values - before.values[index]) * told
    classes = (after.values.round() - before.values[index].round()).abs() * told
    colours = torch.where(change.abs() > NOTICEABLE, change.abs(), 0.0)
    seen = torch.where(STEPPED.to(change.device), classes, colours)
    count, signed = told.sum(0), change * steps[:, None]
    mean = torch.where(count > 0, signed.sum(0) / count.clamp_min(1), torch.nan)
    return mean.cpu().numpy(), seen.mean(0).cpu().numpy(), change.abs().mean(0).cpu().numpy()


def _own(name: str, changes: np.ndarray) -> int:
    """The number of the direction's own attribute, or of the one it changes most; -1: none."""
    if np.isnan(changes).all():
        return -1
    return NAMES.index(name) if name in NAMES else int(np.abs(np.nan_to_num(changes)).argmax())
