"""What sliders are called, which stand together, colours as three numbers, where heat glows."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor

from editor.ui.latents.heat import CLOSEST, as_html, heated, region
from editor.ui.latents.lab import colour_of, units_of
from editor.ui.latents.layers_bar import thirds
from editor.ui.latents.samples_grid import fitting
from editor.ui.latents.words import WAYS, coloured, grouped, step_title, steps_of, title_of
from editor.ui.qimage import to_array
from tests.ui.latents_panel.fakes import DIRECTIONS

BY_NAME = {direction.name: direction for direction in DIRECTIONS}


def test_a_title_goes_before_a_known_name_before_the_identifier() -> None:
    assert title_of(BY_NAME["hair_length"]) == "Hair length"
    assert title_of(BY_NAME["component-1"]) == "Turned head"
    assert title_of(BY_NAME["component-2"]) == "Component-2"
    assert title_of(replace(BY_NAME["smile"], title="Grin")) == "Grin"
    for title in ("Variation 3", "Factor 1, layers 0 to 3", "Factor 12"):
        assert title_of(replace(BY_NAME["smile"], title=title)) == title


def test_a_step_has_the_slider_s_title_and_a_colour_that_of_its_part() -> None:
    assert step_title(DIRECTIONS, "smile") == "Smile"
    assert step_title(DIRECTIONS, "component-1") == "Turned head"
    assert {step_title(DIRECTIONS, f"hair_{way}") for way in WAYS} == {"Hair colour"}
    alone = [direction for direction in DIRECTIONS if direction.name != "hair_red"]
    assert step_title(alone, "hair_light") == "Hair light"


def test_units_tell_the_names_of_steps() -> None:
    assert steps_of(BY_NAME["smile"]) == ("sad", "calm", "smiling")
    assert steps_of(BY_NAME["moustache"]) == ("none", "yes")
    assert steps_of(BY_NAME["skin"]) == ()
    assert steps_of(replace(BY_NAME["smile"], unit="one of five tones darker")) == ()


def test_groups_stand_in_order_and_hold_every_slider_once() -> None:
    groups = grouped(DIRECTIONS)
    assert list(groups) == ["face", "hair", "own", "found", "more"]
    assert [d.name for d in groups["hair"]][:2] == ["hair_length", "hair_light"]
    assert sorted(d.name for members in groups.values() for d in members) == sorted(BY_NAME)


def test_three_sliders_make_a_colour_two_do_not() -> None:
    assert [d.name for d in coloured(DIRECTIONS)["hair"]] == [
        "hair_light", "hair_red", "hair_yellow",
    ]  # fmt: skip
    assert coloured([BY_NAME["hair_light"], BY_NAME["hair_red"]]) == {}


def test_a_colour_goes_to_the_rest_only_as_a_whole() -> None:
    colour = [replace(BY_NAME[f"hair_{way}"], more=False) for way in ("light", "red", "yellow")]
    hidden = [replace(direction, more=True) for direction in colour]
    assert list(grouped([colour[0], hidden[1], colour[2]])) == ["hair"]
    assert list(grouped(hidden)) == ["more"]
    assert list(grouped([colour[0], hidden[1]])) == ["hair", "more"]


@pytest.mark.parametrize("name", ["#ffe5b0", "#102030", "#ffffff", "#000000", "#8040ff"])
def test_a_colour_comes_back_from_its_three_numbers(name: str) -> None:
    assert colour_of(units_of(QColor(name))).name() == name


def test_a_colour_is_what_the_training_labels_say() -> None:
    """White, and the published CIELAB of sRGB red: L 53.24, a 80.09, b 67.20."""
    assert units_of(QColor("#ffffff")) == pytest.approx((2.0, 0.0, 0.0), abs=1e-3)
    red = (np.array([53.24, 80.09, 67.20]) - [60, 0, 0]) / 20
    assert units_of(QColor("#ff0000")) == pytest.approx(red, abs=2e-3)


def test_heat_glows_where_a_slider_acts_and_nowhere_else() -> None:
    picture = np.full((16, 16, 3), 120, np.uint8)
    where = np.zeros((8, 8), np.uint8)
    where[:, 4:] = 255
    pixels = to_array(heated(picture, where, 32)).astype(int)
    warmth = pixels[..., 0] - pixels[..., 2]
    assert (warmth[:, 22:] > 90).all() and (abs(warmth[:, :10]) < 3).all()
    assert (to_array(heated(picture, None, 32))[..., :3] == 120).all()
    assert as_html(heated(None, where, 8)).startswith('<img src="data:image/png;base64,iVBOR')


def test_a_close_up_shows_where_it_acts() -> None:
    where = np.zeros((32, 32), np.uint8)
    where[20:24, 14:18] = 255
    where[2, 2] = 60  # a trace elsewhere does not count
    x, y, side = region(where)
    assert side == CLOSEST
    assert x < 14 / 32 and x + side > 18 / 32 and y < 20 / 32 and y + side > 24 / 32
    assert region(np.zeros((8, 8), np.uint8)) == region(np.full((8, 8), 9, np.uint8)) == (0, 0, 1)
    corner = np.zeros((32, 32), np.uint8)
    corner[31, 0] = 255
    assert region(corner) == (0.0, pytest.approx(1 - CLOSEST), CLOSEST), "it stays inside"


@pytest.mark.parametrize("count", range(1, 20))
def test_coarse_middle_and_fine_cover_all_layers(count: int) -> None:
    *parts, whole = thirds(count)
    assert whole == (0, count - 1)
    assert {layer for a, b in parts for layer in range(a, b + 1)} == set(range(count))
    assert all(0 <= a <= b < count for a, b in parts)
    if count >= 3:
        assert parts[1][0] == parts[0][1] + 1 and parts[2][0] == parts[1][1] + 1


@pytest.mark.parametrize(
    ("width", "height", "columns"), [(520, 200, 8), (1100, 90, 16), (300, 320, 4), (520, 270, 6)]
)
def test_tiles_are_as_large_as_they_can_be(width: int, height: int, columns: int) -> None:
    found, side = fitting(16, width, height)
    rows = -(-16 // found)
    assert found == columns and found * side <= width and rows * side <= height
    assert (side + 1) * columns > width or (side + 1) * rows > height


def test_sliders_by_labels_of_one_s_own_stand_together() -> None:
    own = replace(BY_NAME["smile"], name="petals", title="Petals", source="labelled",
                  unit="from none to one")  # fmt: skip
    assert list(grouped([replace(own, name="glasses"), own])) == ["face", "told"]
    assert steps_of(own) == ("none", "yes")
