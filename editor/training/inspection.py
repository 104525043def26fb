"""One picture file, as the doctor sees it: its size, its kind, how sharp it is, its fingerprint."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image

from editor.media.decode import check_webp_header, plain_errors
from editor.media.encode import to_8_bits
from editor.media.gate import check_pixels, open_untrusted
from editor.media.opencv import cv2
from editor.media.still import open_still
from editor.training.alike import fingerprint
from editor.training.squares import on_ground

MODES = {"CMYK": "CMYK", "LAB": "Lab", "P": "a palette", "PA": "a palette", "1": "black and white"}
"""Pillow's modes that are not red, green and blue or grey, in words."""


@dataclass(frozen=True, eq=False)
class Inspected:
    """width, height: in pixels, as stored. mode: "16 bits a channel", "CMYK", "a palette" ... or
    "". grey: without colour. transparent: in places. frames: of an animation, or pages.
    sharpness: see `sharpness`. print: see `alike.fingerprint`."""

    width: int
    height: int
    mode: str
    grey: bool
    transparent: bool
    frames: int
    sharpness: float
    print: tuple[int, np.ndarray] = field(repr=False)

    @property
    def shorter(self) -> int:
        """The shorter side in pixels."""
        return min(self.width, self.height)

    @property
    def aspect(self) -> float:
        """The longer side by the shorter."""
        return max(self.width, self.height) / self.shorter


def inspect(path: Path, least: int) -> Inspected:
    """Look at a picture file; finer than `least` pixels of its shorter side nothing is looked at.

    Raises BadFile or TooLarge where it cannot be read.
    """
    width, height, mode, frames = _head(path)
    still = open_still(path, least)
    pixels = to_8_bits(still.pixels)
    transparent = pixels.shape[2] == 4 and cv2.minMaxLoc(pixels[..., 3])[0] < 255
    picture = _reduced(on_ground(pixels), least)
    red, green, blue = cv2.split(picture)
    spread = cv2.max(cv2.max(red, green), blue) - cv2.min(cv2.min(red, green), blue)
    return Inspected(
        width, height,
        "16 bits a channel" if still.pixels.dtype == np.uint16 else MODES.get(mode, ""),
        _quantile(spread, 0.99) <= 8, transparent, frames,
        sharpness(picture), fingerprint(picture),
    )  # fmt: skip


def sharpness(picture: np.ndarray) -> float:
    """The sharpest edges of a picture uint8 RGB (h, w, 3) by its range of greys: about 0..3.

    The strongest 0.5 % of |Laplacian| by the distance of the 1st and 99th percentile: a sharp
    subject before a blurred ground is sharp, a pale drawing too. Sharp photographs, paintings and
    drawings of 128 pixels have 0.7 to 0.9, blurred by 1.5 pixels 0.1.
    """
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    edges = np.abs(cv2.Laplacian(grey, cv2.CV_16S))
    spread = _quantile(grey, 0.99) - _quantile(grey, 0.01)
    return _quantile(edges, 0.995) / (spread + 4)


def _quantile(values: np.ndarray, part: float) -> int:
    """Of whole numbers from 0 up: the least that `part` of them are not above; fast."""
    upto = np.cumsum(np.bincount(values.ravel()))
    return int(np.searchsorted(upto, part * values.size))


def _head(path: Path) -> tuple[int, int, str, int]:
    """Width, height, Pillow's mode, frames."""
    with open_untrusted(path) as opened, plain_errors(path):
        check_webp_header(opened)
        image = Image.open(opened.file, formats=[opened.kind.upper()])
        check_pixels(path, *image.size, opened.nbytes)
        frames = 1 if image.format == "MPO" else int(getattr(image, "n_frames", 1))
        return *image.size, image.mode, frames


def _reduced(picture: np.ndarray, least: int) -> np.ndarray:
    h, w = picture.shape[:2]
    scale = least / min(h, w)
    if scale >= 1:
        return picture
    size = (max(1, round(w * scale)), max(1, round(h * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA))
