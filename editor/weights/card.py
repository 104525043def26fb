"""The card of a model: what it is, how it was made, what it reaches, where its file is.

It stands beside the weights as card.toml, or in the header of their file as the note “card”.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from editor.core.errors import DamagedModel
from editor.weights.header import read_header, with_notes

CARD = "card.toml"
NOTE = "card"
"""The note in a safetensors header that holds a card, as JSON or TOML."""
GENERATORS = ("portraits", "generate")
"""Tasks of the models that draw pictures of their own and have sliders."""
DIFFUSION = "DiffusionGenerator"
REFINER = "InpaintNet"


@dataclass(frozen=True)
class Card:
    """Read from card.toml or a file's header; nothing is loaded.

    name: also the folder's. task: e.g. "inpaint". architecture: class in editor.nets;
    parameters: its arguments. data, command, seed, steps, hardware, minutes: how it was made.
    styles: id -> display name, in the network's order, of one that knows several.
    figures: measured, by name; aim: what they are to reach. limits: what it cannot do.
    licence: of the weights (SPDX).
    file: of the weights, beside the card; sha256, size_bytes: of that file. folder: of the card.
    inside: whether the card stands in the file itself; sha256 and size_bytes are then of the bytes
    of its tensors.
    """

    name: str
    task: str
    title: str
    architecture: str
    licence: str
    data: str
    command: str
    seed: int
    steps: int
    hardware: str
    minutes: float
    limits: str
    file: str
    sha256: str
    size_bytes: int
    parameters: Mapping[str, Any] = field(default_factory=dict, hash=False)
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)
    aim: Mapping[str, float] = field(default_factory=dict, hash=False)
    styles: Mapping[str, str] = field(default_factory=dict, hash=False)
    folder: Path = Path()
    inside: bool = False

    @property
    def path(self) -> Path:
        """Where the weights are."""
        return self.folder / self.file

    def written(self) -> dict[str, Any]:
        """What its card.toml says, by field."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _FOUND}

    @property
    def generates(self) -> bool:
        """Whether it draws pictures of its own, and has sliders."""
        return self.task in GENERATORS

    @property
    def corrects(self) -> bool:
        """Whether it fills holes by correcting what patch synthesis puts there."""
        return self.architecture == REFINER

    @property
    def fills(self) -> bool:
        """Whether it fills holes: that way, or by masked sampling, as a diffusion model."""
        return self.corrects or self.architecture == DIFFUSION

    def style_preview(self, style: str) -> Path:
        """A sample of ours seen through one of the styles; may be missing."""
        return self.folder / "previews" / f"{style}.webp"

    @property
    def preview(self) -> Path:
        """A picture made with the model."""
        return self.path.with_suffix(".webp") if self.inside else self.folder / "preview.webp"


def read_card(folder: Path) -> Card:
    """The card in a model's folder; DamagedModel names the file and what is wrong with it."""
    path = folder / CARD
    try:
        return _parsed(path.read_text(encoding="utf-8"), path)
    except (OSError, ValueError, RecursionError) as error:
        raise DamagedModel(f"This card cannot be read: {error}.", file=path) from error


def read_card_inside(path: Path) -> Card | None:
    """The card in the header of a .safetensors file, None where it holds none.

    DamagedModel where the file is no whole one, or its card cannot be read.
    """
    try:
        text = read_header(path).notes.get(NOTE)
        if text is None:
            return None
        values = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedModel(f"This is no whole model file: {error}.", file=path) from error
    return Card(**_checked({**values, "file": path.name}, path), folder=path.parent, inside=True)


def with_card(content: bytes, values: Mapping[str, Any]) -> bytes:
    """The bytes of a safetensors file, its card in its header. values: as in card.toml; file,
    sha256 and size_bytes are found here."""
    tensors = content[8 + int.from_bytes(content[:8], "little") :]
    found = {"sha256": hashlib.sha256(tensors).hexdigest(), "size_bytes": len(tensors)}
    text = json.dumps({**values, **found, "file": ""}, ensure_ascii=False)
    return with_notes(content, {NOTE: text})


@lru_cache(64)  # every job asks for its model's card, and a drag is many jobs
def _parsed(text: str, path: Path) -> Card:
    return Card(**_checked(tomllib.loads(text), path), folder=path.parent)


def _checked(values: dict[str, Any], path: Path) -> dict[str, Any]:
    """The values, each of the kind that its field declares."""
    wanted = {f.name: str(f.type) for f in fields(Card) if f.name not in _FOUND}
    missing = [name for name in wanted if name not in values and name not in _OPTIONAL]
    strange = [name for name in values if name not in wanted]
    wrong = [n for n, v in values.items() if n in wanted and not _fits(v, wanted[n])]
    for names, fault in ((missing, "has no"), (strange, "has an unknown"), (wrong, "has a wrong")):
        if names:
            raise DamagedModel(f"This card {fault} {', '.join(names)}.", file=path)
    for name, fault in (("file", "file must lie beside it"), ("name", "name must be a plain one")):
        if Path(values[name]).name != values[name] or values[name] == "..":
            raise DamagedModel(f"The card's {fault}.", file=path)
    return {k: MappingProxyType(v) if isinstance(v, dict) else v for k, v in values.items()}


def _fits(value: Any, kind: str) -> bool:
    """Whether a value is what a field declares. Texts hold no control characters, which a terminal
    would obey."""
    if kind in _ENTRIES:
        return isinstance(value, dict) and all(_fits(v, _ENTRIES[kind]) for v in value.values())
    if isinstance(value, str) and any((c < " " and c not in "\n\t") or c == "\x7f" for c in value):
        return False
    return isinstance(value, _KINDS[kind])


_FOUND = ("folder", "inside")
_OPTIONAL = ("parameters", "figures", "aim", "styles")
_KINDS: dict[str, Any] = {
    "str": str,
    "int": int,
    "float": (int, float),
    "Any": object,
}
_ENTRIES = {
    "Mapping[str, Any]": "Any",
    "Mapping[str, float]": "float",
    "Mapping[str, str]": "str",
}
