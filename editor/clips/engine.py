"""The engine for jobs over time: it asks another for the stills and does the rest itself.

Light to import; what decodes and encodes is loaded with the first clip.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from editor.core.geometry import Rect
from editor.jobs.clip import ClipJob, ExportJob
from editor.jobs.job import Engine, Patch, Tick
from editor.jobs.walk import WalkJob

LOOKS = 0.25
"""Seconds between two first looks."""


class ClipEngine:
    """Answers ClipJob, ExportJob and WalkJob, and hands every other job to `inner`.

    inner: has to answer FramesJob. batch: still jobs asked for at once. While a clip is made,
    patches that are not final show the latest finished frame, at most four a second: `frame` is
    that of the source or the document, the notes are `done`, `frames` (how many), `fps` and
    `left` (seconds). The final one's are `file`, `frames`, `seconds`, `fps` and `note`. Left by an
    error or Cancelled, the segments done so far stay; the same job again goes on from there.
    """

    def __init__(self, inner: Engine, *, batch: int = 8) -> None:
        self.inner = inner
        self._batch = batch

    def __call__(self, job: Any, tick: Tick) -> Iterator[Patch]:
        """Yield the answers to a job."""
        if isinstance(job, ClipJob):
            from editor.clips.stills import worked_clip

            return worked_clip(job, self.inner, self._batch, tick)
        if isinstance(job, ExportJob):
            from editor.clips.export import exported

            return exported(job, tick)
        if isinstance(job, WalkJob):
            from editor.clips.walk import walked

            return walked(job, self.inner, self._batch, tick)
        return self.inner(job, tick)


class Looks:
    """Makes patches of finished frames, and the figures that go with them.

    first: the source or document frame of the plan's first; total: how many there will be;
    done: how many were there at the beginning. Speed and time left are reckoned from the first
    frame on: what comes before it (models are loaded and compiled) is waited for only once.
    """

    def __init__(self, first: int, total: int, done: int) -> None:
        self._first, self._total, self._begun = first, total, done
        self._start = self._shown = time.monotonic()
        self._done = done
        self._paced: tuple[int, float] | None = None

    def look(self, number: int, pixels: np.ndarray) -> Iterator[Patch]:
        """A first look at frame `number`, where it is time for one."""
        self._done = number + 1
        now = time.monotonic()
        self._paced = self._paced or (self._done, now)
        if now - self._shown < LOOKS:
            return
        self._shown = now
        done, since = self._paced
        fps = (self._done - done) / max(now - since, 1e-6)
        left = (self._total - self._done) / fps if fps else 0.0
        notes = {"done": self._done, "frames": self._total, "fps": fps, "left": left}
        yield self._patch(number, pixels, False, notes)

    def final(self, pixels: np.ndarray, file: str, note: str) -> Patch:
        """The last frame, and what became of the clip."""
        now = time.monotonic()
        notes: dict[str, float | str] = {
            "file": file,
            "frames": self._done,
            "seconds": now - self._start,
            "fps": (self._done - self._begun) / max(now - self._start, 1e-6),
            "note": note,
        }
        return self._patch(self._done - 1, pixels, True, notes)

    def _patch(self, number: int, pixels: np.ndarray, final: bool, notes: dict[str, Any]) -> Patch:
        h, w = pixels.shape[:2]
        rgba = np.full((h, w, 4), 255, np.uint8)
        rgba[..., : pixels.shape[2]] = pixels
        place = Rect(0, 0, w, h)
        return Patch(rgba, place, frame=self._first + number, final=final, notes=notes)
