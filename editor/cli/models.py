"""`underpaint models`: what stands on the shelf, whether it is whole; foreign models on and off."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from editor.cli.progress import say, say_error
from editor.core.errors import BadInput, DamagedModel
from editor.weights.adding import add
from editor.weights.card import Card, read_card
from editor.weights.install import remove
from editor.weights.runs import Run
from editor.weights.shelf import builtin_models, installed_folders, installed_root, verify

EXAMPLES = """examples:
  underpaint models list
  underpaint models add stylegan2-ffhq.pkl --name faces
  underpaint generate --model faces --out faces.png
  underpaint models remove faces

read are: pickles of StyleGAN2-ADA and StyleGAN3 for PyTorch, rosinality's .pt, safetensors with
such names, folders of models of ours. Nothing in a file is ever run.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What the command understands."""
    parser.add_argument("what", choices=("list", "verify", "add", "remove"))
    parser.add_argument("target", nargs="?", help="file or folder to add; name to remove")
    parser.add_argument("--name", default="", help="of the added model; default: the file's")
    parser.add_argument("--json", action="store_true", help="one JSON object per model")


def run(arguments: argparse.Namespace) -> int:
    """Do it. Returns 0, or 2 where a model does not match its card."""
    changes = arguments.what in ("add", "remove")
    if changes != bool(arguments.target):
        wish = "what, such as a file" if changes else "nothing else"
        raise BadInput(f"“models {arguments.what}” wants {wish}.", remedy="See --help.")
    if arguments.what == "add":
        return _add(Path(arguments.target), arguments.name, json=arguments.json)
    if arguments.what == "remove":
        trained = Run(installed_root() / arguments.target).folder.exists()
        remove(arguments.target)
        what = "removed, with the run that trained it" if trained else "removed"
        say(f"{arguments.target}: {what}", json=arguments.json, removed=arguments.target)
        return 0
    return _look(verified=arguments.what == "verify", json=arguments.json)


def _add(file: Path, name: str, *, json: bool) -> int:
    added = add(file, name)
    card = added.card
    say(
        f"{card.name}: {card.title}, read {added.sandbox}. Licence: {card.licence}.",
        json=json,
        name=card.name,
        title=card.title,
        licence=card.licence,
        sandbox=added.sandbox,
        folder=str(card.folder),
    )
    return 0


def _look(*, verified: bool, json: bool) -> int:
    """List all models, or compare each with its card."""
    failed = 0
    for card in _cards():
        try:
            if isinstance(card, DamagedModel):
                raise card
            if not verified:
                _describe(card, json=json)
                continue
            verify(card)
            say(f"{card.name}: whole", json=json, name=card.name, whole=True)
        except DamagedModel as error:
            failed += 1
            say_error(str(error), json=json)
    return 2 if failed else 0


def _cards() -> Iterator[Card | DamagedModel]:
    """The built-in models, then the added ones; for a damaged card what is wrong with it."""
    yield from builtin_models()
    for folder in installed_folders():
        try:
            yield read_card(folder)
        except DamagedModel as error:
            yield error


def _describe(card: Card, *, json: bool) -> None:
    megabytes = card.size_bytes / 1e6
    text = f"{card.name}  {card.title}  ({card.task}, {megabytes:.1f} MB, {card.licence})"
    facts = {"name": card.name, "title": card.title, "task": card.task, "licence": card.licence}
    say(text, json=json, **facts, size_bytes=card.size_bytes, sha256=card.sha256)
