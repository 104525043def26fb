"""The sound of a clip as samples, placed in time by its stamps: second 0 is the first picture."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import ExitStack
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

import av
import numpy as np
from av.audio.frame import AudioFrame

from editor.core.errors import BadFile
from editor.media.video.container import clear_errors, open_clip
from editor.media.video.info import ClipInfo
from editor.media.video.probe import probe

RATE = 48_000
"""Samples a second of everything read here."""
CHUNK = 4800
_PREROLL = Fraction(1, 4)
"""Seconds decoded and dropped after a jump, until an overlapping codec is exact again."""
_GAP = RATE // 20
"""Stamps are often rounded to milliseconds: only beyond so many samples they count."""
_FORWARD = 2 * RATE
"""Samples that are decoded on the way rather than jumped over."""


class _Block(NamedTuple):
    """float32 (n, 2) samples; start: samples from second 0, may be negative."""

    start: int
    samples: np.ndarray

    @property
    def stop(self) -> int:
        return self.start + len(self.samples)


class SoundReader:
    """Reads the first sound stream as stereo, 48 kHz, float32 in -1..1; for one thread at a time.

    Silence where the clip has none. Use with `with`. Raises BadFile where there is no sound.
    """

    def __init__(self, path: Path | str) -> None:
        self.info: ClipInfo = probe(path)
        if self.info.sound is None:
            raise BadFile("The clip has no sound.", file=path, remedy="Choose another clip.")
        self._closing = ExitStack()
        self._clip = self._closing.enter_context(open_clip(path))
        streams = self._clip.container.streams.audio
        self._stream = next(s for s in streams if s.codec_context is not None and s.rate)
        self._zero = self.info.origin * self.info.time_base
        self._held: _Block | None = None
        self._blocks: Iterator[_Block] = iter(())
        self._known = math.inf
        """From this sample on, all there is to hear is held or yet to come."""

    def __enter__(self) -> SoundReader:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back; the reader reads no more."""
        self._blocks, self._held = iter(()), None
        self._closing.close()

    @property
    def length(self) -> int:
        """Samples from second 0 to the end of the pictures."""
        return round(self.info.duration * RATE)

    def read(self, start: Fraction | float, seconds: Fraction | float) -> np.ndarray:
        """float32 (n, 2): the samples from `start`, n = seconds x 48,000."""
        return self._read(round(start * RATE), round(seconds * RATE))

    def chunks(self, start: Fraction | float = 0) -> Iterator[np.ndarray]:
        """float32 (n, 2), a tenth of a second each, from `start` to the end of the pictures."""
        for first in range(round(start * RATE), self.length, CHUNK):
            yield self._read(first, min(CHUNK, self.length - first))

    def _read(self, first: int, count: int) -> np.ndarray:
        out = np.zeros((count, 2), np.float32)
        with clear_errors(self.info.path):
            if not self._follows(first):
                self._seek(first)
            while self._held is not None:
                _lay(out, first, self._held)
                if self._held.stop >= first + count:
                    break
                self._known, self._held = self._held.stop, next(self._blocks, None)
        return out

    def _follows(self, first: int) -> bool:
        """Is playing on to sample `first` right, and cheaper than jumping?"""
        soon = self._held is None or first < self._held.stop + _FORWARD
        return self._known <= first and soon

    def _seek(self, first: int) -> None:
        """Stand before sample `first`; where a container cannot jump, at its start."""
        base = self._stream.time_base or Fraction(1, RATE)
        wanted = Fraction(max(0, first), RATE) - _PREROLL + self._zero
        try:
            self._clip.container.seek(int(wanted / base), stream=self._stream)
        except av.FFmpegError:
            self._clip.container.seek(0)
        self._blocks = self._decoded()
        self._known, self._held = first, next(self._blocks, None)

    def _decoded(self) -> Iterator[_Block]:
        resampler, end = _resampler(), None
        for frame in self._frames():
            try:
                frames = resampler.resample(frame)
            except ValueError:  # the stream changes its rate or layout here
                resampler = _resampler()
                frames = resampler.resample(frame)
            for plain in frames:
                block = self._block(plain, end)
                end = block.stop
                yield block

    def _frames(self) -> Iterator[AudioFrame | None]:
        packets = self._clip.container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    break
                yield from packet.decode()
            except av.EOFError:
                break
            except av.FFmpegError:  # damaged here: silence, and on
                continue
        yield None

    def _block(self, frame: AudioFrame, end: int | None) -> _Block:
        """The samples behind those before them, unless their stamp says that there is a gap."""
        samples = frame.to_ndarray().reshape(-1, 2)
        if frame.pts is None or frame.time_base is None:
            return _Block(end or 0, samples)
        start = round((frame.pts * frame.time_base - self._zero) * RATE)
        return _Block(start if end is None or abs(start - end) > _GAP else end, samples)


def _resampler() -> av.AudioResampler:
    return av.AudioResampler("flt", "stereo", RATE)


def _lay(out: np.ndarray, first: int, block: _Block) -> None:
    """Copy what of the block falls into out, whose first sample is number `first`."""
    start, stop = max(block.start, first), min(block.stop, first + len(out))
    if start < stop:
        out[start - first : stop - first] = block.samples[start - block.start : stop - block.start]
