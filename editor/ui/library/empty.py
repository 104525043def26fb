"""What stands in the library where nothing lies yet, and what shows that a drop is welcome."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.ui.controls.labels import text_button
from editor.ui.theme import colour


class EmptyNote(QWidget):
    """A heading, a sentence that says what to do, and the button that does it: add_asked()."""

    add_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.words = QLabel(), QLabel()
        self.heading.setProperty("tone", "strong")
        self.words.setProperty("tone", "small")
        self.heading.setWordWrap(True)
        self.words.setWordWrap(True)
        self.button = text_button(
            self.tr("Add pictures…"), self.tr("Copy pictures and clips into the library")
        )
        self.button.clicked.connect(self.add_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 8)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (self.heading, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_library(self) -> None:
        """There is no board."""
        self.heading.setText(self.tr("Nothing in your library yet"))
        self.words.setText(
            self.tr("Drop pictures or a folder here, or make a series of a generator in Latents.")
        )

    def show_board(self) -> None:
        """There is nothing in the board that is open."""
        self.heading.setText(self.tr("This board is empty"))
        self.words.setText(self.tr("Drop pictures and clips here; they are copied into it."))

    def show_search(self) -> None:
        """Nothing was found."""
        self.heading.setText(self.tr("Nothing found"))
        self.words.setText(self.tr("Names, tags and boards are searched for each of the words."))


class DropLight(QWidget):
    """A dashed frame over another widget while a drag is above it that it would take."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def light(self, on: bool) -> None:
        """Show it, or hide it."""
        self.setGeometry(self._over.rect())
        self.setVisible(on)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent"), 2)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        soft = colour("accent_soft")
        soft.setAlpha(110)
        painter.setBrush(soft)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 10, 10)
        painter.end()
