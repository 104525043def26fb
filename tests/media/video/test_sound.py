"""Sound keeps its place in time; small pictures and outlines of clips."""

from __future__ import annotations

import itertools
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.core.errors import BadFile, BadInput
from editor.media.video.glimpses import thumbnails, waveform
from editor.media.video.probe import probe
from editor.media.video.sound import CHUNK, RATE, SoundReader
from tests.media.video.making import Spec, make, number_of, scribbled, tone


def heard(spec: Spec, seconds: float) -> np.ndarray:
    """What must be heard from the first picture on, float32 (n, 2)."""
    late = spec.delay - float(spec.stamps[0] * spec.base)
    samples, start = tone(spec.sound), round(late * RATE)
    out = np.zeros((round(seconds * RATE), 2), np.float32)
    samples = samples[max(0, -start) :][: len(out) - max(0, start)]
    out[max(0, start) : max(0, start) + len(samples)] = samples
    return out


LATE = tuple(range(120, 720, 24))
CASES = [
    ("a.mov", Spec(sound=1, frames=25), 1e-4, 0),
    ("a.mkv", Spec(sound=1, frames=25), 1e-4, 0),
    ("b.mkv", Spec(sound=1, frames=30, delay=0.1), 1e-4, 0),
    ("a.mp4", Spec(sound=1, frames=25), 0.04, 0),
    ("b.mp4", Spec(sound=1, ticks=LATE), 0.04, 0),
    ("c.mp4", Spec(sound=1, frames=30, delay=0.1), 0.04, 48),  # cuts in MP4 are in milliseconds
    ("a.webm", Spec(sound=1, frames=25, codec="libvpx"), 0.04, 0),
]


@pytest.mark.parametrize(("name", "spec", "tolerance", "shift"), CASES, ids=[c[0] for c in CASES])
def test_samples_stand_where_they_were_written(
    name: str, spec: Spec, tolerance: float, shift: int, tmp_path: Path
) -> None:
    wanted = heard(spec, 1.0)
    with SoundReader(make(tmp_path / name, spec)) as reader:
        found = reader.read(0, 1)
        assert found.shape == (RATE, 2) and found.dtype == np.float32
        apart = [
            np.abs(np.roll(found, by, axis=0)[100:-100] - wanted[100:-100]).max()
            for by in range(-shift, shift + 1)
        ]
        assert min(apart) < tolerance
        assert np.abs(wanted).max() > 0.4  # there is something to hear


def test_jumping_hears_what_playing_hears(tmp_path: Path) -> None:
    with SoundReader(make(tmp_path / "a.mp4", Spec(sound=3, frames=75))) as reader:
        whole = np.concatenate(list(reader.chunks()))
        assert len(whole) == reader.length == 3 * RATE
        for start in (2.5, 0.3, 1.75, 1.6, 0.0, 2.9):
            first = round(start * RATE)
            part = reader.read(start, 0.1)
            np.testing.assert_allclose(part, whole[first : first + 4800], atol=1e-6)
        some = list(itertools.islice(reader.chunks(2), 2))
        np.testing.assert_allclose(np.concatenate(some), whole[2 * RATE : 2 * RATE + 2 * CHUNK])


def test_silence_before_and_after(tmp_path: Path) -> None:
    with SoundReader(make(tmp_path / "a.mkv", Spec(sound=0.4, frames=25))) as reader:
        assert not reader.read(0.6, 0.3).any()
        assert not reader.read(-1, 0.5).any()
        assert reader.read(0.25, 0.1).any()


def test_silence_is_not_searched_for_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One jump to its start; none for each tenth of a second before and after the sound."""
    jumps: list[int] = []
    jump = SoundReader._seek

    def counted(reader: SoundReader, first: int) -> None:
        jumps.append(first)
        jump(reader, first)

    monkeypatch.setattr(SoundReader, "_seek", counted)
    path = make(tmp_path / "a.mkv", Spec(sound=0.5, delay=1, frames=75))
    with SoundReader(path) as reader:
        heard = np.concatenate(list(reader.chunks()))
        assert not heard[:RATE].any() and heard[RATE : 2 * RATE].any()
        assert jumps == [0]
        assert not reader.read(2.5, 0.3).any() and reader.read(1.3, 0.1).any()


def test_damaged_sound_is_played_on(tmp_path: Path) -> None:
    path = scribbled(make(tmp_path / "a.mp4", Spec(sound=3, frames=10)), share=0.3, count=300)
    with SoundReader(path) as reader:
        assert reader.read(0, 3).shape == (3 * RATE, 2)
        assert np.abs(reader.read(2.5, 0.4)).max() > 0.4


def test_a_clip_without_sound(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4")
    assert probe(path).sound is None
    for opened in (SoundReader, lambda silent: waveform(silent, 10)):
        with pytest.raises(BadFile, match="no sound"):
            opened(path)


def test_facts_of_the_sound(tmp_path: Path) -> None:
    sound = probe(make(tmp_path / "a.mp4", Spec(sound=0.5))).sound
    assert sound is not None
    assert (sound.codec, sound.rate, sound.channels) == ("aac", 48_000, 2)
    assert abs(sound.duration - Fraction(1, 2)) < Fraction(1, 20)


def test_the_waveform_rises_where_the_tone_starts(tmp_path: Path) -> None:
    wave = waveform(make(tmp_path / "a.mkv", Spec(sound=1, frames=25)), 40)
    assert wave.shape == (40, 2) and wave.dtype == np.float32
    assert not wave[:20].any()
    np.testing.assert_allclose(wave[20:], [[-0.5, 0.5]] * 20, atol=0.02)
    with pytest.raises(BadInput):
        waveform(tmp_path / "a.mkv", 0)


def test_more_bins_than_samples_leave_none_outside(tmp_path: Path) -> None:
    wave = waveform(make(tmp_path / "a.mkv", Spec(sound=0.1, frames=2)), 10_000)
    assert wave.shape == (10_000, 2) and wave.max() > 0.4


def test_thumbnails_are_small_upright_and_in_time(tmp_path: Path) -> None:
    path = make(tmp_path / "a.mp4", Spec(frames=40, gop=10, rotation=90))
    info = probe(path)
    times = [info.time(index) for index in (0, 10, 20, 30)]
    found = list(thumbnails(path, times, 32))
    assert [picture.shape for picture in found] == [(32, 48, 3)] * 4
    assert [number_of(picture) for picture in found] == [0, 10, 20, 30]
    close = [info.time(index) for index in (14, 15, 16)]
    assert [number_of(picture) for picture in thumbnails(path, close, 32)] == [14, 15, 16]
    assert [number_of(picture) for picture in thumbnails(path, [info.time(17)], 32)] == [17]
    assert list(thumbnails(path, [], 32)) == []
