"""`underpaint evaluate TASK [FOLDER]`: figures on pictures not seen in training."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Protocol

from editor.cli.progress import Bar
from editor.core.errors import BadInput

TASKS = {
    "inpaint": "healed holes beside what was there",
    "style": "painted photographs beside the paintings",
    "attributes": "what every slider of a generator moves, and what else",
    "generator": "random pictures of a generator beside real ones",
    "judge": "what the judge of portraits reads right",
}
PORTRAITS = ("attributes", "generator", "judge")
"""Tasks whose pictures are the portraits, and whose model is."""
EXAMPLES = """tasks:
""" + "\n".join(f"  {task:11} {what}" for task, what in TASKS.items())


class Report(Protocol):
    """What an evaluation found."""

    def table(self) -> str:
        """As text."""
        ...

    def facts(self) -> dict[str, object]:
        """Everything, for JSON; "figures" are what a card records."""
        ...


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("task", choices=tuple(TASKS))
    parser.add_argument("folder", type=Path, nargs="?",
                        help="folder of pictures; default: photos or portraits of "
                        "$UNDERPAINT_DATA")  # fmt: skip
    parser.add_argument("--model", help="default: styles of style, portraits of sliders")
    parser.add_argument("--limit", type=int, help="at most so many pictures")
    parser.add_argument("--seed", type=int, default=0, help="of the masks; default: 0")
    parser.add_argument("--truncation", type=float, default=1.0,
                        help="of random pictures, 1 as varied as the data; default: 1")  # fmt: skip
    parser.add_argument("--features", default="", choices=("ours", "judge", "inception"),
                        help="what random pictures are compared by; inception wants its weights "
                        "on this machine; default: ours, of the portraits the judge's"
                        )  # fmt: skip
    parser.add_argument("--all", action="store_true", help="also those that training may have seen")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print the table. Returns 0."""
    if arguments.limit is not None and arguments.limit < 1:
        raise BadInput("The limit must be at least 1.")
    if arguments.folder is None:
        data = Path(os.environ.get("UNDERPAINT_DATA") or Path("..", "shared", "data"))
        arguments.folder = data / ("portraits" if arguments.task in PORTRAITS else "photos")
    if arguments.task != "attributes" and not arguments.folder.is_dir():
        remedy = "Name a folder of pictures."
        raise BadInput("This is no folder of pictures.", file=arguments.folder, remedy=remedy)
    with Bar() as shown:
        measure = _portraits if arguments.task in PORTRAITS else _photographs
        report = measure(arguments, shown)
    text = json.dumps(report.facts()) if arguments.json else report.table()
    sys.stdout.write(text + "\n")
    return 0


def _portraits(arguments: argparse.Namespace, shown: Bar) -> Report:
    from editor.training.evaluate_attributes import evaluate_attributes
    from editor.training.evaluate_generator import evaluate_generator
    from editor.training.judged import evaluate_judge

    model, folder = arguments.model or "portraits", arguments.folder
    if arguments.task == "judge":
        return evaluate_judge(folder, say=shown.at)
    if arguments.task == "attributes":
        return evaluate_attributes(model, say=shown.at)
    return evaluate_generator(
        model,
        folder,
        limit=arguments.limit,
        truncation=arguments.truncation,
        features=arguments.features,
        say=shown.at,
    )


def _photographs(arguments: argparse.Namespace, shown: Bar) -> Report:
    from editor.training.evaluate import evaluate_inpaint
    from editor.training.evaluate_style import evaluate_style

    measure: Callable[..., Report] = evaluate_inpaint
    if arguments.task == "style":
        measure = partial(evaluate_style, model=arguments.model or "styles")
    return measure(
        arguments.folder,
        limit=arguments.limit,
        seed=arguments.seed,
        held_out=not arguments.all,
        say=shown.at,
    )
