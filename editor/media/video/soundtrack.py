"""The sound of a clip that is written: copied as it is, or mixed and encoded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from fractions import Fraction

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
def soundtrack(plan: Plan, end: Fraction | None, out: OutputContainer) -> Iterator[Packets]:
    """Add the plan's sound to a container that is not begun yet; gives its packets in order.

    end: seconds after which there is none, None: where the plan's parts end.
    """
    container = plan.preset.container_for(plan.out)
    parts = [_until(end, part) for part in plan.sound if probe(part.path).sound is not None]
    with ExitStack() as opened:
        if plan.settings.sound == "none" or not parts or not container.sound:
            yield iter(())
        elif plan.settings.sound == "copy" and _copies(parts, container.copied):
            yield _copied(parts[0], out, opened)
        else:
            yield _encoded(parts, container.sound, out, opened)


def _until(end: Fraction | None, part: SoundPart) -> SoundPart:
    if end is None:
        return part
    last = part.start + max(Fraction(0), end - part.at)
    return replace(part, stop=last if part.stop is None else min(part.stop, last))


def _copies(parts: list[SoundPart], copied: frozenset[str]) -> bool:
    sound = probe(parts[0].path).sound
    if len(parts) != 1 or sound is None:
        return False
    return av.Codec(sound.codec, "r").canonical_name in copied  # "mp3float" decodes "mp3"


def _copied(part: SoundPart, out: OutputContainer, opened: ExitStack) -> Packets:
    container = opened.enter_context(open_clip(part.path)).container
    stream = out.add_stream_from_template(container.streams.audio[0])
    assert isinstance(stream, AudioStream)
    return _shifted(container, stream, part)


def _shifted(container: InputContainer, stream: AudioStream, part: SoundPart) -> Packets:
    """The packets that are heard within a part, moved to where it is heard."""
    info, source = probe(part.path), container.streams.audio[0]
    base = source.time_base or Fraction(1, RATE)
    origin = info.origin * info.time_base
    hides = stream.container.format.name in ("mp4", "mov")  # what lies before 0, by an edit list
    whole_opus = source.codec_context.name == "opus" and not part.start  # and Matroska hides this
    for packet in container.demux(source):
        if packet.pts is None or not packet.size:
            continue
        time = packet.pts * base - origin
        needed = time + 2 * (packet.duration or 0) * base if hides else time
        if part.start and needed < part.start:
            continue  # the packet before the first is needed too: sound overlaps from one to next
        if part.stop is not None and time >= part.stop:
            return
        packet.stream = stream
        packet.pts += round((part.at - part.start - origin) / base)
        packet.dts = packet.pts
        if packet.pts < 0 and not (hides or whole_opus):
            continue  # else all stamps would be moved until none is negative
        yield packet.pts * base, packet


def _encoded(
    parts: list[SoundPart], codec: str, out: OutputContainer, opened: ExitStack
) -> Packets:
    stream = out.add_stream(codec, RATE, layout="stereo")
    assert isinstance(stream, AudioStream)
    stream.time_base = Fraction(1, RATE)
    if codec in _BITS:
        stream.bit_rate = _BITS[codec]
    readers = [(part, opened.enter_context(SoundReader(part.path))) for part in parts]
    return _packets(stream, readers, max(_stop_of(part) for part in parts))


def _stop_of(part: SoundPart) -> Fraction:
    """When a part is heard no more, in seconds of the written clip."""
    sound = probe(part.path).sound
    assert sound is not None
    return part.at + (sound.duration if part.stop is None else part.stop) - part.start


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
        last = min(at + count, round(_stop_of(part) * RATE))
        if first < last:
            start = part.start + Fraction(first, RATE) - part.at
            heard = reader.read(start, Fraction(last - first, RATE))
            mix[first - at : first - at + len(heard)] += heard[: last - first]
    return np.clip(mix, -1, 1).reshape(1, -1)
