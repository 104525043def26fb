"""`underpaint evaluate attributes`: what every slider of a model does, and what else."""

from __future__ import annotations

from dataclasses import asdict, dataclass

import numpy as np

from editor.core.errors import BadInput
from editor.jobs.directions import Direction
from editor.training.directions import APART, tied
from editor.training.effects import NAMES, Effect, Say, measured, set_up
from editor.training.judged import generator_of, judge_of
from editor.weights.directions import directions_of
from editor.weights.shelf import find


@dataclass(frozen=True, eq=False)
class SliderReport:
    """What every slider of a model does."""

    model: str
    directions: tuple[Direction, ...]
    effects: tuple[Effect, ...]

    def figures(self) -> dict[str, float]:
        """For a card: effect and drift of named sliders that a judge saw, and their means."""
        named = [e for d, e in zip(self.directions, self.effects, strict=True)
                 if d.source in ("tied", "labelled") and e.own]  # fmt: skip
        each = {f"slider_{e.name}_{what}": float(getattr(e, what))
                for e in named for what in ("effect", "drift")}  # fmt: skip
        if not named:
            return {}
        return {
            "sliders_effect": float(np.nanmean([e.effect for e in named])),
            "sliders_drift": float(np.nanmean([e.drift for e in named])),
            "sliders_scatter": float(np.nanmean([e.scatter for e in named])),
            "sliders_systematic": float(np.nanmean([e.systematic for e in named])),
            **each,
        }

    def facts(self) -> dict[str, object]:
        """Everything, for JSON."""
        rows = [
            {**{k: v for k, v in asdict(effect).items() if k not in ("map", "changes")},
             "source": direction.source, "more": direction.more,
             "changes": {n: round(float(c), 4) for n, c in zip(NAMES, effect.changes, strict=True)
                         if not np.isnan(c)}}
            for direction, effect in zip(self.directions, self.effects, strict=True)
        ]  # fmt: skip
        return {"model": self.model, "figures": self.figures(), "rows": rows}

    def table(self) -> str:
        """A line for each slider."""
        lines = [f"{'slider':18} {'from':11} {'moves':18} {'by':>6} {'drift':>6} {'on avg':>6} "
                 f"{'all':>6} {'area':>5} {'outside':>8} {'n':>4}"]  # fmt: skip
        for d, e in zip(self.directions, self.effects, strict=True):
            lines.append(
                f"{d.name[:18]:18} {d.source:11} {e.own or '-':18} {e.effect:6.2f} {e.drift:6.2f} "
                f"{e.systematic:6.2f} {e.scatter:6.2f} {e.area:5.0%} {255 * e.outside:8.2f} "
                f"{e.samples:4}{'  more' if d.more else ''}"
            )
        return "\n".join([*lines, *MEANING])


MEANING = (
    "by: units of what it moves, per unit of the slider. drift: classes that all others together",
    "move by, and differences of colour that eyes notice. on avg: sum of the others' mean changes.",
    "all: sum of all their changes, however small. area: part of the picture that it acts on;",
    "outside: mean change of the rest, of 255 levels.",
)


def evaluate_attributes(model: str, *, say: Say = lambda part, what: None) -> SliderReport:
    """Measure every slider of a model on pictures that none was chosen on.

    Those tied to labels where no directions were found yet. UnknownModel; BadInput where it is no
    generator or has no sliders.
    """
    card = find(model)
    net = generator_of(card)
    directions = directions_of(card) or tied(net)
    if not directions:
        raise BadInput(
            f"The model “{model}” has no sliders yet.",
            remedy=f"Run: underpaint directions find --model {model} --ways pca,sefa.",
        )
    stage = set_up(net, judge_of(net), seed=APART)
    again, effects = measured(stage, directions, say)
    return SliderReport(model, again, effects)
