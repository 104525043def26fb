"""The library as the window knows it: its boards, kept as the disk has them, and what is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from editor.core.errors import UnderpaintError
from editor.media.atomic import cannot_write
from editor.ui.background import Background
from editor.ui.library import filing
from editor.ui.library.boards import Board, read_boards
from editor.ui.library.tags import write_tags

SETTLING = 400
"""Milliseconds that must pass after a change before it is read: series write many files."""
WATCHED = 200
"""Folders that are watched at most; others are seen when the panel is shown again."""
T = TypeVar("T")
Paths = tuple[Path, ...]


def _nothing(_: object) -> None:
    """Nothing is to be done with the result."""


class Library(QObject):
    """`boards`, read in the background while somebody watches.

    changed: `boards` is another one. added(tuple of Paths): these are in the library now.
    taken(tuple of Paths, undo): these were taken away; undo puts them back.
    """

    changed = Signal()
    added = Signal(object)
    taken = Signal(object, object)
    failed = Signal(str)

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root
        self.boards: tuple[Board, ...] = ()
        self.known = False
        """Whether the disk has been read."""
        self._reading, self._writing = Background(1), Background(1)
        self._watched = self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLING)
        self._soon.timeout.connect(self.refresh)
        self._watcher.directoryChanged.connect(self._on_disk)
        self._watcher.fileChanged.connect(self._on_disk)

    def board(self, path: Path | None) -> Board | None:
        """The board that lies there, if it still does."""
        return next((board for board in self.boards if board.path == path), None)

    def watch(self, on: bool) -> None:
        """Somebody looks, or nobody does any more."""
        self._watched = on
        if on:
            self.refresh()

    def refresh(self) -> None:
        """Read the disk again."""
        if self._reading.busy:
            self._again = True
            return
        self._again = False

        def came(boards: tuple[Board, ...]) -> None:
            new = boards != self.boards or not self.known
            self.boards, self.known = boards, True
            self._watch_these()
            if new:
                self.changed.emit()
            if self._again:
                self.refresh()

        self._reading.run(self._read, came, lambda error: self.failed.emit(str(error)))

    def close(self) -> None:
        """Wait for what is being read and written."""
        self._soon.stop()
        self._watched = False
        self._reading.close()
        self._writing.close()

    # ---- deeds

    def add(self, paths: Iterable[Path], board: Path | None = None) -> None:
        """Copy files in; a folder becomes a board, what goes to no board is the artist's own."""
        chosen = tuple(paths)
        self._do(lambda: filing.copy_in(chosen, self.root, board), self.added.emit)

    def make_board(self, name: str) -> None:
        """A new, empty board."""
        self._do(lambda: filing.make_board(self.root, name))

    def rename(self, board: Board, name: str) -> None:
        """Give a board another name."""
        self._do(lambda: filing.rename_board(board.path, board.named(name)))

    def tag(self, paths: Iterable[Path], words: tuple[str, ...]) -> None:
        """Give files these tags instead of those they had."""
        chosen = tuple(paths)
        self._do(lambda: write_tags(self.root, chosen, words))

    def collect(self, pictures: Sequence[Path], then: Callable[[Path], None]) -> None:
        """Make a list of pictures that can be trained on, and tell where it is."""
        self._do(lambda: filing.collect(self.root, pictures), then)

    def take_away(self, paths: Iterable[Path]) -> None:
        """Move files or boards to the library's trash."""
        self._take(tuple(paths), lambda gone: filing.to_trash(self.root, gone))

    def take_off(self, collection: Path, paths: Iterable[Path]) -> None:
        """Take pictures off a list; they stay in their boards."""
        self._take(tuple(paths), lambda gone: filing.take_off(collection, gone))

    def _take(
        self, paths: tuple[Path, ...], deed: Callable[[tuple[Path, ...]], filing.Taken]
    ) -> None:
        def told(taken: filing.Taken) -> None:
            self.taken.emit(paths, lambda: self._do(taken.undo))

        self._do(lambda: deed(paths), told)

    def _do(self, work: Callable[[], T], then: Callable[[T], object] = _nothing) -> None:
        """Work on the disk, one deed after the other; then read it again."""

        def safely() -> T:
            try:
                return work()
            except OSError as error:
                raise cannot_write(self.root, error) from error

        def done(result: T) -> None:
            self.refresh()
            then(result)

        def broke(error: UnderpaintError) -> None:
            self.refresh()
            self.failed.emit(str(error))

        self._writing.run(safely, done, broke)

    # ---- the disk

    def _read(self) -> tuple[Board, ...]:
        try:
            self.root.mkdir(parents=True, exist_ok=True)  # there is something to watch
            return read_boards(self.root)
        except OSError as error:
            raise cannot_write(self.root, error) from error

    def _watch_these(self) -> None:
        wanted = [str(self.root), *(str(board.path) for board in self.boards)][:WATCHED]
        known = {*self._watcher.directories(), *self._watcher.files()}
        gone, new = sorted(known.difference(wanted)), [one for one in wanted if one not in known]
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def _on_disk(self, _path: str) -> None:
        if self._watched and not self._soon.isActive():
            self._soon.start()
