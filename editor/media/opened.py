"""What opening a document yields: the document, and what an artist should know about it."""

from __future__ import annotations

from typing import NamedTuple

from editor.core.document import Document


class Opened(NamedTuple):
    """document: what could be read. notes: sentences such as 'Layer 3 ("Sky") is damaged ...'."""

    document: Document
    notes: tuple[str, ...] = ()
