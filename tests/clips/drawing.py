"""An engine whose code of a picture is its mean colour, and whose picture of a code that colour."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob, InvertJob
from editor.jobs.clip import FramesJob
from editor.jobs.directions import Direction
from editor.jobs.job import Cancelled, Patch, Tick

MARGIN = 4
"""Pixels at the border of a square that an edit over a picture leaves alone."""
RED = Direction(
    "red",
    vector=np.array([[1, 0, 0]], np.float32),
    readout=np.array([[1, 0, 0]], np.float32),
)


class Drawing:
    """Answers frames of InvertJob and EditJob; remembers what was asked for."""

    def __init__(self) -> None:
        self.codes: list[np.ndarray] = []
        self.steps: list[int] = []

    def __call__(self, job: FramesJob, tick: Tick) -> Iterator[Patch]:
        for index, still in enumerate(job.jobs):
            tick(index / len(job.jobs))
            if isinstance(still, InvertJob):
                self.steps.append(still.steps)
                code = still.image.mean(axis=(0, 1), dtype=np.float32)[None] / np.float32(255)
                code += np.float32(still.steps / 1000)
                yield Patch(_filled(still.place, code, 255), still.place, index, code=code)
            elif isinstance(still, EditJob):
                self.codes.append(still.code)
                yield self._drawn(still, index)

    def _drawn(self, job: EditJob, index: int) -> Patch:
        if job.image is None:
            return Patch(_filled(job.place, job.code, 255), job.place, index)
        pixels = np.zeros((job.place.h, job.place.w, 4), np.uint8)
        change = np.rint(255 * (job.code - job.base)[0])
        pixels[..., :3] = np.clip(job.image + change, 0, 255)
        inner = Rect(0, 0, job.place.w, job.place.h).padded(-MARGIN)
        pixels[inner.slices()][..., 3] = 255
        return Patch(pixels, job.place, index)


def _filled(place: Rect, code: np.ndarray, alpha: int) -> np.ndarray:
    pixels = np.empty((place.h, place.w, 4), np.uint8)
    pixels[..., :3] = np.clip(np.rint(code[0] * 255), 0, 255)
    pixels[..., 3] = alpha
    return pixels


def stopped_after(out: Path, part: float) -> Tick:
    """Cancels once `part` of the work is done and the first second of `out` is safely written."""
    journal = out.with_name(f"{out.name}.parts") / "journal.jsonl"

    def tick(done: float) -> None:
        if done > part:
            while "000000.mkv" not in journal.read_text():
                time.sleep(0.005)
            raise Cancelled

    return tick


def lossless(path: Path, frames: Sequence[np.ndarray], rate: int = 25) -> Path:
    """Write uint8 RGB frames as they are."""
    with av.open(str(path), "w") as out:
        stream = out.add_stream("ffv1", rate=Fraction(rate))
        stream.height, stream.width = frames[0].shape[:2]
        stream.pix_fmt = "bgr0"
        for pixels in frames:
            picture = av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(format="bgr0")
            out.mux(stream.encode(picture))
        out.mux(stream.encode(None))
    return path
