"""A bar that does without some of its controls where it has too little room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget


class SqueezedBar(QWidget):
    """`row` holds its controls; those in `spare` go first when it is narrow, in that order."""

    def __init__(self) -> None:
        super().__init__()
        self.spare: list[QWidget] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(4, 0, 4, 0)
        self.row.setSpacing(6)

    def minimumSizeHint(self) -> QSize:
        """Room for all that cannot be done without."""
        whole, spacing = super().minimumSizeHint(), self.row.spacing()
        spared = sum(w.minimumSizeHint().width() + spacing for w in self.spare if not w.isHidden())
        return QSize(whole.width() - spared, whole.height())

    def sizeHint(self) -> QSize:
        """The same: the bar stretches over what room there is."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for widget in self.spare:
            widget.show()
        for widget in self.spare:
            if self.row.minimumSize().width() <= self.width():
                break
            widget.hide()
