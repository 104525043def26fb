"""Settings of adjustments under names of the artist's own, which are kept."""

from __future__ import annotations

import json
from typing import NamedTuple

from PySide6.QtCore import QObject, QSettings, Signal

from editor.core.adjustment import Adjustment
from editor.core.adjustments import from_json, to_json
from editor.core.errors import BadInput
from editor.ui.kept_rows import rows_in

GROUP = "adjusting/presets"
LONGEST = 60


class Preset(NamedTuple):
    """Settings of one kind of adjustment by name."""

    name: str
    adjustment: Adjustment


class Presets(QObject):
    """All that the artist keeps, in the order in which they were kept."""

    changed = Signal()

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings = settings
        self._all = _read(str(settings.value(GROUP, "")))

    def of(self, kind: str) -> tuple[Preset, ...]:
        """Those of one kind."""
        return tuple(preset for preset in self._all if preset.adjustment.kind == kind)

    def may_be_called(self, kind: str, name: str) -> bool:
        """Whether that is a name, and none of the kind has it."""
        taken = {preset.name for preset in self.of(kind)}
        return bool(name.strip()) and name.strip()[:LONGEST] not in taken

    def add(self, name: str, adjustment: Adjustment) -> None:
        """Keep settings. Raises BadInput where the name is empty or taken."""
        if not self.may_be_called(adjustment.kind, name):
            raise BadInput(f"“{name}” is no new name.", remedy="Choose another name.")
        self._put((*self._all, Preset(name.strip()[:LONGEST], adjustment)))

    def delete(self, preset: Preset) -> None:
        """Forget settings."""
        self._put(tuple(each for each in self._all if each is not preset))

    def _put(self, every: tuple[Preset, ...]) -> None:
        self._all = every
        rows = [{"name": name, "settings": to_json(adjustment)} for name, adjustment in every]
        self._settings.setValue(GROUP, json.dumps(rows))
        self.changed.emit()


def _read(text: str) -> tuple[Preset, ...]:
    """What was kept; damaged rows are left out."""
    return tuple(preset for row in rows_in(text) if (preset := _preset(row)) is not None)


def _preset(row: dict[str, object]) -> Preset | None:
    try:
        return Preset(str(row["name"]), from_json(row.get("settings")))
    except (BadInput, KeyError, TypeError, ValueError):
        return None
