"""Puts models onto the artist's shelf and takes them off; a half-installed one is never seen."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from editor.core.errors import BadInput, CannotWrite, UnknownModel
from editor.weights.card import CARD, Card, read_card
from editor.weights.runs import Run, runs_in
from editor.weights.shelf import builtin_models, installed_models, installed_root, verify

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_STAGING = ".adding-"
_ABANDONED_S = 24 * 3600.0
_OURS = (CARD, "model.safetensors", "preview.webp", "directions.safetensors")
"""What an installed model's folder holds; other files in it are the artist's."""


def check_name(name: str) -> None:
    """Raise BadInput where a model cannot be added under this name: no plain word, or taken."""
    if not _NAME.fullmatch(name):
        raise BadInput(
            f"“{name}” cannot be a model's name.",
            remedy="Use small letters, digits, dots and dashes: --name NAME.",
        )
    if name in {card.name for card in builtin_models()} or (installed_root() / name).exists():
        raise BadInput(
            f"There is a model “{name}” already.",
            remedy=f"Give another name: --name {name}-2.",
        )


def name_for(file: Path) -> str:
    """A model's name from its file's: “FFHQ 256 (u).pkl” becomes ffhq-256-u."""
    return re.sub(r"[^a-z0-9._]+", "-", file.stem.lower()).strip("-._")[:64] or "model"


@contextlib.contextmanager
def staging() -> Iterator[Path]:
    """An empty folder beside the installed models, to make one in; what stays in it is removed.

    Raises CannotWrite where the shelf cannot be written.
    """
    root = installed_root()
    try:
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=root))
    except OSError as error:
        raise CannotWrite(
            f"Models cannot be kept here ({error.strerror}).",
            file=root,
            remedy="Set UNDERPAINT_MODELS to a folder of yours.",
        ) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(root: Path) -> None:
    """Remove what was being made when its maker was killed."""
    for left in root.glob(f"{_STAGING}*"):
        if time.time() - left.stat().st_mtime > _ABANDONED_S:
            shutil.rmtree(left, ignore_errors=True)


def install(made: Path, name: str) -> Card:
    """Put the model made in `staging` onto the shelf in one step; its card there.

    Raises BadInput for a bad or taken name, DamagedModel where file and card do not match,
    CannotWrite where it cannot be moved.
    """
    check_name(name)
    verify(read_card(made))
    made.chmod(0o755)
    target = installed_root() / name
    try:
        made.rename(target)
    except OSError as error:
        raise CannotWrite(f"It cannot be added ({error.strerror}).", file=target) from error
    return read_card(target)


def remove(name: str) -> None:
    """Take an installed model off the shelf, with the run that trained it; other files in its
    folder stay.

    Raises UnknownModel, or BadInput for one that is built in or in training, CannotWrite where it
    cannot be removed.
    """
    if name in {card.name for card in builtin_models()}:
        raise BadInput(f"“{name}” is built in.", remedy="It stays.")
    folders = {card.name: card.folder for card in installed_models()}
    folders |= {run.out.name: run.out for run in runs_in(installed_root())}
    if name not in folders:
        known = ", ".join(folders) or "none"
        raise UnknownModel(f"No model “{name}” was added.", remedy=f"Added models: {known}.")
    folder = folders[name]
    if Run(folder).running:
        raise BadInput(f"“{name}” is in training.", remedy="Stop that first.")
    try:
        for file in _OURS:
            (folder / file).unlink(missing_ok=True)
        if Run(folder).folder.exists():
            shutil.rmtree(Run(folder).folder)
        if not any(folder.iterdir()):
            folder.rmdir()
    except OSError as error:
        raise CannotWrite(f"It cannot be removed ({error.strerror}).", file=folder) from error


def write_card(folder: Path, values: Mapping[str, Any]) -> None:
    """Write card.toml."""
    (folder / CARD).write_text(card_text(values), encoding="utf-8")


def card_text(values: Mapping[str, Any]) -> str:
    """A card as TOML: plain values first, then a table for each mapping."""
    plain = {k: v for k, v in values.items() if not isinstance(v, Mapping)}
    lines = [f"{name} = {_written(value)}" for name, value in plain.items()]
    for table, entries in values.items():
        if isinstance(entries, Mapping) and entries:
            lines += ["", f"[{table}]"]
            lines += [f"{_key(k)} = {_written(v)}" for k, v in entries.items()]
    return "\n".join(lines) + "\n"


def _written(value: Any) -> str:
    """A value as TOML: what JSON writes is TOML too, for text, numbers, truth and lists."""
    return json.dumps(value, ensure_ascii=False)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name)
