"""From what the network painted to what the artist asked for: size, strength, colours."""

from __future__ import annotations

import cv2
import numpy as np

RADIUS = 3
"""Pixels of the painted picture each way over which an edge is compared with the original's."""
QUIET = 30.0
"""Variance in levels below which the original has no edge there, only grain."""
MOST_RAISED = 1.6
"""Two unlike textures faded half and half lose a factor of 1.4."""
NEAR = (9, 9)
"""Pixels whose spread is the contrast of their middle."""


def reduced(image: np.ndarray, limit: int) -> np.ndarray:
    """A picture, uint8 (h, w, c), as a network sees it: no side longer than `limit` pixels."""
    h, w = image.shape[:2]
    scale = min(1.0, limit / max(h, w))
    if scale == 1.0:
        return image
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA))


def enlarged(painted: np.ndarray, original: np.ndarray) -> np.ndarray:
    """A picture painted at a smaller size, at the original's, with the original's sharp edges.

    painted: uint8 RGB (h, w, 3). original: uint8 RGB (H, W, 3). Returns uint8 (H, W, 3).
    Joint upsampling: what shrinking took from the original's luminance is given back, as far as
    the painting follows the original there: the gain of a guided filter (He & Sun 2015), from 0
    (the painter ignored it) to 1 (as strong as it was).
    """
    (h, w), (height, width) = painted.shape[:2], original.shape[:2]
    if (h, w) == (height, width):
        return painted
    luma = cv2.cvtColor(original, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(luma, (w, h), interpolation=cv2.INTER_AREA)
    gain = cv2.resize(_gain(small, painted), (width, height), interpolation=cv2.INTER_LINEAR)
    coarse = cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC)
    lost = cv2.multiply(cv2.subtract(luma, coarse, dtype=cv2.CV_32F), gain)
    tones = cv2.cvtColor(painted, cv2.COLOR_RGB2YCrCb)  # one channel to correct, not three
    large = cv2.resize(tones, (width, height), interpolation=cv2.INTER_CUBIC)
    sharp = cv2.add(cv2.extractChannel(large, 0), lost, dtype=cv2.CV_8U)
    cv2.insertChannel(sharp, large, 0)
    return np.asarray(cv2.cvtColor(large, cv2.COLOR_YCrCb2RGB))


def _gain(guide: np.ndarray, painted: np.ndarray) -> np.ndarray:
    """How much of the guide's contrast the painting shows: float32 (h, w), 0..1."""
    luma = cv2.cvtColor(painted, cv2.COLOR_RGB2GRAY).astype(np.float32)
    guide = guide.astype(np.float32)
    window = (2 * RADIUS + 1, 2 * RADIUS + 1)
    mean, mean_painted = cv2.blur(guide, window), cv2.blur(luma, window)
    covariance = cv2.blur(guide * luma, window) - mean * mean_painted
    variance = cv2.blur(guide * guide, window) - mean * mean
    return np.asarray(np.clip(covariance / (variance + QUIET), 0, 1))


def with_colours_of(painted: np.ndarray, original: np.ndarray) -> np.ndarray:
    """The painted lightness with the original's hue and chroma, in CIELAB; uint8 (h, w, 3) each."""
    lab = cv2.cvtColor(original, cv2.COLOR_RGB2LAB)
    lab[..., 0] = cv2.cvtColor(painted, cv2.COLOR_RGB2LAB)[..., 0]
    return np.asarray(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))


def faded(original: np.ndarray, painted: np.ndarray, strength: float) -> np.ndarray:
    """Between the original (0) and the painting (1); uint8 (h, w, 3) each.

    A plain cross-fade of two different textures halves the contrast of both. So the detail of
    the fade is raised, place by place, to the cross-fade of the two pictures' own contrasts.
    """
    if strength >= 1:
        return painted
    if strength <= 0:
        return original
    plain = cv2.addWeighted(painted, strength, original, 1 - strength, 0)
    lumas = [cv2.cvtColor(p, cv2.COLOR_RGB2GRAY) for p in (original, painted, plain)]
    details, contrasts = zip(*map(_contrast, lumas), strict=True)
    wanted = (1 - strength) * contrasts[0] + strength * contrasts[1]
    raised = np.clip(wanted / (contrasts[2] + 1.0), 1.0, MOST_RAISED) - 1.0
    more = raised * details[2]
    return np.asarray(cv2.add(plain, cv2.merge([more] * 3), dtype=cv2.CV_8U))


def finished(
    painted: np.ndarray,
    original: np.ndarray,
    mask: np.ndarray | None,
    strength: float,
    keep_colours: bool,
) -> np.ndarray:
    """What lies over the original: uint8 RGBA (h, w, 4), opaque, or as opaque as the mask is.

    painted: uint8 RGB of any size. original: uint8 RGB (h, w, 3). mask: uint8 (h, w) or None.
    See `enlarged`, `with_colours_of`, `faded`.
    """
    picture = enlarged(painted, original)
    if keep_colours:
        picture = with_colours_of(picture, original)
    pixels = cv2.cvtColor(faded(original, picture, strength), cv2.COLOR_RGB2RGBA)
    if mask is not None:
        pixels[..., 3] = mask
        pixels[mask == 0] = 0
    return np.asarray(pixels)


def _contrast(luma: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Detail (difference from the local mean) and local standard deviation, float32 (h, w)."""
    luma = luma.astype(np.float32)
    mean = cv2.blur(luma, NEAR)
    variance = cv2.blur(luma * luma, NEAR) - mean * mean
    return luma - mean, np.sqrt(np.maximum(variance, 0))
