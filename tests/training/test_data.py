"""The split, the cache of samples, the windows that steps see."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, BadInput
from editor.training.cache import SHARD, Cache, random_crop, read_photograph
from editor.training.objectives.inpaint import window
from editor.training.recipe import Recipe, read_recipe, recipe_names
from editor.training.split import held_out, photographs, validation
from tests.training.pictures import write_photographs


def test_one_name_in_ten_is_held_out_and_parts_never_meet() -> None:
    names = [f"{i}.jpg" for i in range(5000)]
    out, check = set(filter(held_out, names)), set(filter(validation, names))
    assert 400 < len(out) < 600
    assert 150 < len(check) < 300
    assert not out & check


def test_parts_of_a_folder_are_whole_and_disjoint(tmp_path: Path) -> None:
    folder = write_photographs(tmp_path, each=3)
    (folder / "notes.txt").write_text("no picture", encoding="utf-8")
    parts = [photographs(folder, part) for part in ("train", "validation", "held-out")]
    assert [len(part) for part in parts] == [3, 3, 3]
    assert sorted(path for part in parts for path in part) == photographs(folder)


def test_folders_without_photographs_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no photographs"):
        photographs(tmp_path)
    with pytest.raises(BadInput, match="no such folder"):
        photographs(tmp_path / "nowhere")
    (tmp_path / "bad.jpg").write_bytes(b"")
    with pytest.raises(BadFile, match=r"bad\.jpg"):
        read_photograph(tmp_path / "bad.jpg")


def test_crops_have_their_size_whatever_the_picture() -> None:
    for shape in ((40, 200, 3), (64, 64, 3), (500, 400, 3)):
        crop = random_crop(np.zeros(shape, np.uint8), 64, np.random.default_rng(0))
        assert crop.shape == (64, 64, 3)


def test_the_cache_is_made_once_and_read_again(tmp_path: Path) -> None:
    files = photographs(write_photographs(tmp_path / "photos"), "train")
    cache = Cache(tmp_path / "cache", files, 64)
    cache.grow(SHARD + 1)
    assert len(cache) == 2 * SHARD
    image, mask, fill = cache.sample(SHARD + 3)
    assert image.shape == fill.shape == (64, 64, 3)
    assert np.array_equal(fill[mask == 0], image[mask == 0])
    assert not np.array_equal(fill[mask > 0], image[mask > 0])
    again = Cache(tmp_path / "cache", files, 64)
    assert len(again) == 2 * SHARD
    assert np.array_equal(again.sample(SHARD + 3)[2], fill)
    assert not list((tmp_path / "cache").glob(".*"))


def test_the_cache_grows_behind_and_stops(tmp_path: Path) -> None:
    files = photographs(write_photographs(tmp_path / "photos"), "train")
    cache = Cache(tmp_path / "cache", files, 64)
    cache.grow_behind(10**6)
    cache.close()
    there = len(cache)
    time.sleep(0.5)  # a shard takes less
    assert len(cache) == there < 10**6


def test_windows_show_hole_and_surroundings() -> None:
    image = np.arange(96 * 96 * 3, dtype=np.uint32).astype(np.uint8).reshape(96, 96, 3)
    mask = np.zeros((96, 96), np.uint8)
    mask[40:70, 20:60] = 255
    for seed in range(30):
        cut, hole, fill = window((image, mask, image), 32, np.random.default_rng(seed))
        assert cut.shape == fill.shape == (32, 32, 3)
        assert hole.any()
        assert np.array_equal(cut, fill)


def test_built_in_recipes_can_be_read_and_strange_ones_are_refused(tmp_path: Path) -> None:
    assert "inpaint" in recipe_names()
    assert all(isinstance(read_recipe(name), Recipe) for name in recipe_names())
    with pytest.raises(BadInput, match="inpaint"):
        read_recipe("soup")
    strange = tmp_path / "strange.toml"
    strange.write_text('name = "inpaint"\nspoons = 3\n', encoding="utf-8")
    with pytest.raises(BadInput, match="spoons"):
        read_recipe(strange)
