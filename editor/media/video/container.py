"""The door to a clip: the gate, a look at its claims, one demuxer with bounds; always closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from editor.core.errors import BadFile, TooLarge, UnderpaintError
from editor.media.gate import CLIPS, open_untrusted
from editor.media.video.boxes import check_claims

MAX_SIDE = 16_384
MAX_PIXELS = 64 << 20
"""A frame of 8K has half of it."""
_DEMUXER = {
    "mp4": "mov", "matroska": "matroska", "avi": "avi", "mpegts": "mpegts", "gif": "gif",
}  # fmt: skip
_OPTIONS = {
    "protocol_whitelist": "file",
    "format_whitelist": "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,gif",
    "max_pixels": str(MAX_PIXELS),
}
_PATIENCE = 60.0
"""Seconds for the disk to answer at opening."""


@dataclass(frozen=True, eq=False)
class OpenClip:
    """An open container and its picture stream; for one thread at a time."""

    container: InputContainer
    stream: VideoStream
    kind: str
    path: Path


@contextmanager
def open_clip(path: Path | str) -> Iterator[OpenClip]:
    """Open a clip behind the gate and close it in any case.

    Raises BadFile (no clip, damaged, no picture in it) or TooLarge, naming the file. Errors of
    decoding inside the `with` become BadFile too.
    """
    path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    with clear_errors(path):
        with open_untrusted(path, CLIPS) as opened:
            kind = opened.kind
            if kind == "mp4":
                check_claims(opened)
        with av.open(
            f"file:{path}",
            format=_DEMUXER[kind],
            options=_OPTIONS,
            metadata_errors="replace",
            timeout=(_PATIENCE, None),
        ) as container:
            yield OpenClip(container, _pictures(container, path), kind, path)


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what the codecs raise into one sentence that names the file."""
    try:
        yield
    except UnderpaintError:
        raise
    except MemoryError as error:
        raise TooLarge(
            "There is not enough memory for this clip.", file=path, remedy="Close others."
        ) from error
    except (av.FFmpegError, UnicodeError, ValueError, OverflowError) as error:
        raise BadFile(
            "The clip is damaged or cut off and cannot be opened.",
            file=path,
            remedy="Fetch it again from its source.",
        ) from error


def _pictures(container: InputContainer, path: Path) -> VideoStream:
    streams = [s for s in container.streams.video if not _is_cover(s)]
    if not streams:
        what = "only sound" if container.streams.audio else "no picture"
        raise BadFile(f"There is {what} in this file.", file=path, remedy="Choose a video.")
    stream = next((s for s in streams if s.codec_context is not None), None)
    if stream is None:
        raise BadFile(
            "Nothing here can decode its pictures.", file=path, remedy="Convert it to MP4 first."
        )
    check_size(path, stream.width, stream.height)
    return stream


def _is_cover(stream: VideoStream) -> bool:
    """A picture pinned to a sound file is no clip."""
    return bool(stream.disposition & Disposition.attached_pic)


def check_size(path: Path, width: int, height: int) -> None:
    """Raise TooLarge where frames have no size, or more pixels than are read here."""
    if width < 1 or height < 1:
        raise TooLarge(
            f"The clip's frames have no size, or more than {MAX_PIXELS >> 20} million pixels.",
            file=path,
            remedy="Make it smaller elsewhere.",
        )
    if max(width, height) > MAX_SIDE or width * height > MAX_PIXELS:
        raise TooLarge(
            f"The clip says its frames have {width} x {height} pixels.",
            file=path,
            remedy=f"The limit is {MAX_SIDE} a side and {MAX_PIXELS >> 20} million pixels.",
        )
