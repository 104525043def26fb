"""Every kind of clip opens, and a frame found by jumping is the one found by playing."""

from __future__ import annotations

import os
import random
from fractions import Fraction
from pathlib import Path
from threading import Thread

import av
import numpy as np
import pytest
from av.stream import Disposition

from editor.core.clip import ClipSource
from editor.core.geometry import Size
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.media.video.making import QUIET, Spec, make, number_of, picture

DATA = Path(os.environ.get("UNDERPAINT_DATA", "../shared/data")) / "clips"
SPECS = {
    "plain.mp4": Spec(sound=0.5),
    "long group.mp4": Spec(frames=40, gop=40, bframes=3),
    "open groups.mkv": Spec(frames=30, gop=8, bframes=3, options={"x264-params": "open-gop=1"}),
    "fragments.mp4": Spec(container={"movflags": "frag_keyframe+empty_moov"}),
    "uneven.mp4": Spec(ticks=(0, 24, 30, 100, 101, 130, 300, 310, 500)),
    "uneven.mkv": Spec(ticks=(0, 24, 30, 100, 130, 300, 310, 500)),
    "late start.mp4": Spec(ticks=tuple(range(600, 900, 24))),
    "b-frames.avi": Spec(base=Fraction(1, 25)),
    "mpeg4.avi": Spec(codec="mpeg4", base=Fraction(1, 25)),
    "old.mov": Spec(codec="prores_ks", pixel_format="yuv422p10le", gop=1),
    "vp8.webm": Spec(codec="libvpx"),
    "vp9.webm": Spec(codec="libvpx-vp9", sound=0.3),
    "ten bits.mp4": Spec(codec="libx265", pixel_format="yuv420p10le", options=QUIET),
    "every colour.mp4": Spec(pixel_format="yuv444p", size=Size(97, 61)),
    "turned.mp4": Spec(rotation=90),
    "animation.gif": Spec(codec="gif", pixel_format="rgb8", base=Fraction(1, 100)),
    "camcorder.m2ts": Spec(frames=70, gop=12, bframes=3, sound=2.8),
    "broadcast.ts": Spec(frames=70, codec="mpeg2video", gop=12, base=Fraction(1, 25)),
    "lossless.mkv": Spec(codec="ffv1", pixel_format="yuv420p", gop=1, options={"level": "3"}),
}


@pytest.mark.parametrize("name", SPECS)
def test_jumping_finds_what_playing_finds(name: str, tmp_path: Path) -> None:
    spec = SPECS[name]
    path = make(tmp_path / name, spec)
    with ClipReader(path) as reader:
        played = list(reader.frames())
        assert reader.note == ""
    numbers = [number_of(frame.pixels) for frame in played]
    assert numbers == list(range(len(spec.stamps)))
    assert [frame.index for frame in played] == numbers
    with ClipReader(path, threads="SLICE") as reader:
        places = random.Random(3).choices(numbers, k=12)
        for index in [*places, *sorted(places, reverse=True), len(numbers) - 1, 0]:
            found = reader.at(reader.info.time(index))
            assert found.index == index and found.time == played[index].time
            np.testing.assert_array_equal(found.pixels, played[index].pixels)
        assert reader.note == ""


@pytest.mark.parametrize("name", ["uneven.mp4", "uneven.mkv", "late start.mp4", "plain.mp4"])
def test_times_are_those_of_the_stamps(name: str, tmp_path: Path) -> None:
    spec = SPECS[name]
    info = probe(make(tmp_path / name, spec))
    wanted = [(tick - spec.stamps[0]) * spec.base for tick in spec.stamps]
    slack = Fraction(1, 1000) if name.endswith("mkv") else Fraction(0)
    assert all(abs(a - b) <= slack for a, b in zip(info.times, wanted, strict=True))
    assert info.times[0] == 0
    assert info.variable == name.startswith("uneven")
    assert info.source == ClipSource(
        str(tmp_path / name), spec.size, info.rate, len(wanted), info.duration,
        spec.sound > 0, info.variable,
    )  # fmt: skip


def test_between_two_stamps_the_earlier_frame_is_seen(tmp_path: Path) -> None:
    spec = SPECS["uneven.mp4"]
    path = make(tmp_path / "a.mp4", spec)
    with ClipReader(path) as reader:
        seconds = [float(tick * spec.base) for tick in spec.stamps]
        for index, (here, after) in enumerate(zip(seconds, [*seconds[1:], 9.0], strict=True)):
            for time in (here + 1e-6, (here + after) / 2, after - 1e-6):
                assert reader.at(time).index == index
        assert reader.at(-1.0).index == 0


def test_rates_are_found_exactly(tmp_path: Path) -> None:
    for rate in (Fraction(24000, 1001), Fraction(25), Fraction(30000, 1001), Fraction(60)):
        spec = Spec(rate=rate, base=1 / rate, frames=30)
        for name in ("a.mp4", "a.mkv"):
            info = probe(make(tmp_path / name, spec))
            assert (info.rate, info.variable) == (rate, False)
            assert abs(info.duration - 30 / rate) < Fraction(1, 900)


def test_a_cut_that_starts_within_a_group(tmp_path: Path) -> None:
    """An edit list hides the first five frames, which the sixth needs to be decoded."""
    path = make(tmp_path / "a.mp4", Spec(ticks=tuple(range(-120, 360, 24))))
    info = probe(path)
    with ClipReader(path) as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == list(range(5, 20))
        assert number_of(reader.frame(0).pixels) == 5
    assert info.frames == info.declared == 15 and info.times[0] == 0 and info.note == ""


def test_frames_that_are_only_referred_to_are_none(tmp_path: Path) -> None:
    """VP8 files hold pictures that are not shown: here each key frame comes hidden first."""
    source, path = make(tmp_path / "a.webm", Spec(codec="libvpx")), tmp_path / "b.webm"
    with av.open(str(source)) as read, av.open(str(path), "w") as output:
        stream = output.add_stream_from_template(read.streams.video[0])
        for packet in read.demux(video=0):
            if packet.is_keyframe and packet.size:
                data = bytearray(bytes(packet))
                data[0] &= ~0x10
                hidden = av.Packet(bytes(data))
                hidden.pts = hidden.dts = (packet.pts or 0) - 1
                hidden.time_base, hidden.stream = packet.time_base, stream
                output.mux(hidden)
            if packet.size:
                packet.stream = stream
                output.mux(packet)
    with ClipReader(path) as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == list(range(12))
        assert number_of(reader.frame(7).pixels) == 7 and reader.note == ""


def test_a_recording_that_begins_within_a_group(tmp_path: Path) -> None:
    """A transport stream cut anywhere: it starts with its first key frame."""
    path = make(tmp_path / "a.ts", Spec(frames=60, gop=20))
    data = path.read_bytes()
    path.write_bytes(data[len(data) // 188 // 4 * 188 :])
    with ClipReader(path) as reader:
        numbers = [number_of(frame.pixels) for frame in reader.frames()]
        assert numbers == list(range(20, 60)) and reader.note == ""
        assert reader.info.times[0] == 0 and number_of(reader.frame(25).pixels) == 45


def test_a_clock_that_starts_again_at_zero(tmp_path: Path) -> None:
    """The 33 bits of a transport stream's clock overflow after 26 hours."""
    late = round((2**33 / 90_000 - 1) * 600)
    spec = Spec(ticks=tuple(late + 24 * index for index in range(60)), gop=12)
    path = make(tmp_path / "a.ts", spec)
    with ClipReader(path) as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == list(range(60))
        assert number_of(reader.frame(40).pixels) == 40 and reader.note == ""
        assert (reader.info.rate, reader.info.duration) == (25, Fraction(60, 25))


def test_what_an_edit_list_cuts_away_is_not_missed(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", Spec(frames=60, gop=6))
    data = bytearray(path.read_bytes())
    at = data.index(b"elst") + 12
    data[at : at + 4] = (1200).to_bytes(4, "big")  # milliseconds of 2400
    path.write_bytes(bytes(data))
    with ClipReader(path) as reader:
        numbers = [number_of(frame.pixels) for frame in reader.frames()]
        assert numbers == list(range(len(numbers))) and 30 <= len(numbers) <= 32
        assert reader.info.declared == len(numbers) and reader.note == ""


def test_a_cover_is_not_the_clip(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", Spec(sound=0.4))
    with av.open(str(path)) as read, av.open(str(tmp_path / "b.mp4"), "w") as output:
        cover = output.add_stream("mjpeg", rate=1)
        cover.width, cover.height, cover.pix_fmt = 32, 32, "yuvj420p"
        cover.disposition = Disposition.attached_pic
        copies = {s.index: output.add_stream_from_template(s) for s in read.streams}
        output.mux(cover.encode(av.VideoFrame(32, 32, "yuvj420p")))
        output.mux(cover.encode(None))
        for packet in read.demux():
            if packet.size:
                packet.stream = copies[packet.stream.index]
                output.mux(packet)
    with av.open(str(tmp_path / "b.mp4")) as written:
        assert len(written.streams.video) == 2
    with ClipReader(tmp_path / "b.mp4") as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == list(range(12))
        assert reader.info.frames == 12 and reader.info.sound is not None


def test_interlaced_clips_say_so(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    assert "interlaced" not in probe(make(path)).note
    fields = Spec(options={"x264-params": "interlaced=1"})
    assert "interlaced" in probe(make(path, fields)).note


def test_a_part_in_order_and_the_ends(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4")
    with ClipReader(path) as reader:
        assert [frame.index for frame in reader.frames(4, 9)] == [4, 5, 6, 7, 8]
        assert [frame.index for frame in reader.frames(10, 99)] == [10, 11]
        assert [frame.index for frame in reader.frames(3, 3)] == []
        assert reader.frame(-5).index == 0 and reader.frame(99).index == 11
        assert [number_of(frame.pixels) for frame in reader.frames(2, 5)] == [2, 3, 4]


def test_groups_tell_what_decodes_together(tmp_path: Path) -> None:
    info = probe(make(tmp_path / "a.mp4", Spec(frames=14, gop=6)))
    assert [info.group(index) for index in (0, 5, 6, 13)] == [
        range(6), range(6), range(6, 12), range(12, 14),
    ]  # fmt: skip


def test_pixels_are_read_only_and_do_not_change_later(tmp_path: Path) -> None:
    with ClipReader(make(tmp_path / "a.mp4")) as reader:
        first = reader.frame(0).pixels
        copy = first.copy()
        list(reader.frames())
        np.testing.assert_array_equal(first, copy)
        assert not first.flags.writeable


def test_a_glance_takes_the_key_frame_where_it_is_near_enough(tmp_path: Path) -> None:
    with ClipReader(make(tmp_path / "a.mp4", Spec(frames=24, gop=12))) as reader:
        time = reader.info.time(15)
        assert reader.glance(time, Fraction(1, 5)).index == 12
        assert reader.glance(time, Fraction(1, 20)).index == 15


def test_two_threads_read_one_file_with_a_reader_each(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", Spec(frames=30))
    found: dict[int, list[int]] = {}

    def read(seed: int) -> None:
        order = random.Random(seed).choices(range(30), k=40)
        with ClipReader(path) as reader:
            same = [number_of(reader.frame(index).pixels) == index for index in order]
        found[seed] = [number for number, good in enumerate(same) if not good]

    threads = [Thread(target=read, args=(seed,)) for seed in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {0: [], 1: [], 2: []}


def test_a_clip_that_was_overwritten_is_looked_at_again(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", Spec(frames=5))
    assert probe(path).frames == 5
    make(path, Spec(frames=9))
    assert probe(path).frames == 9


def test_a_name_of_any_letters_opens(tmp_path: Path) -> None:
    for name in ("höhle 洞窟 #1 100%.mp4", "concat:a|b.mp4", "http:nothing.mp4", "-i.mp4"):
        path = make(tmp_path / "a.mp4").rename(tmp_path / name)
        assert probe(path).frames == 12
    assert number_of(picture(300, Size(40, 20))) == 300  # the tests' own ruler


@pytest.mark.skipif(not DATA.is_dir(), reason=f"no clips at {DATA}")
@pytest.mark.parametrize("name", ["edge_rotated90_metadata.mp4", "imageio_realshort.mp4"])
def test_real_clips(name: str) -> None:
    with ClipReader(DATA / name, longest=160) as reader:
        played = [frame.pixels for frame in reader.frames()]
        assert len(played) == reader.info.declared and reader.note == ""
        for index in random.Random(1).choices(range(len(played)), k=10):
            np.testing.assert_array_equal(reader.frame(index).pixels, played[index])
