"""Between the artist and the files: dialogs, and the question about unsaved changes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.media.export_options import ExportOptions
from editor.ui.controls.question import Icon, offer, question
from editor.ui.documents.finishing import Finishing
from editor.ui.documents.places import Places, name_filter
from editor.ui.documents.sheet import Sheet
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES
from editor.ui.files import DOCUMENT_SUFFIX, OPENED_SUFFIXES, PICTURE_SUFFIXES, Files
from editor.ui.forms import Question

if TYPE_CHECKING:
    from editor.ui.exporting.dialog import ExportDialog


class Desk(QObject):
    """What the File menu does. `window` is the parent of its dialogs; finishing: what makes final
    what is open on its canvas."""

    def __init__(
        self, files: Files, settings: QSettings, window: QWidget, finishing: Finishing
    ) -> None:
        super().__init__(window)
        self._files, self._settings, self._window = files, settings, window
        self.finishing, self.places = finishing, Places(settings, window)
        self.question: Question | None = None
        self.taken: QMessageBox | None = None
        self.exporting: ExportDialog | None = None
        self._exports: WeakKeyDictionary[Sheet, tuple[Path, ExportOptions]] = WeakKeyDictionary()

    # ---- opening

    def ask_open(self) -> None:
        """Let the artist choose a file to open."""
        self.places.ask_file(self.tr("Open"), self._all_kinds(), self.open)

    def ask_open_layer(self) -> None:
        """Let the artist choose a picture to lay above the others."""
        title = self.tr("Open as layer")
        self.places.ask_file(title, self._all_kinds(), self._files.open_as_layer)

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
        if self.finishing.settled(lambda: self.close_sheet(sheet), sheet is documents.front):
            self._settle(sheet, lambda: documents.close(sheet))

    # ---- writing

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save where the document came from, or ask where."""
        if self._files.path is None:
            self.save_as(then)
        else:
            self._files.save(self._files.path, then)

    def save_as(self, then: Callable[[], None] | None = None) -> None:
        """Ask where to save, as OpenRaster or for Photoshop."""
        sheet = self._files.documents.front  # files that arrive meanwhile come in front of it

        def save(path: Path) -> None:
            other = self._files.documents.find(path)
            if other is not None and other is not sheet and other.path is not None:
                self._say_taken(path, lambda: ask(path))
            elif path == sheet.path:
                write(path)
            else:
                self.places.unless_in_the_way(path, write)

        def write(path: Path) -> None:
            self._files.save(path, then, sheet)

        def ask(start: Path) -> None:
            self.places.ask_document_place(self.tr("Save document"), start, save)

        ask(sheet.path or self._name(sheet).with_suffix(DOCUMENT_SUFFIX))

    def _say_taken(self, path: Path, again: Callable[[], None]) -> None:
        """Two tabs must not write the same file: the later one would wipe out the other."""
        box = self.taken = question(
            self._window,
            Icon.Warning,
            self.tr("“{name}” is open in another tab.").format(name=path.name),
            self.tr("Saved here too, each would replace the other. Give this one another name."),
        )
        offer(box, self.tr("Another name…"), self.tr("Cancel"))
        box.accepted.connect(again)
        box.open()

    def export(self) -> None:
        """Show how it will look in a file, ask for a place, then write a flat picture."""
        from editor.ui.exporting.dialog import ExportDialog

        sheet = self._files.documents.front
        dialog = self.exporting = ExportDialog(
            sheet.document, self._files.frame, self._name(sheet), self._settings, self._window
        )
        dialog.chosen.connect(partial(self._export_to, sheet))
        dialog.open()

    @property
    def exported(self) -> bool:
        """True where the document in front was exported before."""
        return self._files.documents.front in self._exports

    def export_again(self) -> None:
        """Write the document in front where and how it was exported last."""
        path, options = self._exports[self._files.documents.front]
        self._files.export(path, options)

    def _export_to(self, sheet: Sheet, suffix: str, options: ExportOptions) -> None:
        name = self._name(sheet)
        self.places.ask_place(
            self.tr("Export picture"),
            name.with_name(f"{name.stem}-export{suffix}"),  # not what it was made from
            suffix,
            lambda path: self._export(sheet, path, options),
        )

    def _export(self, sheet: Sheet, path: Path, options: ExportOptions) -> None:
        self._exports[sheet] = path, options
        self._files.export(path, options, sheet)
        self._files.state_changed.emit()

    def export_psd(self) -> None:
        """Ask for a place, then write the layers for Photoshop."""
        suffix, sheet = PHOTOSHOP_SUFFIXES[0], self._files.documents.front
        self.places.ask_place(
            self.tr("Export for Photoshop"),
            self._name(sheet).with_suffix(suffix),
            suffix,
            lambda path: self._files.export(path, ExportOptions(), sheet),
        )

    def ask_mask(self, load: Callable[[Path], None]) -> None:
        """Ask for a grey picture to take as the mask; `load` takes it."""
        kinds = name_filter(self.tr("Pictures"), PICTURE_SUFFIXES)
        self.places.ask_file(self.tr("Load mask"), kinds, load)

    def save_mask(self) -> None:
        """Ask where to write the mask."""
        sheet = self._files.documents.front  # files that arrive meanwhile come in front of it
        name = self._name(sheet)
        self.places.ask_place(
            self.tr("Save mask"),
            name.with_name(f"{name.stem}-mask.png"),
            ".png",
            lambda path: self._files.save_mask(path, sheet),
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
        """One after the other, each in front while it is asked where; a refusal ends it. Where a
        file does not hold all of its document, it is asked about what is left."""
        documents = self._files.documents
        if not documents.unsaved:
            then()
            return
        sheet = documents.unsaved[0]
        documents.bring(sheet)
        self.save(lambda: (self.settle_all if sheet.unsaved else self._save_all)(then))

    def _all_kinds(self) -> str:
        return name_filter(self.tr("Pictures, clips and documents"), OPENED_SUFFIXES)

    def _name(self, sheet: Sheet) -> Path:
        return sheet.path or Path(self._files.title_of(sheet))
