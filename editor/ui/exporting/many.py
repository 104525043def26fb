"""Export many: which files, where to, what they are called, how they are written; then the work."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.errors import BadInput
from editor.media.export_naming import USUAL, check_pattern, named
from editor.ui.controls.field import Field
from editor.ui.exporting.batch import Batch, Order, Outcome, Source
from editor.ui.exporting.form import PictureForm
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES
from editor.ui.files import DOCUMENT_SUFFIX, PICTURE_SUFFIXES, Files

_SOURCES = (*PICTURE_SUFFIXES, DOCUMENT_SUFFIX, *PHOTOSHOP_SUFFIXES)
_ROLE = Qt.ItemDataRole.UserRole
_FOLDER, _PATTERN = "export/many/folder", "export/many/pattern"


class ManyDialog(QDialog):
    """Never blocks. Files can be dropped on it."""

    def __init__(self, files: Files, settings: QSettings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export many"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._files, self._settings = files, settings
        self.batch = Batch()
        self.form = PictureForm(settings, many=True)
        self._make_list()
        self._make_target()
        self._make_foot()
        self._lay_out()
        self.batch.advanced.connect(self._advanced)
        self.batch.ended.connect(self._ended)
        self.form.changed.connect(self._refresh)
        self.finished.connect(self._stop)
        self.add_open()

    # ---- building

    def _make_list(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pictures to export"))
        self.list.setToolTip(self.tr("What is written; files can be dropped here"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add = _button(self.tr("Add files…"), self.tr("Choose files to export"))
        self.add_all = _button(self.tr("Add all open"), self.tr("Every document that is open"))
        self.remove = _button(self.tr("Remove"), self.tr("Take what is selected off the list"))
        self.add.clicked.connect(self._ask_files)
        self.add_all.clicked.connect(self.add_open)
        self.remove.clicked.connect(self._remove)

    def _make_target(self) -> None:
        pictures = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        self.folder = Field(str(self._settings.value(_FOLDER, pictures or str(Path.home()))))
        self.folder.setAccessibleName(self.tr("Folder"))
        self.folder.setToolTip(self.tr("Where the files are written"))
        self.browse = _button(self.tr("Choose…"), self.tr("Choose a folder"))
        self.browse.clicked.connect(self._ask_folder)
        self.pattern = Field(str(self._settings.value(_PATTERN, USUAL)))
        self.pattern.setAccessibleName(self.tr("File names"))
        self.pattern.setToolTip(
            self.tr("{name} stands for the picture's name, {number} for 001, 002 and so on")
        )
        self.example = QLabel()
        self.example.setProperty("tone", "small")
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.folder.textChanged.connect(self._refresh)
        self.pattern.textChanged.connect(self._refresh)

    def _make_foot(self) -> None:
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.words = QLabel()
        self.words.setProperty("tone", "secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.show_folder = _button(self.tr("Show in folder"), self.tr("Open the folder"))
        self.show_folder.clicked.connect(self._show_folder)
        self.show_folder.hide()
        self.leave = _button(self.tr("Cancel"), self.tr("Stop; what is written stays"))
        self.leave.clicked.connect(self._leave)
        self.do = _button(self.tr("Export"), self.tr("Begin writing"))
        self.do.setProperty("primary", True)
        self.do.setDefault(True)
        self.do.clicked.connect(self.begin)

    def _lay_out(self) -> None:
        heading = QLabel(self.tr("Export many"))
        heading.setProperty("tone", "heading")
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        left.addLayout(_row(self.add, self.add_all, self.remove))
        left.addLayout(self._target())
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addLayout(left, 1)
        self.form.setFixedWidth(300)
        halves.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(halves, 1)
        column.addWidget(self.bar)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        for button in (self.show_folder, self.leave, self.do):
            foot.addWidget(button)
        column.addLayout(foot)
        self.resize(860, 620)

    def _target(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for row, text in enumerate((self.tr("Folder"), self.tr("File names"))):
            label = QLabel(text)
            label.setProperty("tone", "secondary")
            grid.addWidget(label, row, 0)
        grid.addWidget(self.folder, 0, 1)
        grid.addWidget(self.browse, 0, 2)
        grid.addWidget(self.pattern, 1, 1, 1, 2)
        grid.addWidget(self.example, 2, 1, 1, 2)
        return grid

    # ---- the list

    def add_open(self) -> None:
        """Put every open document on the list, as it is now."""
        listed = {item.data(_ROLE).document for item in self._items()}
        for sheet in self._files.documents.sheets:
            if not sheet.blank and sheet.document not in listed:
                title = self._files.title_of(sheet)
                front = sheet is self._files.documents.front
                frame = self._files.frame if front else sheet.look.frame
                source = Source(Path(title).stem, None, sheet.document, frame)
                self._put(source, title, self.tr("open"))
        self._refresh()

    def add_files(self, names: list[str]) -> None:
        """Put files on the list, those that are not there yet."""
        listed = {item.data(_ROLE).path for item in self._items()}
        for path in dict.fromkeys(map(Path, names)):
            if path not in listed:
                self._put(Source(path.stem, path), path.name, str(path.parent))
        self._refresh()

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
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        names = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        self.add_files(names)

    # ---- dialogs

    def _ask_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in _SOURCES)
        title, filter_ = self.tr("Add files"), self.tr("Pictures and documents")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", f"{filter_} ({kinds})")
        self.add_files(names)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))

    # ---- the work

    def begin(self) -> None:
        """Write them all."""
        order = Order(
            Path(self.folder.text()), self.pattern.text(), self.form.suffix, self.form.options
        )
        self.form.remember()
        self._settings.setValue(_FOLDER, self.folder.text())
        self._settings.setValue(_PATTERN, self.pattern.text())
        for item in self._items():
            item.setText(item.text().splitlines()[0])
        self.bar.setRange(0, self.list.count())
        self.bar.setValue(0)
        self.bar.show()
        self.batch.begin([item.data(_ROLE) for item in self._items()], order)
        self._refresh()

    def _advanced(self, outcome: Outcome) -> None:
        row = len(self.batch.outcomes) - 1
        self.bar.setValue(row + 1)
        item = self.list.item(row)
        if item is not None:
            item.setText(f"{item.text()}\n{self._words(outcome)}")
            self.list.scrollToItem(item)
        self._refresh()

    def _words(self, outcome: Outcome) -> str:
        if outcome.out is None:
            return self.tr("Not written: {reason}").format(reason=outcome.words)
        written = self.tr("Written: {name}").format(name=outcome.out.name)
        return f"{written} {outcome.words}".rstrip()

    def _ended(self) -> None:
        failed = sum(outcome.out is None for outcome in self.batch.outcomes)
        count = len(self.batch.outcomes) - failed
        words = self.tr("{count} written.").format(count=count)
        if failed:
            words += " " + self.tr("{count} not written: see the list.").format(count=failed)
        self.bar.hide()
        self.show_folder.setVisible(count > 0)
        self._refresh()
        self.words.setText(words)

    def _leave(self) -> None:
        if self.batch.busy:
            self.batch.cancel()
        else:
            self.reject()

    def _stop(self) -> None:
        self.batch.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._stop()

    def _refresh(self) -> None:
        busy, trouble = self.batch.busy, self._trouble()
        self.do.setEnabled(not busy and not trouble)
        self.leave.setText(self.tr("Stop") if busy else self.tr("Close"))
        for widget in (self.add, self.add_all, self.remove, self.form, self.folder, self.pattern):
            widget.setEnabled(not busy)
        self.words.setText(trouble if not busy else self._pace())

    def _pace(self) -> str:
        words = self.tr("{done} of {all}")
        return words.format(done=len(self.batch.outcomes), all=self.list.count())

    def _trouble(self) -> str:
        """Why it cannot begin, or "". Shows an example of a name on the way."""
        try:
            check_pattern(self.pattern.text())
        except BadInput as error:
            self.example.setText("")
            return str(error)
        first = self.list.item(0)
        name = first.data(_ROLE).name if first is not None else self.tr("picture")
        self.example.setText(named(self.pattern.text(), name, 1) + self.form.suffix)
        if not self.list.count():
            return self.tr("Add the pictures to export.")
        return "" if self.folder.text().strip() else self.tr("Choose a folder.")


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
