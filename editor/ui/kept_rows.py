"""What the artist keeps as a list, such as presets, in a text of the settings."""

from __future__ import annotations

import json
from typing import Any


def items_in(text: str) -> list[Any]:
    """The items of a JSON list; none where the text is damaged."""
    try:
        items = json.loads(text) if text else []
    except ValueError:
        return []
    return items if isinstance(items, list) else []


def rows_in(text: str) -> list[dict[str, Any]]:
    """Those that are objects, by the names of their fields."""
    return [item for item in items_in(text) if isinstance(item, dict)]
