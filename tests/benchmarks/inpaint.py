"""Healing beside plain `pypatchmatch` on photographs not seen in training, and what it costs.

LPIPS in the hole on SqueezeNet 1.1, means over the held-out photographs of the data folder
($UNDERPAINT_DATA, default ../shared/data); UNDERPAINT_LIMIT takes only so many of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import process_time

import cv2
import numpy as np

from editor.engines.inpaint import heal
from editor.training.cache import read_photograph
from editor.training.evaluate import EVALUATED, METHODS, Report, evaluate_inpaint
from editor.training.split import photographs
from tests.benchmarks.row import Row, at_least, at_most

HOLE = 300
"""Diameter in pixels of the hole whose cost is compared."""


def rows() -> Iterator[Row]:
    """Quality and cost for each kind of hole; then the same hole in a small and a large picture."""
    data = Path(os.environ.get("UNDERPAINT_DATA", "../shared/data"))
    limit = os.environ.get("UNDERPAINT_LIMIT")
    methods = {name: METHODS[name] for name in ("inpaint", "patch")}
    report = evaluate_inpaint(data / "photos", limit=int(limit) if limit else None, methods=methods)
    for kind in EVALUATED:
        yield from _quality(report, kind)
    yield from _size(photographs(data / "photos_4k")[0])


def _quality(report: Report, kind: str) -> Iterator[Row]:
    ours, peer = report.row(kind, "inpaint"), report.row(kind, "patch")
    yield at_most(f"{kind}: LPIPS / pypatchmatch's", ours.lpips / peer.lpips, "x", 1.0)
    yield at_most(f"{kind}: VGG distance / pypatchmatch's", ours.vgg / peer.vgg, "x", 1.0)
    yield at_least(f"{kind}: PSNR over pypatchmatch's", ours.psnr - peer.psnr, "dB", 0.0)
    yield at_least(f"{kind}: pairs won", 100 * ours.won, "%", 60)
    yield at_most(f"{kind}: CPU more than pypatchmatch", ours.cpu - peer.cpu, "s", 1.0)


def _size(path: Path) -> Iterator[Row]:
    """The same hole in the whole photograph and in 1024 x 1024 pixels of it; outside identical."""
    large = read_photograph(path)
    y, x = (side // 2 for side in large.shape[:2])
    mask = np.zeros(large.shape[:2], np.uint8)
    cv2.circle(mask, (x, y), HOLE // 2, 255, -1)
    part = np.s_[y - 512 : y + 512, x - 512 : x + 512]
    small, small_mask = (np.ascontiguousarray(a[part]) for a in (large, mask))
    pairs = [(_seconds(large, mask), _seconds(small, small_mask)) for _ in range(3)]
    ratio = float(np.median([a / b for a, b in pairs]))
    yield at_most(f"{HOLE}-px hole, 3840 px / 1024 px", ratio, "x", 1.5)
    moved = int((heal(large, mask)[mask == 0] != large[mask == 0]).sum())
    yield at_most("pixels changed outside the mask", moved, "", 0)


def _seconds(image: np.ndarray, mask: np.ndarray) -> float:
    begun = process_time()
    heal(image, mask)
    return process_time() - begun
