"""Cut off, damaged, renamed, hostile: opened with what can be read, or refused in one sentence."""

from __future__ import annotations

import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from editor.core.errors import BadFile, TooLarge
from editor.core.geometry import Size
from editor.media.video.kinds import is_clip
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.media.video.making import Spec, make, number_of, scribbled, truncated

FASTSTART = {"movflags": "faststart"}
NINETY = {
    "a.mp4": Spec(frames=90, container=FASTSTART),
    "a.mkv": Spec(frames=90),
    "sound.mkv": Spec(frames=90, sound=3.6),
    "a.webm": Spec(frames=90, codec="libvpx"),
    "a.avi": Spec(frames=90, codec="mpeg4", base=Fraction(1, 25)),
}


def numbers(path: Path) -> list[int]:
    with ClipReader(path) as reader:
        return [number_of(frame.pixels) for frame in reader.frames()]


@pytest.mark.parametrize("name", NINETY)
def test_a_truncated_clip_opens_and_says_how_much_of_it(name: str, tmp_path: Path) -> None:
    path = truncated(make(tmp_path / name, NINETY[name]), 0.6)
    info, seen = probe(path), numbers(path)
    assert 30 < info.frames < 70
    assert info.note == f"{info.frames} of {info.declared} frames can be read."
    assert 86 <= info.declared <= 90
    sure = info.frames - 4  # the last may need lost ones
    assert seen[:sure] == list(range(sure))
    assert len(seen) == info.frames


def test_a_clip_without_its_index_is_named_as_cut_off(tmp_path: Path) -> None:
    path = truncated(make(tmp_path / "a.mp4"), 0.6)
    with pytest.raises(BadFile, match="cut off: its index") as caught:
        probe(path)
    assert str(path) in str(caught.value)


@pytest.mark.parametrize("name", ["a.mp4", "a.avi"])
def test_damage_in_the_middle_is_counted_and_passed(name: str, tmp_path: Path) -> None:
    path = scribbled(make(tmp_path / name, NINETY[name]), count=400)
    with ClipReader(path) as reader:
        seen = [number_of(frame.pixels) for frame in reader.frames()]
        assert "damaged frame" in reader.note
        assert seen[:10] == list(range(10)) and seen[-10:] == list(range(80, 90))
        assert len(seen) == reader.info.frames >= 80
        for index in (80, 79, 3):
            assert number_of(reader.frame(index).pixels) == seen[index]


def test_an_avi_that_was_never_finished_promises_nothing(tmp_path: Path) -> None:
    """Recorders write the count of frames at the end; until then something stands there."""
    path = patched(make(tmp_path / "a.avi", NINETY["a.avi"]), b"strh", 36, b"\0\0\0\x40")
    assert numbers(path) == list(range(90)) and probe(path).note == ""


def test_frames_that_an_avi_repeats_are_not_missing(tmp_path: Path) -> None:
    """A recorder that was too slow for a frame stores an empty one: "the same again"."""
    ticks = (0, 2, 3, 4, 5, 9, 10, 11, 12, 13)
    spec = Spec(ticks=ticks, codec="mjpeg", pixel_format="yuvj420p", base=Fraction(1, 25))
    path = make(tmp_path / "a.avi", spec)
    assert numbers(path) == list(range(10))
    info = probe(path)
    assert info.times == tuple(tick * spec.base for tick in ticks)
    assert (info.declared, info.note) == (10, "")


def test_recordings_joined_with_their_old_times_are_told(tmp_path: Path) -> None:
    path = make(tmp_path / "a.ts", Spec(frames=30))
    path.write_bytes(path.read_bytes() * 2)
    info = probe(path)
    assert info.frames == 30 and 58 <= info.declared <= 60
    assert info.note == f"30 of {info.declared} frames can be read."
    assert len(numbers(path)) == 30


def test_a_hole_in_a_matroska_is_said(tmp_path: Path) -> None:
    path = scribbled(make(tmp_path / "a.mkv", Spec(frames=90, codec="ffv1", gop=1)), count=9000)
    info = probe(path)
    assert info.frames < 90 and f"{info.frames} of {info.declared}" in info.note
    assert abs(info.declared - 90) <= 1
    assert abs(info.duration - Fraction(90, 25)) < Fraction(1, 20)  # what follows keeps its time


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"Dear editor, this is no clip.\n" * 20, "This is a text file"),
        (b"#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n", "This is a text file"),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", "This is a text file"),
        (b"<?xml version='1.0'?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>", "an XML file"),
        (b"\x7fELF\2\1\1" + bytes(200), "This is a program"),
        (bytes(range(256)) * 8, "no clip of a known kind"),
        (b"\0\0\0\x18ftypisom\0\0\0\0isommp42", "cut off"),
        (b"\x1aE\xdf\xa3" + bytes(400), "damaged or cut off"),
        (b"RIFF\x10\0\0\0AVI LIST" + bytes(100), "damaged or cut off"),
    ],
)
def test_what_is_no_clip_is_refused_by_name(data: bytes, words: str, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(data)
    for opened in (probe, ClipReader):
        with pytest.raises(BadFile, match=words) as caught:
            opened(path)
        assert str(path) in str(caught.value) and caught.value.remedy


def test_a_picture_under_a_clips_name(tmp_path: Path) -> None:
    Image.new("RGB", (20, 20)).save(tmp_path / "a.png")
    path = (tmp_path / "a.png").rename(tmp_path / "a.mp4")
    with pytest.raises(BadFile, match="This is a PNG picture"):
        probe(path)
    assert not is_clip(path)


def test_a_clip_under_another_name_opens(tmp_path: Path) -> None:
    path = make(tmp_path / "a.webm", Spec(codec="libvpx")).rename(tmp_path / "a.txt")
    assert is_clip(path) and numbers(path) == list(range(12))


def test_addresses_are_no_files(tmp_path: Path) -> None:
    for address in (
        "http://127.0.0.1:9/a.mp4",
        "file:///etc/passwd",
        "concat:a|b",
        "tcp://[::1]:9",
    ):
        with pytest.raises(BadFile, match="no such file"):
            probe(address)
    with pytest.raises(BadFile, match="folder"):
        probe(tmp_path)


def test_sound_alone_and_no_frames_at_all(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "a.mp4"), "w") as output:
        stream = output.add_stream("aac", rate=48_000)
        stream.codec_context.layout = "stereo"
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.sample_rate, frame.pts = 48_000, 0
        output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    with pytest.raises(BadFile, match="only sound"):
        probe(tmp_path / "a.mp4")
    for name in ("b.mp4", "b.mkv"):
        with av.open(str(tmp_path / name), "w") as output:
            empty = output.add_stream("mpeg4", rate=25)
            empty.width = empty.height = 64
            empty.pix_fmt = "yuv420p"
            output.start_encoding()
        with pytest.raises(BadFile, match=r"picture|No frame|damaged"):
            probe(tmp_path / name)


def patched(path: Path, box: bytes, at: int, data: bytes) -> Path:
    """The clip with `data` written `at` bytes behind the four letters of its first such box."""
    content = bytearray(path.read_bytes())
    start = content.index(box) + 4 + at
    content[start : start + len(data)] = data
    path.write_bytes(bytes(content))
    return path


BILLIONS = struct.pack(">I", 2_000_000_000)
BOMBS: dict[str, tuple[Spec, bytes, int, bytes]] = {
    "sizes": (Spec(), b"stsz", 8, BILLIONS),
    "one size": (Spec(), b"stsz", 4, struct.pack(">II", 1, 170_000_000)),
    "durations": (Spec(), b"stts", 8, BILLIONS),
    "offsets": (Spec(), b"ctts", 8, BILLIONS),
    "fragment": (
        Spec(container={"movflags": "frag_keyframe+empty_moov"}),
        b"trun", 0, struct.pack(">II", 0, 170_000_000),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_billions_of_frames_are_refused_before_memory_is_taken(name: str, tmp_path: Path) -> None:
    spec, box, at, data = BOMBS[name]
    path = patched(make(tmp_path / "a.mp4", spec), box, at, data)
    before = peak()
    with pytest.raises(TooLarge, match="claims"):
        probe(path)
    assert peak() - before < 32 << 20


def peak() -> int:
    """Most bytes this process ever held."""
    resource = pytest.importorskip("resource")
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * 1024


def test_a_compressed_index_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mov", Spec())
    content = path.read_bytes()
    path.write_bytes(content.replace(b"mvhd", b"cmov"))
    with pytest.raises(BadFile, match="compressed"):
        probe(path)


def test_a_time_stamp_beyond_all_measure(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mkv", Spec(ticks=(0, 24, 48, 600 * 3600 * 50)))
    with pytest.raises(TooLarge, match="lasts 50 hours"):
        probe(path)


def test_huge_frames_are_refused_before_memory_is_taken(tmp_path: Path) -> None:
    spec = Spec(frames=2, size=Size(256, 256), codec="ffv1", gop=1)
    path = make(tmp_path / "a.mkv", spec)
    content = path.read_bytes()
    for name, side in ((b"\xb0\x82", 20_000), (b"\xba\x82", 20_000)):
        content = content.replace(name + b"\x01\x00", name + struct.pack(">H", side), 1)
    path.write_bytes(content)
    before = peak()
    with pytest.raises(TooLarge, match="more than 64 million pixels"):
        probe(path)
    assert peak() - before < 32 << 20


def test_pixels_stretched_beyond_all_measure_are_refused(tmp_path: Path) -> None:
    spec = Spec(frames=2, size=Size(4096, 16), aspect=Fraction(8))
    with pytest.raises(TooLarge, match="32768 x 16"):
        probe(make(tmp_path / "a.mp4", spec))


def test_a_frame_that_grows_later_is_not_decoded(tmp_path: Path) -> None:
    """The header is honest, the picture inside claims 60,000 x 60,000."""
    spec = Spec(frames=3, codec="png", pixel_format="rgb24", gop=1)
    path = make(tmp_path / "a.mov", spec)
    content = path.read_bytes()
    second = content.index(b"IHDR", content.index(b"IHDR") + 1) + 4
    path.write_bytes(content[:second] + struct.pack(">II", 60_000, 60_000) + content[second + 8 :])
    before = peak()
    with ClipReader(path) as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == [0, 0, 2]
        assert "damaged" in reader.note
    assert peak() - before < 64 << 20


@pytest.mark.parametrize("spoil", [lambda path: path, truncated, scribbled])
def test_files_are_given_back(spoil: Callable[..., Path], tmp_path: Path) -> None:
    opened = Path("/proc/self/fd")
    if not opened.is_dir():
        pytest.skip("needs /proc")
    path = make(tmp_path / "a.mkv", Spec(frames=30, sound=1.0))
    path = spoil(path, 0.5) if spoil is truncated else spoil(path)
    before = len(list(opened.iterdir()))
    for _ in range(3):
        with ClipReader(path) as reader:
            reader.frame(8)
            part = reader.frames(2)
            next(part)
    assert len(list(opened.iterdir())) == before
