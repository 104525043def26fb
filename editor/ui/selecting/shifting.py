"""Moving the selection itself: dragged from inside of it by a selecting tool, or by arrow keys."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent

from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.past import Past
from editor.core.raster import Raster
from editor.core.select import Mode
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.carrying import arrow_step
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.selecting import STIR, mode_of
from editor.ui.selecting.candidate import Seeking
from editor.ui.selecting.settings import Lasso, Marquee
from editor.ui.selecting.wishes import NothingWish
from editor.ui.tools import Tool

KINDS: dict[Tool, type[Marquee | Lasso]] = {
    Tool.RECT: Marquee,
    Tool.ELLIPSE: Marquee,
    Tool.LASSO: Lasso,
    Tool.POLYGON: Lasso,
}
"""Tools that move a selection from inside of it, and their settings."""
NUDGING = frozenset(KINDS) | {Tool.WAND, Tool.SMART}
"""Tools that move it by arrow keys."""


class _Way(NamedTuple):
    """How far a selection goes, in whole pixels. final: as a step, else as a preview."""

    past: Past
    mask: Raster
    dx: int
    dy: int
    final: bool


class Shifting(QObject):
    """Moves what is selected, beside the window. refused(str): why it could not."""

    refused = Signal(str)

    def __init__(self, history: History, background: Background) -> None:
        super().__init__()
        self._history = history
        self._last: _Way | None = None
        self._seeking = Seeking(background)
        self._seeking.found.connect(self._found)
        self._seeking.failed.connect(self.refused)

    @property
    def busy(self) -> bool:
        """True while a move is on its way."""
        return self._seeking.busy

    def show(self, dx: int, dy: int) -> None:
        """Show what is selected moved by so many pixels from where it is."""
        self._go(dx, dy, final=False)

    def end(self, dx: int, dy: int) -> None:
        """Move it; by nothing: leave it where it was."""
        if dx or dy:
            self._go(dx, dy, final=True)
        else:
            self._last = None
            self._history.preview(self._history.committed)

    def nudge(self, dx: int, dy: int) -> None:
        """Move it on, also while an earlier move has not landed yet."""
        last, mask = self._last, self._history.committed.mask
        if last is not None and last.final and last.mask is mask:
            dx, dy = dx + last.dx, dy + last.dy
        self._go(dx, dy, final=True)

    def _go(self, dx: int, dy: int, final: bool) -> None:
        document = self._history.committed
        way = self._last = _Way(self._history.past, document.mask, dx, dy, final)
        bounds = document.bounds
        self._seeking.ask(lambda: (way, way.mask.moved(dx, dy).cropped(bounds)))

    def _found(self, found: tuple[_Way, Raster]) -> None:
        (way, mask), last, now = found, self._last, found[0].past.committed
        if last is None or now.mask is not way.mask:
            return
        if way.final and way is last:
            self._last = None
            self._history.land(way.past, "Move selection", now.with_mask(mask))
        elif not last.final and way.past is self._history.past:
            self._history.preview(now.with_mask(mask))


class SelectionGrip:
    """What is selected, taken hold of by a tool that selects anew."""

    def __init__(self, canvas: Canvas, shifting: Shifting) -> None:
        self._canvas, self._shifting = canvas, shifting

    def begin(self, press: Press) -> ShiftDrag | None:
        """A drag of the selection, where the pen comes down inside and no key says otherwise."""
        kind = KINDS.get(self._canvas.tools.tool)
        if kind is None or not press.left or not self._inside(press.point):
            return None
        if mode_of(press, self._canvas.tools.settings(kind).mode) is not Mode.REPLACE:
            return None
        return ShiftDrag(self._canvas, press, self._shifting)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Arrows to all sides inside of what is selected."""
        hand, kind = self._canvas.hand, KINDS.get(self._canvas.tools.tool)
        if kind is None or hand.dragging or hand.shift or hand.picking:
            return None
        usual = self._canvas.tools.settings(kind).mode
        if usual != Mode.REPLACE.value or not self._inside(point):
            return None
        return Qt.CursorShape.SizeAllCursor

    def _inside(self, point: QPointF) -> bool:
        canvas, place = self._canvas, self._canvas.view.to_document(point)
        mask = canvas.history.committed.mask
        if canvas.operation is not None or not mask.tiles:
            return False
        spot = Rect(math.floor(place.x()), math.floor(place.y()), 1, 1)
        return bool(mask.read(spot)[0, 0, 0] > 127)


class ShiftDrag:
    """The selection goes with the pen by whole pixels; its edges and middle keep to lines."""

    def __init__(self, canvas: Canvas, press: Press, shifting: Shifting) -> None:
        self._canvas, self._press, self._shifting = canvas, press, shifting
        self._start = canvas.view.to_document(press.point)
        self._box = QRectF(*canvas.history.committed.mask.extent())
        self._way, self._stirred = (0, 0), False

    def take(self, samples: Sequence[Sample]) -> None:
        at = samples[-1].point
        self._stirred |= (at - self._press.point).manhattanLength() >= STIR
        way = self._canvas.view.to_document(at) - self._start
        way += self._canvas.snapping.rect(self._box.translated(way))
        whole = (round(way.x()), round(way.y()))
        if self._stirred and whole != self._way:
            self._way = whole
            self._shifting.show(*whole)

    def finish(self) -> None:
        """A click without a drag selects nothing any more, as beside the selection."""
        if self._stirred:
            self._shifting.end(*self._way)
        else:
            self._canvas.tools.asked.emit(NothingWish())

    def cancel(self) -> None:
        self._shifting.end(0, 0)


class SelectionNudging:
    """Arrow keys under a selecting tool; Shift goes ten pixels."""

    def __init__(self, canvas: Canvas, shifting: Shifting) -> None:
        self._canvas, self._shifting = canvas, shifting

    def takes(self, event: QKeyEvent) -> bool:
        """Act on an arrow key, or claim it before it is a shortcut. False where it is none."""
        canvas, step = self._canvas, arrow_step(Qt.Key(event.key()), event.modifiers())
        if step is None or canvas.tools.tool not in NUDGING:
            return False
        if canvas.operation is not None or canvas.hand.dragging:
            return False
        if not canvas.history.committed.mask.tiles:
            return False
        if event.type() is QEvent.Type.KeyPress:
            self._shifting.nudge(*step)
        return True
