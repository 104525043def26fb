"""Pictures and waveforms of clips: asked for while painting, made in the background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import numpy as np
import pytest

from editor.core.errors import BadFile
from editor.ui.timeline.glimpses import Glimpses
from tests.ui.timeline.conftest import SOURCE, thumbnails, waveform


@pytest.fixture
def glimpses(qtbot) -> Iterator[Glimpses]:
    made = Glimpses(20, thumbnails, waveform)
    yield made
    made.close()


def settle(qtbot, glimpses: Glimpses) -> None:
    qtbot.waitUntil(lambda: not glimpses.busy)


def shade(glimpses: Glimpses, frame: int, step: int) -> int | None:
    picture = glimpses.picture(SOURCE, frame, step)
    return None if picture is None else picture.toImage().pixelColor(5, 5).red()


def test_a_picture_comes_soon_and_stays(qtbot, glimpses: Glimpses) -> None:
    assert shade(glimpses, 70, 32) is None
    settle(qtbot, glimpses)
    assert shade(glimpses, 70, 32) == 64  # rounded down to the step
    assert not glimpses.busy


def test_until_it_comes_the_nearest_shows(qtbot, glimpses: Glimpses) -> None:
    for frame in (0, 160):
        glimpses.picture(SOURCE, frame, 1)
    settle(qtbot, glimpses)
    assert shade(glimpses, 130, 1) == 160
    settle(qtbot, glimpses)
    assert shade(glimpses, 130, 1) == 130


def test_what_went_out_of_sight_is_not_made(qtbot) -> None:
    asked: list[int] = []

    def noting(path: str, times: Sequence[Fraction], height: int) -> Iterator[np.ndarray]:
        asked.extend(int(time * 25) for time in times)
        return thumbnails(path, times, height)

    glimpses = Glimpses(20, noting, waveform)
    for frame in range(40):
        glimpses.picture(SOURCE, frame, 1)
    glimpses.forget_wishes()
    settle(qtbot, glimpses)
    assert len(asked) < 10
    glimpses.close()


def test_a_waveform_spans_the_clip(qtbot, glimpses: Glimpses) -> None:
    assert glimpses.wave(SOURCE) is None
    settle(qtbot, glimpses)
    wave = glimpses.wave(SOURCE)
    assert wave is not None
    assert wave.shape == (800, 2)
    assert wave[100].tolist() == [0, 0]


def test_a_clip_that_cannot_be_read_is_asked_once(qtbot) -> None:
    calls = []

    def broken(path: str, times: Sequence[Fraction], height: int) -> Iterator[np.ndarray]:
        calls.append(path)
        raise BadFile("The clip is gone.", remedy="Put it back.")

    glimpses = Glimpses(20, broken, waveform)
    for _ in range(3):
        assert glimpses.picture(SOURCE, 0, 1) is None
        settle(qtbot, glimpses)
    assert calls == [SOURCE.path]
    assert "gone" in glimpses.why_not(SOURCE)
    glimpses.close()


def test_a_clip_that_ends_early_shows_its_last_picture(qtbot) -> None:
    def short(path: str, times: Sequence[Fraction], height: int) -> Iterator[np.ndarray]:
        return thumbnails(path, times[:1], height)

    glimpses = Glimpses(20, short, waveform)
    for frame in (10, 90):
        glimpses.picture(SOURCE, frame, 1)
        settle(qtbot, glimpses)
    glimpses.picture(SOURCE, 199, 1)
    settle(qtbot, glimpses)
    assert shade(glimpses, 199, 1) == 199
    assert not glimpses.busy
    glimpses.close()
