"""`underpaint train --recipe NAME --data FOLDER --out FOLDER`: make a built-in model again."""

from __future__ import annotations

import argparse
from pathlib import Path

from editor.cli.batch import make_folder
from editor.cli.progress import say
from editor.core.errors import BadInput


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("--recipe", required=True, help="for example: inpaint")
    parser.add_argument("--data", type=Path, required=True, help="folder of pictures")
    parser.add_argument("--out", type=Path, required=True, help="checkpoints, samples and losses")
    parser.add_argument("--minutes", type=float, help="stop after so long")
    parser.add_argument("--steps", type=int, help="stop after so many steps")
    parser.add_argument("--fresh", action="store_true", help="do not go on from a checkpoint")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or mps")
    parser.add_argument("--json", action="store_true", help="progress as JSON lines")


def run(arguments: argparse.Namespace) -> int:
    """Train until the end, a limit or Ctrl+C; every checkpoint resumes. Returns 0."""
    if not arguments.data.is_dir():
        raise BadInput("This is no folder of pictures.", file=arguments.data, remedy="Check it.")
    make_folder(arguments.out)
    from editor.training.loop import TrainEvent, train

    def tell(event: TrainEvent) -> None:
        say(str(event), json=arguments.json, event="train", **event.facts())

    train(
        arguments.recipe,
        arguments.data,
        arguments.out,
        minutes=arguments.minutes,
        steps=arguments.steps,
        resume=not arguments.fresh,
        device=arguments.device,
        say=tell,
    )
    return 0
