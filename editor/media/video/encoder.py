"""One segment of a clip: frames encoded into a file that needs no other to be decoded."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from fractions import Fraction
from pathlib import Path
from zlib import crc32

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext
from av.video.stream import VideoStream

from editor.media.video.plan import Plan
from editor.media.video.planes import Planes
from editor.media.video.sink import Sink

PART = "matroska"
"""It holds every codec that is written here, and VP9's transparency."""
_REPRODUCIBLE = {"fflags": "+bitexact"}


class Segment:
    """Encodes frames into `path`, which exists once `finish` has returned.

    Frames are numbered by the encoder, at the plan's mean rate; their true times are put in when
    the segments are joined. So a segment depends on its pictures alone. All methods raise OSError.
    """

    def __init__(self, path: Path, plan: Plan) -> None:
        os.environ.setdefault("SVT_LOG", "1")  # SVT-AV1 else tells its settings on standard error
        self._path, self._plan = path, plan
        self._unfinished = path.with_name(path.name + ".part")
        self._planes = Planes(plan)
        self.frames = 0
        with ExitStack() as opening:
            self._file = opening.enter_context(self._unfinished.open("wb+"))
            self._sink = Sink(self._file)
            self._container = opening.enter_context(
                av.open(self._sink, "w", format=PART, container_options=_REPRODUCIBLE)
            )
            self._stream = self._opened()
            self._closing = opening.pop_all()

    def write(self, pixels: np.ndarray) -> None:
        """Take in the next frame, uint8 (h, w, 3 or 4)."""
        frame = self._planes(pixels)
        frame.pts, frame.time_base = self.frames, 1 / self._plan.rate
        with self._sink.telling():
            self._container.mux(self._stream.encode(frame))
        self.frames += 1

    def finish(self) -> None:
        """Encode what is held back, synchronise the file and give it its name."""
        with self._closing:
            with self._sink.telling():
                self._container.mux(self._stream.encode())
                self._container.close()
            self._file.flush()
            os.fsync(self._file.fileno())
        self._unfinished.replace(self._path)

    def abandon(self) -> None:
        """Give everything back and leave no file."""
        with suppress(OSError, av.FFmpegError):  # the disk may be full: that error is on its way
            self._closing.close()
        self._unfinished.unlink(missing_ok=True)

    def _opened(self) -> VideoStream:
        plan = self._plan
        stream = self._container.add_stream(plan.encoder.name, plan.rate, options=plan.options)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height = plan.shown
        stream.pix_fmt = plan.pixel_format
        stream.time_base = 1 / plan.rate
        context: VideoCodecContext = stream.codec_context
        context.time_base = Fraction(1 / plan.rate)
        tags = self._planes.tags
        context.color_primaries, context.color_trc, context.colorspace, context.color_range = tags
        return stream


def checksum(path: Path) -> int:
    """CRC-32 of a file's bytes."""
    value = 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            value = crc32(block, value)
    return value
