"""Palettes: GIMP's text there and back, and the colours that stand for a picture."""

from __future__ import annotations

import contextlib
import struct
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.errors import BadFile, TooLarge
from editor.core.palette import MOST, Palette, dominant, gpl_text, parse_gpl
from editor.core.swatches import parse_aco, parse_ase
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


def aco(version: int, *rows: tuple[int, ...], names: tuple[str, ...] = ()) -> bytes:
    out = struct.pack(">HH", version, len(rows))
    for index, row in enumerate(rows):
        out += struct.pack(">5H", *row)
        if version == 2:
            text = names[index] + "\0"
            out += struct.pack(">I", len(text)) + text.encode("utf-16-be")
    return out


def test_photoshops_swatches_are_read_in_all_their_spaces() -> None:
    rows = (
        (0, 65535, 32896, 0, 0), (1, 21845, 65535, 65535, 0), (2, 65535, 0, 65535, 65535),
        (7, 5000, 0, 0, 0), (8, 10000, 0, 0, 0), (3, 7, 7, 7, 7),
    )  # fmt: skip
    seen = ((255, 128, 0), (0, 255, 0), (255, 0, 255), (119, 119, 119), (255, 255, 255))
    palette = parse_aco(aco(1, *rows), "Mine")
    assert palette.name == "Mine" and palette.names == ("",) * 5
    assert np.abs(np.array(palette.colours) - seen).max() <= 1
    named = parse_aco(aco(1, *rows) + aco(2, *rows, names=("Fox", "b", "c", "d", "é", "f")))
    assert named.colours == palette.colours and named.names == ("Fox", "b", "c", "d", "é")


def test_lab_is_turned_into_srgb() -> None:
    red = parse_aco(aco(1, (7, 5429, 8081, 6989, 0))).colours[0]  # sRGB's red under D50
    assert np.abs(np.array(red) - (255, 0, 0)).max() <= 2


def test_adobes_exchanged_swatches_are_read(tmp_path: Path) -> None:
    def block(name: str, model: bytes, *values: float) -> bytes:
        text = (name + "\0").encode("utf-16-be")
        body = struct.pack(">H", len(name) + 1) + text + model
        body += struct.pack(f">{len(values)}fH", *values, 2)
        return struct.pack(">HI", 1, len(body)) + body

    group = struct.pack(">HIH", 0xC001, 4, 1) + b"\0\0"
    blocks = (
        group, block("Rust", b"RGB ", 0.6, 0.2, 0.0), block("Ink", b"CMYK", 0, 0, 0, 1),
        block("Odd", b"RGB ", float("nan"), 0, 0), block("Half", b"Gray", 0.5),
    )  # fmt: skip
    data = b"ASEF" + struct.pack(">HHI", 1, 0, len(blocks)) + b"".join(blocks)
    (tmp_path / "house.ASE").write_bytes(data)
    palette = read_palette(tmp_path / "house.ASE")
    assert palette.colours == ((153, 51, 0), (0, 0, 0), (128, 128, 128))
    assert palette.names == ("Rust", "Ink", "Half") and palette.name == "house"
    for cut in range(len(data)):
        with contextlib.suppress(BadFile):
            parse_ase(data[:cut])


@given(st.binary(max_size=200))
def test_swatches_of_any_bytes_are_read_or_refused(data: bytes) -> None:
    for parse in (parse_aco, parse_ase):
        for bytes_ in (data, b"\0\2" + data, b"ASEF\0\1\0\0" + data):
            with contextlib.suppress(BadFile):
                assert parse(bytes_).colours


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
