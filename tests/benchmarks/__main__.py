"""Print a benchmark's rows as a table, or with --json as a list of objects."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.row import Row

_NOT_BENCHMARKS = {"__init__", "__main__", "row"}


def names() -> list[str]:
    """The benchmarks at hand."""
    found = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return sorted(name for name in found if name not in _NOT_BENCHMARKS)


def load_text() -> str:
    """How busy the machine is: a figure taken under load is no figure."""
    one, five, _ = os.getloadavg()
    cores = len(os.sched_getaffinity(0))
    return f"load {one:.1f} (1 min), {five:.1f} (5 min) on {cores} cores"


def table(name: str, rows: Sequence[Row], caption: str) -> Table:
    """The rows as a table for the terminal."""
    out = Table(title=name, caption=caption, caption_justify="left")
    for title, side in (("what", "left"), ("value", "right"), ("target", "right"), ("", "left")):
        out.add_column(title, justify=side)  # type: ignore[arg-type]
    for row in rows:
        holds = "[green]holds" if row.holds else "[red]misses"
        out.add_row(row.row, f"{row.value:g} {row.unit}", row.target, holds)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark named; exit code 1 where a target is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", choices=names())
    parser.add_argument("--json", action="store_true", help="print a JSON list instead of a table")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    before = load_text()
    rows = list(import_module(f"tests.benchmarks.{chosen.name}").rows())
    if chosen.json:
        print(json.dumps([asdict(row) for row in rows], indent=1))
    else:
        caption = f"before: {before}; after: {load_text()}"
        Console().print(table(chosen.name, rows, caption))
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
