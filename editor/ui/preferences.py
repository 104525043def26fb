"""What the artist prefers: one frozen dataclass per subject, kept in the settings at once.

Subjects are dataclasses of `tool_settings.setting` fields, as settings of tools are.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Signal

from editor.ui.tool_settings import S, Settings

GROUP = "preferences"


class Preferences(QObject):
    """`changed(kind)` whenever a subject has another value."""

    changed = Signal(type)

    def __init__(self, settings: QSettings) -> None:
        super().__init__()
        self._settings, self._values = settings, Settings(GROUP)
        self._values.load(settings)

    def get(self, kind: type[S]) -> S:
        """The value in force."""
        return self._values.get(kind)

    def put(self, value: object) -> None:
        """Put another value of its kind in force, and keep it."""
        if self._values.put(value):
            self._values.save(self._settings)
            self.changed.emit(type(value))

    def reset(self, kind: type) -> None:
        """As it was at first."""
        self.put(kind())
