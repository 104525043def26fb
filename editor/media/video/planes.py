"""RGB arrays as the frames that encoders take: right matrix, right range, odd sizes exact."""

from __future__ import annotations

import numpy as np
from av import VideoFrame
from av.video.format import VideoFormat
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from editor.core.geometry import Size
from editor.media.opencv import cv2
from editor.media.video.plan import Plan

BT709, RGB, LIMITED, FULL = 1, 0, 1, 2
"""Numbers of ITU-T H.273: matrices, and FFmpeg's for the range."""
_PRECISE = Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INP


class Planes:
    """Turns the pictures of one plan into encoder frames; not for two threads at once."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._format = VideoFormat(plan.pixel_format)
        self._reformatter = VideoReformatter()

    @property
    def tags(self) -> tuple[int, int, int, int]:
        """(primaries, transfer, matrix, range), by the numbers of ITU-T H.273 and FFmpeg."""
        matrix, span = (RGB, FULL) if self._format.is_rgb else (BT709, LIMITED)
        return (*self._plan.colour, matrix, span)

    def __call__(self, pixels: np.ndarray) -> VideoFrame:
        """uint8 (h, w, 3 or 4) RGB or straight-alpha RGBA as a frame of the plan's format."""
        alpha = any(part.is_alpha for part in self._format.components)
        pixels = with_alpha(resized(pixels, self._plan.shown)) if alpha else self._opaque(pixels)
        pixels = np.ascontiguousarray(pixels)
        frame = self._converted(pixels, "rgba" if alpha else "rgb24")
        frame.color_primaries, frame.color_trc, frame.colorspace, frame.color_range = self.tags
        return frame

    def _opaque(self, pixels: np.ndarray) -> np.ndarray:
        return over_black(resized(pixels, self._plan.shown))

    def _converted(self, pixels: np.ndarray, given: str) -> VideoFrame:
        if self._format.is_rgb:
            return self._reformatted(VideoFrame.from_ndarray(pixels, given))
        h, w = pixels.shape[:2]
        if not h % 2 and not w % 2:
            return self._reformatted(VideoFrame.from_ndarray(pixels, given))
        # swscale fits a chroma plane of 161 to a luma plane of 321: colours drift to one side
        even = np.pad(pixels, ((0, h % 2), (0, w % 2), (0, 0)), mode="edge")
        return _cropped(self._reformatted(VideoFrame.from_ndarray(even, given)), Size(w, h))

    def _reformatted(self, frame: VideoFrame) -> VideoFrame:
        rgb = self._format.is_rgb
        return self._reformatter.reformat(
            frame,
            format=self._format.name,
            interpolation=_PRECISE,
            dst_colorspace=None if rgb else Colorspace.ITU709,
            dst_color_range=ColorRange.JPEG if rgb else ColorRange.MPEG,
            threads=1,
        )


def _cropped(frame: VideoFrame, size: Size) -> VideoFrame:
    """The same planes without the last column or row of luma."""
    out = VideoFrame(size.w, size.h, frame.format.name)
    for source, target in zip(frame.planes, out.planes, strict=True):
        _rows(target)[:, : target.line_size] = _rows(source)[: target.height, : target.line_size]
    return out


def _rows(plane: object) -> np.ndarray:
    """A plane's memory, uint8 (rows, bytes of a line)."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)  # type: ignore


def resized(pixels: np.ndarray, size: Size) -> np.ndarray:
    """Scaled to (w, h): averaged where it shrinks, Lanczos where it grows."""
    h, w = pixels.shape[:2]
    if (w, h) == tuple(size):
        return pixels
    shrinks = size.w <= w and size.h <= h
    return cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LANCZOS4)


def with_alpha(pixels: np.ndarray) -> np.ndarray:
    """uint8 (h, w, 4); opaque where there was no alpha."""
    if pixels.shape[2] == 4:
        return pixels
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


def over_black(pixels: np.ndarray) -> np.ndarray:
    """uint8 RGB (h, w, 3); transparent pixels laid over black, as players show them."""
    if pixels.shape[2] == 3:
        return pixels
    alpha = pixels[..., 3:].astype(np.uint16)
    return ((pixels[..., :3] * alpha + 127) // 255).astype(np.uint8)
