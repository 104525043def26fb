"""Questions in a box of their own, which never hold up the window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QShowEvent
from PySide6.QtWidgets import QGridLayout, QMessageBox, QPushButton, QWidget

from editor.ui.icons import pixmap
from editor.ui.theme import colours

Icon = QMessageBox.Icon
SIGN = 24
LEFT, TOP, RIGHT, BOTTOM = 20, 18, 20, 16
INDENT = 15
"""Qt puts so many pixels before texts that have no sign."""


class Box(QMessageBox):
    """A box that looks like the window's other dialogs; only a warning has a sign."""

    def showEvent(self, event: QShowEvent) -> None:
        """Dress what is there by now."""
        warns = self.icon() is Icon.Warning
        self.setIconPixmap(self._sign() if warns else QPixmap())
        layout = self.layout()
        if isinstance(layout, QGridLayout):
            layout.setContentsMargins(LEFT if warns else LEFT - INDENT, TOP, RIGHT, BOTTOM)
            layout.setHorizontalSpacing(2)
            layout.setVerticalSpacing(10)
        buttons = self.findChildren(QPushButton)
        for button in buttons:
            button.setAccessibleName(button.text().replace("&", ""))
            button.setProperty("primary", button.isDefault() or len(buttons) == 1)
            button.style().polish(button)
        super().showEvent(event)

    def _sign(self) -> QPixmap:
        return pixmap("warning", colours().accent, SIGN, self.devicePixelRatioF())


def question(parent: QWidget, icon: Icon, text: str, more: str = "") -> Box:
    """A box over `parent` that is gone once it is closed; texts show as they are, never as HTML.

    Buttons, what follows their answers, and `open` are left to whoever asks.
    """
    box = Box(parent)
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
