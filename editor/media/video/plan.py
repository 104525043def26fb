"""All that is known of a clip to be written before its first frame comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import numpy as np

from editor.core.errors import BadInput
from editor.core.geometry import Size
from editor.jobs.clip import ExportSettings
from editor.media.video.presets import Encoder, Preset, encoder_of, preset_named

SEGMENT_S = Fraction(1)
"""A segment of the ledger lasts no longer, where its frames allow."""
_FINEST = 1_000_000
"""Ticks a second that any container takes."""


@dataclass(frozen=True)
class SoundPart:
    """Sound of a file from `start` to `stop` seconds (None: to its end), heard from `at` on.

    Seconds into the source count from its first frame, those of `at` from the written clip's.
    """

    path: Path
    start: Fraction = Fraction(0)
    stop: Fraction | None = None
    at: Fraction = Fraction(0)


@dataclass(frozen=True, eq=False)
class Plan:
    """A clip to be written.

    out: the file; for PNG pictures a folder, or a name with a number as in `x-%05d.png`.
    size: of the frames that will come, in pixels. ticks: int64 (frames + 1,), ascending from 0:
    when each frame begins and when the last one ends, in units of `base` seconds. alpha: the
    frames have transparency. colour: primaries and transfer by the numbers of ITU-T H.273.
    metadata: title, date, location ... as FFmpeg names them. generated: a model changed the
    pixels, which the file will say. identity: whatever the pixels depend on, hashed.
    Raises BadInput where the preset cannot hold it, CannotWrite where this machine has no encoder.
    """

    out: Path
    settings: ExportSettings
    size: Size
    ticks: np.ndarray = field(repr=False)
    base: Fraction
    identity: str
    alpha: bool = False
    sound: tuple[SoundPart, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    generated: bool = False
    colour: tuple[int, int] = (1, 1)

    def __post_init__(self) -> None:
        if len(self.ticks) < 2:
            raise BadInput("The range holds no frame.", file=self.out, remedy="Widen it.")
        self.preset.container_for(self.out)
        if max(self.shown) > self.preset.largest:
            raise BadInput(
                f"{self.preset.label} holds at most {self.preset.largest} pixels a side.",
                file=self.out,
                remedy="Choose a smaller size.",
            )
        encoder_of(self.settings.preset, self.alpha)  # now, not at the first frame

    @cached_property
    def preset(self) -> Preset:
        """What the settings name."""
        return preset_named(self.settings.preset)

    @cached_property
    def encoder(self) -> Encoder:
        """What writes the parts; CannotWrite where this machine has none."""
        return encoder_of(self.settings.preset, self.alpha)

    @property
    def shown(self) -> Size:
        """The size of the written frames."""
        return self.settings.size or self.size

    @property
    def pixel_format(self) -> str:
        """FFmpeg's name of the format that parts are encoded from."""
        return self.encoder.pixel_format(self.shown, self.alpha)

    @property
    def frames(self) -> int:
        """How many frames will come."""
        return len(self.ticks) - 1

    @cached_property
    def rate(self) -> Fraction:
        """Mean frames a second, as the encoder is told."""
        mean = self.frames / (int(self.ticks[-1]) * self.base)
        return min(max(mean.limit_denominator(1001), Fraction(1, 10)), Fraction(1000))

    @cached_property
    def steady(self) -> bool:
        """True where all frames last equally long, rounding apart."""
        steps = np.diff(self.ticks)
        return int(steps.max() - steps.min()) <= 1

    @property
    def delay(self) -> int:
        """Frames that decoding runs ahead of showing.

        None where frames last differently: MP4 and MOV keep how long a frame lasts in the order
        of decoding, so the last one's end would be lost.
        """
        return self.encoder.delay if self.steady else 0

    @property
    def options(self) -> dict[str, str]:
        """The encoder's options."""
        options = self.encoder.options_at(self.settings.quality)
        return options if self.steady else {**options, **self.encoder.in_order}

    @property
    def parts_identity(self) -> str:
        """Whatever the bytes of a part depend on: its pictures and how they are encoded."""
        options = (f"{name}={value}" for name, value in sorted(self.options.items()))
        return " ".join([self.identity, self.encoder.name, self.pixel_format, *options])

    @cached_property
    def clock(self) -> tuple[np.ndarray, Fraction]:
        """`ticks` and `base` with a base of 1/n seconds, n at most a million."""
        if self.base.denominator <= _FINEST:
            return self.ticks * self.base.numerator, Fraction(1, self.base.denominator)
        fine = [round(int(tick) * self.base * _FINEST) for tick in self.ticks]
        return np.asarray(fine, np.int64), Fraction(1, _FINEST)

    def seconds(self, frame: int) -> Fraction:
        """When a frame begins; the end where `frame` is the number of frames."""
        return int(self.ticks[frame]) * self.base

    @cached_property
    def starts(self) -> np.ndarray:
        """int64 (segments + 1,): the first frame of every segment, and the number of frames.

        A segment ends where the next full second begins, so the cut depends on the clip alone.
        """
        second = [int(tick * self.base / SEGMENT_S) for tick in self.ticks[:-1].tolist()]
        first = np.flatnonzero(np.diff(second, prepend=-1))
        return np.append(first, self.frames)

    def segment_end(self, frame: int) -> int:
        """One past the last frame of the segment that holds `frame`."""
        return int(self.starts[np.searchsorted(self.starts, frame, "right")])
