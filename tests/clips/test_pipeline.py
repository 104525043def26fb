"""Three hands at once: order, batches, memory, errors, cancelling, and no thread left behind."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from editor.clips.pipeline import batches, run_clip
from editor.core.errors import BadFile, CannotWrite
from editor.core.geometry import Size
from editor.jobs.clip import ExportSettings
from editor.jobs.job import Cancelled, Tick
from editor.media.video.ledger import Ledger
from editor.media.video.plan import Plan
from editor.media.video.reader import ClipReader, Frame
from tests.clips.negative import Trail
from tests.media.video.making import number_of, picture

SIZE = Size(96, 64)


def plan(out: Path, frames: int = 20, rate: int = 10, **changes: Any) -> Plan:
    settings = ExportSettings("ffv1", sound="none")
    return Plan(out, settings, SIZE, np.arange(frames + 1), Fraction(1, rate), "x", **changes)


def frames(start: int = 0, stop: int = 20) -> Iterator[Frame]:
    for index in range(start, stop):
        yield Frame(index, Fraction(index, 10), picture(index, SIZE))


def same(group: Sequence[Frame], tick: Tick) -> Iterator[np.ndarray]:
    for number, frame in enumerate(group):
        tick(number / len(group))
        yield frame.pixels


def nobody(progress: float) -> None:
    """Nobody looks at the progress."""


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    before = threading.active_count()
    yield
    assert threading.active_count() == before


def test_every_frame_arrives_in_order(tmp_path: Path) -> None:
    seen: list[float] = []
    with Ledger(plan(tmp_path / "a.mkv")) as ledger:
        shown = [f.number for f in run_clip(frames(), same, ledger, seen.append, batch=3)]
        ledger.finish()
    assert shown == sorted(shown) and shown[-1] == 19
    assert seen == sorted(seen) and seen[0] >= 0 and seen[-1] == 1
    with ClipReader(tmp_path / "a.mkv") as reader:
        assert [number_of(frame.pixels) for frame in reader.frames()] == list(range(20))


def test_batches_end_where_segments_end(tmp_path: Path) -> None:
    groups = list(batches(frames(4), plan(tmp_path / "a.mkv"), 4, 4))
    assert [len(group) for group in groups] == [4, 2, 4, 4, 2]


def test_decoding_waits_for_the_work(tmp_path: Path) -> None:
    decoded: list[int] = []
    worked: list[int] = []
    ahead: list[int] = []

    def counted() -> Iterator[Frame]:
        for frame in frames(0, 40):
            decoded.append(frame.index)
            yield frame

    def slow(group: Sequence[Frame], tick: Tick) -> Iterator[np.ndarray]:
        for frame in group:
            time.sleep(0.01)
            worked.append(frame.index)
            ahead.append(len(decoded) - len(worked))
            yield frame.pixels

    with Ledger(plan(tmp_path / "a.mkv", 40)) as ledger:
        list(run_clip(counted(), slow, ledger, nobody, batch=2))
    assert max(ahead) <= 2 * 2 + 2 * 2  # two batches wait, one is held, one is in work


def test_an_error_of_the_decoder_comes_out(tmp_path: Path) -> None:
    def broken() -> Iterator[Frame]:
        yield from frames(0, 12)
        raise BadFile("The disk was pulled out.", file="x.mp4")

    with Ledger(plan(tmp_path / "a.mkv")) as ledger, pytest.raises(BadFile, match="pulled out"):
        list(run_clip(broken(), same, ledger, nobody))
    assert ledger.done in (0, 10)


def test_an_error_of_the_work_comes_out(tmp_path: Path) -> None:
    def failing(group: Sequence[Frame], tick: Tick) -> Iterator[np.ndarray]:
        if group[0].index > 5:
            raise MemoryError("too large")
        yield from same(group, tick)

    with Ledger(plan(tmp_path / "a.mkv")) as ledger, pytest.raises(MemoryError):
        list(run_clip(frames(), failing, ledger, nobody))


def test_an_error_of_the_encoder_comes_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Ledger(plan(tmp_path / "a.mkv")) as ledger:

        def full(pixels: np.ndarray) -> None:
            raise CannotWrite("The disk is full.", file="a.mkv")

        monkeypatch.setattr(ledger, "write", full)
        with pytest.raises(CannotWrite, match="full"):
            list(run_clip(frames(), same, ledger, nobody))


def test_work_that_gives_too_few_frames_is_an_error(tmp_path: Path) -> None:
    with Ledger(plan(tmp_path / "a.mkv")) as ledger, pytest.raises(ValueError, match="shorter"):
        list(run_clip(frames(), lambda group, tick: [], ledger, nobody))


@pytest.mark.parametrize("where", ["decoding", "working"])
def test_cancelling_stops_every_hand(tmp_path: Path, where: str) -> None:
    slow = threading.Event()

    def stuck() -> Iterator[Frame]:
        yield from frames(0, 6)
        slow.wait(0.3)
        yield from frames(6)

    def tick(progress: float) -> None:
        if progress >= 0.2:
            raise Cancelled

    source = stuck() if where == "decoding" else frames()
    with Ledger(plan(tmp_path / "a.mkv")) as ledger, pytest.raises(Cancelled):
        list(run_clip(source, same, ledger, tick))
    assert not (tmp_path / "a.mkv").exists()


def test_leaving_early_stops_every_hand(tmp_path: Path) -> None:
    with Ledger(plan(tmp_path / "a.mkv")) as ledger:
        run = run_clip(frames(), same, ledger, nobody)
        next(run)
        run.close()  # type: ignore[attr-defined]


def test_a_resumed_stabiliser_goes_on_from_where_it_was(tmp_path: Path) -> None:
    with Ledger(plan(tmp_path / "whole.mkv")) as ledger:
        list(run_clip(frames(), same, ledger, nobody, stabiliser=Trail()))
        ledger.finish()
    with Ledger(plan(tmp_path / "cut.mkv")) as ledger:
        list(run_clip(frames(0, 13), same, ledger, nobody, stabiliser=Trail()))
    with Ledger(plan(tmp_path / "cut.mkv")) as ledger:
        assert ledger.done == 10
        list(run_clip(frames(10), same, ledger, nobody, stabiliser=Trail()))
        ledger.finish()
    with ClipReader(tmp_path / "whole.mkv") as one, ClipReader(tmp_path / "cut.mkv") as other:
        for a, b in zip(one.frames(), other.frames(), strict=True):
            assert np.array_equal(a.pixels, b.pixels)
