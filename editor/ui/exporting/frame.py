"""What windows that export pictures have in common: a heading, the form at the right, a foot."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from editor.ui.controls.labels import text_button
from editor.ui.exporting.form import PictureForm

_FORM_WIDTH = 300


class ExportFrame(QDialog):
    """Never blocks. Whoever inherits it makes `do` and `leave` mean something, and `stop` what
    runs when it is closed. words: what is said beside the buttons."""

    def __init__(self, title: str, form: PictureForm, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = form
        self.heading = QLabel(title)
        self.heading.setProperty("tone", "heading")
        self.words = QLabel()
        self.words.setProperty("tone", "secondary")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.finished.connect(self.stop)

    def stop(self) -> None:
        """End what runs for this window; called when it is closed, perhaps twice."""

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.stop()

    def make_buttons(self, leave: tuple[str, str], do: tuple[str, str]) -> None:
        """The two at the right end of the foot: (text, tip) each."""
        self.leave, self.do = text_button(*leave), text_button(*do)
        self.leave.setAutoDefault(False)
        self.do.setProperty("primary", True)
        self.do.setDefault(True)

    def lay_out(self, left: QWidget, *more: QPushButton, above_foot: QWidget | None = None) -> None:
        """`left` beside the form; more: buttons before the two."""
        self.form.setFixedWidth(_FORM_WIDTH)
        halves = QHBoxLayout()
        halves.setSpacing(18)
        halves.addWidget(left, 1)
        halves.addWidget(self.form)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        for button in (*more, self.leave, self.do):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 18)
        column.setSpacing(14)
        column.addWidget(self.heading)
        column.addLayout(halves, 1)
        if above_foot is not None:
            column.addWidget(above_foot)
        column.addLayout(foot)
