"""What lies in the artist's library: a folder is a board, a .txt list is a collection.

The folders are the truth: nothing else remembers what is where, so that other programs, and
`underpaint series`, may add and take away. Tags, which cannot be seen in a folder, are kept beside
them (`tags.py`).
Everything here reads a disk: it is for a background thread.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from editor.media.licence import licence_of
from editor.media.video.kinds import VIDEO_EXTENSIONS
from editor.ui.files import PICTURE_SUFFIXES
from editor.ui.library.tags import Tags, key, read_tags
from editor.weights.library import INDEX

OWN = "My pictures"
"""The board of what the artist puts in."""
LIST = ".txt"
CLIPS = VIDEO_EXTENSIONS - {".gif"}
SHOWN = frozenset(PICTURE_SUFFIXES) | CLIPS


@dataclass(frozen=True)
class Asset:
    """A picture or a clip. stamp: when it was written, in nanoseconds. tags: the artist's words."""

    path: Path
    stamp: int
    tags: tuple[str, ...] = ()

    @property
    def moves(self) -> bool:
        """True for a clip."""
        return self.path.suffix.lower() in CLIPS


@dataclass(frozen=True)
class Board:
    """path: a folder, or a list of pictures. licence: "" where nothing is said of it. wanted: how
    many pictures a series is to have, 0 = it is none. written: when it changed last, in seconds."""

    path: Path
    assets: tuple[Asset, ...] = ()
    licence: str = ""
    wanted: int = 0
    written: float = 0.0

    @property
    def title(self) -> str:
        """Its name as it is shown."""
        return self.path.stem if self.listed else self.path.name

    @property
    def listed(self) -> bool:
        """True for a collection: its pictures lie in other boards."""
        return self.path.suffix.lower() == LIST

    def named(self, name: str) -> Path:
        """Where it lies once it has another name."""
        return self.path.with_name(name + (LIST if self.listed else ""))

    @property
    def clips(self) -> int:
        """How many clips there are."""
        return sum(asset.moves for asset in self.assets)

    @property
    def pictures(self) -> tuple[Path, ...]:
        """What can be learnt from."""
        return tuple(asset.path for asset in self.assets if not asset.moves)


def read_boards(root: Path) -> tuple[Board, ...]:
    """All boards of a library: the artist's own first, then what changed last."""
    if not root.is_dir():
        return ()
    places = [place for place in root.iterdir() if not place.name.startswith(".")]
    boards = [_folder(place) for place in places if place.is_dir()]
    lists = [place for place in places if place.suffix.lower() == LIST and place.is_file()]
    boards += [_list(place) for place in lists]
    tags = read_tags(root)
    boards = [_tagged(board, root, tags) for board in boards] if tags else boards
    return tuple(sorted(boards, key=lambda board: (board.title != OWN, -board.written)))


def _tagged(board: Board, root: Path, tags: Tags) -> Board:
    assets = (replace(each, tags=tags.get(key(root, each.path), ())) for each in board.assets)
    return replace(board, assets=tuple(assets))


def _folder(folder: Path) -> Board:
    assets = tuple(walked(folder))
    licence, wanted = _series(folder)
    if not licence and assets:
        names = [asset.path.relative_to(folder).as_posix() for asset in assets]
        licence = licence_of(folder, names)
    return Board(folder, assets, licence, wanted, folder.stat().st_mtime)


def walked(folder: Path) -> Iterator[Asset]:
    """What lies in a folder and the folders in it, by name; nothing hidden."""
    for place, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files, key=str.casefold):
            path = Path(place, name)
            if not name.startswith(".") and path.suffix.lower() in SHOWN:
                yield from _asset(path)


def _asset(path: Path) -> Iterator[Asset]:
    """The file, where it is still there."""
    try:
        yield Asset(path, path.stat().st_mtime_ns)
    except OSError:
        return


def _series(folder: Path) -> tuple[str, int]:
    """The licence of a series and how many pictures it is to have; "" and 0 where it is none."""
    try:
        facts = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        return str(facts.get("licence") or ""), int(facts["wish"]["count"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", 0


def _list(file: Path) -> Board:
    assets = tuple(asset for line in lines_of(file) for asset in _asset(file.parent / line))
    return Board(file, assets, written=file.stat().st_mtime)


def lines_of(file: Path) -> list[str]:
    """The paths that a list names; none where it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
