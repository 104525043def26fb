"""The clips' sound, made from noise and sines: 48 kHz stereo, float32 (n, 2) in -1..1."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

RATE = 48000
SECONDS = 3.0
Sound = NDArray[np.float32]
Dice = np.random.Generator


def lane() -> Sound:
    """Wind, a rolling ball, the creak of the sign, wing beats from right to left, a far bell."""
    dice = np.random.default_rng(1)
    t = np.arange(round(RATE * SECONDS)) / RATE
    mix = _panned(0.05 * _band(dice, t, 120, 700) * (1 + 0.5 * np.sin(2 * np.pi * 0.4 * t)), 0.0)
    roll = _band(dice, t, 60, 320) * (0.6 + 0.4 * np.abs(np.sin(2 * np.pi * 1.0 * t)))
    mix += _panned(0.16 * roll, -0.6 + 1.0 * t / SECONDS)
    for start in (0.37, 1.12, 1.87, 2.62):
        mix += _panned(0.05 * _creak(t - start), -0.5)
    for start in np.arange(0.05, SECONDS, 1 / 3):
        flap = _band(dice, t, 300, 2400) * np.exp(-(((t - start) / 0.035) ** 2))
        mix += _panned(0.22 * flap, 0.8 - 1.5 * t / SECONDS)
    partials = ((1, 1.0), (2, 0.6), (2.4, 0.5), (3, 0.35), (4.2, 0.2))
    mix += _panned(0.12 * _struck(t - 0.8, 262.0, partials, 1.1), 0.2)
    return _levelled(mix)


def study() -> Sound:
    """A quiet room: a clock, the whirr of the globe, a music box."""
    dice = np.random.default_rng(2)
    t = np.arange(round(RATE * SECONDS)) / RATE
    mix = _panned(0.015 * _band(dice, t, 60, 400), 0.0)
    whirr = _band(dice, t, 500, 1100) * (0.7 + 0.3 * np.sin(2 * np.pi * 4 * t))
    mix += _panned(0.03 * whirr, -0.7)
    for k, start in enumerate(np.arange(0.0, SECONDS, 0.5)):
        pitch = 2100.0 if k % 2 else 2600.0
        mix += _panned(0.12 * _struck(t - start, pitch, ((1, 1.0), (1.7, 0.5)), 0.012), 0.6)
    tune = (76, 79, 83, 81, 79, 76, 74, 76, 71)
    for k, note in enumerate(tune):
        pitch = 440 * 2 ** ((note - 69) / 12)
        mix += _panned(0.16 * _struck(t - 0.3 * k - 0.1, pitch, ((1, 1.0), (3, 0.3)), 0.5), 0.1)
    return _levelled(mix)


def _band(dice: Dice, t: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    """Noise between two frequencies in hertz, of unit deviation."""
    spectrum = np.fft.rfft(dice.normal(size=t.size))
    hertz = np.fft.rfftfreq(t.size, 1 / RATE)
    spectrum *= 1 / (1 + (low / np.maximum(hertz, 1)) ** 4) / (1 + (hertz / high) ** 4)
    noise = np.fft.irfft(spectrum, t.size)
    return noise / noise.std()


def _struck(
    t: NDArray[np.float64], pitch: float, partials: tuple[tuple[float, float], ...], ring: float
) -> NDArray[np.float64]:
    """Something hit at t = 0 that rings for about `ring` seconds; higher partials die sooner."""
    late = np.clip(t, 0, None)
    tones = [a * np.sin(2 * np.pi * pitch * k * late) * np.exp(-late * k / ring)
             for k, a in partials]  # fmt: skip
    return np.where(t >= 0, np.sum(tones, axis=0) * (1 - np.exp(-late * 800)), 0.0)


def _creak(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """A dry hinge: a rough tone that glides up for a third of a second."""
    glide = np.sin(2 * np.pi * (310 * t + 240 * t * t)) * (0.5 + 0.5 * np.sin(2 * np.pi * 47 * t))
    return glide * np.exp(-(((t - 0.12) / 0.09) ** 2))


def _panned(mono: NDArray[np.float64], place: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Left and right (n, 2) at equal power; place -1 is left, 1 is right."""
    angle = (np.broadcast_to(place, mono.shape) + 1) * np.pi / 4
    return np.stack([mono * np.cos(angle), mono * np.sin(angle)], axis=1)


def _levelled(mix: NDArray[np.float64]) -> Sound:
    """Peak at 0.7, the ends faded over 20 ms."""
    t = np.arange(len(mix)) / RATE
    fade = np.clip(np.minimum(t, SECONDS - t) / 0.02, 0, 1)[:, None]
    return (mix * fade * 0.7 / np.abs(mix).max()).astype(np.float32)
