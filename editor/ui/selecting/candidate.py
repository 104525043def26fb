"""A selection that is looked at before it is made: shown as a preview, taken by Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.core import masks
from editor.core.errors import UnderpaintError
from editor.core.raster import Raster
from editor.core.select import Mode
from editor.ui.background import Background
from editor.ui.canvas.operation import Operation

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


class Candidate(Operation):
    """label: of the step. Whoever inherits it finds shapes and shows them."""

    def __init__(self, canvas: Canvas, mode: Mode, label: str) -> None:
        self.canvas, self.history = canvas, canvas.history
        self._mode, self._label = mode, label
        self._past = canvas.history.past
        self._shape: Raster | None = None
        self._over = self._wanted = False

    @property
    def over(self) -> bool:
        """True once it is taken or given up."""
        return self._over

    def finding(self) -> bool:
        """True while a shape is on its way."""
        return False

    def show(self, shape: Raster) -> None:
        """Show what would be selected; where it is wanted already, select it."""
        self._shape = shape
        if self._wanted and not self.finding():
            self._wanted = False
            self._commit()
        elif not self._over and self.history.past is self._past:
            after = masks.select(self.history.committed, shape, self._mode)
            self.history.preview(after)

    def accept(self) -> None:
        """Select what is shown; what is still on its way, when it comes."""
        self._over = True
        if self.finding():
            self._wanted = True
        else:
            self._commit()

    def cancel(self) -> None:
        self._over = True
        if self.history.past is self._past:
            self.history.preview(self.history.committed)

    def _commit(self) -> None:
        if self._shape is None:
            return
        after = masks.select(self._past.committed, self._shape, self._mode)
        if self.history.past is self._past:
            self.history.preview(self._past.committed)  # where nothing changes, nothing stays shown
        self.history.land(self._past, self._label, after)


class Seeking(QObject):
    """Finds shapes, or what is drawn of them, beside the window; only the one asked for last."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background = background
        self._next: Callable[[], object] | None = None
        self.busy = False

    def ask(self, find: Callable[[], object]) -> None:
        """Find this; what was asked before and has not begun is forgotten."""
        self._next = find
        self._go_on()

    def _go_on(self) -> None:
        if self.busy or self._next is None:
            return
        find, self._next = self._next, None
        self.busy = True
        self._background.run(find, self._on_found, self._on_failed)

    def _on_found(self, found: object) -> None:
        self.busy = self._next is not None
        self.found.emit(found)
        self.busy = False
        self._go_on()

    def _on_failed(self, error: UnderpaintError) -> None:
        self.busy = False
        self.failed.emit(str(error))
        self._go_on()
