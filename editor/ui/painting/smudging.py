"""The finger on the canvas."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.document import Document
from editor.core.raster import Raster
from editor.core.smudge import begin_smudge
from editor.render.colour import document_colour
from editor.ui.canvas.painting import PaintDrag, Painted
from editor.ui.canvas.press import Press
from editor.ui.canvas.target import choose_target
from editor.ui.painting.reach import selection_for, symmetry_for
from editor.ui.painting.settings import Smudging

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas

translate = QCoreApplication.translate


def begin_finger(canvas: Canvas, press: Press) -> PaintDrag | None:
    """A smearing stroke on the active layer; None, and a hint, where it cannot."""
    tools = canvas.tools
    target = choose_target(canvas.history.committed, tools)
    if isinstance(target, str):
        canvas.hint.emit(target)
        return None
    raster = target.raster(canvas.history.committed)
    if raster is not None and raster.channels == 1:
        canvas.hint.emit(translate("Canvas", "The finger smears colours, not masks."))
        return None
    brush, wet = tools.brush, tools.settings(Smudging).wet / 100

    def start(raster: Raster, document: Document) -> Painted:
        lock = target.lock_alpha(document)
        selection = selection_for(document, tools, target)
        mirrors = symmetry_for(document, tools)
        own = replace(brush, colour=document_colour(brush.colour, document.metadata.icc))
        return begin_smudge(raster, own, document.bounds, selection, lock, wet, mirrors)

    drag = PaintDrag(canvas, target, start, "Smudge")
    drag.coloured = wet > 0
    drag.follow_line()
    return drag
