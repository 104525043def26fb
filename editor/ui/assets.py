"""Where the window's own resources (icons, style sheet, translations, samples) stand on disk."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOTS = (_PACKAGE / "resources", _PACKAGE.parent / "resources")  # in the wheel; in a checkout


def asset(name: str) -> Path:
    """The path of a resource such as "icons/open.svg", whether or not it exists."""
    for root in _ROOTS:
        if root.is_dir():
            return root / name
    return _ROOTS[-1] / name
