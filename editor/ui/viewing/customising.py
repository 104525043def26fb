"""Keys, the palette, the layouts of the panels, in the window."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu

from editor.core.errors import UnderpaintError
from editor.ui.feature import Feature
from editor.ui.folders import LastFolder
from editor.ui.forms import NameForm
from editor.ui.viewing.layouts import Layouts

if TYPE_CHECKING:
    from editor.ui.controls.palette import CommandPalette
    from editor.ui.viewing.shortcuts import ShortcutsWindow
    from editor.ui.window import Window


RECENT, REMEMBERED = "palette/recent", 12
"""Where what was done last by the palette is kept, and how much of it."""
LOCKED = "window/locked"


class Customising(Feature):
    """How the artist makes the keys their own."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._shortcuts: ShortcutsWindow | None = None
        self.layouts = Layouts(window.session.settings)

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({
            "shortcuts": self.open_shortcuts,
            "palette": self.open_palette,
            "layout_save": self.ask_layout,
            "layout_lock": self.lock,
            "panels_hide": self.window.docks.hide_all,
        })  # fmt: skip
        self._fill_layouts()
        self.lock(self.window.session.settings.value(LOCKED) == "true")

    def refresh(self) -> None:
        self.window.actions_["panels_hide"].setChecked(self.window.docks.hidden)

    # -- palette

    def open_palette(self) -> CommandPalette:
        """Let the artist find anything by its name."""
        from editor.ui.controls.palette import CommandPalette
        from editor.ui.viewing.commands import commands

        palette = CommandPalette(commands(self.window), self.window, self._recent())
        palette.done.connect(self._remember)
        palette.popup()
        return palette

    def _recent(self) -> list[str]:
        try:
            kept = json.loads(str(self.window.session.settings.value(RECENT, "[]")))
        except ValueError:
            return []
        return [key for key in kept if isinstance(key, str)] if isinstance(kept, list) else []

    def _remember(self, key: str) -> None:
        others = [other for other in self._recent() if other != key]
        self.window.session.settings.setValue(RECENT, json.dumps([key, *others][:REMEMBERED]))

    # -- layouts

    def ask_layout(self) -> NameForm:
        """Let the artist name how the panels stand now."""
        form = NameForm(self.tr("Save layout"), "", self.window)
        form.chosen.connect(self.keep_layout)
        form.open()
        return form

    def keep_layout(self, name: str) -> None:
        """Keep how the panels stand under a name."""
        self.layouts.put(name, self.window.docks.state)
        self._fill_layouts()

    def choose_layout(self, name: str) -> None:
        """Put the panels as they stood when that name was given."""
        if not self.window.docks.restore(self.layouts.state(name)):
            text = self.tr("“{name}” was made by another version and does not fit any more.")
            self._said(text.format(name=name))

    def remove_layout(self, name: str) -> None:
        """Forget a layout."""
        self.layouts.remove(name)
        self._fill_layouts()

    def lock(self, locked: bool) -> None:
        """Hold the panels where they are, or let them go."""
        self.window.docks.lock(locked)
        self.window.actions_["layout_lock"].setChecked(locked)
        self.window.session.settings.setValue(LOCKED, "true" if locked else "false")

    def _fill_layouts(self) -> None:
        menu = self.window.menuBar().findChild(QMenu, "menu_layouts")
        if not isinstance(menu, QMenu):
            return
        menu.clear()
        names = self.layouts.names
        for name in names:
            menu.addAction(name.replace("&", "&&"), partial(self.choose_layout, name))
        menu.addSeparator()
        menu.addAction(self.window.actions_["layout_save"])
        forget = menu.addMenu(self.tr("Remove layout"))
        forget.setEnabled(bool(names))
        for name in names:
            forget.addAction(name.replace("&", "&&"), partial(self.remove_layout, name))
        menu.addSeparator()
        menu.addAction(self.window.actions_["reset_layout"])

    # -- keys

    def open_shortcuts(self) -> ShortcutsWindow:
        """Show the window of shortcuts; there is one."""
        from editor.ui.viewing.shortcuts import ShortcutsWindow

        if self._shortcuts is None:
            session = self.window.session
            shown = ShortcutsWindow(self.window.actions_, session.settings, self.window)
            shown.sheet_asked.connect(self._ask_sheet)
            self._shortcuts = shown
        self._shortcuts.show()
        self._shortcuts.raise_()
        self._shortcuts.activateWindow()
        self._shortcuts.search.setFocus()
        return self._shortcuts

    def _ask_sheet(self, suffix: str) -> None:
        folder = LastFolder(self.window.session.settings).path
        name, _ = QFileDialog.getSaveFileName(
            self._shortcuts,
            self.tr("Sheet of keys"),
            str(folder / f"underpaint-keys{suffix}"),
            f"*{suffix}",
        )
        if name:
            self.write_sheet(Path(name).with_suffix(suffix))

    def write_sheet(self, path: Path) -> None:
        """Write all keys as ".pdf" or ".html", in the background."""
        from editor.ui.viewing.sheet import blocks, write_html, write_pdf

        sheet, title = blocks(self.window.actions_), self.tr("Underpaint: keys")
        write = write_pdf if path.suffix == ".pdf" else write_html
        said = self.tr("{name} is written.").format(name=path.name)
        self.window.session.background.run(
            partial(write, path, sheet, title), lambda _: self._said(said), self._failed
        )

    def _said(self, text: str) -> None:
        self.window.status.show_hint(text)

    def _failed(self, error: UnderpaintError) -> None:
        self.window.stage.message.error(str(error))
