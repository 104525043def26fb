"""Reading files, in a background thread; and how what comes of them is laid in a document."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.edits_time import add_clip
from editor.ui.background import IMPORTING
from editor.ui.exporting.stills import still_of
from editor.ui.recent import Recent, sample_title

if TYPE_CHECKING:
    from editor.media.opened import Opened


def read_document(path: Path, recent: Recent) -> Opened:
    """What a file holds; `recent` is given a small picture of it. Raises BadFile, TooLarge."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.files import open_document

    opened = open_document(path)
    recent.keep_picture(path, still_of(opened.document, 0))
    return opened._replace(document=_titled(opened.document, sample_title(path)))


def laid_above(document: Document, opened: Document, name: str, frame: int) -> Document:
    """A document with the layers of another one on top; what is one layer is called `name`."""
    match opened.layers:
        case (ClipLayer() as clip,):
            return add_clip(document, clip.source, name, frame)[0]
        case (layer,):
            return document.with_layer(replace(layer, name=name))
    timeline = document.timeline.grown(opened.timeline.length)
    return replace(document, layers=(*document.layers, *opened.layers), timeline=timeline)


def _titled(document: Document, title: str) -> Document:
    """A bundled picture's one layer is called as the picture is."""
    if not title:
        return document
    return replace(document, layers=tuple(replace(x, name=title) for x in document.layers))
