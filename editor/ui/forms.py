"""Small dialogs that ask for one thing: a number, a name, how to export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Scale, Slider
from editor.ui.files import EXPORTED_SUFFIXES, ExportOptions


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
        leave = QPushButton(self.tr("Cancel"))
        leave.setAccessibleName(self.tr("Cancel"))
        leave.setToolTip(self.tr("Leave everything as it is"))
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        column.addWidget(heading)
        column.addLayout(self.rows)
        column.addLayout(buttons)
        self.setMinimumWidth(320)


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
        self.field.textChanged.connect(
            lambda text: self.do.setEnabled(bool(text.strip()) and check(text.strip()))
        )
        self.rows.addWidget(self.field)
        self.accepted.connect(lambda: self.chosen.emit(self.field.text().strip()))


class ExportForm(Form):
    """`chosen(suffix, ExportOptions)`: the file itself is asked for afterwards."""

    chosen = Signal(str, object)
    LOSSY = (".jpg", ".webp", ".avif")

    def __init__(self, start: Path, parent: QWidget) -> None:
        super().__init__(self.tr("Export picture"), self.tr("Choose place…"), parent)
        labels = [suffix[1:].upper().replace("JPG", "JPEG") for suffix in EXPORTED_SUFFIXES]
        self.format = Segments(self.tr("Format"), labels)
        self.quality = Slider(
            self.tr("Quality"), Scale(1, 100), self.tr("Higher looks better and needs more room")
        )
        self.quality.show_value(ExportOptions().quality)
        self.lossless = QCheckBox(self.tr("Without any loss"))
        self.lossless.setAccessibleName(self.tr("Without any loss"))
        self.lossless.setToolTip(self.tr("WebP can keep every pixel as it is"))
        self.note = QLabel()
        self.note.setProperty("tone", "small")
        self.note.setWordWrap(True)
        for widget in (self.format, self.quality, self.lossless, self.note):
            self.rows.addWidget(widget)
        self.format.chosen.connect(self._show)
        self.lossless.toggled.connect(self._show)
        suffix = {".jpeg": ".jpg", ".tiff": ".tif"}.get(start.suffix.lower(), start.suffix.lower())
        if suffix in EXPORTED_SUFFIXES:
            self.format.show_index(EXPORTED_SUFFIXES.index(suffix))
        self._show()
        self.accepted.connect(self._accept)

    @property
    def suffix(self) -> str:
        """The format chosen, as ".png"."""
        return EXPORTED_SUFFIXES[self.format.index]

    def _show(self) -> None:
        webp = self.suffix == ".webp"
        self.lossless.setVisible(webp)
        self.quality.setVisible(self.suffix in self.LOSSY)
        self.quality.setEnabled(not (webp and self.lossless.isChecked()))
        notes = {
            ".png": self.tr("Every pixel as it is; transparency and colour profile kept."),
            ".jpg": self.tr("Small; transparency becomes white."),
            ".webp": self.tr("Smaller than JPEG at the same quality; keeps transparency."),
            ".tif": self.tr("For print and archives; every pixel as it is."),
            ".avif": self.tr("The smallest; not every program opens it."),
        }
        self.note.setText(notes[self.suffix])

    def _accept(self) -> None:
        lossless = self.lossless.isChecked() and self.suffix == ".webp"
        options = ExportOptions(round(self.quality.real), lossless)
        self.chosen.emit(self.suffix, options)


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
