"""Pictures and features at twice or half the size through a small filter, in plain torch.

upfirdn (zero insertion, filter, decimation) as in Karras et al. 2020 and 2021; filters are
float32 (k, k) or, where they are separable, (k,). They run as depthwise convolutions, which a CPU
does quickest on channels_last features.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor

BINOMIAL = (1.0, 3.0, 3.0, 1.0)


def resample_filter(taps: Sequence[float] = BINOMIAL) -> Tensor:
    """The separable filter of these taps, sum 1: float32 (k, k)."""
    row = torch.tensor(taps, dtype=torch.float32)
    square = torch.outer(row, row)
    return square / square.sum()


def upfirdn2d(
    x: Tensor,
    taps: Tensor,
    up: int = 1,
    down: int = 1,
    padding: tuple[int, int, int, int] = (0, 0, 0, 0),
    gain: float = 1.0,
) -> Tensor:
    """Insert up - 1 zeros after each pixel, pad, convolve with the filter, keep one in `down`.

    x: (n, c, h, w). padding: left, right, top, bottom, in pixels after the insertion, may be
    negative. gain: of the result; up ** 2 keeps the brightness.
    """
    if up > 1:
        n, c, h, w = x.shape
        wide = x.new_zeros(n, c, h, up, w, up)
        wide[:, :, :, 0, :, 0] = x
        x = wide.reshape(n, c, h * up, w * up)
    if taps.ndim == 2:
        return _filtered(F.pad(x, padding), taps * gain, (down, down))
    row = taps * gain**0.5
    return _filtered(_filtered(F.pad(x, padding), row[None], (1, down)), row[:, None], (down, 1))


def upsample2d(x: Tensor, taps: Tensor) -> Tensor:
    """(n, c, h, w) at twice the size, as bright. taps: (k, k) with even k."""
    weight = (taps * 4).to(x.dtype).expand(x.shape[1], 1, -1, -1)
    return F.conv_transpose2d(
        x, weight, stride=2, padding=taps.shape[0] // 2 - 1, groups=x.shape[1]
    )


def conv2d_up(x: Tensor, weight: Tensor, taps: Tensor) -> Tensor:
    """A convolution (out, in, 3, 3) between zero insertion and filter: twice the size.

    The kernel is turned by half a turn against that of `F.conv2d`, as published weights have it.
    """
    wide = F.conv_transpose2d(x, weight.transpose(0, 1), stride=2)
    return _filtered(wide, taps * 4, (1, 1), padding=taps.shape[0] // 2 - 1)


def conv2d_down(x: Tensor, weight: Tensor, taps: Tensor, bias: Tensor | None = None) -> Tensor:
    """A convolution (out, in, k, k), k 1 or 3, behind the filter: half the size."""
    around = weight.shape[-1] // 2 + taps.shape[0] // 2 - 1
    smooth = _filtered(x, taps, (1, 1), padding=around)
    return F.conv2d(smooth, weight, bias, stride=2)


def _filtered(x: Tensor, taps: Tensor, stride: tuple[int, int], padding: int = 0) -> Tensor:
    """Each channel convolved with taps (kh, kw); torch correlates, hence the flip."""
    weight = taps.flip(0, 1).to(x.dtype).expand(x.shape[1], 1, -1, -1)
    return F.conv2d(x, weight, stride=stride, padding=padding, groups=x.shape[1])
