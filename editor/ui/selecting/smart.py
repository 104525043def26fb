"""Smart selection: a box round an object, then scribbles on what belongs to it and what does not.

Every change asks the engine anew; only its last answer counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPen, QPolygonF

from editor.core.coverage import rectangle
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect, Size
from editor.core.raster import raster_from
from editor.jobs.queue import Event, Ticket
from editor.jobs.select import SelectJob, select_job
from editor.ui.background import Background
from editor.ui.canvas.press import Drag, Press, Sample
from editor.ui.canvas.selecting import TAKING, BoxDrag, ask_menu, mode_of, paint_outline
from editor.ui.selecting.candidate import Candidate
from editor.ui.selecting.selector import Pictures
from editor.ui.selecting.settings import Marquee, Smart
from editor.ui.selecting.wishes import SmartWish
from editor.ui.worker import GpuWorker

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

KEY = "select"
LEAST = 8
"""Smallest side of a box in document pixels."""
WIDTH = 9.0
"""Of scribbles, in view pixels."""
BELONGS, FOREIGN = QColor(60, 200, 110, 190), QColor(235, 70, 60, 190)
OUTSIDE, INSIDE = 1, 2


def begin_smart(canvas: Canvas, press: Press) -> Drag | None:
    """A box is spanned round the object."""
    if press.left:
        return SmartBox(canvas, press)
    ask_menu(canvas, press)
    return None


class SmartBox(BoxDrag):
    """Spans the box in which the object is looked for."""

    def __init__(self, canvas: Canvas, press: Press) -> None:
        super().__init__(canvas, press, rectangle, "")
        self._how = Marquee()

    def finish(self) -> None:
        self.cancel()
        x0, y0, x1, y1 = (round(value) for value in self.box)
        box = Rect(x0, y0, x1 - x0, y1 - y0).intersect(self.canvas.shown.bounds)
        how = self.canvas.tools.settings(Smart)
        if min(box.w, box.h) < LEAST:
            self.canvas.hint.emit(
                QCoreApplication.translate("SmartSelect", "Drag a box round what you want.")
            )
        else:
            wish = SmartWish(box, mode_of(self.press, how.mode), how)
            self.canvas.tools.asked.emit(wish)


class Scribble(NamedTuple):
    """A line drawn over the picture: points and width in document pixels."""

    points: list[QPointF]
    width: float
    inside: bool


class SmartSelect(Candidate):
    """Open on the canvas from the box until Enter or Esc."""

    def __init__(
        self, canvas: Canvas, worker: GpuWorker, background: Background, wish: SmartWish
    ) -> None:
        super().__init__(canvas, wish.mode, "Smart select")
        self.name = QCoreApplication.translate("SmartSelect", "Smart select")
        self._worker, self._background, self._wish = worker, background, wish
        self._still, self._pictures = canvas.shown, Pictures()
        self._scribbles: list[Scribble] = []
        self._ticket: Ticket | None = None
        self._asking = 0
        self._hearing = worker.reported.connect(lambda event: self._on_event(event))
        self.ask()

    def finding(self) -> bool:
        return self._asking > 0 or self._ticket is not None

    def ask(self) -> None:
        """Ask the engine for what stands in the box, by what was scribbled so far."""
        box, how, still = self._wish.box, self._wish.how, self._still
        drawn = _drawn(self._scribbles, still.size)
        self._asking += 1

        def job() -> SelectJob:
            picture = self._pictures.of(still)
            return select_job(picture, box, _values(drawn), model=how.model)

        self._background.run(job, self._submit, self._failed)

    def add(self, scribble: Scribble) -> None:
        """One more hint."""
        self._scribbles.append(scribble)
        self.ask()

    # ---- the operation

    def begin(self, press: Press) -> Drag | None:
        """A scribble: the left button says what belongs to it, the right one or Alt what not."""
        inside = press.left and not press.held & TAKING
        return _Scribbling(self, press.point, inside)

    def paint(self, painter: QPainter) -> None:
        view, box = self.canvas.view, QPainterPath()
        box.addRect(QRectF(*self._wish.box))
        paint_outline(painter, view.transform.map(box))
        painter.save()
        painter.setTransform(view.transform, True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for scribble in self._scribbles:
            _draw(painter, scribble, BELONGS if scribble.inside else FOREIGN)
        painter.restore()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier) -> bool:
        """Backspace takes the last scribble back."""
        if key is not Qt.Key.Key_Backspace or not self._scribbles:
            return False
        self._scribbles.pop()
        self.canvas.update()
        self.ask()
        return True

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        return Qt.CursorShape.CrossCursor

    def accept(self) -> None:
        super().accept()
        self._leave()

    def cancel(self) -> None:
        super().cancel()
        if self._ticket is not None:
            self._worker.cancel(self._ticket)
        self._leave()

    # ---- answers

    def _submit(self, job: SelectJob) -> None:
        self._asking -= 1
        unwanted = self.over and not self._wanted
        if self._asking or unwanted or self._worker.closed:
            self._leave()
            return
        title = QCoreApplication.translate("SmartSelect", "Smart select")
        base: Document = self.history.committed
        self._ticket = self._worker.submit(job, base, KEY, title, fleeting=True)

    def _failed(self, error: UnderpaintError) -> None:
        self._asking -= 1
        self.canvas.hint.emit(str(error))
        self._leave()

    def _on_event(self, event: Event) -> None:
        if event.ticket is not self._ticket:
            return
        if event.patch is not None:
            patch = event.patch
            self._ticket = None if event.final or patch.final else self._ticket
            self.show(raster_from(patch.pixels[..., 3], patch.place.x, patch.place.y))
        elif event.final:
            self._ticket = None
            if isinstance(event.error, UnderpaintError):
                self.canvas.hint.emit(str(event.error))
        self._leave()

    def _leave(self) -> None:
        """Listen no more once nothing is awaited."""
        if self.over and not self.finding():
            QObject.disconnect(self._hearing)


class _Scribbling:
    """The pen draws a scribble."""

    def __init__(self, select: SmartSelect, at: QPointF, inside: bool) -> None:
        self._select, self._canvas = select, select.canvas
        width = WIDTH / self._canvas.view.scale
        self._scribble = Scribble([self._canvas.view.to_document(at)], width, inside)
        self._canvas.overlays.append(self._paint)

    def take(self, samples: Sequence[Sample]) -> None:
        to_document: Callable[[QPointF], QPointF] = self._canvas.view.to_document
        self._scribble.points.extend(to_document(sample.point) for sample in samples)
        self._canvas.update()

    def finish(self) -> None:
        self.cancel()
        self._select.add(self._scribble)

    def cancel(self) -> None:
        self._canvas.overlays.remove(self._paint)
        self._canvas.update()

    def _paint(self, painter: QPainter) -> None:
        painter.save()
        painter.setTransform(self._canvas.view.transform, True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw(painter, self._scribble, BELONGS if self._scribble.inside else FOREIGN)
        painter.restore()


def _draw(painter: QPainter, scribble: Scribble, colour: QColor) -> None:
    cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    painter.setPen(QPen(colour, scribble.width, Qt.PenStyle.SolidLine, cap, join))
    if len({(point.x(), point.y()) for point in scribble.points}) == 1:
        painter.drawPoint(scribble.points[0])
    else:
        painter.drawPolyline(QPolygonF(scribble.points))


def _drawn(scribbles: Sequence[Scribble], size: Size) -> QImage | None:
    """The scribbles as a picture of the canvas: 1 outside, 2 inside."""
    if not scribbles:
        return None
    image = QImage(size.w, size.h, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    for scribble in scribbles:
        value = INSIDE if scribble.inside else OUTSIDE
        _draw(painter, scribble, QColor(value, value, value))
    painter.end()
    return image


def _values(image: QImage | None) -> np.ndarray | None:
    """A grey picture as uint8 (h, w)."""
    if image is None:
        return None
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    return rows[:, : image.width()].copy()
