"""Opening large layered documents: what the window feels of it, and what it costs.

A window's timer of 10 ms ticks while a thread opens the file; how late its ticks come is what an
artist's hand would feel. The same with nothing to do tells how quiet the machine is.
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from editor.core.document import Document
from editor.core.geometry import Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.files import open_document
from editor.media.ora import save_ora
from editor.ui.background import Background
from tests.benchmarks.row import Row, at_most
from tests.media.making import photo, with_alpha
from tests.media.psd_making import Mask, Piece, write_psd

SIZE = Size(3840, 2160)
LAYERS = int(os.environ.get("UNDERPAINT_LAYERS", "12"))
TICK = 10


def rows() -> Iterator[Row]:
    """Rows for PSD and OpenRaster, 4K; two thousand small layers of a PSD."""
    sys.setswitchinterval(0.001)  # as the program does
    application = QCoreApplication.instance() or QCoreApplication([])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield at_most("timer at rest, p99 late", _late(lambda: time.sleep(2))[0], "ms", 33)
        for title, path in _files(folder):
            p99, worst, cpu = _late(lambda path=path: open_document(path))  # type: ignore[misc]
            yield at_most(f"{title} opens: 10-ms timer, p99 late", p99, "ms", 33)
            yield at_most(f"{title} opens: 10-ms timer, latest", worst, "ms", 100)
            yield at_most(f"{title}: CPU seconds", cpu, "s", 60)
    del application


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    tile = with_alpha(photo(480, 270))
    pixels = np.tile(tile, (8, 8, 1))
    mask = Mask(pixels[..., 0], outside=255)
    pieces = [Piece(f"{n}", pixels, mask=mask if n % 3 == 0 else None) for n in range(LAYERS)]
    yield f"4K PSD, {LAYERS} layers", write_psd(folder / "a.psd", SIZE, pieces)
    layers = tuple(PixelLayer(str(n), pixels=raster_from(pixels)) for n in range(LAYERS))
    document = Document(SIZE, layers)
    save_ora(folder / "a.ora", document, pixels)
    yield f"4K ORA, {LAYERS} layers", folder / "a.ora"
    small = [Piece(str(n), tile[:40, :40], n % 3000, n % 2000) for n in range(2000)]
    yield "PSD of 2,000 layers", write_psd(folder / "b.psd", SIZE, small)


def _late(work: Callable[[], object]) -> tuple[float, float, float]:
    """(p99, greatest) milliseconds that ticks came late while a thread works; its CPU seconds."""
    loop, background, ticks = QEventLoop(), Background(threads=1), list[float]()
    timer = QTimer()
    timer.setInterval(TICK)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    before = resource.getrusage(resource.RUSAGE_SELF)
    timer.start()
    background.run(work, lambda _: loop.quit(), lambda error: loop.exit(1))
    failed = loop.exec()
    timer.stop()
    background.close()
    if failed:
        raise RuntimeError("the file did not open")
    after = resource.getrusage(resource.RUSAGE_SELF)
    apart = np.diff(ticks) * 1000 - TICK
    return float(np.percentile(apart, 99)), float(apart.max()), after.ru_utime - before.ru_utime
