"""A message that floats at the top of the canvas and never stops the work: plain text only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from editor.ui.icons import pixmap, set_icon
from editor.ui.said import said
from editor.ui.theme import colours

NOTICE_MILLISECONDS = 6000


@dataclass(frozen=True, eq=False)
class Message:
    """kind: "notice", "error" or "offer". deed: what its button does, None: it has none.

    about: the document it speaks of (its past), None where it speaks of none.
    """

    text: str
    kind: str
    deed: Callable[[], None] | None = None
    label: str = ""
    about: object = None


class MessageBar(QFrame):
    """Shows one message; a notice goes by itself, an error stays until it is closed or retried.

    What was offered and speaks of no document comes back once the message over it has gone.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._offers: list[Message] = []
        self.setObjectName("message")
        self.message = Message("", "notice")
        self._symbol = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and layers are no HTML
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._button = QPushButton(self.tr("Retry"))
        self._button.setToolTip(self.tr("Try again"))
        self._button.setAccessibleName(self.tr("Retry"))
        self._button.clicked.connect(self._pressed)
        close = QToolButton()
        close.setIconSize(QSize(16, 16))
        set_icon(close, "close", "secondary")
        close.setAccessibleName(self.tr("Close message"))
        close.setToolTip(self.tr("Close this message"))
        close.clicked.connect(self.hide)
        for button in (self._button, close):  # they go when clicked, and would pass their focus on
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        for widget in (self._symbol, self._text, self._button, close):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def retry_button(self) -> QPushButton:
        """The button that tries again; hidden where that makes no sense."""
        return self._button

    def notice(self, text: str, about: object = None) -> None:
        """Say something that needs no answer."""
        self.put(Message(text, "notice", about=about))

    def error(
        self,
        text: str,
        retry: Callable[[], None] | None = None,
        label: str = "",
        about: object = None,
    ) -> None:
        """Say what failed and why; with `retry`, offer a button (named `label`) for it."""
        self.put(Message(text, "error", retry, label or self.tr("Retry"), about))

    def ask(self, text: str, label: str, answer: Callable[[], None], about: object = None) -> None:
        """Offer something that may be declined by closing the message."""
        self.put(Message(text, "offer", answer, label, about))

    def dismiss(self) -> None:
        """Go away, unless something was offered that is not answered yet."""
        if self.message.kind != "offer":
            self.hide()

    def put(self, message: Message) -> None:
        """Show a message in place of what is shown."""
        before = self.message
        if before.kind == "offer" and before.about is None and not self.isHidden():
            self._offers.append(before)
        self._show(message)

    def hide(self) -> None:
        """Go away; an offer that was covered comes back."""
        super().hide()
        if self._offers:
            self._show(self._offers.pop())

    def _show(self, message: Message) -> None:
        self.message = message
        self._timer.stop()
        if message.kind == "notice":
            self._timer.start(NOTICE_MILLISECONDS)
        text = said(message.text)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._button.setText(message.label)
        self._button.setAccessibleName(message.label)
        self._button.setToolTip(message.label)
        self._button.setVisible(message.deed is not None)
        self.setProperty("kind", message.kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self.restyle()
        self.show()
        self.place()
        self.raise_()

    def restyle(self) -> None:
        """Redraw the symbol in the colours of the theme in force."""
        name, role = {
            "error": ("warning", colours().danger),
            "offer": ("history", colours().accent),
        }.get(self.message.kind, ("info", colours().accent))
        self._symbol.setPixmap(pixmap(name, role, 20, self.devicePixelRatioF()))

    def place(self) -> None:
        """Stand at the top of the parent, centred, at most 640 px wide."""
        parent = self._over
        width = max(240, min(640, parent.width() - 32))
        height = self.heightForWidth(width) if self.hasHeightForWidth() else -1
        height = max(height, self.sizeHint().height() if height < 0 else 44)
        self.setGeometry((parent.width() - width) // 2, 12, width, height)

    def _pressed(self) -> None:
        deed = self.message.deed
        self.hide()
        if deed is not None:
            deed()
