"""HDR pictures (ITU-R BT.2100) for SDR screens: highlights are pressed together, the rest stays.

The same curve for every frame of every clip, so that nothing pumps or flickers.
"""

from __future__ import annotations

from functools import cache

import numpy as np

from editor.media.opencv import cv2
from editor.media.video.info import BT2020, HLG, Colour

BITS = 12
"""Of a code; 8 would show steps. (swscale spoils colours on the way from 10 bits to rgb48.)"""
WHITE = 203.0
"""Nits of a white sheet of paper in HDR (ITU-R BT.2408), which SDR shows nearly white."""
_PEAK = 1000.0
"""Nits of the brightest that is told apart."""
_KNEE = 0.5
"""Of WHITE: what is darker stays as it is."""
_GAMMA = 2.4
"""Of an SDR screen (ITU-R BT.1886)."""
_TO_709 = np.array(
    [[1.6605, -0.5876, -0.0728], [-0.1246, 1.1329, -0.0083], [-0.0182, -0.1006, 1.1187]],
    np.float32,
)
"""Linear BT.2020 RGB to BT.709 (ITU-R BT.2407)."""


def toned_down(pixels: np.ndarray, colour: Colour) -> np.ndarray:
    """uint8 (h, w, 3 | 4) for an SDR screen, of PQ- or HLG-coded RGB (h, w, 3 | 4), uint16 of
    which `BITS` bits count. A fourth channel is straight alpha and stays.
    """
    light = _light(colour.transfer)[pixels[..., :3]]
    if colour.primaries == BT2020:
        light = cv2.transform(light, _TO_709)
    codes: np.ndarray = _codes()[(np.clip(light, 0, 1, out=light) * 65535).astype(np.uint16)]
    if pixels.shape[2] == 3:
        return codes
    alpha = (pixels[..., 3:] >> BITS - 8).astype(np.uint8)
    return np.concatenate([codes, alpha], axis=2)


@cache
def _light(transfer: int) -> np.ndarray:
    """float32 (4096,): what a code looks like on an SDR screen, linear, 1 = its white."""
    code = np.linspace(0, 1, 1 << BITS)
    return _rolled_off((_hlg(code) if transfer == HLG else _pq(code)) / WHITE).astype(np.float32)


@cache
def _codes() -> np.ndarray:
    """uint8 (65536,): the code of linear light."""
    light = np.linspace(0, 1, 1 << 16)
    return np.rint(255 * light ** (1 / _GAMMA)).astype(np.uint8)


def _pq(code: np.ndarray) -> np.ndarray:
    """Nits of a PQ code 0..1 (SMPTE ST 2084)."""
    m1, m2 = 2610 / 16384, 2523 / 32
    c1, c2, c3 = 3424 / 4096, 2413 / 128, 2392 / 128
    root = code ** (1 / m2)
    return 10_000 * (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1)


def _hlg(code: np.ndarray) -> np.ndarray:
    """Nits of an HLG code 0..1 on a screen of 1,000 nits, its gamma applied to each channel."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    scene = np.where(code <= 0.5, code**2 / 3, (np.exp((code - c) / a) + b) / 12)
    return _PEAK * scene**1.2


def _rolled_off(light: np.ndarray) -> np.ndarray:
    """Above the knee by the curve of Reinhard et al. (2002), the peak becoming 1."""
    over = np.clip((light - _KNEE) / (1 - _KNEE), 0, None)
    top = (_PEAK / WHITE - _KNEE) / (1 - _KNEE)
    pressed = over * (1 + over / top**2) / (1 + over)
    return np.where(light < _KNEE, light, np.minimum(1, _KNEE + (1 - _KNEE) * pressed))
