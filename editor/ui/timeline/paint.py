"""How bars look: their shape, pictures, waveform, name and opacity curve."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from editor.core.clip import ClipLayer
from editor.core.edits_time import opacity_at
from editor.core.layer import GroupLayer, LayerId
from editor.core.time import Key
from editor.jobs.latent_recipe import slider_keys
from editor.ui.theme import colour
from editor.ui.timeline.axis import Axis
from editor.ui.timeline.glimpses import Glimpses
from editor.ui.timeline.rows import Row, curve_y, key_point

RADIUS = 4.0
WAVE_HEIGHT = 20
DIAMOND = 4.5
SIGN = 5.0
CURVE_STEP = 3
"""Pixels between two points of a curve as drawn."""


@dataclass(frozen=True, eq=False)
class Brush:
    """What bars are painted with: the painter (its origin at the tracks' top left corner), the
    axis, the visible width, and where pictures of clips come from."""

    painter: QPainter
    axis: Axis
    width: float
    rate: Fraction
    glimpses: Glimpses


def faded(name: str, alpha: int) -> QColor:
    """A colour of the theme, `alpha` of 255 opaque."""
    out = colour(name)
    out.setAlpha(alpha)
    return out


def small_font(base: QFont, pixels: int = 11, bold: bool = False) -> QFont:
    """The window's font for labels on the timeline."""
    out = QFont(base)
    out.setPixelSize(pixels)
    out.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return out


def paint_bar(brush: Brush, row: Row, chosen: LayerId | None, picked: Key | None) -> None:
    """One layer's bar. chosen: the active layer. picked: the key that is taken hold of."""
    painter, bar = brush.painter, row.bar(brush.axis)
    if bar.right() < 0 or bar.left() > brush.width:
        return
    mine = row.layer.id == chosen
    painter.save()
    painter.setOpacity(1.0 if row.layer.visible else 0.4)
    shape = QPainterPath()
    shape.addRoundedRect(bar, RADIUS, RADIUS)
    painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
    painter.fillRect(bar, _ground(row, mine))
    if isinstance(row.layer, ClipLayer):
        _paint_clip(brush, row, row.layer, bar)
    painter.restore()
    painter.setPen(QPen(colour("accent" if mine else "disabled"), 1.5 if mine else 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    if row.layer.curve is not None and row.layer.curve.keys:
        _paint_curve(brush, row, bar, mine, picked if mine else None)
    _paint_slider_keys(brush, row, bar, mine)
    _paint_name(brush, row, bar)


def _ground(row: Row, mine: bool) -> QColor:
    if mine:
        return colour("accent_soft")
    return colour("field" if isinstance(row.layer, GroupLayer) else "raised")


# -- clips


def _paint_clip(brush: Brush, row: Row, layer: ClipLayer, bar: QRectF) -> None:
    film = QRectF(bar)
    if layer.source.sound:
        film.setBottom(bar.bottom() - WAVE_HEIGHT)
        wave = QRectF(bar.left(), film.bottom(), bar.width(), WAVE_HEIGHT)
        brush.painter.fillRect(wave, faded("canvas", 150))
        _paint_wave(brush, layer, wave)
    _paint_film(brush, layer, film)


def _paint_film(brush: Brush, layer: ClipLayer, film: QRectF) -> None:
    """Pictures side by side; each shows the frame of the source that stands at its left edge.

    They are anchored to the source's beginning, so that trimming does not make them swim.
    """
    axis, source = brush.axis, layer.source
    ratio = source.size.w / max(1, source.size.h)
    width = max(12.0, film.height() * ratio)
    origin = axis.x(layer.span.start - float(layer.offset * brush.rate))
    each = float(width / axis.scale / brush.rate * source.rate)  # source frames of one picture
    step = 2 ** max(0, math.floor(math.log2(max(1.0, each))))
    first = math.floor((max(film.left(), 0.0) - origin) / width)
    last = math.floor((min(film.right(), brush.width) - origin) / width)
    for place in range(first, last + 1):
        picture = brush.glimpses.picture(source, math.floor(place * each), step)
        target = QRectF(origin + place * width, film.top(), width, film.height())
        if picture is not None:
            brush.painter.drawPixmap(target, picture, QRectF(picture.rect()))


def _paint_wave(brush: Brush, layer: ClipLayer, where: QRectF) -> None:
    wave = brush.glimpses.wave(layer.source)
    left, right = max(0.0, where.left()), min(brush.width, where.right())
    if wave is None or not len(wave) or right <= left:
        return
    xs = np.arange(math.floor(left), math.ceil(right))
    frames = brush.axis.left + xs / brush.axis.scale - layer.span.start
    seconds = frames / float(brush.rate) + float(layer.offset)
    bins = seconds / float(layer.source.duration) * len(wave)
    starts = np.clip(bins.astype(int), 0, len(wave) - 1)
    wave = wave[: starts[-1] + 1 + (starts[-1] - starts[0]) // len(starts)]
    lows = np.minimum.reduceat(wave[:, 0], starts)
    highs = np.maximum.reduceat(wave[:, 1], starts)
    middle, half = where.center().y(), where.height() / 2 - 2
    tops, bottoms = middle - highs * half - 0.5, middle - lows * half + 0.5
    lines = [
        QLineF(x + 0.5, a, x + 0.5, b)
        for x, a, b in zip(xs.tolist(), tops.tolist(), bottoms.tolist(), strict=True)
    ]
    brush.painter.setPen(QPen(faded("secondary", 190), 1))
    brush.painter.drawLines(lines)


def _paint_name(brush: Brush, row: Row, bar: QRectF) -> None:
    """At the bar's left edge, or the view's where the bar begins before it; on a plate of its own
    where it stands on pictures or on a curve."""
    painter = brush.painter
    plain = not isinstance(row.layer, ClipLayer) and row.layer.curve is None
    painter.setFont(small_font(painter.font()))
    metrics = QFontMetricsF(painter.font())
    left = max(bar.left(), 0.0) + 7
    name = metrics.elidedText(row.layer.name, Qt.TextElideMode.ElideRight, bar.right() - left - 7)
    if bar.right() - left < 24:
        return
    box = QRectF(left, bar.top() + 3, metrics.horizontalAdvance(name) + 2, 17)
    painter.save()
    painter.setOpacity(1.0 if row.layer.visible else 0.4)
    if plain:
        box.setHeight(bar.height() - 6)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.drawRoundedRect(box.adjusted(-4, 0, 4, 0), 3, 3)
    painter.setPen(colour("text") if plain else QColor("#f2f2f3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
    painter.restore()


# -- opacity over time


def _paint_curve(brush: Brush, row: Row, bar: QRectF, mine: bool, picked: Key | None) -> None:
    painter, axis, curve = brush.painter, brush.axis, row.layer.curve
    assert curve is not None
    left, right = max(0.0, bar.left()), min(brush.width, bar.right())
    keys = (axis.x(key.frame + 0.5) for key in curve.keys)
    places = {*np.arange(left, right, CURVE_STEP).tolist(), right, *keys}
    points = ((x, curve.at(axis.frame(x) - 0.5)) for x in sorted(places))
    line = QPolygonF([QPointF(x, curve_y(row, value)) for x, value in points])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(bar, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(QColor(0, 0, 0, 110), 3.5))
    painter.drawPolyline(line)
    painter.setPen(QPen(colour("accent") if mine else faded("text", 150), 1.75))
    painter.drawPolyline(line)
    for key in curve.keys:
        _paint_key(painter, key_point(row, axis, key), mine, key == picked)
    painter.restore()


def _paint_slider_keys(brush: Brush, row: Row, bar: QRectF, mine: bool) -> None:
    """Where sliders of a latent layer have keys: small signs along the bar's lower edge."""
    painter = brush.painter
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent" if mine else "secondary"))
    for frame in slider_keys(row.layer.recipe):
        x = brush.axis.x(frame + 0.5)
        if bar.left() <= x <= bar.right():
            ways = ((-SIGN, 0), (0, -SIGN), (SIGN, 0))
            foot = QPointF(x, bar.bottom() - 1)
            painter.drawPolygon(QPolygonF([foot + QPointF(dx, dy) for dx, dy in ways]))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_key(painter: QPainter, at: QPointF, mine: bool, picked: bool) -> None:
    reach = DIAMOND + (1.5 if picked else 0.0)
    ways = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
    painter.setPen(QPen(colour("accent" if mine else "secondary"), 1.5))
    painter.setBrush(colour("accent" if picked else "panel"))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in ways]))


def opacity_text(row: Row, frame: int) -> str:
    """The layer's opacity at a frame, as a tool tip shows it."""
    return f"{opacity_at(row.layer, frame) * 100:.0f} %"
