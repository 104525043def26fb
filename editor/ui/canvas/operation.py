"""What a tool leaves on the canvas between its drags: handles to transform by, a polygon begun."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from editor.ui.canvas.press import Drag, Press


class Ending(Enum):
    """What the tool options offer an artist to end an operation with."""

    APPLIED = "Apply and Cancel"
    PICKED = "Cancel; a click on the canvas does the rest"
    ITSELF = "nothing; it has a dialog of its own, or ends by itself"


class Operation:
    """One at a time, opened by `Canvas.begin_operation`; ends by `accept` or by `cancel`.

    While it is open every press of the pen is its own, Enter accepts it, Esc cancels it, and
    taking another tool in hand accepts it. It is off the canvas when its `accept` or `cancel` is
    called; to end by itself it asks the canvas (`accept_operation`, `cancel_operation`).
    """

    name = ""
    """What it is called, translated."""
    hint = ""
    """What the hand can do while it is open, translated: for the status bar."""
    ending = Ending.APPLIED
    brief = False
    """Whether the next press ends it, and is the tool's own."""

    def begin(self, press: Press) -> Drag | None:
        """The pen comes down; None where nothing follows it."""
        return None

    def hover(self, point: QPointF) -> None:
        """The pointer is at a view point, nothing pressed."""

    def paint(self, painter: QPainter) -> None:
        """Draw over the picture, in view coordinates."""

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """What the pointer looks like there; None: as the tool's."""
        return None

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """A key other than Enter and Esc. False where it means nothing here."""
        return False

    def take_back(self) -> bool:
        """Undo its last part (Ctrl+Z). False where it has none: then all of it is cancelled."""
        return False

    def accept(self) -> None:
        """What was done becomes final, as one undo step."""

    def cancel(self) -> None:
        """All is as it was before it."""
