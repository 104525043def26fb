"""Small clips of every kind, written on the spot; each frame carries its number in its pixels.

make(path, Spec(frames=30, rotation=90, sound=True))
number_of(ClipReader(path).frame(7).pixels) == 7
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.video.stream import VideoStream

from editor.core.geometry import Size

BITS = 9
"""A frame's number is drawn as so many squares, black or white, along the top."""
SOUND_RATE = 48_000
SMALL = Size(96, 64)
QUIET = {"x265-params": "log-level=0:pools=1:frame-threads=1"}
"""Options for libx265, which talks."""


@dataclass(frozen=True)
class Spec:
    """What to write. size: as shown, before pixels are stretched by `aspect`.

    ticks: when each frame is shown, in units of `base` seconds (else `frames` at `rate`). gop:
    frames from one key frame to the next. rotation: clockwise degrees the player must turn.
    aspect: width to height of a pixel. colour: (primaries, transfer, matrix, range) tags.
    sound: seconds of a tone, silent in its first half; 0 = no sound track. delay: seconds the
    tone starts later than the pictures.
    """

    size: Size = SMALL
    frames: int = 12
    rate: Fraction = Fraction(25)
    ticks: tuple[int, ...] = ()
    base: Fraction = Fraction(1, 600)
    codec: str = "libx264"
    pixel_format: str = "yuv420p"
    gop: int = 6
    bframes: int = 2
    rotation: int = 0
    mirrored: bool = False
    aspect: Fraction = Fraction(1)
    colour: tuple[int, int, int, int] = (2, 2, 2, 0)
    sound: float = 0.0
    delay: float = 0.0
    options: dict[str, str] = field(default_factory=dict)
    container: dict[str, str] = field(default_factory=dict)

    @property
    def stamps(self) -> tuple[int, ...]:
        """When each frame is shown, in ticks of `base`."""
        return self.ticks or tuple(round(i / self.rate / self.base) for i in range(self.frames))

    @property
    def transparent(self) -> bool:
        """True where the pixel format has alpha."""
        return self.pixel_format.startswith(("yuva", "rgba", "bgra", "gbrap"))


def picture(index: int, size: Size, transparent: bool = False) -> np.ndarray:
    """uint8 (h, w, 3 | 4): soft colours that move, and the number `index` along the top.

    Transparent ones have an alpha of 255 on the left and 64 on the right.
    """
    y, x = np.mgrid[0 : size.h, 0 : size.w]
    across, down = x / size.w, y / size.h
    moved = 0.5 + 0.4 * np.sin(2 * np.pi * (across + index / 40))
    pixels = np.stack([40 + 170 * moved, 60 + 140 * down, 200 - 150 * across], axis=2)
    edges = np.rint(np.linspace(0, size.w, BITS + 1)).astype(int)
    for bit, (left, right) in enumerate(pairwise(edges)):
        pixels[: size.h // 4, left:right] = 235 if index >> bit & 1 else 20
    if transparent:
        alpha = np.where(x < size.w // 2, 255, 64)[..., None]
        pixels = np.concatenate([pixels, alpha], axis=2)
    return np.rint(pixels).astype(np.uint8)


def number_of(pixels: np.ndarray) -> int:
    """The number `picture` drew, at any scale."""
    height, width = pixels.shape[:2]
    cell = width / BITS
    row = pixels[height // 8, :, :3].mean(axis=1)
    return sum(int(row[int((bit + 0.5) * cell)] > 128) << bit for bit in range(BITS))


def make(path: Path, spec: Spec | None = None) -> Path:
    """Write the clip; the name's end picks the container."""
    spec = spec or Spec()
    with av.open(str(path), "w", options=spec.container) as output:
        pictures = _video(output.add_stream(spec.codec), spec)
        tone = _tone(output.add_stream(_sound_codec(path), rate=SOUND_RATE)) if spec.sound else None
        for frame in _frames(spec):
            output.mux(pictures.encode(frame))
        output.mux(pictures.encode(None))
        if tone is not None:
            for heard in _heard(spec):
                output.mux(tone.encode(heard))
            output.mux(tone.encode(None))
    return path


def _video(stream: VideoStream, spec: Spec) -> VideoStream:
    wide = _stored(spec.size, spec)
    stream.width, stream.height, stream.pix_fmt = wide.w, wide.h, spec.pixel_format
    context = stream.codec_context
    context.time_base, context.framerate = spec.base, spec.rate
    context.sample_aspect_ratio, context.gop_size = spec.aspect, spec.gop
    context.thread_count = 1
    fast = {"preset": "veryfast", "bf": str(spec.bframes), "keyint_min": "1", "sc_threshold": "0"}
    context.options = {**(fast if spec.codec == "libx264" else {}), **spec.options}
    context.color_primaries, context.color_trc = spec.colour[:2]
    context.colorspace, context.color_range = spec.colour[2:]
    if spec.rotation or spec.mirrored:
        stream.set_display_rotation(-spec.rotation, hflip=spec.mirrored)
    return stream


def _tone(stream: AudioStream) -> AudioStream:
    stream.codec_context.layout = "stereo"
    return stream


def _sound_codec(path: Path) -> str:
    return {".webm": "libopus", ".mov": "pcm_s16le", ".mkv": "pcm_s16le"}.get(path.suffix, "aac")


def _stored(size: Size, spec: Spec) -> Size:
    return Size(size.h, size.w) if spec.rotation % 180 else size


def stored(pixels: np.ndarray, spec: Spec) -> np.ndarray:
    """A picture as shown, laid as the file stores it."""
    pixels = pixels[:, ::-1] if spec.mirrored else pixels
    return np.ascontiguousarray(np.rot90(pixels, spec.rotation // 90))


def _frames(spec: Spec) -> Iterator[av.VideoFrame]:
    for index, tick in enumerate(spec.stamps):
        pixels = stored(picture(index, spec.size, spec.transparent), spec)
        frame = av.VideoFrame.from_ndarray(pixels, "rgba" if spec.transparent else "rgb24")
        matrix = {1: "itu709", 9: "bt2020"}.get(spec.colour[2], "itu601")
        frame = frame.reformat(
            format=spec.pixel_format, dst_colorspace=matrix, dst_color_range=spec.colour[3] or 1
        )
        frame.pts, frame.time_base = tick, spec.base
        yield frame


def tone(seconds: float) -> np.ndarray:
    """float32 (n, 2) at SOUND_RATE: silence, then from the middle 440 Hz left, 660 Hz right."""
    time = np.arange(round(seconds * SOUND_RATE)) / SOUND_RATE
    loud = 0.5 * (time >= seconds / 2)
    both = [loud * np.sin(2 * np.pi * hertz * time) for hertz in (440, 660)]
    return np.stack(both, axis=1).astype(np.float32)


def _heard(spec: Spec) -> Iterator[av.AudioFrame]:
    samples, start = tone(spec.sound), round(spec.delay * SOUND_RATE)
    for at in range(0, len(samples), 1024):
        planes = np.ascontiguousarray(samples[at : at + 1024].T)
        frame = av.AudioFrame.from_ndarray(planes, "fltp", "stereo")
        frame.sample_rate, frame.time_base = SOUND_RATE, Fraction(1, SOUND_RATE)
        frame.pts = start + at
        yield frame


def truncated(path: Path, share: float) -> Path:
    """A copy beside it that holds the first `share` of the file's bytes."""
    data = path.read_bytes()
    short = path.with_name(f"short_{path.name}")
    short.write_bytes(data[: int(len(data) * share)])
    return short


def scribbled(path: Path, share: float = 0.5, count: int = 200, seed: int = 0) -> Path:
    """A copy with `count` random bytes from `share` of the file on: damaged in the middle."""
    data, chance = bytearray(path.read_bytes()), random.Random(seed)
    start = int(len(data) * share)
    stop = min(len(data), start + count)
    data[start:stop] = chance.randbytes(stop - start)
    damaged = path.with_name(f"damaged_{path.name}")
    damaged.write_bytes(bytes(data))
    return damaged
