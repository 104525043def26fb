"""Small stand-ins for large clips: every frame a key frame, the same time stamps."""

from __future__ import annotations

import hashlib
import os
from fractions import Fraction
from pathlib import Path

import av
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from editor.core.errors import BadFile, CannotWrite
from editor.jobs.job import Tick
from editor.media.video.info import ClipInfo
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader, Frame

HEIGHT = 540
_FULL_HD = 1920 * 1088
_LONG_GROUP = 60
_QUALITY = 4
"""Of Motion JPEG, 2 (best) to 31."""


def wants_proxy(info: ClipInfo) -> bool:
    """True where scrubbing the clip itself would lag: over 1080p, HDR, or key frames far apart."""
    if min(info.size) <= HEIGHT:
        return False
    group = info.frames // max(1, len(info.key_ticks))
    return info.size.w * info.size.h > _FULL_HD or group > _LONG_GROUP or info.colour.hdr


def make_proxy(
    path: Path | str, folder: Path | str, height: int = HEIGHT, tick: Tick = lambda _: None
) -> Path:
    """Write the clip's proxy, `height` pixels high at most, or answer with the one there is.

    Motion JPEG, or PNG where the clip is transparent; frame n of it is frame n of the clip, shown
    at the same time, upright, its pixels square. Raises BadFile, CannotWrite; what `tick` raises
    passes. Nothing unfinished is left behind.
    """
    path, folder = Path(path), Path(folder)
    info = probe(path)
    target = _place(path, folder, height)
    if target.is_file():
        return target
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _make(info, target, height, tick)
    except OSError as error:
        raise CannotWrite(
            f"The clip's preview copy cannot be written ({error.strerror}).",
            file=target,
            remedy="Is the disk full?",
        ) from error
    return target


def _place(path: Path, folder: Path, height: int) -> Path:
    state = path.stat()
    words = f"{os.path.abspath(path)}\n{state.st_mtime_ns}\n{state.st_size}\n{height}"  # noqa: PTH100
    name = hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()[:32]
    return folder / f"{name}.mov"


def _make(info: ClipInfo, target: Path, height: int, tick: Tick) -> None:
    unfinished = target.with_name(f"{target.stem}.{os.getpid()}.part.mov")
    try:
        _write(info, unfinished, height, tick)
        _check(info, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _write(info: ClipInfo, target: Path, height: int, tick: Tick) -> None:
    longest = max(1, round(max(info.size) * min(1.0, height / info.size.h)))
    with ClipReader(info.path, longest=longest) as reader, av.open(f"file:{target}", "w") as output:
        stream: VideoStream | None = None
        for frame in reader.frames():
            stream = stream or _stream(output, frame, info)
            output.mux(stream.encode(_encodable(frame, info, stream)))
            tick((frame.index + 1) / info.frames)
        if stream is not None:
            output.mux(stream.encode(None))


def _stream(output: av.container.OutputContainer, frame: Frame, info: ClipInfo) -> VideoStream:
    stream = output.add_stream("png" if info.alpha else "mjpeg")
    stream.height, stream.width = frame.pixels.shape[:2]
    stream.pix_fmt = "rgba" if info.alpha else "yuvj420p"
    context = stream.codec_context
    context.time_base, context.framerate = info.time_base, info.rate
    context.gop_size, context.qmin, context.qmax = 1, _QUALITY, _QUALITY
    context.thread_count = 1
    return stream


def _encodable(frame: Frame, info: ClipInfo, stream: VideoStream) -> av.VideoFrame:
    picture = av.VideoFrame.from_ndarray(frame.pixels, "rgba" if info.alpha else "rgb24")
    picture = picture.reformat(
        format=stream.pix_fmt,
        dst_colorspace=Colorspace.ITU601,
        dst_color_range=ColorRange.JPEG,
    )
    picture.pts, picture.time_base = int(info.ticks[frame.index]), info.time_base
    return picture


def _check(info: ClipInfo, written: Path) -> None:
    """Raise BadFile where the copy's frames are not the clip's, one by one and in time."""
    copy = probe(written)
    slack = max(copy.time_base, Fraction(1, 10_000))
    same = copy.frames == info.frames and all(
        abs(a - b) <= slack for a, b in zip(copy.times, info.times, strict=True)
    )
    if not same:
        raise BadFile(
            "No preview copy of it can be made.", file=info.path, remedy="It is not used."
        )
