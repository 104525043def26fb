"""The dialog for the size of the canvas, with the place where the picture stays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QWidget,
)

from editor.core.geometry import Rect, Size
from editor.core.resize import MOST_SIDE
from editor.ui.controls.slider import Scale
from editor.ui.forms import Form
from editor.ui.transforming.number import Number


def placed(before: Size, after: Size, column: int, row: int) -> Rect:
    """The new canvas in coordinates of the old one; column, row: 0 = the picture stays at the
    left or top, 1 = in the middle, 2 = at the right or bottom."""
    x, y = (before.w - after.w) * column // 2, (before.h - after.h) * row // 2
    return Rect(x, y, after.w, after.h)


class CanvasSizeForm(Form):
    """`chosen(Rect, bool)`: the new canvas in coordinates of the old, and whether what is new is
    masked to be healed."""

    chosen = Signal(object, bool)

    def __init__(self, size: Size, parent: QWidget) -> None:
        super().__init__(self.tr("Canvas size"), self.tr("Resize"), parent)
        self._before = size
        sides = Scale(1, MOST_SIDE, " px")
        self.width_ = Number(self.tr("Width"), self.tr("Width of the canvas"), sides)
        self.height_ = Number(self.tr("Height"), self.tr("Height of the canvas"), sides)
        for field, side in ((self.width_, size.w), (self.height_, size.h)):
            field.show_value(side)
            field.changed.connect(self._show)
        self.heal = QCheckBox(self.tr("Mask the new border, to be healed"))
        self.heal.setAccessibleName(self.heal.text())
        self.heal.setToolTip(self.tr("Enter then lets the model continue the picture there"))
        self.note = QLabel()
        self.note.setProperty("tone", "small")
        self.anchor = QButtonGroup(self)
        self._lay_out()
        self._show()
        self.width_.setFocus()
        self.width_.selectAll()
        self.accepted.connect(lambda: self.chosen.emit(self.wanted, self.heal.isChecked()))

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(10)
        fields.setVerticalSpacing(8)
        for row, (name, field) in enumerate(
            ((self.tr("Width"), self.width_), (self.tr("Height"), self.height_))
        ):
            fields.addWidget(QLabel(name), row, 0)
            fields.addWidget(field, row, 1)
        fields.setColumnStretch(1, 1)
        fields.setRowStretch(2, 1)
        row_ = QHBoxLayout()
        row_.setSpacing(20)
        row_.addLayout(fields, 1)
        row_.addWidget(self._anchors())
        self.rows.addLayout(row_)
        self.rows.addWidget(self.heal)
        self.rows.addWidget(self.note)
        self.setMinimumWidth(400)

    def _anchors(self) -> QWidget:
        names = (
            self.tr("Top left"), self.tr("Top"), self.tr("Top right"),
            self.tr("Left"), self.tr("Middle"), self.tr("Right"),
            self.tr("Bottom left"), self.tr("Bottom"), self.tr("Bottom right"),
        )  # fmt: skip
        holder = QWidget()
        holder.setAccessibleName(self.tr("Where the picture stays"))
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        tip = self.tr("The picture stays here: {place}")
        for index, name in enumerate(names):
            button = QToolButton()
            button.setCheckable(True)
            button.setObjectName("anchor")
            button.setFixedSize(26, 26)
            button.setAccessibleName(name)
            button.setToolTip(tip.format(place=name))
            self.anchor.addButton(button, index)
            grid.addWidget(button, index // 3, index % 3)
        self.anchor.button(4).setChecked(True)
        self.anchor.idClicked.connect(self._show)
        return holder

    @property
    def wanted(self) -> Rect:
        """The new canvas in coordinates of the old one."""
        after = Size(round(self.width_.value()), round(self.height_.value()))
        row, column = divmod(self.anchor.checkedId(), 3)
        return placed(self._before, after, column, row)

    def _show(self) -> None:
        chosen = self.anchor.checkedId()
        for index in range(9):
            across = abs(index % 3 - chosen % 3), abs(index // 3 - chosen // 3)
            self.anchor.button(index).setText(
                "●" if index == chosen else "·" if max(across) < 2 else ""
            )
        rect, (w, h) = self.wanted, self._before
        self.do.setEnabled((rect.w, rect.h) != (w, h))
        cut = not rect.contains(Rect(0, 0, w, h))
        grown = not Rect(0, 0, w, h).contains(rect)
        self.heal.setEnabled(grown)
        self.note.setText(
            self.tr("What lies outside is cut off.") if cut
            else self.tr("The new border is transparent.") if grown
            else ""
        )  # fmt: skip
