"""`underpaint models list|verify`: what stands on the shelf, and whether it is whole."""

from __future__ import annotations

import argparse

from editor.cli.progress import say, say_error
from editor.core.errors import DamagedModel
from editor.weights.card import Card
from editor.weights.shelf import builtin_models, verify


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("what", choices=("list", "verify"))
    parser.add_argument("--json", action="store_true", help="one JSON object per model")


def run(arguments: argparse.Namespace) -> int:
    """List or verify. Returns 0, or 2 where a model does not match its card."""
    failed = 0
    for card in builtin_models():
        if arguments.what == "list":
            _describe(card, json=arguments.json)
            continue
        try:
            verify(card)
            say(f"{card.name}: whole", json=arguments.json, name=card.name, whole=True)
        except DamagedModel as error:
            failed += 1
            say_error(str(error), json=arguments.json)
    return 2 if failed else 0


def _describe(card: Card, *, json: bool) -> None:
    megabytes = card.size_bytes / 1e6
    text = f"{card.name}  {card.title}  ({card.task}, {megabytes:.1f} MB, {card.licence})"
    facts = {"name": card.name, "title": card.title, "task": card.task, "licence": card.licence}
    say(text, json=json, **facts, size_bytes=card.size_bytes, sha256=card.sha256)
