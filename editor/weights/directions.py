"""A model's sliders: those it came with, the artist's own, and what the artist changed in them.

The artist's own lie in `UNDERPAINT_DIRECTIONS` (default: the user's data folder) in a folder for
each model: files of directions, and sliders.json with titles, ranges and what is hidden.
"""

from __future__ import annotations

import json
import logging
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from editor.core.errors import BadFile, BadInput, CannotWrite, UnderpaintError
from editor.jobs.directions import Direction, direction_named
from editor.weights.card import Card
from editor.weights.collection import (
    FILE,
    NAME,
    Collection,
    check_names,
    fitting,
    read_collection,
    write_collection,
    write_whole,
)  # fmt: skip
from editor.weights.shelf import kept_in

CHANGES = "sliders.json"
OWN = "own.safetensors"
"""Directions made here."""
LARGEST_CHANGES = 2**20
LONGEST_TITLE = 80
_CHANGES: dict[str, type | tuple[type, ...]] = {
    "title": str, "low": (int, float), "high": (int, float), "more": bool
}  # fmt: skip
log = logging.getLogger("underpaint.weights")


def own_folder(model: str) -> Path:
    """Where the artist's own sliders of a model are kept; may not exist."""
    return kept_in("UNDERPAINT_DIRECTIONS", "directions") / model


def directions_of(card: Card) -> tuple[Direction, ...]:
    """All sliders of a model as the artist changed them: its own first, then the artist's.

    A file that cannot be read is left out and logged: the others still work. A later direction
    of a name replaces an earlier one; one for codes of another shape is left out.
    """
    found: dict[str, Direction] = {}
    shape: tuple[int, ...] | None = None
    for path in (card.folder / FILE, *sorted(own_folder(card.name).glob("*.safetensors"))):
        for direction in _readable(path):
            shape = shape or direction.vector.shape
            if direction.vector.shape == shape:
                found[direction.name] = direction
    changes = _changes(card.name)
    return tuple(_changed(d, changes.get(d.name, {})) for d in found.values())


def brought_by(card: Card) -> tuple[Direction, ...]:
    """The sliders that came with a model, as they came; none where they cannot be read."""
    return _readable(card.folder / FILE)


def change(card: Card, name: str, **changes: object) -> None:
    """Remember a title, a range (low, high) or `more` (hidden) of a slider.

    BadInput for an unknown slider, an empty or overlong title, or a range that is none.
    """
    direction = direction_named(directions_of(card), name)
    title = str(changes.get("title", direction.title or direction.name)).strip()
    if not 0 < len(title) <= LONGEST_TITLE or not title.isprintable():
        raise BadInput("This title is empty or too long.", remedy="Use up to 80 letters.")
    low, high = (float(str(changes.get(k, getattr(direction, k)))) for k in ("low", "high"))
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise BadInput("The range must go from a lower to a higher number.")
    if "title" in changes:
        changes["title"] = title
    everything = dict(_changes(card.name))
    everything[direction.name] = {**everything.get(direction.name, {}), **changes}
    _write_changes(card.name, everything)


def as_found(card: Card, name: str) -> None:
    """Forget what the artist changed in a slider. BadInput for an unknown one."""
    direction = direction_named(directions_of(card), name)
    everything = {k: v for k, v in _changes(card.name).items() if k != direction.name}
    _write_changes(card.name, everything)


def keep(card: Card, directions: Sequence[Direction], file: str = OWN, note: str = "") -> None:
    """Add directions to a file of the artist's own; one of the same name is replaced.

    BadInput where they are for codes of another shape than the model's.
    """
    known = directions_of(card)
    if known:
        fitting(directions, known[0].vector.shape, file)
    path = _made(own_folder(card.name)) / file
    held = read_collection(path) if path.exists() else Collection((), card.name)
    together = {d.name: d for d in (*held.directions, *directions)}
    write_collection(path, replace(held, directions=tuple(together.values()), note=note))


def drop(card: Card, name: str) -> None:
    """Delete one of the artist's own sliders. BadInput for an unknown one or the model's own."""
    for path in sorted(own_folder(card.name).glob("*.safetensors")):
        held = read_collection(path)
        left = tuple(d for d in held.directions if d.name != name)
        if len(left) < len(held.directions):
            _write_left(path, replace(held, directions=left))
            return
    raise BadInput(
        f"“{name}” is none of your own sliders.", remedy="Those that came with a model stay."
    )


def share(card: Card, names: Sequence[str], path: Path) -> None:
    """Write some sliders, as they are named and ranged now, to a file for others."""
    every = directions_of(card)
    chosen = tuple(direction_named(every, name) for name in names)
    write_collection(path, Collection(chosen, card.name, "Shared by an artist."))


def accept(card: Card, path: Path) -> tuple[Direction, ...]:
    """Take over the sliders of a file that somebody shared. Their names stay.

    BadFile where it is none, BadInput where it is for another model.
    """
    collection = read_collection(path)
    check_names([direction.name for direction in collection.directions])
    keep(card, collection.directions, _file_name(path), collection.note)
    return collection.directions


def free_name(title: str, directions: Sequence[Direction]) -> str:
    """A name for a title that none of these has: “Big hair!” becomes big-hair, then big-hair-2."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "slider"
    taken = {direction.name for direction in directions}
    numbers = (plain if n == 1 else f"{plain}-{n}" for n in range(1, len(taken) + 2))
    return next(name for name in numbers if name not in taken)


def _file_name(path: Path) -> str:
    stem = path.stem.lower()
    return f"{stem if NAME.fullmatch(stem) else 'shared'}.safetensors"


def _readable(path: Path) -> tuple[Direction, ...]:
    if not path.is_file():
        return ()
    try:
        return read_collection(path).directions
    except UnderpaintError as error:
        log.warning("left out: %s", error)
        return ()


def _changed(direction: Direction, changes: Mapping[str, Any]) -> Direction:
    changed = replace(direction, **changes)
    return changed if changed.low < changed.high else direction


def _changes(model: str) -> dict[str, dict[str, Any]]:
    """What the artist changed, by slider; BadFile where the file holds something else."""
    path = own_folder(model) / CHANGES
    try:
        if not path.exists():
            return {}
        if path.stat().st_size > LARGEST_CHANGES:
            raise ValueError("it is too large")
        read = json.loads(path.read_text(encoding="utf-8"))
        for values in read.values():
            if any(not isinstance(v, _CHANGES[k]) or v != v for k, v in values.items()):
                raise ValueError("a value in it is of a wrong kind")
    except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise BadFile(
            f"The changes of your sliders cannot be read: {error}.",
            file=path,
            remedy="Remove it to have the sliders as they were found.",
        ) from error
    return dict(read)


def _write_changes(model: str, changes: Mapping[str, Mapping[str, Any]]) -> None:
    text = json.dumps(changes, ensure_ascii=False, indent=1)
    write_whole(_made(own_folder(model)) / CHANGES, text.encode())


def _write_left(path: Path, collection: Collection) -> None:
    if collection.directions:
        write_collection(path, collection)
        return
    try:
        path.unlink()
    except OSError as error:
        raise CannotWrite(f"It cannot be removed ({error.strerror}).", file=path) from error


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(
            f"Sliders cannot be kept here ({error.strerror}).",
            file=folder,
            remedy="Set UNDERPAINT_DIRECTIONS to a folder of yours.",
        ) from error
    return folder
