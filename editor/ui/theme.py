"""One neutral grey scale per theme and one accent; everything that draws asks here for colours."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from editor.ui.assets import asset

FAMILIES = ("Inter", "Segoe UI Variable Text", "SF Pro Text", "Noto Sans", "Cantarell")
"""Preferred sans-serif families, best first; the system's own where none is installed."""

TEXT_PIXELS = 13


class Mode(Enum):
    """What the artist chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


@dataclass(frozen=True)
class Colours:
    """The names under which widgets, icons and the style sheet know the colours (#rrggbb)."""

    name: str
    canvas: str
    bar: str
    panel: str
    field: str
    raised: str
    hover: str
    pressed: str
    hairline: str
    text: str
    secondary: str
    disabled: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    danger: str
    good: str


DARK = Colours(
    name="dark",
    canvas="#1a1b1d",
    bar="#2a2b30",
    panel="#26272b",
    field="#1e1f22",
    raised="#34363c",
    hover="#3d3f46",
    pressed="#2c2d32",
    hairline="#3a3c42",
    text="#e6e6e8",
    secondary="#9da0a8",
    disabled="#63666e",
    accent="#d98e3f",
    accent_hover="#e6a258",
    accent_soft="#4a3a29",
    on_accent="#1c1206",
    danger="#e0695a",
    good="#6fb37f",
)

LIGHT = Colours(
    name="light",
    canvas="#c9cacd",
    bar="#f8f8f9",
    panel="#f1f1f3",
    field="#e4e5e8",
    raised="#ffffff",
    hover="#dcdde1",
    pressed="#d0d1d6",
    hairline="#d2d3d8",
    text="#1d1e21",
    secondary="#62656d",
    disabled="#a4a6ad",
    accent="#b3651b",
    accent_hover="#9c5614",
    accent_soft="#f3e0cc",
    on_accent="#ffffff",
    danger="#b93a2b",
    good="#2f7d45",
)


class Theme(QObject):
    """Applies colours to the application; `changed` tells what draws its own pixels.

    The desktop's own choice is followed while the mode is SYSTEM.
    """

    changed = Signal()

    def __init__(self, application: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(application)
        self._application = application
        self._mode = mode
        self._worn: Colours | None = None
        application.setStyle("Fusion")
        application.setFont(_font(application.font()))
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self.set_mode(mode)

    @property
    def mode(self) -> Mode:
        """What the artist chose."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Choose system, dark or light; takes effect at once."""
        self._mode = mode
        schemes = {Mode.DARK: Qt.ColorScheme.Dark, Mode.LIGHT: Qt.ColorScheme.Light}
        self._application.styleHints().setColorScheme(schemes.get(mode, Qt.ColorScheme.Unknown))
        self._apply()

    def dress(self) -> None:
        """Put the style sheet on all widgets: called once the first window's are made.

        With a sheet on, Qt styles a whole tree of widgets anew each time it is put into another
        widget: half of the time that a window takes to be made. Never taken off again: Qt would
        lose sight of widgets that go meanwhile.
        """
        if not self._application.styleSheet():
            self._put_sheet()

    def _follow(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        wanted = _colours_for(self._mode)
        if wanted is self._worn:
            return
        global _current
        _current = self._worn = wanted
        self._application.setPalette(_palette(wanted))
        if self._application.styleSheet():
            self._put_sheet()
        self.changed.emit()

    def _put_sheet(self) -> None:
        self._application.setStyleSheet(style_sheet(_current))


_current = DARK


def colours() -> Colours:
    """The colours in force now."""
    return _current


def colour(name: str) -> QColor:
    """One colour in force now by its name in `Colours`."""
    return QColor(getattr(_current, name))


def style_sheet(of: Colours) -> str:
    """The Qt style sheet of a theme: the template in resources/qss with its colours put in."""
    template = Template(asset("qss/underpaint.qss").read_text(encoding="utf-8"))
    return template.substitute(asdict(of), qss=asset("qss").as_posix())


def _colours_for(mode: Mode) -> Colours:
    if mode is Mode.SYSTEM:
        light = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Light
        return LIGHT if light else DARK
    return DARK if mode is Mode.DARK else LIGHT


def _font(base: QFont) -> QFont:
    installed = set(QFontDatabase.families())
    font = QFont(base)
    if family := next((name for name in FAMILIES if name in installed), None):
        font.setFamily(family)
    font.setPixelSize(TEXT_PIXELS)
    font.setFeature(QFont.Tag("tnum"), 1)  # figures of one width: numbers do not dance
    return font


def _palette(of: Colours) -> QPalette:
    palette = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for where, value in (
        (role.Window, of.panel),
        (role.WindowText, of.text),
        (role.Base, of.field),
        (role.AlternateBase, of.panel),
        (role.Text, of.text),
        (role.PlaceholderText, of.disabled),
        (role.Button, of.raised),
        (role.ButtonText, of.text),
        (role.ToolTipBase, of.raised),
        (role.ToolTipText, of.text),
        (role.Highlight, of.accent),
        (role.HighlightedText, of.on_accent),
        (role.Link, of.accent),
        (role.Light, of.hover),
        (role.Midlight, of.raised),
        (role.Mid, of.hairline),
        (role.Dark, of.field),
        (role.Shadow, of.canvas),
    ):
        palette.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, where, QColor(of.disabled))
    return palette
