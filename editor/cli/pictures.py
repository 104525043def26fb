"""The pictures of a command: read from files and documents, written, and what is told of it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from editor.cli.batch import check_target, naming
from editor.cli.clips import PICTURE_QUALITY
from editor.cli.progress import report
from editor.cli.styling import within
from editor.media.exporting import settled
from editor.media.gate import DOCUMENTS, STILLS, open_untrusted
from editor.media.still import Still, open_still, save_still


class Changed(NamedTuple):
    """pixels: uint8 or uint16 (h, w, 3 | 4). notes: of the engine, such as its seconds."""

    pixels: np.ndarray
    notes: Mapping[str, Any]


def open_picture(path: Path) -> Still:
    """A picture file, or what an OpenRaster or Photoshop document shows, at its own depth.

    Raises BadFile, TooLarge as `still.open_still`.
    """
    with open_untrusted(path, STILLS | DOCUMENTS) as opened:
        layered = opened.kind in DOCUMENTS
    return _flattened(path) if layered else open_still(path)


def _flattened(path: Path) -> Still:
    """Of a document that changes over time the first frame; opaque without alpha."""
    from editor.media.export_options import ExportOptions
    from editor.media.exporting import shaped
    from editor.media.files import open_document
    from editor.media.frames import still_at
    from editor.render.deep import flatten_at_depth

    document, notes = open_document(path)
    still = still_at(document, 0)
    pixels = shaped(flatten_at_depth(still, still.bounds), ExportOptions())
    pixels.flags.writeable = False
    return Still(pixels, document.metadata, " ".join(notes))


def write_picture(
    paths: tuple[Path, Path], options: argparse.Namespace, change: Callable[[Still], Changed]
) -> None:
    """Write what `change` makes of the first of the two files to the second, and say so.

    options: quality, json. Raises BadFile, BadInput or CannotWrite; an old file stays then.
    """
    (source, out), begun = paths, time.perf_counter()
    check_target(out)
    quality = quality_of(options)
    still = open_picture(source)
    with naming(source):
        pixels, notes = change(still)
    lost = save_still(out, *settled(pixels, still.metadata), quality=quality)
    said = " ".join(filter(None, (str(notes.get("note", "")), still.note, *lost)))
    seconds = time.perf_counter() - begun
    report(source, out, {**notes, "seconds": seconds, "note": said}, json=options.json)


def quality_of(options: argparse.Namespace) -> int:
    """`--quality` of a picture: 1..100, PICTURE_QUALITY where it is left out. Raises BadInput."""
    if options.quality is None:
        return PICTURE_QUALITY
    return int(within(options.quality, "--quality", 1, 100))
