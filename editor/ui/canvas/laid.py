"""Pictures laid through a transform, in an order that suits the memory they are read from."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QTransform

SIDE = 384
"""View pixels along a block: what a picture shows in one stays in the cache of a core. Whole on
screens of any density in quarters, so that blocks meet without a seam."""
STEEP = 500.0
"""Rows of a picture that a line of the view crosses, times the sine of the angle at which it does:
beyond, each pixel waits for the memory."""
LARGE = 10 << 20
"""Bytes of a picture from which on that is so."""
_AROUND = 2  # pixels of the picture that smooth scaling looks at beyond a block


def lay_smoothly(
    painter: QPainter, to_view: QTransform, place: QRectF, image: QImage, source: QRectF
) -> None:
    """`painter.drawImage(place, image, source)` under `to_view`, smooth; twice as fast where rows
    of the picture run steeply across the view.

    There blocks are copied out first, so that they lie in the cache. Those at right angles are
    turned before QPainter scales them: for these it would take its way for great enlargements.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    factors = place.width() / source.width(), place.height() / source.height()
    onto = QTransform.fromTranslate(place.x(), place.y()).scale(*factors)
    onto = onto.translate(-source.x(), -source.y()) * to_view
    clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF(painter.window())
    large = source.width() * source.height() * image.depth() / 8 > LARGE
    whole = (SIDE * painter.device().devicePixelRatioF()).is_integer()
    if whole and (_right_angle(onto) or (large and _steep(onto, clip.width()))):
        area = clip.intersected(onto.mapRect(source)).toAlignedRect()
        for block in _blocks(area):
            part = source.intersected(_looked_at(onto, block & area))
            if not part.isEmpty():
                _lay_block(painter, onto, block, image, part)
    else:
        painter.setTransform(onto, True)
        painter.drawImage(source, image, source)
    painter.restore()


def _right_angle(onto: QTransform) -> bool:
    return onto.isAffine() and onto.m11() == 0 and onto.m22() == 0


def _steep(onto: QTransform, width: float) -> bool:
    back = onto.inverted()[0]
    across, down = back.m11(), back.m12()  # pixels of the picture from one of the view to the next
    return onto.isAffine() and width * down * down > STEEP * math.hypot(across, down)


def _blocks(area: QRect) -> Iterator[QRect]:
    """The squares of the view that touch an area; they always lie in the same places."""
    for y in range(area.top() // SIDE * SIDE, area.bottom() + 1, SIDE):
        for x in range(area.left() // SIDE * SIDE, area.right() + 1, SIDE):
            yield QRect(x, y, SIDE, SIDE)


def _looked_at(onto: QTransform, area: QRect) -> QRectF:
    """The pixels of the picture that show in an area of the view."""
    seen = onto.inverted()[0].mapRect(QRectF(area)).toAlignedRect()
    return QRectF(seen.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))


def _lay_block(
    painter: QPainter, onto: QTransform, block: QRect, image: QImage, part: QRectF
) -> None:
    """Draw a part of the picture (its pixels) that holds all that shows in a block of the view."""
    cut = part.toAlignedRect()
    turn = QTransform().rotate(90) if _right_angle(onto) else QTransform()
    corner = turn.mapRect(QRectF(cut)).topLeft()
    turned = turn * QTransform.fromTranslate(-corner.x(), -corner.y())  # pixels to those copied
    painter.save()
    painter.setClipRect(block, Qt.ClipOperation.IntersectClip)
    painter.setTransform(turned.inverted()[0] * onto, True)
    inside = turned.mapRect(part)
    painter.drawImage(inside, image.copy(cut).transformed(turn), inside)
    painter.restore()
