"""Files of directions: a few safetensors of kilobytes with a card inside, read distrustfully."""

from __future__ import annotations

import json
import math
import os
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import load_file, save

from editor.core.errors import BadFile, BadInput, CannotWrite
from editor.jobs.directions import Direction, Source
from editor.weights.header import check_header

FILE = "directions.safetensors"
"""In a model's folder: the directions that came with it."""
VERSION = "1"
LARGEST = 64 * 2**20
MOST = 1000
"""Directions in one file."""
LARGEST_CODE = (64, 4096)
LARGEST_MAP = 256
NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,47}")
_FACTS: dict[str, type | tuple[type, ...]] = {
    "low": (int, float), "high": (int, float), "title": str, "unit": str, "source": str,
    "offset": (int, float), "kinds": list, "stepped": bool, "more": bool,
    "effect": (int, float, type(None)), "drift": (int, float, type(None)),
}  # fmt: skip
_UNMEASURED = ("effect", "drift")


@dataclass(frozen=True, eq=False)
class Collection:
    """What a file of directions holds.

    model: whose codes they move. note: how they were found. licence: of them (SPDX).
    """

    directions: tuple[Direction, ...] = field(repr=False)
    model: str
    note: str = ""
    licence: str = "CC-BY-4.0"


def read_collection(path: Path) -> Collection:
    """The directions of a file. BadFile, in one sentence, where it is anything else.

    Refused: more than 64 MB or 1000 directions, a header that lies, codes larger than 64 layers
    of 4096, arrays of another kind, values that are no numbers, names that are no plain words.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("it is larger than 64 MB")
        check_header(path)
        with safe_open(path, "np") as file:
            about = file.metadata() or {}
        if about.get("underpaint") != f"directions {VERSION}":
            raise ValueError("it does not say that it is one")
        entries, arrays = json.loads(about["directions"]), load_file(path)
        directions = _directions(entries, arrays)
    except OSError as error:
        raise BadFile(f"It cannot be read ({error.strerror}).", file=path) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError,
            SafetensorError) as error:  # fmt: skip
        raise BadFile(f"This is no file of directions: {error}.", file=path) from error
    texts = [_text(about.get(key, "")) for key in ("model", "note", "licence")]
    return Collection(directions, *texts)


def write_collection(path: Path, collection: Collection) -> None:
    """Write a file that `read_collection` reads; the old one stays until the new one is whole.

    BadInput where a name is no plain word or there twice, CannotWrite where the disk refuses.
    """
    check_names([direction.name for direction in collection.directions])
    arrays: dict[str, np.ndarray] = {}
    for direction in collection.directions:
        for part in ("vector", "readout", "map"):
            value = getattr(direction, part)
            if value is not None:
                arrays[f"{direction.name}.{part}"] = np.ascontiguousarray(value)
    about = {
        "underpaint": f"directions {VERSION}",
        "model": collection.model,
        "note": collection.note,
        "licence": collection.licence,
        "directions": json.dumps([_facts(d) for d in collection.directions], ensure_ascii=False),
    }
    write_whole(path, save(arrays, about))


def write_whole(path: Path, content: bytes) -> None:
    """Write beside the file, then rename: a kill leaves the old one or the new one."""
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        raise CannotWrite(f"It cannot be written ({error.strerror}).", file=path) from error
    finally:
        part.unlink(missing_ok=True)


def check_names(names: Sequence[str]) -> None:
    """BadInput where a name is no plain word, or there twice."""
    for name in names:
        if not NAME.fullmatch(name):
            raise BadInput(
                f"“{name}” cannot be a slider's name.",
                remedy="Use up to 48 small letters, digits, underscores and dashes.",
            )
    if len(set(names)) < len(names):
        raise BadInput("Two sliders have one name.", remedy="Rename one of them.")


def fitting(directions: Sequence[Direction], shape: tuple[int, ...], file: Path | str) -> None:
    """BadInput where one of them moves codes of another shape than (layers, d)."""
    for direction in directions:
        if direction.vector.shape != shape:
            theirs, ours = (" x ".join(map(str, s)) for s in (direction.vector.shape, shape))
            raise BadInput(
                f"“{direction.name}” moves codes of {theirs} numbers; this model's have {ours}.",
                file=file,
                remedy="Take directions that were found in this very model.",
            )


def _facts(direction: Direction) -> dict[str, Any]:
    facts = {name: getattr(direction, name) for name in ("name", *_FACTS)}
    unknown = {name: None for name in _UNMEASURED if math.isnan(facts[name])}
    return facts | {"kinds": list(direction.kinds)} | unknown


def _directions(entries: object, arrays: Mapping[str, np.ndarray]) -> tuple[Direction, ...]:
    if not isinstance(entries, list) or not 0 < len(entries) <= MOST:
        raise ValueError(f"it lists none, or more than {MOST}")
    directions = tuple(_direction(entry, arrays) for entry in entries)
    names = [direction.name for direction in directions]
    if len(set(names)) < len(names):
        raise ValueError("two of its directions have one name")
    return directions


def _direction(entry: Mapping[str, Any], arrays: Mapping[str, np.ndarray]) -> Direction:
    name = entry["name"]
    if not isinstance(name, str) or not NAME.fullmatch(name):
        raise ValueError("a name in it is no plain word")
    facts = {key: entry[key] for key in _FACTS if key in entry}
    for key, value in facts.items():
        if not isinstance(value, _FACTS[key]):
            raise ValueError(f"the {key} of “{name}” is of a wrong kind")
    facts |= {key: math.nan for key in _UNMEASURED if facts.get(key) is None}
    if facts.get("source") not in get_args(Source):
        raise ValueError(f"“{name}” has no known source")
    facts["kinds"] = tuple(_text(kind) for kind in facts.get("kinds", ()))
    facts |= {key: _text(facts.get(key, "")) for key in ("title", "unit")}
    low, high = facts.get("low", -3.0), facts.get("high", 3.0)
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError(f"“{name}” has no range")
    vector = _code(name, arrays[f"{name}.vector"])
    readout = arrays.get(f"{name}.readout")
    if readout is not None and _code(name, readout).shape != vector.shape:
        raise ValueError(f"“{name}” reads codes of another shape")
    return Direction(
        name, vector, **facts,
        readout=None if readout is None else _code(name, readout),
        map=_map(name, arrays.get(f"{name}.map")),
    )  # fmt: skip


def _code(name: str, array: np.ndarray) -> np.ndarray:
    if array.ndim != 2 or array.dtype not in (np.float32, np.float16) or not array.size:
        raise ValueError(f"“{name}” has no vector of layers and coordinates")
    if any(side > most for side, most in zip(array.shape, LARGEST_CODE, strict=True)):
        raise ValueError(f"“{name}” has more layers or coordinates than any generator")
    if not np.isfinite(array).all():
        raise ValueError(f"“{name}” holds values that are no numbers")
    return read_only(array.astype(np.float32))


def _map(name: str, array: np.ndarray | None) -> np.ndarray | None:
    if array is None:
        return None
    if array.ndim != 2 or array.dtype != np.uint8 or not 0 < max(array.shape) <= LARGEST_MAP:
        raise ValueError(f"the map of “{name}” is no small picture")
    return read_only(array)


def _text(value: object) -> str:
    """Shown text: one line, of moderate length."""
    if not isinstance(value, str):
        raise ValueError("a text in it is none")
    return "".join(c if c.isprintable() else " " for c in value)[:400].strip()


def read_only(array: np.ndarray) -> np.ndarray:
    """The same array, which nobody changes any more."""
    array.flags.writeable = False
    return array
