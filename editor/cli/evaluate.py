"""`underpaint evaluate TASK [FOLDER]`: figures on photographs not seen in training."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editor.cli.progress import Bar
from editor.core.errors import BadInput

if TYPE_CHECKING:
    from editor.training.evaluate import Report
    from editor.training.evaluate_style import StyleReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("task", choices=("inpaint", "style"))
    data = Path(os.environ.get("UNDERPAINT_DATA") or Path("..", "shared", "data"))
    parser.add_argument("folder", type=Path, nargs="?", default=data / "photos",
                        help="folder of photographs; default: $UNDERPAINT_DATA/photos")  # fmt: skip
    parser.add_argument("--model", default="styles", help="of style; default: styles")
    parser.add_argument("--limit", type=int, help="at most so many photographs")
    parser.add_argument("--seed", type=int, default=0, help="of the masks; default: 0")
    parser.add_argument("--all", action="store_true", help="also those that training may have seen")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print the table. Returns 0."""
    if not arguments.folder.is_dir():
        remedy = "Name a folder of photographs."
        raise BadInput("This is no folder of pictures.", file=arguments.folder, remedy=remedy)
    with Bar() as shown:
        report = _measured(arguments, shown)
    text = json.dumps(report.facts()) if arguments.json else report.table()
    sys.stdout.write(text + "\n")
    return 0


def _measured(arguments: argparse.Namespace, shown: Bar) -> Report | StyleReport:
    from editor.training.evaluate import evaluate_inpaint
    from editor.training.evaluate_style import evaluate_style

    measure: Callable[..., Report | StyleReport] = evaluate_inpaint
    if arguments.task == "style":
        measure = partial(evaluate_style, model=arguments.model)
    return measure(
        arguments.folder,
        limit=arguments.limit,
        seed=arguments.seed,
        held_out=not arguments.all,
        say=shown.at,
    )
