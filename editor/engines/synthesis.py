"""Fills that need no network: patch synthesis (pypatchmatch) and diffusion (OpenCV)."""

from __future__ import annotations

from threading import Lock

import cv2
import numpy as np

PATCH_SIZE = 3
"""Radius of the compared patches; measured best for holes of every size."""
GUIDE = 0.01
"""Guide for thick holes: wall goes on as wall, not as pebbles from the far end of the picture."""
LIKENESS = 0.3
"""How much patches of the wanted colours are preferred; measured: 0.1 .. 3 do equally well."""
LARGEST_SYNTHESIS = 1024
"""Patch synthesis sees at most this many pixels a side."""
_alone = Lock()  # the native code keeps one seed for the whole process


def patch_fill(
    image: np.ndarray, mask: np.ndarray, seed: int = 0, guide: float = 0.0
) -> np.ndarray:
    """Fill by patch synthesis (Barnes et al. 2009, PatchMatch) from the rest of the picture.

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. guide: how much a patch is
    preferred for being near, 0 = not at all; distance is measured in longer sides of the picture.
    Returns uint8 (h, w, 3), equal to the image outside the hole. The same seed gives the same
    fill. RuntimeError where the native library failed.
    """
    return _patched(image, mask, seed, _places(*mask.shape) if guide else None, guide)


def guided_fill(
    image: np.ndarray, mask: np.ndarray, colours: np.ndarray, seed: int = 0
) -> np.ndarray:
    """As `patch_fill`, but a patch is preferred where the picture has the colours that are wanted.

    colours: uint8 RGB (h, w, 3), a soft version of the picture, and in the hole of what is to be
    there. Crops larger than `LARGEST_SYNTHESIS` are filled at reduced size.
    """
    h, w = mask.shape
    scale = min(1.0, LARGEST_SYNTHESIS / max(h, w))
    if scale == 1.0:
        return _patched(image, mask, seed, _tones(colours), LIKENESS)
    size = (round(w * scale), round(h * scale))
    small, wanted = (cv2.resize(a, size, interpolation=cv2.INTER_AREA) for a in (image, colours))
    hole = cv2.resize(mask, size, interpolation=cv2.INTER_AREA)
    fill = _patched(small, hole, seed, _tones(wanted), LIKENESS)
    large = cv2.resize(fill, (w, h), interpolation=cv2.INTER_CUBIC)
    return np.asarray(np.where(mask[..., None] > 0, large, image))


def _patched(
    image: np.ndarray, mask: np.ndarray, seed: int, wanted: np.ndarray | None, weight: float
) -> np.ndarray:
    """By patch synthesis. wanted: two values 0..1 for each pixel, float32 (h, w, 3), the third 0:
    patches of other values are taken less gladly, by so much weight; None: of any."""
    import patchmatch

    with _alone:
        patchmatch.set_random_seed(seed)
        if wanted is None:
            fill = patchmatch.inpaint(image, mask, patch_size=PATCH_SIZE)
        else:
            fill = patchmatch.inpaint_regularity(
                image, mask, wanted, patch_size=PATCH_SIZE, guide_weight=weight
            )
    return np.asarray(np.where(mask[..., None] > 0, fill, image))


def _tones(colours: np.ndarray) -> np.ndarray:
    """A picture's colours by the two ways in which they differ most, within 0..0.5, for the
    library takes 0 and 1 for neighbours: float32 (h, w, 3), the third 0."""
    flat = colours.reshape(-1, 3).astype(np.float32) / 255
    _, ways = np.linalg.eigh(np.cov(flat, rowvar=False))
    tones = flat @ ways[:, :0:-1]
    tones = (tones - tones.min(0)) / (2 * 3**0.5)  # a cube's diagonal is the longest way
    return np.pad(tones, ((0, 0), (0, 1))).reshape(colours.shape).astype(np.float32)


def _places(h: int, w: int) -> np.ndarray:
    """Where each pixel lies, in longer sides of the picture: float32 (h, w, 3), the third 0."""
    y, x = np.mgrid[0:h, 0:w].astype(np.float32) / max(h, w)
    return np.ascontiguousarray(np.stack([y, x, np.zeros_like(x)], axis=2))


def diffusion_fill(image: np.ndarray, mask: np.ndarray, method: str = "telea") -> np.ndarray:
    """Fill by carrying the border's colours inwards: "telea" (2004) or "ns" (Navier-Stokes, 2001).

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. Returns uint8 (h, w, 3), equal to
    the image outside the hole.
    """
    flag = {"telea": cv2.INPAINT_TELEA, "ns": cv2.INPAINT_NS}[method]
    fill = cv2.inpaint(np.ascontiguousarray(image), np.ascontiguousarray(mask), 3, flag)
    return np.asarray(np.where(mask[..., None] > 0, fill, image))
