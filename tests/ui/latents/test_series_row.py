"""A series for the library, from the button under the variations to the folder of pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from editor.ui.latents.series import SeriesRow
from editor.weights.shelf import find
from tests.cli.little import put_on

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def _places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNDERPAINT_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setenv("UNDERPAINT_MODELS", str(tmp_path / "shelf"))
    put_on(tmp_path / "shelf")


@pytest.fixture
def row(qtbot: QtBot) -> SeriesRow:
    row = SeriesRow(lambda: (find("little"), "micah", 0.6))
    qtbot.addWidget(row)
    with qtbot.waitExposed(row):
        row.show()
    return row


def test_what_is_asked_for_becomes_the_command(row: SeriesRow, tmp_path: Path) -> None:
    begun = []
    row.command.start = begun.append  # type: ignore[method-assign]
    row.make.click()
    form = row.form
    assert form is not None
    form.count.show_value(24)
    form.keep.show_value(50)
    form.clips.show_value(2)
    form.take_folder(str(tmp_path))
    form.do.click()
    words = " ".join(begun[0])
    assert words.startswith("series little --count 24 --keep 0.5 --truncation 0.6 --class micah")
    assert f"--clips 2 --out {tmp_path}/little-20" in words
    assert row.progress.isVisible() and row.stop.isVisible() and not row.make.isVisible()


def test_progress_and_the_end_are_told(row: SeriesRow, monkeypatch: pytest.MonkeyPatch) -> None:
    said, opened = [], []
    row.said.connect(said.append)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    row.command.start = lambda words: None  # type: ignore[method-assign]
    row.start(["series", "little"], "/somewhere")
    row.command.said.emit({"event": "progress", "fraction": 0.4, "file": ""})
    assert row.progress.value() == 400
    assert "left" in row.left.text()
    row.command.said.emit({"event": "done", "count": 24, "clips": 1})
    row.command.ended.emit("")
    assert said == ["24 pictures and 1 clips are in /somewhere."]
    row.open_folder.click()
    assert opened[0].toLocalFile() == "/somewhere"
    row.close_.click()
    assert row.make.isVisible() and not row.open_folder.isVisible()


def test_what_fails_is_said_and_can_be_tried_again(row: SeriesRow) -> None:
    said = []
    row.said.connect(said.append)
    row.command.start = lambda words: None  # type: ignore[method-assign]
    row.start(["series", "little"], "/somewhere")
    row.command.ended.emit("The folder cannot be made.")
    assert said == ["The folder cannot be made."]
    assert row.make.isVisible()


def test_a_series_is_made_beside_the_window(qtbot: QtBot, row: SeriesRow) -> None:
    row.make.click()
    assert row.form is not None
    row.form.count.show_value(3)
    with qtbot.waitSignal(row.command.ended, timeout=60_000) as ended:
        row.form.do.click()
    assert ended.args == [""]
    folder = Path(row._folder)
    assert folder.parent.name == "library"
    index = json.loads((folder / "series.json").read_text(encoding="utf-8"))
    assert [kept["drawn"] for kept in index["pictures"]] == ["micah"] * 3
    assert len(list(folder.glob("*.png"))) == 3


def test_a_series_that_is_stopped_says_where_it_is(qtbot: QtBot, row: SeriesRow) -> None:
    said = []
    row.said.connect(said.append)
    row.start(["series", "little", "--count", "500", "--out", "/nowhere"], "/somewhere")
    row.stop.click()
    assert not row.command.running
    assert said == ["Stopped. What was made is in /somewhere."]
    assert row.open_folder.isVisible()


def test_without_a_generator_nothing_is_asked(qtbot: QtBot) -> None:
    row = SeriesRow(lambda: (None, "", 1.0))
    qtbot.addWidget(row)
    row.make.click()
    assert row.form is None
