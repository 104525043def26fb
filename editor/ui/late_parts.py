"""What a window has by name and makes when it is first wanted: most of it is not seen at first."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMainWindow

from editor.ui.feature import Feature
from editor.ui.late import Late
from editor.ui.latents.places import LatentsPlaces
from editor.ui.panels.places import Panels
from editor.ui.session import Session
from editor.ui.video.places import VideoPlaces

if TYPE_CHECKING:
    from editor.ui.export.window import ExportWindow
    from editor.ui.panels.latents import SlidersPanel
    from editor.ui.panels.latents_mix import MixPanel
    from editor.ui.panels.latents_tray import LatentsTray
    from editor.ui.panels.library import LibraryPanel
    from editor.ui.panels.motion import MotionPanel
    from editor.ui.panels.style import StylePanel
    from editor.ui.panels.train import TrainPage
    from editor.ui.panels.translate import TranslatePanel
    from editor.ui.timeline.timeline import Timeline


class LateParts(QMainWindow):
    """A main window whose parts are asked for by name, whether they are made already or not."""

    session: Session
    video: VideoPlaces
    latents: LatentsPlaces
    panels: Panels
    late_train: Late[TrainPage]
    features: list[Feature]

    @cached_property
    def export_window(self) -> ExportWindow:
        """Settings of an export, then its progress."""
        from editor.ui.export.window import ExportWindow

        session = self.session
        made = ExportWindow(session.exporter, session.settings, session.background, self)
        session.files.about_to_replace.connect(made.forget)
        return made

    @property
    def late(self) -> tuple[Late[Any], ...]:
        """Places of what is made after the window has been seen."""
        own = (self.video.timeline, *self.panels.late, *self.latents.all, self.late_train)
        return (*(place for feature in self.features for place in feature.late), *own)

    @property
    def timeline(self) -> Timeline:
        """Layers in time, below the canvas of Video."""
        return self.video.timeline.part

    @property
    def style_panel(self) -> StylePanel:
        """The shelf of styles."""
        return self.panels.style.part

    @property
    def translate_panel(self) -> TranslatePanel:
        """The shelf of translators."""
        return self.panels.translate.part

    @property
    def library_panel(self) -> LibraryPanel:
        """The library's boards and files."""
        return self.panels.library.part

    @property
    def tray(self) -> LatentsTray:
        """Variations below the canvas of Latents."""
        return self.latents.tray.part

    @property
    def sliders_panel(self) -> SlidersPanel:
        """What can be changed in the latents under edit."""
        return self.latents.sliders.part

    @property
    def mix_panel(self) -> MixPanel:
        """Points to go back to, and one picture made of two."""
        return self.latents.mix.part

    @property
    def motion_panel(self) -> MotionPanel:
        """Sliders over time, and walks."""
        return self.latents.motion.part

    @property
    def train(self) -> TrainPage:
        """The Train workspace's page."""
        return self.late_train.part

    def _make_train(self) -> TrainPage:
        from editor.ui.panels.train import TrainPage

        session = self.session
        return TrainPage(session.trainer, session.settings, session.background)
