"""Line icons from resources/icons, drawn in the colours of the theme in force."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from editor.ui.assets import asset
from editor.ui.theme import colours

SMALL = 16
_PROPERTY = "underpaint_icon"
_CLONES: list[QIconEngine] = []
"""Qt takes what `clone` returns without telling Python, which would delete it once unnamed."""


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


class _LineIcon(QIconEngine):
    """Draws only what is asked for, when it is asked for, in the colours in force then.

    Most icons of the window lie in menus and behind tabs: drawing all would keep it from showing.
    """

    def __init__(self, name: str, role: str, size: int) -> None:
        super().__init__()
        self._name, self._role, self._size = name, role, size

    def clone(self) -> QIconEngine:
        clone = _LineIcon(self._name, self._role, self._size)
        _CLONES.append(clone)
        return clone

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size.boundedTo(QSize(self._size, self._size))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        side = min(size.width(), size.height(), self._size)
        return pixmap(self._name, self._colour(mode, state), side, scale)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        of = colours()
        if mode is QIcon.Mode.Disabled:
            return of.disabled
        if self._role:
            return str(getattr(of, self._role))
        return of.accent if state is QIcon.State.On else of.text


def icon(name: str, role: str = "", size: int = SMALL) -> QIcon:
    """The icon `name` for every state; `role` names a colour of the theme to use instead."""
    return QIcon(_LineIcon(name, role, size))


def set_icon(
    target: QAction | QAbstractButton, name: str, role: str = "", size: int = SMALL
) -> None:
    """Give an action or button an icon."""
    target.setProperty(_PROPERTY, name)
    target.setIcon(icon(name, role, size))


def name_icon(action: QAction, name: str) -> None:
    """Note which icon an action has; `show_icon` draws it where a button needs it."""
    action.setProperty(_PROPERTY, name)


def icon_name(action: QAction) -> str:
    """The name noted by `name_icon` or `set_icon`; "" where there is none."""
    return str(action.property(_PROPERTY) or "")


def show_icon(action: QAction, size: int = SMALL) -> None:
    """Draw the icon noted for an action, unless it is drawn already."""
    if icon_name(action) and action.icon().isNull():
        set_icon(action, icon_name(action), size=size)
