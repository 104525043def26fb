"""Directions fitted to codes whose making is known."""

from __future__ import annotations

import numpy as np
import pytest

from editor.core.errors import BadInput
from editor.jobs.directions import moved
from editor.weights.fitting import between_groups, boundary, closed_form, labelled, principal

SHAPE = (2, 6)
SIZE = 12


def codes_of(n: int, seed: int = 0, mixing: np.ndarray | None = None) -> np.ndarray:
    """float32 (n, 2, 6), normal; mixed by a matrix (12, 12)."""
    flat = np.random.default_rng(seed).normal(size=(n, SIZE))
    return (flat if mixing is None else flat @ mixing).reshape(n, *SHAPE).astype(np.float32)


def test_labelled_directions_move_one_attribute_and_no_other() -> None:
    """Attributes are known sums of coordinates that vary together."""
    mixing = np.linalg.qr(np.random.default_rng(5).normal(size=(SIZE, SIZE)))[0]
    codes = codes_of(4000, mixing=mixing * np.linspace(0.4, 2, SIZE)[:, None])
    readers = np.random.default_rng(1).normal(size=(3, SIZE))
    values = codes.reshape(-1, SIZE) @ readers.T + [0.5, 0.0, -1.0]
    told = np.ones_like(values)
    told[::3, 1] = 0  # no label tells it of each third picture
    vectors, readouts, offsets = labelled(codes, values, told)
    moves = vectors.reshape(3, SIZE) @ readers.T
    np.testing.assert_allclose(moves, np.eye(3), atol=0.08)
    read = (readouts[0] * codes).sum((1, 2)) + offsets[0]
    assert np.abs(read - values[:, 0]).mean() < 0.05


def test_what_no_picture_tells_is_not_fitted() -> None:
    codes = codes_of(100)
    values = np.stack([np.zeros(100), codes[:, 0, 0], codes[:, 0, 1]], axis=1)
    told = np.ones_like(values)
    told[10:, 2] = 0
    vectors, readouts, _ = labelled(codes, values, told)
    assert not vectors[[0, 2]].any()
    assert not readouts[[0, 2]].any()
    assert vectors[1].any()


def test_principal_directions_are_the_axes_of_a_stretched_cloud() -> None:
    codes = codes_of(3000, mixing=np.diag([5, 3] + [0.5] * 10).astype(float)) + 7
    first, second, third = principal(codes, 3)
    for found, axis, spread in ((first, 0, 5), (second, 1, 3)):
        flat = np.abs(found.vector.reshape(-1))
        assert flat.argmax() == axis
        assert flat[axis] == pytest.approx(spread, rel=0.06)
    assert [d.name for d in (first, second, third)] == ["pca-1", "pca-2", "pca-3"]
    middle = codes.mean(0)
    assert first.value(middle) == pytest.approx(0, abs=1e-3)
    assert first.value(moved(middle, [first], {"pca-1": 2.0})) == pytest.approx(2, abs=1e-3)
    with pytest.raises(BadInput, match="at least 8"):
        principal(codes[:7], 1)
    assert len(principal(np.repeat(codes[:2], 5, 0), 10)) == 1


def test_closed_form_finds_what_a_layer_listens_to() -> None:
    """The first layer looks along one way only; rows' lengths do not count."""
    way = np.array([3, 4, 0, 0, 0, 0]) / 5
    listens = np.outer([1.0, -20.0, 3.0], way)
    deaf = np.eye(6)[:2] * 0.1
    codes = codes_of(500)
    (found,) = closed_form([listens, deaf], codes, 1, range(0, 1))
    spread = (codes.mean(1) @ way).std()
    np.testing.assert_allclose(np.abs(found.vector[0]), spread * way, atol=1e-5)
    assert not found.vector[1].any()
    assert found.name == "sefa-0-0-1"
    assert len(closed_form([listens, deaf], codes, 4)) == 4


@pytest.mark.parametrize("count", [3, 400])
def test_a_direction_between_groups_leads_from_one_to_the_other(count: int) -> None:
    mixing = np.diag([6.0] + [0.5] * 11)  # one coordinate varies much and says nothing
    way = np.zeros(SIZE)
    way[3] = 2.0
    first = codes_of(count, 1, mixing)
    second = codes_of(count, 2, mixing) + way.reshape(SHAPE).astype(np.float32)
    found = between_groups("curls", first, second, "Curls")
    values = [np.mean([found.value(code) for code in group]) for group in (first, second)]
    np.testing.assert_allclose(values, [0, 1], atol=1e-3)
    if count > 100:
        flat = found.vector.reshape(-1)
        assert flat[3] / np.linalg.norm(flat) > 0.95
    gone = moved(first[0], [found], {"curls": found.value(first[0]) + 1})
    assert found.value(gone) == pytest.approx(found.value(first[0]) + 1, abs=1e-2)


def test_groups_that_say_nothing_are_refused() -> None:
    codes = codes_of(4)
    with pytest.raises(BadInput, match="same"):
        between_groups("x", codes, codes)
    with pytest.raises(BadInput, match="Two groups"):
        between_groups("x", codes[:1], codes)
    with pytest.raises(BadInput, match="Two groups"):
        between_groups("x", codes, np.zeros((4, 2, 7), np.float32))


@pytest.mark.parametrize("shape", [(6,), (1, 6), (2, 6)])
def test_boundaries_of_all_shapes_become_directions(shape: tuple[int, ...]) -> None:
    normal = np.zeros(shape)
    normal[..., 2] = -7
    found = boundary("age", normal, SHAPE)
    np.testing.assert_allclose(found.vector, np.tile(np.eye(6)[2] * -1, (2, 1)))
    assert found.source == "boundary"


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.ones(512, np.float32), r"\(512,\).*need \(6,\), \(1, 6\) or \(2, 6\)"),
        (np.ones((6, 2), np.float32), "shape"),
        (np.ones(6, np.int64), "kind int64"),
        (np.full(6, np.inf), "no numbers"),
        (np.zeros(6), "zeros"),
    ],
)
def test_other_arrays_are_no_boundaries(array: np.ndarray, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        boundary("x", array, SHAPE)
