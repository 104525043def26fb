"""Look at a clip without showing it: when each frame is shown, its size, colours, sound, faults."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.packet import Packet

from editor.core.errors import BadFile, TooLarge
from editor.core.geometry import Size
from editor.media.video.container import OpenClip, check_size, clear_errors, open_clip
from editor.media.video.decoding import Decoder, decoder_of, has_picture, is_stamped
from editor.media.video.info import HLG, PQ, ClipInfo, Colour, SoundInfo
from editor.media.video.picture import has_alpha, is_rgb, stored, turn_of
from editor.media.video.rate import Pace, lost_frames, pace_of

MAX_FRAMES = 10_000_000
MAX_SECONDS = 48 * 3600
"""Two days, at 58 frames a second. Beyond that a damaged time stamp is to blame."""
_ASPECTS = (Fraction(1, 8), Fraction(8))
_CLOCK = re.compile(r"(\d+):(\d\d):(\d\d(?:\.\d+)?)")
_SLACK = 2.0
"""Frames that a container's rounded duration may promise too many."""
_SEGMENT, _HEAD = b"\x18\x53\x80\x67", 4096
"""What all of a Matroska file but its first few bytes lies in."""
_TRIES = 64
"""Packets that may fail before the clip is called undecodable."""


def probe(path: Path | str) -> ClipInfo:
    """The facts of a clip, by reading its packets and decoding its first frame.

    Asked again for an unchanged file, it answers from memory. Raises BadFile or TooLarge.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    try:
        state = path.stat()
    except (OSError, ValueError):
        return _probe(path, 0, 0)  # the gate says what is wrong
    return _probe(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _probe(path: Path, _changed: int, _nbytes: int) -> ClipInfo:
    with clear_errors(path), open_clip(path) as clip:
        packets = _read_packets(clip)
        if not packets.ticks:
            raise BadFile("No frame of the clip can be read.", file=path, remedy="Fetch it again.")
        return _facts(clip, packets)


@dataclass
class _Packets:
    """Time stamps of the picture stream as they come.

    last_span: ticks the last frame lasts. end: seconds, of any stream. hidden: pictures that are
    there to decode and not to show.
    """

    ticks: list[int] = field(default_factory=list)
    keys: list[int] = field(default_factory=list)
    last_span: int = 0
    end: float = 0.0
    hidden: int = 0


def _read_packets(clip: OpenClip) -> _Packets:
    found, top, stamped = _Packets(), None, is_stamped(clip.kind, clip.stream)
    for packet in _demuxed(clip):
        tick = packet.pts if stamped and packet.pts is not None else packet.dts
        if tick is None:
            continue
        if packet.time_base is not None:
            found.end = max(found.end, float((tick + (packet.duration or 0)) * packet.time_base))
        if packet.stream is not clip.stream or packet.is_corrupt:
            continue
        if packet.is_keyframe:
            found.keys.append(tick)
        second_field = clip.kind == "mpegts" and packet.pts is None
        if packet.is_discard or second_field or not has_picture(packet):
            found.hidden += 1
            continue
        found.ticks.append(tick)
        if top is None or tick > top:
            top, found.last_span = tick, packet.duration or 0
        if len(found.ticks) > MAX_FRAMES:
            raise TooLarge(
                f"The clip has over {MAX_FRAMES} frames.", file=clip.path, remedy="Cut it first."
            )
    return found


def _demuxed(clip: OpenClip) -> Iterator[Packet]:
    """The packets up to where the file is damaged."""
    try:
        yield from clip.container.demux()
    except av.FFmpegError:
        return


def _facts(clip: OpenClip, packets: _Packets) -> ClipInfo:
    stamps = _stamps(clip, packets)
    origin, base = int(stamps[0]), clip.stream.time_base or Fraction(1, 1000)
    _check_span(clip.path, (int(stamps[-1]) - origin) * base)
    span = packets.last_span or _left_over(clip, int(stamps[-1]), base)
    pace = pace_of(stamps - origin, base, span, clip.stream)
    frame = _first_frame(clip)
    matrix = 0 if is_rgb(frame.format) else frame.colorspace
    colour = Colour(frame.color_primaries, frame.color_trc, matrix, frame.color_range)
    aspect, turn = _aspect(clip), turn_of(frame)
    coded = Size(frame.width, frame.height)
    size = stored(_square(coded, aspect), turn)
    check_size(clip.path, *size)
    declared = _declared(clip, packets, stamps, pace)
    return ClipInfo(
        path=clip.path,
        container=clip.kind,
        codec=clip.stream.codec_context.name,
        pixel_format=frame.format.name,
        size=size,
        coded_size=coded,
        aspect=aspect,
        turn=turn,
        ticks=_frozen(stamps - origin),
        key_ticks=_frozen(np.unique(np.asarray(packets.keys, np.int64)) - origin),
        time_base=base,
        origin=origin,
        last=pace.last,
        rate=pace.rate,
        variable=pace.variable,
        declared=declared,
        depth=max(part.bits for part in frame.format.components),
        alpha=has_alpha(frame.format),
        colour=colour,
        sound=_sound(clip),
        metadata=dict(clip.container.metadata),
        stamped=is_stamped(clip.kind, clip.stream),
        note=_note(len(stamps), declared, frame),
    )


def _stamps(clip: OpenClip, packets: _Packets) -> np.ndarray:
    """When frames are shown: int64, ascending. A recording may begin within a group: what shows
    before its first key frame cannot be decoded."""
    stamps = np.unique(np.asarray(packets.ticks, np.int64))
    if clip.kind != "mpegts" or not packets.keys:
        return stamps
    decodable = stamps[stamps >= packets.keys[0]]
    return decodable if len(decodable) else stamps


def _check_span(path: Path, seconds: Fraction) -> None:
    if seconds > MAX_SECONDS:
        raise TooLarge(
            f"By its time stamps the clip lasts {int(seconds) // 3600} hours: it is damaged.",
            file=path,
            remedy=f"The limit is {MAX_SECONDS // 3600} hours.",
        )


def _frozen(array: np.ndarray) -> np.ndarray:
    array.flags.writeable = False
    return array


def _first_frame(clip: OpenClip) -> av.VideoFrame:
    """The first picture that decodes, which also tells the true pixel format and orientation."""
    clip.container.seek(0)
    decoder: Decoder = decoder_of(clip.stream, "SLICE")
    tries = 0
    for packet in clip.container.demux(clip.stream):
        try:
            frames = decoder.decode(packet)
        except av.FFmpegError as error:
            tries += 1
            if tries > _TRIES:
                raise error
            continue
        if frames:
            return frames[0]
    raise BadFile("No frame of the clip can be decoded.", file=clip.path, remedy="Fetch it again.")


def _aspect(clip: OpenClip) -> Fraction:
    aspect = clip.stream.sample_aspect_ratio
    low, high = _ASPECTS
    return aspect if aspect and low <= aspect <= high else Fraction(1)


def _square(size: Size, aspect: Fraction) -> Size:
    """The size with square pixels; stretched, never shrunk."""
    if aspect >= 1:
        return Size(max(1, round(size.w * aspect)), size.h)
    return Size(size.w, max(1, round(size.h / aspect)))


def _declared(clip: OpenClip, packets: _Packets, stamps: np.ndarray, pace: Pace) -> int:
    """How many frames the header promises; as many as there are where it promises none."""
    listed = _listed(clip, packets, stamps)
    if listed:
        return max(len(stamps), listed)
    base = clip.stream.time_base or Fraction(1, 1000)
    lost = lost_frames(stamps, np.asarray(packets.keys, np.int64), base)
    if clip.kind == "mpegts":  # no header; where recordings were joined, times come twice
        return lost + sum(tick >= int(stamps[0]) for tick in packets.ticks)
    if clip.kind not in ("matroska", "mp4"):  # a header without a count tells nothing
        return len(stamps) + lost
    end = float((int(stamps[-1]) + pace.last) * base)
    return len(stamps) + lost + _cut_off(clip, packets, end, pace)


def _listed(clip: OpenClip, packets: _Packets, stamps: np.ndarray) -> int:
    """Frames to be shown by the header's count; 0 where there is none."""
    count = clip.stream.frames
    if not 0 < count <= MAX_FRAMES:
        return 0
    if clip.kind == "mp4":  # less those that its edit list cuts away
        kept = sum(not entry.is_discard for entry in clip.stream.index_entries)
        return min(count - packets.hidden, kept)
    if clip.kind == "avi":  # less its empty chunks, "the same again": a tick without a frame
        return count - int(stamps[-1] - stamps[0] + 1 - len(stamps))
    return 0


def _left_over(clip: OpenClip, last: int, base: Fraction) -> int:
    """Ticks from the last frame to where a whole Matroska file says that its pictures end.

    It seldom keeps how long a frame lasts. 0 where it does not say, or is cut off.
    """
    own = _seconds(clip.stream.metadata.get("DURATION", ""))
    if clip.kind != "matroska" or not own or not _is_whole(clip.path):
        return 0
    return max(0, round(own / base) - last)


def _is_whole(path: Path) -> bool:
    """True where a Matroska file is as long as its segment says (RFC 8794, 9559)."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    found = head.find(_SEGMENT, 0, _HEAD - 12)
    if found < 0:
        return False
    at = found + len(_SEGMENT)
    length = 9 - head[at].bit_length()
    size = int.from_bytes(head[at : at + length]) & ((1 << 7 * length) - 1)
    return at + length + size <= path.stat().st_size  # all ones: unknown, and never true


def _cut_off(clip: OpenClip, packets: _Packets, end: float, pace: Pace) -> int:
    """Frames between `end`, in seconds, and where the header says that the pictures end."""
    own = _seconds(clip.stream.metadata.get("DURATION", ""))
    if own:
        return max(0, round((own - end) * float(pace.rate)))
    promised = (clip.container.duration or 0) / av.time_base
    if (promised - packets.end) * float(pace.rate) < _SLACK:  # sound may well last longer
        return 0
    return round((promised - end) * float(pace.rate))


def _seconds(clock: str) -> float:
    """Matroska's 00:00:03.600000000 in seconds; 0 where it is none."""
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return 0.0
    hours, minutes, seconds = map(float, found.groups())
    return 3600 * hours + 60 * minutes + seconds


def _note(frames: int, declared: int, first: av.VideoFrame) -> str:
    short = f"{frames} of {declared} frames can be read." if frames < declared else ""
    bright = "It is HDR: its highlights are toned down." if first.color_trc in (PQ, HLG) else ""
    fields = "It is interlaced: what moves has combed edges." if first.interlaced_frame else ""
    return " ".join(filter(None, [short, bright, fields]))


def _sound(clip: OpenClip) -> SoundInfo | None:
    for stream in clip.container.streams.audio:
        if stream.codec_context is not None and stream.rate:
            return SoundInfo(
                stream.codec_context.name, stream.rate, stream.channels, _length(clip, stream)
            )
    return None


def _length(clip: OpenClip, stream: AudioStream) -> Fraction:
    if stream.duration and stream.time_base:
        return stream.duration * stream.time_base
    return Fraction(clip.container.duration or 0, av.time_base)
