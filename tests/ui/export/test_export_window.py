"""A clip is written from the window: choices, progress, pause, the style first, the end."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from editor.core.geometry import Size
from editor.core.time import FrameRange
from editor.jobs.clip import ExportSettings
from editor.media.video.ledger import PARTS
from editor.media.video.presets import PRESETS
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.ui.export import form, naming
from editor.ui.export.exporter import Request, Written
from editor.ui.export.offers import NOTES, sizes, weight
from editor.ui.style.choice import StyleChoice
from tests.ui.export.conftest import Bench
from tests.ui.style.conftest import styled
from tests.ui.style.test_clip_style import Frames

NIGHT = StyleChoice(steady=False).only("night")


def choose(bench: Bench, preset: str) -> None:
    settings = bench.form
    settings.preset.setCurrentIndex(settings.preset.findData(preset))


def export(qtbot, bench: Bench) -> Written:
    with qtbot.waitSignal(bench.exporter.finished, timeout=30_000) as finished:
        bench.form.do.click()
    return finished.args[0]


def test_a_clip_is_written_and_read_back(qtbot, bench: Bench, clip: Path) -> None:
    dialog = bench.window
    assert dialog.isVisible() and "50 frames" in dialog.form.estimate.text()
    assert dialog.form.file.text() == str(clip.with_name("film-export.mp4"))
    written = export(qtbot, bench)
    info = probe(written.out)
    assert (info.frames, info.size, info.sound is not None) == (50, (96, 64), True)
    assert written.frames == 50 and written.nbytes == written.out.stat().st_size
    assert "film-export.mp4 is written" in dialog.progress.title.text()
    assert "read back" in dialog.progress.words.text()
    assert dialog.progress.folder.isVisibleTo(dialog) and not dialog.progress.pause.isVisible()


def test_only_what_lies_between_in_and_out_smaller_and_silent(qtbot, bench: Bench) -> None:
    history = bench.history
    timeline = replace(history.committed.timeline, marked=FrameRange(10, 30))
    history.commit("Marks", replace(history.committed, timeline=timeline))
    bench.open()
    settings = bench.form
    choose(bench, "vp9")
    assert settings.range.index == 1 and "20 frames" in settings.estimate.text()
    assert settings.file.text().endswith("film-export.webm")
    settings.sound.show_index(2)
    info = probe(export(qtbot, bench).out)
    assert (info.frames, info.sound, info.codec) == (20, None, "vp9")


def test_what_does_not_suit_a_format_is_not_offered(bench: Bench) -> None:
    settings = bench.form
    assert settings.sound.isEnabled() and settings.quality.isVisibleTo(settings)
    choose(bench, "gif")
    assert not settings.sound.isEnabled() and not settings.quality.isVisibleTo(settings)
    assert settings.request().settings.sound == "none"
    choose(bench, "png")
    assert Path(settings.file.text()).suffix == ""
    assert not bench.form.preset.findData("store") >= 0


def test_choices_are_remembered(bench: Bench, settings: QSettings) -> None:
    choose(bench, "h265")
    bench.form.quality.show_value(55)
    bench.form.request()
    again = form.ExportForm(settings)
    assert again.chosen.name == "h265" and again.quality.real == 55


def test_a_file_in_the_way_and_parts_are_told_of(bench: Bench, clip: Path) -> None:
    settings = bench.form
    assert settings.do.text() == "Export" and not settings.warning.isVisibleTo(settings)
    clip.with_name("there.mp4").touch()
    settings.file.setText(str(clip.with_name("there.mp4")))
    assert "replaced" in settings.warning.text() and settings.do.text() == "Export and replace"
    clip.with_name("half.mp4" + PARTS).mkdir()
    settings.file.setText(str(clip.with_name("half.mp4")))
    assert "half-way" in settings.warning.text() and settings.do.text() == "Continue"
    settings.file.setText("/no/such/folder/x.mp4")
    assert not settings.do.isEnabled()
    assert naming.PARTS == PARTS


def test_a_style_that_is_looked_at_is_applied_first(
    qtbot, bench: Bench, clip: Path, engine: Frames
) -> None:
    stylist = bench.stylist
    stylist.choose(NIGHT)
    bench.open()
    box = bench.form.styled
    assert box.isVisibleTo(bench.window) and "Starry Night" in box.text()
    written = export(qtbot, bench)
    assert bench.history.steps == ("Open", "Style")
    with ClipReader(clip) as before, ClipReader(written.out) as after:
        seen, plain = after.frame(20).pixels, before.frame(20).pixels
    assert np.abs(seen.astype(int) - styled(plain)).mean() < 12
    assert probe(written.out).frames == 50 and probe(written.out).sound is not None


def test_without_that_it_is_left_out(qtbot, bench: Bench, engine: Frames) -> None:
    bench.stylist.choose(NIGHT)
    bench.open()
    bench.form.styled.setChecked(False)
    export(qtbot, bench)
    assert bench.history.steps == ("Open",)


def test_pause_and_continue(qtbot, bench: Bench, engine: Frames, clip: Path) -> None:
    exporter = bench.exporter
    bench.worker.pause()
    request = Request(clip.with_name("out.mp4"), ExportSettings())
    exporter.begin(request)
    exporter.rendering.pause()
    bench.open()
    progress = bench.progress
    assert progress.isVisibleTo(bench.window), "what is under way is shown"
    assert progress.pause.text() == "Continue" and "paused" in progress.words.text()
    bench.worker.resume()
    with qtbot.waitSignal(exporter.finished, timeout=30_000):
        progress.pause.click()
    assert probe(request.out).frames == 50


def test_a_failure_is_a_sentence_and_can_be_tried_again(qtbot, bench: Bench, clip: Path) -> None:
    folder = clip.with_name("locked.mp4")
    folder.mkdir()
    exporter = bench.exporter
    with qtbot.waitSignal(exporter.failed, timeout=30_000) as failed:
        exporter.begin(Request(folder, ExportSettings()))
    dialog = bench.window
    assert "locked.mp4" in failed.args[0] and dialog.progress.words.text() == failed.args[0]
    folder.rmdir()
    with qtbot.waitSignal(exporter.finished, timeout=30_000):
        dialog.progress.retry.click()
    assert probe(folder).frames == 50


def test_cancel_leads_back_to_the_choices(qtbot, bench: Bench, clip: Path) -> None:
    bench.worker.pause()
    dialog = bench.window
    dialog.form.do.click()
    assert dialog.progress.isVisibleTo(dialog)
    dialog.progress.cancel.click()
    assert dialog.form.isVisibleTo(dialog) and not bench.exporter.busy
    assert bench.worker.tickets()[0].cancelled


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "store"])
def test_estimates_are_of_the_right_order(name: str) -> None:
    nbytes = weight(PRESETS[name], Size(1280, 720), 240, 80)
    assert 5e5 < nbytes < 6e8
    assert NOTES[name]


def test_sizes_keep_the_shape_and_are_even() -> None:
    own, *smaller = sizes(Size(1001, 563))
    assert own == (1001, 563)
    for size in smaller:
        assert size.w % 2 == size.h % 2 == 0
        assert abs(Fraction(size.w, size.h) - Fraction(1001, 563)) < Fraction(1, 50)


def test_a_key_that_slips_cancels_nothing(qtbot, bench: Bench, engine: Frames) -> None:
    bench.form.do.click()
    assert bench.window.focusWidget() is bench.progress.hide_it
    qtbot.waitUntil(lambda: not bench.exporter.busy, timeout=30_000)
    assert bench.window.focusWidget() is bench.progress.close_


@pytest.mark.parametrize(
    ("name", "preset", "expected"),
    [
        ("film.mp4", "vp9", "film.webm"),
        ("film.mkv", "ffv1", "film.mkv"),
        ("take 1.2-export", "h264", "take 1.2-export.mp4"),
        ("take 1.2-export.mp4", "png", "take 1-2-export"),
        ("film", "gif", "film.gif"),
    ],
)
def test_a_format_changes_the_suffix_and_not_the_name(
    name: str, preset: str, expected: str
) -> None:
    assert naming.suffixed(Path("/a") / name, PRESETS[preset]) == Path("/a") / expected


def test_a_folder_that_takes_no_file_is_not_proposed(
    bench: Bench, settings: QSettings, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.remove("export/folder")
    bench.open()
    assert Path(bench.form.file.text()).parent == clip.parent
    with monkeypatch.context() as patch:
        patch.setattr(naming.os, "access", lambda path, mode: False)
        bench.open()
        assert Path(bench.form.file.text()).parent != clip.parent
    monkeypatch.setattr(naming, "sample_title", lambda path: "A bundled clip")
    bench.open()
    assert Path(bench.form.file.text()).parent != clip.parent
    assert Path(bench.form.file.text()).parent.is_dir()


def test_settings_leave_with_their_document_and_an_export_stays(bench: Bench) -> None:
    bench.window.forget()
    assert not bench.window.isVisible()
    bench.open()
    bench.worker.pause()
    bench.form.do.click()
    bench.window.forget()
    assert bench.window.isVisible() and bench.exporter.busy
    bench.exporter.cancel()


def test_a_style_that_cannot_be_applied_ends_the_export_with_the_reason(
    bench: Bench, clip: Path
) -> None:
    bench.stylist.choose(replace(NIGHT, masked=True))
    bench.open()
    bench.form.do.click()
    assert not bench.exporter.busy
    assert "mask is empty" in bench.progress.words.text()
    assert bench.progress.back.isVisibleTo(bench.window)


def test_cancelling_ends_the_style_that_comes_first_too(qtbot, bench: Bench, clip: Path) -> None:
    stylist = bench.stylist
    stylist.choose(NIGHT)
    bench.open()
    bench.worker.pause()
    bench.form.do.click()
    qtbot.waitUntil(lambda: stylist.clip.rendering.state == "running")
    bench.progress.cancel.click()
    assert not bench.exporter.busy and stylist.clip.idle
    bench.worker.resume()


def test_esc_while_the_style_is_planned_ends_the_export(bench: Bench, clip: Path) -> None:
    bench.stylist.choose(NIGHT)
    bench.open()
    bench.form.do.click()
    assert bench.exporter.styling
    bench.stylist.cancel()
    assert not bench.exporter.busy
