"""What the timeline says of the place under the pointer: cursor, tool tip, a drag's numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from editor.ui.theme import colour
from editor.ui.timeline.axis import timecode
from editor.ui.timeline.drags import Drag, KeyDrag, MarkerDrag, MoveDrag, ScrubDrag, TrimDrag
from editor.ui.timeline.paint import opacity_text, small_font
from editor.ui.timeline.rows import Part, Row, Spot, find
from editor.ui.timeline.scene import EYE, HEAD, RULER

if TYPE_CHECKING:
    from editor.ui.timeline.tracks import Tracks

REACH = 6
"""Pixels beside a marker, an in or an out point that take hold of it."""
CURSORS = {
    Part.START: Qt.CursorShape.SizeHorCursor,
    Part.END: Qt.CursorShape.SizeHorCursor,
    Part.KEY: Qt.CursorShape.PointingHandCursor,
}


def marker_at(tracks: Tracks, at: QPointF) -> int | None:
    """The frame of the marker under a point of the ruler."""
    if at.y() >= RULER or at.x() < HEAD:
        return None
    for marker in tracks.document.timeline.markers:
        if abs(HEAD + tracks.axis.x(marker.frame) - at.x()) <= REACH:
            return marker.frame
    return None


def mark_at(tracks: Tracks, at: QPointF) -> Part | None:
    """START for the in point under a point of the ruler, END for the out point."""
    marked = tracks.document.timeline.marked
    if marked is None or at.y() >= RULER or at.x() < HEAD:
        return None
    for part, frame in ((Part.START, marked.start), (Part.END, marked.stop)):
        if abs(HEAD + tracks.axis.x(frame) - at.x()) <= REACH:
            return part
    return None


def hover(tracks: Tracks, at: QPointF, here: Spot) -> None:
    """Show cursor and tool tip for what lies under the pointer."""
    cursor = CURSORS.get(here.part, Qt.CursorShape.ArrowCursor)
    if marker_at(tracks, at) is not None or mark_at(tracks, at) is not None:
        cursor = Qt.CursorShape.SizeHorCursor
    if tracks.cursor().shape() != cursor:
        tracks.setCursor(cursor)
    tip = _tip(tracks, at, here)
    if tracks.toolTip() != tip:
        tracks.setToolTip(tip)


def _tip(tracks: Tracks, at: QPointF, here: Spot) -> str:
    timeline = tracks.document.timeline
    marker = marker_at(tracks, at)
    if marker is not None:
        name = next(each.name for each in timeline.markers if each.frame == marker)
        title = name or tracks.tr("Marker")
        return f"{title}\n{timecode(marker, timeline.rate)}"
    if here.row is not None and at.x() < HEAD:
        return _head_tip(tracks, here.row, at.x())
    if here.row is None or here.part is Part.NOTHING:
        return ""
    span, rate = here.row.span, timeline.rate
    frame = here.key.frame if here.key else tracks.axis.frame_under(at.x() - HEAD)
    opacity = tracks.tr("Opacity {share}").format(share=opacity_text(here.row, frame))
    times = f"{timecode(span.start, rate)} – {timecode(span.stop, rate)}"
    return f"{here.row.layer.name}\n{times}\n{opacity}"


def _head_tip(tracks: Tracks, row: Row, x: float) -> str:
    if not EYE.left() <= x <= EYE.right():
        return row.layer.name
    return tracks.tr("Hide this layer") if row.layer.visible else tracks.tr("Show this layer")


def paint_drag(painter: QPainter, tracks: Tracks, drag: Drag, at: QPointF) -> None:
    """A line where the drag keeps to a frame, and its numbers in a bubble beside the pointer."""
    if isinstance(drag, ScrubDrag):
        return
    painter.setClipping(False)
    if drag.snapped is not None:
        x = HEAD + tracks.axis.x(drag.snapped)
        painter.setPen(QPen(colour("text"), 1))
        painter.drawLine(QPointF(x, RULER), QPointF(x, tracks.height()))
    _paint_bubble(painter, tracks, at, _numbers(tracks, drag, at))


def _numbers(tracks: Tracks, drag: Drag, at: QPointF) -> str:
    rate = tracks.document.timeline.rate
    if isinstance(drag, KeyDrag):
        return f"{timecode(drag.key.frame, rate)}   {drag.key.value * 100:.0f} %"
    if isinstance(drag, MarkerDrag):
        return timecode(drag.frame, rate)
    row = find(tracks.rows, drag.layer) if isinstance(drag, MoveDrag | TrimDrag) else None
    if row is None:
        return timecode(max(0, tracks.axis.nearest(at.x() - HEAD)), rate)
    start, stop = (timecode(frame, rate) for frame in row.span)
    return f"{start} – {stop}"


def _paint_bubble(painter: QPainter, tracks: Tracks, at: QPointF, text: str) -> None:
    painter.setFont(small_font(painter.font(), 11, bold=True))
    width = QFontMetricsF(painter.font()).horizontalAdvance(text) + 16
    x = min(max(HEAD + 4.0, at.x() + 14), tracks.width() - width - 4)
    y = min(max(RULER + 4.0, at.y() - 30), tracks.height() - 26.0)
    box = QRectF(x, y, width, 22)
    painter.setPen(QPen(colour("hairline"), 1))
    painter.setBrush(colour("raised"))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(colour("text"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
