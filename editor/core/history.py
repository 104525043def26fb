"""The mutable cell: which documents are open, which one is in front, and how to go back.

Only the one in front is shown and edited; what lies aside keeps its past whole, and what comes
back for it late lands there.
"""

from __future__ import annotations

from collections.abc import Callable

from editor.core.document import Document
from editor.core.past import Past

Listener = Callable[[Document, Document], None]
"""Called with (before, after) whenever another document is shown."""


class History:
    """What is open. For the GUI thread; only packing runs beside it.

    limit_bytes: of all steps of all open documents together.
    """

    def __init__(self, document: Document, limit_bytes: int = 1 << 30) -> None:
        self._listeners: list[Listener] = []
        self._aside: list[Callable[[Past], None]] = []
        self._limit = limit_bytes
        self._past = Past(document)
        self._pasts = [self._past]
        self._document = document

    # -- reading

    @property
    def document(self) -> Document:
        """What is on screen, previews included. Views read this."""
        return self._document

    @property
    def committed(self) -> Document:
        """What has been agreed. Edits start from this."""
        return self._past.committed

    @property
    def past(self) -> Past:
        """The steps of the document in front; another object for another document."""
        return self._past

    @property
    def pasts(self) -> tuple[Past, ...]:
        """Those of all open documents, in the order they were opened."""
        return tuple(self._pasts)

    @property
    def steps(self) -> tuple[str, ...]:
        """The labels of all steps, oldest first; the first is where the document began."""
        return self._past.steps

    @property
    def position(self) -> int:
        """Index of the committed step in `steps`."""
        return self._past.position

    @property
    def can_undo(self) -> bool:
        """True where a step lies before the present one."""
        return self.position > 0

    @property
    def can_redo(self) -> bool:
        """True where a step was undone and nothing else done since."""
        return self._past.redo_label is not None

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        return self.steps[self.position] if self.can_undo else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would bring back."""
        return self._past.redo_label

    @property
    def saved(self) -> bool:
        """True where the committed document is the one last saved (or opened)."""
        return self._past.saved

    def mark_saved(self, document: Document | None = None) -> None:
        """`document` (the committed one, where none is given) is on disk now."""
        self._past.mark_saved(document)

    @property
    def nbytes(self) -> int:
        """Bytes held beyond the committed documents: packed steps and unshared tiles."""
        return sum(past.nbytes for past in self._pasts)

    # -- listening

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener(before, after)` on every change; returns the way to unsubscribe."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def subscribe_aside(self, listener: Callable[[Past], None]) -> Callable[[], None]:
        """Call `listener(past)` where something lands in a document that lies aside."""
        self._aside.append(listener)
        return lambda: self._aside.remove(listener) if listener in self._aside else None

    # -- changing

    def preview(self, document: Document) -> None:
        """Show a document that is not (yet) a step: a stroke in progress, a slider drag."""
        self._show(document)

    def commit(self, label: str, document: Document) -> None:
        """Make `document` a step. Committing what is committed already adds none.

        Listeners hear of it also where the very same document was previewed before.
        """
        known = document is self.committed
        self._past.commit(label, document)
        self._keep_within_limit()
        self._show(document, again=not known)

    def land(self, past: Past, label: str, document: Document) -> bool:
        """Make `document` a step of the open document it belongs to, be it in front or aside.

        False where that one is closed; then nothing has changed.
        """
        if past is self._past:
            self.commit(label, document)
        elif past in self._pasts:
            past.commit(label, document)
            self._keep_within_limit()
            for listener in tuple(self._aside):
                listener(past)
        return past in self._pasts

    def undo(self) -> str | None:
        """Go one step back; returns its label, None where there is none (a preview ends)."""
        label = self.undo_label
        self.jump(self.position - 1 if self.can_undo else self.position)
        return label

    def redo(self) -> str | None:
        """Go one step forth; returns its label, None where there is none."""
        label = self.redo_label
        self.jump(self.position + 1 if self.can_redo else self.position)
        return label

    def jump(self, position: int) -> None:
        """Make the step at `position` the committed one; raises IndexError where none is."""
        self._past.jump(position)
        self._show(self.committed)

    def clear(self) -> None:
        """Forget all steps but the present one."""
        self._past.forget_others()

    # -- documents

    def replace(self, document: Document) -> None:
        """Another document is shown instead of the one in front, whose steps go."""
        place = self._pasts.index(self._past)
        self._past = self._pasts[place] = Past(document)
        self._show(document)

    def add(self, document: Document) -> Past:
        """Another document is open too, and lies aside at first."""
        past = Past(document)
        self._pasts.append(past)
        return past

    def bring(self, past: Past) -> None:
        """An open document comes in front; a preview of the other ends."""
        if past in self._pasts and past is not self._past:
            self._past = past
            self._show(past.committed, again=True)  # two tabs may hold the same value

    def close(self, past: Past) -> None:
        """An open document that lies aside goes, with all its steps."""
        if past is not self._past and past in self._pasts:
            self._pasts.remove(past)

    def settle(self) -> None:
        """Wait until nothing is left to pack (tests and measurements)."""
        for past in self._pasts:
            past.settle()

    def limit_to(self, limit_bytes: int) -> None:
        """Let all steps together take so much memory; the oldest are forgotten where it is full."""
        self._limit = limit_bytes
        self._keep_within_limit()

    def _keep_within_limit(self) -> None:
        """The document that holds most gives its oldest steps."""
        while self.nbytes > self._limit:
            most = sorted(self._pasts, key=lambda past: -past.nbytes)
            if not any(past.forget_oldest() for past in most):
                return

    def _show(self, document: Document, again: bool = False) -> None:
        before, self._document = self._document, document
        if document is not before or again:
            for listener in tuple(self._listeners):
                listener(before, document)
