"""Edits of layers that take longer than a frame: beside the window, each as one named undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from editor.core.document import Document
from editor.core.history import History
from editor.ui.background import Background
from editor.ui.layering import LayerCommands


class Later(QObject):
    """Lands edits in the document they were asked for, be it in front or aside."""

    def __init__(self, history: History, layers: LayerCommands, background: Background) -> None:
        super().__init__(layers)
        self._history, self._layers, self._background = history, layers, background

    def edit(
        self,
        label: str,
        change: Callable[[Document], Document],
        then: Callable[[], object] = lambda: None,
    ) -> None:
        """Change layers in a thread; the result counts only if they are still the same then.

        then: called once the result is in the document in front.
        """
        past, base = self._history.past, self._history.committed

        def done(after: Document) -> None:
            now = past.committed
            if now.layers is not base.layers or now.size != base.size:
                words = self.tr("The layers were changed meanwhile; nothing was done.")
                self._layers.refused.emit(words)
                return
            self._history.land(past, label, replace(now, layers=after.layers))
            if past is self._history.past:
                then()

        self._background.run(
            lambda: change(base), done, lambda error: self._layers.refused.emit(str(error))
        )
