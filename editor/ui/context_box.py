"""The box of what the engine sees round the mask: shown, dragged, and used by the next request."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.raster import Raster
from editor.jobs.inpaint import context_rect
from editor.ui.canvas.canvas import Canvas
from editor.ui.studio import Studio


class ContextBox(QObject):
    """Off at first. A box that was dragged holds until the mask is another one."""

    def __init__(self, studio: Studio, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._studio, self._canvas = studio, canvas
        self._on = False
        self._mask: Raster | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._follow)
        canvas.context_changed.connect(self._dragged)
        self.destroyed.connect(studio.history.subscribe(self._on_document))

    def show(self, on: bool) -> None:
        """Show or hide it; hidden, the engine chooses what it looks at."""
        self._on = on
        self._mask = None
        self._follow()

    def _follow(self) -> None:
        document = self._studio.history.committed
        if document.mask is self._mask:
            return
        self._mask = document.mask
        self._studio.context = None
        box = context_rect(document) if self._on and document.mask.tiles else None
        self._canvas.set_context(None if box is None or box.empty else box)

    def _dragged(self, box: Rect) -> None:
        self._studio.context = box

    def _on_document(self, before: Document, after: Document) -> None:
        if after is self._studio.history.committed and after.mask is not self._mask:
            self._soon.start(0)
