"""What a drag on the canvas keeps to; tools ask it, guides and grid are told to it.

    place = canvas.snapping.point(canvas.view.to_document(sample.point))

Places are in document pixels. The lines kept to show until the pen is lifted.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from editor.core.layer import LayerId
from editor.core.snap import FREE, Lines, Snap, snap_point, snap_rect

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

REACH = 8.0
"""View pixels within which a line is kept to."""


def _nothing(_but: LayerId | None) -> Lines:
    return Lines()


class Snapping:
    """Moves places onto lines that are near in the view."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.lines: Callable[[LayerId | None], Lines] = _nothing
        """What can be kept to now, apart from the edges of a layer (the one that is moved)."""
        self.kept: Snap = FREE
        """What the drag that goes on keeps to."""

    def point(self, place: QPointF, but: LayerId | None = None) -> QPointF:
        """The place itself, or the one near it that is on lines."""
        way = snap_point(self.lines(but), place.x(), place.y(), self._reach)
        self._show(way)
        return place + QPointF(way.dx, way.dy)

    def rect(self, box: QRectF, but: LayerId | None = None) -> QPointF:
        """How far to move a box so that an edge or its middle is on a line; (0, 0) where none is
        near."""
        corner, size = (box.x(), box.y()), (box.width(), box.height())
        way = snap_rect(self.lines(but), corner, size, self._reach)
        self._show(way)
        return QPointF(way.dx, way.dy)

    def rest(self) -> None:
        """The drag has ended: nothing is kept to."""
        self._show(FREE)

    @property
    def _reach(self) -> float:
        return REACH / self._canvas.view.scale

    def _show(self, way: Snap) -> None:
        seen = (way.vertical, way.horizontal) != (self.kept.vertical, self.kept.horizontal)
        self.kept = way
        if seen:
            self._canvas.update()
