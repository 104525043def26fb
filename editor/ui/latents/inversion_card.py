"""Using a picture of one's own: the square is placed, then the generator looks for its latents."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from editor.jobs.attributes import AS_SUITS
from editor.ui.controls.labels import text_button
from editor.ui.controls.segments import Segments

EFFORTS = ((AS_SUITS, 0), (100, 0), (100, 60))
"""Steps of optimisation and of fine-tuning: at once, close, as close as can be."""


class InversionCard(QFrame):
    """`begun(steps, tune)`: the square is where it should be. `cancelled()`."""

    begun = Signal(int, int)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel_card")
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.effort = Segments(
            self.tr("How close"),
            [self.tr("Quick"), self.tr("Close"), self.tr("Closest")],
            [
                self.tr("What the generator sees at first glance: at once"),
                self.tr("Improved step by step, some seconds: closer, but coarser edits"),
                self.tr("Closest likeness, coarser edits: the generator learns this picture"),
            ],
        )
        self.bar = QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress of the redrawing"))
        self.begin = text_button(self.tr("Redraw it"), self.tr("Find this picture (Enter)"))
        self.begin.setProperty("primary", True)
        self.begin.clicked.connect(lambda: self.begun.emit(*EFFORTS[self.effort.index]))
        self.cancel = text_button(self.tr("Cancel"), self.tr("Leave everything as it is (Esc)"))
        self.cancel.clicked.connect(self.cancelled)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.begin, 1)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.text, self.bar, self.effort)
        for part in parts:
            column.addWidget(part)
        column.addLayout(buttons)

    def show_placing(self) -> None:
        """The square can be moved on the canvas."""
        self.text.setText(
            self.tr("Put the square over a face: drag it, or its corners. Then redraw it.")
        )
        self._show(placing=True)

    def show_inverting(self) -> None:
        """The generator is looking."""
        self.text.setText(self.tr("Finding this picture… watch it come on the canvas."))
        self._show(placing=False)

    def show_progress(self, share: float) -> None:
        """How far it is, 0..1."""
        self.bar.setValue(round(share * 1000))

    def _show(self, *, placing: bool) -> None:
        self.begin.setVisible(placing)
        self.effort.setVisible(placing)
        self.bar.setVisible(not placing)
        self.show()
