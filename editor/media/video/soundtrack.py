"""The sound of a clip that is written: copied as it is, or mixed and encoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet

from editor.media.video.container import open_clip
from editor.media.video.plan import Plan, SoundPart
from editor.media.video.probe import probe
from editor.media.video.sound import RATE, SoundReader

_BLOCK = RATE // 2
_BITS = {"aac": 192_000, "libopus": 160_000}
"""Bits a second for stereo: transparent to most ears."""

Packets = Iterator[tuple[Fraction, Packet]]
"""Packets of sound with the second at which each is heard."""


@contextmanager
def soundtrack(plan: Plan, frames: int, out: OutputContainer) -> Iterator[Packets]:
    """Add the sound of a plan's first frames to a container that is not begun yet.

    Gives its packets in order. Raises BadFile.
    """
    container, parts = plan.preset.container_for(plan.out), heard_parts(plan, frames)
    with ExitStack() as opened:
        if not parts:
            yield iter(())
        elif plan.settings.sound == "copy" and _copies(parts, container.copied):
            yield _copied(parts[0], out, opened)
        else:
            yield _encoded(parts, container.sound, out, opened)


def heard_parts(plan: Plan, frames: int) -> list[SoundPart]:
    """What of a plan's sound goes with its first frames, each part with its stop.

    With all of them it ends where the plan says, else with the last of them. Empty where none is
    wanted or the container takes none. Raises BadFile.
    """
    if plan.settings.sound == "none" or not plan.preset.container_for(plan.out).sound:
        return []
    end = None if frames == plan.frames else plan.seconds(frames)
    parts = [_until(end, part) for part in plan.sound if probe(part.path).sound is not None]
    return [part for part in parts if part.stop is not None and part.start < part.stop]


def _until(end: Fraction | None, part: SoundPart) -> SoundPart:
    stops = [sound_end(part.path), part.stop, None if end is None else part.start + end - part.at]
    return replace(part, stop=min(stop for stop in stops if stop is not None))


def sound_end(path: Path) -> Fraction:
    """When the last packet of sound ends, in seconds from the first picture, to a tick.

    Headers tell how long sound is, rounded or not at all, and seldom where it begins.
    Raises BadFile.
    """
    info = probe(path)
    with open_clip(path) as clip:
        ends = [pts + (packet.duration or 0) for pts, packet in _packets_of(clip.container)]
        base = _sound_of(clip.container).time_base or Fraction(1, RATE)
    last = max(ends, default=-1) + 1  # Matroska's ticks are long, and it rounds down
    return last * base - info.origin * info.time_base


def _sound_of(container: InputContainer) -> AudioStream:
    """The first stream of sound that can be decoded."""
    return next(s for s in container.streams.audio if s.codec_context is not None and s.rate)


def _packets_of(container: InputContainer) -> Iterator[tuple[int, Packet]]:
    """The packets of sound with their time stamps, up to where the file is damaged."""
    with suppress(av.FFmpegError):
        for packet in container.demux(_sound_of(container)):
            if packet.size and packet.pts is not None:
                yield packet.pts, packet


def _copies(parts: list[SoundPart], copied: frozenset[str]) -> bool:
    sound = probe(parts[0].path).sound
    if len(parts) != 1 or sound is None:
        return False
    return av.Codec(sound.codec, "r").canonical_name in copied  # "mp3float" decodes "mp3"


def _copied(part: SoundPart, out: OutputContainer, opened: ExitStack) -> Packets:
    container = opened.enter_context(open_clip(part.path)).container
    stream = out.add_stream_from_template(_sound_of(container))
    assert isinstance(stream, AudioStream)
    return _shifted(container, stream, part)


def _shifted(container: InputContainer, stream: AudioStream, part: SoundPart) -> Packets:
    """The packets that are heard within a part, moved to where it is heard."""
    info, source = probe(part.path), _sound_of(container)
    base = source.time_base or Fraction(1, RATE)
    origin = info.origin * info.time_base
    hides = stream.container.format.name in ("mp4", "mov")  # what lies before 0, by an edit list
    whole_opus = source.codec_context.name == "opus" and not part.start  # and Matroska hides this
    for pts, packet in _packets_of(container):
        time = pts * base - origin
        needed = time + 2 * (packet.duration or 0) * base if hides else time
        if part.start and needed < part.start:
            continue  # the packet before the first is needed too: sound overlaps from one to next
        if part.stop is not None and time >= part.stop:
            return
        packet.stream = stream
        moved = pts + round((part.at - part.start - origin) / base)
        if moved < 0 and not (hides or whole_opus):
            continue  # else all stamps would be moved until none is negative
        packet.pts = packet.dts = moved
        yield moved * base, packet


def _encoded(
    parts: list[SoundPart], codec: str, out: OutputContainer, opened: ExitStack
) -> Packets:
    stream = out.add_stream(codec, RATE, layout="stereo")
    assert isinstance(stream, AudioStream)
    stream.time_base = Fraction(1, RATE)
    if codec in _BITS:
        stream.bit_rate = _BITS[codec]
    readers = [(part, opened.enter_context(SoundReader(part.path))) for part in parts]
    return _packets(stream, readers, max(stop_of(part) for part in parts))


def stop_of(part: SoundPart) -> Fraction:
    """When a part with a stop is heard no more, in seconds of the written clip."""
    assert part.stop is not None
    return part.at + part.stop - part.start


def _packets(
    stream: AudioStream, readers: list[tuple[SoundPart, SoundReader]], stop: Fraction
) -> Packets:
    samples, at = round(stop * RATE), 0
    while at < samples:
        count = min(_BLOCK, samples - at)
        frame = av.AudioFrame.from_ndarray(_mixed(readers, at, count), "flt", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, at, Fraction(1, RATE)
        yield from _timed(stream.encode(frame))
        at += count
    yield from _timed(stream.encode())


def _timed(packets: list[Packet]) -> Packets:
    for packet in packets:
        yield (packet.pts or 0) * (packet.time_base or Fraction(1, RATE)), packet


def _mixed(readers: list[tuple[SoundPart, SoundReader]], at: int, count: int) -> np.ndarray:
    """Samples at .. at + count of all parts together, float32 (1, 2 * count), left and right."""
    mix = np.zeros((count, 2), np.float32)
    for part, reader in readers:
        first = max(at, round(part.at * RATE))
        last = min(at + count, round(stop_of(part) * RATE))
        if first < last:
            start = part.start + Fraction(first, RATE) - part.at
            heard = reader.read(start, Fraction(last - first, RATE))
            mix[first - at : first - at + len(heard)] += heard[: last - first]
    return np.clip(mix, -1, 1).reshape(1, -1)
