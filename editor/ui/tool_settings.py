"""Settings of tools: one dataclass per kind is what panels show, what is kept, what tools read."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from typing import Any, TypeVar, cast

from PySide6.QtCore import QSettings

from editor.ui.controls.slider import Scale

S = TypeVar("S")
GROUP = "tools/settings"
Choices = tuple[tuple[str, str], ...]
"""What a text can be, and the label of each."""


@dataclass(frozen=True)
class Shown:
    """How a setting is shown. label, tip: marked for translation under "Tools". scale: of a
    number. choices: of a text, each with its label, or who knows them. when: another field and
    those of its values with which this one means anything."""

    label: str
    tip: str
    scale: Scale | None = None
    choices: Choices | Callable[[], Choices] = ()
    when: tuple[str, frozenset[str]] | None = None

    @property
    def offered(self) -> Choices:
        """The texts that can be chosen now."""
        return self.choices() if callable(self.choices) else self.choices

    def applies(self, value: object) -> bool:
        """Whether the setting means anything beside the other settings of a value."""
        return self.when is None or getattr(value, self.when[0]) in self.when[1]


def setting(
    default: Any,
    label: str,
    tip: str,
    scale: Scale | None = None,
    choices: Choices | Callable[[], Choices] = (),
    when: tuple[str, frozenset[str]] | None = None,
) -> Any:
    """A field of a settings dataclass: a switch, a number with a scale, or one of several texts."""
    return field(default=default, metadata={"shown": Shown(label, tip, scale, choices, when)})


def shown_fields(kind: type) -> list[tuple[Field[Any], Shown]]:
    """The fields of a settings dataclass that the artist sees."""
    return [(f, f.metadata["shown"]) for f in fields(kind) if "shown" in f.metadata]


class Settings:
    """The settings in force, one value for each kind; kinds not asked for yet lie as they were
    read."""

    def __init__(self, group: str = GROUP) -> None:
        self._group = group
        self._values: dict[type, object] = {}
        self._read: dict[str, dict[str, object]] = {}

    def get(self, kind: type[S]) -> S:
        """The value in force."""
        if kind not in self._values:
            self._values[kind] = _made(kind, self._read.get(kind.__name__, {}))
        return cast("S", self._values[kind])

    def put(self, value: object) -> bool:
        """Put another value of its kind in force. False where it is the same."""
        if self.get(type(value)) == value:
            return False
        self._values[type(value)] = value
        return True

    def save(self, settings: QSettings) -> None:
        """Write all that is in force."""
        for kind, value in self._values.items():
            plain = {f.name: getattr(value, f.name) for f, _ in shown_fields(kind)}
            settings.setValue(f"{self._group}/{kind.__name__}", json.dumps(plain))

    def load(self, settings: QSettings) -> None:
        """Take what `save` wrote; what is damaged is as it was at first."""
        settings.beginGroup(self._group)
        for name in settings.childKeys():
            try:
                words = json.loads(str(settings.value(name)))
            except ValueError:
                continue
            if isinstance(words, dict):
                self._read[name] = words
        settings.endGroup()
        self._values.clear()


def _made(kind: type[S], words: dict[str, object]) -> S:
    known = {}
    for item, shown in shown_fields(kind):
        if item.name in words and _fits(words[item.name], item.default, shown):
            known[item.name] = words[item.name]
    return kind(**known)


def _fits(value: object, default: object, shown: Shown) -> bool:
    if isinstance(default, bool):
        return isinstance(value, bool)
    if isinstance(default, int | float):
        number = isinstance(value, type(default)) and math.isfinite(cast("float", value))
        scale = shown.scale
        return number and (scale is None or scale.minimum <= cast("float", value) <= scale.maximum)
    return value in [key for key, _ in shown.offered]
