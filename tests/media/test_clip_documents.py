"""Documents with clips: opened, saved, recovered, and what happens when a file is gone."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from editor.core import edits_time as timing
from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.edits import add_pixel_layer
from editor.core.errors import BadFile
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, PixelLayer, Recipe
from editor.core.raster import raster_from
from editor.core.time import Ease, FrameRange, Key, Marker, Timeline
from editor.media.autosave import Autosave
from editor.media.facts_time import SpanFacts, TimelineFacts, timeline_from
from editor.media.files import open_document, save_document
from editor.media.frames import frame_raster, still_at
from editor.media.ora_write import FACTS
from editor.render.compositor import flatten
from tests.media.video.making import Spec, make, number_of, picture

SIZE = Size(192, 128)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """A folder of its own with a clip of 20 frames at 30000/1001 a second."""
    folder = tmp_path / "project" / "footage"
    folder.mkdir(parents=True)
    rate = Fraction(30000, 1001)
    return make(folder / "dance é.mkv", Spec(SIZE, frames=20, rate=rate, base=1 / rate))


def _edited(clip: Path) -> Document:
    """All that time adds to a document, in one."""
    document = open_document(clip).document
    first = document.layers[0].id
    document = timing.trim(document, first, FrameRange(2, 15))
    document, later = timing.split(document, first, 7)
    document = timing.set_key(document, later, Key(8, 0.25, Ease.LINEAR))
    document = timing.set_key(document, later, Key(12, 1.0))
    document, over = add_pixel_layer(document, "over", raster_from(np.full((9, 9, 4), 255, "u1")))
    document = timing.trim(document, over, FrameRange(0, 5))
    mask = raster_from(np.full((20, 20), 255, np.uint8))
    layer = document.layer(first)
    recipe = Recipe("style", {"mix": {"a": 1.0}}, mask)
    document = document.with_layer(replace(layer, recipe=recipe, mask=mask))
    document = document.with_layer(GroupLayer("group", span=FrameRange(1, 9)))
    document = timing.add_marker(document, Marker(4, "here"))
    return timing.mark_out(timing.mark_in(document, 3), 11)


def _assert_same_times(a: Document, b: Document) -> None:
    assert a.timeline == b.timeline
    assert len(a.layers) == len(b.layers)
    for mine, theirs in zip(a.layers, b.layers, strict=True):
        assert type(mine) is type(theirs)
        assert (mine.name, mine.span, mine.curve) == (theirs.name, theirs.span, theirs.curve)
        if isinstance(mine, ClipLayer) and isinstance(theirs, ClipLayer):
            kept = (mine.source, mine.offset, mine.place)
            assert kept == (theirs.source, theirs.offset, theirs.place)
        assert (mine.recipe is None) == (theirs.recipe is None)
        assert (mine.mask is None) == (theirs.mask is None)


def _numbers(document: Document, frame: int) -> list[int]:
    """What the clips that show at a frame show."""
    layers = [x for x in still_at(document, frame).layers if isinstance(x, PixelLayer)]
    return [
        number_of(layer.pixels.read(Rect(0, 0, *SIZE)))
        for layer in layers
        if layer.visible and layer.name != "over"
    ]


def _save(path: Path, document: Document, frame: int = 8) -> None:
    still = still_at(document, frame)
    save_document(path, document, lambda rect: flatten(still, rect), still=still)


def test_a_clip_opens_as_a_document_of_one_layer(clip: Path) -> None:
    document, notes = open_document(clip)
    assert notes == () and document.size == SIZE
    assert document.timeline.length == 20
    assert document.timeline.rate == Fraction(30000, 1001)
    assert [_numbers(document, frame) for frame in (0, 7, 19)] == [[0], [7], [19]]


def test_time_comes_back_from_an_ora(clip: Path) -> None:
    made = _edited(clip)
    path = clip.parent.parent / "a.ora"
    _save(path, made)
    back, notes = open_document(path)
    assert notes == ()
    _assert_same_times(made, back)
    assert [_numbers(back, frame) for frame in (2, 7, 14)] == [[2], [7], [14]]


def test_other_programs_see_the_frame_that_showed(clip: Path) -> None:
    made = open_document(clip).document
    path = clip.parent / "a.ora"
    _save(path, made, frame=8)
    with zipfile.ZipFile(path) as archive:
        data = json.loads(archive.read(FACTS))
        data["layers"]["0"].pop("footage")
        names = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(clip.parent / "b.ora", "w") as archive:
        for name, part in names.items():
            archive.writestr(name, json.dumps(data).encode() if name == FACTS else part)
    other = open_document(clip.parent / "b.ora").document
    layer = other.layers[0]
    assert isinstance(layer, PixelLayer)
    assert number_of(layer.pixels.read(Rect(0, 0, *SIZE))) == 8


def test_a_project_that_moved_finds_its_footage(clip: Path, tmp_path: Path) -> None:
    _save(clip.parent.parent / "a.ora", _edited(clip))
    moved = tmp_path / "elsewhere"
    shutil.move(clip.parent.parent, moved)
    back, notes = open_document(moved / "a.ora")
    assert notes == () and _numbers(back, 9) == [9]
    assert isinstance(back.layers[0], ClipLayer)
    assert back.layers[0].source.path == str(moved / "footage" / clip.name)


def test_what_was_made_of_a_clip_that_moved_still_knows_it(clip: Path, tmp_path: Path) -> None:
    document = open_document(clip).document
    made = replace(document.layers[0], recipe=Recipe("style", {"source": str(clip)}))
    _save(clip.parent.parent / "a.ora", document.with_layer(made))
    moved = tmp_path / "elsewhere"
    shutil.move(clip.parent.parent, moved)
    (back,) = open_document(moved / "a.ora").document.layers
    assert isinstance(back, ClipLayer) and back.recipe is not None
    assert (
        back.recipe.parameters["source"] == back.source.path == str(moved / "footage" / clip.name)
    )


def test_marks_that_no_frame_lies_between_are_left_out() -> None:
    facts = TimelineFacts(length=20, marked=SpanFacts(start=40, stop=50))
    assert timeline_from(facts) == Timeline(length=20)
    facts = TimelineFacts(length=20, marked=SpanFacts(start=15, stop=50))
    assert timeline_from(facts).chosen == FrameRange(15, 20)


def test_a_missing_clip_is_told_and_shown_as_a_pattern(clip: Path) -> None:
    made = _edited(clip)
    path = clip.parent / "a.ora"
    _save(path, made)
    clip.unlink()
    back, notes = open_document(path)
    assert any("dance é" in note and str(clip) in note for note in notes)
    _assert_same_times(made, back)
    shown = flatten(still_at(back, 5), Rect(0, 0, *SIZE))
    assert set(np.unique(shown[30:, 30:, :3])) <= {0, 96, 128}


def test_a_clip_that_changed_is_told_and_shown_as_it_is_now(clip: Path) -> None:
    path = clip.parent / "a.ora"
    document = open_document(clip).document
    document = timing.split(document, document.layers[0].id, 7)[0]
    _save(path, document)
    make(clip, Spec(Size(96, 64), frames=31))
    back, notes = open_document(path)
    (told,) = notes
    assert "dance é" in told and "31 frames of 96 x 64" in told and "20 of 192 x 128" not in told
    assert _numbers(back, 5) == [4]  # of 25 a second now
    layer = back.layers[0]
    assert isinstance(layer, ClipLayer) and layer.place == Rect(0, 0, *SIZE)
    assert (layer.source.frames, layer.source.size) == (31, Size(96, 64))
    _save(path, back)
    assert open_document(path).notes == ()


def test_a_clip_that_broke_is_told_and_kept(clip: Path) -> None:
    path = clip.parent / "a.ora"
    made = open_document(clip).document
    _save(path, made)
    clip.write_text("no clip any more")
    back, (told,) = open_document(path)
    assert "dance é" in told and "This is a text file" in told and str(clip) in told
    _assert_same_times(made, back)


def _with_footage(path: Path, change: dict[str, object]) -> None:
    """Change what a document says of its first layer's footage."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    facts = json.loads(parts[FACTS])
    facts["layers"]["0"]["footage"].update(change)
    parts[FACTS] = json.dumps(facts).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("http://127.0.0.1:9/a.mp4", "no such file"),
        ("concat:/etc/passwd|/etc/group", "no such file"),
        ("/dev/zero", "device"),
        ("pipe", "device"),
        (".", "folder"),
        ("/etc/passwd", "text file"),
        ("list.m3u8", "text file"),
        ("", "folder"),
        ("x" * 5000, "too long"),
        ("%00%ff%0a", "no such file"),
    ],
)
def test_footage_that_is_no_clip_is_never_opened(clip: Path, named: str, words: str) -> None:
    path = clip.parent / "a.ora"
    _save(path, open_document(clip).document)
    os.mkfifo(clip.parent / "pipe")
    (clip.parent / "list.m3u8").write_text("#EXTM3U\nhttp://127.0.0.1:9/a.ts\n")
    absolute = os.path.join(clip.parent, named)  # noqa: PTH118 - as a document would name it
    _with_footage(path, {"path": absolute, "relative": named})
    back, (told,) = open_document(path)
    assert words in told and isinstance(back.layers[0], ClipLayer)
    assert set(np.unique(flatten(still_at(back, 3), Rect(0, 0, *SIZE)))) <= {96, 128, 255}


def test_time_comes_back_after_a_crash(clip: Path, tmp_path: Path) -> None:
    made = _edited(clip)
    autosave = Autosave(tmp_path / "recovery")
    autosave.store(made, None)
    autosave.close()
    other = Autosave(tmp_path / "recovery")
    back, notes = other.recover(other.recoverable()[0])
    other.close()
    assert notes == ()
    _assert_same_times(made, back)


@pytest.mark.parametrize(
    "change",
    [
        {"rate": "1/0"},
        {"rate": "-25"},
        {"place": [0, 0, 60000, 60000]},
        {"place": [0, 0, 0, 5]},
        {"duration": "nan"},
        {"frames": -1},
        {"offset": "1e999999999"},
    ],
)
def test_nonsense_in_a_file_is_left_out_and_told(clip: Path, change: dict[str, object]) -> None:
    path = clip.parent / "a.ora"
    _save(path, open_document(clip).document)
    _with_footage(path, change)
    back, notes = open_document(path)
    assert notes and isinstance(back.layers[0], PixelLayer)


def test_what_is_neither_picture_nor_clip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_text("#EXTM3U\nhttp://somewhere/else.ts\n")
    with pytest.raises(BadFile, match="text file"):
        open_document(path)
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(BadFile, match="no picture or clip of a known kind"):
        open_document(path)


@pytest.mark.parametrize("corner", [(0, 0), (-37, 200)])
@pytest.mark.parametrize("transparent", [False, True])
def test_a_frame_as_a_raster_holds_its_very_pixels(
    corner: tuple[int, int], transparent: bool
) -> None:
    pixels = picture(5, Size(301, 150), transparent)
    place = Rect(*corner, 301, 150)
    raster = frame_raster(pixels, place)
    read = raster.read(place)
    assert (read[..., : pixels.shape[2]] == pixels).all()
    assert transparent or (read[..., 3] == 255).all()
    assert raster.extent() == place
    around = raster.read(place.padded(9))
    assert not around[:9].any() and not around[:, -9:].any()


def test_a_scaled_frame_does_not_bleed_from_what_is_transparent() -> None:
    pixels = np.zeros((64, 64, 4), np.uint8)
    pixels[..., 1] = 255  # green where nothing shows
    pixels[16:48, 16:48] = (200, 0, 0, 255)
    for side in (24, 150):
        place = Rect(0, 0, side, side)
        read = frame_raster(pixels, place).read(place)
        assert (read[read[..., 3] > 8][:, 1] <= 2).all()
        assert read[side // 2, side // 2].tolist() == [200, 0, 0, 255]
