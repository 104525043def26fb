"""What was shown before a drag, to be shown again when it is given up."""

from __future__ import annotations

from collections.abc import Callable

from editor.core.document import Document
from editor.core.history import History


class Shown:
    """What the history showed when a drag began, to be shown again when it is given up."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._note()

    def restore(self) -> None:
        """Show it again; where something has been committed meanwhile, show that instead."""
        same = self._history.committed is self._committed
        self._history.preview(self._document if same else self._history.committed)

    def _note(self) -> None:
        self._document, self._committed = self._history.document, self._history.committed


class Drawn(Shown):
    """What a drag draws, over whatever is shown meanwhile; ends by `leave` or `restore`.

    renew: called where something else is shown (an answer lands, a look comes), to draw it over
    that: else it would be out of sight until the hand stirs.
    """

    def __init__(self, history: History, renew: Callable[[], None]) -> None:
        super().__init__(history)
        self._renew, self._over = renew, False
        self._own: Document | None = None
        self._unsubscribe = history.subscribe(self._on_document)

    def preview(self, document: Document) -> None:
        """Show the document with what is drawn."""
        self._own = document
        self._history.preview(document)

    def leave(self) -> None:
        """The drag is over: what comes now is shown as it is."""
        self._over = True
        self._unsubscribe()

    def restore(self) -> None:
        self.leave()
        super().restore()

    def _on_document(self, _before: Document, after: Document) -> None:
        # whoever heard of it before may have ended the drag, or shown something newer
        if self._over or after is self._own or after is not self._history.document:
            return
        self._note()
        self._renew()
