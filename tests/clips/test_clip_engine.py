"""Any still job over a clip: frames, times, sound, place and mask, looks, going on after kills."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from editor.clips import engine as clip_engine
from editor.clips.engine import ClipEngine
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.time import FrameRange
from editor.jobs.adjust import AdjustJob
from editor.jobs.clip import ClipJob, ExportSettings, FramesJob, with_frame
from editor.jobs.job import Cancelled, InpaintJob, Patch, Tick
from editor.media.video.marking import SOURCE_TYPE
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.media.video.sound import SoundReader
from tests.clips.negative import clip_job, digests, done, negative, slowly
from tests.media.video.making import Spec, make, number_of

UNEVEN = (0, 20, 44, 60, 130, 150, 170, 290, 310)


def negatives(path: Path) -> list[int]:
    with ClipReader(path) as reader:
        return [511 - number_of(frame.pixels) for frame in reader.frames()]


CLIPS = {
    "even.mp4": Spec(frames=30, sound=1.2),
    "uneven.mp4": Spec(ticks=UNEVEN, sound=0.5),
    "late.mp4": Spec(ticks=tuple(range(240, 720, 24)), sound=0.8, delay=0.1),
    "turned.mp4": Spec(rotation=90, sound=0.4),
    "odd.webm": Spec(size=Size(97, 65), codec="libvpx-vp9", pixel_format="yuv420p", sound=0.4),
    "deep.mkv": Spec(codec="ffv1", pixel_format="yuv420p10le"),
    "wide.mp4": Spec(aspect=Fraction(4, 3)),
}


@pytest.mark.parametrize("name", CLIPS)
@pytest.mark.parametrize("preset", ["h264", "store"])
def test_frames_times_size_and_sound_are_the_source_s(
    tmp_path: Path, name: str, preset: str
) -> None:
    clip = make(tmp_path / name, CLIPS[name])
    out = tmp_path / ("out.mp4" if preset == "h264" else "out.mkv")
    done(clip_job(clip, out, settings=ExportSettings(preset)))
    before, after = probe(clip), probe(out)
    assert negatives(out) == list(range(before.frames))
    assert (after.size, after.rotation, after.aspect) == (before.size, 0, 1)
    times = [float(time) for time in before.times]
    assert [float(t) for t in after.times] == pytest.approx(times, abs=0.0011)
    assert float(after.duration) == pytest.approx(float(before.duration), abs=0.0021)
    assert (after.sound is None) == (before.sound is None)
    if before.sound is not None:
        assert _heard(clip) == pytest.approx(_heard(out), abs=0.002)


def _heard(path: Path) -> list[float]:
    """When the tone begins and ends, in seconds from the first picture."""
    with SoundReader(path) as reader:
        loud = np.flatnonzero(np.abs(reader.read(Fraction(0), Fraction(2))[:, 0]) > 0.2)
    return [loud[0] / 48_000, loud[-1] / 48_000]


def test_a_range_takes_its_sound_along(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4", Spec(frames=50, sound=2))
    for preset, suffix in (("h264", ".mp4"), ("vp9", ".webm"), ("ffv1", ".mkv")):
        out = tmp_path / f"out{suffix}"
        done(clip_job(clip, out, range=FrameRange(20, 40), settings=ExportSettings(preset)))
        assert negatives(out) == list(range(20, 40))
        assert probe(out).sound is not None
        assert _heard(out)[0] == pytest.approx(0.2, abs=0.01)  # it begins at 1 s of the source
        silent = ExportSettings(preset, sound="none")
        done(clip_job(clip, out, range=FrameRange(20, 40), settings=silent))
        assert probe(out).sound is None


@pytest.mark.parametrize("name", ["late.mp4", "late.mkv", "short.mp4"])
def test_sound_that_begins_late_is_heard_to_its_end(tmp_path: Path, name: str) -> None:
    """A header tells how long sound lasts, not where it ends."""
    clip = make(tmp_path / name, Spec(frames=50, sound=0.8, delay=0.0 if "short" in name else 0.7))
    for preset, suffix in (("av1", ".webm"), ("ffv1", ".mkv"), ("h264", ".mp4")):
        out = tmp_path / f"out{suffix}"
        done(clip_job(clip, out, settings=ExportSettings(preset, sound="encode")))
        assert _heard(out) == pytest.approx(_heard(clip), abs=0.003)


def test_a_range_without_sound_is_silent(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4", Spec(frames=50, sound=0.8))
    for preset, suffix in (("vp9", ".webm"), ("h264", ".mp4")):
        out = tmp_path / f"out{suffix}"
        done(clip_job(clip, out, range=FrameRange(30, 50), settings=ExportSettings(preset)))
        assert negatives(out) == list(range(30, 50)) and probe(out).sound is None


def test_six_channels_are_copied(tmp_path: Path) -> None:
    import av

    clip = tmp_path / "six.mkv"
    plain = make(tmp_path / "plain.mp4", Spec(frames=25))
    with av.open(str(clip), "w") as output, av.open(str(plain)) as source:
        pictures = output.add_stream_from_template(source.streams.video[0], opaque=True)
        sound = output.add_stream("flac", 48_000, layout="5.1")
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = pictures
                output.mux(packet)
        planes = np.zeros((1, 6 * 48_000), np.int16)
        frame = av.AudioFrame.from_ndarray(planes, "s16", "5.1")
        frame.sample_rate, frame.pts = 48_000, 0
        output.mux(sound.encode(frame))  # type: ignore[arg-type]
        output.mux(sound.encode(None))
    for choice, channels in (("copy", 6), ("encode", 2)):
        settings = ExportSettings("ffv1", sound=choice)  # type: ignore[arg-type]
        done(clip_job(clip, tmp_path / "out.mkv", settings=settings))
        found = probe(tmp_path / "out.mkv").sound
        assert found is not None and found.channels == channels


def test_a_range_beyond_the_clip_is_refused(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4")
    with pytest.raises(BadInput, match="12 frames"):
        done(clip_job(clip, tmp_path / "out.mkv", range=FrameRange(20, 30)))


def test_the_source_is_never_replaced(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4")
    before = clip.read_bytes()
    with pytest.raises(BadInput, match="made of"):
        done(clip_job(clip, clip))
    assert clip.read_bytes() == before


def test_a_place_and_a_mask_limit_the_change(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mkv", Spec(codec="ffv1", pixel_format="bgr0"))
    mask = np.zeros((20, 30), np.uint8)
    mask[5:15, 10:20] = 255
    template = InpaintJob(np.zeros((20, 30, 3), np.uint8), mask, Rect(40, 30, 30, 20))

    def grey(job: FramesJob, tick: Tick) -> Iterator[Patch]:
        for index, still in enumerate(job.jobs):
            assert isinstance(still, InpaintJob) and still.image.shape == (20, 30, 3)
            rgba = np.dstack([np.full((20, 30, 3), 128, np.uint8), still.mask])
            yield Patch(rgba, still.place, frame=index)

    source = probe(clip).source
    out = tmp_path / "out.mkv"
    settings = ExportSettings("ffv1")
    done(ClipJob(source, FrameRange(0, 12), template, str(out), settings), grey)
    with ClipReader(clip) as before, ClipReader(out) as after:
        for a, b in zip(before.frames(), after.frames(), strict=True):
            meant = a.pixels.copy()
            meant[35:45, 50:60] = 128
            assert np.array_equal(b.pixels, meant)
    assert SOURCE_TYPE in str(probe(out).metadata)


def test_a_template_that_does_not_fit_is_refused() -> None:
    frame = np.zeros((20, 30, 3), np.uint8)
    with pytest.raises(BadInput, match="fit"):
        with_frame(AdjustJob(place=Rect(20, 0, 20, 20)), frame)
    with pytest.raises(BadInput, match="30 x 20"):
        with_frame(InpaintJob(frame, np.zeros((9, 9), np.uint8), Rect(0, 0, 0, 0)), frame)
    with pytest.raises(BadInput, match="frames"):
        with_frame(FramesJob(()), frame)


def test_looks_come_while_it_runs_and_the_last_patch_tells(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4", Spec(frames=40))
    job = clip_job(clip, tmp_path / "out.mkv", range=FrameRange(5, 40))
    *looks, final = done(job, slowly(0.025), batch=3)
    assert final.final and not any(look.final for look in looks)
    assert 1 <= len(looks) <= 6
    for look in looks:
        notes = look.notes
        assert look.frame == 4 + int(notes["done"]) and notes["frames"] == 35
        assert 511 - number_of(look.pixels) == look.frame
        assert float(notes["fps"]) > 0 and float(notes["left"]) >= 0
    assert final.frame == 39 and 511 - number_of(final.pixels) == 39
    assert final.notes["file"] == str(tmp_path / "out.mkv") and final.notes["frames"] == 35


def test_other_jobs_go_to_the_inner_engine() -> None:
    job = FramesJob((with_frame(AdjustJob(), np.zeros((4, 4, 3), np.uint8)),))
    (patch,) = ClipEngine(negative)(job, lambda progress: None)
    assert (patch.pixels == 255).all()


def test_what_was_cancelled_is_gone_on_with(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4", Spec(frames=60))
    out = tmp_path / "out.mp4"
    settings = ExportSettings("h264", 40)
    whole = tmp_path / "whole.mp4"
    done(clip_job(clip, whole, settings=settings), batch=4)

    def tick(progress: float) -> None:
        if progress > 0.7:
            raise Cancelled

    job = clip_job(clip, out, settings=settings)
    with pytest.raises(Cancelled):
        list(ClipEngine(negative, batch=4)(job, tick))
    assert not out.exists() and list(tmp_path.glob("out.mp4.parts/*.mkv"))
    worked: list[int] = []

    def counting(job: FramesJob, tick: Tick) -> Iterator[Patch]:
        worked.extend([0] * len(job.jobs))
        return negative(job, tick)

    done(job, counting, batch=4)
    assert len(worked) in (10, 35)  # not the finished seconds
    assert digests(out) == digests(whole)


def _killed(command: list[str], after: int, wait: float) -> int:
    """Run, kill after that many frames and a little; returns how many frames were told of."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = -1
    for line in process.stdout:
        told = int(line)
        if told >= after:
            time.sleep(wait)
            process.kill()
            break
    process.stdout.close()
    return -1 if process.wait() == 0 else told


def test_killed_and_gone_on_with_it_is_the_same_clip(tmp_path: Path) -> None:
    clip = make(tmp_path / "a.mp4", Spec(frames=75))
    chance = random.Random(3)

    def command(out: str) -> list[Any]:
        return [sys.executable, "-m", "tests.clips.negative", str(clip), str(tmp_path / out)]

    assert _killed([*command("whole.mp4"), "0"], 1000, 0) == -1
    for after in (30, 55):
        assert _killed([*command("out.mp4"), "0.004"], after, chance.random() * 0.02) >= after
        assert not (tmp_path / "out.mp4").exists()
        entries = (tmp_path / "out.mp4.parts" / "journal.jsonl").read_text().splitlines()[1:]
        assert 25 * len(entries) >= after - 50 + 2
    assert _killed([*command("out.mp4"), "0"], 1000, 0) == -1
    assert digests(tmp_path / "out.mp4") == digests(tmp_path / "whole.mp4")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.mp4", "out.mp4", "whole.mp4"]


def test_what_comes_before_the_first_frame_does_not_count_as_slowness(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """30 s of loading and compiling, then two frames a second."""
    now = [0.0]
    monkeypatch.setattr(clip_engine, "time", SimpleNamespace(monotonic=lambda: now[0]))
    looks = clip_engine.Looks(first=0, total=101, done=0)
    frame = np.zeros((4, 6, 3), np.uint8)
    said = []
    for number in range(11):
        now[0] = 30.0 + number / 2
        said += [patch.notes for patch in looks.look(number, frame)]
    assert said[0]["fps"] == 0.0, "not known yet"
    assert said[-1]["fps"] == pytest.approx(2.0) and said[-1]["left"] == pytest.approx(45.0)
