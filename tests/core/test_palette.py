"""Palettes: GIMP's text there and back, and the colours that stand for a picture."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import BadFile, TooLarge
from editor.core.palette import MOST, Palette, dominant, gpl_text, parse_gpl
from editor.media.palettes import MAX_BYTES, read_palette, write_palette

byte = st.integers(0, 255)
titles = st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=20).filter(
    lambda text: text.lower() != "untitled" and not text.startswith("#")
)


@settings(max_examples=60, deadline=None)
@given(titles, st.lists(st.tuples(st.tuples(byte, byte, byte), titles), min_size=1, max_size=30))
def test_a_palette_comes_back_from_its_text(name: str, rows: list) -> None:
    colours, names = zip(*rows, strict=True)
    palette = Palette(name, tuple(colours), tuple(names))
    assert parse_gpl(gpl_text(palette)) == palette


def test_gimps_own_form_is_read() -> None:
    text = (
        "GIMP Palette\nName: Bears\nColumns: 16\n# made for bears\n"
        "  8   8   8\tgrey3\n 68  44  44\n300 0 0 too much\nnonsense\n"
    )
    palette = parse_gpl(text)
    assert palette.name == "Bears"
    assert palette.colours == ((8, 8, 8), (68, 44, 44), (255, 0, 0))
    assert palette.names == ("grey3", "", "too much")


@pytest.mark.parametrize("text", ["", "JASC-PAL\n0100\n", "GIMP Palette\n#\n", "\x00\x01"])
def test_what_is_no_palette_is_refused(text: str) -> None:
    with pytest.raises(BadFile):
        parse_gpl(text)


def test_endless_palettes_end() -> None:
    text = "GIMP Palette\n" + "1 2 3\n" * (MOST + 5)
    assert len(parse_gpl(text).colours) == MOST


def test_files_there_and_back_and_errors_name_them(tmp_path: Path) -> None:
    palette = Palette("Two", ((1, 2, 3), (200, 100, 0)), ("ink", "rust"))
    path = tmp_path / "two.gpl"
    write_palette(path, palette)
    assert read_palette(path) == palette
    (tmp_path / "bad.gpl").write_text("no palette")
    with pytest.raises(BadFile, match=r"bad\.gpl"):
        read_palette(tmp_path / "bad.gpl")
    (tmp_path / "big.gpl").write_bytes(b"GIMP Palette\n" + b"#" * MAX_BYTES)
    with pytest.raises(TooLarge):
        read_palette(tmp_path / "big.gpl")
    with pytest.raises(BadFile):
        read_palette(tmp_path / "missing.gpl")


def test_colours_are_added_once_and_taken_out() -> None:
    palette = Palette("Mine", ((1, 1, 1),)).with_colour((2, 2, 2), "two")
    assert palette.colours == ((1, 1, 1), (2, 2, 2)) and palette.names == ("", "two")
    assert palette.with_colour((2, 2, 2)) is palette
    assert palette.without(0) == Palette("Mine", ((2, 2, 2),), ("two",))


def test_the_colours_of_a_picture_are_those_it_has_the_most_seen_first() -> None:
    picture = np.zeros((100, 100, 4), np.uint8)
    picture[..., 3] = 255
    picture[:60, :, :3] = (200, 30, 20)
    picture[60:90, :, :3] = (20, 60, 180)
    picture[90:, :, :3] = (240, 240, 200)
    found = dominant(picture, 6)
    assert found == ((200, 30, 20), (20, 60, 180), (240, 240, 200))
    picture[:60, :, 3] = 0
    assert dominant(picture, 6)[0] == (20, 60, 180)
    assert dominant(np.zeros((5, 5, 4), np.uint8)) == ()


def test_many_colours_are_summed_up() -> None:
    random = np.random.default_rng(2)
    picture = np.full((120, 120, 4), 255, np.uint8)
    for n, centre in enumerate(((220, 40, 40), (40, 200, 60), (50, 60, 210))):
        part = random.normal(centre, 12, (120, 40, 3))
        picture[:, 40 * n : 40 * n + 40, :3] = np.clip(part, 0, 255)
    found = np.array(dominant(picture, 3), int)
    for centre in ((220, 40, 40), (40, 200, 60), (50, 60, 210)):
        assert np.abs(found - centre).sum(1).min() < 24
