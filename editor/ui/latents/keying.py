"""Keys of sliders in the window: lines in the sliders' menus, the track below the bars."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu

from editor.core.time import Curve
from editor.jobs.directions import Direction
from editor.ui.latents.keys_track import KeysTrack
from editor.ui.latents.mover import Mover
from editor.ui.latents.row import action
from editor.ui.latents.slider import Keys
from editor.ui.latents.view import SlidersView
from editor.ui.sculptor import Sculptor


class Keying(QObject):
    """Connects the mover with the sliders and with the track."""

    def __init__(
        self, mover: Mover, sculptor: Sculptor, sliders: SlidersView, track: KeysTrack
    ) -> None:
        super().__init__(track)
        self._mover, self._sculptor = mover, sculptor
        self._sliders, self._track = sliders, track
        sliders.menu_asked.connect(self._fill_menu)
        sliders.key_asked.connect(self.toggle)
        track.changed.connect(mover.change_key)
        track.removed.connect(mover.remove_key)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        mover.changed.connect(self._soon.start)
        sculptor.directions_changed.connect(self._soon.start)
        self.show_state()

    def show_state(self) -> None:
        """Show the curves of the layer under edit, and which sliders have keys."""
        latents = self._mover.latents
        directions = {each.name: each for each in self._sculptor.directions}
        curves = {} if latents is None else latents.curves
        self._track.show_curves(curves, directions)
        for row in self._sliders.single:
            row.slider.show_keys(self._keys(row.direction.name, curves))

    def _keys(self, name: str, curves: Mapping[str, Curve]) -> Keys:
        if name not in curves:
            return Keys.NONE
        return Keys.HERE if self._mover.has_key(name) else Keys.ELSEWHERE

    def toggle(self, name: str) -> None:
        """K: a key of that slider at the playhead, or none where there is one."""
        if self._mover.has_key(name):
            self._mover.remove_key(name)
        else:
            self._mover.set_key(name)

    def _fill_menu(self, direction: Direction, menu: QMenu) -> None:
        name, mover = direction.name, self._mover
        if mover.latents is None:
            return
        here = mover.has_key(name)
        text = self.tr("Delete the key here") if here else self.tr("Key at the playhead")
        line = action(menu, f"{text}\tK", lambda: self.toggle(name))
        menu.addAction(line)
