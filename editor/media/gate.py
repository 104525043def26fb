"""The one door for files from outside: regular file, size, magic bytes, limits, then decoding."""

from __future__ import annotations

import codecs
import os
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from editor.core.errors import BadFile, TooLarge

STILLS = frozenset({"png", "jpeg", "webp", "tiff", "bmp", "gif", "avif"})
CLIPS = frozenset({"mp4", "matroska", "avi", "mpegts", "gif"})
"""Families of containers: mp4 stands for MOV, M4V and 3GP too, matroska for WebM, mpegts for the
M2TS of camcorders."""
DOCUMENTS = frozenset({"ora", "psd"})
MAX_BYTES = 32 << 30
MAX_SIDE = 65_535
MAX_PIXELS = 300_000_000
FREE_PIXELS = 120_000_000
"""So many pixels any file may claim; more only where its bytes can hold them."""
PIXELS_PER_BYTE = 1000
"""No honest codec packs more: deflate ends at 1032 : 1."""
_HEAD = 4096


@dataclass(frozen=True, eq=False)
class Sniffed:
    """A file that passed the door: open for reading at its start, and what it truly is."""

    file: BinaryIO
    kind: str
    path: Path
    nbytes: int

    def __enter__(self) -> Sniffed:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.file.close()


def open_untrusted(path: Path | str, kinds: Collection[str] = STILLS) -> Sniffed:
    """Open a regular file whose first bytes, not its name, say that it is one of `kinds`.

    Raises BadFile (missing, no permission, folder, device, empty, another kind) or TooLarge.
    """
    path = Path(path)
    file = open_regular(path)
    try:
        nbytes = os.fstat(file.fileno()).st_size
        kind = _checked_kind(path, file.read(_HEAD), nbytes, kinds)
        file.seek(0)
    except OSError as error:
        file.close()
        raise _unreadable(path, error) from error
    except BaseException:
        file.close()
        raise
    return Sniffed(file, kind, path, nbytes)


def open_regular(path: Path) -> BinaryIO:
    """Open a file for reading. BadFile where it is missing, a folder, a device, not allowed."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)  # non-blocking: a pipe must not hang us
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return os.fdopen(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise BadFile("This is a folder.", file=path, remedy="Choose a file inside it.")
    raise BadFile("This is a device, not a file.", file=path, remedy="Choose a file.")


def _unreadable(path: Path, error: OSError | ValueError) -> BadFile:
    if isinstance(error, FileNotFoundError):
        return BadFile("There is no such file.", file=path, remedy="Was it moved or renamed?")
    if _is_folder(path):
        return BadFile("This is a folder.", file=path, remedy="Choose a file inside it.")
    if isinstance(error, PermissionError):
        return BadFile("You may not read this file.", file=path, remedy="Ask its owner for access.")
    reason = getattr(error, "strerror", None) or str(error)
    return BadFile(f"It cannot be read ({reason}).", file=path, remedy="Check the disk.")


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _checked_kind(path: Path, head: bytes, nbytes: int, kinds: Collection[str]) -> str:
    if not head:
        raise BadFile("The file is empty.", file=path, remedy="Fetch it again from its source.")
    if nbytes > MAX_BYTES:
        raise TooLarge(f"The file has {nbytes >> 30} GiB.", file=path, remedy="The limit is 32.")
    kind = sniff(head)
    if kind in kinds:
        return kind
    known = ", ".join(title for each, title in _FORMATS if each in kinds)
    raise BadFile(
        f"{_NAMES.get(kind, _unknown(kinds))}{_named(path, kinds)}",
        file=path,
        remedy=f"What opens here: {known}.",
    )


def _named(path: Path, kinds: Collection[str]) -> str:
    """One more sentence for a file that is not what its name promises."""
    promised = {suffix for kind in kinds for suffix in _SUFFIXES.get(kind, (f".{kind}",))}
    return f" Its name says otherwise ({path.suffix})." if path.suffix.lower() in promised else ""


def _unknown(kinds: Collection[str]) -> str:
    if "png" not in kinds:
        return "This is no clip of a known kind."
    if "mp4" not in kinds:
        return "This is no picture of a known kind."
    return "This is no picture or clip of a known kind."


_FORMATS = (
    ("png", "PNG"), ("jpeg", "JPEG"), ("webp", "WebP"), ("tiff", "TIFF"), ("avif", "AVIF"),
    ("gif", "GIF"), ("bmp", "BMP"), ("ora", "OpenRaster"), ("psd", "PSD"), ("mp4", "MP4"),
    ("mp4", "MOV"), ("matroska", "MKV"), ("matroska", "WebM"), ("avi", "AVI"),
    ("mpegts", "MPEG-TS"),
)  # fmt: skip
"""What an artist calls the formats of each kind."""

_NAMES = {
    "text": "This is a text file.",
    "svg": "This is a vector drawing (SVG).",
    "xml": "This is an XML file.",
    "pdf": "This is a PDF document.",
    "zip": "This is a ZIP archive.",
    "psd": "This is a Photoshop document.",
    "heic": "This is a HEIC photograph, which is not read yet.",
    "mp4": "This is a video (MP4 or MOV).",
    "matroska": "This is a video (Matroska or WebM).",
    "avi": "This is a video (AVI).",
    "mpegts": "This is a video (MPEG transport stream).",
    "program": "This is a program.",
    "ora": "This is an OpenRaster document.",
    **{kind: f"This is a {kind.upper()} picture." for kind in STILLS},
}

_SUFFIXES = {
    "psd": (".psd", ".psb"),
    "jpeg": (".jpg", ".jpeg"),
    "tiff": (".tif", ".tiff"),
    "mp4": (".mp4", ".m4v", ".mov", ".qt", ".3gp", ".3g2", ".mj2"),
    "matroska": (".mkv", ".webm"),
    "mpegts": (".ts", ".mts", ".m2ts"),
}
"""What files of a kind are called, where that is not the kind itself."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"II+\0", "tiff"),
    (b"MM\0+", "tiff"),
    (b"8BPS", "psd"),
    (b"%PDF", "pdf"),
    (b"\x1aE\xdf\xa3", "matroska"),
    (b"\x7fELF", "program"),
    (b"MZ", "program"),
    (b"#!", "program"),
)


def sniff(head: bytes) -> str:
    """What a file is by its first bytes (a few thousand): of STILLS or CLIPS, ora, text ..."""
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return "avi"
    if head[4:8] in (b"moov", b"mdat", b"wide", b"pnot"):  # QuickTime before it had brands
        return "mp4"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "bmp"
    if head[4:8] == b"ftyp":
        return _brand(head)
    if head[:4] == b"PK\x03\x04":
        return "ora" if b"image/openraster" in head[:128] or b"stack.xml" in head else "zip"
    return "mpegts" if _is_transport_stream(head) else _text_kind(head)


def _is_transport_stream(head: bytes) -> bool:
    """Packets of 188 bytes that start with the letter G; camcorders put 4 bytes before each."""
    starts = (head[::188], head[4::192])
    return any(len(marks) > 4 and set(marks) == {0x47} for marks in starts)


def _brand(head: bytes) -> str:
    brands = head[8 : min(int.from_bytes(head[:4], "big"), 256)]
    if b"avif" in brands or b"avis" in brands:
        return "avif"
    return "heic" if b"heic" in brands or b"mif1" in brands or b"heix" in brands else "mp4"


def _text_kind(head: bytes) -> str:
    if b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "unknown"
    lower = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in lower:
        return "svg"
    if lower.startswith((b"<?xml", b"<!doctype")):
        return "xml"
    return "text" if _is_text(head) else "unknown"


def _is_text(head: bytes) -> bool:
    """UTF-8 (cut anywhere) or mostly Latin letters, and hardly a control character."""
    controls = sum(byte < 32 and byte not in b"\t\r\n\f" for byte in head)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return controls == 0 and sum(byte < 127 for byte in head) > 0.7 * len(head)
    return controls <= 0.01 * len(head)


def check_pixels(path: Path, width: int, height: int, nbytes: int) -> None:
    """Refuse a picture by its header, before a byte is decoded.

    Raises TooLarge beyond MAX_SIDE or MAX_PIXELS, or where `nbytes` cannot hold the claim;
    BadFile without pixels. An honest 100-megapixel photograph passes.
    """
    if width < 1 or height < 1:
        raise BadFile("The picture has no pixels.", file=path, remedy="Export it again.")
    pixels = width * height
    if max(width, height) > MAX_SIDE or pixels > MAX_PIXELS:
        raise TooLarge(
            f"The picture says it has {width} x {height} pixels.",
            file=path,
            remedy=f"The limit is {MAX_PIXELS // 10**6} megapixels: make it smaller elsewhere.",
        )
    check_budget(path, pixels, nbytes)


def check_budget(path: Path, pixels: int, nbytes: int) -> None:
    """Raise TooLarge where `nbytes` of file cannot honestly hold that many pixels."""
    if pixels > FREE_PIXELS + PIXELS_PER_BYTE * nbytes:
        raise TooLarge(
            f"{pixels // 10**6} megapixels in {nbytes} bytes: it is damaged or made to do harm.",
            file=path,
            remedy="It was not opened. Fetch it again from its source.",
        )
