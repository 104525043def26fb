"""What is heard: clips mixed by their place in time, at any speed, through a device of the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.errors import BadFile
from editor.ui.video.mixer import RATE, Mixer, Track, tracks_of
from editor.ui.video.sound import Sound


class Ramp:
    """A file of four seconds whose samples tell their own time: left s / 10, right -s / 10."""

    def read(self, start: Fraction, seconds: Fraction) -> np.ndarray:
        first, count = round(start * RATE), round(seconds * RATE)
        left = (np.arange(first, min(first + count, 4 * RATE)) / RATE / 10).astype(np.float32)
        return np.stack([left, -left], axis=1)

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def mixer() -> Mixer:
    return Mixer(lambda _path: Ramp())


def test_a_clip_is_heard_where_its_bar_stands(mixer: Mixer) -> None:
    track = Track("a", start=2.0, stop=3.0, offset=0.5)
    heard = mixer.mix((track,), 1.99, RATE // 50)
    assert not heard[: RATE // 100 - 1].any()
    assert heard[-1, 0] == pytest.approx((0.5 + 0.01) / 10, abs=1e-4)
    assert heard[-1, 1] == -heard[-1, 0]
    assert not mixer.mix((track,), 3.0, 100).any()


def test_pieces_join_without_a_seam(mixer: Mixer) -> None:
    track = Track("a", 0.0, 4.0, 0.0)
    whole = mixer.mix((track,), 0.9, RATE // 5)
    pieces = [mixer.mix((track,), 0.9 + n * 0.02, RATE // 50) for n in range(10)]
    np.testing.assert_allclose(np.concatenate(pieces), whole, atol=1e-5)


@pytest.mark.parametrize("speed", [0.25, 2.0, -1.0, -0.5])
def test_speeds_and_backwards(mixer: Mixer, speed: float) -> None:
    heard = mixer.mix((Track("a", 0.0, 4.0, 0.0),), 2.0, RATE // 10, speed)[:, 0]
    times = 2.0 + np.arange(RATE // 10) / RATE * speed
    np.testing.assert_allclose(heard, times / 10, atol=1e-4)


def test_two_clips_add_up_and_never_overflow(mixer: Mixer) -> None:
    one = Track("a", 0.0, 4.0, 0.0)
    alone, both = (mixer.mix((one,) * n, 1.0, 100) for n in (1, 2))
    np.testing.assert_allclose(both, alone * 2, atol=1e-6)
    assert np.abs(mixer.mix((one,) * 9, 3.9, 100)).max() <= 1.0


def test_hidden_clips_are_not_heard(document: Document) -> None:
    (track,) = tracks_of(document)
    assert (track.start, track.stop, track.offset) == (0.0, 8.0, 0.0)
    clip = document.layers[0]
    assert isinstance(clip, ClipLayer)
    assert tracks_of(document.with_layer(replace(clip, visible=False))) == ()


class Speaker:
    """A device that plays in real time into a list."""

    def __init__(self) -> None:
        self.heard: list[np.ndarray] = []
        self.opened, self.written = time.perf_counter(), 0
        self.volume, self.closed = 1.0, False
        self.thread = threading.current_thread()

    def free(self) -> int:
        return max(0, round((self.played() + 0.1) * RATE) - self.written)

    def write(self, samples: np.ndarray) -> None:
        self.heard.append(samples)
        self.written += len(samples)

    def played(self) -> float:
        return time.perf_counter() - self.opened

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def close(self) -> None:
        self.closed = True


def sounding(output: Callable[[], Speaker | None]) -> Sound:
    return Sound(output, lambda _path: Ramp())


def test_sound_plays_in_a_thread_and_tells_where_it_is(qtbot, document: Document) -> None:
    speakers: list[Speaker] = []

    def opened() -> Speaker:
        speakers.append(Speaker())
        return speakers[-1]

    sound = sounding(opened)
    sound.set_volume(0.5)
    began = time.perf_counter()
    sound.start(document, 1.0, 1.0)
    qtbot.waitUntil(lambda: sound.position() is not None)
    assert sound.position() == pytest.approx(1.0 + time.perf_counter() - began, abs=0.05)
    (speaker,) = speakers
    assert speaker.volume == 0.5
    assert speaker.thread is not threading.main_thread()
    first = speaker.heard[0][0, 0] * 10  # joined in where the clock was by then
    assert 1.0 < first < 1.0 + time.perf_counter() - began
    sound.stop()
    assert sound.position() is None
    qtbot.waitUntil(lambda: speaker.closed)
    sound.close()


def test_without_a_device_it_says_so_once(qtbot, document: Document) -> None:
    sound, said = sounding(lambda: None), []
    sound.problem.connect(said.append)
    for _ in range(2):
        sound.start(document, 0.0, 1.0)
        qtbot.wait(30)
    qtbot.waitUntil(lambda: len(said) > 0)
    sound.close()
    assert len(said) == 1 and "sound device" in said[0]


def test_a_clip_that_cannot_be_read_is_silent_with_a_sentence(qtbot, document: Document) -> None:
    def broken(_path: str) -> Ramp:
        raise BadFile("The clip is gone.", remedy="Put it back.")

    sound, said = Sound(Speaker, broken), []
    sound.problem.connect(said.append)
    for _ in range(2):
        sound.start(document, 0.0, 1.0)
        qtbot.waitUntil(lambda: sound.position() is not None)
    qtbot.waitUntil(lambda: len(said) == 1)
    sound.close()
    assert len(said) == 1 and "gone" in said[0]


def test_the_others_are_heard_beside_a_clip_that_cannot_be_read() -> None:
    def opened(path: str) -> Ramp:
        if path == "gone":
            raise BadFile("The clip is gone.", remedy="Put it back.")
        return Ramp()

    mixer = Mixer(opened)
    gone, there = (Track(path, 0.0, 4.0, 0.0) for path in ("gone", "there"))
    heard = mixer.mix((gone, there), 2.0, 100)
    np.testing.assert_array_equal(heard, Mixer(opened).mix((there,), 2.0, 100))
    assert list(mixer.faults) == ["gone"] and "Put it back" in mixer.faults["gone"]


def test_files_that_are_heard_no_more_are_given_back() -> None:
    opened: dict[str, Ramp] = {}
    mixer = Mixer(lambda path: opened.setdefault(path, Ramp()))
    for path in "abc":
        mixer.mix((Track(path, 0.0, 4.0, 0.0),), 1.0, 100)
    mixer.keep({"b"})
    assert [path for path in opened if hasattr(opened[path], "closed")] == ["a", "c"]
    assert {path for path, _ in mixer._blocks} == {"b"}
