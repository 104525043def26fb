"""From two renders to a sample: the darkroom touch, the mask, bit-identical surroundings."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Picture = NDArray[np.float32]
Mask = NDArray[np.bool_]
Region = tuple[float, float, float, float]


def develop(picture: Picture, seed: int, grain: float = 0.0045, vignette: float = 0.2) -> Picture:
    """Vignette and fine grain as a camera leaves them; (h, w, 3) in 0..1, same seed, same grain."""
    height, width = picture.shape[:2]
    y, x = np.ogrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    corner = ((x**2 + y**2) / 2)[..., None]
    noise = np.random.default_rng(seed).normal(0, 1, (height, width, 1))
    light = picture * (1 - vignette * corner**1.6)
    strength = grain * (0.6 + 1.6 * light * (1 - light))
    return np.clip(light + noise * strength, 0, 1).astype(np.float32)


def to_bytes(picture: Picture) -> NDArray[np.uint8]:
    """0..1 to uint8, rounded."""
    return np.round(picture * 255).astype(np.uint8)


def grown(mask: Mask, radius: int) -> Mask:
    """The mask widened by about `radius` pixels, corners rounded."""
    image = Image.fromarray(mask.astype(np.uint8) * 255)
    for step in _steps(radius):
        image = image.filter(ImageFilter.MaxFilter(2 * step + 1))
    return np.asarray(image) > 127


def shrunk(mask: Mask, radius: int) -> Mask:
    """The mask narrowed by about `radius` pixels; the picture's border does not bite."""
    return ~grown(~mask, radius)


def _steps(radius: int) -> list[int]:
    return [2] * (radius // 2) + [1] * (radius % 2)


def changed(before: Picture, truth: Picture, threshold: float = 0.03) -> Mask:
    """Where two renders differ by more than their noise: blurred, thresholded, specks dropped."""
    gap = np.abs(before - truth).max(axis=2)
    image = Image.fromarray(np.clip(gap * 255 * 2, 0, 255).astype(np.uint8))
    soft = np.asarray(image.filter(ImageFilter.GaussianBlur(1.6)), np.float32) / 510
    speck = 1 + round(before.shape[1] / 2000)
    return grown(shrunk(soft > threshold, speck), speck)


def shaded(before: Picture, truth: Picture, threshold: float = 0.0125) -> Mask:
    """Where a soft shadow lay: the mean change over a wide patch, too faint for `changed`."""
    gap = np.abs((before - truth).mean(axis=2))
    image = Image.fromarray(np.clip(gap * 1020, 0, 255).astype(np.uint8))
    soft = image.filter(ImageFilter.GaussianBlur(before.shape[1] / 320))
    wide = np.asarray(soft, np.float32) / 1020 > threshold
    return grown(shrunk(wide, 3), 3)


def region_of(mask: Mask, margin: float = 0.03) -> Region:
    """Left, top, right, bottom of the mask in 0..1 with a margin; all where the mask is empty."""
    if not mask.any():
        return (0.0, 0.0, 1.0, 1.0)
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    height, width = mask.shape
    left, right = columns[0] / width - margin, (columns[-1] + 1) / width + margin
    top, bottom = rows[0] / height - margin, (rows[-1] + 1) / height + margin
    return (max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))


def regions_of(mask: Mask, margin: float = 0.03, strip: float = 0.16) -> list[Region]:
    """The mask's frame, or upright strips about `strip` wide if much smaller."""
    whole = region_of(mask, margin)
    count = max(1, round((whole[2] - whole[0]) / strip))
    edges = np.linspace(whole[0], whole[2], count + 1)
    regions = []
    for left, right in pairwise(edges):
        part = np.zeros_like(mask)
        columns = slice(round(left * mask.shape[1]), round(right * mask.shape[1]) + 1)
        part[:, columns] = mask[:, columns]
        if part.any():
            top, bottom = region_of(part, margin)[1::2]
            regions.append((max(0.0, left - 0.02), top, min(1.0, right + 0.02), bottom))
    return regions if sum(map(_area, regions)) < 0.7 * _area(whole) else [whole]


def _area(region: Region) -> float:
    return (region[2] - region[0]) * (region[3] - region[1])


def inside(region: Region, shape: tuple[int, int], trim: int | None = None) -> Mask:
    """The region as a mask of (h, w), a few pixels smaller than what was rendered."""
    height, width = shape
    trim = max(8, width // 160) if trim is None else trim
    left, top, right, bottom = region
    mask = np.zeros(shape, bool)
    x0, x1 = round(left * width), round(right * width)
    y0, y1 = round(top * height), round(bottom * height)
    mask[y0 + trim * (y0 > 0) : y1 - trim * (y1 < height),
         x0 + trim * (x0 > 0) : x1 - trim * (x1 < width)] = True  # fmt: skip
    return mask


def mask_of(before: Picture, truth: Picture, marked: Mask | None, rendered: Mask) -> Mask:
    """Object and shadow inside what was rendered twice, holes closed, a little widened."""
    unit = max(2, round(before.shape[1] / 1300))
    mask = (changed(before, truth) | shaded(before, truth)) & rendered
    if marked is not None:
        near = grown(marked, unit * 2)
        mask = (mask | near) & rendered
    closed = grown(shrunk(grown(mask, unit * 3), unit * 2), unit)
    image = Image.fromarray(closed.astype(np.uint8) * 255).filter(
        ImageFilter.GaussianBlur(unit * 2)
    )
    return (mask | (np.asarray(image) > 80)) & rendered


def blend(before: Picture, truth: Picture, mask: Mask) -> Picture:
    """Truth inside the mask, before outside, exactly; the seam is soft on the mask's inner side."""
    width = max(2, before.shape[1] // 640)
    core = Image.fromarray(shrunk(mask, width).astype(np.uint8) * 255)
    alpha = np.asarray(core.filter(ImageFilter.GaussianBlur(width / 2)), np.float32) / 255
    alpha = (alpha * mask)[..., None]
    return np.where(mask[..., None], before + (truth - before) * alpha, before)


def save(picture: NDArray[np.uint8], path: Path) -> None:
    """PNG without loss, or WebP at a quality where the eye sees no loss."""
    image = Image.fromarray(picture)
    if path.suffix == ".webp":
        image.save(path, quality=95, method=6)
    else:
        image.save(path, optimize=True)
