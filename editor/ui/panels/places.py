"""The panels that stand in docks, those of features apart: some are made when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from editor.ui.actions import Actions
from editor.ui.canvas.canvas import Canvas
from editor.ui.late import Late
from editor.ui.layering import LayerCommands
from editor.ui.masking import MaskCommands
from editor.ui.panels.engine import EngineLamp
from editor.ui.panels.heal import HealPanel
from editor.ui.panels.jobs import JobsPanel
from editor.ui.panels.layers import LayersPanel
from editor.ui.panels.masks import MasksPanel
from editor.ui.panels.steps import HistoryPanel
from editor.ui.session import Session

if TYPE_CHECKING:
    from editor.ui.panels.library import LibraryPanel
    from editor.ui.panels.style import StylePanel
    from editor.ui.panels.translate import TranslatePanel


class Panels(QObject):
    """Styles, translators and the library lie behind other tabs at first: they come late."""

    def __init__(
        self,
        session: Session,
        actions: Actions,
        layers: LayerCommands,
        masks: MaskCommands,
        canvas: Canvas,
        lamp: EngineLamp,
    ) -> None:
        super().__init__(canvas)
        self._session = session
        history, background = session.history, session.background
        self.heal = HealPanel(session.studio, session.healer, background, actions, lamp)
        self.layers = LayersPanel(history, session.tools, layers, actions, session.screening)
        self.masks = MasksPanel(history, masks, actions)
        self.history = HistoryPanel(history, canvas)
        self.jobs = JobsPanel(session.studio, session.retry)
        self.style = Late(self._make_style)
        self.translate = Late(self._make_translate)
        self.library = Late(self._make_library)

    @property
    def late(self) -> tuple[Late[Any], ...]:
        """What is wanted first comes first."""
        return self.style, self.library, self.translate

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.layers.tree.restyle()
        self.history.restyle()
        for place in self.late:
            if place.made:
                place.part.restyle()

    def close_down(self) -> None:
        """Wait for what still reads and writes."""
        if self.library.made:
            self.library.part.close_down()

    def _make_style(self) -> StylePanel:
        from editor.ui.panels.style import StylePanel

        session = self._session
        return StylePanel(session.stylist, session.background, session.settings)

    def _make_translate(self) -> TranslatePanel:
        from editor.ui.panels.translate import TranslatePanel

        return TranslatePanel(self._session.translator, self._session.background)

    def _make_library(self) -> LibraryPanel:
        from editor.ui.folders import LastFolder
        from editor.ui.panels.library import LibraryPanel

        return LibraryPanel(self._session.library, LastFolder(self._session.settings, "library"))
