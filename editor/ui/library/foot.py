"""The row of buttons at the foot of the library."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from editor.ui.controls.tool import tool_button


class LibraryFoot(QFrame):
    """`add` files, a `new` board, `train`, open the `folder`; at the right `bin`."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel_foot")
        self.add = tool_button("plus", self.tr("Add pictures and clips…"))
        self.new = tool_button("group", self.tr("New board…"))
        self.train = tool_button("train", self.tr("Train on this board"))
        self.folder = tool_button("open", self.tr("Open its folder"))
        self.bin = tool_button("trash", self.tr("Take away (Delete)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for button in (self.add, self.new, self.train, self.folder):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.bin)

    def show_training(self, pictures: int, possible: bool) -> None:
        """What would be trained on: so many selected pictures, or with 0 the board."""
        several = self.tr("Train on the {n} selected pictures").format(n=pictures)
        tip = several if pictures else self.tr("Train on this board")
        self.train.setToolTip(tip)
        self.train.setAccessibleName(tip)
        self.train.setEnabled(possible)
