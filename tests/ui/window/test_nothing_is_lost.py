"""Whatever the artist does while files are read and written, no work goes without a question."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from editor.media.export_options import ExportOptions
from editor.media.files import open_document
from editor.ui.window import Window


@pytest.fixture
def answer(monkeypatch, tmp_path: Path) -> list[Path]:
    """File dialogs answer with the first path of this list."""
    places = [tmp_path / "picture.ora"]
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (str(places[0]), ""))
    )
    return places


def test_a_change_amid_save_and_close_is_asked_for(qtbot, opened: Window, answer) -> None:
    opened.layers.add()
    opened.close()
    first = opened.desk.question
    first.save.click()
    opened.layers.add()  # while it is being written
    qtbot.waitUntil(lambda: opened.desk.question is not first)
    assert opened.isVisible() and len(opened.session.history.committed.layers) == 3
    opened.desk.question.save.click()
    qtbot.waitUntil(lambda: not opened.isVisible())
    assert len(open_document(answer[0]).document.layers) == 3


@pytest.mark.parametrize("deed", ["save", "export", "save_mask"])
def test_closing_amid_any_writing_closes_afterwards(
    qtbot, opened: Window, tmp_path: Path, deed: str
) -> None:
    files = opened.session.files
    deeds = {
        "save": lambda: files.save(tmp_path / "a.ora"),
        "export": lambda: files.export(tmp_path / "a.png", ExportOptions()),
        "save_mask": lambda: files.save_mask(tmp_path / "m.png"),
    }
    deeds[deed]()
    opened.close()
    assert opened.isVisible()
    qtbot.waitUntil(lambda: not opened.isVisible())


def test_what_was_given_up_is_not_what_came_later(qtbot, opened: Window, tmp_path: Path) -> None:
    opened.layers.add()
    opened.close()
    first = opened.desk.question
    opened.session.files.export(tmp_path / "a.png", ExportOptions())
    first.discard.click()  # the export still runs: the window waits
    opened.layers.add()
    opened.close()
    qtbot.waitUntil(lambda: not opened.session.files.saving)
    qtbot.waitUntil(lambda: opened.desk.question is not first)
    assert opened.isVisible()


def test_a_change_amid_reading_stays_where_it_was_made(qtbot, opened: Window, photo: Path) -> None:
    other = photo.with_name("other.png")
    other.write_bytes(photo.read_bytes())
    opened.desk.open(other)
    opened.layers.add()  # while it is being read
    documents = opened.session.files.documents
    qtbot.waitUntil(lambda: len(documents.sheets) == 2)
    assert [len(sheet.document.layers) for sheet in documents.sheets] == [2, 1]
    assert [sheet.unsaved for sheet in documents.sheets] == [True, False]


def test_a_name_without_suffix_asks_before_it_replaces(
    qtbot, opened: Window, answer, tmp_path: Path
) -> None:
    answer[0] = tmp_path / "work"
    kept = tmp_path / "work.ora"
    kept.write_bytes(b"older work")
    opened.desk.save_as()
    assert (
        opened.desk.places.overwrite is not None
        and "work.ora" in opened.desk.places.overwrite.text()
    )
    assert kept.read_bytes() == b"older work"
    opened.desk.places.overwrite.defaultButton().click()  # which leaves it
    assert kept.read_bytes() == b"older work"
    opened.desk.save_as()
    with qtbot.waitSignal(opened.session.files.saved):
        box = opened.desk.places.overwrite
        next(button for button in box.buttons() if "Replace" in button.text()).click()
    assert len(open_document(kept).document.layers) == 1
