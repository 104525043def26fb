"""`underpaint evaluate TASK [FOLDER]`: figures on pictures not seen in training."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from editor.cli.progress import Bar
from editor.core.errors import BadInput
from editor.weights.card import CARD
from editor.weights.shelf import find

TASKS = {
    "inpaint": "healed holes beside what was there",
    "style": "painted photographs beside the paintings",
    "attributes": "what every slider of a generator moves, and what else",
    "generator": "random pictures of a generator beside real ones",
    "translator": "what a translation keeps of a picture, and what it moves",
    "judge": "what the judge of portraits reads right",
}
PORTRAITS = ("attributes", "generator", "judge", "translator")
"""Tasks whose pictures are the portraits unless told otherwise."""
OWN = ("generator", "translator", "attributes")
"""Tasks of which the model may stand before the folder."""
EXAMPLES = """tasks:
""" + "\n".join(f"  {task:11} {what}" for task, what in TASKS.items())
EXAMPLES += """

examples:
  underpaint evaluate generator flowers pictures/flowers
  underpaint evaluate generator OUT/run/moments/0001200.safetensors pictures --limit 200
  underpaint evaluate translator cyclegan pictures/photos
  underpaint evaluate inpaint pictures
"""


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
    parser.add_argument("words", nargs="*", metavar="[MODEL] FOLDER",
                        help="a generator or translator: its name, folder or file; folder of "
                        "pictures, default: what the model was trained on, or photos or portraits "
                        "of $UNDERPAINT_DATA")  # fmt: skip
    parser.add_argument(
        "--model", help="default: inpaint of inpaint, styles of style, portraits of sliders"
    )
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
    _sort_out(arguments)
    if arguments.task != "attributes" and not arguments.folder.is_dir():
        remedy = "Name a folder of pictures."
        raise BadInput("This is no folder of pictures.", file=arguments.folder, remedy=remedy)
    with Bar() as shown:
        measure = _portraits if arguments.task in PORTRAITS else _photographs
        report = measure(arguments, shown)
    text = json.dumps(report.facts()) if arguments.json else report.table()
    sys.stdout.write(text + "\n")
    return 0


def _sort_out(arguments: argparse.Namespace) -> None:
    """Which word is the model, which the folder. Raises BadInput for too many words."""
    words, task = list(arguments.words), arguments.task
    if len(words) > (2 if task in OWN and not arguments.model else 1):
        raise BadInput(f"“{words[-1]}” is too much.", remedy=f"See: evaluate {task} --help.")
    if len(words) == 2 or (words and task in OWN and not arguments.model and _stands(words[0])):
        arguments.model = words.pop(0)
    arguments.folder = Path(words[0]) if words else _pictures_of(arguments.model, task)


def _stands(word: str) -> bool:
    """Whether a word names a model and not a folder of pictures."""
    return not Path(word).is_dir() or (Path(word) / CARD).is_file()


def _pictures_of(model: str | None, task: str) -> Path:
    """What a model's run was trained on; else the data folder's."""
    if model and task in OWN:
        from editor.training.reference import run_of

        if run := run_of(find(model)):
            return Path(run.request().data)
    data = Path(os.environ.get("UNDERPAINT_DATA") or Path("..", "shared", "data"))
    return data / ("portraits" if task in PORTRAITS else "photos")


def _portraits(arguments: argparse.Namespace, shown: Bar) -> Report:
    from editor.training.evaluate_attributes import evaluate_attributes
    from editor.training.evaluate_generator import evaluate_generator
    from editor.training.evaluate_translator import evaluate_translator
    from editor.training.judged import evaluate_judge

    model, folder = arguments.model or "portraits", arguments.folder
    if arguments.task == "judge":
        return evaluate_judge(folder, say=shown.at)
    if arguments.task == "attributes":
        return evaluate_attributes(model, say=shown.at)
    if arguments.task == "translator":
        name = arguments.model or "stargan"
        return evaluate_translator(name, folder, limit=arguments.limit, say=shown.at)
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

    of_style = arguments.task == "style"
    measure: Callable[..., Report] = evaluate_style if of_style else evaluate_inpaint
    return measure(
        arguments.folder,
        model=arguments.model or ("styles" if of_style else "inpaint"),
        limit=arguments.limit,
        seed=arguments.seed,
        held_out=not arguments.all,
        say=shown.at,
    )
