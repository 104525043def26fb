"""Distances of sets of pictures, on clouds whose distance is known."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.training.fidelity import fidelity, frechet_distance, uncertainty


def cloud(n: int, seed: int, spread: float = 1.0, at: float = 0.0) -> np.ndarray:
    return np.random.default_rng(seed).normal(at, spread, (n, 8)).astype(np.float32)


def test_the_frechet_distance_of_gaussians_is_the_formula_s() -> None:
    """|m|^2 + d (s1 - s2)^2 for round clouds."""
    found = frechet_distance(cloud(40_000, 1), cloud(40_000, 2, spread=2.0, at=0.5))
    assert found == pytest.approx(8 * 0.25 + 8 * 1.0, rel=0.03)
    same = cloud(500, 3)
    assert frechet_distance(same, same) == pytest.approx(0, abs=1e-6)


def test_the_distance_is_the_same_however_many_pictures_there_are() -> None:
    """Few pictures go another way than many: features repeated in blocks go both."""
    few, other = cloud(30, 4), cloud(30, 5, at=1)
    wide = [np.hstack([x, np.zeros((30, 40), np.float32)]) for x in (few, other)]
    assert frechet_distance(*wide) == pytest.approx(frechet_distance(few, other), rel=1e-4)


def test_two_halves_of_one_cloud_are_alike() -> None:
    found = fidelity(cloud(600, 1), cloud(600, 2))
    assert found.fid < 0.3
    assert abs(found.kid) < 0.05
    for value in (found.precision, found.recall, found.coverage):
        assert value > 0.75
    assert found.density == pytest.approx(1, abs=0.15)
    assert found.count == 600


def test_a_cloud_elsewhere_has_nothing_in_common() -> None:
    found = fidelity(cloud(200, 1), cloud(300, 2, at=9))
    assert found.count == 200
    assert found.fid > 500
    assert (found.precision, found.recall, found.density, found.coverage) == (0, 0, 0, 0)


def test_one_repeated_kind_is_precise_and_recalls_little() -> None:
    real = np.concatenate([cloud(200, 1, 0.3), cloud(200, 2, 0.3, at=5)])
    made = cloud(400, 3, 0.3)
    mixed = np.random.default_rng(0).permutation(real)
    found = fidelity(mixed, made)
    assert found.precision > 0.8
    assert found.recall < 0.6
    assert found.coverage < 0.6


def test_too_few_pictures_are_refused() -> None:
    with pytest.raises(BadInput, match="15 pictures are too few"):
        fidelity(cloud(15, 1), cloud(300, 2))


@pytest.mark.parametrize("name", ["fid", "kid", "precision", "recall", "coverage"])
def test_the_uncertainty_is_what_other_draws_scatter_by(name: str) -> None:
    """Twenty draws of the same two clouds: the jackknife of each foretells their scatter."""
    draws = [(cloud(120, 10 + i), cloud(120, 50 + i, at=0.4)) for i in range(20)]
    found = np.std([getattr(fidelity(*pair), name) for pair in draws])
    told = np.mean([getattr(uncertainty(*pair), name) for pair in draws])
    assert found / 2 < told < 2.5 * found


def test_more_pictures_say_it_more_surely() -> None:
    few, many = (uncertainty(cloud(n, 1), cloud(n, 2, at=0.3)) for n in (40, 640))
    for name in ("fid", "kid", "precision", "recall"):
        assert getattr(many, name) < getattr(few, name)
