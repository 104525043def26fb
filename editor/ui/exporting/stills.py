"""A document at one frame, and that as a flat picture in a file: for background threads."""

from __future__ import annotations

from pathlib import Path

from editor.core.clip import changes_over_time
from editor.core.document import Document
from editor.media.export_options import ExportOptions
from editor.ui.background import IMPORTING


def still_of(document: Document, frame: int) -> Document:
    """The document as it is at a frame; decodes where it changes over time."""
    if not changes_over_time(document):
        return document
    with IMPORTING:
        from editor.media.frames import still_at

    return still_at(document, frame)


def write_picture(path: Path, still: Document, options: ExportOptions) -> tuple[str, ...]:
    """Write a still as a flat picture; Returns what was lost."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.exporting import export_picture
        from editor.render.deep import is_deep
        from editor.render.picture import picture_reader

    deep = options.deep(path, is_deep(still))
    reader = picture_reader(still, deep=deep, srgb=options.srgb or options.grey)
    return export_picture(path, still, reader, options)
