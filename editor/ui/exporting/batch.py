"""Many pictures, one after the other, as flat pictures into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.media.atomic import cannot_write
from editor.media.export_naming import free_path, named
from editor.media.export_options import ExportOptions
from editor.ui.background import IMPORTING, Background
from editor.ui.exporting.stills import still_of, write_picture


@dataclass(frozen=True, eq=False)
class Source:
    """A file, or a document that is open, as it is now at a frame.

    below: the folder in that of the order which it is written to.
    """

    name: str
    path: Path | None = None
    document: Document | None = None
    frame: int = 0
    below: Path = Path()


@dataclass(frozen=True)
class Order:
    """Where to, what the files are called (see `media.export_naming`), and how they are written."""

    folder: Path
    pattern: str
    suffix: str
    options: ExportOptions


@dataclass(frozen=True)
class Outcome:
    """What became of a source: out is None where it failed; words: why, or what was lost."""

    name: str
    out: Path | None
    words: str = ""


class Batch(QObject):
    """`advanced(Outcome)` after each, `ended()` after the last or after `cancel`.

    Lives in the GUI thread; works beside it. What fails ends nothing else.
    """

    advanced = Signal(object)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._background = Background(threads=1)
        self._left: list[Source] = []
        self._order: Order | None = None
        self._number = 0
        self.outcomes: list[Outcome] = []

    @property
    def busy(self) -> bool:
        """True while there is something to do."""
        return self._background.busy

    def begin(self, sources: Sequence[Source], order: Order) -> None:
        """Write them all."""
        self._left, self._order, self._number, self.outcomes = list(sources), order, 0, []
        self._next()

    def cancel(self) -> None:
        """Write no more than what is being written now."""
        self._left = []

    def close(self) -> None:
        """Write no more than what is being written now, and tell nothing any more."""
        self._left = []
        self._background.leave()

    def _next(self) -> None:
        if not self._left:
            self.ended.emit()
            return
        source, order = self._left.pop(0), self._order
        assert order is not None
        self._number += 1
        number = self._number
        self._background.run(
            lambda: _written(source, number, order),
            self._told,
            lambda error: self._told(_failed(source, error)),
        )

    def _told(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.advanced.emit(outcome)
        self._next()


def _written(source: Source, number: int, order: Order) -> Outcome:
    notes: tuple[str, ...] = ()
    document = source.document
    if document is None:
        with IMPORTING:
            from editor.media.files import open_document

        assert source.path is not None
        document, notes = open_document(source.path)
    still = still_of(document, source.frame)
    folder = order.folder / source.below
    _make(folder)
    out = free_path(folder, named(order.pattern, source.name, number), order.suffix)
    lost = write_picture(out, still, order.options)
    return Outcome(source.name, out, " ".join((*notes, *lost)))


def _make(folder: Path) -> None:
    """Raises CannotWrite where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error


def _failed(source: Source, error: UnderpaintError) -> Outcome:
    return Outcome(source.name, None, str(error))
