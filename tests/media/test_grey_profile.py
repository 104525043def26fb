"""Grey pictures with a profile of grey: their numbers and the profile itself stay."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from editor.cli.commands import main
from editor.core.document import Document, Metadata
from editor.core.geometry import Rect
from editor.core.layer import PixelLayer
from editor.media.export_options import ExportOptions
from editor.media.exporting import export_picture
from editor.media.files import open_document, save_document
from editor.media.grey_profile import grey_for_rgb, rgb_for_grey
from editor.media.metadata import colour_space
from editor.media.still import open_still, save_still
from editor.render.colour import to_screen
from editor.render.deep import flatten_at_depth
from tests.media.making import grey_profile

RNG = np.random.default_rng(6)


ICC = grey_profile()


def grey(dtype: type) -> np.ndarray:
    return RNG.integers(0, np.iinfo(dtype).max, (30, 40, 1), dtype, endpoint=True)


def written(out: Path, document: Document, how: str) -> None:
    if how == "save":
        save_document(out, document, lambda rect: flatten_at_depth(document, rect))
        return
    export_picture(out, document, lambda rect: flatten_at_depth(document, rect), ExportOptions())


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("suffix", [".png", ".tif"])
@pytest.mark.parametrize("how", ["save", "export", "by way of ORA"])
def test_numbers_and_profile_come_out_as_they_went_in(
    tmp_path: Path, dtype: type, suffix: str, how: str
) -> None:
    source, out, pixels = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}", grey(dtype)
    save_still(source, pixels, Metadata(icc=ICC))
    if how == "by way of ORA":
        written(tmp_path / "a.ora", open_document(source).document, "save")
        source = tmp_path / "a.ora"
    written(out, open_document(source).document, how)
    with Image.open(out) as image:
        assert len(image.getbands()) == 1
        assert image.info["icc_profile"] == ICC
    back = open_still(out).pixels
    assert back.dtype == dtype and (back == pixels).all()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_a_coloured_stroke_makes_it_rgb_that_looks_the_same(tmp_path: Path, suffix: str) -> None:
    source, out, pixels = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}", grey(np.uint16)
    save_still(source, pixels, Metadata(icc=ICC))
    document = open_document(source).document
    layer = document.layers[0]
    assert isinstance(layer, PixelLayer)
    dot = np.array([[[60000, 8, 9, 65535]]], np.uint16)
    layer = replace(layer, pixels=layer.pixels.write(Rect(3, 3, 1, 1), dot))
    written(out, document.with_layer(layer), "export")
    back = open_still(out)
    assert back.pixels[3, 3].tolist() == [60000, 8, 9]
    others = np.ones((30, 40), bool)
    others[3, 3] = False
    assert (back.pixels[others] == pixels[others]).all()
    with Image.open(out) as image:
        assert colour_space(image.info["icc_profile"]) == "RGB"
    assert np.abs(by_lcms(back.metadata.icc, "RGB") - by_lcms(ICC, "L")).max() <= 1


def test_it_is_shown_as_its_profile_means_it() -> None:
    ramp = np.full((1, 256, 4), 255, np.uint8)
    ramp[..., :3] = np.arange(256)[None, :, None]
    shown = to_screen(ramp.copy(), rgb_for_grey(ICC))[0, :, :3].astype(int)
    meant = by_lcms(ICC, "L")
    assert np.abs(shown - meant)[32:].max() <= 2  # Qt's own tables are coarser in the dark
    assert np.abs(ramp[0, :, :3] - meant)[32:].max() > 10


def by_lcms(icc: bytes, mode: str) -> np.ndarray:
    """256 greys in sRGB as another program would convert them: int (256, 3)."""
    ramp = Image.fromarray(np.arange(256, dtype=np.uint8)[None]).convert(mode)
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    out = ImageCms.profileToProfile(ramp, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    return np.array(out, int)[0]


@pytest.mark.parametrize("suffix", [".webp", ".avif", ".jpg"])
def test_formats_without_grey_get_a_profile_of_rgb(tmp_path: Path, suffix: str) -> None:
    source, out = tmp_path / "a.png", tmp_path / f"b{suffix}"
    save_still(source, grey(np.uint8), Metadata(icc=ICC))
    written(out, open_document(source).document, "export")
    with Image.open(out) as image:
        space = colour_space(image.info["icc_profile"])
        assert space == ("GRAY" if len(image.getbands()) == 1 else "RGB")
    assert grey_for_rgb(open_still(out).metadata.icc) == ICC


def test_the_command_line_keeps_them_too(tmp_path: Path) -> None:
    source, pixels = tmp_path / "a.tif", grey(np.uint16)
    save_still(source, pixels, Metadata(icc=ICC))
    invert = ["--adjustment", '{"kind": "invert"}']
    assert main(["adjust", str(source), *invert, "--out", str(tmp_path / "b.tif")]) == 0
    with Image.open(tmp_path / "b.tif") as image:
        assert image.info["icc_profile"] == ICC and len(image.getbands()) == 1
    assert (open_still(tmp_path / "b.tif").pixels == 65535 - pixels).all()


def test_profiles_that_are_no_curve_of_grey_give_none() -> None:
    assert rgb_for_grey(b"") == rgb_for_grey(grey_profile(pcs=b"Lab ")) == b""
    assert rgb_for_grey(rgb_for_grey(ICC)) == b"" and grey_for_rgb(ICC) == b""


def test_a_profile_of_grey_on_a_coloured_picture_is_none_of_its(tmp_path: Path) -> None:
    coloured = RNG.integers(0, 65536, (8, 8, 3), np.uint16)
    save_still(tmp_path / "a.png", coloured, Metadata(icc=ICC))
    assert open_still(tmp_path / "a.png").metadata.icc == b""


@given(st.integers(16, len(ICC) - 1), st.binary(min_size=1, max_size=6))
def test_damaged_profiles_of_grey_raise_nothing(at: int, damage: bytes) -> None:
    broken = ICC[:at] + damage + ICC[at + len(damage) :]
    for each in (broken, ICC[:at]):
        made = rgb_for_grey(each)
        assert not made or grey_for_rgb(made) == each
