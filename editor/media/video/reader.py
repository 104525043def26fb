"""Frames of a clip, in order or at any place, the same pixels either way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from pathlib import Path
from types import TracebackType

import av
import numpy as np
from av import VideoFrame
from av.packet import Packet

from editor.core.errors import BadFile
from editor.media.video.container import clear_errors, open_clip
from editor.media.video.decoding import Threads, decoder_of
from editor.media.video.info import ClipInfo
from editor.media.video.picture import Pictures
from editor.media.video.probe import probe

_STRIDE = 12
"""Frames that are decoded on the way rather than jumped over."""
_RUN_UP = 8
"""Frames before the wanted one that are all decoded: one of them stands in where it is damaged."""
_SEARCH = Fraction(1)
"""Seconds between a frame's decoding and its showing, at most."""


class _Faulty(Exception):
    """A packet cannot be decoded, and frames that were decoded at the same time are gone."""


@dataclass(frozen=True, eq=False)
class Frame:
    """A frame as shown. time: seconds from the clip's start.

    pixels: uint8 RGB (h, w, 3) or straight-alpha RGBA (h, w, 4), read-only.
    """

    index: int
    time: Fraction
    pixels: np.ndarray


class ClipReader:
    """Reads frames of one clip; for one thread at a time. Use with `with`.

    Positions are time stamps: a frame found by jumping is the one found by playing. A frame that
    cannot be decoded shows the one before it, and `note` counts it.
    threads: AUTO to play, SLICE to scrub. longest: the longer side to scale to, in
    pixels, for previews: they are converted faster and less exactly, even where nothing is scaled.
    Raises BadFile or TooLarge, naming the file.
    """

    def __init__(
        self, path: Path | str, *, threads: Threads = "AUTO", longest: int | None = None
    ) -> None:
        self.info: ClipInfo = probe(path)
        self._pictures = Pictures(self.info, longest)
        self._previews = Pictures(self.info, longest or max(self.info.size))
        self._damaged: set[int] = set()
        self._shown: tuple[int, VideoFrame] | None = None
        self._ahead: tuple[int, VideoFrame] | None = None
        self._threads: Threads = threads
        self._needed = 0
        self._run_in = _run_in(self.info)
        self._closing = ExitStack()
        self._open()

    def __enter__(self) -> ClipReader:
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
        self._run: Iterator[tuple[int, VideoFrame]] = iter(())
        self._shown = self._ahead = None
        self._closing.close()

    @property
    def note(self) -> str:
        """What an artist should know of the clip and of the frames read so far, or ""."""
        count = len(self._damaged)
        damage = f"{count} damaged frames were met." if count > 1 else "A damaged frame was met."
        return " ".join(filter(None, [self.info.note, damage if count else ""]))

    def frame(self, index: int, *, quick: bool = False) -> Frame:
        """Frame `index`, clamped to the clip. quick: converted as previews are, to play."""
        index = min(max(index, 0), self.info.frames - 1)
        return self._frame(index, self._pixels(self._picture(index), quick))

    def at(self, time: Fraction | float) -> Frame:
        """The frame seen at `time` seconds: the last that starts no later."""
        return self.frame(self.info.index(time))

    def glance(self, time: Fraction | float, slack: Fraction | float) -> Frame:
        """A frame for a small picture: that at `time`, or one up to `slack` seconds earlier that
        is found faster."""
        index = self.info.index(time)
        start = self.info.group(index).start
        return self.frame(start if self.info.time(start) >= time - slack else index)

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[Frame]:
        """Frames start <= index < stop in order; every index once."""
        stop = self.info.frames if stop is None else min(stop, self.info.frames)
        seen, pixels = None, None
        for index in range(max(0, start), stop):
            picture = self._picture(index)
            if pixels is None or picture is not seen:
                seen, pixels = picture, self._pixels(picture)
            yield self._frame(index, pixels)

    def _pixels(self, picture: VideoFrame, quick: bool = False) -> np.ndarray:
        with clear_errors(self.info.path):
            return (self._previews if quick else self._pictures)(picture)

    def _frame(self, index: int, pixels: np.ndarray) -> Frame:
        return Frame(index, self.info.time(index), pixels)

    def _picture(self, index: int) -> VideoFrame:
        """The decoded picture that is shown at `index`, its faults counted."""
        self._find(index, index)
        start = self.info.group(index).start
        while self._shown is not None and self._shown[0] > index and start > 0:
            start = self.info.group(start - 1).start  # the key frame is damaged: an earlier one
            self._shown = None
            self._find(start, index)
        if self._shown is None:
            raise BadFile(
                "No frame can be decoded here.", file=self.info.path, remedy="Fetch it again."
            )
        if self._shown[0] != index or self._shown[1].is_corrupt:
            self._damaged.add(index)
        return self._shown[1]

    def _near(self, index: int) -> bool:
        """Is playing on to `index` cheaper than jumping?"""
        if self._shown is None:
            return False
        here = self._shown[0]
        return here <= index and self.info.group(index).start <= here + _STRIDE

    def _advance(self, index: int) -> None:
        """Decode until what is shown at `index` is known; of frames between nothing is kept."""
        while self._shown is None or self._shown[0] < index:
            following = self._ahead or next(self._run, None)
            if following is None or (following[0] > index and self._shown is not None):
                self._ahead = following
                return
            self._ahead, self._shown = None, following

    def _find(self, start: int, index: int) -> None:
        """Make what is shown at `index` known, decoding from `start` where it must jump."""
        shown = self._shown
        self._needed = int(self.info.ticks[max(0, index - _RUN_UP)]) + self.info.origin
        try:
            if not self._near(index):
                self._seek(start)
            self._advance(index)
        except _Faulty:
            self._threads = "SLICE"  # which loses nothing beside a damaged packet
            self._open()
            self._seek(start if shown is None else min(start, shown[0]))
            self._advance(index)

    def _open(self) -> None:
        self._closing.close()
        self._clip = self._closing.enter_context(open_clip(self.info.path))
        self._decoder = decoder_of(self._clip.stream, self._threads)
        self._play(self._clip.container.demux(self._clip.stream))

    def _play(self, packets: Iterator[Packet], first: int = 0) -> None:
        self._shown = self._ahead = None
        self._run = self._indexed(self._decoded(packets), first)

    def _seek(self, index: int) -> None:
        """Stand before the last place from which frame `index` can be decoded."""
        tick = int(self.info.ticks[index])
        starts = self.info.key_ticks[self.info.key_ticks <= tick][::-1]
        miscounted = self.info.container == "avi" and self.info.frames < self.info.declared
        for start in [] if miscounted else starts[:3].tolist():
            if self._landed(start, tick):
                return
        self._open()

    def _landed(self, start: int, tick: int) -> bool:
        """Stand before the key frame at `start` or an earlier one, if there is a way."""
        container, stream = self._clip.container, self._clip.stream
        try:
            container.seek(start + self.info.origin - self._run_in, stream=stream)
            self._decoder.flush_buffers()
            packets = container.demux(stream)
            first = next((packet for packet in packets if self._starts(packet)), None)
        except av.FFmpegError:
            return False
        stamp = None if first is None else first.pts if self.info.stamped else first.dts
        if first is None or stamp is None or not first.is_keyframe:
            return False
        if stamp - self.info.origin > tick:
            return False
        self._play(chain([first], packets), self._index(stamp))
        return True

    def _starts(self, packet: Packet) -> bool:
        """Is it the one to begin with? Without an index seeking ends anywhere in a group."""
        return packet.is_keyframe or not self._run_in

    def _decoded(self, packets: Iterator[Packet]) -> Iterator[VideoFrame]:
        """Pictures in the order of showing; what cannot be decoded is left out."""
        for packet in self._until_damage(packets):
            if packet is not None and not _decodable(packet):
                continue
            try:
                self._decoder.skip_frame = "NONREF" if self._is_passed(packet) else "DEFAULT"
                yield from self._decoder.decode(packet)
            except av.FFmpegError as error:
                if self._threads == "AUTO":  # the frames beside it in the threads are lost too
                    raise _Faulty from error

    def _is_passed(self, packet: Packet | None) -> bool:
        """True on the way to a place far behind: what no other frame needs may be left out."""
        stamp = packet.pts if packet is not None and self.info.stamped else None
        return stamp is not None and stamp < self._needed

    def _until_damage(self, packets: Iterator[Packet]) -> Iterator[Packet | None]:
        """The packets up to where the container cannot be followed any more."""
        try:
            yield from packets
        except av.FFmpegError:
            yield None  # what the decoder holds back comes out

    def _indexed(
        self, pictures: Iterator[VideoFrame], first: int
    ) -> Iterator[tuple[int, VideoFrame]]:
        last, stamped = first - 1 if not self.info.stamped else -1, self.info.stamped
        for picture in pictures:
            stamp = picture.pts if stamped else None
            index = last + 1 if stamp is None else self._index(stamp)
            if index > last:
                last = index
                yield index, picture

    def _index(self, stamp: int) -> int:
        """The frame of this time stamp; -1 for one before the clip starts."""
        return int(np.searchsorted(self.info.ticks, stamp - self.info.origin, "right")) - 1


def _run_in(info: ClipInfo) -> int:
    """Ticks before a key frame to jump to: MPEG-TS has no index, and is searched by the time of
    decoding, which is earlier than that of showing."""
    return round(_SEARCH / info.time_base) if info.container == "mpegts" else 0


def _decodable(packet: Packet) -> bool:
    """False for cut off packets and AVI's empty ones; the one at the end empties the decoder."""
    return not packet.is_corrupt and (packet.size > 0 or packet.dts is None)
