"""Where tools may change a document: the canvas, and what is masked of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.core.brush_symmetry import OFF, Symmetry
from editor.core.document import Document
from editor.core.raster import Raster
from editor.ui.canvas.target import MaskTarget, Target
from editor.ui.painting.settings import Inside, Mirrors
from editor.ui.tools import Tools


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
