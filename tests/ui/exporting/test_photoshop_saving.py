"""Saving for Photoshop: by the kind chosen or the suffix typed, and what it leaves out is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from editor.core.adjustments.colours import Vibrance
from editor.core.arrange import insert_layers
from editor.core.layer import AdjustmentLayer
from editor.media.files import open_document
from editor.ui.exporting.report import ReportDialog
from editor.ui.window import Window
from tests.ui.window.conftest import garbage, make_window, opened, photo, window

__all__ = ["garbage", "make_window", "opened", "photo", "window"]

Choose = Callable[[str, int], None]


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Choose:
    """What the dialog for a place answers from now on: a name, and the number of a kind."""

    def answers(name: str, kind: int) -> None:
        def chosen(*asked: object) -> tuple[str, str]:
            return str(tmp_path / name), str(asked[3]).split(";;")[kind]

        monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)

    return answers


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("lake", 0, "lake.ora"),
        ("lake", 1, "lake.psd"),
        ("lake.psb", 0, "lake.psb"),  # typed by hand: it is meant
        ("lake.ora", 1, "lake.psd"),  # what was there; the kind was changed
        ("lake.v2", 1, "lake.v2.psd"),
    ],
)
def test_the_kind_or_the_suffix_says_which_document_it_becomes(
    qtbot: QtBot,
    opened: Window,
    tmp_path: Path,
    choose: Choose,
    typed: str,
    kind: int,
    written: str,
) -> None:
    opened.layers.add()
    choose(typed, kind)
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()
    assert [path.name for path in tmp_path.iterdir() if path.stem.startswith("lake")] == [written]
    assert not opened.session.files.unsaved and opened.session.files.path == tmp_path / written
    names = [layer.name for layer in open_document(tmp_path / written).document.layers]
    assert names == ["lake", "Layer 2"]
    opened.layers.add()
    with qtbot.waitSignal(opened.session.files.saved):
        opened.desk.save()  # no question any more
    assert len(open_document(tmp_path / written).document.layers) == 3


def add_vibrance(window: Window) -> None:
    """What a Photoshop document of ours cannot hold."""
    history = window.session.history
    tone = AdjustmentLayer("Tone", adjustment=Vibrance(0.5))
    history.commit("New layer", insert_layers(history.committed, [tone], 1))


@pytest.mark.parametrize("action", ["save_as", "export_psd"])
def test_what_photoshop_cannot_hold_is_told_and_stays_unsaved(
    qtbot: QtBot, opened: Window, tmp_path: Path, choose: Choose, action: str
) -> None:
    add_vibrance(opened)
    choose("lake.psd", 0)
    with qtbot.waitSignal(opened.session.files.left_out):
        opened.actions_[action].trigger()
    assert len(open_document(tmp_path / "lake.psd").document.layers) == 1
    assert opened.session.files.unsaved and opened.session.files.path is None
    message = opened.stage.message
    assert "lake.psd is written, without" in message.text
    message.retry_button.click()
    report = opened.findChild(ReportDialog)
    assert report is not None and "“Tone”" in report.list.item(0).text()
    report.accept()


def test_another_file_in_the_way_of_the_suffix_is_asked_about(
    qtbot: QtBot, opened: Window, tmp_path: Path, choose: Choose
) -> None:
    (tmp_path / "lake.psd").write_text("mine")
    opened.layers.add()
    choose("lake.ora", 1)
    opened.desk.save()
    box = opened.desk.places.overwrite
    assert box is not None and "lake.psd" in box.text()
    box.reject()
    assert (tmp_path / "lake.psd").read_text() == "mine" and opened.session.files.unsaved


def test_saving_all_asks_about_what_photoshop_could_not_hold(
    qtbot: QtBot, opened: Window, choose: Choose
) -> None:
    """Else it asked where to save the same document for ever."""
    add_vibrance(opened)
    opened.session.files.show(opened.session.history.committed, None)
    opened.layers.add()
    choose("lake.psd", 0)
    done: list[bool] = []
    opened.desk.settle_all(lambda: done.append(True))
    first = opened.desk.question
    assert first is not None
    with qtbot.waitSignal(opened.session.files.written):
        first.save.click()
    again = opened.desk.question
    assert again is not None and again is not first and not done
    again.discard.click()
    assert done == [True]
