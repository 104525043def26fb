"""Resampling against a reference of its own: one pixel at a time, in float64, by the formulas."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.raster import raster_from
from editor.core.sampling import Resampling
from editor.core.transform import (
    IDENTITY,
    Transform,
    corners_of,
    quad_to_quad,
    rotated,
    scaled,
    sheared,
    shifted,
)
from editor.core.warp import warped

TOLERANCE = {8: 1, 16: 12}
"""Levels of premultiplied colour, of 255 and of 65535: colour and alpha rounded, float32, and a
kernel table of 1/32768 pixel."""

# -- the reference


def keys(t: float) -> float:
    t = abs(t)
    if t < 1:
        return 1.5 * t**3 - 2.5 * t**2 + 1
    return -0.5 * t**3 + 2.5 * t**2 - 4 * t + 2 if t < 2 else 0.0


def tent(t: float) -> float:
    return max(0.0, 1 - abs(t))


def lanczos(t: float) -> float:
    if abs(t) < 1e-12:
        return 1.0
    p = math.pi * t
    return math.sin(p) * math.sin(p / 3) * 3 / p**2 if abs(t) < 3 else 0.0


KERNELS = {
    Resampling.AUTOMATIC: (keys, 2),
    Resampling.BICUBIC: (keys, 2),
    Resampling.BILINEAR: (tent, 1),
    Resampling.LANCZOS: (lanczos, 3),
}


def interpolated(planes: np.ndarray, u: float, v: float, resampling: Resampling) -> np.ndarray:
    """The value at a point of premultiplied (h, w, c), the border going on."""
    kernel, reach = KERNELS[resampling]
    h, w = planes.shape[:2]
    total, out = 0.0, np.zeros(planes.shape[2])
    x0, y0 = math.floor(u - 0.5), math.floor(v - 0.5)
    for j in range(y0 - reach + 1, y0 + reach + 1):
        for i in range(x0 - reach + 1, x0 + reach + 1):
            weight = kernel(u - 0.5 - i) * kernel(v - 0.5 - j)
            out += weight * planes[min(max(j, 0), h - 1), min(max(i, 0), w - 1)]
            total += weight
    return out / total


def box(t: float, low: float, high: float, step: float) -> float:
    """The share of (t - step/2, t + step/2) inside low..high."""
    left, right = max(low, t - step / 2), min(high, t + step / 2)
    return max(0.0, right - left) / step


def reference(pixels, transform: Transform, x: int, y: int, resampling, samples=(1, 1)):
    """One output pixel, float straight values in 0..1 with their alpha."""
    most = np.iinfo(pixels.dtype).max
    planes = pixels.astype(np.float64) / most
    if pixels.shape[2] == 4:
        planes[..., :3] *= planes[..., 3:]
    h, w = planes.shape[:2]
    inverse = np.linalg.inv(np.array(transform.rows).reshape(3, 3))
    total = np.zeros(planes.shape[2])
    kx, ky = samples
    for j in range(ky):
        for i in range(kx):
            px, py = x + (i + 0.5) / kx, y + (j + 0.5) / ky
            there = inverse @ (px, py, 1)
            u, v = there[:2] / there[2]
            eps = 1e-6
            right, down = (inverse @ (px + eps, py, 1)), (inverse @ (px, py + eps, 1))
            ddx, ddy = (right[:2] / right[2] - (u, v)) / eps, (down[:2] / down[2] - (u, v)) / eps
            step_u = math.hypot(ddx[0] / kx, ddy[0] / ky)
            step_v = math.hypot(ddx[1] / kx, ddy[1] / ky)
            share = box(u, 0, w, step_u) * box(v, 0, h, step_v)
            if share:
                total += share * interpolated(planes, u, v, resampling)
    return total / (kx * ky)


def compared(pixels, transform, resampling, seed, samples=(1, 1), count=25):
    """Premultiplied differences of random pixels, in levels."""
    out = warped(raster_from(pixels), transform, resampling)
    h, w = pixels.shape[:2]
    area = transform.bounds(Rect(0, 0, w, h)).padded(2)
    made = out.read(area)
    most = np.iinfo(pixels.dtype).max
    random = np.random.default_rng(seed)
    worst = 0.0
    for _ in range(count):
        x, y = int(random.integers(area.w)), int(random.integers(area.h))
        got = made[y, x].astype(np.float64) / most
        if len(got) == 4:
            got[:3] *= got[3]
        wanted = reference(pixels, transform, area.x + x, area.y + y, resampling, samples)
        wanted = np.clip(wanted, 0, wanted[-1] if len(wanted) == 4 else 1)
        wanted = np.clip(wanted, 0, 1)
        worst = max(worst, float(np.abs(got - wanted).max() * most))
    return worst


def noise(seed: int, depth=np.uint8, channels=4, shape=(17, 23)):
    random = np.random.default_rng(seed)
    pixels = random.integers(0, np.iinfo(depth).max, (*shape, channels), dtype=depth, endpoint=True)
    pixels[[0, -1], :, -1] = np.iinfo(depth).max  # so that the extent is known
    pixels[:, [0, -1], -1] = np.iinfo(depth).max
    return pixels


kinds = st.sampled_from([Resampling.BILINEAR, Resampling.BICUBIC, Resampling.LANCZOS])
depths = st.sampled_from([np.uint8, np.uint16])


@settings(deadline=None, max_examples=25)
@given(
    st.floats(-180, 180), st.floats(1.01, 3), st.floats(-0.3, 0.3), st.floats(-40, 40), kinds,
    depths, st.sampled_from([1, 4]), st.integers(0, 99),
)  # fmt: skip
def test_turned_and_enlarged_as_the_formulas_say(
    angle, factor, skew, dx, resampling, depth, channels, seed
):
    there = sheared(skew, 0).then(scaled(factor * 1.2, factor * 1.2)).then(rotated(angle))
    there = there.then(shifted(dx, -dx / 3))
    pixels = noise(seed, depth, channels)
    worst = compared(pixels, there, resampling, seed)
    assert worst <= TOLERANCE[8 if depth is np.uint8 else 16]


@settings(deadline=None, max_examples=15)
@given(st.lists(st.floats(-6, 6), min_size=8, max_size=8), kinds, depths, st.integers(0, 99))
def test_in_perspective_as_the_formulas_say(bent, resampling, depth, seed):
    source = corners_of(Rect(0, 0, 23, 17))
    wide = corners_of(Rect(0, 0, 60, 50))
    target = [(x + bent[2 * n], y + bent[2 * n + 1]) for n, (x, y) in enumerate(wide)]
    try:
        there = quad_to_quad(source, target)
        there.bounds(Rect(0, 0, 23, 17))
    except BadInput:
        assume(False)
    worst = compared(noise(seed, depth), there, resampling, seed)
    assert worst <= TOLERANCE[8 if depth is np.uint8 else 16]


@settings(deadline=None, max_examples=12)
@given(st.floats(-180, 180), st.floats(1.01, 2), kinds, depths, st.sampled_from([1, 4]))
def test_far_from_the_edges_of_a_large_picture_too(angle, factor, resampling, depth, channels):
    there = scaled(factor, factor * 1.1).then(rotated(angle)).then(shifted(angle, 7.3))
    pixels = noise(4, depth, channels, shape=(330, 310))
    if angle > 0:
        pixels[..., -1] = np.iinfo(depth).max  # opaque pictures go another way
    worst = compared(pixels, there, resampling, 5, count=12)
    assert worst <= TOLERANCE[8 if depth is np.uint8 else 16]


def test_far_from_the_edges_in_perspective():
    wide = (-20.0, 5.0), (800.0, -90.0), (700.0, 830.0), (30.0, 600.0)
    there = quad_to_quad(corners_of(Rect(0, 0, 310, 330)), wide)
    pixels = noise(6, np.uint16, shape=(330, 310))
    assert compared(pixels, there, Resampling.BICUBIC, 1, count=60) <= TOLERANCE[16]


@pytest.mark.parametrize("times", [9, 13, 27])
def test_made_tiny_and_turned_each_pixel_is_the_mean_of_what_it_covers(times):
    there = scaled(1 / times, 1 / times).then(rotated(33))
    pixels = noise(times, shape=(400, 500))
    pixels[:200, :, :3] //= 3
    samples = (times, times)
    assert compared(pixels, there, Resampling.BILINEAR, 2, samples, count=12) <= 4


@settings(deadline=None, max_examples=10)
@given(st.integers(2, 4), st.floats(5, 85), st.integers(0, 99))
def test_made_smaller_each_pixel_is_the_mean_of_samples_inside_it(times, angle, seed):
    factor = 1 / (times + 0.1)
    there = scaled(factor, factor).then(rotated(angle))
    pixels = noise(seed, shape=(40, 50))
    samples = (times + 1 if times + 0.1 - 0.25 > times else times,) * 2
    assert compared(pixels, there, Resampling.BICUBIC, seed, samples, count=10) <= 1


def scaled_reference(pixels, size, resampling):
    """Both axes with a kernel as wide as a pixel of the result, in float64."""
    planes = pixels.astype(np.float64) / 255
    planes[..., :3] *= planes[..., 3:]
    kernel, reach = KERNELS[resampling]
    for axis, n in ((0, size[1]), (1, size[0])):
        planes = np.moveaxis(planes, axis, 0)
        count, rows = len(planes), []
        step = count / n
        wide = max(1.0, step)
        for k in range(n):
            u = (k + 0.5) * step - 0.5
            taps = range(math.floor(u - reach * wide), math.ceil(u + reach * wide) + 1)
            weights = [kernel((u - t) / wide) for t in taps]
            values = [planes[min(max(t, 0), count - 1)] for t in taps]
            rows.append(sum(w * v for w, v in zip(weights, values, strict=True)) / sum(weights))
        planes = np.moveaxis(np.array(rows), 0, axis)
    return planes


@settings(deadline=None, max_examples=12)
@given(st.integers(3, 60), st.integers(3, 60), kinds, st.integers(0, 99))
def test_scaled_along_the_axes_as_the_formulas_say(w, h, resampling, seed):
    pixels = noise(seed)
    out = warped(raster_from(pixels), scaled(w / 23, h / 17), resampling).read(Rect(0, 0, w, h))
    got = out / 255
    got[..., :3] *= got[..., 3:]
    wanted = np.clip(scaled_reference(pixels, (w, h), resampling), 0, 1)
    wanted[..., :3] = np.minimum(wanted[..., :3], wanted[..., 3:])
    assert np.abs(got - wanted).max() * 255 <= 1.01


# -- what an artist relies on


@pytest.mark.parametrize("there", [IDENTITY, shifted(13, -200), rotated(90), scaled(1, -1)])
@pytest.mark.parametrize("resampling", list(Resampling))
def test_whole_moves_and_turns_are_exact_whatever_the_kernel(there, resampling):
    pixels = noise(3, shape=(150, 140))
    pixels[20:50, 30:40, 3] = 0  # colours under nothing stay too
    out = warped(raster_from(pixels), there, resampling)
    back = warped(out, there.inverse, resampling)
    assert np.array_equal(back.read(Rect(0, 0, 140, 150)), pixels)


@pytest.mark.parametrize(
    "there", [scaled(0.37, 0.61), scaled(2.3, 1.7), scaled(2, 2).then(rotated(90)), scaled(-0.5, 1)]
)
def test_an_opaque_picture_stays_opaque_up_to_its_edges(there):
    pixels = noise(5, shape=(170, 230))
    pixels[..., 3] = 255
    bounds = there.bounds(Rect(0, 0, 230, 170))
    whole = Rect(bounds.x + 1, bounds.y + 1, bounds.w - 2, bounds.h - 2)
    assert (warped(raster_from(pixels), there).read(whole)[..., 3] == 255).all()


def test_halving_a_picture_fills_its_canvas_exactly():
    pixels = np.full((100, 200, 4), (90, 120, 30, 255), np.uint8)
    out = warped(raster_from(pixels), scaled(0.5, 0.5))
    assert out.extent() == Rect(0, 0, 100, 50)
    assert (out.read(Rect(0, 0, 100, 50)) == (90, 120, 30, 255)).all()


def test_one_colour_stays_that_colour_at_every_angle():
    pixels = np.full((60, 60, 4), (200, 30, 90, 255), np.uint8)
    out = warped(raster_from(pixels), rotated(33, (30, 30))).read(Rect(-20, -20, 100, 100))
    seen = out[out[..., 3] > 0]
    assert (np.abs(seen[:, :3].astype(int) - (200, 30, 90)) <= 1).mean() > 0.999
    covered = out[..., 3].sum() / 255
    assert covered == pytest.approx(3600, rel=0.002)  # slanted edges cover what they cover


def test_pixel_art_keeps_its_colours_by_nearest():
    pixels = noise(8)
    out = warped(raster_from(pixels), scaled(3, 3), Resampling.NEAREST)
    assert np.array_equal(out.read(Rect(0, 0, 69, 51)), pixels.repeat(3, 0).repeat(3, 1))


def test_fine_stripes_made_small_become_grey_instead_of_new_stripes():
    stripes = np.zeros((256, 256), np.uint8)
    stripes[:, ::2] = 254
    for there in (scaled(0.23, 0.23), scaled(0.23, 0.23).then(rotated(20))):
        area = there.bounds(Rect(60, 60, 136, 136)).padded(-8)
        inside = there.at((128, 128))
        area = Rect(round(inside[0]) - 8, round(inside[1]) - 8, 16, 16)
        assert np.abs(warped(raster_from(stripes), there).read(area).astype(int) - 127).max() <= 12


def test_transparent_colours_do_not_bleed():
    pixels = np.zeros((40, 40, 4), np.uint8)
    pixels[...] = (0, 255, 0, 0)
    pixels[10:30, 10:30] = (255, 0, 0, 255)
    out = warped(raster_from(pixels), rotated(17, (20, 20))).read(Rect(0, 0, 40, 40))
    assert (out[out[..., 3] > 4][:, 1] <= 1).all()


def test_sixteen_bits_stay_sixteen_bits():
    ramp = np.linspace(20000, 22000, 400).astype(np.uint16)
    pixels = np.full((40, 400, 4), 65535, np.uint16)
    pixels[..., :3] = ramp[:, None]
    out = warped(raster_from(pixels), scaled(2, 2))
    assert out.depth == 16
    row = out.read(Rect(10, 40, 780, 1))[0, :, 0].astype(int)
    assert len(np.unique(row)) > 700 and (np.diff(row) >= 0).all()


def test_too_large_a_result_is_refused_before_it_is_made():
    with pytest.raises(BadInput, match="too large"):
        warped(raster_from(np.full((100, 100), 255, np.uint8)), scaled(300, 300))


@pytest.mark.parametrize("resampling", [r for r in Resampling if r is not Resampling.NEAREST])
def test_a_picture_pressed_to_nearly_nothing_is_what_it_covers(resampling):
    pixels = np.full((90, 130, 4), (255, 0, 128, 255), np.uint8)
    raster = raster_from(pixels, 10, 20)
    line = warped(raster, scaled(1e-3, 3.0), resampling).read(Rect(-2, 40, 5, 320))
    assert line[..., 3].sum() / 255 == pytest.approx(0.13 * 270, rel=0.05)
    assert (line[line[..., 3] > 0][:, :3] == (255, 0, 128)).all()
    assert not warped(raster, scaled(1e-9, 1e-9), resampling).tiles  # as wide a kernel: no end


def test_nothing_stays_nothing():
    empty = raster_from(np.zeros((5, 5, 4), np.uint8))
    assert not warped(empty, rotated(10)).tiles


def test_progress_is_told_and_can_end_the_work():
    told: list[float] = []
    raster = raster_from(noise(1, shape=(300, 300)))
    warped(raster, rotated(5), tick=told.append)
    assert told == sorted(told) and told[-1] == 1.0

    def stop(_share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        warped(raster, rotated(5), tick=stop)
