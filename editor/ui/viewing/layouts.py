"""Named layouts: how the panels stood when the artist gave that a name."""

from __future__ import annotations

import json

from PySide6.QtCore import QByteArray, QSettings

KEY = "window/layouts"


class Layouts:
    """Names and states, kept in the settings; what is damaged there counts as nothing."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    @property
    def names(self) -> tuple[str, ...]:
        """In the order in which they were made."""
        return tuple(self._read())

    def state(self, name: str) -> QByteArray:
        """The state of that name; empty where there is none."""
        return QByteArray.fromBase64(self._read().get(name, "").encode())

    def put(self, name: str, state: QByteArray) -> None:
        """Keep a state under a name, in place of one that has it."""
        data = bytes(state.toBase64().data()).decode()
        self._write({**self._read(), name: data})

    def remove(self, name: str) -> None:
        """Forget a layout."""
        self._write({known: state for known, state in self._read().items() if known != name})

    def _read(self) -> dict[str, str]:
        try:
            kept = json.loads(str(self._settings.value(KEY, "{}")))
        except ValueError:
            return {}
        texts = kept.items() if isinstance(kept, dict) else ()
        return {name: state for name, state in texts if isinstance(state, str)}

    def _write(self, states: dict[str, str]) -> None:
        self._settings.setValue(KEY, json.dumps(states))
