"""A slider of one's own: pictures that have something, pictures that do not, and its name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.field import Field
from editor.ui.controls.tool import tool_button
from editor.ui.documents.places import BRIEF, name_filter
from editor.ui.files import PICTURE_SUFFIXES
from editor.ui.folders import LastFolder

LEAST = 2
"""Pictures that either group needs."""


class DropArea(QFrame):
    """Pictures dropped from outside, or chosen by a click; `changed()` when there are others."""

    changed = Signal()

    def __init__(self, title: str, folder: LastFolder) -> None:
        super().__init__()
        self.setObjectName("drop_area")
        self.setAcceptDrops(True)
        self._title, self._folder = title, folder
        self.paths: tuple[Path, ...] = ()
        self.text = QLabel()
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.text.setWordWrap(True)
        self.choose = tool_button("plus", self.tr("Choose pictures: {group}").format(group=title))
        self.choose.clicked.connect(self._ask)
        self.clear = tool_button("close", self.tr("Empty: {group}").format(group=title), size=12)
        self.clear.clicked.connect(lambda: self.show_paths(()))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 8, 6, 6)
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addLayout(buttons)
        self.show_paths(())

    def show_paths(self, paths: Sequence[Path]) -> None:
        """Hold these pictures."""
        self.paths = tuple(dict.fromkeys(paths))
        count, none = self.tr("%n picture(s)", "", len(self.paths)), self.tr("Drop pictures")
        self.text.setText(f"{self._title}\n{count if paths else none}")
        self.setToolTip("\n".join(path.name for path in self.paths[:12]))
        self.clear.setVisible(bool(paths))
        self.changed.emit()

    def _ask(self) -> None:
        kinds, start = name_filter(self.tr("Pictures"), PICTURE_SUFFIXES), str(self._folder.path)
        names, _ = QFileDialog.getOpenFileNames(self, self._title, start, kinds, options=BRIEF)
        if names:
            self._folder.keep(Path(names[0]).parent)
            self.show_paths([*self.paths, *map(Path, names)])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pictures(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.show_paths([*self.paths, *_pictures(event.mimeData())])


def _pictures(data: QMimeData) -> list[Path]:
    """The picture files that are dropped; of a folder, those in it."""
    files: list[Path] = []
    for url in data.urls():
        path = Path(url.toLocalFile())
        files += sorted(path.iterdir()) if url.isLocalFile() and path.is_dir() else [path]
    return [path for path in files if path.suffix.lower() in PICTURE_SUFFIXES]


class OwnSlider(QWidget):
    """`made(name, with, without)`: paths of pictures with and without what it shall change."""

    made = Signal(str, object, object)

    def __init__(self, folder: LastFolder) -> None:
        super().__init__()
        self.having = DropArea(self.tr("With"), folder)
        self.lacking = DropArea(self.tr("Without"), folder)
        self.name = Field()
        self.name.setPlaceholderText(self.tr("Name, such as “freckles”"))
        self.name.setAccessibleName(self.tr("Name of the new slider"))
        self.name.setToolTip(self.tr("What the first pictures have and the others do not"))
        self.make = QPushButton(self.tr("Make"))
        self.make.setAccessibleName(self.tr("Make the slider"))
        self.make.setToolTip(self.tr("Needs a name and at least two pictures in each group"))
        self.make.clicked.connect(self._make)
        areas = QHBoxLayout()
        areas.setSpacing(8)
        areas.addWidget(self.having)
        areas.addWidget(self.lacking)
        naming = QHBoxLayout()
        naming.setSpacing(8)
        naming.addWidget(self.name, 1)
        naming.addWidget(self.make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(areas)
        column.addLayout(naming)
        for signal in (self.having.changed, self.lacking.changed, self.name.textChanged):
            signal.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        enough = all(len(area.paths) >= LEAST for area in (self.having, self.lacking))
        self.make.setEnabled(enough and bool(self.name.text().strip()))

    def _make(self) -> None:
        self.made.emit(self.name.text().strip(), self.having.paths, self.lacking.paths)
        for area in (self.having, self.lacking):
            area.show_paths(())
        self.name.clear()
