"""Filters between sizes, compared with loops over pixels."""

from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor

from editor.nets.resample import (
    conv2d_down,
    conv2d_up,
    resample_filter,
    upfirdn2d,
    upsample2d,
)


def randn(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def naive(
    x: Tensor, taps: Tensor, up: int, down: int, padding: tuple[int, int, int, int], gain: float
) -> Tensor:
    """upfirdn by its definition: insert zeros, pad or crop, convolve, keep one in `down`."""
    kernel = np.outer(taps, taps) if taps.ndim == 1 else taps.numpy()
    left, right, top, bottom = padding
    planes = []
    for plane in x.flatten(0, 1).numpy():
        h, w = plane.shape
        wide = np.zeros((h * up + top + bottom, w * up + left + right))
        for i in range(h):
            for j in range(w):
                y, z = i * up + top, j * up + left
                if 0 <= y < wide.shape[0] and 0 <= z < wide.shape[1]:
                    wide[y, z] = plane[i, j]
        out = np.zeros((wide.shape[0] - len(kernel) + 1, wide.shape[1] - len(kernel[0]) + 1))
        for (i, j), tap in np.ndenumerate(kernel[::-1, ::-1]):
            out += gain * tap * wide[i : i + out.shape[0], j : j + out.shape[1]]
        planes.append(out[::down, ::down])
    result = torch.from_numpy(np.stack(planes)).float()
    return result.reshape(*x.shape[:2], *result.shape[1:])


@pytest.mark.parametrize(
    ("up", "down", "padding", "gain"),
    [
        (1, 1, (1, 2, 3, 0), 1.0),
        (2, 1, (2, 1, 2, 1), 4.0),
        (1, 2, (1, 1, 1, 1), 1.0),
        (3, 2, (4, 3, 2, 5), 9.0),
        (2, 1, (-1, 4, 3, -2), 2.0),
    ],
)
@pytest.mark.parametrize("shape", [(4, 4), (3, 5), (4,)])
def test_upfirdn_is_its_definition(
    up: int, down: int, padding: tuple[int, int, int, int], gain: float, shape: tuple[int, ...]
) -> None:
    x, taps = randn(2, 3, 5, 6), randn(*shape, seed=1)
    made = upfirdn2d(x, taps, up, down, padding, gain)
    torch.testing.assert_close(made, naive(x, taps, up, down, padding, gain), atol=1e-5, rtol=1e-5)


def test_doubling_keeps_brightness_and_puts_an_impulse_between_its_four_pixels() -> None:
    taps = resample_filter()
    assert float(taps.sum()) == pytest.approx(1)
    flat = upsample2d(torch.full((1, 2, 6, 6), 0.7), taps)
    torch.testing.assert_close(flat[..., 1:-1, 1:-1], torch.full((1, 2, 10, 10), 0.7))
    impulse = torch.zeros(1, 1, 6, 6)
    impulse[0, 0, 2, 3] = 1
    made = upsample2d(impulse, taps)[0, 0]
    wanted = torch.zeros(12, 12)
    row = torch.tensor([1.0, 3.0, 3.0, 1.0]) / 4
    wanted[3:7, 5:9] = torch.outer(row, row)  # round the pixels 4, 5 and 6, 7 that were 2 and 3
    torch.testing.assert_close(made, wanted)


def test_doubling_is_upfirdn_for_any_filter() -> None:
    x, taps = randn(2, 3, 5, 4), randn(4, 4, seed=2)
    turned = naive(x, taps, 2, 1, (2, 1, 2, 1), 4.0)
    torch.testing.assert_close(upsample2d(x, taps), turned, atol=1e-5, rtol=1e-5)


def test_a_doubling_convolution_is_zeros_then_kernel_then_filter() -> None:
    x, weight, taps = randn(2, 3, 5, 4), randn(6, 3, 3, 3, seed=1), resample_filter()
    wide = torch.zeros(2, 3, 10, 8)
    wide[:, :, ::2, ::2] = x
    convolved = F.conv2d(F.pad(wide, (3, 2, 3, 2)), weight.flip(2, 3))
    wanted = naive(convolved, taps, 1, 1, (0, 0, 0, 0), 4.0)
    torch.testing.assert_close(conv2d_up(x, weight, taps), wanted, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("size", [1, 3])
def test_a_halving_convolution_is_filter_then_kernel_then_every_second(size: int) -> None:
    x, weight, taps = randn(2, 3, 8, 6), randn(5, 3, size, size, seed=1), resample_filter()
    bias, around = randn(5, seed=2), 1 + size // 2
    smooth = naive(x, taps, 1, 1, (around,) * 4, 1.0)
    wanted = F.conv2d(smooth, weight, bias)[:, :, ::2, ::2]
    made = conv2d_down(x, weight, taps, bias)
    assert made.shape == (2, 5, 4, 3)
    torch.testing.assert_close(made, wanted, atol=1e-4, rtol=1e-4)


def test_gradients_of_gradients_pass() -> None:
    """R1 and path lengths need them."""
    x = randn(1, 2, 4, 4).double().requires_grad_()
    weight = randn(2, 2, 3, 3, seed=1).double().requires_grad_()
    taps = resample_filter().double()
    assert torch.autograd.gradgradcheck(lambda a, b: conv2d_up(a, b, taps), (x, weight))
    assert torch.autograd.gradgradcheck(lambda a, b: conv2d_down(a, b, taps), (x, weight))
