"""The program's own folders: the same for all its parts, on Windows too."""

from __future__ import annotations

import ast
from pathlib import Path

import editor

ROOT = Path(editor.__file__).parent


def test_no_folder_is_named_by_the_program_twice() -> None:
    """platformdirs takes the name for the author's too: underpaint/underpaint on Windows."""
    calls = [
        (path.name, call)
        for path in ROOT.rglob("*.py")
        if "platformdirs" in (text := path.read_text(encoding="utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "").startswith("user_")
    ]
    assert len(calls) >= 5
    named = [name for name, call in calls if "appauthor" in {each.arg for each in call.keywords}]
    assert named == [name for name, _ in calls]
