"""`python -m editor.training RECIPE --data FOLDER --out FOLDER`: runs without a window."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from editor.core.errors import UnderpaintError
from editor.training.loop import train
from editor.training.recipe import recipe_names
from editor.training.run import TrainEvent


def parser() -> argparse.ArgumentParser:
    """The options of a training run."""
    options = argparse.ArgumentParser(prog="python -m editor.training", description=__doc__)
    options.add_argument("recipe", help=f"{', '.join(recipe_names())} or a .toml file")
    options.add_argument("--data", type=Path, required=True, help="folder of photographs")
    options.add_argument("--out", type=Path, required=True, help="folder of the run; resumes")
    options.add_argument("--minutes", type=float, help="length of the run, over all restarts")
    options.add_argument("--steps", type=int, help="updates of the run, over all restarts")
    options.add_argument("--device", default="auto", help="auto, cuda, mps or cpu")
    options.add_argument("--fresh", action="store_true", help="do not resume")
    return options


def say(event: TrainEvent) -> None:
    """One line on the terminal for each event."""
    sys.stdout.write(f"{event}\n")
    sys.stdout.flush()


def main(arguments: list[str] | None = None) -> int:
    """Run; 0 when done, 2 with one sentence for bad input."""
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] == ["export"]:
        from editor.training.export import main as export

        return export(words[1:])
    if words[:1] == ["contact"]:
        from editor.training.contact import main as contact

        return contact(words[1:])
    if words[:1] == ["directions"]:
        from editor.training.publish import main as directions

        return directions(words[1:])
    given = parser().parse_args(words)
    try:
        best = train(
            given.recipe, given.data, given.out,
            minutes=given.minutes, steps=given.steps, resume=not given.fresh,
            device=given.device, say=say,
        )  # fmt: skip
    except UnderpaintError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{best}\n")
    return 0
