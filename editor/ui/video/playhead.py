"""Where in time the window is: the frame that is shown, and whether it plays."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from editor.core.document import Document
from editor.core.history import History
from editor.core.time import Timeline


class Playhead(QObject):
    """The frame of the history's document that is shown; always one that there is.

    changed(frame) on every move; playing_changed(bool) when playback begins or ends. Another
    document begins at its first frame.
    """

    changed = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history
        self._frame = 0
        self._playing = False
        self.destroyed.connect(history.subscribe(self._on_document))

    @property
    def frame(self) -> int:
        """The frame shown, 0 for a still."""
        return self._frame

    @property
    def timeline(self) -> Timeline:
        """The timeline of what is shown now."""
        return self._history.document.timeline

    @property
    def playing(self) -> bool:
        """True while frames follow one another by themselves."""
        return self._playing

    def seek(self, frame: int) -> None:
        """Show that frame, or the nearest there is."""
        frame = self.timeline.clamped(frame)
        if frame != self._frame:
            self._frame = frame
            self.changed.emit(frame)

    def step(self, by: int) -> None:
        """So many frames on (back where negative)."""
        self.seek(self._frame + by)

    def set_playing(self, playing: bool) -> None:
        """Say that playback begins or ends; whoever plays also seeks."""
        if playing != self._playing:
            self._playing = playing
            self.playing_changed.emit(playing)

    def rewind(self) -> None:
        """Stop at the first frame: another document is shown."""
        self.set_playing(False)
        self.seek(0)

    def _on_document(self, before: Document, after: Document) -> None:
        if before.timeline is not after.timeline:
            self.seek(self._frame)
