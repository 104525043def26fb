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

    pixels: its pixel format; odd: the one for an odd width or height, which H.264 and H.265
    cannot hold in 4:2:0; alpha: the one with transparency, "" where it has none.
    quality: (option, its value at quality 0, at quality 100). delay: frames that decoding runs
    ahead of showing, at most, because some refer to later ones; in_order: options against that.
    """

    name: str
    pixels: str = "yuv420p"
    odd: str = "yuv444p"
    alpha: str = ""
    quality: tuple[str, float, float] | None = None
    options: Mapping[str, str] = field(default_factory=dict, hash=False)
    delay: int = 0
    in_order: Mapping[str, str] = field(default_factory=dict, hash=False)

    def pixel_format(self, size: tuple[int, int], alpha: bool) -> str:
        """The pixel format for frames of that size."""
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
class Container:
    """A kind of file that holds pictures and sound. name: FFmpeg's.

    copied: codecs of sound that it takes as they are. sound: the encoder for all others. tick:
    seconds that its time stamps are rounded to, 0 where they are exact.
    """

    name: str
    copied: frozenset[str] = frozenset()
    sound: str = ""
    tick: Fraction = Fraction(0)


@dataclass(frozen=True)
class Preset:
    """A way to write a clip. encoders: the first that opens here is taken.

    suffixes: of the files it can be written to, the usual one first; empty: of none, it makes a
    folder. tag: the four letters that players of MP4 and MOV expect. largest: pixels a side.
    """

    name: str
    label: str
    suffixes: tuple[str, ...]
    encoders: tuple[Encoder, ...]
    tag: str = ""
    way: Way = "join"
    largest: int = 16_384

    @property
    def alpha(self) -> bool:
        """True where transparency is kept."""
        return any(encoder.alpha for encoder in self.encoders)

    def container_for(self, path: Path) -> Container:
        """The kind of file that a suffix names. Raises BadInput where this cannot go into it."""
        suffix = path.suffix.lower()
        if suffix not in self.suffixes:
            known = " ".join(each or "a folder" for each in self.suffixes)
            raise BadInput(
                f"{self.label} is not written to “{suffix}”.", file=path, remedy=f"Known: {known}."
            )
        return CONTAINERS[suffix]


_MP4_SOUND = frozenset({"aac", "mp3", "ac3", "eac3", "alac"})
_MOV_SOUND = _MP4_SOUND | {"pcm_s16le", "pcm_s24le", "pcm_s16be", "pcm_s24be"}
_WEBM_SOUND = frozenset({"opus", "vorbis"})
_MKV_SOUND = _MOV_SOUND | _WEBM_SOUND | {"flac"}
_MS = Fraction(1, 1000)
CONTAINERS: Mapping[str, Container] = {
    ".mp4": Container("mp4", _MP4_SOUND, "aac"),
    ".m4v": Container("mp4", _MP4_SOUND, "aac"),
    ".mov": Container("mov", _MOV_SOUND, "aac"),
    ".webm": Container("webm", _WEBM_SOUND, "libopus", _MS),
    ".mkv": Container("matroska", _MKV_SOUND, "flac", _MS),
    ".gif": Container("gif", tick=Fraction(1, 100)),
    ".webp": Container("webp", tick=_MS),
    ".png": Container("png"),
    "": Container("png"),
}
"""By suffix."""

# x264's macroblock tree gives other frames from run to run (seen at 96 x 64, not at 320 x 180):
# a clip that was gone on with would not be the one that was not interrupted.
_NO_TREE = "mbtree=0"

# Every segment is encoded for itself and begins with a key frame; nothing refers across them.
# Half the work of "veryfast", a quarter of that of "medium", for a file a tenth and a third larger
# that is as near to the frames: encoding shall not hold the network up.
_H264 = Encoder(
    "libx264",
    quality=("crf", 44, 12),
    options={"preset": "superfast", "bf": "3", "x264-params": _NO_TREE},
    delay=2,
    in_order={"bf": "0"},
)
_X265 = "open-gop=0:log-level=none"
_H265 = Encoder(
    "libx265",
    quality=("crf", 44, 13),
    options={"preset": "medium", "x265-params": _X265},
    delay=2,
    in_order={"x265-params": f"{_X265}:bframes=0"},
)
_VP9 = Encoder(
    "libvpx-vp9",
    odd="yuv420p",  # VP9 and AV1 have no need of even sizes
    alpha="yuva420p",
    quality=("crf", 56, 16),
    options={"b": "0", "deadline": "good", "cpu-used": "3", "row-mt": "1"},
)
_AV1 = Encoder("libsvtav1", odd="yuv420p", quality=("crf", 58, 18), options={"preset": "8"})
_PRORES = Encoder(
    "prores_ks",
    "yuv422p10le",
    "yuv422p10le",
    "yuva444p10le",
    quality=("qscale", 16, 2),
    options={"vendor": "apl0"},
)
_STORED = Encoder(
    "libx264",
    "yuv444p",
    quality=("crf", 28, 7),
    options={
        "preset": "veryfast",
        "tune": "fastdecode",
        "bf": "0",
        "g": "8",
        "x264-params": f"{_NO_TREE}:ipratio=1",
    },  # key frames no finer: detail must not pulse
)
LOSSLESS = Encoder("ffv1", "bgr0", "bgr0", "bgra", None, {"g": "1", "slicecrc": "1"})
"""Parts of what cannot be joined as it is (GIF, WebP, PNG): small, and exact to the last bit."""

STORE = "store"
_ALL = (
    Preset("h264", "H.264", (".mp4", ".mov", ".m4v", ".mkv"), (_H264,), "avc1"),
    Preset("h265", "H.265", (".mp4", ".mov", ".m4v", ".mkv"), (_H265,), "hvc1"),
    Preset("vp9", "VP9", (".webm", ".mkv"), (_VP9,)),
    Preset("av1", "AV1", (".webm", ".mp4", ".mkv"), (_AV1,)),
    Preset("prores", "ProRes", (".mov",), (_PRORES,)),
    Preset("ffv1", "FFV1, lossless", (".mkv",), (LOSSLESS,)),
    Preset("png", "PNG pictures", ("", ".png"), (LOSSLESS,), way="png"),
    Preset("gif", "Animated GIF", (".gif",), (LOSSLESS,), way="gif"),
    Preset("webp", "Animated WebP", (".webp",), (LOSSLESS,), way="webp", largest=16_383),
    Preset(STORE, "Frame store", (".mkv",), (_STORED, LOSSLESS)),
)
PRESETS: dict[str, Preset] = {preset.name: preset for preset in _ALL}
"""By name; `STORE` is for results that a document shows: near lossless, quick to scrub."""
OFFERED = tuple(name for name in PRESETS if name != STORE)
"""What is exported to."""
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
def encoder_of(name: str, alpha: bool = False) -> Encoder:
    """The first encoder of the preset of that name that opens on this machine.

    alpha: one that keeps transparency, where there is such a one. Raises CannotWrite where none
    opens.
    """
    preset = preset_named(name)
    opening = [encoder for encoder in preset.encoders if _opens(encoder)]
    if opening:
        return next((each for each in opening if each.alpha and alpha), opening[0])
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
