"""Small dialogs that ask for one thing: a number, a name, what becomes of changes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.slider import Scale, Slider


class Form(QDialog):
    """A heading, rows, and two buttons. Opened by `open()`; never blocks."""

    def __init__(self, title: str, do: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title)
        heading.setProperty("tone", "strong")
        self.rows = QVBoxLayout()
        self.rows.setSpacing(10)
        self.do = QPushButton(do)
        self.do.setProperty("primary", True)
        self.do.setDefault(True)
        self.do.setAccessibleName(do)
        self.do.setToolTip(do)
        self.do.clicked.connect(self.accept)
        self.leave = QPushButton(self.tr("Cancel"))
        self.leave.setAccessibleName(self.tr("Cancel"))
        self.leave.setToolTip(self.tr("Leave everything as it is"))
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(self.rows)
        column.addLayout(buttons)
        self.setMinimumWidth(320)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first row: Qt's own choice would be a button, for these were made first."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self.leave.setFocus()
            while self.focusWidget() in (self.leave, self.do) and self.focusNextChild():
                if self.focusWidget() is self.leave:  # once round: there is no row to begin at
                    break


class NumberForm(Form):
    """`chosen(float)` when a number was taken."""

    chosen = Signal(float)

    def __init__(self, title: str, label: str, scale: Scale, value: float, parent: QWidget) -> None:
        super().__init__(title, title.rstrip("…"), parent)
        self.slider = Slider(label, scale)
        self.slider.show_value(value)
        self.rows.addWidget(self.slider)
        self.accepted.connect(lambda: self.chosen.emit(self.slider.real))


class NameForm(Form):
    """`chosen(str)` when a name that is not empty was taken."""

    chosen = Signal(str)

    def __init__(
        self, title: str, name: str, parent: QWidget, check: Callable[[str], bool] = bool
    ) -> None:
        super().__init__(title, title.rstrip("…"), parent)
        self.field = QLineEdit(name)
        self.field.setAccessibleName(self.tr("Name"))
        self.field.setToolTip(self.tr("Name"))
        self.field.selectAll()
        self.do.setEnabled(bool(name.strip()))
        self.field.textChanged.connect(
            lambda text: self.do.setEnabled(bool(text.strip()) and check(text.strip()))
        )
        self.rows.addWidget(self.field)
        self.accepted.connect(lambda: self.chosen.emit(self.field.text().strip()))


class Question(QDialog):
    """Save, discard or cancel (Esc): the buttons `save` and `discard` are for the asker to join."""

    def __init__(self, title: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading, small = QLabel(text), QLabel(self.tr("What is not saved is lost."))
        heading.setProperty("tone", "strong")
        small.setProperty("tone", "secondary")
        for label in (heading, small):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a file's name is no HTML
            label.setWordWrap(True)
        self.save = QPushButton(self.tr("Save"))
        self.discard = QPushButton(self.tr("Discard"))
        self.cancel = QPushButton(self.tr("Cancel"))
        self.save.setProperty("primary", True)
        self.save.setDefault(True)
        self.save.setToolTip(self.tr("Save, then go on"))
        self.discard.setToolTip(self.tr("Go on without saving"))
        self.cancel.setToolTip(self.tr("Leave everything as it is"))
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        for button in (self.cancel, self.save):
            buttons.addWidget(button)
        for button in (self.save, self.discard, self.cancel):
            button.setAccessibleName(button.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addWidget(small)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.setMinimumWidth(400)
