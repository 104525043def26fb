"""Small pictures along a clip, and the outline of its sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

import numpy as np

from editor.core.errors import BadInput
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.media.video.sound import CHUNK, SoundReader


def thumbnails(
    path: Path | str, times: Sequence[Fraction | float], height: int
) -> Iterator[np.ndarray]:
    """A picture for each of `times` (seconds), in their order; cheapest where it ascends.

    uint8 (h, w, 3 | 4), h = `height` to a pixel. A key frame stands in for a frame nearer to it
    than half the distance between the times. Raises BadFile.
    """
    size = probe(path).size
    longest = max(height, round(height * size.w / size.h))
    slack = _slack(times)
    with ClipReader(path, threads="SLICE", longest=longest) as reader:
        for time in times:
            yield reader.glance(time, slack).pixels


def _slack(times: Sequence[Fraction | float]) -> float:
    """Half of the shortest way between two of them; 0 where there are not two."""
    ordered = np.unique([float(time) for time in times])
    return float(np.diff(ordered).min()) / 2 if len(ordered) > 1 else 0.0


def waveform(path: Path | str, bins: int) -> np.ndarray:
    """float32 (bins, 2): lowest and highest sample of either channel, -1..1, over the clip.

    The bins divide the time from the first picture to the end of the last. Raises BadFile where
    there is no sound.
    """
    if bins < 1:
        raise BadInput("A waveform needs at least one bin.")
    out = np.zeros((bins, 2), np.float32)
    with SoundReader(path) as reader:
        for number, samples in enumerate(reader.chunks()):
            places = (number * CHUNK + np.arange(len(samples))) * bins // reader.length
            first = np.flatnonzero(np.diff(places, prepend=-1))
            found = places[first]
            low, high = samples.min(axis=1), samples.max(axis=1)
            out[found, 0] = np.minimum(out[found, 0], np.minimum.reduceat(low, first))
            out[found, 1] = np.maximum(out[found, 1], np.maximum.reduceat(high, first))
    return out
