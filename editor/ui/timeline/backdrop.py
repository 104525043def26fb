"""What stands behind the playhead: all of the tracks that does not move with it, painted once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from editor.ui.theme import colour
from editor.ui.timeline.scene import Scene, paint_scene

if TYPE_CHECKING:
    from editor.ui.timeline.tracks import Tracks


def described(tracks: Tracks) -> Scene:
    """What is to be painted."""
    document, hand = tracks.document, tracks.grasp
    top = document.layers[-1] if document.layers else None
    chosen = document.find(tracks.tools.active_layer) or top
    return Scene(
        document.timeline,
        tracks.rows,
        tracks.axis,
        QSizeF(tracks.size()),
        tracks.top,
        None if chosen is None else chosen.id,
        hand.key or (None if tracks.picked is None else tracks.picked[1]),
        tracks.marker,
        tracks.glimpses,
    )


def painted(tracks: Tracks, nothing: str) -> QPixmap:
    """The picture of the tracks in the screen's own pixels. nothing: said where none are."""
    tracks.glimpses.forget_wishes()
    ratio = tracks.devicePixelRatioF()
    out = QPixmap((QSizeF(tracks.size()) * ratio).toSize())
    out.setDevicePixelRatio(ratio)
    painter = QPainter(out)
    painter.setFont(tracks.font())
    paint_scene(painter, described(tracks), ratio)
    if tracks.document.bounds.empty:
        painter.setPen(colour("secondary"))
        painter.drawText(tracks.rect(), Qt.AlignmentFlag.AlignCenter, nothing)
    painter.end()
    return out
