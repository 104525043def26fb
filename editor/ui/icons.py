"""Line icons from resources/icons, drawn in the colours of the theme in force."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from editor.ui.assets import asset
from editor.ui.theme import colours

SMALL = 16
_PROPERTY = "underpaint_icon"


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return asset(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` as `size` device-independent pixels square in one colour (#rrggbb)."""
    svg = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    image = QPixmap(round(size * ratio), round(size * ratio))
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    svg.render(painter, QRectF(image.rect()))
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image


def icon(name: str, role: str = "", size: int = SMALL) -> QIcon:
    """The icon `name` for every state; `role` names a colour of the theme to use instead."""
    of = colours()
    usual = str(getattr(of, role)) if role else of.text
    out = QIcon()
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, usual),
        (QIcon.Mode.Normal, QIcon.State.On, usual if role else of.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, of.disabled),
    )
    for mode, state, colour in states:
        for ratio in _ratios():
            out.addPixmap(pixmap(name, colour, size, ratio), mode, state)
    return out


def _ratios() -> set[float]:
    """The densities of the screens there are."""
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}


def set_icon(
    target: QAction | QAbstractButton, name: str, role: str = "", size: int = SMALL
) -> None:
    """Give an action or button an icon that `retint` redraws when the theme changes."""
    target.setProperty(_PROPERTY, f"{name}|{role}|{size}")
    target.setIcon(icon(name, role, size))


def name_icon(action: QAction, name: str) -> None:
    """Note which icon an action has; `show_icon` draws it where a button needs it."""
    action.setProperty(_PROPERTY, f"{name}||0")


def icon_name(action: QAction) -> str:
    """The name noted by `name_icon` or `set_icon`; "" where there is none."""
    return str(action.property(_PROPERTY) or "").split("|")[0]


def show_icon(action: QAction, size: int = SMALL) -> None:
    """Draw the icon noted for an action, unless it is drawn already."""
    if icon_name(action) and action.icon().isNull():
        set_icon(action, icon_name(action), size=size)


def retint(root: QObject) -> None:
    """Redraw every icon below `root` that is drawn."""
    drawn: list[QAction | QAbstractButton] = [
        *root.findChildren(QAction),
        *root.findChildren(QAbstractButton),
    ]
    for target in drawn:
        name, _, rest = str(target.property(_PROPERTY) or "").partition("|")
        role, _, size = rest.partition("|")
        if name and size != "0":
            set_icon(target, name, role, int(size))
