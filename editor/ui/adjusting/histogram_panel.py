"""The histogram panel: how often each value shows, and how much is quite black or white."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from editor.core.document import Document
from editor.core.histogram import Histogram, histogram
from editor.core.raster import Pixels
from editor.render.deep import is_deep
from editor.render.sample import colours_of
from editor.ui.adjusting.graph import paint_histogram
from editor.ui.adjusting.words import ALL, BLUE, GREEN, RED, words
from editor.ui.background import Background
from editor.ui.controls.segments import Segments
from editor.ui.qimage import to_array
from editor.ui.theme import colour

SIDE = 700
"""Pixels of the longer side of the picture that is counted."""
LATER_MS = 250
"""Quiet time after a change before anything is counted."""


class Graph(QWidget):
    """One histogram."""

    def __init__(self) -> None:
        super().__init__()
        self._histogram: Histogram | None = None
        self._channel = 3
        self.setAccessibleName(self.tr("Histogram"))
        self.setToolTip(self.tr("Dark values at the left, light ones at the right"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 90)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 36)

    def show_histogram(self, of: Histogram | None, channel: int) -> None:
        """Show a channel: 0 red, 1 green, 2 blue, 3 all."""
        self._histogram, self._channel = of, channel
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.fillRect(box, colour("field"))
        if self._histogram is not None and self._histogram.pixels:
            paint_histogram(painter, box.adjusted(1, 3, -1, 0), self._histogram, self._channel)
        painter.end()


class HistogramPanel(QWidget):
    """glimpse(side): what the canvas shows, small. shown(): its document, counted itself where it
    has 16 bits a channel, of which the screen's bytes would show a comb. Counted beside the window.
    """

    def __init__(
        self,
        glimpse: Callable[[int], QImage],
        shown: Callable[[], Document],
        background: Background,
    ) -> None:
        super().__init__()
        self._glimpse, self._shown, self._background = glimpse, shown, background
        self._busy, self._stale = False, True
        self.histogram: Histogram | None = None
        self.channel = Segments(
            self.tr("Channel"), [words(text) for text in (ALL, RED, GREEN, BLUE)]
        )
        self.channel.chosen.connect(lambda _: self._show())
        self.graph = Graph()
        self.numbers = QLabel()
        self.numbers.setProperty("tone", "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        column.addWidget(self.channel)
        column.addWidget(self.graph, 1)
        column.addWidget(self.numbers)
        self._soon = QTimer(self, singleShot=True, interval=LATER_MS)
        self._soon.timeout.connect(self._count)
        self._show()

    def renew(self) -> None:
        """The canvas shows something else; count it, where anybody sees it."""
        self._stale = True
        self.look_again()

    def look_again(self) -> None:
        """It may have come into sight; count what shows, unless that is done."""
        if self._stale:
            self._soon.start()

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.graph.update()

    def _count(self) -> None:
        if self._busy or not self._stale or self.visibleRegion().isEmpty():
            return
        self._stale = False
        image = self._glimpse(SIDE)
        if image.isNull():
            self._put(None)
            return
        self._busy = True
        count = partial(_counted, self._shown(), to_array(image))
        self._background.run(count, self._put, lambda _: self._put(None))

    def _put(self, counted: Histogram | None) -> None:
        self._busy = False
        self.histogram = counted
        self._show()
        if self._stale:
            self._soon.start()

    def _show(self) -> None:
        channel = (self.channel.index - 1) % 4
        self.graph.show_histogram(self.histogram, channel)
        if self.histogram is None or not self.histogram.pixels:
            self.numbers.setText(self.tr("No picture"))
            return
        dark, light = self.histogram.clipped(channel)
        text = self.tr("Mean {mean} · black {dark} % · white {light} %")
        mean = f"{self.histogram.mean(channel):.0f}"
        self.numbers.setText(
            text.format(mean=mean, dark=f"{dark * 100:.1f}", light=f"{light * 100:.1f}")
        )


def _counted(document: Document, image: Pixels) -> Histogram:
    """Of a deep document its own values, else what the screen shows of it."""
    if is_deep(document):
        return histogram(colours_of(document, document.layers, SIDE))
    return histogram(np.ascontiguousarray(image[..., :3]))
