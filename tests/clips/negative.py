"""An engine that turns pictures into their negatives, and a process that works a clip with it.

python -m tests.clips.negative CLIP OUT PAUSE [STABILISE]: prints the number of each finished frame.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import av
import numpy as np

from editor.clips.engine import ClipEngine
from editor.clips.pipeline import run_clip
from editor.clips.stills import Each, plan_of, span_of, work_of
from editor.core.time import FrameRange
from editor.jobs.adjust import AdjustJob
from editor.jobs.clip import ClipJob, ExportSettings, FramesJob
from editor.jobs.job import Engine, Patch, Tick
from editor.media.video.ledger import Ledger
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader


def negative(job: FramesJob, tick: Tick, pause: float = 0.0) -> Iterator[Patch]:
    """White becomes black, one frame after the other."""
    for index, still in enumerate(job.jobs):
        tick(index / len(job.jobs))
        time.sleep(pause)
        image: np.ndarray = still.image  # type: ignore[attr-defined]
        rgba = np.full((*image.shape[:2], 4), 255, np.uint8)
        rgba[..., :3] = 255 - image
        yield Patch(rgba, still.place, frame=index)  # type: ignore[attr-defined]


def slowly(pause: float) -> Engine:
    """The same engine, `pause` seconds a frame."""
    return lambda job, tick: negative(job, tick, pause)


def clip_job(clip: Path, out: Path, **changes: Any) -> ClipJob:
    """The negative of a whole clip (or of `range`), small and quick to encode."""
    source = probe(clip).source
    settings = changes.pop("settings", ExportSettings("store"))
    whole = changes.pop("range", FrameRange(0, source.frames))
    return ClipJob(source, whole, AdjustJob(), str(out), settings, **changes)


def done(job: ClipJob, engine: Engine = negative, **options: Any) -> list[Patch]:
    """All patches of a job done by a ClipEngine."""
    return list(ClipEngine(engine, **options)(job, lambda progress: None))


class Trail:
    """Stands for a stabiliser: what it gives depends on every frame before."""

    def __init__(self) -> None:
        self._seen = np.zeros((), np.uint32)

    def __call__(self, original: np.ndarray, styled: np.ndarray) -> np.ndarray:
        self._seen = np.uint32((int(self._seen) * 31 + int(styled.sum())) % 65_521)
        out = styled.copy()
        out[-8:, :8] = self._seen % 200
        return out

    def state(self) -> Mapping[str, np.ndarray]:
        return {"seen": np.asarray(self._seen)}

    def restore(self, state: Mapping[str, np.ndarray]) -> None:
        self._seen = state["seen"]


def digests(path: Path) -> list[tuple[int | None, str]]:
    """Time stamp and hash of every frame as it is stored."""
    with av.open(str(path)) as clip:
        return [
            (frame.pts, hashlib.sha1(frame.to_ndarray().tobytes()).hexdigest())
            for frame in clip.decode(video=0)
        ]


def main(clip: str, out: str, pause: str) -> None:
    """Work a clip with a trail, frame by frame, and tell of each that is on its way."""
    job = clip_job(Path(clip), Path(out), settings=ExportSettings("h264", 30))
    with ClipReader(clip) as reader, Ledger(plan_of(job, reader.info)) as ledger:
        frames = reader.frames(span_of(job.range, reader.info).start + ledger.done)
        work = work_of(Each(job.template), slowly(float(pause)), ledger)
        for last in run_clip(frames, work, ledger, lambda p: None, batch=4, stabiliser=Trail()):
            sys.stdout.write(f"{last.number}\n")
            sys.stdout.flush()
        ledger.finish()


if __name__ == "__main__":
    main(*sys.argv[1:])
