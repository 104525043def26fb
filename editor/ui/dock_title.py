"""The title bar of a dock: its name, and buttons to float and to close it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from editor.ui.icons import set_icon

TITLE_HEIGHT = 36


class DockTitle(QWidget):
    """Name, and buttons to float and to close."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__()
        self.setObjectName("dock_title")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._dock = dock
        self._height = TITLE_HEIGHT
        self._label = QLabel(dock.windowTitle())
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(0)
        row.addWidget(self._label, 1)
        self._buttons: list[QToolButton] = []
        for icon, tip, deed in (
            ("duplicate", self.tr("Float or dock this panel"), self._float),
            ("close", self.tr("Close this panel (Window menu brings it back)"), dock.close),
        ):
            button = QToolButton()
            button.setIconSize(QSize(12, 12))
            button.setToolTip(tip)
            button.setAccessibleName(f"{tip}: {dock.windowTitle()}")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(deed)
            set_icon(button, icon, "secondary")
            row.addWidget(button)
            self._buttons.append(button)

    def show_buttons(self, shown: bool) -> None:
        """Show or hide the buttons."""
        for button in self._buttons:
            button.setVisible(shown)

    def show_title(self, shown: bool) -> None:
        """Have height, or none."""
        self._height = TITLE_HEIGHT if shown else 0
        self.setFixedHeight(self._height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(120, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._height)

    def _float(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
