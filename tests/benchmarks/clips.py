"""Clips: scrubbing, stepping, playing 1080p, by the processor's seconds of all threads."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from time import process_time

import av
import cv2
import numpy as np

from editor.core.geometry import Size
from editor.media.video.probe import probe
from editor.media.video.proxy import make_proxy
from editor.media.video.reader import ClipReader
from editor.media.video.sound import SoundReader
from tests.benchmarks.row import Row, at_least, at_most, milliseconds
from tests.media.video.making import Spec, make

FULL_HD = Size(1920, 1080)
FRAMES, GROUP, RATE = 300, 250, 30
SCRUBS = 40
FRAME_MS = 1000 / RATE


def rows() -> Iterator[Row]:
    """Figures of figures.md that concern reading clips."""
    with tempfile.TemporaryDirectory() as name:
        path = long_group(Path(name) / "long.mp4")
        yield from _scrubbing(path, Path(name))
        yield from _playing(path)
        yield from _sound(Path(name))
        yield at_least("frames found by jumping that equal those played", _exact(path), "%", 100)


def long_group(path: Path) -> Path:
    """Five times a pan over a soft random picture with moving grain: 1080p30 H.264, 8 Mbit/s."""
    chance = np.random.default_rng(1)
    wide = chance.integers(0, 255, (68, 140, 3), dtype=np.uint8)
    wide = cv2.resize(wide, (2600, 1180), interpolation=cv2.INTER_CUBIC)
    grain = chance.normal(0, 4, (1180, 2600, 1)).astype(np.int8)
    wide = np.clip(wide.astype(np.int16) + grain, 0, 255).astype(np.uint8)
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *FULL_HD, "yuv420p"
        stream.bit_rate, stream.codec_context.gop_size = 8_000_000, GROUP
        stream.codec_context.options = {"preset": "veryfast", "bf": "2", "sc_threshold": "0"}
        for index in range(FRAMES):
            x, y = 2 * index, index // 4
            shown = np.ascontiguousarray(wide[y : y + FULL_HD.h, x : x + FULL_HD.w])
            output.mux(stream.encode(av.VideoFrame.from_ndarray(shown, "rgb24")))
        output.mux(stream.encode(None))
    return path


def _p95(times: np.ndarray) -> float:
    return float(np.percentile(times, 95))


def _scrub(path: Path, seed: int) -> np.ndarray:
    """Milliseconds of each of SCRUBS jumps to a random place."""
    places = iter(random.Random(seed).choices(range(FRAMES), k=SCRUBS))
    with ClipReader(path, threads="SLICE") as reader:
        return milliseconds(lambda: reader.frame(next(places)), SCRUBS, process_time)


def _scrubbing(path: Path, folder: Path) -> Iterator[Row]:
    start = process_time()
    proxy = make_proxy(path, folder / "proxies")
    made = (process_time() - start) * 1000 / FRAMES
    yield at_most("scrub, groups of 250, p95", _p95(_scrub(path, 1)), "ms", 500)
    yield at_most("scrub, by the proxy, p95", _p95(_scrub(proxy, 1)), "ms", 20)
    yield at_most("make a proxy, a frame", made, "ms", 2 * FRAME_MS)
    with ClipReader(proxy, threads="SLICE") as reader:
        back = iter(range(FRAMES - 1, -1, -1))
        steps = milliseconds(lambda: reader.frame(next(back)), 100, process_time)
    yield at_most("step back, by the proxy, p95", _p95(steps), "ms", 10)


def _playing(path: Path) -> Iterator[Row]:
    for title, longest in (("play, exact", None), ("play, as a preview", max(FULL_HD))):
        with ClipReader(path, longest=longest) as reader:
            frames = reader.frames()
            times = milliseconds(frames.__next__, FRAMES, process_time)
        yield at_most(f"{title}: decode and RGB, mean of a frame", times.mean(), "ms", FRAME_MS)


def _sound(folder: Path) -> Iterator[Row]:
    path = make(folder / "sound.mp4", Spec(frames=250, sound=10))
    start = process_time()
    with SoundReader(path) as reader:
        read = sum(len(chunk) for chunk in reader.chunks())
    took = process_time() - start
    yield at_least("sound: seconds read in a second", read / 48_000 / took, "x", 20)


def _exact(path: Path) -> float:
    """Per cent of 20 random places that show the pixels of playing, by small copies."""
    with ClipReader(path, longest=240) as reader:
        played = [frame.pixels for frame in reader.frames()]
        places = random.Random(2).choices(range(FRAMES), k=20)
        same = [np.array_equal(reader.frame(at).pixels, played[at]) for at in places]
    even = all(b - a == Fraction(1, RATE) for a, b in pairwise(probe(path).times))
    return 100 * sum(same) / len(same) if even else 0.0
