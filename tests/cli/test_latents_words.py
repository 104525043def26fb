"""What `--set`, `--place`, `--drawn` and a file of a code mean, whatever is written there."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.cli.codes import Kept, read_code, write_code
from editor.cli.inverting import looked_at, parsed, square_in
from editor.cli.latents import BEYOND, Wish, kind_named, values_in
from editor.core.errors import BadFile, BadInput
from editor.core.geometry import Rect, Size
from editor.jobs.directions import Direction
from editor.weights.card import Card, read_card
from tests.cli.little import put_on

AXES = np.eye(3, dtype=np.float32)[:, None]
SLIDERS = (
    Direction("smile", AXES[0], -1, 1, title="Broad Smile", readout=AXES[0], kinds=("ink", "oil")),
    Direction("glasses", AXES[1], 0, 2, readout=AXES[1], kinds=("ink",)),
    Direction("skin", AXES[2], 0, 4, readout=AXES[2]),
)
NAMES = {"smile", "broad smile", "glasses", "skin"}


@pytest.fixture(scope="module")
def card(tmp_path_factory: pytest.TempPathFactory) -> Card:
    shelf = tmp_path_factory.mktemp("shelf")
    put_on(shelf)
    return read_card(shelf / "little")


def wish(**values: float) -> Wish:
    return Wish("any", None, SLIDERS, values)


@given(st.lists(st.text(max_size=20), max_size=3))
def test_words_mean_values_or_get_one_sentence(words: list[str]) -> None:
    try:
        values = values_in(words, SLIDERS)
    except BadInput:
        return
    assert set(values) <= {slider.name for slider in SLIDERS}
    assert all(word.partition("=")[0].strip().casefold() in NAMES for word in words)


@given(st.sampled_from(SLIDERS), st.floats(-1, 1, width=32))
def test_a_slider_takes_three_times_its_range(slider: Direction, share: float) -> None:
    middle, half = (slider.low + slider.high) / 2, (slider.high - slider.low) / 2
    value = middle + share * BEYOND * half
    assert values_in([f"{slider.name}={value!r}"], SLIDERS) == {slider.name: value}
    for beyond in (middle + 1.01 * BEYOND * half, middle - 1.01 * BEYOND * half):
        with pytest.raises(BadInput, match=f"Pictures have {slider.low:g} to {slider.high:g}"):
            values_in([f"{slider.name}={beyond}"], SLIDERS)


def test_names_and_titles_count_in_any_case_and_the_last_value_of_a_name() -> None:
    words = ["SMILE=0.25", "Broad smile = -0.5", "skin=1e0"]
    assert values_in(words, SLIDERS) == {"smile": -0.5, "skin": 1.0}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("smle=1", "Did you mean smile"),
        ("mood=1", "Known: smile, glasses, skin"),
        ("=1", "no slider “”"),
        ("smile", "has no value"),
        ("smile=", "no number"),
        ("smile=nan", "no number"),
        ("smile=inf", "no number"),
        ("smile=1,5", "no number"),
    ],
)
def test_what_is_no_setting_is_told_apart(words: str, sentence: str) -> None:
    with pytest.raises(BadInput, match=sentence):
        values_in([words], SLIDERS)


def test_only_what_a_kind_knows_is_set() -> None:
    asked, base = wish(smile=1.0, glasses=2.0, skin=3.0), np.array([[0.5, 0.5, 0.5]], np.float32)
    np.testing.assert_allclose(asked.code(base, "ink"), [[1, 2, 3]])
    np.testing.assert_allclose(asked.code(base, "oil"), [[1, 0.5, 3]])
    np.testing.assert_allclose(asked.code(base, ""), [[1, 2, 3]])
    assert asked.unknown_to("wood") == ("smile", "glasses")
    with pytest.raises(BadInput, match="wood know no smile and no glasses"):
        asked.check_known_to("wood")
    wish(skin=1.0).check_known_to("wood")


def test_a_kind_is_known_by_id_or_name(card: Card) -> None:
    assert kind_named("MICAH", card) == "micah" and kind_named("", card) == ""
    with pytest.raises(BadInput, match="Known: avataaars"):
        kind_named("oil", card)


@given(st.text(max_size=15) | st.tuples(*[st.integers()] * 3).map(lambda p: ",".join(map(str, p))))
def test_a_place_is_a_square_or_gets_one_sentence(words: str) -> None:
    try:
        place = square_in(Size(640, 480), words)
    except BadInput:
        return
    assert place.w == place.h >= 32 and Rect(0, 0, 640, 480).contains(place)
    assert not words or place == parsed(words)


def test_the_usual_square_is_the_largest_in_the_middle() -> None:
    assert square_in(Size(101, 60), None) == Rect(20, 0, 60, 60)
    assert square_in(Size(60, 101), None) == Rect(0, 20, 60, 60)
    with pytest.raises(BadInput, match="31 x 90"):
        square_in(Size(31, 90), None)


def test_what_shows_nothing_is_looked_at_as_white() -> None:
    deep = np.full((40, 50, 4), 65535, np.uint16)
    deep[..., :3] = 257 * 90
    deep[:, :10, 3] = 0
    seen = looked_at(deep, Rect(5, 0, 40, 40))
    assert seen.dtype == np.uint8 and seen.shape == (40, 40, 3)
    assert (seen[:, :5] == 255).all() and (seen[:, 5:] == 90).all()


def test_a_kept_code_comes_back(card: Card, tmp_path: Path) -> None:
    code = np.random.default_rng(1).standard_normal((7, 28)).astype(np.float32)
    path = tmp_path / "code.safetensors"
    write_code(path, Kept(code, Rect(3, 4, 50, 50), "micah", 20), card)
    back = read_code(path, card)
    np.testing.assert_array_equal(back.code, code)
    assert (back.place, back.drawn, back.tune) == (Rect(3, 4, 50, 50), "micah", 20)


def test_a_code_of_other_weights_is_refused(card: Card, tmp_path: Path) -> None:
    path = tmp_path / "code.safetensors"
    write_code(path, Kept(np.zeros((7, 28), np.float32), Rect(0, 0, 40, 40)), card)
    put_on(tmp_path, "other", sha256="0" * 64)
    with pytest.raises(BadInput, match="“little”, not of the weights of “other”"):
        read_code(path, read_card(tmp_path / "other"))


@settings(max_examples=40)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=9))
def test_a_damaged_code_is_refused_in_one_sentence(
    card: Card, tmp_path_factory: pytest.TempPathFactory, at: int, junk: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "torn.safetensors"
    write_code(path, Kept(np.ones((7, 28), np.float32), Rect(0, 0, 40, 40)), card)
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at : at + len(junk)] = junk
    path.write_bytes(data)
    try:
        kept = read_code(path, card)
    except (BadFile, BadInput):
        return
    assert np.isfinite(kept.code).all() and kept.code.shape == (7, 28)


@pytest.mark.parametrize("content", [b"", b"{}", b"\xff" * 4000])
def test_what_is_no_code_is_refused(card: Card, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    with pytest.raises(BadFile, match="no code of a picture"):
        read_code(path, card)
    with pytest.raises(BadFile):
        read_code(tmp_path / "none", card)
