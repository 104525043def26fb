"""The gradient tool: a line drawn by hand, shown live, one step when the pen is lifted."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QPainter, QPen

from editor.core.errors import UnderpaintError
from editor.core.fill import laid
from editor.core.gradient import Gradient, Stop, two
from editor.core.history import History
from editor.core.past import Past
from editor.core.raster import Raster
from editor.core.select import whole
from editor.render.colour import document_colour
from editor.ui.background import Background
from editor.ui.canvas.overlay import DARK, LIGHT
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.target import Target, layer_target
from editor.ui.painting.reach import selection_for
from editor.ui.painting.settings import Ramps
from editor.ui.painting.wishes import GradientWish
from editor.ui.tools import Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

CATCH = 15
"""Degrees between the directions that a line drawn with Shift keeps to."""


def begin_gradient(canvas: Canvas, press: Press) -> GradientDrag | None:
    """A line from here; None, and a hint, where the layer cannot be painted on."""
    target = layer_target(canvas.history.committed, canvas.tools)
    if isinstance(target, str):
        canvas.hint.emit(target)
        return None
    return GradientDrag(canvas, target, swapped=press.right)


class GradientDrag:
    """The line from where the pen came down to where it is."""

    def __init__(self, canvas: Canvas, target: Target, swapped: bool) -> None:
        self._canvas, self._target, self._swapped = canvas, target, swapped
        self._from: QPointF | None = None
        self._to: QPointF | None = None
        canvas.overlays.append(self._paint)

    def take(self, samples: Sequence[Sample]) -> None:
        view, snapping = self._canvas.view, self._canvas.snapping
        if self._from is None:
            self._from = snapping.point(view.to_document(samples[0].point))
        self._to = self._kept(view.to_document(samples[-1].point), self._from)
        self._ask(final=False)
        self._canvas.update()

    def _kept(self, place: QPointF, start: QPointF) -> QPointF:
        """With Shift, on one of the even directions from the start."""
        if not self._canvas.hand.shift:
            return self._canvas.snapping.point(place)
        arm = place - start
        step = math.radians(CATCH)
        turn = round(math.atan2(arm.y(), arm.x()) / step) * step
        length = math.hypot(arm.x(), arm.y())
        return start + QPointF(math.cos(turn) * length, math.sin(turn) * length)

    def _ask(self, final: bool) -> None:
        if self._from is None or self._to is None or self._from == self._to:
            return
        tools = self._canvas.tools
        lock = self._target.lock_alpha(self._canvas.history.committed)
        ends = (self._from.x(), self._from.y()), (self._to.x(), self._to.y())
        tools.asked.emit(GradientWish(made(tools, *ends, lock, self._swapped), final))

    def finish(self) -> None:
        if self._from == self._to:  # back where it began
            self.cancel()
            return
        self._put_away()
        self._ask(final=True)

    def cancel(self) -> None:
        self._put_away()
        self._canvas.tools.asked.emit(GradientWish(None))

    def _put_away(self) -> None:
        self._canvas.overlays.remove(self._paint)
        self._canvas.update()

    def _paint(self, painter: QPainter) -> None:
        if self._from is None or self._to is None:
            return
        a, b = (self._canvas.view.to_view(end) for end in (self._from, self._to))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for colour, width in ((DARK, 3.0), (LIGHT, 1.2)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(a, b)
            painter.drawEllipse(a, 5, 5)
            painter.drawEllipse(b, 5, 5)
        painter.restore()


def made(
    tools: Tools,
    start: tuple[float, float],
    end: tuple[float, float],
    lock_alpha: bool = False,
    swapped: bool = False,
) -> Gradient:
    """The gradient that the settings ask for along a line. swapped: the second colour first."""
    how = tools.settings(Ramps)
    stops = stops_of(tools)
    if how.reverse != swapped:
        stops = tuple(Stop(1 - stop.at, stop.colour) for stop in reversed(stops))
    return Gradient(how.shape, stops, start, end, how.opacity / 100, lock_alpha, how.dither)


def stops_of(tools: Tools) -> tuple[Stop, ...]:
    """The colours of the gradient in force, before it is reversed."""
    kind = tools.settings(Ramps).colours
    if kind == "own":
        return tools.stops
    return two(tools.colour, tools.secondary, transparent=kind == "fade")


def in_space(gradient: Gradient, icc: bytes) -> Gradient:
    """A gradient between the colours of a document that show as those chosen."""
    return replace(gradient, stops=tuple(_stop_in(stop, icc) for stop in gradient.stops))


def _stop_in(stop: Stop, icc: bytes) -> Stop:
    r, g, b, alpha = stop.colour
    shown = round(r), round(g), round(b)
    return replace(stop, colour=(*document_colour(shown, icc), alpha)) if icc else stop


@dataclass(frozen=True, eq=False)
class _Asked:
    """A wish, and where it is to be granted."""

    wish: GradientWish
    past: Past
    target: Target


class Gradients(QObject):
    """Grants what the gradient tool asks for, worked out beside the window: of previews the latest
    one, and every gradient that the pen was lifted from."""

    refused = Signal(str)

    def __init__(self, history: History, tools: Tools, background: Background) -> None:
        super().__init__()
        self._history, self._tools, self._background = history, tools, background
        self._waiting: deque[_Asked] = deque()
        self._working = self._drawing = False

    def grant(self, wish: GradientWish) -> None:
        """Show a gradient, or commit it where the pen was lifted, or give it up."""
        if self._waiting and not self._waiting[-1].wish.final:
            self._waiting.pop()
        self._drawing = wish.gradient is not None and not wish.final
        if wish.gradient is None:
            self._history.preview(self._history.committed)
            return
        target = layer_target(self._history.committed, self._tools)
        if isinstance(target, str):
            self.refused.emit(target)
            return
        self._waiting.append(_Asked(wish, self._history.past, target))
        self._begin()

    def _begin(self) -> None:
        if self._working or not self._waiting:
            return
        asked = self._waiting.popleft()
        gradient, base = asked.wish.gradient, asked.past.committed
        raster = asked.target.raster(base)
        if gradient is None or raster is None:
            self._begin()
            return
        bounds = base.bounds
        where = selection_for(base, self._tools, asked.target) or whole(bounds)
        gradient = in_space(gradient, base.metadata.icc)
        self._working = True
        self._background.run(
            lambda: laid(raster, where, gradient, bounds),
            lambda after: self._came(asked, raster, after),
            self._failed,
        )

    def _came(self, asked: _Asked, before: Raster, after: Raster) -> None:
        self._working = False
        now = asked.past.committed
        if asked.target.raster(now) is not before:
            if asked.wish.final:
                words = self.tr("The layer was changed meanwhile; nothing was filled.")
                self.refused.emit(words)
        elif asked.wish.final:
            self._history.land(asked.past, "Gradient", asked.target.put(now, after))
            self._tools.colour_used.emit(self._tools.colour)
        elif self._drawing and asked.past is self._history.past:
            self._history.preview(asked.target.put(now, after))
        self._begin()

    def _failed(self, error: UnderpaintError) -> None:
        self._working = False
        self._history.preview(self._history.committed)
        self.refused.emit(str(error))
        self._begin()
