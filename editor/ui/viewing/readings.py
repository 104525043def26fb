"""What the status bar reads off the picture: the colour under the pointer, the selection's size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.raster import Raster
from editor.render.colour import shown_colour
from editor.render.compositor import flatten

if TYPE_CHECKING:
    from editor.ui.window import Window

READ_MS, MEASURE_MS = 40, 120
SIDE = 12


class ColourReading(QWidget):
    """A small patch and its number as in "#3f7ac2"; empty where there is no pixel."""

    def __init__(self) -> None:
        super().__init__()
        self._patch, self.number = QLabel(), QLabel()
        self._patch.setFixedSize(SIDE + 8, SIDE)  # with the padding of the status bar
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("#0000000"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._patch)
        row.addWidget(self.number)
        tip = self.tr("Colour under the pointer, all layers together")
        self.setToolTip(tip)
        self.setAccessibleName(tip)

    def show_colour(self, colour: QColor | None) -> None:
        """Show a colour, or none."""
        patch = QPixmap(QSize(SIDE, SIDE) * self.devicePixelRatioF())
        patch.setDevicePixelRatio(self.devicePixelRatioF())
        patch.fill(colour if colour is not None else QColor(0, 0, 0, 0))
        self._patch.setPixmap(patch)
        self.number.setText("" if colour is None else colour.name())


class Readings(QObject):
    """Keeps both readings current, never while a drag goes on."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._at = window, (0, 0)
        self._measured: Raster = window.session.history.committed.mask
        self.colour, self.selection = ColourReading(), QLabel()
        tip = self.tr("Size of what the mask covers, in pixels")
        self.selection.setToolTip(tip)
        self.selection.setAccessibleName(tip)
        for part in (self.selection, self.colour):
            window.status.add_reading(part)
        self._read = QTimer(self, singleShot=True, interval=READ_MS)
        self._read.timeout.connect(self.read)
        self._measure = QTimer(self, singleShot=True, interval=MEASURE_MS)
        self._measure.timeout.connect(self.measure)
        window.canvas.hovered.connect(self._note)
        self.destroyed.connect(window.session.history.subscribe(self._on_document))

    def _note(self, x: int, y: int) -> None:
        self._at = x, y
        self._read_soon()

    def _read_soon(self) -> None:
        if not self._read.isActive():
            self._read.start()

    def read(self) -> None:
        """Show the colour under the pointer."""
        canvas = self._window.canvas
        if canvas.hand.dragging:
            return
        document, spot = canvas.shown, Rect(*self._at, 1, 1)
        if not document.bounds.contains(spot) or not canvas.underMouse():
            self.colour.show_colour(None)
            return
        r, g, b, alpha = (int(v) for v in flatten(document, spot)[0, 0])
        shown = QColor(*shown_colour((r, g, b), document.metadata.icc))
        self.colour.show_colour(shown if alpha else None)

    def measure(self) -> None:
        """Measure the mask in the background."""
        mask = self._window.session.history.committed.mask

        def done(extent: Rect) -> None:
            if mask is self._window.session.history.committed.mask:
                self._show(extent)

        self._window.session.background.run(mask.extent, done, self._give_up)

    def _show(self, extent: Rect) -> None:
        words = self.tr("Mask {w} × {h}").format(w=extent.w, h=extent.h)
        self.selection.setText("" if extent.empty else words)

    def _give_up(self, _error: UnderpaintError) -> None:
        self.selection.clear()

    def _on_document(self, _before: Document, after: Document) -> None:
        self._read_soon()
        if after is self._window.session.history.committed and after.mask is not self._measured:
            self._measured = after.mask  # `before` may be a look at the very same mask
            self._measure.start()
