"""`underpaint styles list`: the names that `underpaint style --style` knows."""

from __future__ import annotations

import argparse

from editor.cli.progress import say
from editor.cli.styling import known_styles

EXAMPLES = """\
examples:
  underpaint styles list
  underpaint styles list --json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("what", choices=("list",))
    parser.add_argument("--json", action="store_true", help="one JSON object per style")


def run(arguments: argparse.Namespace) -> int:
    """A line for each style, its name for the command line first. Returns 0."""
    styles = known_styles()
    width = max(map(len, styles))
    for id, title in styles.items():
        say(f"{id:{width}}  {title}", json=arguments.json, id=id, title=title)
    return 0
