"""After the network: edges come back sharp, a fade keeps contrast, colours stay the original's."""

from __future__ import annotations

import cv2
import numpy as np

from editor.engines.finish import enlarged, faded, with_colours_of


def edges(h: int = 240, w: int = 320) -> np.ndarray:
    """Dark bars and a disc on a light ground, sharp to the pixel; uint8 RGB."""
    picture = np.full((h, w, 3), 200, np.uint8)
    picture[:, 40:60], picture[100:110] = 60, 60
    cv2.circle(picture, (220, 150), 50, (90, 90, 90), -1)
    return picture


def grain(seed: int, h: int = 240, w: int = 320) -> np.ndarray:
    noise = np.random.default_rng(seed).integers(60, 200, (h // 4, w // 4, 1)).astype(np.uint8)
    return np.repeat(cv2.resize(noise, (w, h), interpolation=cv2.INTER_CUBIC)[..., None], 3, 2)


def sharpness(picture: np.ndarray) -> float:
    return float(cv2.Laplacian(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.CV_32F).var())


def detail(picture: np.ndarray) -> float:
    """Spread of what a blur of 9 pixels takes away."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY).astype(np.float32)
    return float((grey - cv2.blur(grey, (9, 9))).std())


def test_a_painting_that_follows_the_picture_gets_its_edges_back() -> None:
    original = edges()
    wanted = (original * np.array([0.6, 0.8, 0.9]) + 20).astype(np.uint8)
    painted = cv2.resize(wanted, (80, 60), interpolation=cv2.INTER_AREA)
    plain = cv2.resize(painted, (320, 240), interpolation=cv2.INTER_CUBIC)
    joint = enlarged(painted, original)
    assert joint.shape == original.shape and joint.dtype == np.uint8
    blurred, crisp = (np.abs(p.astype(int) - wanted).mean() for p in (plain, joint))
    assert crisp < 0.5 * blurred
    assert sharpness(joint) > 3 * sharpness(plain)


def test_what_the_painter_ignored_does_not_come_back() -> None:
    original = cv2.addWeighted(grain(1), 0.5, grain(2), 0.5, 0)
    painted = np.full((60, 80, 3), 120, np.uint8)
    assert np.abs(enlarged(painted, original).astype(int) - 120).max() <= 1


def test_a_painting_of_full_size_is_left_as_it_is() -> None:
    assert np.array_equal(enlarged(grain(3), edges()), grain(3))


def test_half_strength_keeps_the_contrast_of_unlike_textures() -> None:
    one, other = grain(4), grain(5)
    plain = cv2.addWeighted(one, 0.5, other, 0.5, 0)
    half = faded(one, other, 0.5)
    full = (detail(one) + detail(other)) / 2
    assert detail(plain) < 0.8 * full
    assert detail(half) > 0.85 * full
    assert abs(half.mean() - plain.mean()) < 1


def test_a_fade_of_like_pictures_is_the_plain_one() -> None:
    one = edges()
    other = (one * 0.7 + 30).astype(np.uint8)
    plain = cv2.addWeighted(other, 0.4, one, 0.6, 0)
    assert np.abs(faded(one, other, 0.4).astype(int) - plain).mean() < 1


def test_the_ends_of_a_fade_are_exact() -> None:
    one, other = edges(), grain(6)
    assert np.array_equal(faded(one, other, 0.0), one)
    assert np.array_equal(faded(one, other, 1.0), other)


def test_a_grey_original_makes_the_painting_grey_and_keeps_its_light() -> None:
    painted = np.dstack([grain(7)[..., 0], grain(8)[..., 0], grain(9)[..., 0]])
    grey = with_colours_of(painted, edges())
    assert np.ptp(grey.astype(int), axis=2).max() <= 3
    light, wanted = (
        cv2.cvtColor(p, cv2.COLOR_RGB2LAB)[..., 0].astype(int) for p in (grey, painted)
    )
    assert np.abs(light - wanted).max() <= 3
