"""Closing loses nothing that is open on the canvas, and two tabs never share a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from editor.core.transform import shifted
from editor.media.files import open_document
from editor.render.compositor import flatten
from editor.ui.folders import FOLDER, LastFolder
from editor.ui.tools import Tool
from editor.ui.transforming.operation import TransformOperation
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]


def _transform(qtbot, window: Window) -> TransformOperation:
    """The layer is being moved by 40 px to the right, and that is not final yet."""
    window.session.tools.tool = Tool.TRANSFORM
    qtbot.waitUntil(lambda: isinstance(window.canvas.operation, TransformOperation))
    operation = window.canvas.operation
    assert isinstance(operation, TransformOperation)
    operation.put(shifted(40, 0))
    assert not window.session.files.unsaved, "nothing is committed yet"
    return operation


def _answer(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """File dialogs answer with these, one after the other."""
    left = list(paths)
    answer = staticmethod(lambda *a, **k: (str(left.pop(0)), ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)


def _save(qtbot, window: Window) -> None:
    with qtbot.waitSignal(window.session.files.saved):
        window.desk.save_as()


def test_an_open_transform_is_made_final_and_asked_about(
    qtbot, monkeypatch, opened: Window, tmp_path: Path, picture: np.ndarray
) -> None:
    _answer(monkeypatch, tmp_path / "moved.ora")
    _transform(qtbot, opened)
    opened.actions_["close_document"].trigger()
    qtbot.waitUntil(lambda: opened.desk.question is not None)
    question = opened.desk.question
    assert question is not None and question.isVisible()
    with qtbot.waitSignal(opened.session.files.documents.ending):
        question.save.click()
    document = open_document(tmp_path / "moved.ora").document
    assert np.array_equal(flatten(document, document.bounds)[:, 40:], picture[:, :-40])
    assert opened.session.files.blank


def test_a_transform_that_changes_nothing_is_not_asked_about(qtbot, opened: Window) -> None:
    _transform(qtbot, opened).reset()
    opened.actions_["close_document"].trigger()
    qtbot.waitUntil(lambda: opened.session.files.blank)
    assert opened.desk.question is None


def test_the_window_asks_too_and_stays_open_meanwhile(qtbot, opened: Window) -> None:
    _transform(qtbot, opened)
    assert not opened.close()
    qtbot.waitUntil(lambda: opened.desk.question is not None)
    question = opened.desk.question
    assert question is not None
    assert opened.isVisible() and opened.session.history.undo_label == "Transform"
    question.reject()


def test_an_operation_in_front_goes_on_while_another_tab_is_closed(
    qtbot, opened: Window, tmp_path: Path
) -> None:
    documents = opened.session.files.documents
    first = documents.front
    opened.session.files.show(first.document, None, "copy")
    operation = _transform(qtbot, opened)
    opened.desk.close_sheet(first)
    assert first not in documents.sheets
    assert opened.canvas.operation is operation
    opened.canvas.cancel_operation()


def test_saving_onto_the_file_of_another_tab_is_refused(
    qtbot, monkeypatch, opened: Window, tmp_path: Path
) -> None:
    _answer(monkeypatch, tmp_path / "one.ora", tmp_path / "one.ora", tmp_path / "two.ora")
    _save(qtbot, opened)
    before = (tmp_path / "one.ora").read_bytes()
    opened.session.files.show(opened.session.history.committed, None, "copy")
    opened.layers.add()
    opened.desk.save_as()
    taken = opened.desk.taken
    assert taken is not None and "one.ora" in taken.text()
    assert not opened.session.files.saving
    with qtbot.waitSignal(opened.session.files.saved):
        next(b for b in taken.findChildren(QPushButton) if "Another" in b.text()).click()
    assert (tmp_path / "one.ora").read_bytes() == before
    assert opened.session.files.path == tmp_path / "two.ora"


def test_what_was_asked_for_is_saved_though_another_comes_in_front_meanwhile(
    qtbot, monkeypatch, opened: Window, tmp_path: Path
) -> None:
    files, asked = opened.session.files, opened.session.files.documents.front
    opened.layers.add()
    wanted = asked.document

    def choose(*_args: object, **_named: object) -> tuple[str, str]:
        files.show(open_document(next(tmp_path.rglob("lake.png"))).document, None, "late")
        return str(tmp_path / "asked.ora"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(choose))
    _save(qtbot, opened)
    saved = open_document(tmp_path / "asked.ora").document
    assert [layer.name for layer in saved.layers] == [layer.name for layer in wanted.layers]
    assert asked.path == tmp_path / "asked.ora" and not asked.unsaved
    assert files.documents.front is not asked and files.path is None


def test_dialogs_begin_in_the_folder_used_last_and_else_where_pictures_are(
    qtbot, monkeypatch, opened: Window, tmp_path: Path
) -> None:
    settings = opened.session.settings
    assert LastFolder(settings).path.is_dir()
    _answer(monkeypatch, tmp_path / "kept.ora")
    _save(qtbot, opened)
    assert LastFolder(settings).path == tmp_path
    settings.setValue(FOLDER, str(tmp_path / "gone"))
    assert LastFolder(settings).path.is_dir()
