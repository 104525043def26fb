"""A look laid over what is committed, as long as no hand is at work there."""

from __future__ import annotations

from editor.core.document import Document
from editor.core.history import History
from editor.ui.look.look import Look
from editor.ui.look.target import Made


class Preview:
    """Shows looks by `History.preview`, and takes away no other's."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._shown: Document | None = None

    def show(self, look: Look, edited: Made | None) -> None:
        """Lay an answer over the document, or in place of the layer that is edited."""
        if self._history.document in (self._history.committed, self._shown):
            self._shown = look.shown_on(self._history.committed, edited)
            self._history.preview(self._shown)

    def clear(self) -> None:
        """Show what is committed again."""
        shown, self._shown = self._shown, None
        if shown is not None and self._history.document is shown:
            self._history.preview(self._history.committed)

    def forget(self) -> None:
        """What was shown is committed, or of another document."""
        self._shown = None
