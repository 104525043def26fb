"""What is shown is what was filmed: upright, square pixels, colours by their tags, odd sizes."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from editor.core.geometry import Size
from editor.media.video.hdr import BITS, toned_down
from editor.media.video.info import HLG, PQ, Colour, Turn
from editor.media.video.picture import fitted, upright
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.media.video.making import QUIET, Spec, make, picture

LOSSLESS = {"level": "3"}
KR_KB = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 9: (0.2627, 0.0593)}


def first(path: Path, longest: int | None = None) -> np.ndarray:
    with ClipReader(path, longest=longest) as reader:
        return reader.frame(0).pixels


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_and_mirrored_clips_stand_upright(
    rotation: int, mirrored: bool, tmp_path: Path
) -> None:
    spec = Spec(frames=1, rotation=rotation, mirrored=mirrored, codec="png", pixel_format="rgb24")
    path = make(tmp_path / "a.mov", spec)
    np.testing.assert_array_equal(first(path), picture(0, spec.size))
    info = probe(path)
    assert info.size == spec.size
    assert info.coded_size == (spec.size[::-1] if rotation % 180 else spec.size)
    assert mirrored or info.rotation == rotation


def test_the_eight_ways_to_lie() -> None:
    pixels = picture(5, Size(30, 20))
    for transpose in (False, True):
        for flip_x in (False, True):
            for flip_y in (False, True):
                laid = pixels[::-1] if flip_y else pixels
                laid = laid[:, ::-1] if flip_x else laid
                laid = laid.swapaxes(0, 1) if transpose else laid
                turn = Turn(transpose, flip_x, flip_y)
                np.testing.assert_array_equal(upright(laid, turn), pixels)


@pytest.mark.parametrize(
    ("aspect", "rotation", "shown"),
    [
        (Fraction(4, 3), 0, Size(128, 64)),
        (Fraction(3, 4), 0, Size(96, 85)),
        (Fraction(4, 3), 90, Size(96, 85)),
    ],
)
def test_pixels_are_made_square(
    aspect: Fraction, rotation: int, shown: Size, tmp_path: Path
) -> None:
    spec = Spec(frames=1, aspect=aspect, rotation=rotation, pixel_format="yuv444p")
    path = make(tmp_path / "a.mp4", spec)
    assert probe(path).size == shown and probe(path).aspect == aspect
    wanted = cv2.resize(picture(0, spec.size), shown, interpolation=cv2.INTER_CUBIC)
    inner = np.abs(first(path).astype(int) - wanted)[24:-2, 2:-2]
    assert inner.mean() < 2.5


def by_hand(pixels: np.ndarray, matrix: int, full: bool) -> tuple[np.ndarray, ...]:
    """The planes Y, Cb, Cr (uint8) of an RGB picture, by the formulas of ITU-T H.273."""
    kr, kb = KR_KB[matrix]
    r, g, b = np.moveaxis(pixels / 255.0, 2, 0)
    luma = kr * r + (1 - kr - kb) * g + kb * b
    chroma = (b - luma) / (2 - 2 * kb), (r - luma) / (2 - 2 * kr)
    scale, offset, spread = (255, 0, 255) if full else (219, 16, 224)
    planes = [offset + scale * luma, *(128 + spread * part for part in chroma)]
    return tuple(np.clip(np.rint(plane), 0, 255).astype(np.uint8) for plane in planes)


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(
    ("tag", "height", "matrix"),
    [(1, 64, 1), (5, 64, 5), (6, 64, 5), (9, 64, 9), (2, 64, 5), (2, 720, 1)],
)
def test_colours_by_matrix_and_range(
    tag: int, height: int, matrix: int, full: bool, tmp_path: Path
) -> None:
    """Untagged pictures are BT.601 when small and BT.709 when large."""
    wanted = picture(3, Size(96, height))
    frame = av.VideoFrame(96, height, "yuv444p")
    for plane, values in zip(frame.planes, by_hand(wanted, matrix, full), strict=True):
        padded = np.zeros((height, plane.line_size), np.uint8)
        padded[:, :96] = values
        plane.update(padded)
    frame.pts, frame.time_base = 0, Fraction(1, 25)
    path = tmp_path / "a.mkv"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("ffv1", rate=25, options=LOSSLESS)
        stream.width, stream.height, stream.pix_fmt = 96, height, "yuv444p"
        stream.codec_context.colorspace = tag
        stream.codec_context.color_range = frame.color_range = 2 if full else 1
        frame.colorspace = tag
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    assert probe(path).colour.matrix == tag and probe(path).colour.range == (2 if full else 1)
    for longest in (None, 4000):
        assert np.abs(first(path, longest).astype(int) - wanted).max() <= 2


@pytest.mark.parametrize("size", [Size(97, 61), Size(98, 61), Size(183, 97)])
def test_odd_sizes_keep_their_last_row_and_column(size: Size, tmp_path: Path) -> None:
    spec = Spec(frames=1, size=size, codec="ffv1", pixel_format="yuv420p", options=LOSSLESS)
    path = make(tmp_path / "a.mkv", spec)
    wanted = picture(0, size)
    for longest in (None, 4000):
        apart = np.abs(first(path, longest).astype(int) - wanted)
        assert apart.shape == wanted.shape
        assert apart[size.h // 4 + 2 :].max(initial=0) <= 6


@pytest.mark.parametrize(
    ("name", "codec", "pixel_format", "tolerance"),
    [
        ("a.webm", "libvpx-vp9", "yuva420p", 12),
        ("b.webm", "libvpx", "yuva420p", 12),
        ("a.mov", "prores_ks", "yuva444p10le", 3),
        ("b.mov", "png", "rgba", 0),
    ],
)
def test_transparency(
    name: str, codec: str, pixel_format: str, tolerance: int, tmp_path: Path
) -> None:
    options = {"auto-alt-ref": "0"} if codec == "libvpx" else {}
    spec = Spec(frames=4, codec=codec, pixel_format=pixel_format, gop=2, options=options)
    path = make(tmp_path / name, spec)
    assert probe(path).alpha
    with ClipReader(path) as reader:
        shown = reader.frame(3).pixels.astype(int)
    wanted = picture(3, spec.size, transparent=True)
    assert shown.shape == wanted.shape
    apart = np.abs(shown - wanted)[18:]  # straight: colours as bright where it is thin
    assert apart[..., 3].max() <= tolerance and apart[..., :3].mean() <= tolerance / 4


MOST = (1 << BITS) - 1


def ten_bits(path: Path, transfer: int) -> Path:
    """A clip of 10 bits in BT.2020 colours."""
    tags = (9, transfer, 9, 1)
    spec = Spec(frames=6, codec="libx265", pixel_format="yuv420p10le", colour=tags, options=QUIET)
    return make(path, spec)


def test_ten_bits_come_as_eight(tmp_path: Path) -> None:
    path = ten_bits(tmp_path / "a.mp4", 14)
    info = probe(path)
    assert (info.depth, info.pixel_format, info.colour) == (10, "yuv420p10le", (9, 14, 9, 1))
    assert info.note == "" and info.shown_colour == (9, 14)
    assert first(path).dtype == np.uint8
    assert np.abs(first(path).astype(int) - picture(0, Spec().size))[18:].mean() < 4


@pytest.mark.parametrize("transfer", [PQ, HLG])
def test_hdr_is_toned_down(transfer: int, tmp_path: Path) -> None:
    path = ten_bits(tmp_path / "a.mp4", transfer)
    info = probe(path)
    assert "HDR" in info.note and info.shown_colour == (1, 1)
    coded = np.rint(picture(0, Spec().size) / 255 * MOST).astype(np.uint16)
    wanted = toned_down(coded, info.colour)
    assert first(path).dtype == np.uint8
    assert np.abs(first(path).astype(int) - wanted)[18:].mean() < 5


def grey(code: float, transfer: int) -> int:
    """What a grey of that code, 0..1, becomes."""
    pixels = np.full((1, 1, 4), round(code * MOST), np.uint16)
    out = toned_down(pixels, Colour(9, transfer))[0, 0]
    assert out.dtype == np.uint8 and np.ptp(out[:3]) <= 1  # grey stays grey
    assert out[3] == round(code * MOST) >> 4
    return int(out[0])


def test_tones_of_hdr() -> None:
    """By the figures of ITU-R BT.2408: paper white is PQ 58 % and HLG 75 %, skin PQ 45 % ..."""
    for transfer, white in ((PQ, 0.5806), (HLG, 0.75)):
        tones = [grey(code, transfer) for code in np.linspace(0, 1, 200)]
        assert tones[0] == 0 and tones[-1] == 255 and (np.diff(tones) >= 0).all()
        assert 220 < grey(white, transfer) < 235  # room for what shines
    dim = 26.0 / 203  # nits of PQ 38 %, the grey card: below the knee it stays what it is
    assert abs(grey(0.38, PQ) - 255 * dim ** (1 / 2.4)) < 4


def test_colours_of_hdr_come_into_what_screens_show() -> None:
    red, dull = np.zeros((2, 1, 1, 3), np.uint16)
    red[..., 0] = round(0.5 * MOST)
    dull[:] = np.array([0.5, 0.4, 0.4]) * MOST
    colour = Colour(9, PQ)
    assert toned_down(red, colour)[0, 0, 1:].tolist() == [0, 0]  # beyond BT.709: cut off
    wide, same = toned_down(dull, colour)[0, 0], toned_down(dull, Colour(1, PQ))[0, 0]
    assert np.ptp(wide.astype(int)) > np.ptp(same.astype(int)) + 5  # not as dull as it is coded


def test_a_preview_is_scaled_to_its_longer_side(tmp_path: Path) -> None:
    spec = Spec(frames=1, size=Size(128, 96), rotation=90)
    path = make(tmp_path / "a.mp4", spec)
    assert first(path, 64).shape == (48, 64, 3)
    assert first(path, 4000).shape == (96, 128, 3)
    wanted = cv2.resize(picture(0, spec.size), (64, 48), interpolation=cv2.INTER_AREA)
    assert np.abs(first(path, 64).astype(int) - wanted)[14:].mean() < 3
    assert fitted(Size(1, 4000), 100) == Size(1, 100)
