"""Putting files into the library and taking them away: copied whole, and nothing deleted for good.

Everything here but `may_be_called` writes a disk: it is for a background thread.
"""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from editor.core.errors import BadInput
from editor.media.atomic import atomic_write
from editor.ui.library.boards import LIST, OWN, SHOWN, lines_of, walked

TRASH = ".trash"
LONGEST = 80
"""Letters of a board's name."""
FORBIDDEN = frozenset('/\\<>:"|?*')
"""Signs that one system or another refuses in the name of a folder."""


# ---- names


def may_be_called(name: str) -> bool:
    """True for a name that a folder can have on every system."""
    plain = bool(name.strip()) and not name.startswith(".") and not name.endswith((".", " "))
    return plain and len(name) <= LONGEST and not FORBIDDEN.intersection(name)


def unused(path: Path) -> Path:
    """The path itself, or the next one ("name 2") where something is in the way."""
    found, number = path, 1
    while found.exists():
        number += 1
        found = path.with_name(f"{path.stem} {number}{path.suffix}")
    return found


def make_board(root: Path, name: str) -> Path:
    """A new, empty board. BadInput where there is one of that name."""
    folder = root / name
    if folder.exists():
        raise BadInput("There is a board of that name.", file=folder, remedy="Take another name.")
    folder.mkdir(parents=True)
    return folder


def rename_board(board: Path, new: Path) -> Path:
    """Give a board another name. BadInput where there is one of that name."""
    if new.exists():
        raise BadInput("There is a board of that name.", file=new, remedy="Take another name.")
    return board.rename(new)


# ---- putting in


def copy_in(paths: Iterable[Path], root: Path, board: Path | None) -> tuple[Path, ...]:
    """Copy files into a board (None: the artist's own); a folder becomes a board of its own.

    Returns the copies. What is there already, byte for byte, is not copied again. BadInput where
    nothing of it is a picture or a clip.
    """
    copies: list[Path] = []
    paths = tuple(paths)
    for path in paths:
        if path.is_dir():
            copies += _copy_folder(path, unused(root / path.name))
        elif path.suffix.lower() in SHOWN:
            copies.append(_copy(path, (board or root / OWN) / path.name))
    if not copies:
        first = paths[0] if paths else None
        raise BadInput(
            "These are no pictures or clips.",
            file=first,
            remedy="The library takes PNG, JPEG, WebP, TIFF, AVIF, GIF, MP4, MOV, MKV, WebM.",
        )
    return tuple(copies)


def _copy_folder(source: Path, board: Path) -> Iterator[Path]:
    """With the folders in it, which are classes, and with what says of the rights."""
    found = tuple(walked(source))
    for asset in found:
        yield _copy(asset.path, board / asset.path.relative_to(source))
    for file in source.iterdir() if found else ():
        told = file.suffix.lower() in ("", ".txt", ".md", ".csv", ".tsv", ".json")
        if file.is_file() and told and not file.name.startswith("."):
            _copy(file, board / file.name)


def _copy(source: Path, target: Path) -> Path:
    """Whole or not at all."""
    if target.exists() and filecmp.cmp(source, target, shallow=False):
        return target
    target = unused(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.part")
    try:
        shutil.copyfile(source, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target


# ---- collections


def collect(root: Path, pictures: Sequence[Path]) -> Path:
    """A list of pictures that training reads as it reads a folder."""
    name = f"Selection {datetime.now():%Y-%m-%d %H.%M}{LIST}"
    file = unused(root / name)
    _write_list(file, pictures)
    return file


def _write_list(file: Path, pictures: Iterable[Path]) -> None:
    lines = (_from(file.parent, path) for path in pictures)
    text = "".join(f"{line}\n" for line in lines)

    def write(out: BinaryIO) -> None:
        out.write(text.encode())

    atomic_write(file, write)


def _from(root: Path, path: Path) -> str:
    """A path as it is named from the library, or in full where it lies elsewhere."""
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


# ---- taking away


@dataclass(frozen=True)
class Taken:
    """What was taken away, and so can be put back: (where it was, where it is now)."""

    moves: tuple[tuple[Path, Path], ...]

    def undo(self) -> None:
        """Put everything back; beside what is there now, but a list over its later state."""
        for was, now in self.moves:
            was.parent.mkdir(parents=True, exist_ok=True)
            now.replace(was if was.suffix.lower() == LIST else unused(was))


def to_trash(root: Path, paths: Iterable[Path]) -> Taken:
    """Move files or boards to a hidden folder of the library."""
    bin_ = unused(root / TRASH / f"{datetime.now():%Y-%m-%d %H.%M.%S}")
    bin_.mkdir(parents=True)
    moves = []
    for path in paths:
        now = unused(bin_ / path.name)
        path.rename(now)
        moves.append((path, now))
    return Taken(tuple(moves))


def take_off(collection: Path, paths: Iterable[Path]) -> Taken:
    """Take pictures off a list; they stay in their boards."""
    gone = set(paths)
    kept = [line for line in lines_of(collection) if collection.parent / line not in gone]
    taken = to_trash(collection.parent, [collection])
    _write_list(collection, [collection.parent / line for line in kept])
    return taken
