"""Parts of the window that nobody sees at first: made when they are wanted, or in idle moments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)

PAUSE_MS = 30
"""Between two parts that are made in idle moments: what the artist does comes in between."""


class Late(QWidget, Generic[Part]):
    """Stands in the place of a part until it is asked for or seen.

    make: imports what it needs and makes the part. came(part): it was made.
    """

    came = Signal(object)

    def __init__(self, make: Callable[[], Part]) -> None:
        super().__init__()
        self._make = make
        self._part: Part | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def made(self) -> bool:
        """Whether the part is there already."""
        return self._part is not None

    @property
    def part(self) -> Part:
        """The part; made now, where nobody wanted it before."""
        if self._part is None:
            self._part = self._make()
            self._column.addWidget(self._part)
            if self.isVisible():
                self._part.show()  # now, and not with the next turn of the event loop
            self.came.emit(self._part)
        return self._part

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.visibleRegion().isEmpty():  # else in a dock behind another's tab
            _ = self.part


class Idle(QObject):
    """Makes late parts one by one while nothing else is to do.

    busy: whether a hand draws just now; it would be kept waiting for as long as a part takes.
    """

    def __init__(
        self, parent: QObject, places: Iterable[Late[Any]], busy: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._places, self._busy = list(places), busy
        self._timer = QTimer(self, interval=PAUSE_MS)
        self._timer.timeout.connect(self._make_one)
        self._timer.start()

    def _make_one(self) -> None:
        if self._busy():
            return
        self._places = [place for place in self._places if not place.made]
        if self._places:
            _ = self._places.pop(0).part  # what fails is not tried time and again
        else:
            self._timer.stop()


def after_first_paint(widget: QWidget, then: Callable[[], None]) -> None:
    """Call `then` once, when the widget has been painted: what reads disks must not hold that up.

    Threads count too: each takes turns with the one that paints.
    """
    widget.installEventFilter(_FirstPaint(widget, then))


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._go)
        return False

    def _go(self) -> None:
        self._then()
        self.deleteLater()
