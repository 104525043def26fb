"""Arrays become images and come back; a thumbnail fits its square."""

from __future__ import annotations

import gc

import numpy as np
import pytest

from editor.ui.qimage import thumbnail, to_array, to_qimage


@pytest.mark.parametrize("shape", [(7, 5, 4), (7, 5, 3), (7, 5, 1), (7, 5), (1, 1, 3)])
def test_eight_bit_pixels_come_back(shape):
    pixels = np.random.default_rng(1).integers(0, 256, shape, np.uint8)
    back = to_array(to_qimage(pixels))
    wide = pixels if pixels.ndim == 3 else pixels[..., None]
    if wide.shape[2] == 1:
        wide = np.repeat(wide, 3, axis=2)
    assert np.array_equal(back[..., : wide.shape[2]], wide)
    if wide.shape[2] == 3:
        assert back[..., 3].min() == 255


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_sixteen_bit_pixels_become_their_upper_bytes(channels):
    pixels = np.random.default_rng(2).integers(0, 65536, (6, 9, channels), np.uint16)
    if channels == 4:
        pixels[..., 3] = 65535
    back = to_array(to_qimage(pixels)).astype(int)
    expected = np.repeat(pixels, 3, axis=2)[..., :3] if channels == 1 else pixels[..., :3]
    assert np.abs(back[..., :3] - expected / 257).max() <= 1


def test_views_with_strides_are_taken_as_they_look():
    pixels = np.random.default_rng(3).integers(0, 256, (20, 30, 4), np.uint8)
    assert np.array_equal(to_array(to_qimage(pixels[::2, 5:17])), pixels[::2, 5:17])


def test_the_image_outlives_the_array():
    pixels = np.full((64, 64, 4), 200, np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 0
    del pixels
    gc.collect()
    assert to_array(image).min() == 200


def test_what_is_no_picture_is_refused():
    with pytest.raises(ValueError, match="float32"):
        to_qimage(np.zeros((4, 4, 3), np.float32))
    with pytest.raises(ValueError, match="2"):
        to_qimage(np.zeros((4, 4, 2), np.uint8))


@pytest.mark.parametrize(
    ("size", "ratio", "expected"),
    [((400, 200), 1.0, (64, 32)), ((400, 200), 2.0, (128, 64)), ((20, 10), 1.0, (20, 10))],
)
def test_a_thumbnail_fits_its_square_and_is_never_enlarged(size, ratio, expected):
    image = thumbnail(np.zeros((size[1], size[0], 3), np.uint8), 64, ratio)
    assert (image.width(), image.height()) == expected
    assert image.devicePixelRatio() == ratio
