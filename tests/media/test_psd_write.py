"""Documents written for Photoshop open again as they were, in all that PSD can hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest

from editor.core.depth import raster_at
from editor.core.document import Document
from editor.core.errors import CannotWrite
from editor.core.geometry import Size
from editor.core.layer import BlendMode, GroupLayer, Layer, PixelLayer
from editor.core.raster import raster_from
from editor.media.psd import open_psd
from editor.media.psd_write import save_psd
from tests.media.making import FIELD, document, flat, photo, with_alpha


def _pairs(ours: tuple[Layer, ...], theirs: tuple[Layer, ...]) -> list[tuple[Layer, Layer]]:
    assert [layer.name for layer in ours] == [layer.name for layer in theirs]
    out: list[tuple[Layer, Layer]] = []
    for a, b in zip(ours, theirs, strict=True):
        assert type(a) is type(b)
        out.append((a, b))
        if isinstance(a, GroupLayer) and isinstance(b, GroupLayer):
            assert a.pass_through == b.pass_through
            out += _pairs(a.layers, b.layers)
    return out


@pytest.mark.parametrize("suffix", [".psd", ".psb"])
@pytest.mark.parametrize("deep", [False, True])
def test_a_document_comes_back(tmp_path: Path, suffix: str, deep: bool) -> None:
    made = document()
    if not deep:
        made = made.without_layer(made.layers[2].id)
    path = tmp_path / f"a{suffix}"
    lost = save_psd(path, made, flat(made))
    assert lost == (
        "How layers were generated was left out: “Healed <b>&修复</b>”.",
        "Masks move along with their layers: “Off”.",
        "Adjustments were rounded to Photoshop's steps: “Tone”.",
    )
    found, notes = open_psd(path)
    assert notes == () and found.size == made.size and found.guides == made.guides
    np.testing.assert_array_equal(found.masks["Sky"].read(FIELD), made.masks["Sky"].read(FIELD))
    assert "Transparency" not in found.masks
    for a, b in _pairs(made.layers, found.layers):
        for field in ("visible", "blend", "clip", "locked", "lock_alpha", "mask_on"):
            assert getattr(a, field) == getattr(b, field), (a.name, field)
        assert abs(a.opacity - b.opacity) <= 0.5 / 255
        _same_pixels(a, b, deep)


def _same_pixels(a: Layer, b: Layer, deep: bool) -> None:
    scale = 257 if deep else 1
    if isinstance(a, PixelLayer) and isinstance(b, PixelLayer):
        expected = a.pixels.read(FIELD).astype(int)
        expected *= scale if a.pixels.depth == 8 else 1
        np.testing.assert_array_equal(b.pixels.read(FIELD), expected)
    assert (a.mask is None) == (b.mask is None)
    if a.mask is not None and b.mask is not None:
        canvas = np.s_[384:584, 384:684]  # the canvas within FIELD
        expected = a.mask.read(FIELD).astype(int)[canvas] * scale
        np.testing.assert_array_equal(b.mask.read(FIELD)[canvas], expected)


@pytest.mark.parametrize("depth", [8, 16])
def test_others_find_what_comes_after_the_layers(tmp_path: Path, depth: Literal[8, 16]) -> None:
    """Their lengths lead from one part to the next: layers, the mask of all, then the blocks, of
    which GIMP looks for deep layers in the first alone."""
    dot = raster_at(raster_from(with_alpha(photo(6, 5))), depth)
    made = Document(Size(6, 5), (PixelLayer("Dot", pixels=dot),))
    save_psd(tmp_path / "a.psd", made, flat(made))
    data = (tmp_path / "a.psd").read_bytes()
    at = 26
    for _ in ("palette", "resources"):
        at += 4 + int.from_bytes(data[at : at + 4], "big")
    at += 4
    for _ in ("layers", "mask"):
        at += 4 + int.from_bytes(data[at : at + 4], "big")
    if depth == 16:
        assert data[at : at + 8] == b"8BIMLr16"
        at += 12 + int.from_bytes(data[at + 8 : at + 12], "big")
    assert data[at : at + 8] == {8: b"8BIMMtrn", 16: b"8BIMMt16"}[depth]
    assert bool(open_psd(tmp_path / "a.psd").document.metadata.icc) == (depth == 16)


def test_transparency_without_layers_is_no_selection(tmp_path: Path) -> None:
    made, shown = Document(Size(30, 20)), with_alpha(photo(30, 20))
    save_psd(tmp_path / "a.psd", made, shown)
    found = open_psd(tmp_path / "a.psd").document
    (layer,) = found.layers
    assert isinstance(layer, PixelLayer) and list(found.masks) == ["Mask"]
    np.testing.assert_array_equal(layer.pixels.read(found.bounds), shown)


def test_every_mode_is_photoshops_own(tmp_path: Path) -> None:
    dot = raster_from(with_alpha(photo(6, 5)))
    layers = tuple(PixelLayer(mode.name, blend=mode, pixels=dot) for mode in BlendMode)
    made = Document(Size(6, 5), layers)
    save_psd(tmp_path / "a.psd", made, flat(made))
    back = open_psd(tmp_path / "a.psd")
    assert back.notes == () and [x.blend for x in back.document.layers] == list(BlendMode)


def test_a_selection_keeps_its_name_however_often_it_is_saved(tmp_path: Path) -> None:
    selected = raster_from(np.full((9, 7), 255, np.uint8), 4, 3)
    found = Document(Size(30, 20)).with_mask(selected)
    for _ in range(3):
        save_psd(tmp_path / "a.psd", found, flat(found))
        found = open_psd(tmp_path / "a.psd").document
    assert list(found.masks) == ["Mask"] and found.active_mask == "Mask"
    assert np.array_equal(found.mask.read(found.bounds), selected.read(found.bounds))


def test_masks_that_are_not_linked_are_named(tmp_path: Path) -> None:
    dot = raster_from(with_alpha(photo(6, 5)))
    loose = PixelLayer(
        "loose", pixels=dot, mask=raster_from(photo(6, 5)[..., 0]), mask_linked=False
    )
    made = Document(Size(6, 5), (loose,))
    (note,) = save_psd(tmp_path / "a.psd", made, flat(made))
    assert "loose" in note and "move along" in note


def test_layer_masks_of_deep_documents_keep_sixteen_bits(tmp_path: Path) -> None:
    rng = np.random.default_rng(2)
    pixels, mask = (rng.integers(0, 65536, (20, 30, n), np.uint16) for n in (4, 1))
    layer = PixelLayer("deep", pixels=raster_from(pixels), mask=raster_from(mask))
    made = Document(Size(30, 20), (layer,))
    save_psd(tmp_path / "a.psd", made, np.zeros((20, 30, 4), np.uint16))
    (found,) = open_psd(tmp_path / "a.psd").document.layers
    assert found.mask is not None and found.mask.depth == 16
    assert np.array_equal(found.mask.read(made.bounds), mask)


def test_what_others_see_is_the_flat_picture(tmp_path: Path) -> None:
    from PIL import Image

    made = replace(document(), masks={"Mask": document().masks["Mask"]}, active_mask="Mask")
    made = made.without_layer(made.layers[2].id)
    shown = with_alpha(photo(300, 200, 4))
    save_psd(tmp_path / "a.psd", made, shown)
    with Image.open(tmp_path / "a.psd") as image:
        np.testing.assert_array_equal(np.asarray(image.convert("RGBA"))[..., :3], shown[..., :3])


def test_too_large_is_refused_and_an_old_file_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.psd"
    path.write_bytes(b"old")
    wide = Document(Size(30_001, 1))
    with pytest.raises(CannotWrite, match="30000"):
        save_psd(path, wide, flat(wide))
    assert path.read_bytes() == b"old"
