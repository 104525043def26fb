"""What is painted inside a mask is steadied; outside, frames stay the source's own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from editor.clips.flicker import Motion, warping_error
from editor.clips.inside import Inside
from editor.clips.stabilise import Stabiliser
from editor.core.geometry import Rect
from tests.clips.logo import BOX, LOGO, SIZE, background, mask

PLACE = BOX.padded(20)
LEFT = (2.0, 0.0)
"""Where a pixel stood in the frame before, as the background moves."""


def filled(frames: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Each hole filled with grain of its own: per-frame healing at its most restless."""
    random, out = np.random.default_rng(3), []
    for frame in frames:
        grain = random.normal(110, 30, (BOX.h + 4, BOX.w + 4, 3)).clip(0, 255)
        healed = frame.copy()
        healed[BOX.padded(2).slices()] = grain
        out.append(healed)
    return out


def steadied(count: int = 8) -> tuple[list[np.ndarray], list[np.ndarray], Inside]:
    """The healed frames, the same steadied, and what did it."""
    originals = background(count)
    for frame in originals:
        frame[BOX.slices()] = LOGO
    healed = filled(originals)
    inside = Inside(Stabiliser(), mask()[PLACE.slices()], PLACE)
    return healed, [inside(*pair) for pair in zip(originals, healed, strict=True)], inside


def restlessness(frames: Sequence[np.ndarray]) -> float:
    """Warping error inside the hole by the background's true motion."""
    motion = Motion(np.full((SIZE.h, SIZE.w, 2), LEFT, np.float32), mask() > 0)
    pairs = zip(frames[1:], frames, strict=False)
    return float(np.mean([warping_error(here, before, motion) for here, before in pairs]))


def test_the_hole_is_steadied_and_nothing_else_touched() -> None:
    healed, steady, _ = steadied()
    for before, after in zip(healed, steady, strict=True):
        np.testing.assert_array_equal(after[mask() == 0], before[mask() == 0])
    assert restlessness(steady[3:]) < 0.4 * restlessness(healed[3:])


def test_soft_values_blend_and_alpha_stays() -> None:
    originals, healed = background(2), filled(background(2))
    whole = Rect(0, 0, *SIZE)
    hard, soft = Inside(Stabiliser(), mask(), whole), Inside(Stabiliser(), mask() // 2, whole)
    for original, frame in zip(originals, healed, strict=True):
        full, half = hard(original, frame), soft(original, frame)
    np.testing.assert_allclose(half, (full.astype(float) + frame) / 2, atol=2)
    edge = mask() > 0
    edge[BOX.padded(1).slices()] = False
    apart = np.abs(full.astype(float) - healed[1])
    assert apart[edge].mean() < 0.3 * apart[BOX.padded(-8).slices()].mean(), "its own at the edge"
    glass = np.full((SIZE.h, SIZE.w, 1), 77, np.uint8)
    assert (hard(originals[1], np.dstack([healed[1], glass]))[..., 3] == 77).all()


def test_it_goes_on_exactly_from_a_saved_state() -> None:
    originals, healed = background(6), filled(background(6))
    pairs = list(zip(originals, healed, strict=True))
    first, second = (Inside(Stabiliser(), mask(), Rect(0, 0, *SIZE)) for _ in range(2))
    for pair in pairs[:3]:
        first(*pair)
    second.restore(first.state())
    for pair in pairs[3:]:
        np.testing.assert_array_equal(second(*pair), first(*pair))
