"""What goes on between pressing and lifting the pen: one small object per kind of drag."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPointF

from editor.core.brush import Brush, Stroke, begin
from editor.core.edits import shift
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId
from editor.render.compositor import flatten
from editor.ui.canvas.context import Grip, dragged
from editor.ui.canvas.smooth import PenPoint, Smoother
from editor.ui.canvas.target import Target
from editor.ui.tools import Colour

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


class Sample(NamedTuple):
    """Where the pen was: a point of the view, and its pressure in 0..1 (a mouse presses 1)."""

    point: QPointF
    pressure: float = 1.0


class Drag(Protocol):
    """Takes the samples of a frame together; ends by `finish` or by `cancel`, never both."""

    def take(self, samples: Sequence[Sample]) -> None:
        """Follow the pen through the samples of a frame, at least one, oldest first."""

    def finish(self) -> None:
        """The pen was lifted: what was done becomes final."""

    def cancel(self) -> None:
        """The drag is given up: all is as it was before it."""


class Shown:
    """What the history showed when a drag began, to be shown again when it is given up."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._document, self._committed = history.document, history.committed

    def restore(self) -> None:
        """Show it again; where something has been committed meanwhile, show that instead."""
        same = self._history.committed is self._committed
        self._history.preview(self._document if same else self._history.committed)


class PaintDrag:
    """A stroke: shown by previews, one step of the history when the pen is lifted.

    The stroke is painted on what is committed. Should that change meanwhile (an answer lands),
    it is painted anew on the new pixels, so neither swallows the other.
    """

    def __init__(self, canvas: Canvas, target: Target, brush: Brush, label: str) -> None:
        self._canvas, self._history = canvas, canvas.history
        self._target, self._brush, self._label = target, brush, label
        self._points: list[PenPoint] = []
        self._smoother: Smoother | None = None
        self._shown = Shown(self._history)
        self._stroke = self._begin()

    def _begin(self) -> Stroke | None:
        document = self._base = self._history.committed
        raster = self._target.raster(document)
        if raster is None:
            return None
        lock = self._target.lock_alpha(document)
        return begin(raster, self._brush, document.bounds, lock_alpha=lock)

    def line_from(self, start: QPointF) -> None:
        """Begin with a straight line from a document point (Shift-click)."""
        self._draw([(start.x(), start.y(), 1.0)])

    def take(self, samples: Sequence[Sample]) -> None:
        line: list[PenPoint] = []
        for point, pressure in samples:
            place = self._canvas.view.to_document(point)
            at = (place.x(), place.y(), pressure)
            if self._smoother is None:
                self._smoother = Smoother(at)
                line.append(at)
            else:
                line.extend(self._smoother.add(at))
        self._draw(line)

    def _draw(self, line: list[PenPoint]) -> None:
        if not line:
            return
        self._points.extend(line)
        if self._rebase() or self._stroke is None:
            return
        self._stroke = self._stroke.to(line)
        self._show()

    def _rebase(self) -> bool:
        """Paint all of it anew where what it is painted on has been changed meanwhile."""
        if self._target.raster(self._history.committed) is self._target.raster(self._base):
            return False
        self._stroke = self._begin()
        if self._stroke is not None and self._points:
            self._stroke = self._stroke.to(self._points)
            self._show()
        return True

    def _show(self) -> None:
        if self._stroke is not None:
            document = self._target.put(self._history.document, self._stroke.raster)
            self._history.preview(document)

    def finish(self) -> None:
        """Commit the stroke on what is committed now; one that changed nothing is given up."""
        if self._smoother is not None:
            self._draw(self._smoother.finish())
        self._rebase()
        if self._stroke is None or self._stroke.raster.changed(self._stroke.target).empty:
            self.cancel()
            return
        done = self._target.put(self._history.committed, self._stroke.raster)
        self._history.commit(self._label, done)

    def cancel(self) -> None:
        if self._points:
            self._shown.restore()


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


class PickDrag:
    """The colour under the pen becomes the brush's."""

    def __init__(self, canvas: Canvas, secondary: bool = False) -> None:
        self._canvas, self._secondary = canvas, secondary
        self._before = self._colour()

    def _colour(self) -> Colour:
        tools = self._canvas.tools
        return tools.secondary if self._secondary else tools.colour

    def _set(self, colour: Colour) -> None:
        if self._secondary:
            self._canvas.tools.secondary = colour
        else:
            self._canvas.tools.colour = colour

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        document = self._canvas.shown
        spot = Rect(math.floor(place.x()), math.floor(place.y()), 1, 1)
        if document.bounds.contains(spot):
            r, g, b, alpha = (int(v) for v in flatten(document, spot)[0, 0])
            if alpha:
                self._set((r, g, b))

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._set(self._before)


class MoveDrag:
    """The active layer (a group with all it holds) follows the pen by whole pixels."""

    def __init__(self, canvas: Canvas, layer: LayerId, at: QPointF) -> None:
        self._canvas, self._history, self._id = canvas, canvas.history, layer
        self._from, self._by, self._shown = at, (0, 0), Shown(canvas.history)

    def take(self, samples: Sequence[Sample]) -> None:
        view = self._canvas.view
        way = view.to_document(samples[-1].point) - view.to_document(self._from)
        by = (round(way.x()), round(way.y()))
        if by != self._by and self._history.document.find(self._id) is not None:
            self._by = by
            self._history.preview(shift(self._history.committed, self._id, *by))

    def finish(self) -> None:
        committed = self._history.committed
        if self._by == (0, 0) or committed.find(self._id) is None:
            self.cancel()
        else:
            self._history.commit("Move layer", shift(committed, self._id, *self._by))

    def cancel(self) -> None:
        self._shown.restore()


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
