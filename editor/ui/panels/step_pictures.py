"""Small pictures of what each step of the history has changed, made when nothing else is to do."""

from __future__ import annotations

from collections import OrderedDict
from typing import Protocol

from PySide6.QtCore import QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History

SIZE = QSize(54, 36)
RATIO = 2
"""Pixels of a small picture for one of the panel's, along one side."""
REST_MILLISECONDS = 400
MOST = 400
"""Small pictures that are kept; all together hold about 12 MB."""
FINEST = 1024
"""The longer side of what they are cut out of is at least as many pixels, where it can be."""


class Shown(Protocol):
    """Where the picture is seen: the canvas."""

    @property
    def settled(self) -> bool:
        """True where all of it is composed, and no hand is at work."""
        ...

    def glimpse(self, side: int) -> QImage:
        """All of it, its longer side at least `side` pixels where it has as many."""
        ...


class StepPictures(QObject):
    """Takes a picture of the committed step once that has rested. made(mark): of that step."""

    made = Signal(int)

    def __init__(self, history: History, shown: Shown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history, self._shown = history, shown
        self._pictures: OrderedDict[int, QImage] = OrderedDict()
        self._past, self._seen = history.past, history.committed
        self._places: dict[int, Rect] = {}  # what steps have changed that have no picture yet
        self._rest = QTimer(self, singleShot=True, interval=REST_MILLISECONDS)
        self._rest.timeout.connect(self._make)
        self.destroyed.connect(history.subscribe(self._on_document))
        self._rest.start()

    def of(self, mark: int) -> QImage | None:
        """The picture of a step; None where there is none (yet)."""
        return self._pictures.get(mark)

    @property
    def _mark(self) -> int:
        return self._history.past.marks[self._history.position]

    def _on_document(self, before: Document, after: Document) -> None:
        history = self._history
        if after is not history.committed:
            return
        if history.past is self._past and self._mark not in self._pictures:
            place = after.changed(self._seen)  # nothing where guides, names or locks have changed
            self._places = {self._mark: after.bounds if place.empty else place}
        self._past, self._seen = history.past, after
        self._rest.start()

    def _make(self) -> None:
        history, mark = self._history, self._mark
        if mark in self._pictures or history.committed.bounds.empty:
            return
        if not self._shown.settled or history.document is not history.committed:
            self._rest.start()
            return
        whole = self._shown.glimpse(FINEST)
        if not whole.isNull():
            place = self._places.pop(mark, history.committed.bounds)
            self._keep(mark, _cut(whole, place, history.committed.size))

    def _keep(self, mark: int, picture: QImage) -> None:
        self._pictures[mark] = picture
        while len(self._pictures) > MOST:
            self._pictures.popitem(last=False)
        self.made.emit(mark)


def _cut(whole: QImage, place: Rect, size: Size) -> QImage:
    """The changed place with some of what is round it, in the proportions of SIZE."""
    scale = whole.width() / size.w
    shape = SIZE.width() / SIZE.height()
    w = max(place.w * 1.3, place.h * 1.3 * shape, size.w / 6) * scale
    w = max(1.0, min(w, whole.width(), whole.height() * shape))
    h = w / shape
    x = (place.x + place.w / 2) * scale - w / 2
    y = (place.y + place.h / 2) * scale - h / 2
    x = min(max(0.0, x), max(0.0, whole.width() - w))
    y = min(max(0.0, y), max(0.0, whole.height() - h))
    part = whole.copy(QRect(round(x), round(y), max(1, round(w)), max(1, round(h))))
    return part.scaled(
        SIZE * RATIO,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
