"""A part of a panel that folds away under its heading."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from editor.ui.icons import set_icon


class Fold(QWidget):
    """`rows` is the layout of what folds; `toggled(bool)` when it opens or closes."""

    toggled = Signal(bool)

    def __init__(self, title: str, *, opened: bool = True) -> None:
        super().__init__()
        self.heading = QToolButton()
        self.heading.setObjectName("fold")
        self.heading.setText(title)
        self.heading.setAccessibleName(title)
        self.heading.setToolTip(self.tr("Show or hide this group"))
        self.heading.setIconSize(QSize(12, 12))
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.heading.clicked.connect(lambda: self.open(not self.is_open))
        self._body = QWidget()
        self.rows = QVBoxLayout(self._body)
        self.rows.setContentsMargins(0, 0, 0, 6)
        self.rows.setSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self._body)
        self.open(opened)

    @property
    def is_open(self) -> bool:
        """Whether what is inside is shown."""
        return not self._body.isHidden()

    def open(self, opened: bool) -> None:
        """Show or hide what is inside."""
        self._body.setVisible(opened)
        set_icon(self.heading, "unfolded" if opened else "right", "secondary", 12)
        self.toggled.emit(opened)
