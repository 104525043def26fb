"""How a picture will look in its file, and what that will weigh: worked out beside the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.media.export_options import ExportOptions
from editor.ui.background import IMPORTING, Background

if TYPE_CHECKING:
    from editor.core.errors import UnderpaintError
    from editor.ui.exporting.trial import Trial


@dataclass(frozen=True, eq=False)
class Wish:
    """A frame of a document, how it is to be written, and which part (x, y, w, h in its pixels
    after scaling) is looked at."""

    document: Document
    frame: int
    suffix: str
    options: ExportOptions
    part: Rect


@dataclass(frozen=True, eq=False)
class Look:
    """before, after: the part at `place` as it is and as the file will show it; size: of all."""

    size: Size
    place: Rect
    before: QImage
    after: QImage


@dataclass(frozen=True)
class Weight:
    """nbytes: of the file; exact, or by pieces from all over the picture."""

    nbytes: int
    exact: bool


class Looker(QObject):
    """`shown(Look)` of the latest wish, soon after `weighed(Weight)`.

    What is asked while it works replaces what waits. Lives in the GUI thread.
    """

    shown = Signal(object)
    weighed = Signal(object)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._background = Background(threads=1)
        self._trial: Trial | None = None
        self._waiting: Wish | None = None
        self._busy = False

    @property
    def idle(self) -> bool:
        """True where nothing is asked that was not answered."""
        return not self._busy

    def ask(self, wish: Wish) -> None:
        """Work this out next."""
        self._waiting = wish
        if not self._busy:
            self._next()

    def close(self) -> None:
        """Show nothing any more; what runs ends by itself."""
        self._waiting = None
        self._background.leave()

    def _next(self) -> None:
        wish, self._waiting = self._waiting, None
        self._busy = wish is not None
        if wish is not None:
            self._run(lambda trial: trial.look(wish), lambda look: self._looked(wish, look))

    def _run(self, work: Callable[[Trial], Any], done: Callable[[Any], None]) -> None:
        self._background.run(lambda: work(self._made()), done, self._gave_up)

    def _made(self) -> Trial:
        """In the background's one thread: what keeps the picture drawn last."""
        if self._trial is None:
            with IMPORTING:
                from editor.ui.exporting.trial import Trial

            self._trial = Trial()
        return self._trial

    def _looked(self, wish: Wish, look: Look) -> None:
        self.shown.emit(look)
        if self._waiting is not None:
            self._next()
        else:
            self._run(lambda trial: trial.weight(wish), self._weighed)

    def _weighed(self, weight: Weight) -> None:
        if self._waiting is None:
            self.weighed.emit(weight)
        self._next()

    def _gave_up(self, error: UnderpaintError) -> None:
        self.failed.emit(str(error))
        self._next()
