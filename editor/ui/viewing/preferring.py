"""Preferences in the window: shown, and put in force."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout

from editor.render import checkers
from editor.ui.choices import LANGUAGES
from editor.ui.controls.combo import Combo
from editor.ui.controls.swatch import Swatch
from editor.ui.feature import Feature
from editor.ui.theme import Mode, colour
from editor.ui.viewing.kinds import CanvasLook, Pen, Power, Safekeeping
from editor.ui.viewing.preferences_pages import CANVAS, GENERAL
from editor.ui.viewing.preferences_window import PreferencesWindow, described

if TYPE_CHECKING:
    from editor.ui.window import Window

MEGABYTE = 1 << 20


class Preferring(Feature):
    """Puts each subject in force when the window opens and whenever it changes."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._shown: PreferencesWindow | None = None
        self._preferences = window.session.preferences
        self._deeds: Mapping[type, Callable[[], None]] = {
            Safekeeping: self._keep_safe,
            CanvasLook: self._show_canvas,
            Pen: self._feel,
            Power: self._empower,
        }
        for deed in self._deeds.values():
            deed()
        self._preferences.changed.connect(self._on_changed)

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({"preferences": self.open})

    def restyle(self) -> None:
        self._show_surround()
        if self._shown is not None:
            self._shown.restyle()

    def open(self) -> PreferencesWindow:
        """Show the window of preferences; there is one."""
        if self._shown is None:
            extras = {GENERAL: [self._language(), self._theme()], CANVAS: [self._rubylith()]}
            self._shown = PreferencesWindow(self._preferences, extras, self.window)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()
        return self._shown

    # -- what has a place of its own

    def _language(self) -> QVBoxLayout:
        names = {code: name or self.tr("System") for code, name in LANGUAGES.items()}
        tip = self.tr("The window speaks it when Underpaint starts next")
        combo = Combo(self.tr("Language"), tip)
        for code, name in names.items():
            combo.addItem(name, code)
        now = str(self.window.session.settings.value("language", ""))
        combo.setCurrentIndex(max(0, combo.findData(now)))
        choices = self.window.choices
        combo.activated.connect(lambda index: choices.set_language(combo.itemData(index)))
        return described(combo, self.tr("Language"), tip)

    def _theme(self) -> QVBoxLayout:
        names = {
            Mode.SYSTEM: self.tr("As the system"),
            Mode.DARK: self.tr("Dark"),
            Mode.LIGHT: self.tr("Light"),
        }
        tip = self.tr("Colours of the window")
        combo = self._themes = Combo(self.tr("Theme"), tip)
        for mode, name in names.items():
            combo.addItem(name, mode.value)
        choices = self.window.choices
        combo.activated.connect(lambda index: choices.set_theme(Mode(combo.itemData(index))))
        self._follow_theme()
        self.window.session.theme.changed.connect(self._follow_theme)
        return described(combo, self.tr("Theme"), tip)

    def _follow_theme(self) -> None:
        mode = self.window.session.theme.mode
        self._themes.setCurrentIndex(self._themes.findData(mode.value))

    def _rubylith(self) -> QVBoxLayout:
        tools = self.window.session.tools
        tip = self.tr("Laid over what the mask covers")
        swatch = self._ruby = Swatch(self.tr("Mask colour"), tip)

        def put(value: QColor) -> None:
            tools.rubylith = value

        swatch.changed.connect(put)
        self._follow_rubylith()
        tools.changed.connect(self._follow_rubylith)
        return described(swatch, self.tr("Mask colour"), tip)

    def _follow_rubylith(self) -> None:
        self._ruby.show_colour(self.window.session.tools.rubylith)

    # -- in force

    def _on_changed(self, kind: type) -> None:
        if kind in self._deeds:
            self._deeds[kind]()

    def _keep_safe(self) -> None:
        wanted, session = self._preferences.get(Safekeeping), self.window.session
        session.history.limit_to(wanted.undo * MEGABYTE)
        session.safety.pause(wanted.autosave)
        session.recent.keep(wanted.recent)

    def _show_canvas(self) -> None:
        look, canvas = self._preferences.get(CanvasLook), self.window.canvas
        canvas.wheel_zooms = look.wheel == "zoom"
        if checkers.choose(look.checkers):
            canvas.renew()
        self._show_surround()

    def _show_surround(self) -> None:
        wanted = self._preferences.get(CanvasLook).surround
        backdrop = colour("canvas") if wanted == "theme" else QColor(wanted)
        self.window.canvas.setProperty("backdrop", backdrop)

    def _feel(self) -> None:
        pen, hand = self._preferences.get(Pen), self.window.canvas.hand
        hand.feel, hand.eraser_end = pen.feel, pen.eraser

    def _empower(self) -> None:
        """The engine's process inherits these when it starts."""
        power = self._preferences.get(Power)
        for name, value in (
            ("UNDERPAINT_DEVICE", "" if power.device == "auto" else power.device),
            ("UNDERPAINT_THREADS", str(power.threads or "")),
        ):
            if value:
                os.environ[name] = value
            else:
                os.environ.pop(name, None)
