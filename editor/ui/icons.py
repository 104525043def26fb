"""Line icons from resources/icons, drawn in the colours of the theme in force."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from editor.ui.assets import asset
from editor.ui.theme import colours

SIZES = (16, 20, 24)
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


def icon(name: str, normal: str | None = None) -> QIcon:
    """The icon `name` in the theme's colours for every state; `normal` overrides the usual one."""
    of = colours()
    out = QIcon()
    states = (
        (QIcon.Mode.Normal, QIcon.State.Off, normal or of.text),
        (QIcon.Mode.Normal, QIcon.State.On, normal or of.accent),
        (QIcon.Mode.Disabled, QIcon.State.Off, of.disabled),
        (QIcon.Mode.Disabled, QIcon.State.On, of.disabled),
    )
    for mode, state, colour in states:
        for size in SIZES:
            for ratio in (1.0, 2.0):
                out.addPixmap(pixmap(name, colour, size, ratio), mode, state)
    return out


def set_icon(target: QAction | QAbstractButton, name: str, role: str = "") -> None:
    """Give an action or button an icon that `retint` redraws when the theme changes.

    `role` names a colour of the theme to use instead of the usual text colour.
    """
    target.setProperty(_PROPERTY, f"{name}|{role}")
    target.setIcon(icon(name, getattr(colours(), role) if role else None))


def retint(root: QObject) -> None:
    """Redraw every icon below `root` that was set by `set_icon`."""
    for kind in (QAction, QAbstractButton):
        for target in root.findChildren(kind):
            if known := target.property(_PROPERTY):
                set_icon(target, *str(known).split("|"))
