"""How far beyond the mask will be filled: a slider, and a line round the mask that shows it."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.outline import STRIPES, Screen, ants
from editor.core.raster import Pixels, Raster
from editor.core.spread import grown
from editor.jobs.job import MOST_GROWN
from editor.ui.background import Background
from editor.ui.canvas.ants import image_of, screen_of
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.picture import level_for
from editor.ui.canvas.view import View
from editor.ui.controls.slider import Scale, Slider
from editor.ui.selecting.candidate import Seeking
from editor.ui.studio import Studio
from editor.ui.theme import colour

PIXELS = Scale(0, MOST_GROWN, " px", 0, 1.5)
LINGER_MS = 2500
"""How long the line stays after a change by the keyboard or the wheel."""


class GrowthRow(QWidget):
    """Sets by how much masks are widened before they are filled.

    looked_at(bool): the artist is busy with it, or no longer.
    """

    looked_at = Signal(bool)

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self.slider = Slider(
            self.tr("Grow by"),
            PIXELS,
            self.tr("Fill so much more round the mask, so that no rim of what it covers stays"),
        )
        self.slider.hide_label()
        self.auto = QPushButton(self.tr("Auto"))
        self.auto.setCheckable(True)
        self.auto.setAccessibleName(self.tr("Grow as suits the picture"))
        self.auto.setToolTip(self.tr("As much as suits the size of the picture"))
        self._linger = QTimer(self, singleShot=True, interval=LINGER_MS)
        self._linger.timeout.connect(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.slider, 1)
        row.addWidget(self.auto)
        self.slider.changed.connect(self._set)
        self.auto.toggled.connect(self._set_auto)
        studio.settings_changed.connect(self._show)
        self.destroyed.connect(studio.history.subscribe(self._on_document))
        self._show()

    def _set(self, pixels: float) -> None:
        self._studio.set_grow(round(pixels))
        self._touched()

    def _set_auto(self, on: bool) -> None:
        if on != (self._studio.grow is None):
            self._studio.set_grow(None if on else self._studio.growth)
            self._touched()

    def _touched(self) -> None:
        self._linger.start()
        self._tell()

    def _show(self) -> None:
        self.slider.show_value(self._studio.growth)
        self.auto.setChecked(self._studio.grow is None)

    def _on_document(self, before: Document, after: Document) -> None:
        if before.size != after.size:
            self._show()

    def _tell(self) -> None:
        self.looked_at.emit(self.underMouse() or self._linger.isActive())

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._tell()


class _Key(NamedTuple):
    mask: Raster
    view: View
    by: int


class GrowthLine(QObject):
    """Draws how far a mask would be filled, in the accent's colour, while it is asked for."""

    def __init__(self, canvas: Canvas, background: Background, studio: Studio) -> None:
        super().__init__(canvas)
        self._canvas, self._studio = canvas, studio
        self._on = False
        self._asked: _Key | None = None
        self._drawn: _Key | None = None
        self._image = QImage()
        self._seeking = Seeking(background)
        self._seeking.found.connect(self._arrived)
        self._seeking.failed.connect(canvas.hint)
        canvas.overlays.append(self._paint)

    @property
    def image(self) -> QImage:
        """What is painted: the size of the canvas; null where no line shows."""
        return self._image

    def show(self, on: bool) -> None:
        """Show or hide it; also to be called when the growth has changed."""
        self._on = on
        self._canvas.update()

    def _wanted(self) -> _Key | None:
        mask, by = self._canvas.shown.mask, self._studio.growth
        if not (self._on and by and mask.tiles):
            return None
        return _Key(mask, self._canvas.view, by)

    def _paint(self, painter: QPainter) -> None:
        key = self._wanted()
        if key is None:
            self._asked, self._drawn, self._image = None, None, QImage()
            return
        if key != self._asked:
            self._asked = key
            work = partial(_traced, key, screen_of(key.view), self._canvas.shown.bounds)
            self._seeking.ask(lambda: (key, work()))
        if self._drawn is not None and self._drawn.view == key.view:
            painter.drawImage(0, 0, self._image)

    def _arrived(self, found: tuple[_Key, Pixels]) -> None:
        key, traced = found
        if key == self._wanted():
            image = image_of(traced)
            accent, light = colour("accent").rgba(), QColor("white").rgba()
            half = STRIPES // 2
            image.setColorTable([0, *[accent] * half, *[light] * half])
            self._image, self._drawn = image, key
            self._canvas.update()


def _traced(key: _Key, screen: Screen, bounds: Rect) -> Pixels:
    """uint8 (screen.h, screen.w), as `ants`: the edge of the mask when it is grown."""
    seen = screen.area.padded(key.by).intersect(bounds)
    wide = grown(key.mask, seen, key.by)
    return ants(wide, screen, seen, level_for(key.view.scale))
