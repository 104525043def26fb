"""A walk through points: which, for how long, how large, and the file it is written to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QVBoxLayout,
    QWidget,
)

from editor.core.errors import BadInput
from editor.jobs.clip import ExportSettings
from editor.media.video.presets import preset_for
from editor.ui.controls.labels import text_button
from editor.ui.controls.slider import Scale, Slider
from editor.ui.controls.tool import tool_button
from editor.ui.folders import LastFolder
from editor.ui.latents.mover import Mover, Walk, akin
from editor.ui.latents.present import present_point
from editor.ui.latents.slot import POINT
from editor.ui.latents.tiles import Tile, Tiles, carried
from editor.ui.panels.rendering import RenderingCard
from editor.ui.qimage import to_qimage
from editor.ui.sculptor import Point, Sculptor

SIZES = (256, 512, 1024, 2048)
STRIP = 58
USUAL = ".mp4"
LONGEST = 120
"""Seconds of a walk that is made in the window."""


class Stops(Tiles):
    """The pictures on the way, in one row. `dropped(row)`: a point of the history was."""

    dropped = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.set_side(STRIP - 14)
        self.setFixedHeight(STRIP)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if carried(event.mimeData(), POINT) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        row = carried(event.mimeData(), POINT)
        if row is not None:
            event.acceptProposedAction()
            self.dropped.emit(row)


class WalkCard(QWidget):
    """Its `stops` are points of the sculptor's history. The walk is drawn by the mover."""

    def __init__(self, mover: Mover, sculptor: Sculptor, folder: LastFolder) -> None:
        super().__init__()
        self._mover, self._sculptor, self._folder = mover, sculptor, folder
        self.stops: tuple[Point, ...] = ()
        self._make_way()
        self._make_rest()
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        for signal in (mover.changed, sculptor.points_changed):
            signal.connect(self._soon.start)
        self.show_state()

    # ---- building

    def _make_way(self) -> None:
        self.strip = Stops(self.tr("Pictures of the walk"))
        self.strip.setToolTip(self.tr("Drop points here; a click takes one out"))
        self.strip.chosen.connect(self.take_out)
        self.strip.dropped.connect(self._dropped)
        self.hint = QLabel(self.tr("Add two pictures or more; the walk goes from one to the next."))
        self.hint.setProperty("tone", "small")
        self.hint.setWordWrap(True)
        self.present = text_button(self.tr("Add this"), self.tr("Add the present picture"))
        self.present.clicked.connect(self._add_present)
        self.all = text_button(self.tr("All points"), self.tr("Walk through every point"))
        self.all.clicked.connect(lambda: self.show_stops(self._sculptor.points))
        self.clear = tool_button("close", self.tr("Take all pictures out"), size=14)
        self.clear.clicked.connect(lambda: self.show_stops(()))

    def _make_rest(self) -> None:
        tip = self.tr("How long the walk lasts")
        self.seconds = Slider(self.tr("Seconds"), Scale(1, LONGEST, " s", curve=2), tip)
        self.seconds.show_value(6)
        self.side = QComboBox()
        self.side.setAccessibleName(self.tr("Size"))
        self.side.setToolTip(self.tr("Side of the frames in pixels"))
        for side in SIZES:
            self.side.addItem(f"{side} × {side}", side)
        self.side.setCurrentIndex(1)
        self.loop = QCheckBox(self.tr("Back to the first"))
        self.loop.setAccessibleName(self.tr("Back to the first"))
        self.loop.setToolTip(self.tr("The clip can then be repeated without a jump"))
        self.export = text_button(self.tr("Export walk…"), self.tr("Choose the clip to write"))
        self.export.setProperty("primary", True)
        self.export.clicked.connect(self.ask)
        self.progress = RenderingCard(self._mover.walking)
        self.progress.cancel_asked.connect(self._mover.cancel)

    def _lay_out(self) -> None:
        adding, size = QHBoxLayout(), QHBoxLayout()
        for row, parts in (
            (adding, (self.present, self.all, self.clear)),
            (size, (self.side, self.loop)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
        adding.setStretch(0, 1)
        adding.setStretch(1, 1)
        size.setStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.strip)
        column.addLayout(adding)
        column.addWidget(self.seconds)
        column.addLayout(size)
        column.addWidget(self.export)
        column.addWidget(self.hint)  # below all: nothing moves under a hand when it goes
        column.addWidget(self.progress)

    # ---- what is shown

    def show_stops(self, stops: Sequence[Point]) -> None:
        """Walk through these."""
        self.stops = tuple(stops)
        text = self.tr("Picture {n}")
        self.strip.show_tiles([
            Tile(to_qimage(stop.pixels), str(n), text.format(n=n))
            for n, stop in enumerate(self.stops, 1)
        ])  # fmt: skip
        self.show_state()

    def show_state(self) -> None:
        """Enable what can be done."""
        points, stops = self._sculptor.points, [stop.latents for stop in self.stops]
        self.clear.setEnabled(bool(stops))
        self.present.setEnabled(self._sculptor.state is not None and bool(points))
        self.all.setEnabled(len(points) > 1)
        apart = len(stops) > 1 and not akin(stops)
        enough = self.tr("Add two pictures or more; the walk goes from one to the next.")
        strange = self.tr("These pictures are of different generators.")
        self.hint.setText(strange if apart else enough)
        self.hint.setVisible(apart or len(stops) < 2)
        writing = self._mover.walking.state != "idle"
        self.export.setEnabled(len(stops) > 1 and not apart and not writing)

    # ---- hands

    def add(self, point: Point) -> None:
        """One more picture at the end of the way."""
        self.show_stops((*self.stops, point))
        self.strip.scrollTo(self.strip.model().index(len(self.stops) - 1, 0))

    def take_out(self, row: int) -> None:
        """Without that picture."""
        self.show_stops(self.stops[:row] + self.stops[row + 1 :])

    def _add_present(self) -> None:
        here = present_point(self._sculptor.points, self._sculptor.state)
        if here is not None:
            self.add(here)

    def _dropped(self, row: int) -> None:
        if row < len(self._sculptor.points):  # else it comes from another window
            self.add(self._sculptor.points[row])

    def ask(self) -> None:
        """Ask for a file, and write the walk to it."""
        walk = self.tr("walk")  # no text to translate is found inside an f-string
        start = self._folder.path / f"{walk}{USUAL}"
        kinds = self.tr("Clips") + " (*.mp4 *.webm *.mov *.mkv *.gif)"
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export walk"), str(start), kinds)
        if name:
            path = Path(name)
            self._folder.keep(path.parent)
            self.write(path if path.suffix else path.with_name(path.name + USUAL))

    def write(self, path: Path) -> None:
        """Write the walk to a file; its suffix says what kind of clip."""
        try:
            settings = ExportSettings(preset_for(path).name)
        except BadInput as error:
            self._mover.failed.emit(str(error))
            return
        self._mover.walk(
            Walk(
                tuple(stop.latents for stop in self.stops),
                path,
                seconds=self.seconds.real,
                rate=self._mover.playhead.timeline.rate,
                side=self.side.currentData(),
                closed=self.loop.isChecked(),
                settings=settings,
            )
        )
