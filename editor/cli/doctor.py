"""`underpaint doctor FOLDER`: what is wrong with pictures before one trains on them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from editor.cli.progress import Bar, say
from editor.core.errors import BadInput
from editor.media.atomic import atomic_write

if TYPE_CHECKING:
    from editor.training.data import DataOptions
    from editor.training.findings import Report

SHOWN = 8
"""Files that are named of each trouble; with --json all are."""
EXAMPLES = """examples:
  underpaint doctor pictures
  underpaint doctor pictures --recipe cgan --keep-to good.txt
  underpaint train good.txt --recipe cgan --out model
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("folder", type=Path, help="folder of pictures, or a .txt list of them")
    parser.add_argument("--recipe", help="for which recipe: its size, classes and attributes")
    parser.add_argument("--side", type=int, help="pixels a side that are learned; default: 64")
    parser.add_argument("--classes", help="folders, or a column of labels.csv")
    parser.add_argument("--exclude-to", type=Path, metavar="FILE",
                        help="list there what is better left out, from FOLDER")  # fmt: skip
    parser.add_argument("--keep-to", type=Path, metavar="FILE",
                        help="list there the other pictures: a .txt that trains")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="each finding as a JSON line")


def run(arguments: argparse.Namespace) -> int:
    """Look and tell. Returns 0, whatever is found."""
    from editor.training.doctor import examine

    options, side = _wished(arguments)
    with Bar(json=arguments.json) as bar:
        report = examine(arguments.folder, options, side, lambda part: bar.at(part, "looking"))
    for finding in report.findings if arguments.json else ():
        say("", json=True, event="finding", **finding.facts())
    text = "\n".join(_told(report, arguments.folder.name or str(arguments.folder)))
    say(text, json=arguments.json, event="report", **report.facts())
    if arguments.exclude_to is not None:
        _write_list(arguments.exclude_to, report.exclude)
    if arguments.keep_to is not None:
        _write_list(arguments.keep_to, _from(arguments.keep_to, arguments.folder, report.keep))
    return 0


def _wished(arguments: argparse.Namespace) -> tuple[DataOptions, int]:
    """How training would read the pictures, and at which size."""
    from editor.training.data import DataOptions
    from editor.training.recipe import read_recipe

    options, side = DataOptions(), 64
    if arguments.recipe:
        recipe = read_recipe(arguments.recipe)
        options, side = DataOptions(**recipe.data), recipe.crop  # type: ignore[arg-type]
    if arguments.classes is not None:
        options = replace(options, classes=arguments.classes)
    if arguments.side is not None and arguments.side < 1:
        raise BadInput("The side must be at least 1 pixel.")
    return options, arguments.side or side


def _told(report: Report, name: str) -> Iterator[str]:
    """The report in plain words, line by line."""
    from editor.training.findings import TROUBLES

    rate = len(report.pictures) / max(report.seconds, 1e-3)
    yield f"{name}: {len(report.pictures)} pictures ({rate:.0f} looked at each second)"
    for trouble, words in TROUBLES.items():
        found = [finding for finding in report.findings if finding.trouble == trouble]
        if not found:
            continue
        yield f"\n{words.title.capitalize()} ({len(found)}). {words.why} {words.remedy}"
        yield from (f"  {finding.file}: {finding.detail}" for finding in found[:SHOWN])
        if len(found) > SHOWN:
            yield f"  and {len(found) - SHOWN} more"
    if not report.findings and not report.wrong:
        yield "Nothing is wrong with them."
    if report.classes:
        yield "\nFolders: " + ", ".join(f"{n} {count}" for n, count in report.classes.items())
    yield from ("", *report.remarks)


def _from(file: Path, data: Path, names: Sequence[str]) -> list[str]:
    """The pictures, named from where a list of them stands; wholly on another drive."""
    home, start = (data if data.is_dir() else data.parent).resolve(), file.parent.resolve()
    if home.drive != start.drive:
        return [(home / name).as_posix() for name in names]
    return [Path(os.path.relpath(home / name, start)).as_posix() for name in names]


def _write_list(file: Path, names: Sequence[str]) -> None:
    text = "".join(f"{name}\n" for name in names).encode()

    def write(stream: BinaryIO) -> None:
        stream.write(text)

    atomic_write(file, write)
