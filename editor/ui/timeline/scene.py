"""Everything the timeline paints: the ruler above, the heads at the left, the bars between."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPolygonF

from editor.core.clip import ClipLayer
from editor.core.layer import GroupLayer, LayerId
from editor.core.time import Key, Timeline
from editor.ui.icons import pixmap
from editor.ui.theme import colour, colours
from editor.ui.timeline.axis import Axis, ticks, timecode
from editor.ui.timeline.glimpses import Glimpses
from editor.ui.timeline.paint import Brush, faded, paint_bar, small_font
from editor.ui.timeline.rows import Row

HEAD = 184
"""Width of the column with the layers' names."""
RULER = 38
INDENT = 12
LABEL_ROOM = 52
"""Pixels a label of the ruler takes."""
EYE = QRectF(8, 0, 20, 20)
"""Where a head's eye can be clicked, from the head's left edge and vertical middle - 10."""
HANDLE = 5.5


@dataclass(frozen=True, eq=False)
class Scene:
    """All that decides how the timeline looks, the playhead aside. top: pixels of the rows that
    are scrolled out above. size: of the widget."""

    timeline: Timeline
    rows: tuple[Row, ...]
    axis: Axis
    size: QSizeF
    top: int
    chosen: LayerId | None
    picked: Key | None
    marker: int | None
    glimpses: Glimpses

    @property
    def tracks(self) -> QRectF:
        """Where bars are painted."""
        return QRectF(HEAD, RULER, self.size.width() - HEAD, self.size.height() - RULER)


def paint_scene(painter: QPainter, scene: Scene, ratio: float) -> None:
    """Paint it all; `ratio`: pixels of the screen for one of the widget."""
    whole = QRectF(QPointF(), scene.size)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(whole, colour("canvas"))
    _paint_bars(painter, scene)
    _paint_heads(painter, scene, ratio)
    _paint_ruler(painter, scene)


def _paint_bars(painter: QPainter, scene: Scene) -> None:
    tracks, axis = scene.tracks, scene.axis
    painter.save()
    painter.setClipRect(tracks)
    painter.translate(tracks.left(), tracks.top() - scene.top)
    brush = Brush(painter, axis, tracks.width(), scene.timeline.rate, scene.glimpses)
    for row in _in_sight(scene):
        painter.fillRect(QRectF(0, row.bottom - 1, tracks.width(), 1), faded("hairline", 110))
        paint_bar(brush, row, scene.chosen, scene.picked)
    painter.translate(0, scene.top)
    _shade(painter, scene)
    painter.setPen(QPen(faded("good", 130), 1, Qt.PenStyle.DashLine))
    for marker in scene.timeline.markers:
        x = axis.x(marker.frame)
        painter.drawLine(QPointF(x, 0), QPointF(x, tracks.height()))
    painter.restore()


def _in_sight(scene: Scene) -> list[Row]:
    top, bottom = scene.top, scene.top + scene.tracks.height()
    return [row for row in scene.rows if row.bottom > top and row.top < bottom]


def _shade(painter: QPainter, scene: Scene) -> None:
    """Darken what lies outside the in and out points, and behind the last frame."""
    tracks, axis, timeline = scene.tracks, scene.axis, scene.timeline
    end = axis.x(timeline.length)
    shade = faded("canvas", 150)
    if timeline.marked is not None:
        start, stop = axis.x(timeline.marked.start), axis.x(timeline.marked.stop)
        painter.fillRect(QRectF(0, 0, max(0.0, start), tracks.height()), shade)
        painter.fillRect(QRectF(stop, 0, max(0.0, end - stop), tracks.height()), shade)
    if end < tracks.width():
        painter.fillRect(QRectF(end, 0, tracks.width() - end, tracks.height()), faded("bar", 120))
        painter.fillRect(QRectF(end, 0, 1, tracks.height()), colour("hairline"))


# -- the ruler


def _paint_ruler(painter: QPainter, scene: Scene) -> None:
    tracks, axis, timeline = scene.tracks, scene.axis, scene.timeline
    painter.fillRect(QRectF(0, 0, scene.size.width(), RULER), colour("bar"))
    painter.fillRect(QRectF(0, RULER - 1, scene.size.width(), 1), colour("hairline"))
    painter.save()
    painter.setClipRect(QRectF(tracks.left(), 0, tracks.width(), RULER))
    painter.translate(tracks.left(), 0)
    _paint_range(painter, axis, timeline)
    _paint_ticks(painter, axis, timeline.rate, tracks.width())
    for marker in timeline.markers:
        _paint_marker(painter, axis.x(marker.frame), marker.frame == scene.marker)
    painter.restore()


def _paint_ticks(painter: QPainter, axis: Axis, rate: Fraction, width: float) -> None:
    painter.setFont(small_font(painter.font()))
    for tick in ticks(axis, rate, width):
        x = round(axis.x(tick.frame)) + 0.5
        painter.setPen(QPen(faded("secondary", 200 if tick.label else 90), 1))
        painter.drawLine(QPointF(x, 5 if tick.label else RULER - 8), QPointF(x, RULER - 2))
        if tick.label and x + LABEL_ROOM < width:
            painter.setPen(colour("secondary"))
            painter.drawText(QPointF(x + 5, 15), tick.label)


def _paint_range(painter: QPainter, axis: Axis, timeline: Timeline) -> None:
    if timeline.marked is None:
        return
    start, stop = axis.x(timeline.marked.start), axis.x(timeline.marked.stop)
    painter.fillRect(QRectF(start, 0, stop - start, RULER - 1), faded("accent", 34))
    painter.fillRect(QRectF(start, RULER - 4, stop - start, 3), colour("accent"))
    for x in (start, stop - 2):
        painter.fillRect(QRectF(x, 4, 2, RULER - 5), colour("accent"))


def _paint_marker(painter: QPainter, x: float, chosen: bool) -> None:
    painter.setPen(QPen(colour("text" if chosen else "bar"), 1))
    painter.setBrush(colour("good"))
    painter.drawPolygon(pennant(x, 19.0, RULER - 5.0))


def pennant(x: float, top: float, tip: float, half: float = HANDLE) -> QPolygonF:
    """A plate whose tip points down at `x`."""
    shoulder = tip - half
    corners = ((-half, top), (half, top), (half, shoulder), (0, tip), (-half, shoulder))
    return QPolygonF([QPointF(x + dx, y) for dx, y in corners])


def paint_playhead(painter: QPainter, scene: Scene, frame: int) -> None:
    """The line at the frame shown, and its handle on the ruler."""
    x = HEAD + scene.axis.x(frame)
    if x < HEAD - HANDLE:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(HEAD - HANDLE - 1, 0, scene.size.width(), scene.size.height()))
    width = max(1.0, scene.axis.scale)
    if width >= 6:  # one frame is wide enough to be seen as such
        painter.fillRect(QRectF(x, RULER, width, scene.size.height()), faded("accent", 40))
    painter.fillRect(QRectF(round(x) - 1, RULER - 6, 2, scene.size.height()), colour("accent"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawPolygon(pennant(x, 17.0, RULER - 2.0, HANDLE + 0.5))


# -- the heads


def _paint_heads(painter: QPainter, scene: Scene, ratio: float) -> None:
    painter.save()
    column = QRectF(0, RULER, HEAD, scene.size.height() - RULER)
    painter.setClipRect(column)
    painter.fillRect(column, colour("panel"))
    for row in _in_sight(scene):
        top = RULER + row.top - scene.top
        _paint_head(painter, QRectF(0, top, HEAD, row.height), row, scene, ratio)
    painter.fillRect(QRectF(HEAD - 1, RULER, 1, column.height()), colour("hairline"))
    painter.restore()


def _paint_head(painter: QPainter, box: QRectF, row: Row, scene: Scene, ratio: float) -> None:
    layer, of = row.layer, colours()
    if layer.id == scene.chosen:
        painter.fillRect(box, colour("accent_soft"))
    painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), faded("hairline", 110))
    eye = pixmap("eye" if layer.visible else "eye-off", of.secondary, 16, ratio)
    painter.drawPixmap(QPointF(EYE.left() + 2, box.center().y() - 8), eye)
    left = EYE.right() + 6 + row.depth * INDENT
    painter.drawPixmap(QPointF(left, box.center().y() - 8), pixmap(_icon(row), of.text, 16, ratio))
    _paint_words(painter, box.adjusted(left + 23, 0, -8, 0), row, scene)


def _icon(row: Row) -> str:
    if isinstance(row.layer, ClipLayer):
        return "film"
    return "group" if isinstance(row.layer, GroupLayer) else "layers"


def _paint_words(painter: QPainter, box: QRectF, row: Row, scene: Scene) -> None:
    layer = row.layer
    painter.setFont(small_font(painter.font(), 12))
    painter.setPen(colour("text" if layer.visible else "disabled"))
    metrics = QFontMetricsF(painter.font())
    name = metrics.elidedText(layer.name, Qt.TextElideMode.ElideRight, box.width())
    if not isinstance(layer, ClipLayer):
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        return
    middle = box.center().y()
    painter.drawText(QPointF(box.left(), middle - 3), name)
    painter.setFont(small_font(painter.font()))
    painter.setPen(colour("secondary"))
    painter.drawText(
        QPointF(box.left(), middle + 13), timecode(row.span.length, scene.timeline.rate)
    )
