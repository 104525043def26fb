"""The workspaces of the window, one at a time; the row of tabs appears with the second one."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class Workspaces(QWidget):
    """The central widget. Latents, video and training join as they are made."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = QTabBar()
        self._bar.setObjectName("workspaces")
        self._bar.setDocumentMode(True)
        self._bar.setDrawBase(False)
        self._bar.setAccessibleName(self.tr("Workspaces"))
        self._bar.setToolTip(self.tr("Workspaces"))
        self._pages = QStackedWidget()
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._pages, 1)

    def add(self, name: str, page: QWidget) -> None:
        """One more workspace, at the end of the row."""
        self._pages.addWidget(page)
        self._bar.addTab(name)
        self._bar.setVisible(self._bar.count() > 1)
