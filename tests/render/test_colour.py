"""Profiles: what is shown, what is picked, what converting does, against littleCMS and the text."""

from __future__ import annotations

import io

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from editor.core.document import Document, Metadata
from editor.core.errors import BadInput
from editor.core.geometry import Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import raster_from
from editor.render.colour import (
    NAMED,
    assigned,
    checked_profile,
    converted,
    document_colour,
    profile,
    shown_colour,
    space_title,
    to_screen,
)
from editor.render.projection import Projection

SIZE = Size(200, 150)


def picture(depth: int = 8, icc: bytes = b"") -> Document:
    rng = np.random.default_rng(3)
    high = 255 if depth == 8 else 65535
    pixels = rng.integers(0, high + 1, (SIZE.h, SIZE.w, 4)).astype(f"u{depth // 8}")
    group = GroupLayer("Group", layers=(PixelLayer("Noise", pixels=raster_from(pixels)),))
    return Document(SIZE, (group,), metadata=Metadata(icc=icc))


def pixels_of(document: Document) -> np.ndarray:
    return document.all_layers()[-1].pixels.read(document.bounds)


@pytest.mark.parametrize("name", ["Adobe RGB (1998)", "Display P3"])
def test_what_is_shown_is_what_littlecms_shows(name: str) -> None:
    icc = profile(name)
    rgb = np.random.default_rng(1).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    theirs = ImageCms.profileToProfile(
        Image.fromarray(rgb), source, ImageCms.createProfile("sRGB"), renderingIntent=1
    )
    bgra = np.dstack([rgb[..., ::-1], np.full((64, 64), 255, np.uint8)]).copy()
    ours = to_screen(bgra, icc)[..., 2::-1].astype(int)
    apart = np.abs(ours - np.asarray(theirs).astype(int))
    assert apart.max() <= 2 and apart.mean() < 0.5
    assert not np.array_equal(ours, rgb), "nothing was converted"


def test_srgb_and_no_profile_and_a_broken_one_show_as_they_are() -> None:
    bgra = np.random.default_rng(2).integers(0, 256, (8, 8, 4), dtype=np.uint8)
    for icc in (b"", profile("sRGB"), b"no profile at all" * 20):
        assert np.array_equal(to_screen(bgra.copy(), icc), bgra)


@given(st.tuples(*[st.integers(40, 215)] * 3))
@settings(max_examples=40, deadline=None)
def test_a_colour_picked_and_painted_shows_as_it_was(colour: tuple[int, int, int]) -> None:
    icc = profile("Display P3")
    painted = document_colour(colour, icc)
    assert painted != colour or max(colour) - min(colour) < 8, "only greys stay as they are"
    back = shown_colour(painted, icc)
    assert max(abs(a - b) for a, b in zip(back, colour, strict=True)) <= 2


P3 = np.array(
    [
        [0.8224621, 0.1775380, 0.0],
        [0.0331941, 0.9668058, 0.0],
        [0.0170827, 0.0723974, 0.9105199],
    ]
)
"""From linear sRGB to linear Display P3 (SMPTE EG 432-1 primaries, D65)."""


def as_p3(colours: np.ndarray) -> np.ndarray:
    """By the text of IEC 61966-2-1: straight sRGB 0..1 in float64 as Display P3."""
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    wide = (linear @ P3.T).clip(0, 1)
    return np.where(wide <= 0.0031308, wide * 12.92, 1.055 * wide ** (1 / 2.4) - 0.055)


@pytest.mark.parametrize("depth", [8, 16])
def test_converting_is_by_the_book_and_keeps_transparency(depth: int) -> None:
    before = picture(depth)
    after = converted(before, profile("Display P3"))
    full = 255 if depth == 8 else 65535
    a, b = pixels_of(before), pixels_of(after)
    assert np.array_equal(a[..., 3], b[..., 3])
    apart = np.abs(as_p3(a[..., :3] / full) - b[..., :3] / full)
    assert apart.max() <= 1 / 255 and apart.mean() <= 0.3 / 255
    back = pixels_of(converted(after, b""))
    lost = np.abs(a[..., :3] / full - back[..., :3] / full)
    assert lost.max() <= 10 / 255 and lost.mean() <= 0.6 / 255  # dark colours have few numbers


def test_assigning_leaves_every_number() -> None:
    before = picture()
    after = assigned(before, profile("Adobe RGB (1998)"))
    assert after.layers is before.layers and after.metadata.icc


def test_spaces_have_names() -> None:
    assert space_title(b"") == "sRGB"
    assert [space_title(profile(name)) for name in NAMED] == list(NAMED)
    with pytest.raises(BadInput, match="no colour space"):
        profile("Technicolor")


def test_a_file_that_holds_no_profile_is_named() -> None:
    with pytest.raises(BadInput, match=r"odd\.icc"):
        checked_profile(b"\0" * 400, "odd.icc")
    assert checked_profile(profile("Display P3"), "good.icc")


def test_the_window_shows_a_wide_picture_as_it_looks_and_a_new_profile_at_once() -> None:
    icc = profile("Adobe RGB (1998)")
    grey = np.full((SIZE.h, SIZE.w, 4), 255, np.uint8)
    grey[..., :3] = (60, 200, 90)
    plain = Document(SIZE, (PixelLayer("Green", pixels=raster_from(grey)),))
    projection = Projection(plain)
    projection.flush(plain.bounds, 0)
    assert projection.image().pixelColor(10, 10).getRgb()[:3] == (60, 200, 90)
    wide = assigned(plain, icc)
    assert projection.update(plain, wide) == wide.bounds
    projection.flush(wide.bounds, 0)
    shown = projection.image().pixelColor(10, 10).getRgb()[:3]
    assert shown == shown_colour((60, 200, 90), icc) and shown != (60, 200, 90)
