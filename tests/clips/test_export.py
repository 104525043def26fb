"""Documents written as clips: an untouched clip stays what it is, layers are composited in time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from editor.clips.engine import ClipEngine
from editor.clips.export import plain_clip, sound_parts
from editor.core.clip import ClipLayer, clip_layer
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer
from editor.core.raster import raster_from
from editor.core.time import Curve, Ease, FrameRange, Key, Timeline
from editor.jobs.clip import ExportJob, ExportSettings
from editor.jobs.job import Patch, Tick
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.media.video.making import SMALL, Spec, make, number_of

RATE = Fraction(25)


def document(*layers: Any, length: int = 12) -> Document:
    return Document(SMALL, layers, timeline=Timeline(RATE, length))


def clip(path: Path, spec: Spec | None = None, start: int = 0) -> ClipLayer:
    return clip_layer(path.stem, probe(make(path, spec)).source, RATE, start)


def export(document: Document, out: Path, **changes: Any) -> Patch:
    settings = changes.pop("settings", ExportSettings("ffv1"))
    asked = changes.pop("range", document.timeline.whole)

    def no_engine(job: Any, tick: Tick) -> Iterator[Patch]:
        raise AssertionError("an export asks no model")

    job = ExportJob(document, asked, str(out), settings)
    return list(ClipEngine(no_engine)(job, lambda progress: None))[-1]


def shown(path: Path) -> list[np.ndarray]:
    with ClipReader(path) as reader:
        return [frame.pixels for frame in reader.frames()]


@pytest.mark.parametrize("ticks", [(), (0, 20, 44, 60, 130, 150, 170, 230, 262, 280)])
def test_an_untouched_clip_keeps_its_frames_and_times(
    tmp_path: Path, ticks: tuple[int, ...]
) -> None:
    layer = clip(tmp_path / "a.mp4", Spec(ticks=ticks, sound=0.4))
    out = tmp_path / "out.mkv"
    final = export(document(layer, length=layer.span.stop), out)
    before, after = probe(tmp_path / "a.mp4"), probe(out)
    for one, other in zip(shown(tmp_path / "a.mp4"), shown(out), strict=True):
        assert np.array_equal(one, other)
    times = [float(time) for time in before.times]
    assert [float(time) for time in after.times] == pytest.approx(times, abs=0.0006)
    assert after.sound is not None and after.sound.codec == "aac"
    assert final.notes["frames"] == before.frames


@pytest.mark.parametrize("start", [0, 3])
def test_no_clip_of_the_document_is_replaced(tmp_path: Path, start: int) -> None:
    layer = clip(tmp_path / "a.mp4", start=start)
    before = Path(layer.source.path).read_bytes()
    with pytest.raises(BadInput, match="made of"):
        export(document(layer), tmp_path / "a.mp4", settings=ExportSettings("h264"))
    assert Path(layer.source.path).read_bytes() == before


def test_a_range_of_an_untouched_clip(tmp_path: Path) -> None:
    layer = clip(tmp_path / "a.mp4")
    export(document(layer), tmp_path / "out.mkv", range=FrameRange(3, 8))
    assert [number_of(pixels) for pixels in shown(tmp_path / "out.mkv")] == [3, 4, 5, 6, 7]


def test_layers_are_composited_frame_by_frame(tmp_path: Path) -> None:
    below = clip(tmp_path / "a.mkv", Spec(codec="ffv1", pixel_format="bgr0"))
    blue = np.zeros((20, 40, 4), np.uint8)
    blue[..., 2:] = 255
    keys = (Key(0, 0.0, Ease.LINEAR), Key(10, 1.0))
    sign = PixelLayer("Sign", pixels=raster_from(blue, 30, 30), span=FrameRange(2, 9))
    export(document(below, replace(sign, curve=Curve(keys))), tmp_path / "out.mkv")
    frames = shown(tmp_path / "out.mkv")
    assert [number_of(pixels) for pixels in frames] == list(range(12))
    for number, (pixels, under) in enumerate(zip(frames, shown(tmp_path / "a.mkv"), strict=True)):
        weight = number / 10 if 2 <= number < 9 else 0.0
        meant = under.astype(float)
        meant[30:50, 30:70] = (1 - weight) * meant[30:50, 30:70] + weight * np.array([0, 0, 255])
        assert np.abs(pixels - meant).max() <= 2


def test_a_clip_in_its_place_and_time(tmp_path: Path) -> None:
    layer = replace(
        clip(tmp_path / "a.mkv", Spec(codec="ffv1", pixel_format="bgr0")),
        span=FrameRange(4, 9),
        offset=Fraction(3, 25),
        place=Rect(48, 32, 48, 32),
    )
    export(document(layer), tmp_path / "out.mkv")
    frames = shown(tmp_path / "out.mkv")
    assert frames[0].shape[2] == 4 and not frames[3].any() and not frames[9].any()
    for number in range(4, 9):
        corner = frames[number][32:, 48:]
        assert number_of(corner) == number - 1 and (corner[..., 3] == 255).all()


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    layer = clip(tmp_path / "a.mp4")
    below = PixelLayer("Paper", pixels=raster_from(np.full((64, 96, 4), 255, np.uint8), 0, 0))
    (tmp_path / "a.mp4").unlink()
    final = export(document(below, layer), tmp_path / "out.mkv")
    assert "a: its file is missing." in str(final.notes["note"])
    assert len(shown(tmp_path / "out.mkv")) == 12


def test_a_still_is_a_clip_of_one_frame(tmp_path: Path) -> None:
    below = PixelLayer("Paper", pixels=raster_from(np.full((64, 96, 4), 255, np.uint8), 0, 0))
    export(document(below, length=1), tmp_path / "out.mp4", settings=ExportSettings("h264"))
    assert probe(tmp_path / "out.mp4").frames == 1


def test_an_export_that_was_interrupted_is_gone_on_with(tmp_path: Path) -> None:
    layers = document(clip(tmp_path / "a.mp4", Spec(frames=60)), length=60)
    over = PixelLayer("Sign", pixels=raster_from(np.full((9, 9, 4), 255, np.uint8), 0, 50))
    layers = layers.with_layer(over)

    def tick(progress: float) -> None:
        if progress > 0.8:
            raise KeyboardInterrupt

    job = ExportJob(layers, FrameRange(0, 60), str(tmp_path / "b.mkv"), ExportSettings("ffv1"))
    with pytest.raises(KeyboardInterrupt):
        list(ClipEngine(lambda job, tick: iter(()))(job, tick))
    kept = len(list(tmp_path.glob("b.mkv.parts/*.mkv")))
    again = replace(job, document=replace(layers))
    final = list(ClipEngine(lambda job, tick: iter(()))(again, lambda progress: None))[-1]
    assert kept in (1, 2) and final.notes["note"] == ""
    export(layers, tmp_path / "whole.mkv")
    assert (tmp_path / "b.mkv").read_bytes() == (tmp_path / "whole.mkv").read_bytes()


def test_what_is_plain_and_what_is_not(tmp_path: Path) -> None:
    layer = clip(tmp_path / "a.mp4")
    assert plain_clip(document(layer)) is layer
    hidden = PixelLayer("Hidden", visible=False)
    assert plain_clip(document(layer, hidden)) is layer
    clear = PixelLayer("Clear", opacity=0.0)
    assert plain_clip(document(layer, clear)) is layer
    fading_in = replace(clear, curve=Curve((Key(0, 0.0), Key(9, 1.0))))
    assert plain_clip(document(layer, fading_in)) is None
    for changed in (
        replace(layer, opacity=0.5),
        replace(layer, place=Rect(1, 0, 96, 64)),
        replace(layer, curve=Curve((Key(0, 1.0),))),
        replace(layer, span=FrameRange(2, 12)),
        replace(layer, mask=raster_from(np.zeros((4, 4), np.uint8), 0, 0)),
    ):
        assert plain_clip(document(changed)) is None
    assert plain_clip(replace(document(layer), size=Size(100, 64))) is None


def test_sound_is_heard_where_the_clips_stand(tmp_path: Path) -> None:
    layer = clip(tmp_path / "a.mp4", Spec(frames=50, sound=2.0))
    first = replace(layer, span=FrameRange(0, 20))
    second = replace(layer, span=FrameRange(30, 50), offset=Fraction(1))
    silent = replace(layer, visible=False)
    hidden = GroupLayer("Hidden", visible=False, layers=(replace(layer, span=FrameRange(0, 60)),))
    shown = document(first, second, silent, hidden, length=60)
    parts = list(sound_parts(shown, FrameRange(10, 60)))
    assert [(p.start, p.stop, p.at) for p in parts] == [
        (Fraction(2, 5), Fraction(4, 5), Fraction(0)),
        (Fraction(1), Fraction(9, 5), Fraction(4, 5)),
    ]
    export(document(first, second, length=60), tmp_path / "out.mkv")
    sound = probe(tmp_path / "out.mkv").sound
    assert sound is not None and sound.codec == "flac"
    from editor.media.video.sound import SoundReader

    with SoundReader(tmp_path / "out.mkv") as reader:
        loud = np.abs(reader.read(Fraction(0), Fraction(2))[:, 0]) > 0.05
    assert not loud[: int(1.19 * 48_000)].any() and loud[int(1.22 * 48_000) :].any()
