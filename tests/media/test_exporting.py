"""Flat pictures: size, depth, grey, colour, what is told of them; and that nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from editor.core.brush import Brush, begin
from editor.core.depth import depth_of
from editor.core.document import Document, Metadata
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.decode import srgb_profile
from editor.media.export_options import ExportOptions, Telling
from editor.media.exporting import Flatten, encoded, export_picture, picture_of, shaped
from editor.media.files import open_document
from editor.media.ora import save_ora
from editor.media.place import tells_place
from editor.media.psd_write import save_psd
from editor.media.still import open_still, save_still
from editor.render.colour import converted_pixels, profile
from editor.render.deep import flatten_at_depth, is_deep
from editor.render.picture import picture_reader
from tests.media.making import XMP, camera_exif, photo, with_alpha

PLAIN = ExportOptions()


def reader(document: Document, suffix: str) -> Flatten:
    """What draws a document for a file of that kind."""
    deep = PLAIN.deep(f"a{suffix}", is_deep(document))
    return picture_reader(document, deep=deep, srgb=False)


def opaque(pixels: np.ndarray) -> np.ndarray:
    top = np.iinfo(pixels.dtype).max
    return np.dstack([pixels, np.full(pixels.shape[:2], top, pixels.dtype)])


def test_the_size_follows_scale_and_longest_side() -> None:
    assert ExportOptions(scale=0.5).size_of(Size(101, 60)) == (50, 30)
    assert ExportOptions(longest=50).size_of(Size(200, 100)) == (50, 25)
    assert ExportOptions(scale=0.1, longest=50).size_of(Size(200, 100)) == (20, 10)
    assert ExportOptions(scale=1e-9).size_of(Size(3, 3)) == (1, 1)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_shrinking_is_the_mean_and_hidden_colours_do_not_bleed(dtype: type) -> None:
    top = np.iinfo(dtype).max
    pixels = np.zeros((4, 4, 4), dtype)
    pixels[:, :2] = (top, 0, 0, top)
    pixels[:, 2:, 1] = top  # green, and not to be seen
    small = shaped(pixels, ExportOptions(scale=0.25))
    assert small.shape == (1, 1, 4)
    assert small[0, 0, 0] == top and small[0, 0, 1] == 0 and abs(int(small[0, 0, 3]) - top / 2) < 1


def test_an_opaque_picture_has_no_alpha_and_depth_is_as_wished() -> None:
    pixels = opaque(photo(8, 6))
    assert shaped(pixels, PLAIN).shape == (6, 8, 3)
    deep = shaped(pixels, ExportOptions(depth=16))
    assert deep.dtype == np.uint16 and (deep == pixels[..., :3].astype(np.uint16) * 257).all()
    assert (shaped(opaque(deep), ExportOptions(depth=8)) == pixels[..., :3]).all()


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg", ".webp", ".avif"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_grey_stays_grey_in_one_channel(tmp_path: Path, suffix: str, dtype: type) -> None:
    grey = photo(40, 30, dtype=dtype)[..., :1]
    pixels = opaque(np.repeat(grey, 3, axis=2))
    out = shaped(pixels, ExportOptions(grey=True))
    assert (out == grey).all()
    path = tmp_path / f"a{suffix}"
    save_still(path, out, quality=100, lossless=True)
    back = open_still(path).pixels
    assert back.shape[2] == 3 and (back[..., 0] == back[..., 1]).all()
    if suffix in (".png", ".tif"):
        assert (back[..., 0] == grey[..., 0]).all() and back.dtype == dtype
    if suffix in (".png", ".tif", ".jpg"):
        with Image.open(path) as image:
            assert len(image.getbands()) == 1


@pytest.mark.parametrize("suffix", [".png", ".tif", ".jpg"])
def test_a_grey_picture_stays_grey_without_being_told(tmp_path: Path, suffix: str) -> None:
    grey = photo(40, 30, dtype=np.uint16)[..., 0]
    source, out = tmp_path / "in.png", tmp_path / f"out{suffix}"
    save_still(source, grey[..., None])
    document = open_document(source).document
    export_picture(out, document, reader(document, suffix), PLAIN)
    with Image.open(out) as image:
        assert len(image.getbands()) == 1
    back = open_still(out).pixels
    if suffix != ".jpg":
        assert back.dtype == np.uint16 and (back[..., 1] == grey).all()
    coloured = document.layers[0]
    assert isinstance(coloured, PixelLayer)
    dot = np.array([[[60000, 8, 9, 65535]]], np.uint16)
    touched = replace(coloured, pixels=coloured.pixels.write(Rect(3, 3, 1, 1), dot))
    document = document.with_layer(touched)
    export_picture(out, document, reader(document, suffix), PLAIN)
    with Image.open(out) as image:
        assert len(image.getbands()) == 3


def test_metadata_is_kept_or_stripped_as_chosen() -> None:
    metadata = Metadata(camera_exif(), XMP, srgb_profile(), (300.0, 300.0))
    document = Document(Size(4, 4), metadata=metadata)
    found = {
        telling: picture_of(
            document, lambda rect: opaque(photo(rect.w, rect.h)), ExportOptions(telling=telling)
        ).metadata
        for telling in Telling
    }
    assert found[Telling.KEEP] == metadata
    assert not tells_place(found[Telling.NO_PLACE]) and found[Telling.NO_PLACE].exif
    bare = found[Telling.NOTHING]
    assert (bare.exif, bare.xmp) == (b"", b"") and (bare.icc, bare.dpi) == (
        metadata.icc, metadata.dpi,
    )  # fmt: skip


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif", ".avif"])
def test_what_is_previewed_is_what_is_written(tmp_path: Path, suffix: str) -> None:
    pixels = with_alpha(photo(50, 40))
    layer = PixelLayer("a", pixels=raster_from(pixels))
    document = Document(Size(50, 40), (layer,), metadata=Metadata(camera_exif(), XMP))
    options = ExportOptions(quality=60)
    picture = picture_of(document, reader(document, suffix), options)
    path = tmp_path / f"a{suffix}"
    export_picture(path, document, reader(document, suffix), options)
    assert encoded(picture, suffix, options) == path.read_bytes()


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="suffix"):
        export_picture(tmp_path / "a.xyz", Document(Size(2, 2)), lambda _: photo(2, 2), PLAIN)


GRADIENT = np.linspace(0, 65535, 300 * 200).astype(np.uint16).reshape(200, 300)
COLOURED = np.dstack([GRADIENT, GRADIENT[::-1], GRADIENT[:, ::-1]])
CORNER = Rect(0, 0, 60, 60)


def written(path: Path, document: Document) -> None:
    """Save or export a document as the suffix says."""
    flat = flatten_at_depth(document, document.bounds)
    if path.suffix == ".ora":
        save_ora(path, document, flat)
    elif path.suffix == ".psd":
        save_psd(path, document, flat)
    else:
        export_picture(path, document, reader(document, path.suffix), PLAIN)


def brushed(document: Document, colour: tuple[int, int, int]) -> Document:
    """A stroke of the brush in one corner of the lowest layer."""
    layer = document.layers[0]
    assert isinstance(layer, PixelLayer)
    brush = Brush(30, hardness=0.5, pressure_size=False, colour=colour)
    stroke = begin(layer.pixels, brush, document.bounds)
    touched = stroke.to([(10.0, 10.0, 1.0), (30.0, 25.0, 1.0)]).raster
    return document.with_layer(replace(layer, pixels=touched))


@pytest.mark.parametrize("first", [".png", ".tif", ".ora", ".psd"])
@pytest.mark.parametrize("last", [".png", ".tif", ".ora", ".psd"])
def test_sixteen_bits_and_profile_survive_a_stroke_in_one_corner(
    tmp_path: Path, first: str, last: str
) -> None:
    """A gradient of every value in, a stroke in one corner, out: all else to the bit."""
    icc = profile("Adobe RGB (1998)")
    source, out = tmp_path / f"in{first}", tmp_path / f"out{last}"
    layer = PixelLayer("gradient", pixels=raster_from(opaque(COLOURED)))
    written(source, Document(Size(300, 200), (layer,), metadata=Metadata(icc=icc)))
    written(out, brushed(open_document(source).document, (200, 30, 90)))
    document = open_document(out).document
    assert document.metadata.icc == icc and depth_of(document) == 16
    back = flatten_at_depth(document, document.bounds)
    untouched = np.ones((200, 300), bool)
    untouched[CORNER.slices()] = False
    assert (back[untouched] == opaque(COLOURED)[untouched]).all()
    assert (back[15, 15, :3] == np.array((200, 30, 90)) * 257).all()


@pytest.mark.parametrize("suffix", [".png", ".tif"])
def test_grey_of_sixteen_bits_survives_a_grey_stroke(tmp_path: Path, suffix: str) -> None:
    source, out = tmp_path / f"in{suffix}", tmp_path / f"out{suffix}"
    save_still(source, GRADIENT[..., None])
    written(out, brushed(open_document(source).document, (90, 90, 90)))
    with Image.open(out) as image:
        assert len(image.getbands()) == 1 and image.mode.startswith("I")
        back = np.asarray(image)
    untouched = np.ones((200, 300), bool)
    untouched[CORNER.slices()] = False
    assert (back[untouched] == GRADIENT[untouched]).all() and back[15, 15] == 90 * 257


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_colours_are_converted_and_alpha_stays(dtype: type) -> None:
    pixels = with_alpha(photo(20, 20, dtype=dtype))
    wide = profile("Display P3")
    out = converted_pixels(pixels, b"", wide)
    assert (out[..., 3] == pixels[..., 3]).all() and (out[..., :3] != pixels[..., :3]).any()
    back = converted_pixels(out, wide, b"").astype(float)
    top = np.iinfo(dtype).max
    assert np.abs(back - pixels).max() / top < 0.012
    assert converted_pixels(pixels, b"", srgb_profile())[..., :3].shape == (20, 20, 3)
