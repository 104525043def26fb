"""Photoshop documents: what is carried, what is said not to be, and what damage becomes."""

from __future__ import annotations

import random
import re
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import ImageCms
from psd_tools.constants import Compression
from psd_tools.psd.adjustments import Exposure, HueSaturation, LevelRecord, Levels
from psd_tools.psd.descriptor import DescriptorBlock

from editor.core.adjustments.hue_saturation import HueSaturation as Turned
from editor.core.adjustments.tones import Exposure as Lit
from editor.core.adjustments.tones import Invert, Posterise
from editor.core.adjustments.tones import Levels as Spread
from editor.core.errors import BadFile, TooLarge, UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, PixelLayer
from editor.media.decode import srgb_profile
from editor.media.files import open_document
from editor.media.grey_profile import grey_for_rgb
from editor.media.psd import open_psd
from editor.media.psd_modes import NEAREST, SAME
from editor.render.compositor import flatten
from tests.media.making import grey_profile, mutant, photo, with_alpha
from tests.media.psd_making import Mask, Piece, guides, write_psd

SIZE = (60, 40)
WHOLE = Rect(0, 0, *SIZE)


def opened(tmp_path: Path, pieces: list[Piece], **given: Any) -> Any:
    return open_psd(write_psd(tmp_path / "a.psd", SIZE, pieces, **given))


def only(tmp_path: Path, piece: Piece, **given: Any) -> Any:
    return opened(tmp_path, [piece], **given).document.layers[0]


@pytest.mark.parametrize("packing", list(Compression))
@pytest.mark.parametrize(("depth", "dtype"), [(8, np.uint8), (16, np.uint16)])
@pytest.mark.parametrize("version", [1, 2])
def test_pixels_come_bit_by_bit(
    tmp_path: Path, packing: Compression, depth: int, dtype: type, version: int
) -> None:
    pixels = with_alpha(photo(33, 21, dtype=dtype))
    piece = Piece("Für Elise 音", pixels, x=-7, y=12, packing=packing)
    layer = only(tmp_path, piece, depth=depth, version=version)
    assert (layer.name, layer.pixels.depth) == ("Für Elise 音", depth)
    np.testing.assert_array_equal(layer.pixels.read(Rect(-7, 12, 33, 21)), pixels)


def test_groups_nest_and_keep_their_order(tmp_path: Path) -> None:
    inner = Piece("inner", mode=b"mul ", inside=[Piece("deep", with_alpha(photo(8, 8)))])
    outer = Piece("outer", mode=b"pass", inside=[Piece("low", photo(9, 9), alpha=False), inner])
    found = opened(tmp_path, [Piece("ground", photo(*SIZE), alpha=False), outer, Piece("top")])
    ground, group, top = found.document.layers
    assert (ground.name, group.name, top.name) == ("ground", "outer", "top")
    assert isinstance(group, GroupLayer) and group.pass_through
    low, within = group.layers
    assert low.name == "low" and isinstance(within, GroupLayer)
    assert within.blend is BlendMode.MULTIPLY and not within.pass_through
    assert [layer.name for layer in within.layers] == ["deep"]
    assert found.notes == ()


def test_how_a_layer_shows_is_kept(tmp_path: Path) -> None:
    piece = Piece(
        "a", photo(5, 5), alpha=False, opacity=51, visible=False, clip=True, mode=b"sLit",
        blocks={b"iOpa": 128, b"lspf": 0x80000000 | 1},
    )  # fmt: skip
    layer = only(tmp_path, piece)
    assert layer.opacity == pytest.approx(51 / 255 * 128 / 255)
    assert (layer.visible, layer.clip, layer.lock_alpha, layer.locked) == (False, True, True, True)
    assert layer.blend is BlendMode.SOFT_LIGHT


@pytest.mark.parametrize("key", [*SAME, *NEAREST])
def test_every_mode_finds_one_of_ours_and_the_rest_is_said(tmp_path: Path, key: bytes) -> None:
    if key == b"pass":
        pytest.skip("groups only")
    found = opened(tmp_path, [Piece("x", photo(4, 4), alpha=False, mode=key)])
    assert isinstance(found.document.layers[0].blend, BlendMode)
    assert bool(found.notes) == (key in NEAREST)
    if key in NEAREST:
        assert NEAREST[key][0] in found.notes[0] and "“x”" in found.notes[0]


@pytest.mark.parametrize("outside", [0, 255])
def test_masks_end_where_photoshop_says(tmp_path: Path, outside: int) -> None:
    inside = photo(11, 7)[..., 0]
    piece = Piece("a", photo(*SIZE), alpha=False, mask=Mask(inside, 20, 10, outside))
    layer = only(tmp_path, piece)
    expected = np.full((SIZE[1], SIZE[0]), outside, np.uint8)
    expected[10:17, 20:31] = inside
    np.testing.assert_array_equal(layer.mask.read(WHOLE)[..., 0], expected)


def test_a_mask_switched_off_stays_so(tmp_path: Path) -> None:
    mask = Mask(np.zeros((4, 4), np.uint8), off=True)
    layer = only(tmp_path, Piece("a", photo(4, 4), alpha=False, mask=mask))
    assert layer.mask is not None and layer.shown_mask is None


def test_text_and_smart_objects_are_said_once_with_names(tmp_path: Path) -> None:
    many = [Piece(f"T{n}", photo(3, 3), alpha=False, blocks={b"tySh": b""}) for n in range(6)]
    found = opened(tmp_path, many)
    assert found.notes == ("Text was kept as pixels: “T0”, “T1”, “T2”, “T3” and 2 more.",)


def _levels() -> Levels:
    plain = LevelRecord(0, 255, 0, 255, 100)
    return Levels(version=2, items=[LevelRecord(10, 200, 5, 250, 150), *[plain] * 28])


def test_adjustments_become_ours(tmp_path: Path) -> None:
    ranges = [((0, 0, 0, 0), (18 * n, 10 * n, -5 * n)) for n in range(6)]
    turned = HueSaturation(enable=0, colorization=(0, 25, 0), master=(30, -20, 10), items=ranges)
    pieces = [
        Piece("l", blocks={b"levl": _levels()}),
        Piece("e", blocks={b"expA": Exposure(1, 1.5, -0.25, 0.5)}),
        Piece("h", blocks={b"hue2": turned}),
        Piece("i", blocks={b"nvrt": b""}, mask=Mask(photo(5, 5)[..., 0])),
        Piece("p", blocks={b"post": 7}),
    ]
    layers = opened(tmp_path, pieces).document.layers
    assert all(isinstance(layer, AdjustmentLayer) for layer in layers)
    levels, lit, hue, invert, steps = (layer.adjustment for layer in layers)
    assert isinstance(levels, Spread)
    assert levels.all == pytest.approx((10 / 255, 200 / 255, 1.5, 5 / 255, 250 / 255))
    assert lit == Lit(1.5, -0.25, 0.5) and steps == Posterise(7) and invert == Invert()
    assert isinstance(hue, Turned) and (hue.hue, hue.saturation) == (30, -0.2)
    assert hue.yellows == pytest.approx((0.1, 0.1, -0.05))
    assert layers[3].mask is not None


def test_settings_out_of_range_are_said(tmp_path: Path) -> None:
    found = opened(tmp_path, [Piece("e", blocks={b"expA": Exposure(1, 500.0, 0.0, 1.0)})])
    assert "exposure adjustment was left out: “e”" in found.notes[0]


def test_an_even_fill_covers_the_canvas(tmp_path: Path) -> None:
    colour = {b"Rd  ": 200.0, b"Grn ": 100.0, b"Bl  ": 50.0}
    block = DescriptorBlock(version=16)
    from psd_tools.psd.descriptor import Descriptor, Double

    inner = Descriptor(classID=b"RGBC")
    for key, value in colour.items():
        inner[key] = Double(value)
    block[b"Clr "] = inner
    layer = only(tmp_path, Piece("fill", blocks={b"SoCo": block}))
    assert (layer.pixels.read(WHOLE) == (200, 100, 50, 255)).all()


def test_saved_selections_guides_resolution_and_profile(tmp_path: Path) -> None:
    icc = srgb_profile()
    merged = np.dstack([photo(*SIZE), photo(*SIZE, seed=5)[..., 0]])
    found = opened(
        tmp_path,
        [Piece("a", photo(*SIZE), alpha=False)],
        merged=merged,
        resources={
            1032: guides((320, 0), (48, 1)),
            1039: icc,
            1005: struct.pack(">IHHIHH", 300 << 16, 1, 2, 150 << 16, 1, 2),
        },
    ).document
    assert (found.guides.vertical, found.guides.horizontal) == ((10.0,), (1.5,))
    assert found.metadata.icc == icc and found.metadata.dpi == (300.0, 150.0)
    assert list(found.masks) == ["Mask", "Alpha 1"] and found.active_mask == "Mask"
    np.testing.assert_array_equal(found.masks["Alpha 1"].read(WHOLE), merged[..., 3:])


@pytest.mark.parametrize("alpha", [False, True])
def test_a_picture_without_layers_is_its_merged_one(tmp_path: Path, alpha: bool) -> None:
    merged = photo(*SIZE)
    layer = opened(tmp_path, [], merged=merged).document.layers[0]
    assert isinstance(layer, PixelLayer)
    np.testing.assert_array_equal(layer.pixels.read(WHOLE)[..., :3], merged)


def test_grey_indexed_bitmap_cmyk_lab(tmp_path: Path) -> None:
    grey = photo(*SIZE)[..., :1]
    shown = opened(tmp_path, [], mode=1, merged=grey).document.layers[0].pixels.read(WHOLE)
    assert (shown[..., :3] == grey).all()
    palette = bytes(range(256)) + bytes(range(255, -1, -1)) + bytes(256)
    shown = opened(tmp_path, [], mode=2, merged=grey, palette=palette).document.layers[0]
    pixels = shown.pixels.read(WHOLE)
    assert (pixels[..., 0] == grey[..., 0]).all() and (pixels[..., 1] == 255 - grey[..., 0]).all()
    inks = np.zeros((40, 60, 4), np.uint8)  # as stored: 0 = full ink
    inks[..., 3], inks[:20] = 255, 255
    pixels = opened(tmp_path, [], mode=4, merged=inks).document.layers[0].pixels.read(WHOLE)
    assert (pixels[:20, :, :3] == 255).all() and pixels[20:, :, :3].max() == 0
    lab = np.full((40, 60, 3), 128, np.uint8)
    lab[..., 0] = 255
    pixels = opened(tmp_path, [], mode=9, merged=lab).document.layers[0].pixels.read(WHOLE)
    assert pixels[..., :3].min() >= 253


def test_cmyk_layers_follow_their_profile_where_there_is_none_of_rgb(tmp_path: Path) -> None:
    found = opened(tmp_path, [Piece("a", np.full((5, 5, 5), 255, np.uint8))], mode=4)
    assert any("converted" in note for note in found.notes)
    assert (found.document.layers[0].pixels.read(Rect(0, 0, 5, 5)) == 255).all()


def test_floating_point_light_becomes_16_bits(tmp_path: Path) -> None:
    light = np.zeros((40, 60, 4), np.float32)
    light[..., :3], light[..., 3] = 0.2140411, 0.5
    layer = only(tmp_path, Piece("a", light, packing=Compression.ZIP), depth=32)
    pixels = layer.pixels.read(WHOLE)
    assert pixels.dtype == np.uint16
    assert abs(int(pixels[0, 0, 0]) - 32768) <= 3 and abs(int(pixels[0, 0, 3]) - 32768) <= 3


def test_a_damaged_layer_is_opened_empty_and_named(tmp_path: Path) -> None:
    rough = np.random.default_rng(0).integers(0, 255, (40, 60, 3), np.uint8)
    packing = Compression.ZIP
    found = opened(
        tmp_path,
        [
            Piece("good", rough, alpha=False, packing=packing),
            Piece("bad", rough, alpha=False, packing=packing, spoiled=True),
        ],
    )
    names = [layer.name for layer in found.document.layers]
    assert names == ["good", "bad"] and "“bad”" in " ".join(found.notes)
    assert (found.document.layers[0].pixels.read(WHOLE)[..., :3] == rough).all()


def test_two_thousand_layers_open(tmp_path: Path) -> None:
    dot = np.full((2, 2, 3), 9, np.uint8)
    pieces = [Piece(str(n), dot, alpha=False, packing=Compression.RAW) for n in range(2000)]
    assert len(opened(tmp_path, pieces).document.layers) == 2000


def test_bombs_are_refused_by_their_headers(tmp_path: Path) -> None:
    path = write_psd(tmp_path / "a.psd", SIZE, [Piece("a", photo(9, 9), alpha=False)])
    good = path.read_bytes()
    wide = bytearray(good)
    wide[14:22] = struct.pack(">II", 200_000, 200_000)
    path.write_bytes(wide)
    with pytest.raises(TooLarge, match="200000 x 200000"):
        open_psd(path)
    many = [Piece(str(n), np.zeros((1, 1, 3), np.uint8), alpha=False) for n in range(40)]
    claimed = write_psd(path, SIZE, many).read_bytes()
    path.write_bytes(claimed.replace(struct.pack(">4iH", 0, 0, 1, 1, 3),
                                     struct.pack(">4iH", 0, 0, 9000, 9000, 3)))  # fmt: skip
    with pytest.raises(TooLarge, match="megapixels"):
        open_psd(path)
    nested = Piece("x")
    for _ in range(150):
        nested = Piece("g", inside=[nested])
    with pytest.raises(BadFile, match="nested"):
        open_psd(write_psd(path, SIZE, [nested]))


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_what_is_cut_off_is_said(tmp_path: Path, share: float) -> None:
    path = write_psd(tmp_path / "a.psd", SIZE, [Piece("a", with_alpha(photo(*SIZE)))])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(BadFile, match=re.escape(str(path))):
        open_document(path)


def test_a_cut_after_the_layers_is_a_note(tmp_path: Path) -> None:
    rough = np.random.default_rng(2).integers(0, 255, (40, 60, 3), np.uint8)
    piece = Piece("a", rough, alpha=False)
    path = write_psd(tmp_path / "a.psd", SIZE, [piece], merged=rough)
    path.write_bytes(path.read_bytes()[:-2000])
    found = open_document(path)
    assert "end of the file is missing" in found.notes[0]
    assert (found.document.layers[0].pixels.read(WHOLE)[..., :3] == rough).all()


def test_a_profile_of_another_kind_is_dropped(tmp_path: Path) -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    piece = Piece("a", photo(4, 4), alpha=False)
    assert opened(tmp_path, [piece], resources={1039: lab}).document.metadata.icc == b""


@pytest.mark.parametrize("version", [1, 2])
def test_mutants(tmp_path: Path, version: int) -> None:
    inner = Piece("deep", with_alpha(photo(20, 20)), mode=b"mul ", mask=Mask(photo(9, 9)[..., 0]))
    pieces = [
        Piece("ground", photo(*SIZE), alpha=False, packing=Compression.ZIP),
        Piece("group", mode=b"pass", inside=[inner]),
        Piece("l", blocks={b"levl": _levels()}),
    ]
    merged = np.dstack([photo(*SIZE), photo(*SIZE)[..., 0]])
    given = {"merged": merged, "resources": {1032: guides((32, 0)), 1039: srgb_profile()}}
    path = write_psd(tmp_path / "a.psd", SIZE, pieces, version=version, **given)
    data, chance = path.read_bytes(), random.Random(7)
    said, noted = [], 0
    for _ in range(150):
        path.write_bytes(mutant(data, chance))
        try:
            noted += bool(open_document(path).notes)
        except UnderpaintError as error:
            said.append(str(error))
    assert all(str(path) in sentence for sentence in said)
    assert len(said) + noted > 40


@pytest.mark.parametrize("depth", [8, 16])
def test_grey_keeps_its_numbers_and_its_profile(tmp_path: Path, depth: int) -> None:
    grey = photo(*SIZE, dtype=np.uint8 if depth == 8 else np.uint16)[..., :1]
    icc = grey_profile()
    found = opened(tmp_path, [], mode=1, depth=depth, merged=grey, resources={1039: icc})
    assert (found.document.layers[0].pixels.read(WHOLE)[..., :3] == grey).all()
    assert grey_for_rgb(found.document.metadata.icc) == icc and found.notes == ()


@pytest.mark.parametrize("mode", [1, 3, 4])
def test_a_corrupt_profile_harms_nothing(tmp_path: Path, mode: int) -> None:
    space = {1: b"GRAY", 3: b"RGB ", 4: b"CMYK"}[mode]
    icc = bytes(16) + space + b"\xee" * 500
    merged = np.full((40, 60, {1: 1, 3: 3, 4: 4}[mode]), 200, np.uint8)
    document = opened(tmp_path, [], mode=mode, merged=merged, resources={1039: icc}).document
    assert document.layers[0].pixels.read(WHOLE)[..., 3].min() == 255
    assert document.metadata.icc == (icc if mode == 3 else b"")
    flat = flatten(document, WHOLE)  # the window's own way, by Qt
    assert flat[..., 3].min() == 255
