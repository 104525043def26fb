"""Before a document or the window closes: what is open on the canvas is made final, not lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from editor.ui.window import Window

LOOK_EVERY_MS = 30


class Finishing(QObject):
    """A transform, a crop, a mix: accepted as by Enter, and waited for until it has landed."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], object] | None = None
        self._look = QTimer(self, interval=LOOK_EVERY_MS)
        self._look.timeout.connect(self._go_on)

    def settled(self, then: Callable[[], object], front: bool = True) -> bool:
        """True where nothing is open or on its way; else `then` is called once nothing is.

        front: whether the document in front is meant too; else its operation stays open.
        """
        accepted = front and self._window.canvas.accept_operation()
        if not (accepted and self._window.session.background.busy) and not self._unfinished:
            return True
        self._then = then
        self._look.start()
        return False

    @property
    def _unfinished(self) -> bool:
        return any(feature.unfinished for feature in self._window.features)

    def _go_on(self) -> None:
        if not self._window.session.background.busy and not self._unfinished:
            self._look.stop()
            then, self._then = self._then, None
            if then is not None:
                then()
