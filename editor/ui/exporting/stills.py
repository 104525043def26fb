"""A document at one frame, and that as a flat picture in a file: for background threads."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from editor.core.clip import changes_over_time
from editor.core.document import Document
from editor.media.export_options import ExportOptions
from editor.ui.background import IMPORTING

PHOTOSHOP_SUFFIXES = (".psd", ".psb")


def still_of(document: Document, frame: int) -> Document:
    """The document as it is at a frame; decodes where it changes over time."""
    if not changes_over_time(document):
        return document
    with IMPORTING:
        from editor.media.frames import still_at

    return still_at(document, frame)


def write_picture(path: Path, still: Document, options: ExportOptions) -> tuple[str, ...]:
    """Write a still as a flat picture. Returns what was lost."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.exporting import export_picture
        from editor.render.deep import is_deep
        from editor.render.picture import picture_reader

    deep = options.deep(path, is_deep(still))
    reader = picture_reader(still, deep=deep, srgb=options.srgb or options.grey)
    return export_picture(path, still, reader, options)


def write_layers(path: Path, document: Document, still: Document) -> tuple[str, ...]:
    """Write the layers of a document as a PSD or PSB. still: the document at one frame.

    Returns what was left out.
    """
    with IMPORTING:
        from editor.media.psd_write import save_psd
        from editor.render.deep import flatten_at_depth

    left_out = save_psd(path, still, flatten_at_depth(still, still.bounds))
    one = QCoreApplication.translate("Exporting", "Only the frame that shows was written.")
    return left_out if still is document else (*left_out, one)
