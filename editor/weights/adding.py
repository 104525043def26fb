"""Foreign generators onto the artist's shelf: read in a process of their own that is shut in."""

from __future__ import annotations

import hashlib
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from editor.core import errors
from editor.core.errors import BadFile, EngineDied, UnderpaintError
from editor.jobs import wire
from editor.jobs.child import Child
from editor.weights.card import CARD, Card, read_card, read_card_inside
from editor.weights.install import check_name, install, name_for, staging, write_card
from editor.weights.shelf import verify

TARGET = "editor.engines.foreign:serve"
LONGEST_S = 900.0
"""Seconds after which a file is given up: large networks draw slowly on a processor."""


@dataclass(frozen=True)
class Added:
    """card: of the new model. sandbox: "sandboxed", or why the reading process was not."""

    card: Card
    sandbox: str


def add(file: Path, name: str = "") -> Added:
    """Read a foreign generator, or a model of ours (its folder, or a file that holds its card),
    onto the shelf.

    file: a pickle of StyleGAN2-ADA or StyleGAN3, a file by torch.save of rosinality's StyleGAN2,
    safetensors with such names, or a folder with a card. name: "" = from the file's. Slow: not
    for the window's thread. Raises BadFile for what is not read, BadInput for the name,
    CannotWrite where the shelf cannot be written, EngineDied where the reading process ended.
    """
    if not file.exists():
        raise BadFile("There is no such file.", file=file, remedy="Was it moved or renamed?")
    chosen = name or name_for(file)
    check_name(chosen)
    with staging() as folder:
        if card := _ours(file):
            _copy(card, folder, chosen)
            return Added(install(folder, chosen), "as data")
        sandbox = _converted(file.absolute(), folder, chosen)
        return Added(install(folder, chosen), sandbox)


def _ours(file: Path) -> Card | None:
    """The card of a model of ours, None where the file is foreign. BadFile for a bare folder."""
    if not file.is_dir():
        return read_card_inside(file) if file.suffix == ".safetensors" else None
    if not (file / CARD).is_file():
        raise BadFile("This folder holds no model.", file=file, remedy="Choose a file.")
    return read_card(file)


def _copy(card: Card, folder: Path, name: str) -> None:
    """A model of ours from elsewhere; its weights are checked against its card."""
    verify(card)
    file = "model.safetensors" if card.inside else card.file
    try:
        shutil.copyfile(card.path, folder / file)
        if card.preview.is_file():
            shutil.copyfile(card.preview, folder / "preview.webp")
        content = (folder / file).read_bytes()
    except OSError as error:
        raise BadFile(f"It cannot be copied ({error.strerror}).", file=card.path) from error
    found = {"sha256": hashlib.sha256(content).hexdigest(), "size_bytes": len(content)}
    write_card(folder, card.written() | found | {"file": file, "name": name})


def _converted(file: Path, folder: Path, name: str) -> str:
    """Have the file read by a process of its own; how that was shut in."""
    child = Child(TARGET)
    try:
        child.send((str(file), str(folder), name))
        answer = _answer(child, file)
    except (EOFError, OSError) as error:
        raise EngineDied(
            "The process that read this file ended.",
            file=file,
            remedy="It may be too large, or made to do harm. Nothing was added.",
        ) from error
    finally:
        child.bury()
    if isinstance(answer, wire.Failed):
        raise _error(answer)
    return answer.text


def _answer(child: Child, file: Path) -> wire.Ready | wire.Failed:
    until = time.monotonic() + LONGEST_S
    while time.monotonic() < until:
        message = child.receive(1.0)
        if isinstance(message, wire.Broken):
            raise EngineDied(f"The reading process cannot start ({message.text}).", file=file)
        if isinstance(message, wire.Ready | wire.Failed):
            return message
    raise BadFile("Reading it takes too long.", file=file, remedy="Nothing was added.")


def _error(message: wire.Failed) -> UnderpaintError:
    kind = getattr(errors, message.kind, BadFile)
    error: UnderpaintError = kind(message.what, file=message.file, remedy=message.remedy)
    return error
