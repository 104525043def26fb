"""What a stroke may change of a document, and by which rules: canvas, mask, lock, symmetry."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from editor.core.brush import Brush
from editor.core.brush_symmetry import OFF, Symmetry
from editor.core.document import Document
from editor.core.raster import Raster
from editor.render.colour import document_colour
from editor.ui.canvas.target import MaskTarget, Target, choose_target
from editor.ui.painting.settings import Inside, Mirrors
from editor.ui.tools import Tools

if TYPE_CHECKING:
    from editor.ui.canvas.canvas import Canvas


@dataclass(frozen=True, eq=False)
class Rules:
    """What a stroke on a target of a document keeps to.

    brush: its colour is between those of the document. selection: how much of a stroke falls
    where (1 channel), None = all.
    """

    brush: Brush
    lock_alpha: bool
    selection: Raster | None
    symmetry: Symmetry


def rules_for(document: Document, tools: Tools, target: Target, brush: Brush) -> Rules:
    """The rules in force for a stroke with that brush."""
    return Rules(
        replace(brush, colour=document_colour(brush.colour, document.metadata.icc)),
        target.lock_alpha(document),
        selection_for(document, tools, target),
        symmetry_for(document, tools),
    )


def open_target(canvas: Canvas) -> Target | None:
    """What the tool in hand paints on; None, and a hint for the artist, where it cannot."""
    target = choose_target(canvas.history.committed, canvas.tools)
    if isinstance(target, str):
        canvas.hint.emit(target)
        return None
    return target


def selection_for(document: Document, tools: Tools, target: Target | None = None) -> Raster | None:
    """The mask that keeps a tool inside; None where there is none, or `target` is a mask."""
    free = isinstance(target, MaskTarget) or not tools.settings(Inside).on
    return None if free or not document.mask.tiles else document.mask


def outside_words() -> str:
    """Why nothing was painted: for the artist."""
    return QCoreApplication.translate(
        "Canvas", "That is outside the mask. Clear it (Ctrl+D) to paint there."
    )


def symmetry_for(document: Document, tools: Tools) -> Symmetry:
    """The symmetric painting in force."""
    mirrors = tools.settings(Mirrors)
    if mirrors.kind == OFF:
        return Symmetry()
    x, y = tools.axis or middle(document)
    return Symmetry(mirrors.kind, x, y, mirrors.petals)


def middle(document: Document) -> tuple[float, float]:
    """The middle of the document, where axes cross at first."""
    return document.size.w / 2, document.size.h / 2
