"""Where the document stands in the window: zoom, rotation and centre, as one immutable value.

View coordinates are Qt's device-independent pixels of the canvas widget; document coordinates
are pixels of the picture, (0, 0) its top left corner.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPolygonF, QTransform

from editor.core.geometry import EMPTY, Rect, Size

MIN_ZOOM, MAX_ZOOM = 1 / 128, 64.0
MARGIN = 24.0
"""Free border round a fitted picture, in device-independent pixels."""

STOPS = tuple(
    sorted({2.0**n for n in range(-7, 7)} | {1.5 * 2.0**n for n in range(-3, 5)} - {0.1875})
)
"""Zoom factors that Ctrl + and Ctrl - stop at."""


@dataclass(frozen=True)
class View:
    """zoom: screen pixels per document pixel (1 = 100 %), whatever the screen's density.

    degrees: clockwise rotation. centre: the document point in the middle of the viewport.
    viewport: size of the widget in device-independent pixels. ratio: screen pixels per
    device-independent pixel.
    """

    viewport: tuple[float, float] = (1.0, 1.0)
    centre: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0
    degrees: float = 0.0
    ratio: float = 1.0

    @property
    def scale(self) -> float:
        """Device-independent pixels per document pixel."""
        return self.zoom / self.ratio

    @property
    def straight(self) -> bool:
        """True where rows of the picture run along rows or columns of the screen."""
        return self.degrees % 90 == 0

    @property
    def middle(self) -> QPointF:
        """The centre of the viewport."""
        return QPointF(self.viewport[0] / 2, self.viewport[1] / 2)

    @cached_property
    def transform(self) -> QTransform:
        """Document to view. An unrotated picture stands on whole screen pixels, so it is crisp."""
        linear = QTransform().rotate(self.degrees).scale(self.scale, self.scale)
        offset = self.middle - linear.map(QPointF(*self.centre))
        x, y = offset.x(), offset.y()
        if self.straight:
            x, y = (round(v * self.ratio) / self.ratio for v in (x, y))
        return linear * QTransform.fromTranslate(x, y)

    @cached_property
    def inverse(self) -> QTransform:
        """View to document."""
        return self.transform.inverted()[0]

    def to_view(self, point: QPointF) -> QPointF:
        """A document point in view coordinates."""
        return self.transform.map(point)

    def to_document(self, point: QPointF) -> QPointF:
        """A view point in document coordinates."""
        return self.inverse.map(point)

    def holding(self, document: QPointF, at: QPointF) -> View:
        """The same zoom and rotation, moved so that a document point shows at a view point."""
        linear = QTransform().rotate(self.degrees).scale(self.scale, self.scale)
        centre = document - linear.inverted()[0].map(at - self.middle)
        return replace(self, centre=(centre.x(), centre.y()))

    def zoomed(self, zoom: float, at: QPointF | None = None) -> View:
        """Zoom to a factor; what is under `at` (else the middle) stays there."""
        at = self.middle if at is None else at
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        return replace(self, zoom=zoom).holding(self.to_document(at), at)

    def rotated(self, degrees: float, at: QPointF | None = None) -> View:
        """Turn to an angle, kept in -180 <= degrees < 180; what is under `at` stays there."""
        at = self.middle if at is None else at
        degrees = (degrees + 180) % 360 - 180
        return replace(self, degrees=degrees).holding(self.to_document(at), at)

    def panned(self, by: QPointF) -> View:
        """Drag the picture by so many view pixels."""
        return self.holding(QPointF(*self.centre), self.middle + by)

    def fitted(self, size: Size) -> View:
        """The whole picture in the middle, as large as the rotated viewport allows."""
        whole = QRectF(0, 0, max(1, size.w), max(1, size.h))
        box = QTransform().rotate(self.degrees).mapRect(whole)
        room = [max(16.0, side - 2 * MARGIN) * self.ratio for side in self.viewport]
        zoom = min(room[0] / box.width(), room[1] / box.height())
        zoom = min(MAX_ZOOM, max(MIN_ZOOM, zoom))
        return replace(self, zoom=zoom, centre=(size.w / 2, size.h / 2))

    def kept_near(self, bounds: Rect) -> View:
        """Moved so that the middle of the viewport is never off the picture."""
        x = min(max(self.centre[0], bounds.x), bounds.right)
        y = min(max(self.centre[1], bounds.y), bounds.bottom)
        return replace(self, centre=(x, y))

    def outline(self, rect: Rect) -> QPolygonF:
        """A document rectangle as a polygon of the view."""
        return self.transform.map(QPolygonF(QRectF(*rect)))

    def covered(self, rect: Rect) -> QRectF:
        """The bounding box in the view of a document rectangle."""
        return self.transform.mapRect(QRectF(*rect))

    def visible(self, bounds: Rect) -> Rect:
        """The part of `bounds` (document) that the viewport can show, in whole pixels."""
        seen = self.inverse.mapRect(QRectF(QPointF(), QSizeF(*self.viewport)))
        return enclosing(seen).intersect(bounds) if not bounds.empty else EMPTY

    def next_stop(self, direction: int) -> float:
        """The nearest zoom stop above (1) or below (-1) the present zoom."""
        if direction > 0:
            return next((stop for stop in STOPS if stop > self.zoom * 1.001), MAX_ZOOM)
        return next((stop for stop in reversed(STOPS) if stop < self.zoom / 1.001), MIN_ZOOM)


def enclosing(rect: QRectF) -> Rect:
    """The smallest rectangle of whole pixels that holds `rect`."""
    x, y = math.floor(rect.left()), math.floor(rect.top())
    return Rect(x, y, math.ceil(rect.right()) - x, math.ceil(rect.bottom()) - y)
