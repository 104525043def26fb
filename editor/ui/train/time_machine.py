"""The time machine: all kept moments of a run on a scrubber; the one shown can become the model."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editor.ui.controls.labels import ElidedLabel, text_button
from editor.ui.panels.card import covering
from editor.ui.theme import colour
from editor.ui.train.words import number, short_name
from editor.weights.runs import Moment

HEIGHT = 58
GAP = 4


class Scrubber(QWidget):
    """Pictures of moments in a row, with the newest samples at the end. `chosen(place)`: -1 is the
    newest. Drag, arrow keys, Home, End."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.place = -1
        self._images: list[QImage] = []
        self._now = QImage()
        self._names: list[str] = []
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Moments of the training"))
        self.setToolTip(self.tr("Drag through the training; the last one is now"))

    @property
    def count(self) -> int:
        """Moments, and now."""
        return len(self._images) + 1

    def show_moments(self, images: list[QImage], names: list[str], now: QImage) -> None:
        """Show these; the place stays, or goes to now where it is no more."""
        self._images, self._names, self._now = images, names, now
        if self.place >= len(images):
            self.place = -1
        self._speak()
        self.update()

    def go(self, place: int) -> None:
        """Show a moment, -1 = now."""
        place = place if 0 <= place < len(self._images) else -1
        if place != self.place:
            self.place = place
            self._speak()
            self.chosen.emit(place)
            self.update()

    def _speak(self) -> None:
        now = self.tr("now")
        self.setAccessibleDescription(now if self.place < 0 else self._names[self.place])

    def sizeHint(self) -> QSize:
        return QSize(300, HEIGHT)

    def _cell(self, index: int) -> QRectF:
        """index: 0 = the oldest .. count - 1 = now."""
        width = self.width() / self.count
        wide = min(width, 1.6 * HEIGHT)
        return QRectF(index * wide, 0, wide, HEIGHT).adjusted(GAP / 2, 2, -GAP / 2, -2)

    def _index(self, x: float) -> int:
        wide = min(self.width() / self.count, 1.6 * HEIGHT)
        return max(0, min(self.count - 1, int(x / wide)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._take(event.position().x())

    def _take(self, x: float) -> None:
        index = self._index(x)
        self.go(-1 if index == self.count - 1 else index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        here = len(self._images) if self.place < 0 else self.place
        there = {
            Qt.Key.Key_Left: here - 1,
            Qt.Key.Key_Right: here + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._images),
        }.get(Qt.Key(event.key()))
        if there is None:
            super().keyPressEvent(event)
        elif there >= 0:
            self.go(there)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        here = len(self._images) if self.place < 0 else self.place
        for index in range(self.count):
            self._paint_cell(painter, index, index == here)
        painter.end()

    def _paint_cell(self, painter: QPainter, index: int, chosen: bool) -> None:
        box = self._cell(index)
        shape = QPainterPath()
        shape.addRoundedRect(box, 5, 5)
        painter.fillPath(shape, colour("raised"))
        now = index == len(self._images)
        image = self._now if now else self._images[index]
        painter.save()
        painter.setClipPath(shape)
        if not image.isNull():
            painter.drawImage(box, image, covering(image, box))
        if now:
            below = QRectF(box.left(), box.bottom() - 17, box.width(), 17)
            painter.fillRect(below, QColor(0, 0, 0, 150))
            painter.setPen(QColor(255, 255, 255))
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.tr("now"))
        painter.restore()
        focus = chosen and self.hasFocus()
        name = "accent" if chosen else "hairline"
        painter.setPen(QPen(colour(name), 3.0 if focus else 2.2 if chosen else 1))
        painter.drawPath(shape)


class TimeMachine(QWidget):
    """Scrubber, what was measured then, and the button. moment_shown(Moment | None): None = now.
    moment_used(Moment)."""

    moment_shown = Signal(object)
    moment_used = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._moments: tuple[Moment, ...] = ()
        self.scrubber = Scrubber()
        self.scrubber.chosen.connect(self._on_place)
        self.words = ElidedLabel()
        self.words.setProperty("tone", "small")
        self.use = text_button(
            self.tr("Use this moment"), self.tr("Let the model be what it was then")
        )
        self.use.clicked.connect(self._use)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.scrubber)
        column.addLayout(row)
        self.show_moments((), {}, QImage())

    @property
    def moment(self) -> Moment | None:
        """The one shown; None = now."""
        place = self.scrubber.place
        return self._moments[place] if 0 <= place < len(self._moments) else None

    def show_moments(
        self, moments: tuple[Moment, ...], pictures: Mapping[int, QImage], now: QImage
    ) -> None:
        """Show these; pictures: small ones by step, as far as they are there; now: the newest."""
        here = self.moment
        self._moments = moments
        if here is not None:  # moments before it may have been thinned out
            steps = [one.step for one in moments]
            self.scrubber.place = steps.index(here.step) if here.step in steps else -1
        names = [self.tr("step {n}").format(n=one.step) for one in moments]
        images = [pictures.get(one.step, QImage()) for one in moments]
        self.scrubber.show_moments(images, names, now)
        self._show_words()

    def _on_place(self, _place: int) -> None:
        self._show_words()
        self.moment_shown.emit(self.moment)

    def _show_words(self) -> None:
        moment = self.moment
        self.use.setEnabled(moment is not None)
        if moment is None:
            some = self.tr("Every moment is kept: drag back to where it looked best.")
            none = self.tr("The first moment comes soon.")
            self.words.setText(some if self._moments else none)
            self.words.setToolTip(self.words.text())
            return
        figures = "  ·  ".join(
            f"{short_name(name)} {number(value)}"
            for name, value in list(moment.figures.items())[:3]
            if isinstance(value, int | float)
        )
        text = self.tr("Step {n}").format(n=moment.step)
        self.words.setText(f"{text}  ·  {figures}" if figures else text)
        self.words.setToolTip(self.words.text())

    def _use(self) -> None:
        if self.moment is not None:
            self.moment_used.emit(self.moment)
