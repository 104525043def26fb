"""Between the artist and the files: dialogs, and the question about unsaved changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from editor.media.export_options import ExportOptions
from editor.ui.documents.sheet import Sheet
from editor.ui.exporting.dialog import ExportDialog
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES
from editor.ui.files import (
    DOCUMENT_SUFFIX,
    OPENED_SUFFIXES,
    PICTURE_SUFFIXES,
    Files,
)
from editor.ui.forms import Question

BRIEF = QFileDialog.Option.HideNameFilterDetails
"""A dialog that names kinds of files, and does not list thirty suffixes."""


class Desk(QObject):
    """What the File menu does. `window` is the parent of its dialogs."""

    def __init__(self, files: Files, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._files, self._settings, self._window = files, settings, window
        self.question: Question | None = None
        self.overwrite: QMessageBox | None = None
        self.exporting: ExportDialog | None = None
        self._exports: WeakKeyDictionary[Sheet, tuple[Path, ExportOptions]] = WeakKeyDictionary()

    # ---- opening

    def ask_open(self) -> None:
        """Let the artist choose a file to open."""
        self._choose_file(self.tr("Open"), self._all_kinds(), self.open)

    def ask_open_layer(self) -> None:
        """Let the artist choose a picture to lay above the others."""
        self._choose_file(self.tr("Open as layer"), self._all_kinds(), self._files.open_as_layer)

    def open(self, path: Path) -> None:
        """Open a file beside what is open; one that is open already comes in front."""
        self._files.open(path)

    def open_all(self, names: list[str]) -> None:
        """Open files, each beside what is open."""
        for name in names:
            self.open(Path(name))

    def drop(self, names: list[str]) -> None:
        """Documents open; pictures become layers (of a new document where none is open)."""
        for path in map(Path, names):
            if path.suffix.lower() in (DOCUMENT_SUFFIX, *PHOTOSHOP_SUFFIXES):
                self.open(path)
            else:
                self._files.open_as_layer(path)

    def close_document(self) -> None:
        """Put the document in front away, after asking about changes."""
        self.close_sheet(self._files.documents.front)

    def close_sheet(self, sheet: Sheet) -> None:
        """Put an open document away; it comes in front where it must be asked about."""
        documents = self._files.documents
        if sheet.unsaved:
            documents.bring(sheet)
            self.settle(lambda: documents.close(sheet))
        else:
            documents.close(sheet)

    # ---- writing

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save where the document came from, or ask where."""
        if self._files.path is None:
            self.save_as(then)
        else:
            self._files.save(self._files.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask where to save, as OpenRaster."""
        start = self._start().with_suffix(DOCUMENT_SUFFIX)
        self._choose_place(
            self.tr("Save document"),
            start,
            DOCUMENT_SUFFIX,
            lambda path: self._files.save(path, then),
        )

    def export(self) -> None:
        """Show how it will look in a file, ask for a place, then write a flat picture."""
        files = self._files
        dialog = self.exporting = ExportDialog(
            files.history.committed, files.frame, self._start(), self._settings, self._window
        )
        dialog.chosen.connect(self._export_to)
        dialog.open()

    @property
    def exported(self) -> bool:
        """True where the document in front was exported before."""
        return self._files.documents.front in self._exports

    def export_again(self) -> None:
        """Write the document in front where and how it was exported last."""
        path, options = self._exports[self._files.documents.front]
        self._files.export(path, options)

    def _export_to(self, suffix: str, options: ExportOptions) -> None:
        start = self._start()
        self._choose_place(
            self.tr("Export picture"),
            start.with_name(f"{start.stem}-export{suffix}"),  # not what it was made from
            suffix,
            lambda path: self._export(path, options),
        )

    def _export(self, path: Path, options: ExportOptions) -> None:
        self._exports[self._files.documents.front] = path, options
        self._files.export(path, options)
        self._files.state_changed.emit()

    def export_psd(self) -> None:
        """Ask for a place, then write the layers for Photoshop."""
        suffix = PHOTOSHOP_SUFFIXES[0]
        start = self._start()
        self._choose_place(
            self.tr("Export for Photoshop"),
            start.with_name(f"{start.stem}{suffix}"),
            suffix,
            lambda path: self._files.export(path, ExportOptions()),
        )

    def load_mask(self) -> None:
        """Ask for a grey picture to take as the mask."""
        kinds = name_filter(self.tr("Pictures"), PICTURE_SUFFIXES)
        self._choose_file(self.tr("Load mask"), kinds, self._files.load_mask)

    def save_mask(self) -> None:
        """Ask where to write the mask."""
        start = self._start()
        self._choose_place(
            self.tr("Save mask"),
            start.with_name(f"{start.stem}-mask.png"),
            ".png",
            self._files.save_mask,
        )

    # ---- the question

    def settle(self, then: Callable[[], None]) -> None:
        """Call `then` once nothing of the document in front would be lost by it: at once, after
        saving, or never."""
        self._settle(self._files.documents.front, then)

    def _settle(self, sheet: Sheet, then: Callable[[], None]) -> None:
        if not sheet.unsaved:
            then()
            return
        self._files.documents.bring(sheet)  # another may be in front since it was saved
        text = self.tr("Save the changes to “{name}”?").format(name=self._files.title)
        asked = self.question = Question(self.tr("Unsaved changes"), text, self._window)

        def go_on(deed: Callable[[], None]) -> None:
            asked.accept()
            deed()

        def again() -> None:  # about what was changed while the file was written
            self._settle(sheet, then)

        asked.save.clicked.connect(lambda: go_on(lambda: self.save(again)))
        asked.discard.clicked.connect(lambda: go_on(then))
        asked.open()

    def settle_all(self, then: Callable[[], None]) -> None:
        """Call `then` once no open document would lose anything: after one question for all."""
        documents = self._files.documents
        unsaved = documents.unsaved
        if len(unsaved) < 2:
            for sheet in unsaved:
                documents.bring(sheet)
            self.settle(then)
            return
        names = "\n".join(f"    {self._files.title_of(sheet)}" for sheet in unsaved)
        text = self.tr("Save the changes to {count} documents?").format(count=len(unsaved))
        asked = self.question = Question(
            self.tr("Unsaved changes"), f"{text}\n\n{names}\n", self._window
        )
        asked.save.setText(self.tr("Save all"))
        asked.discard.setText(self.tr("Discard all"))
        for button in (asked.save, asked.discard):
            button.setAccessibleName(button.text())
            button.clicked.connect(asked.accept)
        asked.save.clicked.connect(lambda: self._save_all(then))
        asked.discard.clicked.connect(then)
        asked.open()

    def _save_all(self, then: Callable[[], None]) -> None:
        """One after the other, each in front while it is asked where; a refusal ends it."""
        documents = self._files.documents
        for sheet in documents.unsaved[:1]:
            documents.bring(sheet)
            self.save(lambda: self._save_all(then))
            return
        then()

    # ---- dialogs

    def _start(self) -> Path:
        name = self._files.path or Path(self._files.title or self.tr("Untitled"))
        return Path(str(self._settings.value("folder", Path.home()))) / name.name

    def _all_kinds(self) -> str:
        return name_filter(self.tr("Pictures, clips and documents"), OPENED_SUFFIXES)

    def _choose_file(self, title: str, kinds: str, then: Callable[[Path], None]) -> None:
        start = str(self._start().parent)
        name, _ = QFileDialog.getOpenFileName(self._window, title, start, kinds, options=BRIEF)
        if name:
            self._settings.setValue("folder", str(Path(name).parent))
            then(Path(name))

    def _choose_place(
        self, title: str, start: Path, suffix: str, then: Callable[[Path], None]
    ) -> None:
        name, _ = QFileDialog.getSaveFileName(self._window, title, str(start), f"*{suffix}")
        if name:
            path = Path(name)
            self._settings.setValue("folder", str(path.parent))
            own = {DOCUMENT_SUFFIX: (suffix,), PHOTOSHOP_SUFFIXES[0]: PHOTOSHOP_SUFFIXES}
            known = own.get(suffix, PICTURE_SUFFIXES)
            if path.suffix.lower() in known:
                then(path)
            else:
                self._unless_in_the_way(path.with_name(path.name + suffix), then)

    def _unless_in_the_way(self, path: Path, then: Callable[[Path], None]) -> None:
        """The dialog asked about the name as typed; with its suffix it may be another file."""
        if not path.exists():
            then(path)
            return
        box = self.overwrite = QMessageBox(self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("Replace {name}?").format(name=path.name))
        box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.accepted.connect(lambda: then(path))
        box.open()


def name_filter(words: str, suffixes: tuple[str, ...]) -> str:
    """What a file dialog offers: `words` of files with these suffixes, in either case."""
    patterns = " ".join(f"*{suffix} *{suffix.upper()}" for suffix in suffixes)
    return f"{words} ({patterns})"
