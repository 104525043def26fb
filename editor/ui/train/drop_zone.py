"""Where a folder of pictures is dropped, chosen, or taken again from those used before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from editor.ui.icons import pixmap, set_icon
from editor.ui.library.carrying import carried_paths, carried_pictures
from editor.ui.theme import colour, colours
from editor.ui.train.dataset import is_list


class Learning(QFrame):
    """Takes what can be learnt from. `chosen(Path)`: a folder, or a list;
    `pictures_dropped(tuple of Paths)`: several pictures of the library."""

    chosen = Signal(object)
    pictures_dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_folder(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        pictures = carried_pictures(event.mimeData())
        folder = dropped_folder(event.mimeData())
        if pictures:
            event.acceptProposedAction()
            self.pictures_dropped.emit(pictures)
        elif folder is not None:
            event.acceptProposedAction()
            self.chosen.emit(folder)


class DropZone(Learning):
    """`choose_asked()`, `list_asked()`: the buttons."""

    choose_asked = Signal()
    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lit = False
        self._sign = QLabel()
        heading = QLabel(self.tr("Drop a folder of pictures here"))
        heading.setProperty("tone", "heading")
        words = QLabel(
            self.tr("A few hundred pictures of one kind teach best: portraits, leaves, prints…")
        )
        words.setProperty("tone", "small")
        words.setWordWrap(True)
        self.button = QPushButton(self.tr("Choose folder…"))
        self.button.setProperty("primary", True)
        self.button.setProperty("big", True)
        self.button.setMinimumWidth(160)
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.setAccessibleName(self.tr("Choose a folder of pictures"))
        self.button.setToolTip(self.tr("Choose a folder of pictures to learn from"))
        self.button.clicked.connect(self.choose_asked)
        self.list_button = QPushButton(self.tr("or a list of pictures…"))
        self.list_button.setProperty("quiet", True)
        self.list_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.list_button.setAccessibleName(self.tr("Choose a list of pictures"))
        self.list_button.setToolTip(self.tr("A text file (.txt) that names a picture in each line"))
        self.list_button.clicked.connect(self.list_asked)
        self._recent = QHBoxLayout()
        self._recent.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 28, 24, 24)
        column.setSpacing(10)
        for label in (self._sign, heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(4)
        for button in (self.button, self.list_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(self._recent)
        self.restyle()

    def show_recent(self, folders: Sequence[Path]) -> None:
        """Offer the folders used before."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self._recent.addStretch(1)
        for folder in folders:
            self._recent.addWidget(self._chip(folder))
        self._recent.addStretch(1)

    def _chip(self, folder: Path) -> QPushButton:
        name = self.fontMetrics().elidedText(folder.name, Qt.TextElideMode.ElideMiddle, 150)
        chip = QPushButton(name.replace("&", "&&"))
        chip.setProperty("quiet", True)
        set_icon(chip, "recent", "secondary", 14)
        chip.setAccessibleName(self.tr("Take {name} again").format(name=folder.name))
        chip.setToolTip(str(folder))
        chip.clicked.connect(lambda: self.chosen.emit(folder))
        return chip

    def restyle(self) -> None:
        """Draw the sign in the colours of the theme in force."""
        self._sign.setPixmap(pixmap("train", colours().accent, 48, self.devicePixelRatioF()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        self._light(event.isAccepted())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        super().dropEvent(event)

    def _light(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(colour("accent" if self._lit else "disabled"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(colour("accent_soft" if self._lit else "panel"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 14, 14)
        painter.end()


def dropped_folder(data: QMimeData) -> Path | None:
    """The folder or the list that a drag carries, or the folder of the pictures that it carries."""
    paths = carried_paths(data)
    if not paths:
        return None
    whole = paths[0].is_dir() or is_list(paths[0])
    return paths[0] if whole else paths[0].parent
