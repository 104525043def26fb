"""Words that an artist puts on pictures of the library, kept beside them in one hidden file.

A file that is lost, or pictures that were moved by other programs, cost the tags and nothing else.
Everything here but `words_in` reads or writes a disk: it is for a background thread.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO

from editor.media.atomic import atomic_write

FILE = ".tags.json"
Tags = Mapping[str, tuple[str, ...]]
"""The tags of a file, by its path from the library's folder."""


def words_in(text: str) -> tuple[str, ...]:
    """The tags in a line that has commas between them, each once."""
    parts = (" ".join(part.split()) for part in re.split("[,，、]", text))
    return tuple(dict.fromkeys(filter(None, parts)))


def read_tags(root: Path) -> Tags:
    """All tags of a library; none where the file is missing or damaged."""
    try:
        rows = json.loads((root / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(rows, dict):
        return {}
    return {
        name: tuple(word for word in words if isinstance(word, str))
        for name, words in rows.items()
        if isinstance(words, list)
    }


def write_tags(root: Path, paths: Iterable[Path], words: tuple[str, ...]) -> None:
    """Give files of a library these tags instead of those they had."""
    after = {**read_tags(root), **{key(root, path): words for path in paths}}
    text = json.dumps({name: kept for name, kept in sorted(after.items()) if kept}, indent=1)

    def write(out: BinaryIO) -> None:
        out.write(text.encode())

    atomic_write(root / FILE, write)


def key(root: Path, path: Path) -> str:
    """What a file is called in the list of tags."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
