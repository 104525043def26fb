"""Buttons that say what they do, and headings inside panels."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton


def text_button(text: str, tip: str) -> QPushButton:
    """A button of that name; a click on it leaves the keyboard where it was."""
    button = QPushButton(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def section(text: str) -> QLabel:
    """The heading of a part of a panel."""
    label = QLabel(text)
    label.setProperty("tone", "section")
    return label
