"""Documents between Underpaint, Krita and GIMP: how far pictures differ, in steps of 255.

What is known to differ, and by whose formula, stands in docs/decisions/0007-canvas.md ("Files").
Runs Krita (under xvfb-run) and GIMP 2.10 without a window; what is not installed is passed over.
Differences are taken where a picture is opaque, or over white.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import raster_from
from editor.media.files import open_document, save_document
from editor.media.psd_write import save_psd
from editor.media.still import open_still
from editor.render.compositor import flatten
from tests.benchmarks.row import Row, at_most
from tests.media.making import photo, with_alpha
from tests.media.psd_making import Mask, Piece, write_psd

SIZE = Size(96, 64)
SECONDS = 240
STEPS = 2
"""Each program rounds each layer to 8 bits in its own way."""


def rows() -> Iterator[Row]:
    """One row for each document and program."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if shutil.which("krita") and shutil.which("xvfb-run"):
            yield from _by_krita(folder)
        if shutil.which("gimp"):
            yield from _by_gimp(folder)


def documents() -> Iterator[tuple[str, Document]]:
    """Small documents, each with one thing that programs must agree on."""
    for mode in BlendMode:
        yield f"mode {mode.name.lower().replace('_', ' ')}", _over(replace(_spot(), blend=mode))
    mask = raster_from(photo(50, 40, 9)[..., 0], 20, 10)
    yield "layer mask", _over(replace(_spot(), mask=mask))
    yield "opacity", _over(replace(_spot(), opacity=0.37))
    inside = (_spot(), replace(_spot(4), blend=BlendMode.MULTIPLY))
    yield "isolated group", _over(GroupLayer("g", layers=inside, opacity=0.6))
    yield "pass-through group", _over(GroupLayer("g", layers=inside, pass_through=True))
    yield "group with a mode", _over(GroupLayer("g", layers=inside, blend=BlendMode.SCREEN))
    yield "clipping", _over(GroupLayer("g", layers=(_spot(), replace(_spot(5), clip=True))))


def _spot(seed: int = 3) -> PixelLayer:
    return PixelLayer(f"spot {seed}", pixels=raster_from(with_alpha(photo(60, 40, seed)), 12, 9))


def _over(layer: Layer) -> Document:
    ground = PixelLayer("ground", pixels=raster_from(with_alpha(photo(*SIZE, 7))))
    opaque = PixelLayer("paper", pixels=raster_from(_opaque(photo(*SIZE, 8))))
    return Document(SIZE, (opaque, replace(ground, opacity=0.5), layer))


def _opaque(pixels: np.ndarray) -> np.ndarray:
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


def _by_krita(folder: Path) -> Iterator[Row]:
    for title, document in documents():
        theirs = folder / "a.png"
        shown = flatten(document, document.bounds)
        for suffix in (".ora", ".psd"):
            ours = folder / f"a{suffix}"
            _save(ours, document)
            if _krita(ours, theirs):
                yield _row(f"our {suffix} in Krita: {title}", shown, open_still(theirs).pixels)
        yield from _krita_writes(folder, title, folder / "a.ora", document)


def _save(path: Path, document: Document) -> None:
    if path.suffix == ".psd":
        save_psd(path, document, flatten(document, document.bounds))
    else:
        save_document(path, document, lambda rect: flatten(document, rect))


def _krita_writes(folder: Path, title: str, ours: Path, document: Document) -> Iterator[Row]:
    """What Krita makes of our document, written as PSD and OpenRaster, opened here again."""
    shown = flatten(document, document.bounds)
    for suffix in (".psd", ".ora"):
        back = folder / f"back{suffix}"
        if _krita(ours, back):
            opened = open_document(back).document
            yield _row(f"Krita's {suffix} here: {title}", shown, flatten(opened, opened.bounds))


def _krita(source: Path, target: Path) -> bool:
    """True where Krita has written it; it says success whatever happens."""
    target.unlink(missing_ok=True)
    command = ["xvfb-run", "-a", "krita", "--export", "--export-filename", str(target), str(source)]
    environment = os.environ | {"QT_QPA_PLATFORM": "xcb"}
    subprocess.run(command, capture_output=True, timeout=SECONDS, env=environment, check=False)
    return target.is_file()


def _by_gimp(folder: Path) -> Iterator[Row]:
    """PSD files as Photoshop lays them out, and our own: GIMP's flat picture against ours."""
    source = folder / "a.psd"
    for title, pieces in psds():
        write_psd(source, SIZE, pieces)
        yield from _gimps(source, f"a .psd in GIMP and here: {title}")
    for title, document in documents():
        _save(source, document)
        yield from _gimps(source, f"our .psd in GIMP: {title}")


def _gimps(source: Path, title: str) -> Iterator[Row]:
    theirs = source.with_name("gimp.png")
    theirs.unlink(missing_ok=True)
    _gimp(source, theirs)
    if theirs.is_file():
        document = open_document(source).document
        yield _row(title, flatten(document, document.bounds), open_still(theirs).pixels)


def psds() -> Iterator[tuple[str, list[Piece]]]:
    """Photoshop documents of one thing each, as `documents`."""
    paper = Piece("paper", photo(*SIZE, 8), alpha=False)
    spot = with_alpha(photo(60, 40, 3))
    for key in (b"norm", b"mul ", b"scrn", b"over", b"dark", b"lite", b"hLit", b"diff", b"smud"):
        yield f"mode {key.decode()}", [paper, Piece("spot", spot, 12, 9, mode=key, opacity=200)]
    for outside in (0, 255):
        mask = Mask(photo(50, 40, 9)[..., 0], 20, 10, outside)
        yield f"mask, {outside} outside", [paper, Piece("spot", spot, 12, 9, mask=mask)]
    inside = [Piece("spot", spot, 12, 9), Piece("on it", spot, 20, 15, mode=b"mul ")]
    yield "group", [paper, Piece("g", inside=inside, opacity=150)]
    yield "pass-through group", [paper, Piece("g", inside=inside, mode=b"pass")]


def _gimp(source: Path, target: Path) -> None:
    script = (
        f'(let* ((image (car (gimp-file-load RUN-NONINTERACTIVE "{source}" "{source}"))) '
        "(layer (car (gimp-image-merge-visible-layers image CLIP-TO-IMAGE)))) "
        f'(file-png-save RUN-NONINTERACTIVE image layer "{target}" "{target}" 0 9 0 0 0 0 0))'
    )
    command = ["gimp", "-i", "-d", "-f", "-b", script, "-b", "(gimp-quit 0)"]
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)


def _row(title: str, ours: np.ndarray, theirs: np.ndarray) -> Row:
    """How far all but one value in a thousand differ at most, both over white.

    Saturation and the like rest on the direction of colours that are hardly any: there a
    rounding becomes large, and is told apart.
    """
    if ours.shape[:2] != theirs.shape[:2]:
        return at_most(f"{title}: another size", 255, "/255", STEPS)
    apart = np.abs(_on_white(ours) - _on_white(theirs))
    largest = f"{title} (largest {apart.max():.0f}, mean {apart.mean():.2f})"
    return at_most(largest, float(np.percentile(apart, 99.9)), "/255", STEPS)


def _on_white(pixels: np.ndarray) -> np.ndarray:
    top = np.iinfo(pixels.dtype).max
    values = pixels.astype(np.float64) * (255 / top)
    if values.shape[2] == 3:
        return values
    alpha = values[..., 3:] / 255
    return np.asarray(values[..., :3] * alpha + 255 * (1 - alpha))
