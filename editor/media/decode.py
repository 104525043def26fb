"""Bytes behind the gate to pixels: one decoder (Pillow), every surprise one clear sentence."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
from PIL import Image, ImageCms, features

from editor.core.document import Metadata
from editor.core.errors import BadFile, TooLarge, UnderpaintError
from editor.core.geometry import Size
from editor.media.gate import Sniffed, check_pixels
from editor.media.grey_profile import rgb_for_grey
from editor.media.metadata import colour_space, read_metadata, upright
from editor.media.tiff import as_uint16, read_deep_tiff

Image.MAX_IMAGE_PIXELS = None  # gate.check_pixels is stricter and says why

KIND_OF = {
    ".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".webp": "webp", ".tif": "tiff",
    ".tiff": "tiff", ".bmp": "bmp", ".gif": "gif",
    **({".avif": "avif"} if features.check("avif") else {}),
}  # fmt: skip

DECODE_ERRORS = (
    OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, AttributeError,
    ArithmeticError, EOFError, NotImplementedError, RuntimeError, struct.error, zlib.error,
    zipfile.BadZipFile, Image.DecompressionBombError, ImageCms.PyCMSError,
)  # fmt: skip
"""What decoders raise on damaged files, by experiment with thousands of mutants."""

_BAND = 64
_GREY_MODES = ("1", "L", "LA")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Still:
    """A decoded picture: uint8 or uint16, RGB or straight-alpha RGBA (h, w, 3 | 4), upright.

    note: what an artist should know ("the first frame of an animation"), or "".
    """

    pixels: np.ndarray
    metadata: Metadata
    note: str = ""

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.pixels.shape[1], self.pixels.shape[0])


def decode(opened: Sniffed, least: int = 0) -> Still:
    """The picture behind the gate; see `still.open_still`."""
    with plain_errors(opened.path):
        check_webp_header(opened)
        image = Image.open(opened.file, formats=[opened.kind.upper()])
        check_pixels(opened.path, *image.size, opened.nbytes)
        metadata, turned = read_metadata(image)
        note = _note(image, opened)
        image.seek(0)
        if least and opened.kind == "jpeg":
            image.draft(None, (least, least))
        pixels, icc = _pixels(image, opened, metadata.icc, turned)
    pixels.flags.writeable = False
    return Still(pixels, replace(metadata, icc=icc), note)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn whatever a decoder raises into one sentence."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except UnderpaintError:
        raise
    except MemoryError as error:
        raise TooLarge(
            "There is not enough memory for this picture.", file=path, remedy="Close others."
        ) from error
    except DECODE_ERRORS as error:
        cut = "truncated" in str(error) or isinstance(error, EOFError)
        raise BadFile(
            "The picture is cut off: the end of the file is missing."
            if cut
            else "The picture is damaged and cannot be decoded.",
            file=path,
            remedy="Fetch it again from its source.",
        ) from error


def check_webp_header(opened: Sniffed) -> None:
    """libwebp takes memory for the canvas already on opening: look at its size ourselves."""
    if opened.kind != "webp":
        return
    head = opened.file.read(40)
    opened.file.seek(0)
    if head[12:16] == b"VP8X" and len(head) >= 30:
        width, height = (1 + int.from_bytes(head[at : at + 3], "little") for at in (24, 27))
        check_pixels(opened.path, width, height, opened.nbytes)


def _note(image: Image.Image, opened: Sniffed) -> str:
    notes = []
    named = KIND_OF.get(opened.path.suffix.lower())
    if named not in (None, opened.kind):
        notes.append(f"It is a {opened.kind.upper()} in spite of its name.")
    if getattr(image, "is_animated", False) and image.format != "MPO":  # a camera's extra views
        notes.append("Only the first page or frame is shown.")
    if opened.kind == "gif" and not _has_trailer(opened):
        notes.append("The file is cut off; what is missing lies after the first frame.")
    return " ".join(notes)


def _has_trailer(opened: Sniffed) -> bool:
    at = opened.file.tell()
    opened.file.seek(max(0, opened.nbytes - 512))
    tail = opened.file.read().rstrip(b"\0")
    opened.file.seek(at)
    return tail.endswith(b";")


def _pixels(
    image: Image.Image, opened: Sniffed, icc: bytes, turned: int
) -> tuple[np.ndarray, bytes]:
    """(pixels, the profile they are in)."""
    deep = _deep(image, opened)
    if deep is not None:
        pixels = _upright_array(_coloured(deep), turned)
        return pixels, _in_rgb(icc, grey=deep.ndim == 2 or deep.shape[2] < 3)
    image.load()
    image, icc = _to_rgb(image, icc)
    if turned in _TURNS and opened.kind != "tiff":  # Pillow turns a TIFF itself, on loading
        image = image.transpose(_TURNS[turned])
    return _to_array(image), icc


def _deep(image: Image.Image, opened: Sniffed) -> np.ndarray | None:
    """uint16 (h, w, 1..4), not yet upright, where a channel has more than 8 bits, else None."""
    if opened.kind == "tiff":
        return _deep_tiff(image, opened)
    if opened.kind != "png" or _png_depth(opened) != 16:
        return None
    image.load()  # the whole stream: Pillow notices what is missing, OpenCV does not
    if image.mode.startswith("I"):
        return np.asarray(image).astype(np.uint16)[..., None]
    return _by_opencv(opened.file, Size(*image.size))


def _png_depth(opened: Sniffed) -> int:
    at = opened.file.tell()
    opened.file.seek(24)
    depth = opened.file.read(1)
    opened.file.seek(at)
    return depth[0] if depth else 0


def _deep_tiff(image: Image.Image, opened: Sniffed) -> np.ndarray | None:
    tags = image.tag_v2  # type: ignore[attr-defined]
    deep = set(np.atleast_1d(tags.get(258, 1)).tolist()) == {16} or image.mode in ("F", "I")
    if not deep or tags.get(262) not in (0, 1, 2):  # CMYK, Lab ...: Pillow's 8 bits
        return None
    at, lies = opened.file.tell(), tags.get(0x0112, 1) in (5, 6, 7, 8)
    size = Size(*(image.size[::-1] if lies else image.size))  # as stored: Pillow tells the turned
    pixels = read_deep_tiff(opened.file, size)
    if pixels is None:
        image.load()
        if image.mode in ("F", "I", "I;16") and tags.get(0x0112, 1) == 1:
            return as_uint16(np.asarray(image))
        pixels = _by_opencv(opened.file, size)
    opened.file.seek(at)
    return pixels


def _by_opencv(file: BinaryIO, size: Size) -> np.ndarray:
    """16-bit pixels in RGB order, of a file that Pillow has found whole."""
    from editor.media.opencv import cv2  # 0.1 s that opening other files need not wait

    file.seek(0)
    flags = cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION
    data = upright(file.read())  # for OpenCV turns a TIFF whatever it is told
    found = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if found is None or found.dtype != np.uint16 or found.shape[:2] != (size.h, size.w):
        raise ValueError("not decodable at its full depth")
    found = found if found.ndim == 3 else found[..., None]
    order = {1: [0], 3: [2, 1, 0], 4: [2, 1, 0, 3]}[found.shape[2]]
    return np.asarray(found[..., order])


def _coloured(pixels: np.ndarray) -> np.ndarray:
    """Grey to RGB, grey and alpha to RGBA."""
    pixels = pixels if pixels.ndim == 3 else pixels[..., None]
    order = {1: [0, 0, 0], 2: [0, 0, 0, 1], 3: [0, 1, 2], 4: [0, 1, 2, 3]}[pixels.shape[2]]
    return pixels if len(order) == pixels.shape[2] else pixels[..., order]


def _upright_array(pixels: np.ndarray, turned: int) -> np.ndarray:
    if turned in (2, 3, 6, 7):
        pixels = pixels[::-1] if turned in (6, 7) else pixels[:, ::-1]
    if turned in (3, 4, 7, 8):
        pixels = pixels[:, ::-1] if turned in (7, 8) else pixels[::-1]
    if turned in (5, 6, 7, 8):
        pixels = pixels.swapaxes(0, 1)
    return np.ascontiguousarray(pixels)


def _to_rgb(image: Image.Image, icc: bytes) -> tuple[Image.Image, bytes]:
    """(the image as RGB or RGBA, the profile its pixels are in now)."""
    transparent = image.has_transparency_data
    icc = _in_rgb(icc, grey=image.mode in _GREY_MODES) or icc
    space = colour_space(icc)
    if image.mode == "LAB" or (space not in ("", "RGB") and image.mode in ("CMYK", "L")):
        converted = _to_srgb(image, icc)
        if converted is not None and not transparent:
            return converted, srgb_profile()
    mode = "RGBA" if transparent else "RGB"
    image = image if image.mode == mode else image.convert(mode)  # which would copy it
    return image, icc if space in ("", "RGB") else b""


def _in_rgb(icc: bytes, *, grey: bool) -> bytes:
    """The profile, for grey pixels one of RGB that means the same; b"" where there is none."""
    if colour_space(icc) in ("", "RGB"):
        return icc
    return rgb_for_grey(icc) if grey else b""


def _to_srgb(image: Image.Image, icc: bytes) -> Image.Image | None:
    """Colour-managed conversion (CMYK, grey with a profile, Lab); None where the profile fails."""
    try:
        source = (
            ImageCms.createProfile("LAB")
            if image.mode == "LAB"
            else ImageCms.ImageCmsProfile(io.BytesIO(icc))
        )
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def srgb_profile() -> bytes:
    """The ICC profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _to_array(image: Image.Image) -> np.ndarray:
    """Band by band: Pillow's own conversion holds the picture three times."""
    width, height = image.size
    out = np.empty((height, width, len(image.getbands())), np.uint8)
    for y in range(0, height, _BAND):
        below = min(height, y + _BAND)
        out[y:below] = np.asarray(image.crop((0, y, width, below)))
    return out
