"""Pictures in and out: every bit the format holds, upright, with what they say of themselves."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms, features

from editor.core.document import Metadata
from editor.core.errors import BadInput, CannotWrite
from editor.media.metadata import colour_space, orientation
from editor.media.still import EXTENSIONS, open_still, read_mask, save_still
from tests.media.making import XMP, camera_exif, photo, with_alpha

DATA = Path(os.environ.get("UNDERPAINT_DATA", Path(__file__).parents[3] / "shared" / "data"))
LOSSLESS = {".png", ".tif", ".tiff", ".bmp"}
DEEP = {".png", ".tif", ".tiff"}
FLAT = {".jpg", ".jpeg", ".bmp"}


@pytest.mark.parametrize("suffix", sorted(EXTENSIONS))
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("alpha", [False, True])
def test_round_trip(tmp_path: Path, suffix: str, dtype: type, alpha: bool) -> None:
    pixels = with_alpha(photo(dtype=dtype)) if alpha else photo(dtype=dtype)
    path = tmp_path / f"a{suffix}"
    lost = save_still(path, pixels)
    back = open_still(path).pixels
    assert bool(lost) == ((alpha and suffix in FLAT) or (dtype is np.uint16 and suffix not in DEEP))
    assert back.dtype == (dtype if suffix in DEEP else np.uint8)
    assert back.shape[2] == (4 if alpha and suffix not in FLAT else 3)
    if suffix in LOSSLESS and (suffix in DEEP or (dtype is np.uint8 and not alpha)):
        np.testing.assert_array_equal(back, pixels)
        return
    shown = np.ones((*back.shape[:2], 1))
    if alpha:
        shown = pixels[..., 3:] / np.iinfo(dtype).max
    wanted = pixels[..., :3] / np.iinfo(dtype).max * shown
    wanted = wanted + (1 - shown) if suffix in FLAT else wanted
    weight = back[..., 3:] / 255 if back.shape[2] == 4 else 1.0
    closest = 0.1 if suffix == ".gif" else 0.06  # an alpha of one bit
    assert np.abs(back[..., :3] / 255 * weight - wanted).mean() < closest


def test_webp_without_loss(tmp_path: Path) -> None:
    pixels = with_alpha(photo())
    save_still(tmp_path / "a.webp", pixels, lossless=True)
    np.testing.assert_array_equal(open_still(tmp_path / "a.webp").pixels, pixels)


def test_quality_decides_size_and_closeness(tmp_path: Path) -> None:
    pixels, sizes, errors = photo(320, 240), [], []
    for quality in (20, 60, 95):
        path = tmp_path / f"{quality}.jpg"
        save_still(path, pixels, quality=quality)
        sizes.append(path.stat().st_size)
        errors.append(np.abs(open_still(path).pixels.astype(int) - pixels).mean())
    assert sizes == sorted(sizes) and errors == sorted(errors, reverse=True)


STRAIGHT = photo(7, 5)
TURNED = {
    1: STRAIGHT, 2: STRAIGHT[:, ::-1], 3: STRAIGHT[::-1, ::-1], 4: STRAIGHT[::-1],
    5: STRAIGHT.swapaxes(0, 1), 6: np.rot90(STRAIGHT, 1), 7: np.rot90(STRAIGHT, 2).swapaxes(0, 1),
    8: np.rot90(STRAIGHT, -1),
}  # fmt: skip
"""What a camera stores for each orientation so that the upright picture is STRAIGHT."""


@pytest.mark.parametrize("turned", range(1, 9))
@pytest.mark.parametrize("kind", ["png", "tiff", "png16", "tiff16", "tiff16 lzw"])
def test_every_orientation_comes_upright(tmp_path: Path, turned: int, kind: str) -> None:
    stored = np.ascontiguousarray(TURNED[turned])
    path = tmp_path / f"a.{kind[:4].strip()}"
    if "16" not in kind:
        exif = Image.Exif()
        exif[0x0112] = turned
        Image.fromarray(stored).save(path, exif=exif)
        wanted = STRAIGHT
    else:
        wanted = STRAIGHT.astype(np.uint16) * 257
        _save_deep(path, kind, stored.astype(np.uint16) * 257, turned)
    still = open_still(path)
    np.testing.assert_array_equal(still.pixels, wanted)
    assert orientation(still.metadata.exif) == 1


def _save_deep(path: Path, kind: str, stored: np.ndarray, turned: int) -> None:
    if kind == "png16":
        from editor.media.png import write_png

        exif = Image.Exif()
        exif[0x0112] = turned
        block = exif.tobytes().removeprefix(b"Exif\0\0")
        with path.open("wb") as file:
            write_png(file, stored, Metadata(exif=block))
        return
    if kind == "tiff16":
        tifffile.imwrite(path, stored, photometric="rgb", extratags=[(274, "H", 1, turned, True)])
        return
    import cv2

    ok, data = cv2.imencode(".tiff", stored[..., ::-1], [cv2.IMWRITE_TIFF_COMPRESSION, 5])
    assert ok
    block = bytearray(data.tobytes())
    _add_orientation(block, turned)
    path.write_bytes(block)


def _add_orientation(block: bytearray, turned: int) -> None:
    """Turn some needless field of the first directory into the orientation (tag order kept)."""
    import struct

    first = struct.unpack_from("<I", block, 4)[0]
    fields = [
        struct.unpack_from("<HHII", block, first + 2 + 12 * i)
        for i in range(struct.unpack_from("<H", block, first)[0])
    ]
    fields = sorted([f for f in fields if f[0] != 274] + [(274, 3, 1, turned)])
    start = len(block) + len(block) % 2
    block.extend(bytes(start - len(block)))
    block += struct.pack("<H", len(fields))
    block += b"".join(struct.pack("<HHII", *field) for field in fields) + bytes(4)
    struct.pack_into("<I", block, 4, start)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif", ".avif"])
@pytest.mark.parametrize("deep", [False, True])
def test_exif_xmp_icc_and_resolution_are_kept(tmp_path: Path, suffix: str, deep: bool) -> None:
    if suffix not in EXTENSIONS:
        pytest.skip("this build of Pillow has no AVIF")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    told = Metadata(exif=camera_exif(6), xmp=XMP, icc=profile, dpi=(300.0, 150.0))
    path = tmp_path / f"a{suffix}"
    save_still(path, photo(dtype=np.uint16 if deep else np.uint8), told)
    back = open_still(path)
    assert back.pixels.shape == (48, 64, 3)  # not turned a second time
    assert back.metadata.icc == profile
    assert b'tiff:Orientation="1"' in back.metadata.xmp
    assert back.metadata.xmp.count(b"xmpmeta") == 2
    exif = Image.Exif()
    exif.load(b"Exif\0\0" + back.metadata.exif)
    assert exif[0x010F] == "Maker" and orientation(back.metadata.exif) == 1
    inside = exif.get_ifd(0x8769)
    assert inside[0x9003] == "2024:05:01 10:00:00"
    assert (inside[0xA002], inside[0xA003]) == (64, 48)  # the size as it is now
    assert exif.get_ifd(0x8825)[1] == "N"
    if suffix not in (".webp", ".avif"):  # these have no field for it
        assert back.metadata.dpi == pytest.approx((300.0, 150.0), abs=0.02)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
def test_the_preview_that_shows_what_was_removed_is_taken_out(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    save_still(path, photo(), Metadata(exif=camera_exif()))
    assert b"THE OLD PICTURE" in camera_exif() and b"THE OLD PICTURE" not in path.read_bytes()


def test_metadata_too_large_for_jpeg_is_left_out_and_told(tmp_path: Path) -> None:
    large = Metadata(exif=camera_exif() + bytes(70_000), xmp=XMP + b" " * 70_000)
    lost = save_still(tmp_path / "a.jpg", photo(), large)
    assert len(lost) == 2 and open_still(tmp_path / "a.jpg").metadata.exif == b""


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "I;16", "F", "CMYK", "YCbCr", "LAB"])
def test_every_mode_becomes_rgb(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "a.tif"
    picture = Image.fromarray(photo())
    if mode == "F":
        values = photo()[..., 0] / np.float32(255)
        Image.fromarray(values.astype(np.float32)).save(path)
    elif mode == "I;16":
        Image.fromarray(photo(dtype=np.uint16)[..., 0]).save(path)
    elif mode == "LAB":
        transform = ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
        )
        ImageCms.applyTransform(picture, transform).save(path)
    elif mode == "PA":
        path = tmp_path / "a.png"
        image = picture.quantize(16)
        image.save(path, transparency=3)
    else:
        path = tmp_path / ("a.png" if mode in ("LA", "P", "1") else "a.tif")
        picture.convert(mode).save(path)
    still = open_still(path)
    assert still.pixels.dtype == (np.uint16 if mode in ("F", "I;16") else np.uint8)
    assert still.pixels.shape == (48, 64, 4 if mode in ("LA", "PA") else 3)
    top = np.iinfo(still.pixels.dtype).max
    grey = still.pixels[..., :3].mean(axis=2) / top
    wanted = photo()[..., 0] / 255 if mode in ("F", "I;16") else photo().mean(axis=2) / 255
    assert np.corrcoef(grey.ravel(), wanted.ravel())[0, 1] > (0.4 if mode == "1" else 0.9)


def test_a_grey_16_bit_tiff_keeps_its_bits(tmp_path: Path) -> None:
    values = photo(dtype=np.uint16)[..., 0]
    for name, options in {
        "plain": {},
        "deflate": {"compression": "zlib", "predictor": True},
    }.items():
        tifffile.imwrite(tmp_path / f"{name}.tif", values, **options)
        pixels = open_still(tmp_path / f"{name}.tif").pixels
        for channel in range(3):
            np.testing.assert_array_equal(pixels[..., channel], values)


@pytest.mark.parametrize("planar", ["contig", "separate"])
def test_16_bit_tiffs_of_other_programs_open(tmp_path: Path, planar: str) -> None:
    pixels = with_alpha(photo(dtype=np.uint16))
    stored = pixels if planar == "contig" else np.moveaxis(pixels, -1, 0)
    path = tmp_path / "a.tif"
    tifffile.imwrite(
        path, stored, photometric="rgb", planarconfig=planar, extrasamples=["unassalpha"],
        byteorder=">",
    )  # fmt: skip
    np.testing.assert_array_equal(open_still(path).pixels, pixels)


def test_deep_cmyk_opens_with_8_bits(tmp_path: Path) -> None:
    inks = 65535 - photo(dtype=np.uint16)
    stored = np.dstack([inks, np.zeros(inks.shape[:2], np.uint16)])
    tifffile.imwrite(tmp_path / "a.tif", stored, photometric="separated")
    pixels = open_still(tmp_path / "a.tif").pixels
    assert pixels.dtype == np.uint8
    assert np.corrcoef(pixels.ravel(), photo().ravel())[0, 1] > 0.95


def test_our_16_bit_files_are_read_by_others(tmp_path: Path) -> None:
    import cv2

    pixels = with_alpha(photo(300, 200, dtype=np.uint16))
    for suffix in (".png", ".tif"):
        save_still(tmp_path / f"a{suffix}", pixels, Metadata(exif=camera_exif(), xmp=XMP))
        data = np.fromfile(tmp_path / f"a{suffix}", np.uint8)
        found = cv2.imdecode(data, cv2.IMREAD_UNCHANGED)
        np.testing.assert_array_equal(found[..., [2, 1, 0, 3]], pixels)
    np.testing.assert_array_equal(tifffile.imread(tmp_path / "a.tif"), pixels)


def test_an_rgb_profile_is_kept_and_others_become_srgb(tmp_path: Path) -> None:
    wide = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    wide[24:36] = bytes(12)  # another one: its date
    path = tmp_path / "a.jpg"
    Image.fromarray(photo()).save(path, icc_profile=bytes(wide), quality=95)
    assert open_still(path).metadata.icc == bytes(wide)
    save_still(tmp_path / "b.png", open_still(path).pixels, open_still(path).metadata)
    assert open_still(tmp_path / "b.png").metadata.icc == bytes(wide)


def test_cmyk_by_its_profile_or_without(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(photo()).convert("CMYK").save(path, quality=98)
    plain = open_still(path)
    assert plain.pixels.shape == (48, 64, 3) and colour_space(plain.metadata.icc) in ("", "RGB")
    assert np.corrcoef(plain.pixels.ravel(), photo().ravel())[0, 1] > 0.95
    broken = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    broken[16:20] = b"CMYK"  # a profile that lies must not stop the picture
    Image.fromarray(photo()).convert("CMYK").save(path, icc_profile=bytes(broken))
    assert colour_space(open_still(path).metadata.icc) in ("", "RGB")


def test_the_extra_views_of_a_camera_are_passed_over_in_silence(tmp_path: Path) -> None:
    views = [Image.fromarray(photo(seed=i)) for i in range(2)]
    views[0].save(tmp_path / "a.jpg", "MPO", save_all=True, append_images=views[1:], quality=95)
    still = open_still(tmp_path / "a.jpg")
    assert still.note == "" and still.pixels.shape == (48, 64, 3)
    assert np.abs(still.pixels.astype(int) - photo()).mean() < 9


@pytest.mark.parametrize("channels", [1, 2, 3, 4])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_png_of_every_kind(tmp_path: Path, channels: int, dtype: type) -> None:
    from editor.media.png import write_png

    chosen = [[0], [0, 3], [0, 1, 2], [0, 1, 2, 3]][channels - 1]
    pixels = with_alpha(photo(dtype=dtype))[..., chosen]
    with (tmp_path / "a.png").open("wb") as file:
        write_png(file, pixels)
    back = open_still(tmp_path / "a.png").pixels
    assert back.dtype == dtype
    if channels in (2, 4):
        np.testing.assert_array_equal(back[..., 3], pixels[..., -1])
    np.testing.assert_array_equal(back[..., 0], pixels[..., 0])
    np.testing.assert_array_equal(back[..., 2], pixels[..., 2 if channels > 2 else 0])


def test_pixels_are_read_only(tmp_path: Path) -> None:
    save_still(tmp_path / "a.png", photo())
    with pytest.raises(ValueError, match="read-only"):
        open_still(tmp_path / "a.png").pixels[0, 0] = 1


def test_masks(tmp_path: Path) -> None:
    white = np.zeros((30, 40), np.uint8)
    white[5:9, 6:20] = 255
    white[9:12, 6:20] = 99
    Image.fromarray(white).save(tmp_path / "grey.png")
    np.testing.assert_array_equal(read_mask(tmp_path / "grey.png", (40, 30)), white)
    Image.fromarray(white > 128).save(tmp_path / "bits.png")
    np.testing.assert_array_equal(read_mask(tmp_path / "bits.png", (40, 30)) > 0, white > 128)
    strokes = np.zeros((30, 40, 4), np.uint8)
    strokes[..., 3] = white  # black strokes on nothing
    Image.fromarray(strokes).save(tmp_path / "strokes.png")
    np.testing.assert_array_equal(read_mask(tmp_path / "strokes.png", (40, 30)), white)
    with pytest.raises(BadInput, match="40 x 30 pixels, the picture 41 x 30") as caught:
        read_mask(tmp_path / "grey.png", (41, 30))
    assert "grey.png" in str(caught.value)


def test_wrong_names_and_sizes_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="suffix"):
        save_still(tmp_path / "a.xyz", photo())
    with pytest.raises(CannotWrite, match="at most 16383"):
        save_still(tmp_path / "a.webp", np.zeros((1, 17_000, 3), np.uint8))
    assert not list(tmp_path.iterdir())


def test_avif_is_offered_where_pillow_has_it() -> None:
    assert (".avif" in EXTENSIONS) == bool(features.check("avif"))


def test_real_photographs_open_as_pillow_sees_them(tmp_path: Path) -> None:
    photos = sorted((DATA / "photos").rglob("*.jpg"))[:6] if DATA.is_dir() else []
    if not photos:
        pytest.skip(f"no photographs in {DATA / 'photos'} (set UNDERPAINT_DATA)")
    from PIL import ImageOps

    for path in photos:
        still = open_still(path)
        with Image.open(path) as image:
            seen = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
        np.testing.assert_array_equal(still.pixels[..., :3], seen)
        out = tmp_path / f"{path.stem}.png"
        save_still(out, still.pixels, still.metadata)
        again = open_still(out)
        np.testing.assert_array_equal(again.pixels, still.pixels)
        assert again.metadata.icc == still.metadata.icc
