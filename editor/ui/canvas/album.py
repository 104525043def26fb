"""The pictures of documents that lie aside, so that they show at once when they come back."""

from __future__ import annotations

from weakref import ref

from editor.core.document import Document
from editor.core.past import Past
from editor.ui.canvas.picture import Picture

MOST = 3
"""Pictures that are kept: one of a 4K document holds about 45 MB."""


class Album:
    """Keeps the ones that were put in last; those of closed documents go by themselves."""

    def __init__(self) -> None:
        self._kept: list[tuple[ref[Past], Document, Picture]] = []

    def put(self, past: Past, shown: Document, picture: Picture) -> None:
        """Keep the picture of a document that goes aside. shown: what the picture shows."""
        others = [each for each in self._kept if each[0]() is not past]
        self._kept = [*others, (ref(past, self._drop), shown, picture)][-MOST:]

    def take(self, past: Past, shown: Document) -> Picture:
        """The picture of a document that comes in front, brought up to date; else a new one."""
        for kept in self._kept:
            if kept[0]() is past and kept[1].size == shown.size:
                self._kept.remove(kept)
                kept[2].change(kept[1], shown)
                return kept[2]
        return Picture(shown)

    def _drop(self, gone: ref[Past]) -> None:
        self._kept = [each for each in self._kept if each[0] is not gone]
