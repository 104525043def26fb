"""The Mix panel: points one may go back to, and one picture made of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLabel, QListView, QMenu, QVBoxLayout, QWidget

from editor.core.geometry import EMPTY
from editor.jobs.attributes import Latents
from editor.ui.controls.labels import section
from editor.ui.latents.mixer import Mixer
from editor.ui.latents.present import present, present_point
from editor.ui.latents.row import action
from editor.ui.latents.slot import POINT
from editor.ui.latents.tiles import Tile, Tiles
from editor.ui.qimage import to_qimage

if TYPE_CHECKING:
    from editor.ui.sculptor import Point, Sample, Sculptor

STRIP = 72


class PointsStrip(Tiles):
    """One row of points, the latest at the right."""

    def __init__(self, name: str) -> None:
        super().__init__(name, POINT)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.set_side(STRIP - 14)
        self.setFixedHeight(STRIP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class MixPanel(QWidget):
    """Shows the sculptor's points and mixes them. `add_card` puts more below."""

    def __init__(self, sculptor: Sculptor) -> None:
        super().__init__()
        self._sculptor = sculptor
        self.strip = PointsStrip(self.tr("Points"))
        self.strip.setToolTip(self.tr("Click goes back to it; drag it to A or B"))
        self.strip.chosen.connect(lambda row: sculptor.go(sculptor.points[row]))
        self.strip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.strip.customContextMenuRequested.connect(self._open_menu)
        self.none = QLabel(
            self.tr("Every change you keep becomes a point here; one click goes back to it.")
        )
        self.none.setProperty("tone", "small")
        self.none.setWordWrap(True)
        self.mixer = Mixer()
        self.mixer.between.connect(self._between)
        self.mixer.released.connect(sculptor.release)
        self.mixer.taken.connect(self._take)
        self.mixer.dropped.connect(self._dropped)
        self.mixer.asked.connect(self._asked)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        sculptor.changed.connect(self._soon.start)
        sculptor.points_changed.connect(self.show_points)
        self.show_points()

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(6)
        self._column.addWidget(section(self.tr("Points")))
        self._column.addWidget(self.none)
        self._column.addWidget(self.strip)
        self._column.addSpacing(4)
        self._column.addWidget(section(self.tr("Mix two")))
        self._column.addWidget(self.mixer)
        self._column.addStretch(1)

    def add_card(self, title: str, card: QWidget) -> None:
        """Put a part of its own under the mixer."""
        end = self._column.count() - 1
        self._column.insertSpacing(end, 4)
        self._column.insertWidget(end + 1, section(title))
        self._column.insertWidget(end + 2, card)

    # ---- what is shown

    def show_points(self) -> None:
        """Show the points there are, the latest in sight."""
        points = self._sculptor.points
        text = self.tr("Point {n}")
        tiles = [
            Tile(to_qimage(p.pixels), str(n), text.format(n=n)) for n, p in enumerate(points, 1)
        ]
        grown = len(tiles) > self.strip.count
        self.strip.show_tiles(tiles)
        self.strip.setVisible(bool(tiles))
        self.none.setVisible(not tiles)
        if grown:
            self.strip.scrollTo(self.strip.model().index(len(tiles) - 1, 0))
        self.show_state()

    def show_state(self) -> None:
        """Mark the point shown, enable what can be done."""
        sculptor = self._sculptor
        state = sculptor.state
        self.mixer.show_state(editing=state is not None, layers=_layers(state))
        self.strip.mark(present(sculptor.points, state))

    # ---- hands

    def _put(self, index: int, point: Point) -> None:
        self.mixer.put(index, point)
        other = 1 - index
        here = present_point(self._sculptor.points, self._sculptor.state)
        if self.mixer.points[other] is None and here is not None and here is not point:
            self.mixer.put(other, here)
        self.show_state()

    def _dropped(self, index: int, kind: str, row: int) -> None:
        sculptor = self._sculptor
        if row >= len(sculptor.points if kind == POINT else sculptor.samples):
            return  # it comes from another window
        if kind == POINT:
            self._put(index, sculptor.points[row])
        else:
            self._put(index, self._point_of(sculptor.samples[row]))

    def _asked(self, index: int) -> None:
        here = present_point(self._sculptor.points, self._sculptor.state)
        if here is not None:
            self._put(index, here)

    def _point_of(self, sample: Sample) -> Point:
        """A variation that was not taken, as something to mix with."""
        from editor.ui.sculptor import Point

        model = self._sculptor.model
        latents = Latents(
            model=model.name if model is not None else "",
            base=sample.code,
            values={},
            code=sample.code,
            place=EMPTY,
            drawn=sample.drawn,
            seed=sample.seed,
        )
        return Point(latents, sample.pixels)

    def _between(self, share: float) -> None:
        a, b = self.mixer.points
        if a is not None and b is not None:
            self._sculptor.between(a, b, share)

    def _take(self, first: int, last: int) -> None:
        b = self.mixer.points[1]
        if b is not None:
            self._sculptor.mix(b, first, last)

    def _open_menu(self, at: QPoint) -> None:
        row = self.strip.indexAt(at).row()
        if row < 0:
            return
        point = self._sculptor.points[row]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(action(menu, self.tr("Go back to it"), lambda: self._sculptor.go(point)))
        menu.addAction(action(menu, self.tr("Put it at A"), lambda: self._put(0, point)))
        menu.addAction(action(menu, self.tr("Put it at B"), lambda: self._put(1, point)))
        menu.popup(self.strip.viewport().mapToGlobal(at))


def _layers(state: Latents | None) -> int:
    return 1 if state is None else len(state.code)
