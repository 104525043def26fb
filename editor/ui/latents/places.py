"""The parts of the Latents workspace, each made when it is first wanted, or in an idle moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.ui.late import Late
from editor.ui.session import Session
from editor.ui.video.places import VideoPlaces

if TYPE_CHECKING:
    from editor.ui.panels.latents import SlidersPanel
    from editor.ui.panels.latents_mix import MixPanel
    from editor.ui.panels.latents_tray import LatentsTray
    from editor.ui.panels.motion import MotionPanel


class LatentsPlaces(QObject):
    """Where they stand: variations below the canvas, the others in docks."""

    def __init__(self, session: Session, video: VideoPlaces, say: Callable[[str], None]) -> None:
        super().__init__(video)
        self._session, self._video, self._say = session, video, say
        self.tray = Late(self._make_tray)
        self.sliders = Late(self._make_sliders)
        self.mix = Late(self._make_mix)
        self.motion = Late(self._make_motion)

    @property
    def all(self) -> tuple[Late[Any], ...]:
        """What is wanted first comes first."""
        return self.sliders, self.tray, self.mix, self.motion

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        if self.tray.made:
            self.tray.part.restyle()

    def _make_tray(self) -> LatentsTray:
        from editor.ui.panels.latents_tray import LatentsTray

        tray = LatentsTray(self._session.sculptor, self._session.background)
        tray.series.said.connect(self._say)
        return tray

    def _make_sliders(self) -> SlidersPanel:
        from editor.ui.folders import LastFolder
        from editor.ui.latents.effects import Effects
        from editor.ui.latents.keying import Keying
        from editor.ui.panels.latents import SlidersPanel

        session = self._session
        panel = SlidersPanel(
            session.sculptor,
            Effects(session.history, session.worker),
            LastFolder(session.settings, "own"),
        )
        Keying(session.mover, session.sculptor, panel.sliders, self._video.keys_track)
        return panel

    def _make_mix(self) -> MixPanel:
        from editor.ui.panels.latents_mix import MixPanel

        return MixPanel(self._session.sculptor)

    def _make_motion(self) -> MotionPanel:
        from editor.ui.panels.motion import MotionPanel

        session = self._session
        return MotionPanel(session.mover, session.sculptor, session.settings)
