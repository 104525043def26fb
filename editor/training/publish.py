"""`python -m editor.training directions MODEL`: a model's sliders, their figures on its card."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

from editor.core.errors import UnderpaintError
from editor.jobs.directions import Direction
from editor.training.directions import WAYS, find
from editor.training.effects import Say
from editor.training.evaluate_generator import evaluate_generator
from editor.training.judged import generator_of, judge_of, the_judge
from editor.training.portraits import read_drawn
from editor.weights import shelf
from editor.weights.card import Card
from editor.weights.collection import FILE, Collection, write_collection
from editor.weights.install import write_card


def publish(
    card: Card, ways: list[str], data: Path | None, say: Say, *, labels: Path | None = None
) -> Path:
    """Find and measure a model's directions; write them beside its weights, figures to its card.

    data: folder of portraits; with it, how alike random portraits are to those, too. labels:
    folder of one drawing style's portraits, whose labels are fitted; the model draws such ones.
    Returns the file. BadInput where the model is no generator or a way does not suit it.
    """
    net = generator_of(card)
    told = None if labels is None else read_drawn(labels, "train", net.side)
    judge = judge_of(net) if labels is None else the_judge()
    found = find(net, judge, ways, portraits=told, say=say)
    note = f"Found by: python -m editor.training directions {card.name} --ways {','.join(ways)}"
    note += f" --labels {labels}" if labels else ""
    path = card.folder / FILE
    write_collection(path, Collection(found, card.name, note, card.licence))
    path.chmod(0o644)
    figures = {**card.figures, **slider_figures(found)}
    if data is not None:
        facts = evaluate_generator(card.name, data, say=say).facts()["figures"]
        assert isinstance(facts, dict)
        figures |= facts
    rounded = {name: round(float(value), 4) for name, value in figures.items()}
    write_card(card.folder, {**card.written(), "figures": rounded})
    return path


def slider_figures(directions: tuple[Direction, ...]) -> dict[str, float]:
    """Effect and drift of each named slider, and the means of those that are shown."""
    named = [d for d in directions if d.source in ("tied", "labelled") and d.drift == d.drift]
    figures = {f"slider_{d.name}_{what}": getattr(d, what)
               for d in named for what in ("effect", "drift")}  # fmt: skip
    shown = [d for d in named if not d.more]
    if shown:
        figures["sliders_effect"] = float(np.mean([d.effect for d in shown]))
        figures["sliders_drift"] = float(np.mean([d.drift for d in shown]))
    return figures


def main(arguments: list[str]) -> int:
    """The command line; 0, or 2 with one sentence."""
    options = argparse.ArgumentParser(
        prog="python -m editor.training directions", description=__doc__
    )
    options.add_argument("model", help="a generator on the shelf")
    options.add_argument("--shelf", type=Path, help="folder of models; default: the usual ones")
    options.add_argument("--ways", default="tied,pca,sefa", help=f"of {', '.join(WAYS)}")
    options.add_argument("--data", type=Path, help="folder of portraits to compare with")
    options.add_argument("--labels", type=Path, help="folder of one drawing style's portraits")
    given = options.parse_args(arguments)
    try:
        cards = {card.name: card for card in shelf.models_in(given.shelf)} if given.shelf else {}
        card = cards.get(given.model) or shelf.find(given.model)
        path = publish(card, given.ways.split(","), given.data, _tell, labels=given.labels)
    except UnderpaintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{path}\n")
    return 0


def _tell(part: float, what: str) -> None:
    sys.stderr.write(f"\r{part:5.0%} {what:40}")
    sys.stderr.flush()
