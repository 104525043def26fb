"""The samples of a run: fitted or enlarged, drawn sharp or smooth, dragged about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from editor.ui.theme import colour

MOST = 16.0
STEP = 1.25
MARGIN = 12


class GridView(QWidget):
    """`zoom`: screen pixels for each of the picture, 0 = all of it fits. zoomed() when it changes.
    sharp: pixels are squares; else they are smoothed."""

    zoomed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.words = ""
        self.sharp = False
        self.zoom = 0.0
        self._middle = QPointF(0.5, 0.5)  # of the picture, in the middle of the view
        self._pressed: QPointF | None = None
        self.setMinimumSize(200, 160)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Samples"))
        self.setToolTip(self.tr("Wheel: zoom. Drag: move. 0: all of it. 1: one to one."))

    def show_image(self, image: QImage) -> None:
        """Show these samples, where others were."""
        if image is not self.image:
            self.image = image
            self.update()

    def show_words(self, words: str) -> None:
        """Say this where there is no picture yet."""
        if words != self.words:
            self.words = words
            self.update()

    def set_sharp(self, sharp: bool) -> None:
        """Draw pixels as squares, or smoothed."""
        self.sharp = sharp
        self.update()

    @property
    def scale(self) -> float:
        """Screen pixels for each pixel of the picture, as drawn."""
        if self.zoom or self.image.isNull():
            return self.zoom or 1.0
        wide = (self.width() - 2 * MARGIN) / self.image.width()
        return max(0.01, min(wide, (self.height() - 2 * MARGIN) / self.image.height()))

    def fit(self) -> None:
        """Show all of it."""
        self._set_zoom(0.0)
        self._middle = QPointF(0.5, 0.5)

    def step(self, by: float) -> None:
        """Zoom in (1) or out (-1)."""
        self._set_zoom(max(0.1, min(MOST, self.scale * STEP**by)))

    def _set_zoom(self, zoom: float) -> None:
        self.zoom = zoom
        self.update()
        self.zoomed.emit()

    def place(self) -> QRectF:
        """Where the picture is drawn."""
        size = QSize(self.image.width(), self.image.height()) * self.scale
        middle = QPointF(self.width() / 2, self.height() / 2)
        at = QPointF(self._middle.x() * size.width(), self._middle.y() * size.height())
        return QRectF(middle - at, size.toSizeF())

    # ---- hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.image.isNull():
            return
        before, at = self.place(), event.position()
        share = QPointF(
            (at.x() - before.x()) / before.width(), (at.y() - before.y()) / before.height()
        )
        self.step(event.angleDelta().y() / 120)
        after = self.place()
        there = QPointF(
            after.x() + share.x() * after.width(), after.y() + share.y() * after.height()
        )
        self._move(at - there)
        event.accept()

    def _move(self, by: QPointF) -> None:
        place = self.place()
        x = self._middle.x() - by.x() / max(1.0, place.width())
        y = self._middle.y() - by.y() / max(1.0, place.height())
        self._middle = QPointF(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and self.zoom:
            self._move(event.position() - self._pressed)
            self._pressed = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.fit()

    def event(self, event: QEvent) -> bool:
        own = isinstance(event, QKeyEvent) and self._deed(event) is not None
        if own and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        deed = self._deed(event)
        if deed == "in":
            self.step(1)
        elif deed == "out":
            self.step(-1)
        elif deed == "fit":
            self.fit()
        elif deed == "one":
            self._set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def _deed(self, event: QKeyEvent) -> str | None:
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.key() == Qt.Key.Key_Plus:
            return "in"
        if event.matches(QKeySequence.StandardKey.ZoomOut) or event.key() == Qt.Key.Key_Minus:
            return "out"
        return {Qt.Key.Key_0: "fit", Qt.Key.Key_1: "one"}.get(Qt.Key(event.key()))

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        if self.image.isNull():
            painter.setPen(colour("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), flags, self.words)
        else:
            hint = QPainter.RenderHint.SmoothPixmapTransform
            painter.setRenderHint(hint, not self.sharp)
            painter.drawImage(self.place(), self.image)
        painter.end()
