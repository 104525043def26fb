"""Values between pixels: interpolation at any points, and scaling along rows and columns.

Blocks are float32 (h, w, c), colours premultiplied.
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
    block: Array,
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    kernel: tuple[Resampling, int],
) -> Array:
    """Values at points: float32 (n, c) from a block (h, w, c).

    x, y: float64 (n), 0.0 = the middle of the block's first pixel. Every pixel within the
    kernel's radius must lie in the block. kernel: which, and for how many bits a channel.
    """
    _, width, channels = block.shape
    flat: Array = block.reshape(-1, channels)
    resampling, depth = kernel
    if resampling is Resampling.NEAREST:
        at = np.floor(y + 0.5) * width + np.floor(x + 0.5)
        nearest: Array = flat.take(at.astype(np.intp), 0, mode="clip")
        return nearest
    left, top = np.floor(x), np.floor(y)
    columns, rows = (_taps(t, resampling, channels, depth) for t in (x - left, y - top))
    reach = radius(resampling)
    first = (top * width + (left + (1 - reach) * (width + 1))).astype(np.intp)
    out, line, part = np.zeros((3, x.size, channels), np.float32)
    for j, row in enumerate(rows):
        for i, column in enumerate(columns):
            onto = part if i else line
            flat[j * width + i :].take(first, 0, onto, "clip")
            onto *= column
            if i:
                line += part
        line *= row
        out += line
    return out


def _taps(t: NDArray[np.float64], resampling: Resampling, channels: int, depth: int) -> list[Array]:
    """Weights (n, channels) of each of the 2 * reach pixels round points that lie t in 0..1
    behind the middle of one: the same for every channel, ready to be multiplied."""
    table = _table(resampling, channels, depth)
    t *= table.shape[1] - 1
    t += 0.5
    at = t.astype(np.intp)
    return [weight.take(at, 0, mode="clip") for weight in table]


_FINE = {8: 1 << 12, 16: 1 << 15}
"""Steps of a pixel that bits a channel can tell apart, by far."""


@cache
def _table(resampling: Resampling, channels: int, depth: int) -> Array:
    """The weights (2 * reach, steps + 1, channels) for every step of a pixel."""
    reach, kernel = _KERNELS[resampling]
    t = np.linspace(0, 1, _FINE[depth] + 1)
    table = np.stack([kernel(t - k) for k in range(1 - reach, reach + 1)])
    one = (table / table.sum(0)).astype(np.float32)
    return np.ascontiguousarray(np.broadcast_to(one[..., None], (*one.shape, channels)))


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
