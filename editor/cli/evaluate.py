"""`underpaint evaluate inpaint FOLDER`: figures on photographs not seen in training."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from editor.cli.progress import Bar
from editor.core.errors import BadInput


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("task", choices=("inpaint",))
    parser.add_argument("folder", type=Path, help="folder of photographs")
    parser.add_argument("--limit", type=int, help="at most so many photographs")
    parser.add_argument("--seed", type=int, default=0, help="of the masks; default: 0")
    parser.add_argument("--all", action="store_true", help="also those that training may have seen")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print the table. Returns 0."""
    if not arguments.folder.is_dir():
        raise BadInput("This is no folder of pictures.", file=arguments.folder, remedy="Check it.")
    from editor.training.evaluate import evaluate_inpaint

    with Bar() as shown:
        report = evaluate_inpaint(
            arguments.folder,
            limit=arguments.limit,
            seed=arguments.seed,
            held_out=not arguments.all,
            say=shown.at,
        )
    text = json.dumps(report.facts()) if arguments.json else report.table()
    sys.stdout.write(text + "\n")
    return 0
