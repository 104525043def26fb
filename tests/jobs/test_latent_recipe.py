"""Latents become a recipe of plain values and come back the same; damage is told in one line."""

from __future__ import annotations

import base64
import json
import zlib

import numpy as np
import pytest

from editor.core.document import Document
from editor.core.edits import shift
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.core.time import Curve, Ease, Key
from editor.jobs.attributes import Latents, edit_job
from editor.jobs.directions import Direction
from editor.jobs.latent_recipe import attributes_recipe, is_latent, latents_of

PLACE = Rect(10, -4, 64, 64)


def code(seed: int = 0, layers: int = 3, d: int = 5) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(layers, d)).astype(np.float32)


def direction(name: str, row: int) -> Direction:
    vector = np.zeros((3, 5), np.float32)
    vector[row, row] = 1
    return Direction(name, vector)


SMILE, AGE = direction("smile", 0), direction("age", 1)


def own() -> Latents:
    target = np.random.default_rng(1).integers(0, 256, (16, 16, 3), dtype=np.uint8)
    latents = Latents(
        "portraits", code(), {}, code(), PLACE, drawn="avataaars", seed=7, noise=3,
        target=target, tune=20, curves={"age": Curve((Key(0, 1.5, Ease.HOLD), Key(9, -1.0)))},
    )  # fmt: skip
    return latents.with_values([SMILE, AGE], {"smile": 1.25})


def stored(recipe: Recipe) -> Recipe:
    """As it comes back out of a file."""
    return Recipe(recipe.job, json.loads(json.dumps(recipe.parameters)), recipe.mask)


def test_all_of_it_comes_back_out_of_a_file() -> None:
    before = own().rebased(code(5)).with_values([SMILE, AGE], {"age": -0.5})
    limit = raster_from(np.full((8, 8), 255, np.uint8), 12, 3)
    recipe = stored(attributes_recipe(before, limit))
    after = latents_of(recipe)
    for name in ("base", "code", "found", "target"):
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name))
        assert not getattr(after, name).flags.writeable
    for name in ("model", "place", "values", "drawn", "seed", "noise", "tune", "curves"):
        assert getattr(after, name) == getattr(before, name), name
    assert recipe.mask is limit
    assert is_latent(PixelLayer("Portrait", recipe=recipe)) and not is_latent(PixelLayer("Paint"))


def test_equal_codes_of_two_steps_are_one_text() -> None:
    one, two = (attributes_recipe(own().with_values([SMILE], {"smile": v})) for v in (1.0, 2.0))
    for name in ("base", "target"):
        assert one.parameters[name]["data"] is two.parameters[name]["data"]
    assert one.parameters["code"]["data"] != two.parameters["code"]["data"]


def test_an_own_picture_keeps_the_code_it_was_found_at_when_another_is_mixed_in() -> None:
    mixed = own().rebased(code(5))
    job = edit_job(mixed)
    np.testing.assert_array_equal(job.base, own().base)
    np.testing.assert_array_equal(job.code, code(5))
    assert mixed.values == {} and job.target is mixed.target
    again = mixed.rebased(code(6))
    np.testing.assert_array_equal(edit_job(again).base, own().base)


def test_a_generated_picture_has_no_other_code_than_the_one_it_counts_from() -> None:
    made = Latents("portraits", code(), {}, code(), PLACE, seed=1).rebased(code(5))
    assert made.found is None
    np.testing.assert_array_equal(edit_job(made).base, code(5))


@pytest.mark.parametrize(
    "damage",
    [
        {"base": {"shape": [3, 5], "data": "AAAA"}},
        {"base": {"shape": [3, 4], "data": None}},
        {"code": {"shape": [9999, 9999], "data": ""}},
        {"place": [0, 0, 0, 4]},
        {"place": "somewhere"},
        {"place": [0, 0, float("inf"), 4]},
        {"place": [0, 0, 10**9, 10**9]},
        {"values": {"smile": "much"}},
        {"values": {"smile": float("nan")}},
        {"target": {"shape": [16, 8, 3], "data": ""}},
        {"found": {"shape": [1, 5], "data": "!"}},
        {"curves": {"age": [[0, 1.0, "bouncy"]]}},
        {"model": None, "base": None},
    ],
)
def test_damage_is_one_sentence(damage: dict[str, object]) -> None:
    recipe = attributes_recipe(own())
    with pytest.raises(BadInput, match="damaged"):
        latents_of(Recipe(recipe.job, {**recipe.parameters, **damage}))


def test_a_code_packed_to_burst_is_refused() -> None:
    burst = base64.b64encode(zlib.compress(bytes(100_000_000), 9)).decode()
    recipe = attributes_recipe(own())
    damage = {"base": {"shape": [3, 5], "data": burst}}
    read = latents_of(Recipe(recipe.job, {**recipe.parameters, **damage}))
    assert read.base.nbytes == 60 and not read.base.any()


def test_a_layer_that_is_moved_takes_its_square_and_its_limit_along() -> None:
    limit = raster_from(np.full((8, 8), 255, np.uint8), 12, 3)
    layer = PixelLayer("Portrait", recipe=attributes_recipe(own(), limit))
    moved = shift(Document(Size(200, 200), (layer,)), layer.id, 30, -7).layer(layer.id)
    assert moved.recipe is not None and moved.recipe.mask is not None
    assert latents_of(moved.recipe).place == PLACE.moved(30, -7)
    assert moved.recipe.mask.extent() == Rect(42, -4, 8, 8)
    bare = PixelLayer("Paint", recipe=Recipe("inpaint", {"seed": 1}))
    still = shift(Document(Size(20, 20), (bare,)), bare.id, 1, 1).layer(bare.id)
    assert still.recipe is not None and still.recipe.parameters == {"seed": 1}
