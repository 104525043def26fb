"""Where the window's own resources (icons, style sheet, translations, samples) stand on disk."""

from __future__ import annotations

from pathlib import Path

from editor.weights.shelf import resource_root


def asset(name: str) -> Path:
    """The path of a resource such as "icons/open.svg", whether or not it exists."""
    return resource_root() / name
