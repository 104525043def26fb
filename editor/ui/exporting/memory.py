"""Which format was exported to last, and with which settings each."""

from __future__ import annotations

from dataclasses import fields
from enum import Enum
from typing import Any

from PySide6.QtCore import QSettings

from editor.media.export_options import ExportOptions
from editor.ui.files import EXPORTED_SUFFIXES

_ROOT = "export/picture"
_PASSING = frozenset({"scale", "longest"})
"""What belongs to one picture, and is not remembered for the next."""


def last_suffix(settings: QSettings, start: str) -> str:
    """What was exported to last; at first the format of the picture itself, else PNG."""
    stored = str(settings.value(f"{_ROOT}/format", ""))
    usual = {".jpeg": ".jpg", ".tiff": ".tif"}.get(start.lower(), start.lower())
    return next((each for each in (stored, usual) if each in EXPORTED_SUFFIXES), ".png")


def last_options(settings: QSettings, suffix: str) -> ExportOptions:
    """The settings of a format as they were left; its usual ones where none make sense."""
    usual = ExportOptions()
    stored = {
        field.name: _read(
            settings, f"{_ROOT}/{suffix[1:]}/{field.name}", getattr(usual, field.name)
        )
        for field in fields(ExportOptions)
        if field.name not in _PASSING
    }
    return ExportOptions(**stored)


def remember(settings: QSettings, suffix: str, options: ExportOptions) -> None:
    """Keep what was chosen for the next time."""
    settings.setValue(f"{_ROOT}/format", suffix)
    for field in fields(options):
        if field.name not in _PASSING:
            value = getattr(options, field.name)
            value = value.value if isinstance(value, Enum) else value
            settings.setValue(_key(suffix, field.name), value)


def _key(suffix: str, name: str) -> str:
    return f"{_ROOT}/{suffix[1:]}/{name}"


def _read(settings: QSettings, key: str, usual: Any) -> Any:
    """A stored value in the type of the usual one; INI files keep words only."""
    value = settings.value(key)
    if value is None:
        return usual
    try:
        if isinstance(usual, bool):
            return str(value).lower() == "true"
        return type(usual)(int(str(value)) if isinstance(usual, int) else value)
    except ValueError:
        return usual
