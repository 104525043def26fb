"""OpenRaster: what goes in comes out, others can read it, and damage is named."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from editor.core.document import Document
from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer, Recipe
from editor.core.raster import Raster, raster_from
from editor.media.files import open_document, save_document
from editor.media.ora import open_ora, save_ora
from tests.media.making import (
    STACK,
    archive,
    assert_same,
    document,
    flat,
    photo,
    png_bytes,
    with_alpha,
)


def test_everything_comes_back(tmp_path: Path) -> None:
    made = document()
    save_ora(tmp_path / "a.ora", made, flat(made))
    back, notes = open_ora(tmp_path / "a.ora")
    assert notes == ()
    assert_same(made, back)
    assert back.metadata.xmp and back.metadata.dpi == (300.0, 299.5)
    assert b"THE OLD PICTURE" not in back.metadata.exif and back.metadata.exif


@st.composite
def rasters(draw: Callable[[Any], Any], channels: int) -> Raster:
    """Small ones anywhere around the canvas, of either depth; sometimes empty."""
    if draw(st.integers(0, 5)) == 0:
        return Raster(channels)
    width, height = draw(st.integers(1, 40)), draw(st.integers(1, 40))
    x, y = draw(st.integers(-200, 300)), draw(st.integers(-200, 300))
    deep = draw(st.booleans())
    random = np.random.default_rng(draw(st.integers(0, 1000)))
    top = 65535 if deep else 255
    pixels = random.integers(0, top, (height, width, channels), endpoint=True)
    pixels[random.random((height, width)) < 0.4] = 0
    return raster_from(pixels.astype(np.uint16 if deep else np.uint8), x, y)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.floats(allow_nan=False,
    allow_infinity=False) | st.text(max_size=9),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside,
    max_size=3), max_leaves=6,
)  # fmt: skip
names = st.text(min_size=1, max_size=12)


@st.composite
def layers(draw: Callable[[Any], Any], depth: int = 0) -> Layer:
    fields = {
        "name": draw(names),
        "opacity": draw(st.floats(0, 1)),
        "visible": draw(st.booleans()),
        "blend": draw(st.sampled_from(BlendMode)),
        "locked": draw(st.booleans()),
        "lock_alpha": draw(st.booleans()),
        "clip": draw(st.booleans()),
        "mask": draw(st.none() | rasters(1)),
    }
    if depth < 3 and draw(st.integers(0, 2)) == 0:
        return GroupLayer(layers=tuple(draw(st.lists(layers(depth + 1), max_size=3))), **fields)
    parameters = draw(st.dictionaries(names, json_values, max_size=3))
    recipe = Recipe(draw(names), parameters, draw(st.none() | rasters(1)))
    return PixelLayer(pixels=draw(rasters(4)), recipe=draw(st.none() | st.just(recipe)), **fields)


@st.composite
def documents(draw: Callable[[Any], Any]) -> Document:
    masks = draw(st.dictionaries(names, rasters(1), min_size=1, max_size=3))
    return Document(
        Size(draw(st.integers(1, 90)), draw(st.integers(1, 90))),
        tuple(draw(st.lists(layers(), max_size=4))),
        MappingProxyType(masks),
        draw(st.sampled_from(sorted(masks))),
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, *HealthCheck]
)
@given(made=documents())
def test_any_document_comes_back(made: Document, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("ora") / "a.ora"
    save_ora(path, made, flat(made))
    back, notes = open_ora(path)
    assert notes == ()
    assert_same(made, back)


def test_the_file_keeps_the_rules_of_openraster(tmp_path: Path) -> None:
    """Read back without a line of ours: zipfile, ElementTree and Pillow."""
    made = document(size=(640, 400))
    shown = with_alpha(photo(640, 400))
    save_ora(tmp_path / "a.ora", made, shown)
    with zipfile.ZipFile(tmp_path / "a.ora") as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"image/openraster" and first.header_offset == 0
        assert (tmp_path / "a.ora").read_bytes()[38:54] == b"image/openraster"
        image = ElementTree.fromstring(file.read("stack.xml"))
        assert (image.tag, image.get("w"), image.get("h")) == ("image", "640", "400")
        assert image.get("version") == "0.0.5" and image.get("xres") == "300"
        through, top, group, ground = list(image[0])
        assert [e.tag for e in (top, group, ground)] == ["layer", "stack", "layer"]
        assert [e.get("isolation") for e in (through, group)] == ["auto", "isolate"]
        assert group[2].get("alpha-preserve") == "true"  # the lowest
        assert (top.get("name"), ground.get("name")) == ("Deep", "Ground")
        assert (group.get("visibility"), group.get("edit-locked")) == ("hidden", "true")
        healed = group[2]
        assert (healed.get("composite-op"), healed.get("x")) == ("svg:luminosity", "-17")
        assert healed.get("name") == "Healed <b>&修复</b>"
        assert float(healed.get("opacity", "")) == 1 / 3
        found = np.asarray(Image.open(io.BytesIO(file.read(healed.get("src", "")))))
        inside = made.all_layers()[2]
        assert isinstance(inside, PixelLayer) and inside.mask is not None
        area = Rect(-17, int(healed.get("y", "")), *found.shape[1::-1])
        stored = inside.pixels.read(area).astype(float)
        stored[..., 3] *= inside.mask.read(area)[..., 0] / 255
        np.testing.assert_allclose(found[..., 3], stored[..., 3], atol=0.5001)
        seen = found[..., 3] > 0
        np.testing.assert_array_equal(found[seen, :3], stored[seen, :3])
        assert found.shape[0] <= 50 and found.shape[1] <= 60  # cropped to what is painted
        merged = np.asarray(Image.open(io.BytesIO(file.read("mergedimage.png"))))
        np.testing.assert_array_equal(merged, shown)
        small = Image.open(io.BytesIO(file.read("Thumbnails/thumbnail.png")))
        assert max(small.size) <= 256 and small.size == (256, 160)


def test_a_clipped_layer_is_source_atop_to_others(tmp_path: Path) -> None:
    made = Document(Size(9, 9), (PixelLayer("a"), PixelLayer("b", clip=True)))
    save_ora(tmp_path / "a.ora", made, flat(made))
    stack = zipfile.ZipFile(tmp_path / "a.ora").read("stack.xml")
    assert b'composite-op="svg:src-atop"' in stack
    assert [layer.clip for layer in open_ora(tmp_path / "a.ora").document.layers] == [False, True]


FOREIGN = """<?xml version='1.0' encoding='UTF-8'?>
<image w="60" version="0.0.3" h="50" mypaint:frame="1" xmlns:mypaint="http://x" yres="72" xres="72">
 <stack x="0" y="0">
  <layer visibility="hidden" composite-op="krita:dodge" name="Top" src="data/l1.png"/>
  <stack name="Group" opacity="0.5" x="3" y="4" unknown="1">
   <layer src="data/l0.png" x="5" y="6" opacity="2.5" composite-op="svg:multiply"/>
   <text/>
  </stack>
  <layer name="Background" src="data/l0.png" x="ten" mypaint:background-tile="data/bg.png"/>
 </stack>
</image>"""


def test_documents_of_other_programs_open(tmp_path: Path) -> None:
    pixels = with_alpha(photo(20, 16))
    grey = photo(10, 10)[..., 0]
    entries = {
        "stack.xml": FOREIGN.encode(),
        "data/l0.png": png_bytes(pixels),
        "data/l1.png": png_bytes(grey),
        "data/bg.png": b"whatever",
        "extra/unknown.bin": b"?",
    }
    path = tmp_path / "krita.ora"
    path.write_bytes(archive(entries))
    made, notes = open_document(path)
    background, group, top = made.layers
    assert (made.size, made.metadata.dpi) == ((60, 50), (72.0, 72.0))
    assert isinstance(group, GroupLayer) and group.opacity == 0.5
    inside = group.layers[0]
    assert isinstance(inside, PixelLayer) and isinstance(background, PixelLayer)
    assert (inside.opacity, inside.blend, inside.name) == (1.0, BlendMode.MULTIPLY, "Layer 2")
    np.testing.assert_array_equal(inside.pixels.read(Rect(8, 10, 20, 16)), pixels)
    np.testing.assert_array_equal(background.pixels.read(Rect(0, 0, 20, 16)), pixels)
    assert isinstance(top, PixelLayer) and not top.visible
    np.testing.assert_array_equal(top.pixels.read(Rect(0, 0, 10, 10))[..., 2], grey)
    assert (top.pixels.read(Rect(0, 0, 10, 10))[..., 3] == 255).all()
    assert len(notes) == 2 and "krita:dodge" in " ".join(notes) and "text" in " ".join(notes)
    assert not made.mask.tiles


def _rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    with zipfile.ZipFile(path) as file:
        entries = {name: file.read(name) for name in file.namelist()}
    with zipfile.ZipFile(path, "w") as out:
        for name, data in entries.items():
            changed = change(name, data)
            if changed is not None:
                out.writestr(name, changed)


def test_a_damaged_layer_is_named_and_the_rest_opens(tmp_path: Path) -> None:
    made = document()
    path = tmp_path / "a.ora"
    save_ora(path, made, flat(made))
    stack = zipfile.ZipFile(path).read("stack.xml").decode()
    source = stack.split('name="Ground"')[0].rsplit('src="', 1)[1].split('"')[0]
    _rewritten(path, lambda name, data: data[: len(data) // 2] if name == source else data)
    back, notes = open_ora(path)
    assert len(notes) == 1 and "“Ground” is damaged" in notes[0] and "cut off" in notes[0]
    ground = back.layers[0]
    assert isinstance(ground, PixelLayer) and not ground.pixels.tiles
    assert_same(replace(made, layers=made.layers[1:]), replace(back, layers=back.layers[1:]))


def test_a_single_wrong_byte_in_a_layer_is_noticed(tmp_path: Path) -> None:
    made = document()
    path = tmp_path / "a.ora"
    save_ora(path, made, flat(made))
    with zipfile.ZipFile(path) as file:
        entry = max(file.infolist(), key=lambda e: e.file_size * e.filename.startswith("data/l"))
        middle = entry.header_offset + 30 + len(entry.filename) + entry.file_size // 2
    data = bytearray(path.read_bytes())
    data[middle] ^= 0x40
    path.write_bytes(data)
    assert any("is damaged" in note for note in open_ora(path).notes)


def test_missing_parts_are_told(tmp_path: Path) -> None:
    made = document()
    path = tmp_path / "a.ora"
    save_ora(path, made, flat(made))
    _rewritten(path, lambda name, data: None if name.endswith(".mask.png") else data)
    back, notes = open_ora(path)
    assert any("mask is damaged" in note for note in notes) and len(back.layers) == 4
    _rewritten(path, lambda name, data: b"{[" if name.endswith(".json") else data)
    back, notes = open_ora(path)
    assert any("Masks and recipes" in note for note in notes) and list(back.masks) == ["Mask"]
    _rewritten(path, lambda name, data: None if name == "stack.xml" else data)
    with pytest.raises(BadFile, match="no picture"):
        open_ora(path)


def test_hostile_words_in_the_json_do_not_matter(tmp_path: Path) -> None:
    made = document()
    path = tmp_path / "a.ora"
    save_ora(path, made, flat(made))

    def poison(name: str, data: bytes) -> bytes:
        if not name.endswith(".json"):
            return data
        facts = json.loads(data)
        facts["masks"] = [{"name": "x", "raster": {"src": "../../etc/passwd", "x": 1, "y": 10**9}}]
        facts["layers"] = {"0": {"name": "n", "mask": {"src": ["a"], "x": "1"}}}
        return json.dumps(facts).encode()

    _rewritten(path, poison)
    back, notes = open_ora(path)
    assert len(notes) == 2 and list(back.masks) == ["x"] and not back.masks["x"].tiles
    _rewritten(path, lambda n, d: b"[" * 500_000 if n.endswith(".json") else d)
    assert open_ora(path).notes


def test_a_zip_that_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.ora"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("readme.txt", "hello")
    with pytest.raises(BadFile, match="holds no picture"):
        open_document(path)
    path.write_bytes(archive({"stack.xml": b"<image><stack/></image>"}))
    with pytest.raises(BadFile, match="no pixels"):
        open_document(path)
    path.write_bytes(archive({"stack.xml": STACK.format(w=5, h=5, layers="<layer/>").encode()}))
    back, notes = open_document(path)
    assert len(back.layers) == 1 and "missing" in notes[0]


def test_groups_nested_beyond_reason_are_refused_when_saving(tmp_path: Path) -> None:
    inner: Layer = PixelLayer("x")
    for _ in range(150):
        inner = GroupLayer("g", layers=(inner,))
    made = Document(Size(4, 4), (inner,))
    with pytest.raises(CannotWrite, match="nested too deep"):
        save_ora(tmp_path / "a.ora", made, flat(made))
    assert not list(tmp_path.iterdir())


def test_a_wrong_flattened_picture_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="flattened"):
        save_ora(tmp_path / "a.ora", document(), np.zeros((3, 3, 4), np.uint8))


def test_saving_needs_no_second_copy_of_the_document(tmp_path: Path) -> None:
    """Thirty layers of one tile row each share nothing; numpy's peak is watched by tracemalloc."""
    import tracemalloc

    size = Size(2048, 1024)
    pixels = with_alpha(photo(2048, 1024))
    made = Document(size, tuple(PixelLayer(str(i), pixels=raster_from(pixels)) for i in range(8)))
    shown = flat(made)
    tracemalloc.start()
    try:
        save_ora(tmp_path / "a.ora", made, shown)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    held = sum(layer.pixels.nbytes for layer in made.layers)  # type: ignore[attr-defined]
    assert held == 8 * 2048 * 1024 * 4 and peak < held / 4


# ---- files.py: stills and documents by one pair of functions


def flatten(made: Document) -> Callable[[Rect], np.ndarray]:
    return lambda rect: flat(made)[rect.slices()]


def test_a_photograph_opens_as_one_layer_and_exports_again(tmp_path: Path) -> None:
    Image.fromarray(photo()).save(tmp_path / "photo.png", dpi=(200, 200))
    made, notes = open_document(tmp_path / "photo.png")
    (layer,) = made.layers
    assert notes == () and made.size == (64, 48) and layer.name == "photo"
    assert isinstance(layer, PixelLayer)
    np.testing.assert_array_equal(layer.pixels.read(made.bounds)[..., :3], photo())
    assert (layer.pixels.read(made.bounds)[..., 3] == 255).all()
    save_document(tmp_path / "b.png", made, layer.pixels.read)
    with Image.open(tmp_path / "b.png") as image:
        assert image.mode == "RGB" and image.info["dpi"] == pytest.approx((200, 200), abs=0.1)
        np.testing.assert_array_equal(np.asarray(image), photo())


def test_sixteen_bits_pass_from_file_to_document_to_file(tmp_path: Path) -> None:
    from editor.media.still import open_still, save_still

    pixels = photo(300, 200, dtype=np.uint16)
    save_still(tmp_path / "a.tif", pixels)
    made = open_document(tmp_path / "a.tif").document
    save_document(tmp_path / "a.ora", made, flatten(made))
    again = open_document(tmp_path / "a.ora").document
    assert_same(made, again)
    assert save_document(tmp_path / "b.png", again, flatten(again)) == ()
    np.testing.assert_array_equal(open_still(tmp_path / "b.png").pixels, pixels)


def test_a_deep_compositor_keeps_16_bits_and_a_shallow_one_is_told(tmp_path: Path) -> None:
    from editor.media.still import open_still

    deep = PixelLayer("deep", pixels=raster_from(with_alpha(photo(dtype=np.uint16))))
    made = Document(Size(64, 48), (deep, PixelLayer("above")))
    mixed = with_alpha(photo(seed=4, dtype=np.uint16))
    assert save_document(tmp_path / "a.png", made, lambda rect: mixed[rect.slices()]) == ()
    np.testing.assert_array_equal(open_still(tmp_path / "a.png").pixels, mixed)
    (note,) = save_document(tmp_path / "b.png", made, flatten(made))
    assert "rounded to 8" in note


def test_a_failed_export_leaves_the_better_file(tmp_path: Path) -> None:
    made = document()
    path = tmp_path / "a.jpg"
    save_document(path, made, flatten(made))
    before = path.read_bytes()

    def broken(rect: Rect) -> np.ndarray:
        raise CannotWrite("no", file=path)

    with pytest.raises(CannotWrite):
        save_document(path, made, broken)
    assert path.read_bytes() == before


def test_others_see_what_a_layer_mask_shows_and_we_keep_what_it_hides(tmp_path: Path) -> None:
    pixels = np.full((60, 80, 4), (200, 100, 50, 240), np.uint8)
    cover = np.zeros((60, 80), np.uint8)
    cover[10:40, 20:60] = np.linspace(1, 255, 40).astype(np.uint8)
    layer = PixelLayer("Masked", mask=raster_from(cover), pixels=raster_from(pixels))
    path = tmp_path / "masked.ora"
    save_ora(path, Document(Size(80, 60), (layer,)), np.zeros((60, 80, 4), np.uint8))
    with zipfile.ZipFile(path) as archive, archive.open("data/layer0.png") as part:
        seen = np.asarray(Image.open(part))
    shown = np.rint(240 * cover.astype(float) / 255)
    assert np.abs(seen[10:40, 20:60, 3].astype(float) - shown[10:40, 20:60]).max() <= 1
    assert not seen[:10, :, 3].any()
    back = open_ora(path).document.layers[0]
    assert isinstance(back, PixelLayer) and back.mask is not None
    np.testing.assert_array_equal(back.pixels.read(Rect(0, 0, 80, 60)), pixels)
    np.testing.assert_array_equal(back.mask.read(Rect(0, 0, 80, 60))[..., 0], cover)


def test_two_thousand_masked_layers_come_back(tmp_path: Path) -> None:
    dot, cover = raster_from(photo(3, 3)[..., :1], 1, 1), raster_from(with_alpha(photo(4, 4)))
    layers = tuple(PixelLayer(f"{n}", mask=dot, pixels=cover) for n in range(2000))
    made = Document(Size(8, 8), layers)
    save_ora(tmp_path / "a.ora", made, flat(made))
    back, notes = open_ora(tmp_path / "a.ora")
    assert notes == () and [layer.name for layer in back.layers] == [x.name for x in layers]
    assert_same(replace(made, layers=layers[-3:]), replace(back, layers=back.layers[-3:]))
    too_many = replace(made, layers=tuple(PixelLayer("x") for _ in range(4001)))
    with pytest.raises(CannotWrite, match="4001 layers"):
        save_ora(tmp_path / "b.ora", too_many, flat(made))
    assert not (tmp_path / "b.ora").exists()


@pytest.mark.parametrize("words", [{"kind": "magic"}, {"kind": "levels", "all": "x"}, {"kind": 3}])
def test_an_adjustment_of_a_later_version_is_said(tmp_path: Path, words: dict[str, Any]) -> None:
    made = document()
    path = tmp_path / "a.ora"
    save_ora(path, made, flat(made))

    def newer(name: str, data: bytes) -> bytes:
        if not name.endswith(".json"):
            return data
        facts = json.loads(data)
        for layer in facts["layers"].values():
            layer["adjustment"] = words if layer["adjustment"] else None
        return json.dumps(facts).encode()

    _rewritten(path, newer)
    back, notes = open_ora(path)
    assert any("“Tone” adjusts in a way unknown" in note for note in notes)
    assert len(back.all_layers()) == len(made.all_layers())
