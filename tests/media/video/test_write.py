"""Clips written in safe seconds: every preset, exact times, going on after a stop, full disks."""

from __future__ import annotations

import errno
import io
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import av
import numpy as np
import pytest
from PIL import Image

from editor.core.errors import BadInput, CannotWrite
from editor.core.geometry import Size
from editor.jobs.clip import ExportSettings
from editor.media.atomic import SUFFIX
from editor.media.video import assemble
from editor.media.video.join import join
from editor.media.video.journal import NAME
from editor.media.video.ledger import Ledger
from editor.media.video.marking import SOURCE_TYPE
from editor.media.video.parts import Parts
from editor.media.video.plan import Plan
from editor.media.video.planes import Planes
from editor.media.video.presets import PRESETS, available, preset_for, preset_named
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from tests.media.video.making import number_of, picture

UNEVEN = np.cumsum([0, 1, 2, 1, 3, 1, 1, 5, 2, 1, 1, 2, 1])
"""Ticks of a clip whose frames last 1 .. 5 thirtieths of a second."""
EVEN = np.arange(13)
SMALL, ODD = Size(96, 64), Size(97, 65)


def plan(out: Path, preset: str = "ffv1", size: Size = SMALL, **changes: Any) -> Plan:
    facts: dict[str, Any] = {"ticks": EVEN, "base": Fraction(1, 10), "identity": "x"}
    settings = changes.pop("settings", ExportSettings(preset))
    return Plan(out, settings, size, **{**facts, **changes})


def write(plan: Plan, frames: int | None = None, **how: Any) -> Ledger:
    """Put the numbered pictures into the ledger, and finish where all have come."""
    with Ledger(plan) as ledger:
        for index in range(ledger.done, plan.frames if frames is None else frames):
            ledger.write(picture(index, plan.size, plan.alpha))
        if frames is None:
            ledger.finish()
    return ledger


def numbers(path: Path) -> list[int]:
    with ClipReader(path) as reader:
        return [number_of(frame.pixels) for frame in reader.frames()]


CLIPS = [name for name in PRESETS if name not in ("png", "webp", "gif")]


@pytest.mark.parametrize("name", CLIPS)
@pytest.mark.parametrize("ticks", [EVEN, UNEVEN], ids=["even", "uneven"])
def test_frames_and_times_are_kept(tmp_path: Path, name: str, ticks: np.ndarray) -> None:
    out = tmp_path / f"a{preset_named(name).suffixes[0]}"
    write(plan(out, name, ticks=ticks, base=Fraction(1, 30)))
    info = probe(out)
    assert numbers(out) == list(range(12))
    rounding = 0.0006 if out.suffix in (".webm", ".mkv") else 1e-9
    found = info.ticks * float(info.time_base)
    assert np.abs(found - ticks[:-1] / 30).max() <= rounding
    with av.open(str(out)) as clip:
        assert clip.duration == pytest.approx(ticks[-1] / 30 * av.time_base, abs=2000)
        assert clip.streams.video[0].start_time == 0


@pytest.mark.parametrize("out", ["a.mp4", "a.mkv", "a.webm", "a.mov"])
@pytest.mark.parametrize("ticks", [(0, 4), (0, 1, 6), (0, 1, 2, 3, 9, 31)], ids=str)
def test_the_last_frame_stays_as_long_as_it_should(
    tmp_path: Path, out: str, ticks: tuple[int, ...]
) -> None:
    write(plan(tmp_path / out, preset_for(out).name, ticks=np.array(ticks), base=Fraction(1, 25)))
    info = probe(tmp_path / out)
    assert (info.frames, info.note) == (len(ticks) - 1, "")
    assert float(info.duration) == pytest.approx(ticks[-1] / 25, abs=0.0011)


@pytest.mark.parametrize("name", CLIPS)
def test_odd_sizes_stay_and_colours_do_not_drift(tmp_path: Path, name: str) -> None:
    out = tmp_path / f"a{preset_named(name).suffixes[0]}"
    write(plan(out, name, ODD))
    assert probe(out).size == ODD
    with ClipReader(out) as reader:
        off = reader.frame(5).pixels[20:, 4:-4].astype(int) - picture(5, ODD)[20:, 4:-4]
    assert np.abs(off).mean() < 3.5


def test_odd_planes_are_as_exact_as_even_ones(tmp_path: Path) -> None:
    """A chroma plane holds the means of 2 x 2 pixels, wherever the picture ends."""
    colours = np.zeros((64, 96, 3), np.uint8)
    colours[:, :48], colours[:, 48:] = (200, 40, 90), (30, 160, 220)
    whole = Planes(plan(tmp_path / "a.webm", "vp9"))
    odd = Planes(plan(tmp_path / "a.webm", "vp9", Size(95, 63)))
    a, b = whole(colours), odd(colours[:63, :95])
    for one, other in zip(a.planes, b.planes, strict=True):
        rows = [np.frombuffer(p, np.uint8).reshape(-1, p.line_size) for p in (one, other)]
        columns = slice(0, other.width - 2)
        assert np.array_equal(rows[0][: other.height, columns], rows[1][: other.height, columns])


@pytest.mark.parametrize("name", ["vp9", "prores", "ffv1", "store"])
def test_transparency_is_kept(tmp_path: Path, name: str) -> None:
    out = tmp_path / f"a{preset_named(name).suffixes[0]}"
    write(plan(out, name, alpha=True))
    with ClipReader(out) as reader:
        alpha = reader.frame(0).pixels[..., 3]
    assert abs(int(alpha[40, 20]) - 255) < 6 and abs(int(alpha[40, 80]) - 64) < 6


def test_transparent_frames_lie_over_black_where_there_is_no_alpha(tmp_path: Path) -> None:
    out = tmp_path / "a.mp4"
    with Ledger(plan(out, "h264")) as ledger:
        for _ in range(12):
            ledger.write(np.dstack([np.full((64, 96, 3), 200, np.uint8), np.full((64, 96), 128)]))
        ledger.finish()
    with ClipReader(out) as reader:
        assert abs(reader.frame(3).pixels.mean() - 100) < 3


@pytest.mark.parametrize(("name", "tag"), [("h264", "avc1"), ("h265", "hvc1"), ("prores", "apcn")])
def test_players_find_the_letters_they_expect(tmp_path: Path, name: str, tag: str) -> None:
    out = tmp_path / f"a{preset_named(name).suffixes[0]}"
    write(plan(out, name))
    with av.open(str(out)) as clip:
        found = clip.streams.video[0].codec_context.codec_tag
    assert found[:3] == tag[:3]


@pytest.mark.parametrize("name", ["h264", "h265", "vp9", "av1", "prores"])
def test_colours_are_tagged_and_right(tmp_path: Path, name: str) -> None:
    out = tmp_path / f"a{preset_named(name).suffixes[0]}"
    write(plan(out, name, settings=ExportSettings(name, 95)))
    assert tuple(probe(out).colour) == (1, 1, 1, 1)
    with ClipReader(out) as reader:
        off = reader.frame(3).pixels[20:].astype(int) - picture(3, SMALL)[20:]
    assert np.abs(off).mean() < 2.5


def test_an_mp4_can_be_played_while_it_is_fetched(tmp_path: Path) -> None:
    write(plan(tmp_path / "a.mp4", "h264"))
    data = (tmp_path / "a.mp4").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_quality_and_size_are_obeyed(tmp_path: Path) -> None:
    for quality in (10, 95):
        write(plan(tmp_path / f"{quality}.mkv", settings=ExportSettings("h264", quality)))
    assert (tmp_path / "10.mkv").stat().st_size < 0.6 * (tmp_path / "95.mkv").stat().st_size
    half = ExportSettings("h264", size=Size(48, 32))
    write(plan(tmp_path / "half.mp4", settings=half))
    assert probe(tmp_path / "half.mp4").size == (48, 32)
    assert numbers(tmp_path / "half.mp4") == list(range(12))


def test_a_gif_keeps_times_to_the_hundredth(tmp_path: Path) -> None:
    write(plan(tmp_path / "a.gif", "gif", ticks=UNEVEN, base=Fraction(1, 30)))
    info = probe(tmp_path / "a.gif")
    assert np.allclose(info.ticks * float(info.time_base), np.rint(UNEVEN[:-1] / 0.3) / 100)
    assert float(info.duration) == pytest.approx(0.7)
    assert numbers(tmp_path / "a.gif") == list(range(12))


def test_a_webp_lasts_as_long(tmp_path: Path) -> None:
    write(plan(tmp_path / "a.webp", "webp", generated=True))
    with Image.open(tmp_path / "a.webp") as picture:
        assert picture.n_frames == 12  # type: ignore[attr-defined]
        assert SOURCE_TYPE.encode() in picture.info["xmp"]
        lasts = 0
        for frame in range(12):
            picture.seek(frame)
            picture.load()
            lasts += picture.info["duration"]
    assert lasts == 1200


@pytest.mark.parametrize(
    ("out", "third"), [("pictures", "pictures/00003.png"), ("x.png", "x-00003.png")]
)
def test_png_pictures_are_exact_and_numbered(tmp_path: Path, out: str, third: str) -> None:
    write(plan(tmp_path / out, "png", generated=True))
    with Image.open(tmp_path / third) as shown:
        assert np.array_equal(np.asarray(shown), picture(2, SMALL))
        assert SOURCE_TYPE in str(shown.info)
    assert len(list(tmp_path.rglob("*.png"))) == 12


def test_the_comment_says_that_a_model_was_at_work(tmp_path: Path) -> None:
    told = {"title": "Birds", "TITLE_SORT": "b", "comment": "Morning.", "encoder": "Lavf1"}
    write(plan(tmp_path / "a.mp4", "h264", generated=True, metadata=told))
    kept = probe(tmp_path / "a.mp4").metadata
    assert kept["title"] == "Birds"
    assert kept["comment"].startswith("Morning.") and SOURCE_TYPE in kept["comment"]
    write(plan(tmp_path / "b.mkv", metadata={"COMMENT": "Own work."}))
    assert probe(tmp_path / "b.mkv").metadata["COMMENT"] == "Own work."


def test_what_was_done_is_gone_on_from(tmp_path: Path) -> None:
    out = tmp_path / "a.mp4"
    whole = write(plan(tmp_path / "whole.mp4", "h264"))
    assert write(plan(out, "h264"), frames=11).done == 10
    assert not out.exists()
    with Ledger(plan(out, "h264")) as ledger:
        assert ledger.done == 10 and ledger.note == ""
    write(plan(out, "h264"))
    assert out.read_bytes() == whole.plan.out.read_bytes()
    assert not whole.folder.exists() and not out.with_name("a.mp4.parts").exists()


def test_other_settings_start_anew_and_say_so(tmp_path: Path) -> None:
    out = tmp_path / "a.mkv"
    write(plan(out), frames=11)
    with Ledger(plan(out, identity="y")) as ledger:
        assert ledger.done == 0 and "anew" in ledger.note


def test_parts_that_were_encoded_otherwise_are_not_joined_with_new_ones(tmp_path: Path) -> None:
    out = tmp_path / "a.mp4"
    write(plan(out, settings=ExportSettings("h264", 20)), frames=11)
    write(plan(out, settings=ExportSettings("h264", 80)))
    write(plan(tmp_path / "whole.mp4", settings=ExportSettings("h264", 80)))
    assert out.read_bytes() == (tmp_path / "whole.mp4").read_bytes()


def test_nothing_is_left_where_nothing_was_finished(tmp_path: Path) -> None:
    assert write(plan(tmp_path / "a.mkv"), frames=9).done == 0
    assert list(tmp_path.iterdir()) == []


def test_a_torn_journal_and_a_damaged_segment_cost_only_themselves(tmp_path: Path) -> None:
    out = tmp_path / "a.mkv"
    long = plan(out, ticks=np.arange(41))
    folder = write(long, frames=39).folder
    with (folder / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"file": "000003.mkv", "fir')
    with Ledger(long) as ledger:
        assert ledger.done == 30
    (folder / "000001.mkv").write_bytes(b"\0" * 100)
    with Ledger(long) as ledger:
        assert ledger.done == 10
    write(long)
    assert numbers(out) == list(range(40))


def test_files_of_others_in_the_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "a.mkv.parts"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    write(plan(tmp_path / "a.mkv"))
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_two_exports_do_not_share_a_folder(tmp_path: Path) -> None:
    second = Ledger(plan(tmp_path / "a.mkv"))
    with Ledger(plan(tmp_path / "a.mkv")), pytest.raises(CannotWrite, match="already"):
        second.__enter__()


def test_finished_seconds_can_be_rescued_and_gone_on_from(tmp_path: Path) -> None:
    out = tmp_path / "a.mp4"
    long = plan(out, "h264", ticks=np.arange(41))
    write(long, frames=35)
    with Ledger(long) as ledger:
        assert ledger.rescue() == out
    assert numbers(out) == list(range(30)) and probe(out).note == ""
    write(long)
    assert numbers(out) == list(range(40))


def test_nothing_can_be_rescued_before_the_first_second(tmp_path: Path) -> None:
    with Ledger(plan(tmp_path / "a.mkv")) as ledger, pytest.raises(CannotWrite, match="second"):
        ledger.rescue()


def test_a_source_that_ends_early_gives_a_shorter_clip(tmp_path: Path) -> None:
    out = tmp_path / "a.mkv"
    with Ledger(plan(out)) as ledger:
        for index in range(7):
            ledger.write(picture(index, SMALL))
        ledger.finish()
    assert numbers(out) == list(range(7))


class _FullDisk(io.FileIO):
    """Takes `room` bytes and no more."""

    room = 0

    def write(self, data: Any) -> int:
        type(self).room -= len(data)
        if type(self).room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def _fill(monkeypatch: pytest.MonkeyPatch, suffix: str, room: int) -> None:
    """Let files whose names end so find `room` bytes altogether."""
    real, _FullDisk.room = Path.open, room

    def opened(path: Path, mode: str = "r", **how: Any) -> Any:
        full = path.name.endswith(suffix) and mode != "rb"
        return _FullDisk(path, mode) if full else real(path, mode, **how)

    monkeypatch.setattr(Path, "open", opened)


def test_a_full_disk_keeps_what_was_done_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.mkv"
    long = plan(out, ticks=np.arange(41))
    whole = write(plan(tmp_path / "whole.mkv", ticks=np.arange(41)))
    _fill(monkeypatch, ".mkv.part", 2 * whole.plan.out.stat().st_size // 3)
    with pytest.raises(CannotWrite) as caught:
        write(long)
    monkeypatch.undo()
    assert not list(tmp_path.rglob("*.part"))  # what is not kept gives its room back
    assert "disk is full" in str(caught.value) and str(out) in str(caught.value)
    assert "The first 2.0 s of the clip are kept" in str(caught.value)
    with Ledger(long) as ledger:
        assert ledger.done == 20
    write(long)
    assert out.read_bytes() == whole.plan.out.read_bytes()


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.webm", "a.gif", "a.webp"])
def test_a_disk_that_fills_while_the_parts_are_joined_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / name
    long = plan(out, preset_for(out).name, ticks=np.arange(21))
    with Ledger(long) as ledger:
        for index in range(20):
            ledger.write(picture(index, SMALL))
        whole = ledger.rescue().read_bytes()
        out.unlink()
    _fill(monkeypatch, SUFFIX, len(whole) // 2)
    with pytest.raises(CannotWrite, match=r"disk is full\. The first 2\.0 s"):
        write(long)
    monkeypatch.undo()
    with Ledger(long) as ledger:
        assert ledger.done == 20
        ledger.finish()
    assert out.read_bytes() == whole


def test_a_disk_that_is_too_full_for_the_journal_keeps_what_it_tells_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = plan(tmp_path / "a.mkv", ticks=np.arange(41))
    _fill(monkeypatch, NAME, 350)
    with pytest.raises(CannotWrite, match=r"disk is full\. The first 2\.0 s"):
        write(long)
    monkeypatch.undo()
    with Ledger(long) as ledger:
        assert ledger.done == 20


def test_a_folder_that_takes_nothing_is_said_before_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(path: Path, **how: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuses)
    with pytest.raises(CannotWrite, match=r"may not write into this folder\. Choose another"):
        write(plan(tmp_path / "a.mkv"))


def test_what_cannot_be_read_back_is_not_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.mkv"
    out.write_bytes(b"before")

    def shorter(plan: Plan, parts: Parts, file: BinaryIO) -> None:
        join(plan, replace(parts, files=parts.files[:-1], frames=10), file)

    monkeypatch.setitem(assemble._WRITERS, "join", shorter)
    with Ledger(plan(out)) as ledger:
        for index in range(12):
            ledger.write(picture(index, SMALL))
        with pytest.raises(CannotWrite, match="10 frames instead of 12"):
            ledger.finish()
    assert out.read_bytes() == b"before" and ledger.folder.exists()


def test_presets_are_found_by_name_and_by_suffix() -> None:
    assert preset_for("x/y.webm").name == "vp9" and preset_for("folder").name == "png"
    with pytest.raises(BadInput, match="mp4"):
        preset_for("a.docx")
    with pytest.raises(BadInput, match="h264"):
        preset_named("h263")
    assert {preset.name for preset in available()} <= set(PRESETS)


def test_a_preset_refuses_a_file_it_is_not_written_to(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="mp4"):
        plan(tmp_path / "a.webm", "h264")


@pytest.mark.parametrize(
    "wrong", [{"quality": 101}, {"size": Size(0, 4)}, {"sound": "louder"}], ids=str
)
def test_settings_that_make_no_sense_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadInput):
        ExportSettings(**wrong)
