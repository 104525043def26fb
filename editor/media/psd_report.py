"""What could not be carried out of a foreign document: each kind once, with its layers."""

from __future__ import annotations

_SHOWN = 4
"""Layers that are named."""


class Report:
    """Collects what could not be carried, each kind once with the layers it befell."""

    def __init__(self) -> None:
        self._found: dict[str, list[str]] = {}

    def add(self, what: str, layer: str = "") -> None:
        """what: the words of a sentence before its full stop."""
        names = self._found.setdefault(what, [])
        if layer:
            names.append(f"“{layer[:40]}”")

    @property
    def notes(self) -> tuple[str, ...]:
        """One sentence for each kind."""
        return tuple(_sentence(what, names) for what, names in self._found.items())


def _sentence(what: str, names: list[str]) -> str:
    if not names:
        return f"{what}."
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{what}: {', '.join(names[:_SHOWN])}{more}."
