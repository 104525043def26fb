"""The hand on the timeline: what a press takes hold of, and the drag that goes on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit

from editor.core.edits_time import opacity_at
from editor.core.layer import GroupLayer
from editor.core.time import Key
from editor.ui.timeline.drags import (
    Drag,
    KeyDrag,
    MarkDrag,
    MarkerDrag,
    MoveDrag,
    ScrubDrag,
    TrimDrag,
    refusal,
)
from editor.ui.timeline.hover import hover, mark_at, marker_at
from editor.ui.timeline.rows import Part, Row, Spot, curve_value, row_at, spot
from editor.ui.timeline.scene import EYE, HEAD, RULER
from editor.ui.timeline.snap import Snap, snapping

if TYPE_CHECKING:
    from editor.ui.timeline.tracks import Tracks

Button, Modifier = Qt.MouseButton, Qt.KeyboardModifier
THRESHOLD = 4
"""Pixels the pointer goes before a press on a bar becomes a drag."""
BEYOND_MS, BEYOND_SHARE = 30, 0.4
"""How often time scrolls while a drag is beyond the edge, and by how much of the way."""


@dataclass(frozen=True)
class Pressed:
    """A press that has not become a drag yet."""

    at: QPointF
    drag: Drag


class Grasp:
    """Turns mouse events of the tracks into drags; never more than one."""

    def __init__(self, tracks: Tracks) -> None:
        self._tracks = tracks
        self._drag: Drag | None = None
        self._waits: Pressed | None = None
        self._pan: QPointF | None = None
        self._at = QPointF()
        self._beyond = QTimer(tracks, interval=BEYOND_MS)
        self._beyond.timeout.connect(self._scroll)

    @property
    def drag(self) -> Drag | None:
        """What goes on between pressing and letting go."""
        return self._drag

    @property
    def key(self) -> Key | None:
        """The key that is being dragged, as it is now."""
        return self._drag.key if isinstance(self._drag, KeyDrag) else None

    @property
    def at(self) -> QPointF:
        """Where the pointer was last."""
        return self._at

    # ---- events

    def pressed(self, event: QMouseEvent) -> None:
        """A button went down."""
        at = self._at = event.position()
        if event.button() == Button.MiddleButton:
            self._pan = at
        if event.button() != Button.LeftButton or self._tracks.document.bounds.empty:
            return
        self.give_up()
        if at.x() < HEAD:
            self._press_head(at)
        elif at.y() < RULER:
            self._press_ruler(at, event.modifiers())
        else:
            self._press_tracks(at, event.modifiers())

    def moved(self, event: QMouseEvent) -> None:
        """The pointer moves, with or without a button."""
        at, before = event.position(), self._at
        self._at = at
        waits = self._waits
        if self._pan is not None:
            tracks = self._tracks
            tracks.set_axis(tracks.axis.scrolled(before.x() - at.x()))
            tracks.set_top(tracks.top + round(before.y() - at.y()))
        elif waits is not None and (at - waits.at).manhattanLength() >= THRESHOLD:
            self._waits = None
            self._begin(waits.drag)
            self._follow()
        elif self._drag is not None:
            self._follow()
        elif waits is None:
            hover(self._tracks, at, self.spot(at))

    def released(self, event: QMouseEvent) -> None:
        """A button was let go."""
        if event.button() == Button.MiddleButton:
            self._pan = None
        if event.button() != Button.LeftButton:
            return
        self._waits = None
        self._beyond.stop()
        drag, self._drag = self._drag, None
        if drag is not None:
            drag.finish()
            self._tracks.refit()
            if isinstance(drag, KeyDrag):
                self._tracks.pick(drag.layer, drag.key)
            elif isinstance(drag, MarkerDrag):
                self._tracks.pick_marker(drag.frame)
        self._tracks.update()

    def double_clicked(self, event: QMouseEvent) -> None:
        """A second press on a bar sets a key there."""
        self._at = event.position()
        here = self.spot(self._at)
        if event.button() == Button.LeftButton and here.part is Part.BODY and here.row is not None:
            self._tracks.key_asked.emit(here.row.layer.id, *self._key_here(here.row))
        else:
            self.pressed(event)

    def menu(self, event: QContextMenuEvent) -> None:
        """The right button, or the menu key."""
        at = QPointF(event.pos())
        self._at = at
        marker = marker_at(self._tracks, at)
        here = self.spot(at)
        if marker is not None:
            self._tracks.pick_marker(marker)
        elif here.row is not None:
            self._tracks.tools.active_layer = here.row.layer.id
            self._tracks.pick(here.row.layer.id, here.key)
        self._tracks.menu_asked.emit(here, event.globalPos())

    def entered(self, event: QEnterEvent) -> None:
        """The timeline's keys work where the pointer is, unless somebody types."""
        typing = QLineEdit | QAbstractSpinBox
        tracks = self._tracks
        if tracks.isActiveWindow() and not isinstance(QApplication.focusWidget(), typing):
            tracks.setFocus(Qt.FocusReason.MouseFocusReason)
        self._at = event.position()

    def give_up(self) -> bool:
        """End the drag as if it had never begun (Esc). True where there was one."""
        self._beyond.stop()
        drag, self._drag, self._waits = self._drag, None, None
        if drag is not None:
            drag.cancel()
            self._tracks.renew()
        return drag is not None

    # ---- presses

    def spot(self, at: QPointF) -> Spot:
        """What lies under a point of the widget."""
        tracks = self._tracks
        if at.y() < RULER:
            return Spot()
        if at.x() < HEAD:
            return Spot(Part.NOTHING, row_at(tracks.rows, tracks.to_tracks(at).y()))
        return spot(tracks.rows, tracks.axis, tracks.to_tracks(at), tracks.tools.active_layer)

    def _press_head(self, at: QPointF) -> None:
        row = self.spot(at).row
        if row is None:
            return
        if EYE.left() <= at.x() <= EYE.right():
            self._tracks.eye_clicked.emit(row.layer.id)
        else:
            self._tracks.tools.active_layer = row.layer.id

    def _press_ruler(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        tracks = self._tracks
        marker, mark = marker_at(self._tracks, at), mark_at(self._tracks, at)
        if marker is not None:
            tracks.pick_marker(marker)
            tracks.playhead.seek(marker)
            drag = MarkerDrag(tracks.history, marker, self._snap(held))
            self._waits = Pressed(at, drag)
        elif mark is not None:
            self._begin(MarkDrag(tracks.history, mark, self._snap(held)))
        else:
            self._scrub()

    def _press_tracks(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        tracks, here = self._tracks, self.spot(at)
        if here.row is None or here.part is Part.NOTHING:
            tracks.pick(None)
            self._scrub()
            return
        row = here.row
        tracks.tools.active_layer = row.layer.id
        if here.part is Part.BODY and held & Modifier.AltModifier:
            tracks.key_asked.emit(row.layer.id, *self._key_here(row))
            return
        tracks.pick(row.layer.id, here.key)
        drag = self._drag_for(here, row, at, self._snap(held, row))
        if drag is not None:
            self._waits = Pressed(at, drag)

    def _drag_for(self, here: Spot, row: Row, at: QPointF, snap: Snap) -> Drag | None:
        tracks, history = self._tracks, self._tracks.history
        if here.key is not None:
            return KeyDrag(history, row, here.key, snap)
        if here.part is not Part.BODY:
            return TrimDrag(history, row, here.part, snap)
        if row.layer.span is None and not isinstance(row.layer, GroupLayer):
            return None  # it shows always: there is nowhere to move it
        return MoveDrag(history, row, tracks.to_time(at), snap)

    def _scrub(self) -> None:
        tracks = self._tracks
        self._begin(ScrubDrag(tracks.playhead.seek, tracks.playhead.frame))
        self._follow()

    def _begin(self, drag: Drag) -> None:
        self._drag = drag

    def _follow(self) -> None:
        assert self._drag is not None
        reason = refusal(self._drag, self._tracks.to_time(self._at))
        if reason:
            self.give_up()
            self._tracks.refused.emit(reason)
        elif self._overshoot() and not self._beyond.isActive():
            self._beyond.start()
        self._tracks.update()

    def _overshoot(self) -> float:
        """Pixels that the pointer is beyond the left (negative) or the right edge of the tracks;
        0 where nothing more of time lies there."""
        tracks, x = self._tracks, self._at.x() - HEAD
        end = tracks.axis.x(tracks.document.timeline.length)
        if x < 0 < tracks.axis.left:
            return x
        return max(0.0, x - tracks.span) if end > tracks.span else 0.0

    def _scroll(self) -> None:
        """What lies beyond the edge comes in while the pointer stays there."""
        by = self._overshoot()
        if self._drag is None or not by:
            self._beyond.stop()
            return
        tracks = self._tracks
        tracks.set_axis(tracks.axis.scrolled(by * BEYOND_SHARE))
        self._follow()

    def _snap(self, held: Qt.KeyboardModifier, row: Row | None = None) -> Snap:
        tracks = self._tracks
        if not tracks.snaps or held & Modifier.ShiftModifier:
            return Snap()
        own = None if row is None else row.layer.id
        timeline, frame = tracks.document.timeline, tracks.playhead.frame
        return snapping(timeline, tracks.rows, frame, tracks.axis.scale, own)

    def _key_here(self, row: Row) -> tuple[int, float]:
        """Frame and opacity of a key set at the pointer; the first one keeps what there is."""
        tracks, at = self._tracks, self._tracks.to_tracks(self._at)
        frame = tracks.document.timeline.clamped(tracks.axis.frame_under(at.x()))
        if row.layer.curve is None:
            return frame, opacity_at(row.layer, frame)
        return frame, round(curve_value(row, at.y()), 2)
