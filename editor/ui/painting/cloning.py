"""The clone stamp: Alt and a click say where from, a stroke paints what is there."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from editor.core.brush import begin_with
from editor.core.clone import Clone
from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.raster import Pixels, Raster
from editor.render.compositor import flatten
from editor.ui.canvas.painting import PaintDrag, Painted
from editor.ui.canvas.press import Drag, Modifier, Press, Sample
from editor.ui.canvas.target import Target
from editor.ui.painting.reach import open_target, rules_for
from editor.ui.painting.settings import PICTURE, Cloning
from editor.ui.painting.source import offset_at
from editor.ui.tools import Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

translate = QCoreApplication.translate


def begin_clone(canvas: Canvas, press: Press) -> Drag | None:
    """With Alt (or Ctrl) the source is set; else a stroke, or a hint why there is none."""
    if press.right or press.held & (Modifier.AltModifier | Modifier.ControlModifier):
        return SourceDrag(canvas)
    tools, target = canvas.tools, open_target(canvas)
    if target is None:
        return None
    if tools.clone_source is None:
        canvas.hint.emit(translate("Canvas", "Alt-click where the pixels are to come from first."))
        return None
    tools.clone_offset = offset_at(tools, canvas.view.to_document(press.point))
    if not _anything(canvas, target, canvas.view.to_document(press.point)):
        canvas.hint.emit(
            translate(
                "Canvas",
                "This layer is empty there. Choose All layers above to copy what shows.",
            )
        )
    drag = CloneDrag(canvas, target, _starting(tools, target, tools.clone_offset), "Clone")
    drag.follow_line()
    return drag


def _anything(canvas: Canvas, target: Target, place: QPointF) -> bool:
    """False where the tip at a document point would find nothing in the layer that is copied."""
    tools, raster = canvas.tools, target.raster(canvas.history.committed)
    if tools.clone_offset is None or raster is None or tools.settings(Cloning).source == PICTURE:
        return True
    x, y = place.x() + tools.clone_offset[0], place.y() + tools.clone_offset[1]
    radius = math.ceil(tools.brush.diameter / 2)
    tip = Rect(math.floor(x) - radius, math.floor(y) - radius, 2 * radius + 1, 2 * radius + 1)
    return raster.channels == 1 or bool(raster.read(tip)[..., 3].any())


def _starting(
    tools: Tools, target: Target, offset: tuple[int, int]
) -> Callable[[Raster, Document], Painted]:
    brush, picture = tools.brush, tools.settings(Cloning).source == PICTURE

    def start(raster: Raster, document: Document) -> Painted:
        def read(rect: Rect) -> Pixels:
            return flatten(document, rect) if picture else raster.read(rect)

        by = rules_for(document, tools, target, brush)
        clone = Clone(read, *offset, lock_alpha=by.lock_alpha)
        return begin_with(clone, raster, brush, document.bounds, by.selection, by.symmetry)

    return start


class CloneDrag(PaintDrag):
    """A stroke with the stamp; the cross goes with it."""

    def take(self, samples: Sequence[Sample]) -> None:
        super().take(samples)
        self._canvas.update()

    def finish(self) -> None:
        super().finish()
        self._canvas.update()


class SourceDrag:
    """The source follows the pen until it is lifted."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._before = canvas, canvas.tools.clone_source

    def take(self, samples: Sequence[Sample]) -> None:
        place = self._canvas.view.to_document(samples[-1].point)
        self._canvas.tools.clone_source = (place.x(), place.y())
        self._canvas.update()

    def finish(self) -> None: ...

    def cancel(self) -> None:
        self._canvas.tools.clone_source = self._before
        self._canvas.update()
