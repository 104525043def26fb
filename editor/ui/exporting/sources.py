"""The list of what is exported: open documents, files, folders; and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.media.folders import files_below
from editor.ui.background import Background
from editor.ui.controls.labels import text_button
from editor.ui.exporting.batch import Source
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES
from editor.ui.files import DOCUMENT_SUFFIX, PICTURE_SUFFIXES, Files
from editor.ui.folders import LastFolder

_SUFFIXES = (*PICTURE_SUFFIXES, DOCUMENT_SUFFIX, *PHOTOSHOP_SUFFIXES)
_ROLE = Qt.ItemDataRole.UserRole


class SourceList(QWidget):
    """`changed()` when the list did, `failed(sentence)` for a folder that cannot be read.

    Files and folders can be dropped on it.
    """

    changed = Signal()
    failed = Signal(str)

    def __init__(self, files: Files, settings: QSettings) -> None:
        super().__init__()
        self._files, self._folder = files, LastFolder(settings)
        self._reading = Background(threads=1)
        self.setAcceptDrops(True)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pictures to export"))
        self.list.setToolTip(self.tr("What is written; files and folders can be dropped here"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.add = text_button(self.tr("Add files…"), self.tr("Choose files to export"))
        self.add_folder = text_button(
            self.tr("Add folder…"),
            self.tr("All pictures of a folder; its sub-folders are made again where it is written"),
        )
        self.add_all = text_button(self.tr("Add all open"), self.tr("Every document that is open"))
        self.remove = text_button(self.tr("Remove"), self.tr("Take what is selected off the list"))
        self.add.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.add_all.clicked.connect(self.add_open)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in self.buttons:
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        return row

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What changes the list."""
        return self.add, self.add_folder, self.add_all, self.remove

    @property
    def sources(self) -> tuple[Source, ...]:
        """What is on the list, from above."""
        return tuple(item.data(_ROLE) for item in self._items())

    def close_reading(self) -> None:
        """List nothing any more."""
        self._reading.leave()

    # ---- what is on it

    def add_open(self) -> None:
        """Put every open document on the list, as it is now."""
        listed = {source.document for source in self.sources}
        for sheet in self._files.documents.sheets:
            if not sheet.blank and sheet.document not in listed:
                title = self._files.title_of(sheet)
                front = sheet is self._files.documents.front
                frame = self._files.frame if front else sheet.look.frame
                source = Source(Path(title).stem, None, sheet.document, frame)
                self._put(source, title, self.tr("open"))
        self.changed.emit()

    def add_files(self, names: Sequence[str]) -> None:
        """Put files on the list, those that are not there yet; of folders all that is below."""
        paths = [Path(name) for name in names]
        if files := [(path, Path()) for path in paths if not path.is_dir()]:
            self._put_files(files)
        for folder in (path for path in paths if path.is_dir()):
            self._reading.run(
                partial(_below, folder),
                self._put_files,
                lambda error: self.failed.emit(str(error)),
            )

    def _put_files(self, found: Sequence[tuple[Path, Path]]) -> None:
        listed = {source.path for source in self.sources}
        for path, below in dict(found).items():
            if path not in listed:
                self._put(Source(path.stem, path, below=below), path.name, str(path.parent))
        self.changed.emit()

    def _put(self, source: Source, title: str, where: str) -> None:
        item = QListWidgetItem(f"{title}  ({where})")
        item.setData(_ROLE, source)
        item.setToolTip(str(source.path or title))
        self.list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _remove(self) -> None:
        for item in self.list.selectedItems():
            self.list.takeItem(self.list.row(item))
        self.changed.emit()

    # ---- what became of it

    def clear_outcomes(self) -> None:
        """Say of none what became of it."""
        for item in self._items():
            item.setText(item.text().splitlines()[0])

    def show_outcome(self, row: int, words: str) -> None:
        """Say below a line what became of it."""
        item = self.list.item(row)
        item.setText(f"{item.text()}\n{words}")
        self.list.scrollToItem(item)

    # ---- asked and dropped

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files(names)

    def _ask_files(self) -> None:
        kinds = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in _SUFFIXES)
        title, filter_ = self.tr("Add files"), self.tr("Pictures and documents")
        start = str(self._folder.path)
        names, _ = QFileDialog.getOpenFileNames(self, title, start, f"{filter_} ({kinds})")
        if names:
            self._folder.keep(Path(names[0]).parent)
        self.add_files(names)

    def _ask_folder(self) -> None:
        start = str(self._folder.path)
        name = QFileDialog.getExistingDirectory(self, self.tr("Add folder"), start)
        if name:
            self._folder.keep(Path(name).parent)
            self.add_files([name])


def _below(folder: Path) -> list[tuple[Path, Path]]:
    """Each file with the sub-folder it lies in, the folder's own name first."""
    found = files_below(folder, _SUFFIXES)
    return [(path, path.parent.relative_to(folder.parent)) for path in found]
