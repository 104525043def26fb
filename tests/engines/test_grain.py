"""Even surfaces are painted with strokes, not with a weave of the network's stride."""

from __future__ import annotations

import numpy as np

from editor.core.geometry import Rect
from editor.engines.grain import STRENGTH, grained
from editor.engines.style import StyleEngine
from editor.jobs.style import StyleJob
from editor.nets.style import STRIDE


def _even(value: int = 120, side: int = 160) -> np.ndarray:
    return np.full((side, side, 3), value, np.uint8)


def test_grain_lies_on_even_places_only() -> None:
    picture = _even()
    picture[:, 80:] = np.random.default_rng(1).integers(0, 256, (160, 80, 3), np.uint8)
    moved = np.abs(grained(picture).astype(int) - picture)
    assert 0.5 * STRENGTH < moved[:, :60].std() < 2 * STRENGTH
    assert moved[:, 100:].max() <= 1


def test_the_same_picture_gets_the_same_grain() -> None:
    assert np.array_equal(grained(_even()), grained(_even()))


def test_an_even_wall_is_not_painted_as_a_weave() -> None:
    wall = _even()
    job = StyleJob(image=wall, place=Rect(0, 0, 160, 160), mix={"straw-hat": 1.0},
                   model="styles-half")  # fmt: skip
    painted = next(p for p in StyleEngine()(job, lambda _: None) if p.final).pixels[..., 0]
    inside = painted[32:-32, 32:-32].astype(float)
    repeated = inside[:, STRIDE:] - inside[:, :-STRIDE]
    assert repeated.std() > 0.5 * inside.std()
