"""The finger on the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.document import Document
from editor.core.raster import Raster
from editor.core.smudge import begin_smudge
from editor.ui.canvas.painting import PaintDrag, Painted
from editor.ui.canvas.press import Press
from editor.ui.painting.reach import open_target, rules_for
from editor.ui.painting.settings import Smudging

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

translate = QCoreApplication.translate


def begin_finger(canvas: Canvas, press: Press) -> PaintDrag | None:
    """A smearing stroke on the active layer; None, and a hint, where it cannot."""
    tools, target = canvas.tools, open_target(canvas)
    if target is None:
        return None
    raster = target.raster(canvas.history.committed)
    if raster is not None and raster.channels == 1:
        canvas.hint.emit(translate("Canvas", "The finger smears colours, not masks."))
        return None
    brush, wet = tools.brush, tools.settings(Smudging).wet / 100

    def start(raster: Raster, document: Document) -> Painted:
        by = rules_for(document, tools, target, brush)
        clip = document.bounds
        return begin_smudge(raster, by.brush, clip, by.selection, by.lock_alpha, wet, by.symmetry)

    drag = PaintDrag(canvas, target, start, "Smudge")
    drag.coloured = wet > 0
    drag.follow_line()
    return drag
