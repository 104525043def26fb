"""The judge of portraits: whose pictures it can read, and how well it reads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import numpy as np
import torch

from editor.core.errors import BadInput, UnknownModel
from editor.engines.device import best_device
from editor.engines.store import store
from editor.nets.generator import Generator
from editor.nets.judge import JudgeNet
from editor.nets.portraits import ATTRIBUTES, STYLES
from editor.training.portrait_batches import Batch, batch_of
from editor.training.portraits import read_folder
from editor.weights.card import Card
from editor.weights.shelf import find

Say = Callable[[float, str], None]
JUDGE = "judge"
"""Its name on the shelf."""


def generator_of(card: Card) -> Generator:
    """The network of a card. BadInput where it generates no pictures."""
    net = store().get(card, best_device())
    if not isinstance(net, Generator):
        raise BadInput(
            f"The model “{card.name}” does not generate pictures.", remedy="Choose a generator."
        )
    return net


def judge_of(net: Generator) -> JudgeNet | None:
    """The judge, for a generator of the drawing styles that it knows; None for any other."""
    if not set(net.kinds) & set(STYLES):
        return None
    try:
        return the_judge()
    except UnknownModel:
        return None


def the_judge() -> JudgeNet:
    """The judge on the shelf. UnknownModel where it is missing."""
    return cast(JudgeNet, store().get(find(JUDGE), best_device()))


def reading_errors(judge: JudgeNet, batches: Iterable[Batch]) -> dict[str, float]:
    """Figures of what is read beside what labels say, where they say it.

    error: mean absolute error of all attributes in units. right: part of stepped ones read on the
    right step; right_<name> and error_<name> of each one. style: part of right styles. told: part
    of right guesses which labels there are.
    """
    errors, seen, styles, told = [], [], [], []
    with torch.inference_mode():
        for image, values, known, style in batches:
            reading = judge(image)
            errors.append((reading.values - values).abs())
            seen.append(known > 0)
            styles.append(reading.style.argmax(1) == style.argmax(1))
            told.append((reading.told > 0.5) == (known > 0))
    error, known = torch.cat(errors), torch.cat(seen)
    stepped = torch.tensor([a.stepped for a in ATTRIBUTES], device=error.device)
    figures = {
        "error": float(error[known].mean()),
        "right": float((error < 0.5)[known & stepped].float().mean()),
        "style": float(torch.cat(styles).float().mean()),
        "told": float(torch.cat(told).float().mean()),
    }
    for i, attribute in enumerate(ATTRIBUTES):
        own = error[known[:, i], i]
        if len(own) and attribute.stepped:
            figures[f"right_{attribute.name}"] = float((own < 0.5).float().mean())
        elif len(own):
            figures[f"error_{attribute.name}"] = float(own.mean())
    return figures


@dataclass(frozen=True)
class JudgeReport:
    """What the judge reads right of portraits that no training saw; see `reading_errors`."""

    folder: str
    count: int
    figures: Mapping[str, float]

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        return {"folder": self.folder, "count": self.count, "figures": dict(self.figures)}

    def table(self) -> str:
        """A line for each figure."""
        return "\n".join(f"{name:24} {value:7.3f}" for name, value in self.figures.items())


def evaluate_judge(folder: Path, *, say: Say = lambda part, what: None) -> JudgeReport:
    """Of all held-out portraits of a folder. UnknownModel, BadInput where there are none."""
    judge, device = the_judge(), best_device()
    held = read_folder(folder, "held-out", judge.side)
    say(0.2, "reading portraits")
    index = [np.arange(i, min(i + 64, len(held))) for i in range(0, len(held), 64)]
    figures = reading_errors(judge, (batch_of(held, part, device) for part in index))
    return JudgeReport(str(folder), len(held), figures)
