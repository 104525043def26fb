"""Gradients as the settings ask for them, and how they are granted beside the window."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from editor.core.errors import UnderpaintError
from editor.core.fill import laid
from editor.core.gradient import Gradient, Stop, two
from editor.core.history import History
from editor.core.past import Past
from editor.core.raster import Raster
from editor.core.select import whole
from editor.render.colour import document_colour
from editor.ui.background import Background
from editor.ui.canvas.target import Target, layer_target
from editor.ui.painting.reach import selection_for
from editor.ui.painting.settings import Ramps
from editor.ui.painting.wishes import GradientWish
from editor.ui.tools import Tools


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
    one, and every gradient that was made final."""

    refused = Signal(str)

    def __init__(self, history: History, tools: Tools, background: Background) -> None:
        super().__init__()
        self._history, self._tools, self._background = history, tools, background
        self._waiting: deque[_Asked] = deque()
        self._working = self._drawing = False

    def grant(self, wish: GradientWish) -> None:
        """Show a gradient, or commit it where it is final, or give it up."""
        if self._waiting and not self._waiting[-1].wish.final:
            self._waiting.pop()
        self._drawing = wish.gradient is not None and not wish.final
        if wish.gradient is None:
            self._history.preview(self._history.committed)
            return
        target = wish.target or layer_target(self._history.committed, self._tools)
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
