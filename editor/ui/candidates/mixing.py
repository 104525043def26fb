"""Several answers mixed by hand: what is painted shows one of them, seams find their own way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from editor.core.brush import Brush, Stroke, begin_with
from editor.core.history import History
from editor.core.layer import PixelLayer
from editor.core.raster import Raster
from editor.core.seams import Answering, Share, mosaic, share_of, showing
from editor.ui.asking import Answer
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.operation import Operation
from editor.ui.canvas.overlay import paint_ring, ring_box
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.studio import Studio

REACH = (8, 48)
"""Least and greatest number of pixels that a seam may lie away from what was painted."""


class Mixing(Operation):
    """Open on the canvas until it is kept (Enter) or left (Esc).

    What is painted shows at once with the brush's own edge; when the pen is lifted the seam is
    looked for in the background and takes its place.
    """

    def __init__(self, canvas: Canvas, studio: Studio, background: Background) -> None:
        self._canvas, self._studio, self._background = canvas, studio, background
        self._history: History = studio.history
        self._past = studio.history.past
        self._answers: tuple[Answer, ...] = studio.answers
        self._rasters = tuple(answer.layer.pixels for answer in self._answers)
        self._first = studio.chosen
        self._shares: tuple[Share, ...] = ()
        self._awaited = 0
        self._kept = False
        self._layer: PixelLayer = self._answers[self._first].layer
        self._at: QPointF | None = None
        self.name = canvas.tr("Mix answers")
        studio.mix(self._layer)

    @property
    def shares(self) -> tuple[Share, ...]:
        """What was painted, in its order."""
        return self._shares

    @property
    def settled(self) -> bool:
        """True where no seam is being looked for."""
        return self._awaited == 0

    # ---- the hand

    def begin(self, press: Press) -> Drag | None:
        if not press.left or not self._studio.answers:
            return None
        answer = self._studio.chosen
        paint = Answering(self._rasters[answer])
        bounds = self._history.committed.bounds
        stroke = begin_with(paint, self._layer.pixels, self._brush, bounds)
        return _MixDrag(self, stroke, answer)

    def hover(self, point: QPointF) -> None:
        boxes = [self._box(at) for at in (self._at, point) if at is not None]
        self._at = point
        for box in boxes:
            self._canvas.update(box.toAlignedRect())

    def paint(self, painter: QPainter) -> None:
        if self._at is not None and not self._canvas.hand.dragging:
            paint_ring(painter, self._at, self._canvas.ring_radius, crossed=False)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        number = int(key) - int(Qt.Key.Key_1)
        if 0 <= number < len(self._answers) and held == Qt.KeyboardModifier.NoModifier:
            self._studio.choose(number)
            return True
        return False

    def take_back(self) -> bool:
        """Undo the last stroke. False where there is none."""
        if not self._shares:
            return False
        self._shares = self._shares[:-1]
        self._renew()
        return True

    def accept(self) -> None:
        self._kept = True
        self._keep_if_settled()

    def cancel(self) -> None:
        self._studio.mix(None)

    @property
    def _brush(self) -> Brush:
        return replace(self._canvas.tools.brush, erase=False)

    def _box(self, at: QPointF) -> QRectF:
        return ring_box(at, self._canvas.ring_radius)

    def to_document(self, point: QPointF) -> QPointF:
        """A view point in the document."""
        return self._canvas.view.to_document(point)

    # ---- what is painted

    def show_pixels(self, pixels: Raster) -> None:
        """Show these instead of what was shown."""
        self._layer = replace(self._layer, pixels=pixels)
        self._studio.mix(self._layer)

    def restore(self) -> None:
        """A stroke was given up."""
        self._renew()

    def painted(self, answer: int, stroke: Stroke) -> None:
        """A stroke ended: look for its seam."""
        if stroke.coat.extent().empty:
            return
        place = stroke.coat.extent()
        quick = Share(answer, place, stroke.coat.read(place)[..., 0])
        below, above, reach = stroke.target, self._rasters[answer], self._reach
        self._shares = (*self._shares, quick)
        self._awaited += 1
        self._run(
            lambda: share_of(answer, below, above, stroke.coat, reach),
            lambda share: self._refined(quick, share),
        )

    @property
    def _reach(self) -> int:
        least, most = REACH
        return int(min(most, max(least, self._brush.diameter / 2)))

    def _refined(self, quick: Share, share: Share) -> None:
        self._shares = tuple(share if each is quick else each for each in self._shares)
        self._renew()

    def _renew(self) -> None:
        """Put the layer together from what was painted, in the background."""
        answers, rasters, first, shares = self._answers, self._rasters, self._first, self._shares
        self._awaited += 1
        self._run(
            lambda: mixed_layer(answers, mosaic(rasters, first, shares), first, shares),
            lambda layer: self._came(shares, layer),
        )

    def _came(self, shares: tuple[Share, ...], layer: PixelLayer) -> None:
        if shares is self._shares:
            self._layer = replace(layer, id=self._layer.id)
            if self._open and not self._canvas.hand.dragging:
                self._studio.mix(self._layer)

    @property
    def _open(self) -> bool:
        return self._canvas.operation is self and self._history.past is self._past

    def _run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def ended(result: Any) -> None:
            done(result)
            self._awaited -= 1
            self._keep_if_settled()

        def failed(error: Exception) -> None:
            self._awaited -= 1
            self._canvas.hint.emit(str(error))
            self._keep_if_settled()

        self._background.run(work, ended, failed)

    def _keep_if_settled(self) -> None:
        if self._kept and self.settled:
            self._kept = False
            self._studio.keep_mixed(self._past, self._layer)


class _MixDrag:
    """A stroke of the candidate brush."""

    def __init__(self, mixing: Mixing, stroke: Stroke, answer: int) -> None:
        self._mixing, self._stroke, self._answer = mixing, stroke, answer

    def take(self, samples: Sequence[Sample]) -> None:
        places = [(self._mixing.to_document(each.point), each.pressure) for each in samples]
        self._stroke = self._stroke.to([(at.x(), at.y(), force) for at, force in places])
        self._mixing.show_pixels(self._stroke.raster)

    def finish(self) -> None:
        self._mixing.painted(self._answer, self._stroke)

    def cancel(self) -> None:
        self._mixing.restore()


def mixed_layer(
    answers: Sequence[Answer], pixels: Raster, first: int, shares: Sequence[Share]
) -> PixelLayer:
    """The layer that holds a mix; its recipe names the seeds of all answers that show in it."""
    layer = answers[first].layer
    assert layer.recipe is not None
    seen = showing(answers[first].layer.pixels.extent(), first, shares)
    parameters = {**layer.recipe.parameters, "seeds": [answers[number].seed for number in seen]}
    return replace(layer, pixels=pixels, recipe=replace(layer.recipe, parameters=parameters))
