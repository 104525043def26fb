"""Strokes: with the mask brush, the colour brush, the eraser; the ground for other brushes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QTimer

from editor.core.brush import begin
from editor.core.brush_walk import Point
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.raster import Raster
from editor.ui.canvas.press import Press, Sample
from editor.ui.canvas.shown import Drawn
from editor.ui.canvas.smooth import PenPoint, Smoother, Steady, steady
from editor.ui.canvas.target import LayerMaskTarget, Target
from editor.ui.painting.reach import open_target, outside_words, rules_for, selection_for
from editor.ui.painting.settings import Steadiness
from editor.ui.tools import Tool

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

SPRAY_MS = 30
"""Time between two dabs of an airbrush at rest."""


class Painted(Protocol):
    """A stroke so far, as a value; core's `Stroke` and `Smudge` are such."""

    @property
    def target(self) -> Raster:
        """What it began on."""

    @property
    def raster(self) -> Raster:
        """That with what is painted until now."""

    def to(self, points: Sequence[Point]) -> Painted:
        """The stroke led on."""

    def leaning(self, degrees: float) -> Painted:
        """The stroke, to be led on by a pen that leans that way."""

    def rested(self) -> Painted:
        """The stroke after a moment's rest."""


class Line(NamedTuple):
    """A piece of the way, and where the pen leant to meanwhile: degrees clockwise."""

    points: list[PenPoint]
    lean: float


Begin = Callable[[Raster, Document], Painted]
"""Makes a stroke about to start on a raster of a document."""


def begin_stroke(canvas: Canvas, press: Press) -> PaintDrag | None:
    """A stroke on what the tool paints on; None, and a hint, where it cannot."""
    tools, target = canvas.tools, open_target(canvas)
    if target is None:
        return None
    brush = target.brush(tools.brush)
    if press.right or press.eraser:
        brush = replace(brush, erase=True)

    def start(raster: Raster, document: Document) -> Painted:
        by = rules_for(document, tools, target, brush)
        clip = document.bounds
        return begin(raster, by.brush, clip, by.lock_alpha, by.selection, by.symmetry)

    if tools.tool is Tool.MASK:
        tools.show_mask = True  # nobody paints blindly
        label = "Erase mask" if brush.erase else "Paint mask"
    elif isinstance(target, LayerMaskTarget):
        label = "Paint layer mask"
    else:
        label = "Erase" if brush.erase else "Brush"
    drag = PaintDrag(canvas, target, start, label)
    drag.airbrush = brush.airbrush
    drag.coloured = tools.tool is Tool.BRUSH and not brush.erase
    drag.follow_line()
    return drag


class PaintDrag:
    """A stroke: shown by previews, one step of the history when the pen is lifted.

    The stroke is painted on what is committed. Should that change meanwhile (an answer lands),
    it is painted anew on the new pixels, so neither swallows the other; and it stays in sight
    over whatever is shown. airbrush: it goes on
    while the pen rests. coloured: the colour counts as used.
    """

    airbrush = coloured = False

    def __init__(self, canvas: Canvas, target: Target, start: Begin, label: str) -> None:
        self._canvas, self._history = canvas, canvas.history
        self._target, self._start, self._label = target, start, label
        self._lines: list[Line] = []
        self._lean = 0.0
        self._smoother: Smoother | None = None
        self._steady: Steady | None = None
        self._shown = Drawn(self._history, self._renew)
        self._spray = QTimer(interval=SPRAY_MS)
        self._spray.timeout.connect(self._rest)
        self._stroke = self._begin()

    def _begin(self) -> Painted | None:
        document = self._base = self._history.committed
        raster = self._target.raster(document)
        return None if raster is None else self._start(raster, document)

    def follow_line(self) -> None:
        """Begin with a straight line from where the last stroke ended (Shift-click)."""
        hand = self._canvas.hand
        if hand.shift and hand.tip is not None:
            self._draw([(hand.tip.x(), hand.tip.y(), 1.0)])

    def take(self, samples: Sequence[Sample]) -> None:
        line: list[PenPoint] = []
        for sample in samples:
            line.extend(self._smoothed(sample.point, sample.pressure))
            if sample.lean is not None:
                self._lean = sample.lean - self._canvas.view.degrees
        self._draw(line)
        if self.airbrush:
            self._spray.start()

    def _smoothed(self, point: QPointF, pressure: float) -> list[PenPoint]:
        view = self._canvas.view
        place = view.to_document(point)
        at = (place.x(), place.y(), pressure)
        if self._smoother is None or self._steady is None:
            how = self._canvas.tools.settings(Steadiness)
            self._steady = steady(how.way, how.amount, at, view.scale)
            self._smoother = Smoother(at)
            return [at]
        return self._smoother.add(self._steady.add(at))

    def _draw(self, line: list[PenPoint]) -> None:
        if not line:
            return
        self._lines.append(Line(line, self._lean))
        if self._rebase() or self._stroke is None:
            return
        self._stroke = self._stroke.leaning(self._lean).to(line)
        self._show()

    def _rest(self) -> None:
        if self._stroke is not None:
            self._stroke = self._stroke.rested()
            self._show()

    def _rebase(self) -> bool:
        """Paint all of it anew where what it is painted on has been changed meanwhile."""
        if self._target.raster(self._history.committed) is self._target.raster(self._base):
            return False
        self._stroke = self._begin()
        if self._stroke is not None and self._lines:
            for points, lean in self._lines:
                self._stroke = self._stroke.leaning(lean).to(points)
            self._show()
        return True

    def _show(self) -> None:
        if self._stroke is not None:
            document = self._target.put(self._history.document, self._stroke.raster)
            self._shown.preview(document)

    def _renew(self) -> None:
        """Something else is shown now: the stroke lies over that."""
        if self._lines and not self._rebase():
            self._show()

    def finish(self) -> None:
        """Commit the stroke on what is committed now; one that changed nothing is given up."""
        self._spray.stop()
        self._lead_home()
        self._rebase()
        if self._stroke is None or self._stroke.raster.changed(self._stroke.target).empty:
            self.cancel()
            self._explain()
            return
        self._shown.leave()
        done = self._target.put(self._history.committed, self._stroke.raster)
        self._history.commit(self._label, done)
        if self.coloured:
            self._canvas.tools.colour_used.emit(self._canvas.tools.colour)

    def _lead_home(self) -> None:
        """Draw what the line still lags behind the pen."""
        if self._smoother is None or self._steady is None:
            return
        rest = [part for at in self._steady.finish() for part in self._smoother.add(at)]
        self._draw([*rest, *self._smoother.finish()])

    def _explain(self) -> None:
        """Say why nothing was painted, where the mask is why."""
        document, tools = self._history.committed, self._canvas.tools
        mask = selection_for(document, tools, self._target)
        if mask is None or self._stroke is None:
            return
        if not any(_covered(mask, point) for line in self._lines for point in line.points):
            self._canvas.hint.emit(outside_words())

    def cancel(self) -> None:
        self._spray.stop()
        if self._lines:
            self._shown.restore()
        else:
            self._shown.leave()


def _covered(mask: Raster, point: PenPoint) -> bool:
    spot = Rect(int(point[0]), int(point[1]), 1, 1)
    return bool(mask.read(spot).any())
