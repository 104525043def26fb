"""The export dialog: what is chosen is what shows, what it says it weighs is what is written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from editor.core.document import Document, Metadata
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.export_options import ExportOptions, Telling
from editor.media.exporting import encoded, picture_of
from editor.render.compositor import flatten
from editor.ui import background
from editor.ui.exporting import trial
from editor.ui.exporting.dialog import ExportDialog
from editor.ui.exporting.look import Look, Looker, Weight, Wish
from editor.ui.exporting.memory import last_options, last_suffix, remember
from editor.ui.exporting.stills import write_picture
from editor.ui.exporting.trial import Trial, spread
from editor.ui.qimage import to_array
from editor.ui.theme import colour
from tests.media.making import camera_exif, photo


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def document() -> Document:
    """300 x 200, told by a camera."""
    pixels = np.dstack([photo(300, 200), np.full((200, 300), 255, np.uint8)])
    layer = PixelLayer("a", pixels=raster_from(pixels))
    return Document(Size(300, 200), (layer,), metadata=Metadata(camera_exif()))


@pytest.fixture
def dialog(qtbot, document: Document, settings: QSettings) -> Iterator[ExportDialog]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = ExportDialog(document, 0, Path("lake.jpg"), settings, parent)
    made.resize(620, 560)
    with qtbot.waitExposed(made):
        made.open()
    yield made
    parent.close()


def weights(qtbot, dialog: ExportDialog, deed) -> Weight:
    """What is told of the weight after a deed."""
    with qtbot.waitSignal(dialog.looker.weighed, timeout=10_000) as caught:
        deed()
    return caught.args[0]


def choose(form, index: int) -> None:
    form.format.show_index(index)
    form.format.chosen.emit(index)


def test_each_format_offers_what_it_can(dialog: ExportDialog) -> None:
    form = dialog.form
    assert form.suffix == ".jpg" and form.quality.isVisible()
    assert not form.lossless.isVisible() and not form.bits.isVisible()
    choose(form, 0)
    assert form.suffix == ".png" and not form.quality.isVisible() and form.bits.isVisible()
    choose(form, 2)
    assert form.lossless.isVisible()
    form.lossless.setChecked(True)
    assert not form.quality.isEnabled() and form.options.lossless


def test_the_weight_told_is_that_of_the_file(
    qtbot, dialog: ExportDialog, document: Document, tmp_path: Path
) -> None:
    for index, suffix in ((1, ".jpg"), (0, ".png"), (2, ".webp")):
        weight = weights(qtbot, dialog, lambda index=index: choose(dialog.form, index))
        path = tmp_path / f"a{suffix}"
        write_picture(path, document, dialog.form.options)
        assert weight == Weight(path.stat().st_size, exact=True)
        assert "about" not in dialog.words.text()


def test_the_part_in_sight_shows_the_loss(qtbot, document: Document) -> None:
    looker = Looker()
    found: list[Look] = []
    looker.shown.connect(found.append)
    part = Rect(50, 40, 100, 80)
    looker.ask(Wish(document, 0, ".jpg", ExportOptions(quality=5), part))
    qtbot.waitUntil(lambda: bool(found))
    look = found[0]
    looker.close()
    assert look.place == part and look.size == (300, 200)
    before, after = to_array(look.before)[..., :3], to_array(look.after)[..., :3]
    np.testing.assert_array_equal(before, photo(300, 200)[40:120, 50:150])
    assert 2 < np.abs(before.astype(int) - after).mean() < 40


def test_only_the_latest_wish_is_answered_of_those_that_wait(qtbot, document: Document) -> None:
    looker = Looker()
    looks: list[Look] = []
    found: list[Weight] = []
    looker.shown.connect(looks.append)
    looker.weighed.connect(found.append)
    part = Rect(0, 0, 300, 200)
    for quality in range(10, 60):
        looker.ask(Wish(document, 0, ".jpg", ExportOptions(quality=quality), part))
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    looker.close()
    picture = picture_of(document, partial(flatten, document), ExportOptions(quality=59))
    assert found == [Weight(len(encoded(picture, ".jpg", ExportOptions(quality=59))), exact=True)]
    assert len(looks) == 2 and looker.idle


@pytest.mark.parametrize("size", [Size(3840, 2160), Size(700, 3000), Size(50, 9)])
def test_pieces_are_spread_evenly_and_lie_in_the_picture(size: Size) -> None:
    rows = spread(size, Size(128, 128), 42)
    places = [place for row in rows for place in row]
    assert all(Rect(0, 0, *size).contains(place) for place in places)
    assert len(set(places)) == len(places)
    assert 1 <= len(places) <= 42 and (len(places) > 20 or size.w < 128)
    if size.w > 128:
        assert {places[0].x, places[0].y} == {0}
        assert (places[-1].right, places[-1].bottom) == size


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".avif"])
def test_a_weight_by_pieces_is_within_a_tenth(monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    """Of a picture that is smooth above and rough below."""
    rough = np.random.default_rng(2).normal(0, 30, (900, 1200, 3))
    rough *= np.linspace(0, 1, 900)[:, None, None]
    pixels = np.clip(photo(1200, 900) + rough, 0, 255).astype(np.uint8)
    layer = PixelLayer(
        "a", pixels=raster_from(np.dstack([pixels, np.full((900, 1200), 255, np.uint8)]))
    )
    document = Document(Size(1200, 900), (layer,), metadata=Metadata(camera_exif()))
    wish = Wish(document, 0, suffix, ExportOptions(quality=80), Rect(0, 0, 9, 9))
    monkeypatch.setattr(trial, "WHOLE_PIXELS", dict.fromkeys((".png", ".jpg", ".avif"), 2_000_000))
    whole = Trial().weight(wish)
    monkeypatch.setattr(trial, "WHOLE_PIXELS", dict.fromkeys((".png", ".jpg", ".avif"), 1))
    monkeypatch.setattr(trial, "SAMPLED_PIXELS", dict.fromkeys((".png", ".jpg", ".avif"), 300_000))
    pieces = Trial().weight(wish)
    assert whole.exact and not pieces.exact
    assert pieces.nbytes == pytest.approx(whole.nbytes, rel=0.1)


def test_closing_waits_for_nothing(
    qtbot, dialog: ExportDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()

    def slow(self: Trial, wish: Wish) -> Weight:
        begun.set()
        assert go_on.wait(20)
        return Weight(1, exact=True)

    monkeypatch.setattr(Trial, "weight", slow)
    told: list[Weight] = []
    dialog.looker.weighed.connect(told.append)
    qtbot.waitUntil(begun.is_set, timeout=10_000)
    dialog.reject()
    assert not go_on.is_set() and dialog.looker._background in background._LEFT
    left = dialog.looker._background
    go_on.set()
    qtbot.waitUntil(lambda: left not in background._LEFT)
    assert not told


def test_size_and_metadata_are_told(qtbot, dialog: ExportDialog) -> None:
    qtbot.waitUntil(lambda: "Maker" in dialog.form.told.text())
    assert "GPS" in dialog.form.told.text()
    dialog.form.scale.show_value(50)
    dialog.form.changed.emit()
    assert dialog.form.pixels.text() == "150 × 100 pixels"


def test_what_was_chosen_is_there_next_time(dialog: ExportDialog, settings: QSettings) -> None:
    choose(dialog.form, 1)
    dialog.form.quality.show_value(33)
    dialog.form.telling.show_index(1)
    got = []
    dialog.chosen.connect(lambda *chosen: got.append(chosen))
    dialog.do.click()
    options = ExportOptions(quality=33, telling=Telling.NO_PLACE)
    assert got == [(".jpg", options)]
    assert last_suffix(settings, ".png") == ".jpg"
    assert last_options(settings, ".jpg") == options
    assert last_options(settings, ".webp") == ExportOptions()


def test_nonsense_in_the_settings_is_passed_over(settings: QSettings) -> None:
    remember(settings, ".jpg", ExportOptions(depth=16, srgb=True, scale=0.5))
    assert last_options(settings, ".jpg") == ExportOptions(depth=16, srgb=True)
    settings.setValue("export/picture/jpg/quality", "much")
    settings.setValue("export/picture/jpg/telling", "all")
    settings.setValue("export/picture/format", ".exe")
    assert last_options(settings, ".jpg") == ExportOptions(depth=16, srgb=True)
    assert last_suffix(settings, ".TIFF") == ".tif"


def test_the_preview_is_moved_by_mouse_and_keys(qtbot, dialog: ExportDialog) -> None:
    preview = dialog.preview
    dialog.form.scale.show_value(400)
    dialog.form.changed.emit()
    before, split = preview.part, preview.split
    middle = QPoint(preview.width() // 4, preview.height() // 2)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(preview, middle + QPoint(-60, 20))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=middle + QPoint(-60, 20))
    assert (preview.part.x, preview.part.y) == (before.x + 60, before.y - 20)
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Left)
    assert preview.part.x == before.x + 20
    QTest.keyClick(preview, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert preview.split == pytest.approx(split + 0.05)
    line = QPoint(round(preview.width() * preview.split), 30)
    QTest.mousePress(preview, Qt.MouseButton.LeftButton, pos=line)
    QTest.mouseMove(preview, QPoint(preview.width() - 1, 30))
    QTest.mouseRelease(preview, Qt.MouseButton.LeftButton, pos=QPoint(preview.width() - 1, 30))
    assert preview.split > 0.95 and preview.part.x == before.x + 20


def test_what_is_read_of_a_picture_late_meets_no_closed_dialog(dialog: ExportDialog) -> None:
    delete(dialog)
    dialog._show_facts(("Camera",))


def test_the_keyboard_begins_at_the_format_and_is_seen_in_the_preview(
    qtbot, dialog: ExportDialog
) -> None:
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    assert dialog.form.format.isAncestorOf(dialog.focusWidget())
    without = dialog.preview.grab().toImage()
    dialog.preview.setFocus()
    qtbot.waitUntil(dialog.preview.hasFocus)
    assert dialog.preview.grab().toImage().pixelColor(0, 0) == colour("accent")
    assert without.pixelColor(0, 0) != colour("accent")
