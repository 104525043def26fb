"""The part of the colour panel that shows a palette: chosen, added to, read and written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from editor.core.errors import UnderpaintError
from editor.core.palette import Palette
from editor.media.palettes import read_palette, write_palette
from editor.ui.controls.combo import Combo
from editor.ui.controls.tool import tool_button
from editor.ui.forms import NameForm
from editor.ui.painting.palettes import Palettes
from editor.ui.painting.swatches import SwatchGrid
from editor.ui.tools import Tools


class PalettesPart(QWidget):
    """refused(sentence): what could not be done."""

    refused = Signal(str)

    def __init__(self, tools: Tools, palettes: Palettes) -> None:
        super().__init__()
        self._folder = palettes.folder
        self._tools, self._palettes = tools, palettes
        self._titles: list[str] = []
        self.combo = Combo(self.tr("Palette"), self.tr("Choose a palette"))
        self.grid = SwatchGrid(self.tr("Palette"), editable=True)
        self.add_button = tool_button("plus", self.tr("Add the colour to the palette"))
        self.more = tool_button("more", self.tr("More about palettes"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self._menu())
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.combo, 1)
        row.addWidget(self.add_button)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.grid)
        self.combo.currentIndexChanged.connect(self._show_palette)
        self.add_button.clicked.connect(self.add_colour)
        self.grid.removed.connect(self._remove)
        palettes.changed.connect(self.fill)
        self.fill()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self._new = menu.addAction(self.tr("New palette…"), self.ask_new)
        menu.addAction(self.tr("Open palette…"), self.ask_open)
        menu.addAction(self.tr("Save palette…"), self.ask_save)
        menu.addSeparator()
        self._delete = menu.addAction(self.tr("Delete palette"), self.delete)
        menu.aboutToShow.connect(
            lambda: self._delete.setEnabled(self._palettes.own(self.palette_shown))
        )
        return menu

    @property
    def palette_shown(self) -> Palette:
        """The palette that is shown."""
        return self._palettes.all[max(0, self.combo.currentIndex())]

    def fill(self) -> None:
        """Show the palettes there are; the one shown stays."""
        titles = [self._palettes.title(palette) for palette in self._palettes.all]
        if titles != self._titles:
            before, self._titles = self.combo.currentText(), titles
            self.combo.blockSignals(True)
            self.combo.clear()
            self.combo.addItems(titles)
            self.combo.setCurrentIndex(titles.index(before) if before in titles else 0)
            self.combo.blockSignals(False)
        self._show_palette()

    def _show_palette(self) -> None:
        palette = self.palette_shown
        self.grid.show_colours(palette.colours, palette.names)

    def show_palette(self, palette: Palette) -> None:
        """Choose one of those there are."""
        self.combo.setCurrentIndex(self._palettes.all.index(palette))

    def add_colour(self) -> None:
        """Add the colour in hand; ours are copied first, they stay as they are."""
        palette = self.palette_shown
        if not self._palettes.own(palette):
            title = self.tr("My {palette}").format(palette=self._palettes.title(palette).lower())
            palette = self._palettes.add(Palette(title, palette.colours, palette.names))
        after = palette.with_colour(self._tools.colour)
        self._palettes.change(palette, after)
        self.show_palette(after)

    def _remove(self, index: int) -> None:
        palette = self.palette_shown
        if self._palettes.own(palette):
            self._palettes.change(palette, palette.without(index))
        else:
            self.refused.emit(self.tr("This palette stays as it is. Add a colour to get a copy."))

    def ask_new(self) -> NameForm:
        """Ask for a name, then begin a palette with the colour in hand."""
        form = NameForm(self.tr("New palette"), self.tr("My colours"), self.window())
        form.chosen.connect(self.new)
        form.open()
        return form

    def new(self, name: str) -> None:
        """Begin a palette with the colour in hand."""
        name = name.strip() or self.tr("My colours")
        self.show_palette(self._palettes.add(Palette(name, (self._tools.colour,), ("",))))

    def delete(self) -> None:
        """Forget the palette shown, where it is the artist's own."""
        if self._palettes.own(self.palette_shown):
            self._palettes.delete(self.palette_shown)

    def ask_open(self) -> QFileDialog:
        """Ask for a file, then show what it holds."""
        dialog = QFileDialog(self.window(), self.tr("Open palette"), self._start)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        kinds = self.tr("Palettes (*.gpl *.kpl *.aco *.ase)")
        return self._opened(dialog, kinds, self.read)

    def ask_save(self) -> QFileDialog:
        """Ask where to write the palette shown."""
        dialog = QFileDialog(self.window(), self.tr("Save palette"), self._start)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("gpl")
        return self._opened(dialog, self.tr("GIMP palettes (*.gpl)"), self.write)

    @property
    def _start(self) -> str:
        return str(self._folder.path)

    def _opened(self, dialog: QFileDialog, kinds: str, deed: Callable[[str], None]) -> QFileDialog:
        dialog.setNameFilter(kinds)
        dialog.fileSelected.connect(lambda name: self._folder.keep(Path(name).parent))
        dialog.fileSelected.connect(deed)
        dialog.open()
        return dialog

    def read(self, path: str) -> None:
        """Take in the palette of a file."""
        try:
            self.show_palette(self._palettes.add(read_palette(path)))
        except UnderpaintError as error:
            self.refused.emit(str(error))

    def write(self, path: str) -> None:
        """Write the palette shown to a file."""
        palette = self.palette_shown
        named = Palette(self._palettes.title(palette), palette.colours, palette.names)
        try:
            write_palette(path, named)
        except UnderpaintError as error:
            self.refused.emit(str(error))
