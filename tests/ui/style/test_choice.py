"""The choice of styles as a value, the shelf read from cards, and what a style is laid over."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.clip import ClipLayer, ClipSource, clip_layer
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.core.time import FrameRange, Timeline
from editor.jobs.style import StyleJob, style_recipe
from editor.ui.look.target import target_of, without
from editor.ui.style.choice import MOST, SIZES, StyleChoice, choice_of, restored
from editor.ui.style.shelf import shelf_of
from editor.weights.card import Card
from tests.core.pictures import noisy


def test_a_click_takes_one_style_and_plus_mixes_a_few() -> None:
    choice = StyleChoice().only("a").only("b")
    assert choice.mix == (("b", 1.0),)
    both = choice.toggled("c")
    assert both.mix == (("b", 1.0), ("c", 0.5))
    assert both.toggled("b").mix == (("c", 0.5),)
    assert choice.toggled("b") == choice, "one always stays"
    for letter in "defgh":
        both = both.toggled(letter)
    assert len(both.mix) == MOST and both.has("h") and not both.has("b")


def test_a_mix_of_nothing_is_one_in_equal_parts() -> None:
    choice = StyleChoice(mix=(("a", 0.0), ("b", 0.0)))
    assert dict(choice.template("styles", None).mix) == {"a": 1.0, "b": 1.0}
    assert dict(choice.weighted("b", 0.3).template("styles", None).mix) == {"b": 0.3}


def test_a_picture_stands_in_for_the_mix_until_a_style_is_clicked() -> None:
    pixels = np.zeros((4, 4, 3), np.uint8)
    choice = StyleChoice().only("a").of_picture("/x/sea.jpg")
    job = choice.template("style-any", pixels)
    assert job.reference is pixels and not job.mix and job.reference_file == "/x/sea.jpg"
    assert not choice.has("a") and choice.only("a").picture == ""
    assert choice.only("a").template("styles", pixels).reference is None


@given(
    st.builds(
        StyleChoice,
        mix=st.lists(
            st.tuples(st.text(), st.floats(0, 1)), max_size=MOST, unique_by=lambda p: p[0]
        ).map(tuple),
        strength=st.floats(0, 1),
        keep_colours=st.booleans(),
        masked=st.booleans(),
        size=st.sampled_from(SIZES),
        fine=st.booleans(),
        steady=st.booleans(),
    )
)
def test_what_is_saved_is_restored(choice: StyleChoice) -> None:
    assert restored(choice.saved()) == replace(choice, masked=False), "that mask is gone"


@pytest.mark.parametrize(
    "text", ["", "[]", "nonsense", '{"mix": 3}', '{"mix": [["a"]], "size": "big", "strength": []}']
)
def test_what_cannot_be_read_is_as_at_first(text: str) -> None:
    assert restored(text) == StyleChoice()


def test_a_recipe_gives_the_choice_back() -> None:
    choice = StyleChoice(
        mix=(("a", 1.0), ("b", 0.5)), strength=0.7, keep_colours=True, size=384, fine=True
    )
    assert choice_of(style_recipe(choice.template("styles", None))) == choice


def card(name: str, styles: dict[str, str], folder: Path) -> Card:
    return Card(
        name, "style", name, "StyleNet", "Apache-2.0", "", "", 0, 1, "", 1.0, "", "m", "0", 1,
        styles=styles, folder=folder / name,
    )  # fmt: skip


def test_the_shelf_tells_title_from_painter(tmp_path: Path) -> None:
    names = {"night": "Starry Night (van Gogh, 1889)", "waves": "Waves"}
    shelf = shelf_of((card("styles-half", names, tmp_path), card("inpaint", {}, tmp_path)))
    night, waves = shelf.styles
    assert (night.title, night.origin) == ("Starry Night", "van Gogh, 1889")
    assert (waves.title, waves.origin) == ("Waves", "")
    assert night.preview == tmp_path / "styles-half" / "previews" / "night.webp"
    assert shelf.model(fine=True) == "styles-half", "where only that is there"
    assert not shelf.any_picture


SIZE = Size(64, 48)
SOURCE = ClipSource("/clips/a.mp4", SIZE, Fraction(24), 48, Fraction(2))


def film(*more: PixelLayer | ClipLayer) -> tuple[Document, ClipLayer]:
    layer = clip_layer("Film", SOURCE, Fraction(24), start=10)
    timeline = Timeline(Fraction(24), 70)
    return Document(SIZE, (layer, *more), timeline=timeline), layer


def frames(layer: ClipLayer, time: Fraction) -> object:
    return raster_from(np.full((48, 64, 4), 1 + int(time * 24), np.uint8))


def made(name: str, source: str = "") -> Recipe:
    return Recipe("style", {"source": source, "name": name})


def test_a_style_is_laid_over_the_picture_and_not_over_another_styles_answer() -> None:
    photo, paint = PixelLayer("Photo", pixels=noisy(64, 48)), PixelLayer("Paint")
    answer = PixelLayer("Night", pixels=noisy(64, 48, seed=2), recipe=made("night"))
    document = Document(SIZE, (photo, answer, paint))
    target = target_of(document, 0, frames, StyleJob.kind)
    assert target.still.layers == (photo, paint) and target.place == document.bounds
    again = target_of(document, 0, frames, StyleJob.kind, edited=answer)
    assert again.still.layers == (photo,), "what lay above was painted later"
    alone = Document(SIZE, (answer,))
    assert without(alone, StyleJob.kind) is alone, "then the styled layer is the picture"


def test_a_clip_is_seen_bare_and_the_answer_goes_above_what_styles_made_of_it() -> None:
    film_, clip = film()
    made_of_it = replace(clip, name="Night", recipe=made("night", SOURCE.path), id=clip.id + 10_000)
    document = film_.with_layer(made_of_it).with_layer(PixelLayer("Paint"))
    document = document.with_layer(replace(clip, opacity=0.3))
    target = target_of(document, 12, frames, StyleJob.kind)
    assert target.clip is not None and target.clip.id == clip.id
    assert target.above == made_of_it.id and target.span == FrameRange(12, 13)
    (seen,) = target.still.layers
    assert seen.opacity == 1.0 and seen.pixels.read(Rect(0, 0, 1, 1))[0, 0, 0] == 3
    assert target.same(target_of(document, 12, lambda layer, time: seen.pixels, StyleJob.kind))
    assert not target.same(target_of(document, 13, frames, StyleJob.kind))


def test_beside_its_clips_a_style_has_nothing_to_be_laid_over() -> None:
    document, _ = film()
    with pytest.raises(BadInput, match="playhead"):
        target_of(document, 3, frames, StyleJob.kind)
    assert not target_of(document, 12, lambda layer, time: None, StyleJob.kind).ready
