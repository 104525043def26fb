"""The light of memorisation: red for what copies, green for what draws anew or softly."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from editor.training.data import DataOptions, Dataset
from editor.training.memorised import light, nearest

SIDE = 32


def faces(count: int, seed: int) -> np.ndarray:
    """Drawn alike, in few colours, places and sizes, as portraits are: uint8 (n, 32, 32, 3)."""
    rng = np.random.default_rng(seed)
    return np.stack([_face(rng) for _ in range(count)])


def _face(rng: np.random.Generator) -> np.ndarray:
    ground, skin, hair, shirt = (tuple(int(v) for v in rng.integers(0, 255, 3)) for _ in range(4))
    picture = np.full((SIDE, SIDE, 3), ground, np.uint8)
    x, y, size = (int(v) for v in (rng.integers(14, 19), rng.integers(12, 16), rng.integers(6, 10)))
    cv2.rectangle(picture, (x - size, y + size), (x + size, SIDE), shirt, -1)
    cv2.circle(picture, (x, y), size, skin, -1)
    cv2.ellipse(picture, (x, y - 3), (size, size - 2), 0, 180, 360, hair, -1)
    cv2.ellipse(picture, (x, y + 3), (3, int(rng.integers(1, 4))), 0, 0, 180, (160, 20, 40), -1)
    return picture


def dataset(pictures: np.ndarray, options: DataOptions | None = None) -> Dataset:
    none = np.zeros((len(pictures), 0), np.float32)
    kind = np.zeros(len(pictures), np.int64)
    return Dataset(pictures, kind, none, options=options or DataOptions())


SHOWN = dataset(faces(600, 0))


def soft(pictures: np.ndarray, sigma: float) -> np.ndarray:
    return np.stack([cv2.GaussianBlur(picture, (0, 0), sigma) for picture in pictures])


def grainy(pictures: np.ndarray) -> np.ndarray:
    noise = np.random.default_rng(5).normal(0, 12, pictures.shape)
    return np.clip(pictures + noise, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("way", ["as they are", "soft", "grainy", "large"])
def test_a_generator_that_copies_is_red_and_its_models_are_found(way: str) -> None:
    chosen = np.arange(7, 600, 18)
    shown = SHOWN.pictures[chosen]
    ways = {"as they are": shown, "soft": soft(shown, 1.0), "grainy": grainy(shown),
            "large": np.stack([cv2.resize(one, (64, 64)) for one in shown])}  # fmt: skip
    found = nearest(ways[way], SHOWN)
    assert [one.index for one in found] == chosen.tolist()
    assert light(found).colour == "red"


def test_others_that_are_alike_are_no_copies_however_soft() -> None:
    others = faces(64, 1)
    for made in (others, soft(others, 3.0)):
        told = light(nearest(made, SHOWN))
        assert (told.colour, told.count) == ("green", 64)
        assert told.copies <= 2


def test_the_middle_of_many_is_no_copy() -> None:
    """What a network draws that has learned little: nearest to some picture, near to all."""
    rng = np.random.default_rng(2)
    middles = [SHOWN.pictures[rng.integers(0, 600, 6)].mean(0) for _ in range(32)]
    assert light(nearest(np.stack(middles).astype(np.uint8), SHOWN)).copies == 0


def test_nothing_is_said_of_samples_that_show_nothing() -> None:
    noise = np.random.default_rng(4).normal(0, 3, (32, SIDE, SIDE, 3))
    greys = np.arange(60, 220, 5, dtype=np.float32).reshape(32, 1, 1, 1)
    told = light(nearest(np.clip(greys + noise, 0, 255).astype(np.uint8), SHOWN))
    assert told.colour == "grey" and "cannot be told" in told.sentence
    half = np.concatenate([faces(20, 6), np.full((12, SIDE, SIDE, 3), 128, np.uint8)])
    assert light(nearest(half, SHOWN)).colour == "green"


def test_some_copies_among_what_is_new_are_amber() -> None:
    mixed = np.concatenate([SHOWN.pictures[:3], faces(29, 3)])
    told = light(nearest(mixed, SHOWN))
    assert told.colour == "amber"
    assert "of 32 samples copy a training picture" in told.sentence


def test_a_mirrored_copy_is_one_where_pictures_are_mirrored() -> None:
    slanted = np.stack([cv2.resize(f[:, :20], (SIDE, SIDE)) for f in faces(200, 4)])
    mirrored = slanted[::8, :, ::-1]
    assert light(nearest(mirrored, dataset(slanted, DataOptions(flip=True)))).colour == "red"
    assert light(nearest(mirrored, dataset(slanted))).colour == "green"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_a_handful_of_pictures_is_enough_to_find_copies(count: int) -> None:
    few = dataset(faces(count, 6))
    found = nearest(few.pictures, few)
    assert [one.index for one in found] == list(range(count))
    if count > 1:
        assert light(found).colour == "red"
