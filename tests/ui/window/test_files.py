"""Files through the window: save, export, the question, recent files, autosave and recovery."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.autosave import Autosave
from editor.media.export_options import ExportOptions
from editor.media.files import open_document
from editor.media.still import open_still, save_still
from editor.ui.selecting.mask_files import FitForm
from editor.ui.window import Window
from tests.ui.window.conftest import MakeWindow, open_in, stroke


@pytest.fixture
def answer_dialogs(monkeypatch, tmp_path: Path) -> Path:
    """File dialogs answer with this path at once."""
    target = tmp_path / "out" / "picture.ora"
    target.parent.mkdir()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (str(target), ""))
    )
    return target


def test_save_writes_layers_masks_and_clears_the_star(
    qtbot, opened: Window, answer_dialogs: Path
) -> None:
    stroke(opened.canvas, (200, 200), (260, 210))
    opened.layers.add()
    qtbot.waitUntil(opened.isWindowModified)
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()
    assert not opened.isWindowModified()
    assert "picture.ora" in opened.windowTitle()
    again = open_document(answer_dialogs).document
    assert [layer.name for layer in again.layers] == ["lake", "Layer 2"]
    now = opened.session.history.committed
    assert (again.mask.read(again.bounds) == now.mask.read(now.bounds)).all()
    assert opened.session.recent.paths[0] == answer_dialogs.resolve()
    opened.session.history.undo()
    qtbot.waitUntil(opened.isWindowModified)
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()  # no question any more: it has a place
    assert len(open_document(answer_dialogs).document.layers) == 1


def test_a_change_during_saving_stays_unsaved(qtbot, opened: Window, answer_dialogs: Path) -> None:
    opened.layers.add()
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()
        opened.layers.add()
    assert opened.session.files.unsaved
    opened.session.history.undo()
    assert not opened.session.files.unsaved


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp", ".tif"])
def test_export_shows_what_the_canvas_shows(
    qtbot, opened: Window, tmp_path: Path, suffix: str, picture: np.ndarray
) -> None:
    target = tmp_path / f"flat{suffix}"
    with qtbot.waitSignal(opened.session.files.notice):
        opened.session.files.export(target, ExportOptions(95, lossless=suffix == ".webp"))
    back = open_still(target).pixels[..., :3].astype(int)
    worst = 0 if suffix != ".jpg" else 40
    assert np.abs(back - picture[..., :3]).max() <= worst
    assert "flat" in opened.stage.message.text


def test_no_permission_is_one_sentence_with_retry(qtbot, opened: Window, tmp_path: Path) -> None:
    target = tmp_path / "missing" / "x.png"
    with qtbot.waitSignal(opened.session.files.failed):
        opened.session.files.export(target, ExportOptions())
    message = opened.stage.message
    assert "x.png" in message.text
    target.parent.mkdir()
    opened.canvas.setFocus()
    with qtbot.waitSignal(opened.session.files.notice):
        qtbot.mouseClick(message.retry_button, Qt.MouseButton.LeftButton)
    assert target.exists()
    assert opened.focusWidget() is opened.canvas, "keys go where they went"


def test_an_unsaved_document_is_asked_for(qtbot, opened: Window, answer_dialogs: Path) -> None:
    opened.layers.add()
    opened.close()
    assert opened.isVisible()
    opened.desk.question.cancel.click()
    assert opened.isVisible()
    opened.close()
    opened.desk.question.save.click()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert len(open_document(answer_dialogs).document.layers) == 2


def test_discard_closes_and_leaves_nothing_to_recover(
    qtbot, opened: Window, tmp_path: Path
) -> None:
    opened.layers.add()
    opened.session.safety.store()
    qtbot.waitUntil(lambda: not opened.session.background.busy)
    opened.close()
    opened.desk.question.discard.click()
    assert not opened.isVisible()
    assert Autosave(tmp_path / "state" / "autosave").recoverable() == []


def test_opening_another_asks_nothing_and_opens_beside(
    qtbot, opened: Window, photo: Path, picture: np.ndarray
) -> None:
    save_still(photo.with_name("other.png"), picture[:200, :, :3])
    opened.layers.add()
    opened.desk.open(photo.with_name("other.png"))
    qtbot.waitUntil(lambda: opened.session.history.committed.size == (600, 200))
    assert opened.desk.question is None
    first, second = opened.session.files.documents.sheets
    assert first.past.steps == ("Open", "New layer")
    assert second.past.steps == ("Open",)


def test_a_crash_costs_little(qtbot, make_window: MakeWindow, photo: Path, tmp_path: Path) -> None:
    folder = tmp_path / "state" / "autosave"
    crashed = Autosave(folder)
    document = open_document(photo).document
    crashed.store(document.with_mask(document.layers[0].pixels.__class__(1)), photo)
    crashed.close()  # as the system does for a dead process: the lock is gone, the files stay
    window = make_window()
    message = window.stage.message
    qtbot.waitUntil(message.isVisible)
    assert "lake.png" in message.text
    message.retry_button.click()
    qtbot.waitUntil(lambda: not window.session.files.blank)
    assert window.session.files.unsaved
    assert window.session.history.committed.size == document.size


def test_autosave_waits_for_a_change(qtbot, opened: Window, tmp_path: Path) -> None:
    safety, folder = opened.session.safety, tmp_path / "state" / "autosave"
    safety.store()
    assert not list(folder.glob("session-*/*"))
    opened.layers.add()
    opened.session.files.state_changed.emit()
    safety.store()
    qtbot.waitUntil(lambda: not opened.session.background.busy)
    assert list(folder.glob("session-*/*"))


def test_recent_files_have_pictures_and_open(qtbot, opened: Window, photo: Path) -> None:
    recent = opened.session.recent
    assert recent.paths == (photo.resolve(),)
    assert recent.picture(photo).width() >= 300
    opened.desk.close_document()
    qtbot.waitUntil(opened.empty.isVisible)
    assert opened.windowTitle() == "Underpaint"
    card = opened.empty.recent_cards[0]
    with qtbot.waitSignal(opened.session.files.opened):
        card.chosen.emit(card.path)
    assert opened.canvas.isVisible()
    photo.unlink()
    assert recent.paths == ()


def test_masks_go_to_files_and_come_back(qtbot, opened: Window, tmp_path: Path) -> None:
    stroke(opened.canvas, (200, 200), (260, 210))
    history = opened.session.history
    mask = history.committed.mask.read(history.committed.bounds)
    target = tmp_path / "mask.png"
    with qtbot.waitSignal(opened.session.files.notice):
        opened.session.files.save_mask(target)
    opened.masks.clear()
    opened.masks.files.load(target)
    qtbot.waitUntil(lambda: history.steps[-1] == "Load mask")
    assert (history.committed.mask.read(history.committed.bounds) == mask).all()


def test_the_mask_saved_is_of_the_document_that_was_in_front_when_asked(
    qtbot, monkeypatch, opened: Window, tmp_path: Path
) -> None:
    stroke(opened.canvas, (200, 200), (260, 210))
    history, target = opened.session.history, tmp_path / "mask.png"
    mask = history.committed.mask.read(history.committed.bounds)

    def chosen(*_words: object) -> tuple[str, str]:
        opened.session.files.show(Document(Size(40, 30)), None)  # arrives while it is asked where
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    with qtbot.waitSignal(opened.session.files.notice):
        opened.desk.save_mask()
    assert (open_still(target).pixels[..., :1] == mask).all()


def test_a_mask_of_another_size_is_scaled_or_placed(qtbot, opened: Window, tmp_path: Path) -> None:
    white = np.full((40, 60, 3), 255, np.uint8)
    white[:, 30:] = 0
    save_still(tmp_path / "small.png", white)
    files, history = opened.masks.files, opened.session.history
    scaled, middle, corner = Rect(0, 0, 300, 400), Rect(270, 180, 30, 40), Rect(0, 0, 30, 40)
    for choice, found in enumerate((scaled, middle, corner)):
        files.load(tmp_path / "small.png")
        qtbot.waitUntil(lambda: opened.findChild(FitForm) is not None)
        form, steps = opened.findChild(FitForm), len(history.steps)
        form.how.show_index(choice)
        form.accept()
        qtbot.waitUntil(lambda steps=steps: len(history.steps) > steps)
        qtbot.waitUntil(lambda: opened.findChild(FitForm) is None)
        mask = history.committed.mask.read(history.committed.bounds)[..., 0]
        rows, columns = np.nonzero(mask > 127)
        assert (columns.min(), rows.min()) == (found.x, found.y)
        assert abs(columns.max() + 1 - found.right) <= 1 and rows.max() + 1 == found.bottom


def test_layout_and_choices_come_back(qtbot, make_window: MakeWindow) -> None:
    first = make_window()
    first.session.studio.configure(model="patch", count=4)
    first.session.tools.set_brush(diameter=123)
    first.docks.by_name["jobs"].close()
    first.close()
    second = make_window()
    assert (second.session.studio.model, second.session.studio.count) == ("patch", 4)
    assert second.session.tools.brush.diameter == 123
    assert second.docks.by_name["jobs"].isHidden()
    assert second.heal_panel.engine.currentData() == "patch"


def test_a_picture_opened_is_not_overwritten_by_save(qtbot, opened: Window, photo: Path) -> None:
    assert opened.session.files.path is None
    assert "lake.png" in opened.windowTitle()


def test_sixteen_bits_survive_an_export(qtbot, window: Window, tmp_path: Path) -> None:
    deep = np.arange(64 * 64 * 3, dtype=np.uint16).reshape(64, 64, 3)
    save_still(tmp_path / "deep.png", deep)
    open_in(qtbot, window, tmp_path / "deep.png")
    with qtbot.waitSignal(window.session.files.notice):
        window.session.files.export(tmp_path / "out.png", ExportOptions())
    assert (open_still(tmp_path / "out.png").pixels == deep).all()


def test_a_change_during_saving_is_kept_safe_too(
    qtbot, opened: Window, answer_dialogs: Path, tmp_path: Path
) -> None:
    opened.layers.add()
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()
        opened.layers.add()
    opened.session.safety.store()
    qtbot.waitUntil(lambda: not opened.session.background.busy)
    assert list((tmp_path / "state" / "autosave").glob("session-*/manifest.json"))


def test_a_healed_16_bit_photograph_keeps_its_bits_outside_the_hole(
    qtbot, window: Window, tmp_path: Path
) -> None:
    deep = np.random.default_rng(2).integers(9000, 60000, (64, 64, 3), dtype=np.uint16)
    save_still(tmp_path / "deep.png", deep)
    open_in(qtbot, window, tmp_path / "deep.png")
    patch = np.zeros((10, 10, 4), np.uint8)
    patch[...] = (10, 20, 30, 255)
    layer = PixelLayer("Inpaint", pixels=raster_from(patch, 20, 20))
    history = window.session.history
    history.commit("Inpaint", history.committed.with_layer(layer))
    for name in ("out.png", "out.tif"):
        window.session.files.export(tmp_path / name, ExportOptions())
        qtbot.waitUntil(lambda: not window.session.files.saving, timeout=20_000)
        out = open_still(tmp_path / name).pixels
        assert out.dtype == np.uint16
        outside = np.ones((64, 64), bool)
        outside[20:30, 20:30] = False
        assert (out[outside] == deep[outside]).all()
        assert (out[~outside] == np.array([10, 20, 30]) * 257).all()
