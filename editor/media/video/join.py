"""The segments of a clip and its sound joined into one file, nothing encoded a second time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from heapq import merge
from pathlib import Path
from typing import BinaryIO, NamedTuple

import av
from av.container import OutputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from editor.media.video.encoder import PART
from editor.media.video.marking import carried
from editor.media.video.parts import Parts
from editor.media.video.plan import Plan
from editor.media.video.sink import Sink
from editor.media.video.soundtrack import soundtrack

_SOUND_BYTES = 32 * 50
"""Bytes of an MP4's index that a second of sound takes: 32 for each of its packets."""


class Due(NamedTuple):
    """A packet and the second at which it is needed."""

    time: Fraction
    order: int
    packet: Packet


def join(plan: Plan, parts: Parts, file: BinaryIO) -> None:
    """Write the frames of `parts`, a plan's first ones, into an open file.

    Time stamps are the plan's own. Sound goes as far as the pictures, or to its own end where the
    plan says so. An MP4 has its index in front, so that it plays while it is fetched.
    Raises OSError or av.FFmpegError.
    """
    try:
        _join(plan, parts, file, _index_bytes(plan, parts.frames))
    except av.ArgumentError:  # the room left for the index was too small
        file.seek(0)
        file.truncate()
        _join(plan, parts, file, 8 * _index_bytes(plan, parts.frames))


def _join(plan: Plan, parts: Parts, file: BinaryIO, index_bytes: int) -> None:
    name = plan.preset.container_for(plan.out).name
    options = {"fflags": "+bitexact"}  # the same clip gives the same bytes
    if name in ("mp4", "mov"):
        options["moov_size"] = str(index_bytes)
    sink = Sink(file)
    with sink.telling(), av.open(sink, "w", format=name, container_options=options) as out:
        out.metadata.update(carried(plan.metadata, plan.generated))
        stream = _video_stream(plan, parts.files[0], out)
        with soundtrack(plan, parts.frames, out) as sound:
            pictures = _pictures(plan, parts, stream)
            for due in merge(pictures, _due(sound), key=lambda due: (due.time, due.order)):
                out.mux(due.packet)


def _index_bytes(plan: Plan, frames: int) -> int:
    """Room for an MP4's index: a little more than is usual."""
    seconds = plan.seconds(frames) + 1 if plan.sound else 0
    words = sum(len(key) + len(value) for key, value in plan.metadata.items())
    return 4096 + 4 * words + 40 * frames + int(_SOUND_BYTES * seconds)


def _video_stream(plan: Plan, first: Path, out: OutputContainer) -> VideoStream:
    with av.open(str(first), format=PART) as part:
        stream = out.add_stream_from_template(part.streams.video[0], opaque=True)
    assert isinstance(stream, VideoStream)
    stream.time_base = plan.clock[1]
    if plan.preset.tag and out.format.name in ("mp4", "mov"):
        stream.codec_context.codec_tag = plan.preset.tag
    if plan.alpha and plan.encoder.alpha == "yuva420p":
        stream.metadata["alpha_mode"] = "1"
    return stream


def _due(packets: Iterator[tuple[Fraction, Packet]]) -> Iterator[Due]:
    for time, packet in packets:
        yield Due(time, 1, packet)


def _pictures(plan: Plan, parts: Parts, stream: VideoStream) -> Iterator[Due]:
    """The packets of all parts, in the order of decoding, with the plan's time stamps.

    With frames that refer to later ones, decoding runs `delay` frames ahead of showing: packet i
    is decoded when frame i - delay is shown, whatever segment either belongs to.
    """
    ticks, base = plan.clock
    ticks = ticks.tolist()  # Python's integers: exact, and what PyAV takes
    first = i = 0
    delay = plan.delay
    for part in parts:
        with av.open(str(part), format=PART) as source:
            packets = [each for each in source.demux(video=0) if each.size]
        shown = sorted(packet.pts for packet in packets if packet.pts is not None)
        number = {pts: first + n for n, pts in enumerate(shown)}
        for packet in packets:
            assert packet.pts is not None
            at = number[packet.pts]
            ahead = i - delay
            decoded = ticks[ahead] if ahead >= 0 else ticks[0] + ahead * (ticks[1] - ticks[0])
            packet.stream, packet.time_base = stream, base
            packet.pts, packet.dts = ticks[at], decoded
            packet.duration = ticks[at + 1] - ticks[at]
            yield Due(decoded * base, 0, packet)
            i += 1
        first += len(packets)
