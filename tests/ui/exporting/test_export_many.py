"""Many files at once, one once more as before, and what opening one lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from editor.media.export_options import ExportOptions
from editor.media.folders import files_below
from editor.media.psd import open_psd
from editor.media.still import open_still, save_still
from editor.ui.exporting.batch import Batch, Order, Source
from editor.ui.exporting.many import ManyDialog
from editor.ui.exporting.report import ReportDialog
from editor.ui.window import Window
from tests.media.making import photo as photo_pixels
from tests.media.psd_making import Piece, sample, write_psd
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "in"
    folder.mkdir()
    save_still(folder / "a.png", photo_pixels(60, 40))
    (folder / "bad.jpg").write_bytes(b"\xff\xd8\xff nothing")
    sample(folder / "c.psd")
    return [folder / name for name in ("a.png", "bad.jpg", "c.psd")]


def test_one_that_fails_ends_nothing_else(qtbot, files: list[Path], tmp_path: Path) -> None:
    batch = Batch()
    order = Order(tmp_path / "out", "{number}-{name}", ".jpg", ExportOptions(scale=0.5))
    with qtbot.waitSignal(batch.ended):
        batch.begin([Source(path.stem, path) for path in files], order)
    first, second, third = batch.outcomes
    assert first.out == tmp_path / "out" / "001-a.jpg" and open_still(first.out).size == (30, 20)
    assert second.out is None and "bad.jpg" in second.words
    assert third.out is not None and open_still(third.out).size == (20, 15)
    batch.close()


def test_cancel_ends_after_the_present_one(qtbot, files: list[Path], tmp_path: Path) -> None:
    batch = Batch()
    batch.advanced.connect(lambda _: batch.cancel())
    with qtbot.waitSignal(batch.ended):
        order = Order(tmp_path / "out", "{name}", ".png", ExportOptions())
        batch.begin([Source(f"{n}", files[0]) for n in range(20)], order)
    assert len(batch.outcomes) == 1 == len(list((tmp_path / "out").iterdir()))
    batch.close()


def test_the_window_for_many(qtbot, opened: Window, files: list[Path], tmp_path: Path) -> None:
    opened.actions_["export_many"].trigger()
    dialog = opened.findChild(ManyDialog)
    assert dialog is not None and dialog.sources.list.count() == 1  # the open document
    dialog.sources.add_files([str(path) for path in (*files, files[0])])
    assert dialog.sources.list.count() == 4
    dialog.place.folder.setText(str(tmp_path / "out"))
    dialog.place.pattern.setText("{nothing}")
    assert not dialog.do.isEnabled() and "nothing" in dialog.words.text()
    dialog.place.pattern.setText("{name}")
    dialog.form.longest.setValue(30)
    assert dialog.do.isEnabled() and dialog.place.example.text().startswith("lake.")
    with qtbot.waitSignal(dialog.batch.ended):
        dialog.do.click()
    assert dialog.words.text() == "3 written. 1 not written: see the list."
    assert "Not written" in dialog.sources.list.item(2).text()
    written = list((tmp_path / "out").iterdir())
    assert len(written) == 3 and all(max(open_still(path).size) == 30 for path in written)
    dialog.leave.click()


def test_esc_in_a_field_keeps_the_list(qtbot, opened: Window, files: list[Path]) -> None:
    opened.actions_["export_many"].trigger()
    dialog = opened.findChild(ManyDialog)
    assert dialog is not None
    dialog.sources.add_files([str(path) for path in files])
    count = dialog.sources.list.count()
    for field in (dialog.form.longest, dialog.place.pattern):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert dialog.isVisible() and dialog.sources.list.count() == count
        assert not field.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_folders_are_looked_for_where_files_were_last(
    opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda _parent, _title, start: asked.append(start)
    )
    opened.session.settings.setValue("folder", str(tmp_path))
    dialog = ManyDialog(opened.session.files, opened.session.settings, opened)
    dialog.sources.add_folder.click()
    assert asked == [str(tmp_path)]


def test_folders_are_made_again_where_they_are_written(
    qtbot, opened: Window, tmp_path: Path
) -> None:
    for place in ("trip/one", "trip/two/deep"):
        (tmp_path / place).mkdir(parents=True)
        save_still(tmp_path / place / "a.png", photo_pixels(20, 10))
    (tmp_path / "trip" / "notes.txt").write_text("no picture")
    opened.actions_["export_many"].trigger()
    dialog = opened.findChild(ManyDialog)
    assert dialog is not None
    dialog.sources.list.selectAll()
    dialog.sources.remove.click()
    assert not dialog.do.isEnabled()
    with qtbot.waitSignal(dialog.sources.changed):
        dialog.sources.add_files([str(tmp_path / "trip")])
    assert len(dialog.sources.sources) == 2
    dialog.place.folder.setText(str(tmp_path / "out"))
    dialog.form.format.show_index(1)
    with qtbot.waitSignal(dialog.batch.ended):
        dialog.do.click()
    written = sorted(p.relative_to(tmp_path / "out").as_posix() for p in tmp_path.rglob("*.jpg"))
    assert written == ["trip/one/a.jpg", "trip/two/deep/a.jpg"]
    assert "trip/one/a.jpg" in dialog.sources.list.item(0).text().replace("\\", "/")
    with qtbot.waitSignal(dialog.sources.failed):
        dialog.sources._reading.run(
            lambda: files_below(tmp_path / "none", (".png",)),
            lambda _: None,
            lambda error: dialog.sources.failed.emit(str(error)),
        )
    assert "cannot be read" in dialog.words.text()
    dialog.leave.click()


def test_a_folder_that_cannot_be_made_is_told_of_each(
    qtbot, files: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    batch = Batch()
    with qtbot.waitSignal(batch.ended):
        order = Order(tmp_path / "file", "{name}", ".png", ExportOptions())
        batch.begin([Source("a", files[0])], order)
    assert batch.outcomes[0].out is None and "file" in batch.outcomes[0].words
    assert (tmp_path / "file").read_bytes() == b"in the way"
    batch.close()


def test_export_again_asks_nothing(
    qtbot, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = opened.actions_["export_again"]
    assert not again.isEnabled()
    target = tmp_path / "out.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    opened.actions_["export"].trigger()
    dialog = opened.desk.exporting
    assert dialog is not None
    with qtbot.waitSignal(opened.session.files.written):
        dialog.do.click()
    assert open_still(target).size == (600, 400)
    target.unlink()
    qtbot.waitUntil(again.isEnabled)
    with qtbot.waitSignal(opened.session.files.written):
        again.trigger()
    assert open_still(target).size == (600, 400)


def test_what_a_photoshop_document_lost_is_a_list(qtbot, opened: Window, tmp_path: Path) -> None:
    pixels = photo_pixels(9, 9)
    pieces = [
        Piece("<b>glow</b>", pixels, alpha=False, mode=b"diss"),
        Piece("title", pixels, alpha=False, blocks={b"tySh": b""}),
    ]
    path = write_psd(tmp_path / "poster.psd", (60, 40), pieces)
    with qtbot.waitSignal(opened.session.files.reported):
        opened.desk.open(path)
    assert opened.session.history.committed.size == (60, 40)
    message = opened.stage.message
    assert "poster.psd: 2 things" in message.text
    message.retry_button.click()
    report = opened.findChild(ReportDialog)
    assert report is not None and "“<b>glow</b>”" in report.list.item(0).text()
    report.copy.click()
    assert QApplication.clipboard().text().count("\n") == 1
    report.accept()
    with qtbot.waitSignal(opened.session.files.opened):
        opened.desk.open(write_psd(tmp_path / "one.psd", (60, 40), pieces[:1]))
    assert "Dissolve" in message.text


def test_layers_go_to_photoshop(
    qtbot, opened: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened.layers.add()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_, **__: (str(tmp_path / "lake"), "")
    )
    with qtbot.waitSignal(opened.session.files.written):
        opened.actions_["export_psd"].trigger()
    back = open_psd(tmp_path / "lake.psd").document
    names = [layer.name for layer in opened.session.history.committed.layers]
    assert [layer.name for layer in back.layers] == names and back.size == (600, 400)
