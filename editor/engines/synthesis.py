"""Fills that need no network: patch synthesis (pypatchmatch) and diffusion (OpenCV)."""

from __future__ import annotations

from threading import Lock

import cv2
import numpy as np

PATCH_SIZE = 3
"""Radius of the compared patches; measured best for holes of every size."""
_alone = Lock()  # the native code keeps one seed for the whole process


def patch_fill(image: np.ndarray, mask: np.ndarray, seed: int = 0) -> np.ndarray:
    """Fill by patch synthesis (Barnes et al. 2009, PatchMatch) from the rest of the picture.

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. Returns uint8 (h, w, 3), equal to
    the image outside the hole. The same seed gives the same fill. RuntimeError where the native
    library failed.
    """
    import patchmatch

    with _alone:
        patchmatch.set_random_seed(seed)
        fill = patchmatch.inpaint(image, mask, patch_size=PATCH_SIZE)
    return np.asarray(np.where(mask[..., None] > 0, fill, image))


def diffusion_fill(image: np.ndarray, mask: np.ndarray, method: str = "telea") -> np.ndarray:
    """Fill by carrying the border's colours inwards: "telea" (2004) or "ns" (Navier-Stokes, 2001).

    image: uint8 RGB (h, w, 3). mask: uint8 (h, w), > 0 = hole. Returns uint8 (h, w, 3), equal to
    the image outside the hole.
    """
    flag = {"telea": cv2.INPAINT_TELEA, "ns": cv2.INPAINT_NS}[method]
    fill = cv2.inpaint(np.ascontiguousarray(image), np.ascontiguousarray(mask), 3, flag)
    return np.asarray(np.where(mask[..., None] > 0, fill, image))
