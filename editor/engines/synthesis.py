"""Fills that need no network: patch synthesis (pypatchmatch) and diffusion (OpenCV)."""

from __future__ import annotations

from threading import Lock

import cv2
import numpy as np

PATCH_SIZE = 3
"""Radius of the compared patches; measured best for holes of every size."""
GUIDE = 0.01
"""Guide for thick holes: wall goes on as wall, not as pebbles from the far end of the picture."""
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
    import patchmatch

    with _alone:
        patchmatch.set_random_seed(seed)
        if guide:
            fill = patchmatch.inpaint_regularity(
                image, mask, _places(*mask.shape), patch_size=PATCH_SIZE, guide_weight=guide
            )
        else:
            fill = patchmatch.inpaint(image, mask, patch_size=PATCH_SIZE)
    return np.asarray(np.where(mask[..., None] > 0, fill, image))


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
