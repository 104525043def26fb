"""What was shown before a drag, to be shown again when it is given up."""

from __future__ import annotations

from editor.core.history import History


class Shown:
    """What the history showed when a drag began, to be shown again when it is given up."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._document, self._committed = history.document, history.committed

    def restore(self) -> None:
        """Show it again; where something has been committed meanwhile, show that instead."""
        same = self._history.committed is self._committed
        self._history.preview(self._document if same else self._history.committed)
