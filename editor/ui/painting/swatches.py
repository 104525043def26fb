"""Small fields of colour in rows: a palette, what was used lately, what the picture is made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from editor.core.ink import Colour
from editor.ui.theme import colour

CELL = 18
OWN = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Delete)
"""Keys that are shortcuts elsewhere."""


class SwatchGrid(QWidget):
    """`chosen(colour, second)`: by click, right click (second), or Enter on the marked field.

    removed(index): by Delete, where it is `editable`.
    """

    chosen = Signal(object, bool)
    removed = Signal(int)

    def __init__(self, name: str, editable: bool = False) -> None:
        super().__init__()
        self._name, self._editable = name, editable
        self._colours: tuple[Colour, ...] = ()
        self._names: tuple[str, ...] = ()
        self._marked = 0
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def colours(self) -> tuple[Colour, ...]:
        """What is shown."""
        return self._colours

    def show_colours(self, colours: Sequence[Colour], names: Sequence[str] = ()) -> None:
        """Show others; names are told by tooltips."""
        self._colours, self._names = tuple(colours), tuple(names)
        self._marked = min(self._marked, max(0, len(self._colours) - 1))
        self._fit()
        self.update()

    @property
    def _columns(self) -> int:
        return max(1, self.width() // CELL)

    def _fit(self) -> None:
        rows = max(1, -(-len(self._colours) // self._columns))
        self.setFixedHeight(rows * CELL)

    def sizeHint(self) -> QSize:
        return QSize(12 * CELL, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _cell(self, index: int) -> QRect:
        row, column = divmod(index, self._columns)
        return QRect(column * CELL, row * CELL, CELL, CELL).adjusted(1, 1, -1, -1)

    def _at(self, point: QPoint) -> int | None:
        column, row = point.x() // CELL, point.y() // CELL
        index = row * self._columns + column
        inside = 0 <= column < self._columns and 0 <= index < len(self._colours)
        return index if inside else None

    # ---- hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if index is not None:
            self._marked = index
            self.update()
            second = event.button() == Qt.MouseButton.RightButton
            self.chosen.emit(self._colours[index], second)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }.get(Qt.Key(event.key()))
        if step is not None and 0 <= self._marked + step < len(self._colours):
            self._marked += step
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._colours:
                self.chosen.emit(self._colours[self._marked], False)
        elif event.key() == Qt.Key.Key_Delete and self._editable and self._colours:
            self.removed.emit(self._marked)
        elif step is None:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self._at(event.pos())
            words = self._name if index is None else self._told(index)
            QToolTip.showText(event.globalPos(), words, self)
            return True
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in OWN:
            event.accept()
            return True
        return super().event(event)

    def _told(self, index: int) -> str:
        name = self._names[index] if index < len(self._names) else ""
        number = QColor(*self._colours[index]).name()
        return f"{name}  {number}" if name else number

    # ---- looks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("hairline"), 1))
        for index, value in enumerate(self._colours):
            painter.setBrush(QColor(*value))
            painter.drawRoundedRect(
                self._cell(index).toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3
            )
        if self.hasFocus() and self._colours:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._cell(self._marked).toRectF(), 3, 3)
        painter.end()
