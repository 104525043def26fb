"""One file after the other: which, where to, how far, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from editor.cli.progress import Bar, say_error
from editor.core.errors import BadInput, CannotWrite, UnderpaintError
from editor.media import atomic
from editor.media.folders import files_below
from editor.media.still import EXTENSIONS
from editor.media.video.kinds import VIDEO_EXTENSIONS

DOCUMENT_EXTENSIONS = frozenset({".ora", ".psd", ".psb"})
"""Suffixes of documents, which commands take as they show."""
Paths = TypeVar("Paths", bound=tuple[Path, ...])
"""What belongs to one piece of work: its input first, its output last."""


@dataclass
class Progress:
    """One file's part of the bar. fps: frames a second of a clip, as last heard."""

    bar: Bar
    number: int
    count: int
    name: str
    fps: float = 0.0

    def tick(self, fraction: float) -> None:
        """`fraction` (0..1) of this file is done."""
        self.bar.at((self.number + fraction) / self.count, self.name, self.fps)


def each(
    works: Sequence[Paths], do: Callable[[Paths, Progress], None], *, folder: bool, json: bool
) -> int:
    """Do all of a command's work under one bar. folder: one that fails does not end the rest.

    Returns the exit code: 0, 2 where one of a folder failed, 130 after Ctrl+C. Raises what goes
    wrong with a single file.
    """
    failed = 0
    with Bar(json=json) as bar:
        for number, work in enumerate(works):
            try:
                do(work, Progress(bar, number, len(works), work[0].name))
            except UnderpaintError as error:
                if not folder:
                    raise
                failed += 1
                say_error(str(error), json=json)
            except KeyboardInterrupt:
                return _interrupted(work[-1])
    return 2 if failed else 0


def _interrupted(out: Path) -> int:
    """Say after Ctrl+C what is kept of `out`. Returns the exit code."""
    kept = out.with_name(f"{out.name}.parts").is_dir()
    how = "; the same command goes on from there" if kept else ""
    sys.stderr.write(f"\nunderpaint: Stopped at {out}. What was finished is kept{how}.\n")
    return 130


def pictures_and_clips(folder: Path, *leave: Path) -> list[Path]:
    """Every file that looks like one by its suffix, below a folder, but not in those to `leave`.

    Raises BadFile as `files_below`.
    """
    return files_below(folder, EXTENSIONS | VIDEO_EXTENSIONS | DOCUMENT_EXTENSIONS, *leave)


def make_folder(folder: Path) -> None:
    """Make a folder for what is to be written. Raises CannotWrite where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(
            "A file of this name is in the way.", file=folder, remedy="Name a folder."
        ) from error
    except OSError as error:
        raise CannotWrite(
            f"The folder cannot be made: {error.strerror}.", file=folder, remedy="Name another."
        ) from error


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A complaint about a file's pixels names the file."""
    try:
        yield
    except BadInput as error:
        raise BadInput(error.what, file=error.file or path, remedy=error.remedy) from error


def check_target(out: Path) -> None:
    """Say before the work, not after it, that `out` cannot be written.

    Raises BadInput for an unknown suffix, CannotWrite for what no file can be put in the place of.
    """
    if out.suffix.lower() not in EXTENSIONS:
        known = " ".join(sorted(EXTENSIONS))
        raise BadInput(
            "A picture cannot be written under this suffix.",
            file=out,
            remedy=f"Use one of {known}.",
        )
    atomic.check_target(out)
    if not os.access(out.parent, os.W_OK):
        raise CannotWrite(
            "You may not write into this folder.", file=out.parent, remedy="Choose another."
        )
