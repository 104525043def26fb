"""Menus whose entries are choices: theme, language, engine, answers, recent files, samples."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from editor.ui.docks import Docks
from editor.ui.panels.engine_menu import ENGINES, engine_name, engine_tip
from editor.ui.panels.heal import COUNTS
from editor.ui.recent import samples
from editor.ui.session import Session
from editor.ui.theme import Mode

Key = TypeVar("Key", bound=Hashable)

LANGUAGES = {"": "", "en": "English", "zh_CN": "简体中文"}
"""Code and name in itself; "" follows the system."""

AUTO = "auto"
"""In the settings: masks grow as suits each picture."""


class Choices(QObject):
    """Fills the submenus and keeps their ticks right. `path_chosen(Path)`: recent or sample."""

    path_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(self, session: Session, menus: dict[str, QMenu], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._menus = session, menus
        self._fill_theme()
        self._fill_language()
        self._fill_inpaint()
        self._fill_samples()
        self._fill_recent()
        session.recent.changed.connect(self._fill_recent)
        session.studio.settings_changed.connect(self._show_inpaint)
        load_inpaint(session)

    def fill_panels(self, docks: Docks) -> None:
        """The Window menu's list of panels."""
        for dock in docks.by_name.values():
            self._menus["panels"].addAction(dock.toggleViewAction())

    def save(self, settings: QSettings) -> None:
        """Keep what was chosen."""
        studio = self._session.studio
        settings.setValue("inpaint/model", studio.model)
        settings.setValue("inpaint/count", studio.count)
        settings.setValue("inpaint/grow", AUTO if studio.grow is None else studio.grow)

    # ---- theme and language

    def _fill_theme(self) -> None:
        names = {
            Mode.SYSTEM: self.tr("System"),
            Mode.DARK: self.tr("Dark"),
            Mode.LIGHT: self.tr("Light"),
        }
        self._themes = self._radio("theme", names.items(), self.set_theme)
        self._themes[self._session.theme.mode].setChecked(True)

    def set_theme(self, mode: Mode) -> None:
        """Choose a theme, and keep it."""
        self._themes[mode].setChecked(True)
        self._session.theme.set_mode(mode)
        self._session.settings.setValue("theme", mode.value)

    def _fill_language(self) -> None:
        names = {code: name or self.tr("System") for code, name in LANGUAGES.items()}
        self._languages = self._radio("language", names.items(), self.set_language)
        now = str(self._session.settings.value("language", ""))
        self._languages.get(now, self._languages[""]).setChecked(True)

    def set_language(self, code: str) -> None:
        """Choose the language of the next start."""
        self._languages[code].setChecked(True)
        self._session.settings.setValue("language", code)
        self.language_chosen.emit(code)

    # ---- inpainting

    def _fill_inpaint(self) -> None:
        studio = self._session.studio
        engines = [(model, engine_name(model)) for model in ENGINES]
        self._engines = self._radio("engine", engines, lambda m: studio.configure(model=m))
        for model, action in self._engines.items():
            action.setToolTip(engine_tip(model))
        counts = [(count, str(count)) for count in COUNTS]
        self._counts = self._radio("answers", counts, lambda n: studio.configure(count=n))
        self._show_inpaint()

    def _show_inpaint(self) -> None:
        studio = self._session.studio
        for model, action in self._engines.items():  # none of them for a model of the shelf
            action.setChecked(model == studio.model)
        if studio.count in self._counts:
            self._counts[studio.count].setChecked(True)

    # ---- files

    def _fill_samples(self) -> None:
        menu = self._menus["samples"]
        known = samples()
        for before, sample in zip((None, *known), known, strict=False):
            if before is not None and before.moves != sample.moves:
                menu.addSeparator()
            self._path_entry(menu, sample.title, sample.path)
        menu.setEnabled(not menu.isEmpty())

    def _fill_recent(self) -> None:
        menu, recent = self._menus["recent"], self._session.recent
        menu.clear()
        for path in recent.paths:
            self._path_entry(menu, path.name.replace("&", "&&"), path)
        menu.setEnabled(not menu.isEmpty())
        menu.addSeparator()
        menu.addAction(self.tr("Clear this list"), recent.clear)

    def _path_entry(self, menu: QMenu, text: str, path: Path) -> None:
        action = menu.addAction(text)
        action.setToolTip(str(path))
        action.triggered.connect(lambda: self.path_chosen.emit(path))

    def _radio(
        self, menu: str, entries: Iterable[tuple[Key, str]], deed: Callable[[Key], None]
    ) -> dict[Key, QAction]:
        group = QActionGroup(self)
        out = {}
        for key, text in entries:
            action = self._menus[menu].addAction(text)
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda _on, key=key: deed(key))
            out[key] = action
        return out


def load_inpaint(session: Session) -> None:
    """Take engine and number of answers from the settings."""
    settings = session.settings
    count = str(settings.value("inpaint/count", 1))
    session.studio.configure(
        model=str(settings.value("inpaint/model", "inpaint")),
        count=int(count) if count.isdigit() else 1,
    )
    grow = str(settings.value("inpaint/grow", 0))
    session.studio.set_grow(None if grow == AUTO else int(grow) if grow.isdigit() else 0)
