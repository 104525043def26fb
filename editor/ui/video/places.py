"""The parts of the Video workspace, made when they are first wanted, or in an idle moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.core.document import Document
from editor.ui.actions import WITH_TIME, Actions
from editor.ui.late import Late
from editor.ui.layering import LayerCommands
from editor.ui.session import Session

if TYPE_CHECKING:
    from editor.ui.latents.keys_track import KeysTrack
    from editor.ui.timeline.timeline import Timeline
    from editor.ui.video.flicker_track import FlickerTrack
    from editor.ui.video.flicker_watch import FlickerWatch


class VideoPlaces(QObject):
    """The timeline under the canvas, and the tracks on it. A document that moves needs it at once.

    notice(sentence), files_dropped(names): what the timeline says, and what is dropped on it.
    """

    notice = Signal(str)
    files_dropped = Signal(list)

    def __init__(
        self, session: Session, actions: Actions, layers: LayerCommands, canvas: QWidget
    ) -> None:
        super().__init__(canvas)
        self._session, self._actions = session, actions
        self._layers, self._canvas = layers, canvas
        self._flicker: FlickerWatch
        self._flicker_track: FlickerTrack
        self._keys_track: KeysTrack
        self.timeline = Late(self._make_timeline)
        actions.enable(WITH_TIME, False)
        self.destroyed.connect(session.history.subscribe(self._on_document))

    @property
    def flicker(self) -> FlickerWatch:
        """Measures styled clips."""
        _ = self.timeline.part
        return self._flicker

    @property
    def keys_track(self) -> KeysTrack:
        """Keys of sliders below the bars."""
        _ = self.timeline.part
        return self._keys_track

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        if self.timeline.made:
            self.timeline.part.restyle()

    def close_down(self) -> None:
        """The window closes: be silent, end the threads."""
        if self.timeline.made:
            self.timeline.part.close_down()
            self._flicker.close()

    def _on_document(self, before: Document, after: Document) -> None:
        if not after.timeline.is_still:
            _ = self.timeline.part

    def _make_timeline(self) -> Timeline:
        from editor.ui.timeline.timeline import Timeline

        timeline = Timeline(self._session, self._actions, self._layers)
        timeline.listen_to(self._canvas)
        timeline.notice.connect(self.notice)
        timeline.files_dropped.connect(self.files_dropped)
        self._add_tracks(timeline)
        return timeline

    def _add_tracks(self, timeline: Timeline) -> None:
        from editor.ui.latents.keys_track import KeysTrack
        from editor.ui.video.flicker_track import FlickerTrack
        from editor.ui.video.flicker_watch import FlickerWatch

        session = self._session
        self._flicker = FlickerWatch(session.history)
        self._flicker_track = FlickerTrack(session.playhead, self._flicker)
        self._keys_track = KeysTrack(session.playhead)
        for track in (self._keys_track, self._flicker_track):
            timeline.add_track(track)
        self._keys_track.show_curves({}, {})
        for looker in (session.stylist, session.translator):
            self._flicker_track.again_asked.connect(looker.render_again)
