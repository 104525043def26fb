"""Values between pixels: interpolation at any points, and scaling along rows and columns.

Blocks are float32 planes (c, h, w), colours premultiplied; what is asked for beyond a block's
border has the value of the nearest pixel.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cache

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Kernel = Callable[[NDArray[np.float64]], NDArray[np.float64]]


class Resampling(Enum):
    """How values between pixels are found.

    AUTOMATIC: bicubic, and Lanczos where a picture is only made smaller.
    """

    AUTOMATIC = "automatic"
    NEAREST = "nearest"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    LANCZOS = "lanczos"


def _triangle(t: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.maximum(0.0, 1.0 - np.abs(t))


def _cubic(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Keys 1981, a = -1/2."""
    t = np.abs(t)
    near = (1.5 * t - 2.5) * t * t + 1.0
    far = ((-0.5 * t + 2.5) * t - 4.0) * t + 2.0
    return np.where(t <= 1, near, np.where(t < 2, far, 0.0))


def _lanczos(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Three lobes: Duchon 1979."""
    return np.where(np.abs(t) < 3, np.sinc(t) * np.sinc(t / 3), 0.0)


_KERNELS: dict[Resampling, tuple[int, Kernel]] = {
    Resampling.BILINEAR: (1, _triangle),
    Resampling.BICUBIC: (2, _cubic),
    Resampling.LANCZOS: (3, _lanczos),
    Resampling.AUTOMATIC: (2, _cubic),
}


def radius(resampling: Resampling) -> int:
    """How many pixels at each side of a point decide its value."""
    return 0 if resampling is Resampling.NEAREST else _KERNELS[resampling][0]


def gathered(
    block: Array, x: NDArray[np.float64], y: NDArray[np.float64], resampling: Resampling
) -> Array:
    """Values at points: float32 (c, n) from planes (c, h, w).

    x, y: float64 (n), 0.0 = the middle of the block's first pixel. Every pixel within the
    kernel's radius must lie in the block.
    """
    channels, _, width = block.shape
    flat: Array = block.reshape(channels, -1)
    if resampling is Resampling.NEAREST:
        at = np.floor(y + 0.5).astype(np.intp) * width + np.floor(x + 0.5).astype(np.intp)
        nearest: Array = flat.take(at, 1, mode="clip")
        return nearest
    reach = radius(resampling)
    left, top = np.floor(x), np.floor(y)
    columns, rows = _taps(x - left, resampling), _taps(y - top, resampling)
    first = (top.astype(np.intp) - reach + 1) * width + left.astype(np.intp) - reach + 1
    out = np.zeros((channels, x.size), np.float32)
    line, part = np.empty_like(out), np.empty_like(out)
    for j, row in enumerate(rows):
        line[:] = 0
        for i, column in enumerate(columns):
            flat.take(first + (j * width + i), 1, part, "clip")
            part *= column
            line += part
        line *= row
        out += line
    return out


def _taps(t: NDArray[np.float64], resampling: Resampling) -> Array:
    """Weights (2 * reach, n) of the pixels round points that lie t in 0..1 behind the middle of
    one."""
    taps: Array = _table(resampling).take((t * _STEPS + 0.5).astype(np.intp), 1, mode="clip")
    return taps


_STEPS = 1 << 15


@cache
def _table(resampling: Resampling) -> Array:
    """The weights for every 1 / _STEPS of a pixel: as near as 16 bits a channel can tell."""
    reach, kernel = _KERNELS[resampling]
    t = np.linspace(0, 1, _STEPS + 1)
    table = np.stack([kernel(t - k) for k in range(1 - reach, reach + 1)])
    out: Array = (table / table.sum(0)).astype(np.float32)
    return out


def weights(
    centres: NDArray[np.float64], step: float, first: int, count: int, resampling: Resampling
) -> Array:
    """Rows of weights, float32 (n, count): how pixels first .. first + count - 1 make up outputs.

    centres: where the middles of the outputs lie, pixel i's own at i + 0.5; step: pixels from
    one to the next. Where step > 1 the kernel is widened, so that nothing aliases.
    """
    if resampling is Resampling.AUTOMATIC:
        resampling = Resampling.LANCZOS if step > 1 else Resampling.BICUBIC
    reach, kernel = _KERNELS[resampling]
    wide = max(1.0, step)
    span = np.arange(np.ceil(2 * reach * wide) + 1)
    taps = np.floor(centres - 0.5 - reach * wide)[:, None] + span
    found = kernel((centres[:, None] - 0.5 - taps) / wide)
    found /= found.sum(1, keepdims=True)
    out = np.zeros((len(centres), count))
    columns = np.clip(taps - first, 0, count - 1).astype(np.intp)
    np.add.at(out, (np.arange(len(centres))[:, None], columns), found)
    return out.astype(np.float32)


def covered(
    places: NDArray[np.float64], low: float, high: float, step: float | NDArray[np.float64]
) -> Array:
    """How much of samples `step` wide lies in low..high, float32 in 0..1 for each."""
    inside = np.clip((places - low) / step + 0.5, 0, 1)
    inside += np.clip((high - places) / step + 0.5, 0, 1) - 1
    return np.maximum(inside, 0).astype(np.float32)
