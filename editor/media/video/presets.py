"""What a clip can be written as, and which of this machine's encoders does it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

from editor.core.errors import BadInput, CannotWrite


@dataclass(frozen=True)
class Encoder:
    """One of FFmpeg's encoders as a preset uses it.

    pixels: its pixel format; odd: the one for an odd width or height, which 4:2:0 cannot hold;
    alpha: the one with transparency, "" where there is none. quality: (option, its value at
    quality 0, at quality 100).
    """

    name: str
    pixels: str = "yuv420p"
    odd: str = "yuv444p"
    alpha: str = ""
    quality: tuple[str, float, float] | None = None
    options: Mapping[str, str] = field(default_factory=dict, hash=False)

    def pixel_format(self, size: tuple[int, int], alpha: bool) -> str:
        """The pixel format for frames of that size, with or without transparency."""
        if alpha and self.alpha:
            return self.alpha
        return self.odd if size[0] % 2 or size[1] % 2 else self.pixels

    def options_at(self, quality: int) -> dict[str, str]:
        """The encoder's options at a quality of 0..100."""
        options = dict(self.options)
        if self.quality is not None:
            name, low, high = self.quality
            options[name] = str(round(low + (high - low) * quality / 100))
        return options


Way = Literal["join", "gif", "webp", "png"]
"""How the parts become the file: joined as they are, or encoded from lossless ones at the end."""


@dataclass(frozen=True)
class Preset:
    """A kind of file. container: FFmpeg's name. encoders: the first that opens here is taken.

    copied: codecs of sound that the container takes as they are. sound: the encoder for others,
    "" where it holds no sound. tag: the four letters that players expect for the codec.
    """

    name: str
    label: str
    suffix: str
    container: str
    encoders: tuple[Encoder, ...]
    copied: frozenset[str] = frozenset()
    sound: str = ""
    tag: str = ""
    way: Way = "join"

    @property
    def alpha(self) -> bool:
        """True where transparency is kept (by the first encoder)."""
        return bool(self.encoders[0].alpha)


# Every segment is encoded for itself and begins with a key frame, so nothing refers across them.
_X264 = {"preset": "medium", "x264-params": "open-gop=0"}
_X265 = {"preset": "medium", "x265-params": "open-gop=0:log-level=none"}
_VP9 = {"b": "0", "deadline": "good", "cpu-used": "3", "row-mt": "1", "auto-alt-ref": "1"}
_AV1 = {"preset": "8", "svtav1-params": "fast-decode=1"}
_FAST_DECODING = {"preset": "veryfast", "tune": "fastdecode", "bf": "0", "g": "8"}

LOSSLESS = Encoder("ffv1", "bgr0", "bgr0", "bgra", None, {"g": "1", "slicecrc": "1"})
"""Parts of what cannot be joined as it is (GIF, WebP, PNG); small and exact to the last bit."""

_IN_MP4 = frozenset({"aac", "mp3", "ac3", "eac3", "alac"})
_IN_MOV = _IN_MP4 | {"pcm_s16le", "pcm_s24le", "pcm_s16be", "pcm_s24be"}
_IN_WEBM = frozenset({"opus", "vorbis"})
_IN_MKV = _IN_MOV | _IN_WEBM | {"flac"}

_ALL = (
    Preset(
        "h264", "H.264 (MP4)", ".mp4", "mp4",
        (Encoder("libx264", quality=("crf", 42, 11), options=_X264),),
        _IN_MP4, "aac", "avc1",
    ),
    Preset(
        "h265", "H.265 (MP4)", ".mp4", "mp4",
        (Encoder("libx265", quality=("crf", 44, 13), options=_X265),),
        _IN_MP4, "aac", "hvc1",
    ),
    Preset(
        "vp9", "VP9 (WebM)", ".webm", "webm",
        (Encoder("libvpx-vp9", odd="yuv420p", alpha="yuva420p", quality=("crf", 56, 16),
                 options=_VP9),),
        _IN_WEBM, "libopus",
    ),
    Preset(
        "av1", "AV1 (WebM)", ".webm", "webm",
        (Encoder("libsvtav1", quality=("crf", 58, 18), options=_AV1),),
        _IN_WEBM, "libopus",
    ),
    Preset(
        "prores", "ProRes (MOV)", ".mov", "mov",
        (Encoder("prores_ks", "yuv422p10le", "yuv422p10le", "yuva444p10le",
                 options={"vendor": "apl0"}),),
        _IN_MOV, "pcm_s16le",
    ),
    Preset("ffv1", "FFV1, lossless (MKV)", ".mkv", "matroska", (LOSSLESS,), _IN_MKV, "flac"),
    Preset("png", "PNG pictures", "", "image2", (LOSSLESS,), way="png"),
    Preset("gif", "Animated GIF", ".gif", "gif", (LOSSLESS,), way="gif"),
    Preset("webp", "Animated WebP", ".webp", "webp", (LOSSLESS,), way="webp"),
    Preset(
        "store", "Frame store", ".mkv", "matroska",
        (Encoder("libx264", "yuv444p", "yuv444p", quality=("crf", 28, 7), options=_FAST_DECODING),
         LOSSLESS),
        _IN_MKV, "flac",
    ),
)  # fmt: skip
PRESETS: dict[str, Preset] = {preset.name: preset for preset in _ALL}
"""By name; "store" is for results that a document shows: near lossless, quick to scrub."""
_BY_SUFFIX = {
    ".mp4": "h264", ".m4v": "h264", ".webm": "vp9", ".mov": "prores", ".mkv": "ffv1",
    ".gif": "gif", ".webp": "webp", ".png": "png", "": "png",
}  # fmt: skip


def preset_named(name: str) -> Preset:
    """The preset of that name. Raises BadInput that names those there are."""
    if name not in PRESETS:
        known = ", ".join(PRESETS)
        raise BadInput(f"“{name}” is no kind of clip.", remedy=f"Known: {known}.")
    return PRESETS[name]


def preset_for(path: Path | str) -> Preset:
    """The preset that a file's suffix asks for; none asks for a folder of PNGs.

    Raises BadInput that names the suffixes there are.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _BY_SUFFIX:
        known = " ".join(filter(None, _BY_SUFFIX))
        raise BadInput(f"No kind of clip ends in “{suffix}”.", file=path, remedy=f"Known: {known}.")
    return PRESETS[_BY_SUFFIX[suffix]]


@cache
def encoder_of(name: str) -> Encoder:
    """The first encoder of the preset of that name that opens on this machine.

    Raises CannotWrite where none does.
    """
    preset = preset_named(name)
    for encoder in preset.encoders:
        if _opens(encoder):
            return encoder
    raise CannotWrite(
        f"{preset.label} cannot be written: this build of FFmpeg has no encoder for it.",
        remedy="Choose another format, for instance AV1 or VP9.",
    )


def available() -> tuple[Preset, ...]:
    """The presets that can be written on this machine (the first call opens every encoder)."""
    return tuple(preset for preset in PRESETS.values() if any(map(_opens, preset.encoders)))


@cache
def _opens(encoder: Encoder) -> bool:
    import av  # heavy: not before something is written

    os.environ.setdefault("SVT_LOG", "1")  # SVT-AV1 else tells its settings on standard error
    try:
        context = av.CodecContext.create(encoder.name, "w")
        assert isinstance(context, av.VideoCodecContext)
        context.width, context.height = 64, 64
        context.pix_fmt = encoder.pixels
        context.time_base = Fraction(1, 25)
        context.options = encoder.options_at(50)
        context.open()
    except (ValueError, OSError, av.FFmpegError):  # FFmpeg's words for "not in this build"
        return False
    return True
