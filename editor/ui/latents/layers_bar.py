"""Which layers of a generator are taken from another picture: cells from coarse to fine."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from editor.ui.controls.segments import Segments
from editor.ui.theme import colour

GAP = 2


def thirds(layers: int) -> tuple[tuple[int, int], ...]:
    """First and last layer of coarse, middle, fine, and of all (layers >= 1)."""
    one, two = max(1, round(layers / 3)), max(2, round(2 * layers / 3))
    last = layers - 1
    spans = ((0, one - 1), (one, two - 1), (two, last), (0, last))
    return tuple((min(first, last), min(max(first, end), last)) for first, end in spans)


class LayersBar(QWidget):
    """`chosen()` when the artist drags over other cells, or moves the ends by arrow keys."""

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.count, self.first, self.last = 1, 0, 0
        self._anchor = 0
        self.setAccessibleName(self.tr("Layers to take"))
        self.setToolTip(
            self.tr("Layers from coarse (left) to fine (right); drag over those to take")
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_range(self, count: int, first: int, last: int) -> None:
        """Have `count` cells, of which first .. last are taken."""
        self.count = max(1, count)
        self.first, self.last = max(0, first), min(self.count - 1, last)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 26)

    def _cell(self, x: float) -> int:
        return max(0, min(self.count - 1, int(x / max(1, self.width()) * self.count)))

    def _reach(self, cell: int) -> None:
        before = self.first, self.last
        self.first, self.last = sorted((self._anchor, cell))
        if (self.first, self.last) != before:
            self.update()
            self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._anchor = self._cell(event.position().x())
        self._reach(self._anchor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._reach(self._cell(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            event.ignore()
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._anchor = self.first
            self._reach(max(self.first, min(self.count - 1, self.last + step)))
        else:
            length = self.last - self.first
            self._anchor = max(0, min(self.count - 1 - length, self.first + step))
            self._reach(self._anchor + length)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = (self.width() + GAP) / self.count
        for cell in range(self.count):
            box = QRectF(cell * width + 0.5, 0.5, width - GAP - 1, self.height() - 1)
            taken = self.isEnabled() and self.first <= cell <= self.last
            painter.setPen(QPen(colour("accent" if taken or self.hasFocus() else "hairline"), 1))
            painter.setBrush(colour("accent_soft" if taken else "field"))
            painter.drawRoundedRect(box, 3, 3)
        painter.end()


class LayersChoice(QWidget):
    """Coarse, middle, fine or all by one click, any range by dragging."""

    def __init__(self) -> None:
        super().__init__()
        self.bar = LayersBar()
        self.presets = Segments(
            self.tr("Layers to take"),
            [self.tr("Coarse"), self.tr("Middle"), self.tr("Fine"), self.tr("All")],
            [
                self.tr("Shape and pose"),
                self.tr("Features of the face and the hair"),
                self.tr("Colours and fine detail"),
                self.tr("Everything"),
            ],
        )
        self.presets.chosen.connect(self._preset)
        self.bar.chosen.connect(self._show_preset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.presets)
        column.addWidget(self.bar)

    @property
    def range(self) -> tuple[int, int]:
        """First and last layer."""
        return self.bar.first, self.bar.last

    def show_layers(self, count: int) -> None:
        """How many layers the generator has."""
        if count != self.bar.count:
            self.bar.show_range(count, 0, 0)
            self._preset(self.presets.index)

    def _preset(self, index: int) -> None:
        self.bar.show_range(self.bar.count, *thirds(self.bar.count)[max(0, index)])

    def _show_preset(self) -> None:
        spans = thirds(self.bar.count)
        if self.range in spans:
            self.presets.show_index(spans.index(self.range))
        else:
            self.presets.show_none()
