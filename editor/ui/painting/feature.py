"""Painting in the window: what its tools ask for, its actions, its panels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor, QPainter
from PySide6.QtWidgets import QWidget

from editor.core.brush_symmetry import OFF
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.palette import dominant
from editor.core.past import Past
from editor.core.raster import TILE, Pixels
from editor.render.compositor import compose
from editor.render.laying import Frame
from editor.render.scaled import BlockImages
from editor.ui.feature import Feature
from editor.ui.painting.brushes_panel import BrushesPanel
from editor.ui.painting.colour_panel import ColourPanel
from editor.ui.painting.filling import Fills
from editor.ui.painting.gradients import Gradients
from editor.ui.painting.hand_palette import HandPalette
from editor.ui.painting.healing import Healing
from editor.ui.painting.palettes import Palettes
from editor.ui.painting.presets import Presets
from editor.ui.painting.settings import Mirrors
from editor.ui.painting.source import paint_source
from editor.ui.painting.symmetry import Axes
from editor.ui.painting.wishes import FillWish, GradientWish, HealWish

if TYPE_CHECKING:
    from editor.ui.window import Window

SMALL = 256
"""Pixels a side, about, that the colours of a picture are found in."""
WITH_DOCUMENT = (
    "tool_smudge tool_clone tool_healing tool_fill tool_gradient fill_foreground fill_background"
    " fill_transparent symmetry_centre"
)
SHARED = ("tool_clone", "tool_healing")
"""Tools whose keys are the timeline's where a document has frames."""


class Painting(Feature):
    """Grants what the tools on the canvas wish for, beside the window's own thread."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session = window.session
        history, tools, background = session.history, session.tools, session.background
        still = session.screening.still
        self.fills = Fills(history, tools, background, still)
        self.gradients = Gradients(history, tools, background)
        self.healing = Healing(history, session.studio, background, still)
        self.axes = Axes(window.canvas)
        window.canvas.overlays.append(self._paint_over)
        tools.asked.connect(self._grant)
        self.presets, self.palettes = Presets(session.settings), Palettes(session.settings)
        self.brushes_panel = BrushesPanel(tools, self.presets)
        self.colour_panel = ColourPanel(tools, self.palettes)
        self._connect_panels()
        self._past = history.past
        self._looked_at: Past | None = None
        self._look = self._drawn_by()
        tools.changed.connect(self._follow)
        for part in (self.fills, self.gradients, self.healing):
            part.refused.connect(window.status.show_hint)

    def panels(self) -> Mapping[str, tuple[str, QWidget]]:
        return {
            "colour": (self.tr("Colour"), self.colour_panel),
            "brushes": (self.tr("Brushes"), self.brushes_panel),
        }

    def restyle(self) -> None:
        self.brushes_panel.restyle()
        if "hand_palette" in self.__dict__:
            self.hand_palette.brushes.restyle()
        self.colour_panel.update()

    def _connect_panels(self) -> None:
        self.window.session.tools.colour_used.connect(self.palettes.note)
        self.brushes_panel.refused.connect(self.window.status.show_hint)
        self.brushes_panel.details_asked.connect(self.window.options.open_brush)
        self.colour_panel.part.refused.connect(self.window.status.show_hint)
        self.colour_panel.picture_asked.connect(self._find_colours)

    def _find_colours(self) -> None:
        """The colours that stand for the picture, found beside the window."""
        history = self.window.session.history
        document = self.window.session.screening.still(history.committed)
        if not document.bounds.empty:
            self._looked_at = history.past
            self.window.session.background.run(
                lambda: dominant(_small(document)),
                self.colour_panel.show_picture,
                lambda error: self.window.status.show_hint(str(error)),
            )

    def connect_actions(self) -> None:
        tools, actions = self.window.session.tools, self.window.actions_
        actions.connect_all({
            "fill_foreground": lambda: self.fills.whole(tools.colour),
            "fill_background": lambda: self.fills.whole(tools.secondary),
            "fill_transparent": lambda: self.fills.whole(None),
            "colours_swap": tools.swap_colours,
            "colours_reset": tools.reset_colours,
            "hand_palette": self._open_palette,
            "heal_again": self.healing.again,
            "brush_settings": self.window.options.open_brush,
            "symmetry": self._mirror,
            "symmetry_centre": self._centre,
        })  # fmt: skip
        actions.confine("fill_transparent", [self.window.canvas])
        actions["cancel"].triggered.connect(self.healing.cancel)

    def refresh(self) -> None:
        actions, session = self.window.actions_, self.window.session
        blank = session.files.blank
        if session.history.past is not self._past:
            self._past = session.history.past
            session.tools.axis = session.tools.clone_source = None  # places of another picture
        if session.history.past is not self._looked_at and self.colour_panel.isVisible():
            self._find_colours()
        actions.enable(WITH_DOCUMENT, not blank)
        actions.enable("heal_again", self.healing.repeatable)
        actions["symmetry"].setChecked(session.tools.settings(Mirrors).kind != OFF)
        if self.healing.working:
            actions.enable("cancel", True)
        timed = not session.history.committed.timeline.is_still
        context = Qt.ShortcutContext.WidgetShortcut if timed else Qt.ShortcutContext.WindowShortcut
        for name in SHARED:
            actions[name].setShortcutContext(context)

    def _grant(self, wish: object) -> None:
        if isinstance(wish, FillWish):
            self.fills.bucket(wish)
        elif isinstance(wish, GradientWish):
            self.gradients.grant(wish)
        elif isinstance(wish, HealWish):
            self.healing.heal(wish)

    def _paint_over(self, painter: QPainter) -> None:
        paint_source(painter, self.window.canvas)

    def _drawn_by(self) -> tuple[object, ...]:
        """What decides how cross and axes are drawn."""
        tools = self.window.session.tools
        return tools.tool, tools.clone_source, tools.axis, tools.settings(Mirrors)

    def _follow(self) -> None:
        if self._look != (look := self._drawn_by()):
            self._look = look
            self.window.canvas.update()

    @cached_property
    def hand_palette(self) -> HandPalette:
        """Made when it is first asked for: a window opens faster without it."""
        tools = self.window.session.tools
        return HandPalette(tools, self.presets, self.palettes, self.window)

    def _open_palette(self) -> None:
        """At the pointer, or in the middle of the canvas where that is elsewhere."""
        canvas, place = self.window.canvas, QCursor.pos()
        if not canvas.rect().contains(canvas.mapFromGlobal(place)):
            place = canvas.mapToGlobal(canvas.rect().center())
        self.hand_palette.popup_at(place)

    def _mirror(self, on: bool) -> None:
        tools = self.window.session.tools
        petals = tools.settings(Mirrors).petals
        tools.set_settings(Mirrors("vertical" if on else OFF, petals))

    def _centre(self) -> None:
        self.window.session.tools.axis = None


def _small(document: Document) -> Pixels:
    """The picture at about `SMALL` pixels a side, uint8 RGBA, straight alpha."""
    longest = max(document.size)
    level = min(7, max(0, (longest // SMALL).bit_length()))
    columns, rows = (-(-side // TILE) * TILE for side in document.size)
    frame = Frame(Rect(0, 0, columns, rows), level)
    pixels = compose(document.layers, frame, BlockImages(16 << 20))
    colours = pixels[..., 2::-1].astype(np.float32)
    alpha = pixels[..., 3:]
    straight = np.minimum(np.rint(colours * 255 / np.maximum(alpha, 1)), 255).astype(np.uint8)
    return np.concatenate([straight, alpha], axis=-1)
