"""Rulers, guides, grids and snapping in the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QPoint, QPointF
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from editor.core.document import Document
from editor.core.guides import Guides
from editor.ui.feature import Feature
from editor.ui.menus import INSIDE
from editor.ui.viewing.aids import Aids
from editor.ui.viewing.guide_form import GuideForm
from editor.ui.viewing.guides import ADD, CLEAR, GuideDrag, GuideGrip, Overlay, with_guides
from editor.ui.viewing.ruler import Rulers
from editor.ui.viewing.snap_lines import SnapLines
from editor.ui.viewing.units import UNITS

if TYPE_CHECKING:
    from editor.ui.window import Window

SWITCHES = {
    "rulers_show": "rulers",
    "guides_show": "guides",
    "grid_show": "grid",
    "pixel_grid": "pixel_grid",
    "snap_on": "snap",
    "snap_guides": "snap_guides",
    "snap_grid": "snap_grid",
    "snap_canvas": "snap_canvas",
    "snap_layers": "snap_layers",
    "snap_selection": "snap_selection",
}
"""Which action switches which field of `Aids`."""
SNAPS = INSIDE["snap_to"]


class Aligning(Feature):
    """What helps to put things in line."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        session, canvas = window.session, window.canvas
        self._preferences, self._history = session.preferences, session.history
        self.rulers = Rulers(canvas)
        for ruler in (self.rulers.top, self.rulers.left):
            ruler.guide_pulled.connect(self.pull)
            ruler.unit_asked.connect(self.ask_unit)
        self.rulers.corner.clicked.connect(self._ask_unit_at_corner)
        canvas.overlays.append(Overlay(canvas, self._preferences).paint)
        canvas.grips.append(GuideGrip(canvas, self._preferences))
        canvas.snapping.lines = SnapLines(session, self)
        self._preferences.changed.connect(self._on_preferences)
        self.destroyed.connect(session.history.subscribe(self._on_document))
        self._on_preferences(Aids)

    def connect_actions(self) -> None:
        actions = self.window.actions_
        switches: dict[str, Callable[..., object]] = {
            name: lambda on, field=field: self.switch(field, on) for name, field in SWITCHES.items()
        }
        actions.connect_all({
            **switches,
            "guide_add": self.ask_guide,
            "guides_clear": lambda: self._put(CLEAR, Guides()),
        })  # fmt: skip

    def refresh(self) -> None:
        actions, aids = self.window.actions_, self._preferences.get(Aids)
        document = self._history.committed
        for name, field in SWITCHES.items():
            actions[name].setChecked(getattr(aids, field))
        actions.enable(SNAPS, aids.snap)
        actions.enable("guide_add", not document.bounds.empty)
        actions.enable("guides_clear", document.guides != Guides())

    def restyle(self) -> None:
        for part in (self.rulers.top, self.rulers.left):
            part.update()

    def switch(self, field: str, on: bool) -> None:
        """Switch one field of `Aids`."""
        changes: dict[str, Any] = {field: on}
        self._preferences.put(replace(self._preferences.get(Aids), **changes))

    def pull(self, upright: bool, at: QPointF) -> None:
        """A new guide follows the pen out of a ruler."""
        self.switch("guides", True)
        self.window.canvas.hand.take_up(GuideDrag(self.window.canvas, upright), at)

    # -- asking

    def ask_guide(self) -> GuideForm:
        """Let the artist say where a new guide stands."""
        form = GuideForm(self._history.committed.size, self.window)
        form.chosen.connect(self._add)
        form.open()
        return form

    def _add(self, upright: bool, at: float) -> None:
        self.switch("guides", True)
        self._put(ADD, self._history.committed.guides.added(upright, at))

    def _put(self, label: str, guides: Guides) -> None:
        committed = self._history.committed
        if guides != committed.guides:
            self._history.commit(label, with_guides(committed, guides))

    def ask_unit(self, at: QPoint) -> QMenu:
        """A menu of the units of the rulers, at a point of the screen."""
        menu, aids = QMenu(self.window), self._preferences.get(Aids)
        group = QActionGroup(menu)
        for unit, name in UNITS:
            action = menu.addAction(QCoreApplication.translate("Preferences", name))
            action.setCheckable(True)
            action.setChecked(unit == aids.unit)
            group.addAction(action)
            action.triggered.connect(partial(self._choose_unit, unit))
        menu.addSeparator()
        menu.addAction(self.window.actions_["rulers_show"])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def _ask_unit_at_corner(self) -> None:
        corner = self.rulers.corner
        self.ask_unit(corner.mapToGlobal(QPoint(0, corner.height())))

    def _choose_unit(self, unit: str, _on: bool = True) -> None:
        self._preferences.put(replace(self._preferences.get(Aids), unit=unit))

    # -- what has changed

    def _on_preferences(self, kind: type) -> None:
        if kind is not Aids:
            return
        aids, canvas = self._preferences.get(Aids), self.window.canvas
        canvas.pixel_grid = aids.pixel_grid
        self.rulers.show_all(aids.rulers, aids.unit)
        canvas.update()
        self.refresh()

    def _on_document(self, before: Document, after: Document) -> None:
        if before.guides != after.guides:
            self.window.canvas.update()
