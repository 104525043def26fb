"""A flat button with an icon, a tooltip and a name for those who hear the window."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from editor.ui.icons import set_icon


def tool_button(icon: str, tip: str, role: str = "secondary", size: int = 16) -> QToolButton:
    """Its name is its tooltip. role: the colour of the theme to draw the icon in."""
    button = QToolButton()
    button.setIconSize(QSize(size, size))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    set_icon(button, icon, role, size)
    return button
