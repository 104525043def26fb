"""The Library panel: boards of pictures and clips, to look at, drag out, add to and train on."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from editor.ui.documents.places import BRIEF, name_filter
from editor.ui.files import PICTURE_SUFFIXES
from editor.ui.folders import LastFolder
from editor.ui.forms import NameForm
from editor.ui.late import after_first_paint
from editor.ui.library.boards import CLIPS, Asset, Board
from editor.ui.library.drop_place import DropPlace
from editor.ui.library.empty import EmptyNote
from editor.ui.library.filing import may_be_called
from editor.ui.library.foot import LibraryFoot
from editor.ui.library.head import BoardHead
from editor.ui.library.library import Library
from editor.ui.library.menu import library_menu
from editor.ui.library.search import SearchField, TagsForm, found
from editor.ui.library.thumbnails import Thumbnails
from editor.ui.library.views import AssetGrid, BoardList, LibraryView

NARROWEST, LOWEST = 200, 60
"""Pixels that the panel is wide at least, and its pages high."""
FEWEST = 2
"""Pictures that can be trained on at all."""


class LibraryPanel(DropPlace):
    """open_asked(Path), layers_asked(list[str]), train_asked(Path: a folder or a list).

    notice(str). undo_offered(str, undo): what was taken away, and what puts it back.
    """

    open_asked = Signal(object)
    layers_asked = Signal(list)
    train_asked = Signal(object)
    notice = Signal(str)
    undo_offered = Signal(str, object)

    def __init__(self, library: Library, folder: LastFolder) -> None:
        super().__init__()
        self._folder = folder
        self.library, self.thumbnails = library, Thumbnails()
        self._open: Path | None = None
        self._expected: tuple[Path, bool] | None = None
        self.form: NameForm | None = None
        self.tags_form: TagsForm | None = None
        self.head, self.empty, self.foot = BoardHead(), EmptyNote(), LibraryFoot()
        self.search = SearchField()
        self.boards, self.grid = BoardList(self.thumbnails), AssetGrid(self.thumbnails)
        self._lay_out()
        self._connect()
        self.refresh()

    # ---- building

    def _lay_out(self) -> None:
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(LOWEST)  # not that of the tallest page
        self.setMinimumWidth(NARROWEST)
        for page in (self.boards, self.grid, self.empty):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        seeking = QVBoxLayout()
        seeking.setContentsMargins(8, 8, 8, 6)
        seeking.addWidget(self.search)
        column.addLayout(seeking)
        column.addWidget(self.head)
        column.addWidget(self._pages, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        library = self.library
        self.dropped.connect(lambda paths, at: self.put(paths, self._board_at(at)))
        library.changed.connect(self.refresh)
        library.added.connect(self._on_added)
        library.taken.connect(self._on_taken)
        self.head.left.connect(self.leave)
        self.search.textChanged.connect(self.refresh)
        self.empty.add_asked.connect(self.ask_files)
        self.foot.add.clicked.connect(self.ask_files)
        self.foot.new.clicked.connect(self.ask_board)
        self.foot.train.clicked.connect(self.train_on)
        self.foot.folder.clicked.connect(self.open_folder)
        self.foot.bin.clicked.connect(self.take_away)
        for view in (self.boards, self.grid):
            view.opened.connect(self.open_row)
            view.picked.connect(self._show_what_can_be_done)
            view.removed.connect(self.take_away)
            view.renamed.connect(self.ask_name)
            view.left.connect(self.leave)
            view.customContextMenuRequested.connect(self._open_menu)

    # ---- what is shown

    @property
    def board(self) -> Board | None:
        """The board that is open, or the one that is chosen among all."""
        if self.sought:
            return None
        if self._open is not None:
            return self.library.board(self._open)
        chosen = [row for row in self.boards.chosen if isinstance(row, Board)]
        return chosen[0] if len(chosen) == 1 else None

    @property
    def chosen(self) -> tuple[Path, ...]:
        """The files that are selected in the board that is open, or the boards among all."""
        return tuple(row.path for row in self.view.chosen)

    @property
    def sought(self) -> str:
        """What is searched for in all boards, or ""."""
        return self.search.text().strip()

    @property
    def view(self) -> LibraryView:
        """The list that shows: boards, or what lies in one or was found."""
        return self.grid if self.sought or self._open is not None else self.boards

    def take_focus(self) -> None:
        """The keyboard is the panel's."""
        empty = self._pages.currentWidget() is self.empty
        (self.empty.button if empty else self.view).setFocus()

    def open_board(self, path: Path) -> None:
        """Show what lies in a board."""
        self._open = path
        self.grid.show_rows(())
        self.refresh()
        self.take_focus()

    def leave(self) -> None:
        """Back to all boards, or from what was found."""
        if self.sought:
            self.search.clear()
        elif self._open is not None:
            before, self._open = self._open, None
            self.refresh()
            self.boards.select({before})
            self.boards.setFocus()

    def refresh(self) -> None:
        """Show the boards as they are now."""
        self._follow()
        if self._open is not None and self.library.board(self._open) is None:
            self._open = None
        self.boards.show_rows(self.library.boards)
        board = None if self.sought else self.library.board(self._open)
        self.head.setVisible(board is not None)
        self.search.setVisible(bool(self.library.boards or self.sought))
        page: QWidget = self.boards
        if self.sought:
            self.grid.show_rows(found(self.library.boards, self.sought))
            self.empty.show_search()
            page = self.grid if self.grid.model_.rows else self.empty
        elif board is not None:
            self.head.show_board(board)
            self.grid.show_rows(board.assets)
            self.empty.show_board()
            page = self.grid if board.assets else self.empty
        elif self.library.known and not self.library.boards:
            self.empty.show_library()
            page = self.empty
        self._pages.setCurrentWidget(page)
        self._show_what_can_be_done()

    def _follow(self) -> None:
        """Show the board that was made, or was given another name."""
        if self._expected is None or self.library.board(self._expected[0]) is None:
            return
        (path, opened), self._expected = self._expected, None
        if opened:
            self._open = path
        else:
            self.boards.show_rows(self.library.boards)
            self.boards.select({path})

    def _show_what_can_be_done(self) -> None:
        pictures, board = self._pictures(), self.board
        several = len(pictures) if len(pictures) >= FEWEST else 0
        enough = board is not None and len(board.pictures) >= FEWEST
        self.foot.show_training(several, enough or several > 0)
        self.foot.bin.setEnabled(bool(self.chosen))

    def _pictures(self) -> tuple[Path, ...]:
        """The selected pictures of the board that is open, or of what was found."""
        if self.view is self.boards:
            return ()
        return tuple(r.path for r in self.grid.chosen if isinstance(r, Asset) and not r.moves)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        for view in (self.boards, self.grid):
            view.viewport().update()

    def close_down(self) -> None:
        """Wait for what still reads and writes."""
        self.thumbnails.close()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        after_first_paint(self, lambda: self.library.watch(self.isVisible()))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.library.watch(False)

    # ---- deeds

    def ask_files(self) -> None:
        """Let the artist choose files to copy in."""
        kinds = name_filter(self.tr("Pictures and clips"), (*PICTURE_SUFFIXES, *sorted(CLIPS)))
        title = self.tr("Add to the library")
        start = str(self._folder.path)
        names, _ = QFileDialog.getOpenFileNames(self, title, start, kinds, options=BRIEF)
        if names:
            self._folder.keep(Path(names[0]).parent)
            self.put(tuple(Path(name) for name in names))

    def put(self, paths: tuple[Path, ...], onto: Board | None = None) -> None:
        """Copy files in: into this board, the one that is open, or the artist's own."""
        board = onto or (self.board if self._open is not None else None)
        self.notice.emit(self.tr("Copying into the library…"))
        self.library.add(paths, None if board is None or board.listed else board.path)

    def ask_board(self) -> None:
        """Ask for the name of a new board."""
        self._ask(self.tr("New board…"), "", self._make)

    def ask_name(self) -> None:
        """Ask for another name of the board."""
        if (board := self.board) is not None:
            self._ask(self.tr("Rename board…"), board.title, lambda new: self._rename(board, new))

    def _ask(self, title: str, name: str, then: object) -> None:
        self.form = NameForm(title, name, self.window(), may_be_called)
        self.form.chosen.connect(then)
        self.form.open()

    def _make(self, name: str) -> None:
        self._expected = self.library.root / name, True
        self.library.make_board(name)

    def _rename(self, board: Board, name: str) -> None:
        if name != board.title:
            self._expected = board.named(name), self._open is not None
            self.library.rename(board, name)

    def ask_tags(self) -> None:
        """Ask by which words the selected files shall be found."""
        chosen = [row for row in self.view.chosen if isinstance(row, Asset)]
        if chosen:
            form = self.tags_form = TagsForm(chosen, self.window())
            form.chosen.connect(partial(self.library.tag, [asset.path for asset in chosen]))
            form.open()

    def train_on(self) -> None:
        """Learn from the selected pictures, or from the board."""
        pictures, board = self._pictures(), self.board
        if len(pictures) >= FEWEST:
            self.library.collect(pictures, self.train_asked.emit)
        elif board is not None:
            self.train_asked.emit(board.path)

    def open_folder(self) -> None:
        """Show in the system's file manager where things lie."""
        board = self.board
        place = self.library.root if board is None or board.listed else board.path
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))

    def take_away(self) -> None:
        """Move what is selected to the trash; off a list, it only leaves that."""
        board = None if self.sought else self.library.board(self._open)
        chosen = self.chosen
        if not chosen:
            return
        if board is not None and board.listed:
            self.library.take_off(board.path, chosen)
        else:
            self.library.take_away(chosen)

    def open_row(self, row: Asset | Board) -> None:
        """Open a board here, a file on the canvas."""
        if isinstance(row, Board):
            self.open_board(row.path)
        else:
            self.open_asked.emit(row.path)

    def _on_added(self, paths: tuple[Path, ...]) -> None:
        boards = {path.relative_to(self.library.root).parts[0] for path in paths}
        text = self.tr("{n} files are in “{board}” now.")
        self.notice.emit(text.format(n=len(paths), board=", ".join(sorted(boards))))

    def _on_taken(self, paths: tuple[Path, ...], undo: object) -> None:
        one = self.tr("“{name}” was taken away.").format(name=paths[0].name)
        many = self.tr("{n} were taken away.").format(n=len(paths))
        self.undo_offered.emit(one if len(paths) == 1 else many, undo)

    def _open_menu(self, at: QPoint) -> None:
        library_menu(self).popup(self.view.viewport().mapToGlobal(at))

    def _board_at(self, point: QPoint) -> Board | None:
        """The board of the list under a point of the panel."""
        if self._open is not None or not self.boards.isVisible():
            return None
        row = self.boards.indexAt(self.boards.viewport().mapFrom(self, point)).row()
        return self.library.boards[row] if row >= 0 else None
