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
from editor.media.video.soundtrack import soundtrack

_INDEX_BYTES = 48
"""At most so much of an MP4's index goes to one frame or one packet of sound."""
_SOUND_PACKETS = 200
"""So many packets a second no codec exceeds that is copied or written here."""


class Due(NamedTuple):
    """A packet and the second at which it is needed."""

    time: Fraction
    order: int
    packet: Packet


def join(plan: Plan, parts: Parts, file: BinaryIO) -> None:
    """Write the frames of `parts`, a plan's first ones, into an open file.

    Time stamps are the plan's own. Sound goes as far as the pictures, or to its own end where the
    plan says so. Raises OSError or av.FFmpegError.
    """
    name = plan.preset.container_for(plan.out).name
    options = _options(name, plan, parts.frames)
    with av.open(file, "w", format=name, container_options=options) as out:
        out.metadata.update(carried(plan.metadata, plan.generated))
        stream = _video_stream(plan, parts.files[0], out)
        end = None if parts.frames == plan.frames else plan.seconds(parts.frames)
        with soundtrack(plan, end, out) as sound:
            pictures = _pictures(plan, parts, stream)
            for due in merge(pictures, _due(sound), key=lambda due: (due.time, due.order)):
                out.mux(due.packet)


def _options(container: str, plan: Plan, frames: int) -> dict[str, str]:
    """The index of an MP4 goes to its front, so that it plays while it is being fetched."""
    if container not in ("mp4", "mov"):
        return {}
    packets = frames + _SOUND_PACKETS * int(plan.seconds(frames) + 60) * len(plan.sound[:1])
    words = sum(len(k) + len(v) for k, v in plan.metadata.items()) * 4
    return {"moov_size": str(_INDEX_BYTES * packets + words + (1 << 16))}


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
