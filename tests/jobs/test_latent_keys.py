"""Keys of sliders: set, moved, removed; what a latent layer is at a frame; a bar moves them."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from editor.core import edits_time
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.time import Ease, FrameRange, Key, Timeline
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.jobs.latent_keys import (
    all_curves,
    at_frame,
    followed,
    keyed,
    unkeyed,
)
from editor.jobs.latent_recipe import attributes_recipe, latents_of, slider_keys

SMILE, AGE = (
    Direction(name, vector=row[None].astype(np.float32), readout=row[None].astype(np.float32))
    for name, row in zip(("smile", "age"), np.eye(2), strict=True)
)
CODE = np.array([[0.25, 0.5]], np.float32)
PLAIN = Latents("portraits", CODE, {}, CODE, Rect(0, 0, 64, 64))


def key_frames(latents: Latents) -> tuple[int, ...]:
    return slider_keys(attributes_recipe(latents))


def moving() -> Latents:
    """Smile from 0 on frame 10 to 2 on frame 20, age 3 always."""
    latents = PLAIN.with_values((SMILE, AGE), {"age": 3.0})
    for key in (Key(20, 2.0, Ease.LINEAR), Key(10, 0.0, Ease.LINEAR)):
        latents = keyed(latents, "smile", key)
    return latents


def test_a_layer_is_at_a_frame_what_its_keys_say() -> None:
    latents = moving()
    for frame, smile in ((0, 0.0), (10, 0.0), (15, 1.0), (30, 2.0)):
        here = at_frame(latents, (SMILE, AGE), frame)
        np.testing.assert_allclose(here.code, [[smile, 3.0]], atol=1e-6)
        assert here.values == {"age": 3.0, "smile": pytest.approx(smile)}
    assert at_frame(PLAIN, (SMILE,), 5) is PLAIN
    assert key_frames(latents) == (10, 20)


def test_the_last_key_leaves_its_value() -> None:
    once = unkeyed(moving(), "smile", 10)
    assert key_frames(once) == (20,)
    none = unkeyed(once, "smile", 20)
    assert none.curves == {} and none.values == {"age": 3.0, "smile": 2.0}
    assert unkeyed(none, "smile", 20) is none and unkeyed(once, "smile", 3) is once


def test_a_slider_with_keys_gets_one_where_it_is_moved() -> None:
    latents = moving()
    same = followed(latents, {"age": 9.0, "smile": 1.0}, 15)
    assert same is latents  # age has no keys, and smile says 1 there already
    other = followed(latents, {"smile": 1.5}, 15)
    assert other.curves["smile"].at(15) == 1.5 and key_frames(other) == (10, 15, 20)


def test_sliders_without_keys_stand_still_in_a_clip() -> None:
    curves = all_curves(moving())
    assert curves["age"].at(-7) == curves["age"].at(99) == 3.0
    assert curves["smile"].at(15) == 1.0


def document() -> Document:
    recipe = attributes_recipe(moving())
    layer = PixelLayer("A", recipe=recipe, span=FrameRange(5, 50))
    return Document(Size(64, 64), (layer,), timeline=Timeline(Fraction(24), 100))


def test_a_timeline_finds_the_keys_of_a_recipe() -> None:
    assert slider_keys(document().layers[0].recipe) == (10, 20)
    assert slider_keys(None) == slider_keys(attributes_recipe(PLAIN)) == ()


def test_a_bar_that_moves_takes_its_keys_along() -> None:
    before = document()
    layer = edits_time.move_bar(before, before.layers[0].id, 7).layers[0]
    assert layer.span == FrameRange(12, 57) and layer.recipe is not None
    assert key_frames(latents_of(layer.recipe)) == (17, 27)
    assert latents_of(layer.recipe).curves["smile"].at(22) == 1.0


@pytest.mark.parametrize("curves", [None, 3, {"smile": 4}, {"smile": [[]]}, {"smile": ["x", {}]}])
def test_damaged_keys_stay_as_they_are(curves: object) -> None:
    recipe = Recipe("attributes", {"curves": curves})
    assert recipe.later(3) is recipe
    assert slider_keys(recipe) == ()
    assert Recipe("inpaint").later(3).parameters == {}
