"""Writing documents and masks, in a background thread."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from editor.core.document import Document
from editor.ui.background import IMPORTING
from editor.ui.exporting.stills import still_of
from editor.ui.recent import Recent


def write_document(path: Path, document: Document, frame: int, recent: Recent) -> None:
    """Write OpenRaster; the picture in it, and the one that `recent` keeps, are of `frame`.

    Raises CannotWrite.
    """
    with IMPORTING:  # decoders load beside the window
        from editor.media.files import save_document
        from editor.render.compositor import flatten

    still = still_of(document, frame)
    save_document(path, document, lambda rect: flatten(still, rect), still=still)
    recent.keep_picture(path, still)


def write_mask_file(path: Path, document: Document) -> None:
    """Write the active mask as a grey picture. Raises CannotWrite."""
    with IMPORTING:  # decoders load beside the window
        from editor.media.still import save_still

    mask = document.mask.read(document.bounds)
    save_still(path, np.repeat(mask, 3, axis=2))
