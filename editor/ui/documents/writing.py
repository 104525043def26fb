"""Writing documents and masks, in a background thread."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from editor.core.document import Document
from editor.ui.background import IMPORTING
from editor.ui.exporting.stills import PHOTOSHOP_SUFFIXES, still_of, write_layers
from editor.ui.recent import Recent


def write_document(path: Path, document: Document, frame: int, recent: Recent) -> tuple[str, ...]:
    """Write OpenRaster, or what a Photoshop document holds of `frame`, as the suffix says.

    The picture in it, and the one that `recent` keeps, are of `frame`. Returns what was left out.
    Raises CannotWrite.
    """
    still = still_of(document, frame)
    if path.suffix.lower() in PHOTOSHOP_SUFFIXES:
        left_out = write_layers(path, document, still)
    else:
        left_out = ()
        _write_all(path, document, still)
    recent.keep_picture(path, still)
    return left_out


def _write_all(path: Path, document: Document, still: Document) -> None:
    with IMPORTING:  # decoders load beside the window
        from editor.media.files import save_document
        from editor.render.compositor import flatten

    save_document(path, document, lambda rect: flatten(still, rect), still=still)


def write_mask_file(path: Path, document: Document) -> None:
    """Write the active mask as a grey picture. Raises CannotWrite."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.still import save_still

    mask = document.mask.read(document.bounds)
    save_still(path, np.repeat(mask, 3, axis=2))
