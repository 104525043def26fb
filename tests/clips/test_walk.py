"""Clips drawn from codes: every frame its own, transparent over a picture, gone on with."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from editor.clips.engine import ClipEngine
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.jobs.attributes import EditJob
from editor.jobs.clip import ExportSettings
from editor.jobs.job import Cancelled
from editor.jobs.walk import WalkJob
from editor.media.video.marking import SOURCE_TYPE
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.clips.drawing import MARGIN, Drawing, stopped_after
from tests.clips.negative import done

PLACE = Rect(30, 20, 48, 48)
CODES = np.linspace((0.1, 0.5, 0.9), (0.9, 0.5, 0.1), 40, dtype=np.float32)[:, None]


def walk(out: Path, **changes: Any) -> WalkJob:
    template = EditJob("portraits", CODES[0], CODES[0], PLACE)
    settings = ExportSettings("ffv1")
    return replace(WalkJob(template, CODES, Fraction(20), str(out), settings), **changes)


def test_every_frame_is_the_picture_of_its_code(tmp_path: Path) -> None:
    patches = done(walk(tmp_path / "walk.mkv"), Drawing())
    with ClipReader(tmp_path / "walk.mkv") as reader:
        assert reader.info.size == PLACE[2:] and reader.info.rate == 20
        for frame in reader.frames():
            want = np.rint(CODES[frame.index, 0] * 255)
            np.testing.assert_array_equal(frame.pixels, np.broadcast_to(want, frame.pixels.shape))
        assert frame.index == len(CODES) - 1
    assert patches[-1].final and patches[-1].notes["frames"] == len(CODES)
    assert patches[-1].notes["file"] == str(tmp_path / "walk.mkv")
    assert SOURCE_TYPE in (tmp_path / "walk.mkv").read_bytes().decode("latin1")


def over_a_picture(out: Path, preset: str) -> WalkJob:
    image = np.full((48, 48, 3), 100, np.uint8)
    code = np.full((1, 3), 0.4, np.float32)
    template = EditJob("portraits", code, code, PLACE, image=image)
    return walk(out, template=template, settings=ExportSettings(preset))


def test_over_a_picture_only_what_changes_is_there(tmp_path: Path) -> None:
    done(over_a_picture(tmp_path / "walk.mkv", "store"), Drawing())
    with ClipReader(tmp_path / "walk.mkv") as reader:
        pixels = reader.frame(10).pixels
    inner = Rect(0, 0, 48, 48).padded(-MARGIN).slices()
    assert pixels.shape == (48, 48, 4)
    assert (pixels[inner][..., 3] == 255).all() and pixels[..., 3].sum() == 255 * 40 * 40
    change = np.rint(255 * (CODES[10, 0] - np.float32(0.4)))
    np.testing.assert_allclose(pixels[20, 20, :3], np.clip(100 + change, 0, 255), atol=1)


def test_the_picture_stands_behind_where_there_is_no_transparency(tmp_path: Path) -> None:
    done(over_a_picture(tmp_path / "walk.mp4", "h264"), Drawing())
    with ClipReader(tmp_path / "walk.mp4") as reader:
        pixels = reader.frame(0).pixels
    assert pixels.shape[2] == 3
    np.testing.assert_allclose(pixels[1, 1], 100, atol=6)


def test_a_cancelled_one_goes_on_where_it_stopped(tmp_path: Path) -> None:
    job = walk(tmp_path / "walk.mkv")
    with pytest.raises(Cancelled):
        list(ClipEngine(Drawing())(job, stopped_after(tmp_path / "walk.mkv", 0.75)))
    again = Drawing()
    patches = done(job, again)
    assert len(again.codes) == 20  # the first second, twenty frames, was kept
    assert patches[-1].notes["frames"] == len(CODES)
    whole = done(walk(tmp_path / "other.mkv"), Drawing())
    for name in ("walk.mkv", "other.mkv"):
        with ClipReader(tmp_path / name) as reader:
            values = [frame.pixels[5, 5].tolist() for frame in reader.frames()]
        assert values == np.rint(CODES[:, 0] * 255).astype(int).tolist()
    np.testing.assert_array_equal(patches[-1].pixels, whole[-1].pixels)


def test_other_codes_make_another_clip(tmp_path: Path) -> None:
    job = walk(tmp_path / "walk.mkv")
    with pytest.raises(Cancelled):
        list(ClipEngine(Drawing())(job, stopped_after(tmp_path / "walk.mkv", 0.75)))
    engine = Drawing()
    patches = done(replace(job, codes=CODES[::-1].copy()), engine)
    assert len(engine.codes) == len(CODES) and "anew" in str(patches[-1].notes["note"])


def test_odd_rates_and_no_frames(tmp_path: Path) -> None:
    job = walk(tmp_path / "walk.mkv", rate=Fraction(30_000, 1001))
    done(job, Drawing())
    assert float(probe(tmp_path / "walk.mkv").duration) == pytest.approx(40 * 1.001 / 30, abs=2e-3)
    with pytest.raises(BadInput, match="without frames"):
        done(replace(job, codes=CODES[:0]), Drawing())
