"""Apply and Cancel for whatever is open on the canvas, at the end of the tool options."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolBar, QWidget

from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.operation import Ending
from editor.ui.icons import set_icon


class OperationEnds(QWidget):
    """Stands in `bar` while an operation is open that does not end by itself."""

    def __init__(self, canvas: Canvas, bar: QToolBar) -> None:
        super().__init__()
        self._canvas = canvas
        self.cancel = self._button("close", self.tr("Cancel"), self.tr("All as before (Esc)"))
        self.apply = self._button("check", self.tr("Apply"), self.tr("Make it final (Enter)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(6)
        row.addWidget(self.cancel)
        row.addWidget(self.apply)
        self.cancel.clicked.connect(canvas.cancel_operation)
        self.apply.clicked.connect(canvas.accept_operation)
        canvas.operation_changed.connect(self.follow)
        self._own = bar.addWidget(self)
        self.follow()

    def _button(self, icon: str, name: str, tip: str) -> QPushButton:
        primary = icon == "check"
        made = QPushButton(name)
        made.setAccessibleName(name)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setProperty("primary", primary)
        set_icon(made, icon, "on_accent" if primary else "")
        return made

    def follow(self) -> None:
        """Show what the operation that is open, if any, can be ended by."""
        operation = self._canvas.operation
        ending = Ending.ITSELF if operation is None else operation.ending
        self._own.setVisible(ending is not Ending.ITSELF)
        self.apply.setVisible(ending is Ending.APPLIED)
        for button in (self.cancel, self.apply):
            button.setAccessibleDescription("" if operation is None else operation.name)
