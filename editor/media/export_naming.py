"""What the files of a batch are called: a pattern of words, and never one name twice."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from editor.core.errors import BadInput

USUAL = "{name}"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_LONGEST = 200
"""Bytes of a name in UTF-8; most disks take 255."""


def check_pattern(pattern: str) -> None:
    """Raise BadInput where a pattern names no file: empty, of folders, or with unknown words."""
    if re.search(r"[/\\]", pattern):
        raise BadInput(
            "A pattern of names has no folders in it.",
            remedy="Choose the folder by itself, and names such as {number}-{name}.",
        )
    unknown = [word for word in re.findall(r"\{([^}]*)\}", pattern) if word not in _WORDS]
    if unknown:
        raise BadInput(
            f"The pattern has the unknown word {{{unknown[0]}}}.",
            remedy="Known are {name} and {number}.",
        )
    if not pattern.strip(" ."):
        raise BadInput("The pattern of names is empty.", remedy="Take {name}.")


_WORDS = ("name", "number")


def named(pattern: str, name: str, number: int) -> str:
    """The name without suffix: {name} of the source, {number} from 1 in three digits at least.

    Signs that some systems take in no name become dashes. Raises BadInput as `check_pattern`.
    """
    check_pattern(pattern)
    filled = pattern.replace("{number}", f"{number:03}").replace("{name}", name)
    clean = _FORBIDDEN.sub("-", filled).strip(" .").encode("utf-8", "replace")[:_LONGEST]
    return clean.decode("utf-8", "ignore").rstrip(" .") or f"{number:03}"


def free_path(folder: Path, stem: str, suffix: str, taken: Collection[Path] = ()) -> Path:
    """A path in the folder that no file has, nor one of `taken`: numbered where it must be."""
    path, count = folder / f"{stem}{suffix}", 1
    while path in taken or path.exists():
        count += 1
        path = folder / f"{stem}-{count}{suffix}"
    return path
