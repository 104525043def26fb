"""A decoded frame as an array: colours by its tags, pixels made square, laid upright."""

from __future__ import annotations

import numpy as np
from av import VideoFrame
from av.sidedata.sidedata import Type
from av.video.format import VideoFormat
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from editor.core.geometry import Size
from editor.media.opencv import cv2
from editor.media.video.hdr import toned_down
from editor.media.video.info import ClipInfo, Turn

_KNOWN_MATRICES = frozenset({1, 4, 5, 6, 7, 9})
_HD = Size(1280, 577)
"""From here on untagged pictures are taken for BT.709, below for BT.601."""
_FLIP = {(True, False): 1, (False, True): 0, (True, True): -1}
"""(mirrored left to right, top to bottom) as OpenCV numbers it."""
_FORMATS = {
    (False, False): "rgb24",
    (False, True): "rgba",
    (True, False): "gbrp12le",
    (True, True): "gbrap12le",
}
"""(HDR, transparent): what frames are converted to."""
_EXACT = Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT
_QUICK = Interpolation.BILINEAR
"""Chroma is doubled rather than interpolated: a tenth of the time, for previews."""


class Pictures:
    """Turns the frames of one clip into arrays; not for two threads at once.

    longest: the longer side that is asked for, in pixels: a preview, converted in haste where
    sizes agree already; None keeps the clip's own size and interpolates its chroma.
    """

    def __init__(self, info: ClipInfo, longest: int | None = None) -> None:
        self._turn = info.turn
        self._size = stored(fitted(info.size, longest), info.turn)
        self._preview = longest is not None
        self._colour = info.colour
        self._format = _FORMATS[info.colour.hdr, info.alpha]
        self._reformatter = VideoReformatter()

    def __call__(self, frame: VideoFrame) -> np.ndarray:
        """uint8 RGB (h, w, 3), or straight-alpha RGBA (h, w, 4), as shown; read-only."""
        plain = self._reformatter.reformat(
            frame,
            width=self._size.w,
            height=self._size.h,
            format=self._format,
            src_colorspace=matrix_of(frame),
            interpolation=self._interpolation(frame),
            dst_color_range=ColorRange.JPEG,
            threads=1,
        )
        pixels = plain.to_ndarray()
        if self._colour.hdr:
            pixels = toned_down(pixels, self._colour)
        pixels = upright(pixels, self._turn)
        pixels.flags.writeable = False
        return pixels

    def _interpolation(self, frame: VideoFrame) -> int:
        if self._preview:
            return int(_QUICK)
        same = (frame.width, frame.height) == self._size
        return int(_EXACT | (Interpolation.BILINEAR if same else Interpolation.BICUBIC))


def fitted(size: Size, longest: int | None) -> Size:
    """`size` shrunk so that its longer side has at most `longest` pixels."""
    if longest is None or max(size) <= longest:
        return size
    scale = longest / max(size)
    return Size(max(1, round(size.w * scale)), max(1, round(size.h * scale)))


def stored(size: Size, turn: Turn) -> Size:
    """A size as shown, seen before the picture is turned (its own inverse)."""
    return Size(size.h, size.w) if turn.transpose else size


def matrix_of(frame: VideoFrame) -> int | None:
    """The matrix to decode YCbCr with (swscale's number); None where the frame says it."""
    if frame.colorspace in _KNOWN_MATRICES or is_rgb(frame.format):
        return None
    if frame.colorspace == 10:  # BT.2020 constant luminance: the nearest that swscale has
        return int(Colorspace.BT2020)
    wide = frame.width >= _HD.w or frame.height >= _HD.h
    return int(Colorspace.ITU709 if wide else Colorspace.ITU601)


def is_rgb(pixel_format: VideoFormat) -> bool:
    """True for formats without a matrix: RGB and palettes."""
    return bool(pixel_format.is_rgb or pixel_format.has_palette)


def has_alpha(pixel_format: VideoFormat) -> bool:
    """True where the format has a channel of transparency."""
    return pixel_format.has_palette or any(part.is_alpha for part in pixel_format.components)


def turn_of(frame: VideoFrame) -> Turn:
    """What the display matrix asks for: x' = a p + c q, y' = b p + d q, to quarter turns."""
    data = frame.side_data.get(Type.DISPLAYMATRIX)  # type: ignore[call-overload]
    if data is None:
        return Turn()
    a, b, _, c, d, *_ = np.frombuffer(bytes(data), np.int32).tolist()
    if abs(b) + abs(c) > abs(a) + abs(d):
        return Turn(True, c < 0, b < 0)
    return Turn(False, a < 0, d < 0)


def upright(pixels: np.ndarray, turn: Turn) -> np.ndarray:
    """The array (h, w, 3 | 4) laid upright, contiguous; its own memory where nothing is to be done.

    By OpenCV, which takes a fifth of numpy's time.
    """
    if turn.transpose:
        pixels = cv2.transpose(pixels)
    if turn.flip_x or turn.flip_y:
        pixels = cv2.flip(pixels, _FLIP[turn.flip_x, turn.flip_y])
    return np.ascontiguousarray(pixels)
