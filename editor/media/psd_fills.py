"""Photoshop's fill layers, which hold no pixels, painted: even colours and gradients."""

from __future__ import annotations

from typing import Any

import numpy as np

from editor.core.geometry import Size
from editor.media.psd_tones import scalar

_END = 4096
_NEAR = 1e-6


def filled(blocks: Any, size: Size) -> np.ndarray | None:
    """uint8 RGBA (h, w, 4) of a fill over the whole canvas; None of other layers and patterns.

    Raises ValueError where its settings cannot be read.
    """
    if b"SoCo" in blocks:
        red, green, blue = _colour(_block(blocks, b"SoCo").get(b"Clr "))
        return np.full((size.h, size.w, 4), (red, green, blue, 255), np.uint8)
    return _gradient(_block(blocks, b"GdFl"), size) if b"GdFl" in blocks else None


def _block(blocks: Any, tag: bytes) -> Any:
    found = blocks.get_data(tag)
    if found is None or not hasattr(found, "get"):
        raise ValueError("a fill without settings")
    return found


def _colour(words: Any) -> tuple[int, int, int]:
    """Red, green, blue 0..255 of a colour's descriptor."""
    if words is None:
        raise ValueError("a fill without a colour")
    if words.get(b"Rd  ") is not None:
        channels = [scalar(words, key, 0) for key in (b"Rd  ", b"Grn ", b"Bl  ")]
    elif words.get(b"Gry ") is not None:
        channels = [255 - 2.55 * scalar(words, b"Gry ", 0)] * 3
    elif words.get(b"Cyn ") is not None:
        black = 1 - scalar(words, b"Blck", 0) / 100
        inks = (scalar(words, key, 0) / 100 for key in (b"Cyn ", b"Mgnt", b"Ylw "))
        channels = [255 * (1 - ink) * black for ink in inks]
    else:
        raise ValueError("a colour of another space")
    red, green, blue = (int(min(255, max(0, round(value)))) for value in channels)
    return red, green, blue


def _gradient(words: Any, size: Size) -> np.ndarray:
    """Between its stops straight in RGB, across the canvas as its kind, angle and scale say."""
    stops = words.get(b"Grad")
    if stops is None or stops.get(b"Clrs") is None:
        raise ValueError("a gradient without stops")
    at = _position(words, size)
    reverse = words.get(b"Rvrs")
    if reverse is not None and bool(getattr(reverse, "value", reverse)):
        at = 1 - at
    out = np.empty((size.h, size.w, 4), np.uint8)
    places = [scalar(stop, b"Lctn", 0) / _END for stop in stops.get(b"Clrs")]
    colours = np.array([_colour(stop.get(b"Clr ")) for stop in stops.get(b"Clrs")])
    for channel in range(3):
        out[..., channel] = np.interp(at, places, colours[:, channel]) + 0.5
    out[..., 3] = _opacity(stops.get(b"Trns"), at)
    return out


def _opacity(stops: Any, at: np.ndarray) -> np.ndarray | int:
    if not stops:
        return 255
    places = [scalar(stop, b"Lctn", 0) / _END for stop in stops]
    shares = [2.55 * scalar(stop, b"Opct", 100) for stop in stops]
    return np.asarray(np.interp(at, places, shares) + 0.5, np.uint8)


def _position(words: Any, size: Size) -> np.ndarray:
    """How far along the gradient each pixel lies, 0..1, (h, w)."""
    angle = np.deg2rad(scalar(words, b"Angl", 90))
    scale = max(_NEAR, scalar(words, b"Scl ", 100) / 100)
    moved = words.get(b"Ofst")
    dx, dy = (scalar(moved, k, 0) / 100 if moved is not None else 0.0 for k in (b"Hrzn", b"Vrtc"))
    y, x = np.ogrid[0 : size.h, 0 : size.w]
    x = (x + 0.5 - size.w * (0.5 + dx)).astype(np.float32)
    y = (y + 0.5 - size.h * (0.5 + dy)).astype(np.float32)
    span = max(1.0, (abs(size.w * np.cos(angle)) + abs(size.h * np.sin(angle))) * scale)
    along = (x * np.cos(angle) - y * np.sin(angle)) / span
    across = (x * np.sin(angle) + y * np.cos(angle)) / span
    match _kind(words):
        case b"Rdl ":
            return np.asarray(np.clip(2 * np.hypot(along, across), 0, 1))
        case b"Angl":
            return np.asarray((np.arctan2(across, along) / (2 * np.pi)) % 1)
        case b"Rflc":
            return np.asarray(np.clip(2 * np.abs(along), 0, 1))
        case b"Dmnd":
            return np.asarray(np.clip(2 * (np.abs(along) + np.abs(across)), 0, 1))
    return np.asarray(np.clip(along + 0.5, 0, 1))


def _kind(words: Any) -> bytes:
    found = words.get(b"Type")
    value = getattr(found, "enum", found)
    return bytes(getattr(value, "value", value) or b"Lnr ")
