"""What goes on between pressing and lifting the pen where nothing is painted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from editor.core.geometry import Rect
from editor.ui.canvas.context import Grip, dragged
from editor.ui.canvas.press import Sample

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


class PanDrag:
    """The picture follows the hand."""

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas, self._last = canvas, at

    def take(self, samples: Sequence[Sample]) -> None:
        point = samples[-1].point
        self._canvas.set_view(self._canvas.view.panned(point - self._last))
        self._last = point

    def finish(self) -> None: ...
    def cancel(self) -> None: ...


class TurnDrag:
    """The picture turns about the middle of the viewport; it catches at right angles."""

    CATCH = 2.5  # degrees

    def __init__(self, canvas: Canvas, at: QPointF) -> None:
        self._canvas, self._view, self._from = canvas, canvas.view, self._angle(canvas, at)

    @staticmethod
    def _angle(canvas: Canvas, point: QPointF) -> float:
        arm = point - canvas.view.middle
        return math.degrees(math.atan2(arm.y(), arm.x()))

    def take(self, samples: Sequence[Sample]) -> None:
        by = self._angle(self._canvas, samples[-1].point) - self._from
        degrees = self._view.degrees + by
        right = round(degrees / 90) * 90
        self._canvas.set_rotation(right if abs(degrees - right) < self.CATCH else degrees)

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._canvas.set_rotation(self._view.degrees)


class ContextDrag:
    """An edge or corner of the context box follows the pen."""

    def __init__(self, canvas: Canvas, rect: Rect, grip: Grip) -> None:
        self._canvas, self._rect, self._grip = canvas, rect, grip

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        bounds = self._canvas.history.document.bounds
        self._canvas.change_context(dragged(self._rect, self._grip, place, bounds))

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._canvas.change_context(self._rect)
