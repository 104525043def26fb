"""`underpaint flicker ORIGINAL STYLED`: how much a painted clip flickers, and how crisp it is."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from editor.cli.progress import Bar, say

if TYPE_CHECKING:
    from editor.clips.flicker import Flicker

FIGURES = ("warping_error", "sharpness", "original_warping_error", "original_sharpness")

EXAMPLES = """\
examples:
  underpaint flicker film.mp4 painted.mp4
  underpaint flicker film.mp4 painted.mp4 --frames --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("original", type=Path, help="the clip as it was")
    parser.add_argument("styled", type=Path, help="the clip made from it")
    parser.add_argument("--frames", action="store_true", help="the figures of each frame as well")
    parser.add_argument("--json", action="store_true", help="figures as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print. Returns 0."""
    from editor.clips.flicker import flicker

    with Bar(json=arguments.json) as shown:

        def tick(part: float) -> None:
            if not arguments.json:  # whose only line is the answer
                shown.at(part, arguments.styled.name)

        found = flicker(arguments.original, arguments.styled, tick)
    if arguments.json:
        say("", json=True, **_facts(found, frames=arguments.frames))
    else:
        _print(found, frames=arguments.frames)
    return 0


def _facts(found: Flicker, *, frames: bool) -> dict[str, object]:
    facts: dict[str, object] = {name: getattr(found, name) for name in FIGURES}
    if found.note:
        facts["note"] = found.note
    if frames:
        facts["per_frame"] = [asdict(reading) for reading in found.frames]
    return facts


def _print(found: Flicker, *, frames: bool) -> None:
    table = Table(title="Warping error x 1000 (lower is steadier), sharpness (higher is crisper)")
    for head in ("", "warping error", "sharpness", "original's error", "original's sharpness"):
        table.add_column(head, justify="left" if not head else "right")
    for number, reading in enumerate(found.frames if frames else ()):
        table.add_row(f"frame {number}", *_cells(reading))
    table.add_row("mean", *_cells(found))
    Console().print(table)
    if found.note:
        say(found.note)


def _cells(figures: object) -> list[str]:
    errors = [f"{1000 * getattr(figures, name):.3f}" for name in FIGURES[::2]]
    sharp = [f"{getattr(figures, name):.1f}" for name in FIGURES[1::2]]
    return [errors[0], sharp[0], errors[1], sharp[1]]
