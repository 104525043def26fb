"""One way in and one way out for every document, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np

from editor.core.document import Document
from editor.core.edits_time import clip_document
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, Layer, PixelLayer
from editor.core.raster import Raster
from editor.media.exporting import settled
from editor.media.gate import CLIPS, DOCUMENTS, STILLS, open_untrusted
from editor.media.opened import Opened
from editor.media.ora import open_ora, save_ora
from editor.media.psd import open_psd
from editor.media.rasters import to_raster
from editor.media.still import EXTENSIONS as STILL_EXTENSIONS
from editor.media.still import Still, open_still, save_still
from editor.media.video.kinds import is_clip
from editor.media.video.probe import probe

DOCUMENT_EXTENSION = ".ora"
EXTENSIONS = STILL_EXTENSIONS | {DOCUMENT_EXTENSION}
"""Suffixes (lower case, with the dot) that open and save."""
PHOTOSHOP_EXTENSIONS = frozenset({".psd", ".psb"})
"""Suffixes that open."""


def open_document(path: Path | str) -> Opened:
    """Open a picture or a clip (as a document of one layer), an OpenRaster or Photoshop document.

    By its first bytes. Returns Opened(document, notes). Raises BadFile or TooLarge with one clear
    sentence.
    """
    path = Path(path)
    with open_untrusted(path, STILLS | CLIPS | DOCUMENTS | {"zip"}) as opened:
        kind = opened.kind
    if kind in CLIPS and is_clip(path):
        return open_clip(path)
    if kind in STILLS:
        still = open_still(path)
        return Opened(document_of(still, path.stem), (still.note,) if still.note else ())
    return open_psd(path) if kind == "psd" else open_ora(path)


def open_clip(path: Path) -> Opened:
    """A document of the clip's size, rate and length with the clip as its one layer.

    Raises BadFile or TooLarge.
    """
    info = probe(path)
    return Opened(clip_document(info.source, path.stem), (info.note,) if info.note else ())


def document_of(still: Still, name: str) -> Document:
    """A document of the picture's size with the picture as its one layer."""
    layer = PixelLayer(name, pixels=to_raster(still.pixels))
    return Document(Size(*still.size), (layer,), metadata=still.metadata)


def save_document(
    path: Path | str,
    document: Document,
    flatten: Callable[[Rect], np.ndarray],
    *,
    quality: int = 92,
    lossless: bool = False,
    still: Document | None = None,
) -> tuple[str, ...]:
    """Write a document in the format that the suffix names; `.ora` keeps all of it.

    still: the document at one frame, where it changes over time: what a picture shows.

    flatten: uint8 or uint16 RGBA (h, w, 4) of a rectangle, straight alpha; 16 bits stay in PNG
    and TIFF, and those of a single plain layer do whatever `flatten` gives. An opaque picture is
    written without alpha, a grey one in one channel.
    Returns what could not be kept. Raises CannotWrite or BadInput; an old file stays then.
    """
    path = Path(path)
    if path.suffix.lower() == DOCUMENT_EXTENSION:
        save_ora(path, document, flatten(document.bounds), still)
        return ()
    document = still or document
    pixels, metadata = settled(exported(document, flatten), document.metadata)
    lost = save_still(path, pixels, metadata, quality=quality, lossless=lossless)
    rounded = pixels.dtype == np.uint8 and any(_is_deep(x) for x in document.all_layers())
    return (*lost, "The layers' 16 bits a channel were rounded to 8.") if rounded else lost


def exported(document: Document, flatten: Callable[[Rect], np.ndarray]) -> np.ndarray:
    """What an export shows: RGB, or RGBA where not opaque; uint8, or uint16 of one deep layer."""
    deep = _plain_deep_layer(document)
    pixels = deep.read(document.bounds) if deep is not None else flatten(document.bounds)
    opaque = bool((pixels[..., 3] == np.iinfo(pixels.dtype).max).all())
    return np.ascontiguousarray(pixels[..., :3]) if opaque else pixels


def _is_deep(layer: Layer) -> bool:
    return isinstance(layer, PixelLayer) and layer.pixels.depth == 16 and layer.visible


def _plain_deep_layer(document: Document) -> Raster | None:
    shown = [layer for layer in document.layers if layer.visible]
    if len(shown) != 1 or not isinstance(shown[0], PixelLayer):
        return None
    layer = shown[0]
    plain = layer.opacity == 1 and layer.mask is None and layer.blend is BlendMode.NORMAL
    return layer.pixels if plain and layer.pixels.depth == 16 else None
