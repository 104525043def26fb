"""The workspaces of the window: tabs over one canvas, each with something of its own below it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

PAINT, LATENTS, VIDEO, TRAIN = "paint", "latents", "video", "train"
NAMES = (PAINT, LATENTS, VIDEO, TRAIN)
"""In the order of their tabs."""


class Workspaces(QWidget):
    """The central widget. changed(before, after): names of workspaces."""

    changed = Signal(str, str)

    def __init__(self, stage: QWidget) -> None:
        super().__init__()
        self._bar = QTabBar()
        self._bar.setObjectName("workspaces")
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setAccessibleName(self.tr("Workspaces"))
        self._bar.setToolTip(self.tr("Workspaces"))
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.currentChanged.connect(self._on_tab)
        self._bar.hide()
        self._names: list[str] = []
        self._below: dict[str, QWidget] = {}
        self._heights: list[int] = []
        self._current = ""
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setObjectName("workspace")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(5)
        self._split.addWidget(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._split, 1)

    @property
    def current(self) -> str:
        """The name of the workspace shown."""
        return self._current

    @property
    def below(self) -> QWidget | None:
        """What stands under the canvas in the workspace shown."""
        return self._below.get(self._current)

    def add(self, name: str, title: str, below: QWidget | None = None, height: int = 280) -> None:
        """One more workspace, at the end of the row. below: shown under the canvas in it."""
        self._names.append(name)
        if below is not None:
            self._below[name] = below
            self._split.addWidget(below)
            self._split.setStretchFactor(self._split.indexOf(below), 0)
            self._split.setStretchFactor(0, 1)
            self._heights.append(height)
            self._split.setSizes([1000, *self._heights])
            below.hide()
        self._bar.addTab(title)  # the first one becomes the one shown
        self._bar.setVisible(self._bar.count() > 1)

    def choose(self, name: str) -> None:
        """Show a workspace."""
        self._bar.setCurrentIndex(self._names.index(name))

    def save(self, settings: QSettings) -> None:
        """Keep how high things are."""
        settings.setValue("workspaces/heights", self._split.saveState())

    def load(self, settings: QSettings) -> None:
        """Put things to the heights they had."""
        state = settings.value("workspaces/heights")
        if isinstance(state, QByteArray):
            self._split.restoreState(state)

    def _on_tab(self, index: int) -> None:
        before, self._current = self._current, self._names[index]
        for name, widget in self._below.items():
            widget.setVisible(name == self._current)
        self.changed.emit(before, self._current)
