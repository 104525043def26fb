"""Flat pictures made smaller or larger, alpha weighing the colours."""

from __future__ import annotations

import numpy as np

from editor.core.geometry import Size


def scaled(pixels: np.ndarray, size: Size) -> np.ndarray:
    """Straight RGBA (h, w, 4), uint8 or uint16, at another size; the same array at its own.

    The mean of what a pixel covers where it shrinks, Lanczos of radius 4 where it grows.
    """
    h, w = pixels.shape[:2]
    if size == (w, h):
        return pixels
    from editor.media.opencv import cv2  # 0.1 s that other exports need not wait

    top = float(np.iinfo(pixels.dtype).max)
    values = pixels.astype(np.float32)
    opaque = bool((pixels[..., 3] == top).all())
    if not opaque:
        values[..., :3] = values[..., :3] * (values[..., 3:] / top)
    shrinks = size.w <= w and size.h <= h
    way = cv2.INTER_AREA if shrinks else cv2.INTER_LANCZOS4
    out = np.asarray(cv2.resize(values, tuple(size), interpolation=way))
    if not opaque:
        alpha = np.maximum(out[..., 3:], 1e-3)
        out[..., :3] = out[..., :3] * (top / alpha)
    np.clip(out, 0, top, out=out)
    return np.rint(out).astype(pixels.dtype)
