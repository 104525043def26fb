"""Questions in a box of their own, which never hold up the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Icon = QMessageBox.Icon


def question(parent: QWidget, icon: Icon, text: str, more: str = "") -> QMessageBox:
    """A box over `parent` that is gone once it is closed; texts show as they are, never as HTML.

    Buttons, what follows their answers, and `open` are left to whoever asks.
    """
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setText(text)
    box.setInformativeText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def offer(box: QMessageBox, go: str, stay: str, careful: bool = False) -> None:
    """Two buttons: `go`, which accepts, and `stay`, which rejects. Return means `go`, or `stay`
    where something could be lost (`careful`)."""
    accepting = box.addButton(go, QMessageBox.ButtonRole.AcceptRole)
    rejecting = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(rejecting if careful else accepting)
