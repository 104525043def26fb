"""Adjustments in the window: their panel, the histogram, the actions that make new ones."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from editor.core.adjustments import KINDS
from editor.core.document import Document
from editor.core.histogram import Histogram, histogram
from editor.render.sample import colours_of, under
from editor.ui.adjusting.commands import AdjustCommands
from editor.ui.adjusting.histogram_panel import HistogramPanel
from editor.ui.adjusting.picking import PickPlace
from editor.ui.adjusting.presets import Presets
from editor.ui.feature import Feature
from editor.ui.late import Late

if TYPE_CHECKING:
    from editor.ui.adjusting.panel import AdjustPanel
    from editor.ui.window import Window

NEW = " ".join(f"adjust_{kind}" for kind in KINDS)
LATER_MS = 120


class Adjusting(Feature):
    """Joins commands, panels and canvas."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session, canvas = window.session, window.canvas
        self.commands = AdjustCommands(session.history, window.layers)
        self.commands.setParent(self)
        self.commands.refused.connect(window.status.show_hint)
        self.presets = Presets(session.settings)
        self.presets.setParent(self)
        self._place = Late(self._make_panel)
        self.histogram = HistogramPanel(canvas.glimpse, lambda: canvas.shown, session.background)
        canvas.composed.connect(self.histogram.renew)
        self._measured: tuple[object, ...] = ()
        self._counted: Histogram | None = None
        self._measuring = False
        self._soon = QTimer(self, singleShot=True, interval=LATER_MS)
        self._soon.timeout.connect(self._measure)
        self.destroyed.connect(session.history.subscribe(self._on_document))

    @property
    def panel(self) -> AdjustPanel:
        """The controls of the active adjustment, or kinds of new ones."""
        return self._place.part

    @property
    def late(self) -> tuple[Late[Any], ...]:
        return (self._place,)

    def panels(self) -> Mapping[str, tuple[str, QWidget]]:
        return {
            "adjust": (self.tr("Adjust"), self._place),
            "histogram": (self.tr("Histogram"), self.histogram),
        }

    def connect_actions(self) -> None:
        actions = self.window.actions_
        actions.connect_all({f"adjust_{kind}": partial(self.add, kind) for kind in KINDS})
        actions.connect_all({"adjust_reset": self.commands.reset})
        self.window.layers_panel.tree.opened.connect(
            lambda _id: QTimer.singleShot(0, self.panel.take_focus)
        )
        docks = self.window.docks.by_name
        docks["adjust"].visibilityChanged.connect(self._measure_later)
        docks["histogram"].visibilityChanged.connect(self.histogram.look_again)

    def refresh(self) -> None:
        window = self.window
        canvas_shown = window.workspaces.current != "train"
        actions = window.actions_
        actions.enable(NEW, not window.session.files.blank and canvas_shown)
        actions.enable("adjust_reset", self.commands.active is not None and canvas_shown)

    def restyle(self) -> None:
        if self._place.made:
            self.panel.restyle()
        self.histogram.restyle()

    def _make_panel(self) -> AdjustPanel:
        from editor.ui.adjusting.panel import AdjustPanel

        window = self.window
        panel = AdjustPanel(self.commands, window.session.tools, window.actions_, self.presets)
        panel.pick_asked.connect(self.pick_grey)
        panel.shown.connect(self._measure_later)
        return panel

    # ---- deeds

    def add(self, kind: str) -> None:
        """A new adjustment layer, its controls in front."""
        self.commands.add(kind)
        self.window.docks.bring_forward("adjust")
        QTimer.singleShot(0, self.panel.take_focus)  # after menu or palette gave it back

    def pick_grey(self) -> None:
        """Let the artist click what should be grey."""
        canvas = self.window.canvas

        def picked(x: int, y: int) -> None:
            self.commands.pick_neutral(canvas.shown, x, y)

        picking = PickPlace(
            self.tr("Pick grey"), canvas.view.to_document, canvas.accept_operation, picked
        )
        picking.hint = self.tr("Click on the picture what should be without colour.")
        canvas.begin_operation(picking)

    # ---- what comes in

    def _on_document(self, before: Document, after: Document) -> None:
        if before.layers is not after.layers and self._wanted:
            self._measure_later()

    @property
    def _wanted(self) -> bool:
        """Whether anybody sees what is measured."""
        return self._place.made and self.panel.wants_histogram

    def _measure_later(self) -> None:
        self._soon.start()

    def _measure(self) -> None:
        """Count what lies under the active adjustment, unless it is known."""
        layer = self.commands.active
        if layer is None or not self._wanted or self._measuring:
            return
        document = self.window.canvas.shown
        layers = under(document.layers, layer.id)
        if _same(layers, self._measured):
            self.panel.show_histogram(self._counted)  # its editor may be another one
            return
        self._measuring = True

        def done(counted: Histogram | None) -> None:
            self._measuring, self._measured, self._counted = False, layers, counted
            self.panel.show_histogram(counted)
            self._measure_later()

        self.window.session.background.run(
            lambda: histogram(colours_of(document, layers)), done, lambda _: done(None)
        )


def _same(a: tuple[object, ...], b: tuple[object, ...]) -> bool:
    return len(a) == len(b) and all(x is y for x, y in zip(a, b, strict=True))
