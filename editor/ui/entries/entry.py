"""One line of the table of actions."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Entry:
    """One action. shortcut: alternatives parted by a blank. tip: one sentence."""

    name: str
    text: str
    shortcut: str = ""
    icon: str = ""
    tip: str = ""
    checkable: bool = False


Entries = tuple[Entry, ...]
"""Some of the actions, in the order in which they are searched."""
