"""What the window shows: the history's document as it is at the playhead."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from PySide6.QtCore import QObject, QTimer

from editor.core.clip import ClipLayer, Pixels, document_at
from editor.core.document import Document
from editor.core.history import History, Listener
from editor.core.raster import Raster
from editor.ui.video.playhead import Playhead
from editor.ui.video.supply import FrameSupply


class Screening(QObject):
    """Views read `document` and subscribe here; edits go to the history as ever.

    A still document is shown itself, at once. Where it changes over time, steps of the playhead
    and frames that arrive are joined into one change per pass of the event loop.
    """

    def __init__(self, history: History, playhead: Playhead, supply: FrameSupply) -> None:
        super().__init__()
        self._history, self._playhead, self._supply = history, playhead, supply
        self._listeners: list[Listener] = []
        self._waiting: list[Callable[[], None]] = []
        self._document = self._still_of_history()
        self._past = history.past
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._renew)
        self.destroyed.connect(history.subscribe(lambda _before, _after: self._renew()))
        playhead.changed.connect(self._on_frame)
        supply.arrived.connect(self._soon.start)
        playhead.playing_changed.connect(supply.set_playing)

    @property
    def document(self) -> Document:
        """The still that is shown, previews included."""
        return self._document

    @property
    def settled(self) -> bool:
        """True where `document` shows exactly the frame at the playhead of every clip."""
        there = self._complete(self._supply.exact)
        return there and self._still_of_history(self._document) is self._document

    @property
    def ready(self) -> bool:
        """True where the frame at the playhead is there of every clip, if only of a proxy."""
        return self._complete(self._supply.ready)

    @property
    def playing(self) -> bool:
        """True while frames follow one another by themselves."""
        return self._playhead.playing

    def still(self, document: Document) -> Document:
        """Any document as it looks at the playhead; clips show what is there of them."""
        return document_at(document, self._playhead.frame, self._supply.get)

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call `then` once `settled`: at once, or when the frames have arrived."""
        self._waiting.append(then)
        self._tell_waiting()

    def forget(self) -> None:
        """Another document is about to be shown: nobody waits for this one's frames."""
        self._waiting.clear()

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(before, after)` on every change; returns the way to unsubscribe."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _on_frame(self, _frame: int) -> None:
        self._soon.start()  # connected itself, it would take the frame for its milliseconds

    def _still_of_history(self, like: Document | None = None) -> Document:
        document = self._history.document
        return document_at(document, self._playhead.frame, self._supply.get, like)

    def _complete(self, pixels: Pixels) -> bool:
        missing: list[ClipLayer] = []

        def found(layer: ClipLayer, time: Fraction) -> Raster | None:
            raster = pixels(layer, time)
            if raster is None:
                missing.append(layer)
            return raster

        document_at(self._history.document, self._playhead.frame, found)
        return not missing

    def _renew(self) -> None:
        self._soon.stop()
        before, past = self._document, self._past
        after = self._document = self._still_of_history(before)
        self._past = self._history.past
        self._supply.drop_idle()
        if after is not before or past is not self._past:
            for listener in tuple(self._listeners):
                listener(before, after)
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self._waiting and self.settled:
            waiting, self._waiting = self._waiting, []
            for then in waiting:
                then()
