"""A bar that does without some of its controls where it has too little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from editor.ui.controls.slider import Scale
from editor.ui.icons import set_icon
from editor.ui.transforming.number import Number


class SqueezedBar(QWidget):
    """`row` holds its controls; those in `spare` go first when it is narrow, in that order.
    `left()` by Enter or Esc in a field."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.spare: list[QWidget] = []
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(4, 0, 4, 0)
        self.row.setSpacing(6)

    def number(self, name: str, tip: str, scale: Scale, width: int) -> Number:
        """A field for a number, about so wide; it is not in the row yet."""
        made = Number(name, tip, scale)
        made.setMinimumWidth(width)
        made.setMaximumWidth(width + 14)
        made.left.connect(self.left)
        return made

    def add(self, *widgets: QWidget) -> None:
        """Put controls at the end of the row, numbers with their names before them."""
        for widget in widgets:
            if isinstance(widget, Number):
                self.row.addWidget(QLabel(widget.accessibleName()))
            self.row.addWidget(widget)

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


def button(icon: str, name: str, tip: str) -> QToolButton:
    """A flat button with an icon."""
    out = QToolButton()
    out.setAutoRaise(True)
    out.setAccessibleName(name)
    out.setToolTip(f"{name}\n{tip}")
    out.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_icon(out, icon)
    return out
