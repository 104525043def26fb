"""What a clip is, before a picture of it is shown: values only, no codec."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import numpy as np

from editor.core.clip import ClipSource
from editor.core.geometry import Size

BT709, BT2020, PQ, HLG = 1, 9, 16, 18
"""Numbers of ITU-T H.273: primaries and transfer functions."""


class Colour(NamedTuple):
    """Colour tags by ITU-T H.273; 2 = not said. range: 1 limited, 2 full, 0 not said."""

    primaries: int = 2
    transfer: int = 2
    matrix: int = 2
    range: int = 0

    @property
    def hdr(self) -> bool:
        """True where brightness is coded for HDR screens; frames are read toned down to BT.709."""
        return self.transfer in (PQ, HLG)


class Turn(NamedTuple):
    """How stored pictures are laid upright: transposed first, then mirrored."""

    transpose: bool = False
    flip_x: bool = False
    flip_y: bool = False

    @property
    def degrees(self) -> int:
        """Clockwise rotation in degrees: 0, 90, 180 or 270 (mirroring apart)."""
        if self.transpose:
            return 90 if self.flip_x else 270
        return 180 if self.flip_y else 0


@dataclass(frozen=True)
class SoundInfo:
    """The first sound stream. rate: samples a second; duration: seconds."""

    codec: str
    rate: int
    channels: int
    duration: Fraction


@dataclass(frozen=True, eq=False)
class ClipInfo:
    """A clip's facts.

    size: as shown, rotation and pixel aspect applied. coded_size: as stored. aspect: of a stored
    pixel, width to height. turn: how stored pictures are laid upright.
    ticks: int64 (frames,), when each frame is shown, ascending from 0, in units of `time_base`
    seconds. last: how long the last frame is shown, in ticks. origin: the file's own time stamp of
    tick 0. key_ticks: int64, where decoding can start (before 0 where a cut starts within a
    group). rate: frames a second, the mean one where `variable`. declared: frames the file
    promises. depth: bits of a channel. stamped: False where pictures carry no time of their own and
    follow each other in the order of `ticks` (H.264 in AVI). note: what an artist should know,
    or "".
    """

    path: Path
    container: str
    codec: str
    pixel_format: str
    size: Size
    coded_size: Size
    aspect: Fraction
    turn: Turn
    ticks: np.ndarray
    key_ticks: np.ndarray
    time_base: Fraction
    origin: int
    last: int
    rate: Fraction
    variable: bool
    declared: int
    depth: int
    alpha: bool
    colour: Colour
    sound: SoundInfo | None = None
    metadata: dict[str, str] = field(default_factory=dict)
    stamped: bool = True
    note: str = ""

    @property
    def frames(self) -> int:
        """How many frames can be read."""
        return len(self.ticks)

    @property
    def rotation(self) -> int:
        """Clockwise degrees from stored to shown: 0, 90, 180 or 270."""
        return self.turn.degrees

    @property
    def duration(self) -> Fraction:
        """Seconds from the first frame's start to the last one's end."""
        return (int(self.ticks[-1]) + self.last) * self.time_base

    @property
    def times(self) -> tuple[Fraction, ...]:
        """When each frame is shown, in seconds from 0."""
        return tuple(tick * self.time_base for tick in self.ticks.tolist())

    def time(self, index: int) -> Fraction:
        """When frame `index` is shown, in seconds from 0; clamped to the clip."""
        return int(self.ticks[min(max(index, 0), self.frames - 1)]) * self.time_base

    def index(self, time: Fraction | float) -> int:
        """The frame seen at `time` seconds: the last that starts no later; clamped to the clip."""
        ticks = Fraction(time) / self.time_base
        found = int(np.searchsorted(self.ticks, ticks.numerator // ticks.denominator, "right")) - 1
        return max(0, found)

    def group(self, index: int) -> range:
        """The frames from the one where decoding of frame `index` starts, to the next such."""
        starts = self.key_ticks
        at = int(np.searchsorted(starts, self.ticks[index], "right"))
        first = np.searchsorted(self.ticks, starts[at - 1]) if at > 0 else 0
        stop = np.searchsorted(self.ticks, starts[at]) if at < len(starts) else self.frames
        return range(int(first), int(stop))

    @property
    def shown_colour(self) -> tuple[int, int]:
        """(primaries, transfer) of frames as they are read: BT.709 where the file says nothing."""
        if self.colour.hdr:
            return BT709, BT709
        return _said(self.colour.primaries), _said(self.colour.transfer)

    @property
    def source(self) -> ClipSource:
        """What a document keeps of it."""
        return ClipSource(
            str(self.path), self.size, self.rate, self.frames, self.duration,
            self.sound is not None, self.variable,
        )  # fmt: skip


def _said(number: int) -> int:
    return BT709 if number in (0, 2) else number
