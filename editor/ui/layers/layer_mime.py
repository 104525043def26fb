"""Layers on their way from one document to another, by drag or by the clipboard of the system.

What is carried stays in this process; other programs are told only that there is something.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QMimeData

from editor.core.arrange import renumbered
from editor.core.document import Document
from editor.core.edits import shifted
from editor.core.geometry import Rect
from editor.core.layer import Layer

LAYERS = "application/x-underpaint-layers"


class Carried(NamedTuple):
    """layers, bottom to top, as they lie on a canvas of `bounds`; they share its pixels."""

    layers: tuple[Layer, ...]
    bounds: Rect

    def copies(self, document: Document) -> tuple[Layer, ...]:
        """The layers under ids of their own; in the middle, where the canvas has another size."""
        to, size = document.bounds, self.bounds
        dx, dy = (to.w - size.w) // 2, (to.h - size.h) // 2
        return tuple(renumbered(shifted(layer, dx, dy)) for layer in self.layers)


_carried: dict[bytes, Carried] = {}
_tokens = count(1)


def put(mime: QMimeData, layers: Sequence[Layer], document: Document) -> bytes:
    """Note on `mime` that it carries these layers of that document, until the token that comes
    back is forgotten."""
    token = str(next(_tokens)).encode()
    _carried[token] = Carried(tuple(layers), document.bounds)
    mime.setData(LAYERS, QByteArray(token))
    return token


def take(mime: QMimeData | None) -> Carried | None:
    """What `mime` carries; None where that is nothing, or nothing of this process."""
    if mime is None or not mime.hasFormat(LAYERS):
        return None
    return _carried.get(bytes(mime.data(LAYERS).data()))


def forget(token: bytes | None) -> None:
    """Let go of what was carried, and of its pixels."""
    if token is not None:
        _carried.pop(token, None)
