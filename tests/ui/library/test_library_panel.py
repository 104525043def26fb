"""The Library panel by mouse, keys and drags, on folders that change while it is looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from editor.ui.folders import LastFolder
from editor.ui.library.boards import Board
from editor.ui.library.carrying import carried_paths, carried_pictures
from editor.ui.library.library import Library
from editor.ui.library.model import IMAGE
from editor.ui.panels.library import LibraryPanel
from editor.ui.train.dataset import strip, survey
from editor.ui.train.drop_zone import dropped_folder
from tests.ui.library.conftest import write_picture, write_series

NONE = Qt.KeyboardModifier.NoModifier
LOW = QPoint(150, 300)
"""A place of the panel below its rows."""


@pytest.fixture
def panel(qtbot, library: Library, settings: QSettings) -> Iterator[LibraryPanel]:
    """The panel on screen, its folders read."""
    panel = LibraryPanel(library, LastFolder(settings, "library"))
    qtbot.addWidget(panel)
    panel.resize(312, 360)
    with qtbot.waitExposed(panel):
        panel.show()
    qtbot.waitUntil(lambda: library.known)
    yield panel
    panel.close_down()


@pytest.fixture
def open_panel(qtbot, stocked: Path, panel: LibraryPanel) -> LibraryPanel:
    """The same, the series of three portraits open."""
    panel.open_board(stocked / "portraits")
    assert panel.grid.isVisible()
    return panel


def titles(panel: LibraryPanel) -> list[str]:
    return [row.title for row in panel.boards.model_.rows if isinstance(row, Board)]


def drop(panel: LibraryPanel, paths: list[Path], at: QPoint = LOW) -> None:
    """Drop files from outside."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(at, copy, data, left, NONE)
    panel.dragEnterEvent(enter)
    assert enter.isAccepted() and panel._light.isVisible()
    panel.dropEvent(QDropEvent(QPointF(at), copy, data, left, NONE))
    assert not panel._light.isVisible()


def test_an_empty_library_says_what_to_do_and_takes_a_drop(
    qtbot, panel: LibraryPanel, tmp_path: Path
) -> None:
    assert panel.empty.isVisible() and "Drop pictures" in panel.empty.words.text()
    with qtbot.waitSignal(panel.library.added):
        pets = write_picture(tmp_path / "pets" / "1.png").parent
        drop(panel, [write_picture(tmp_path / "a.png"), pets])
    qtbot.waitUntil(lambda: titles(panel) == ["My pictures", "pets"])
    assert panel.boards.isVisible() and (panel.library.root / "My pictures" / "a.png").is_file()


def test_boards_are_opened_and_left_by_keys(qtbot, stocked: Path, panel: LibraryPanel) -> None:
    assert titles(panel) == ["My pictures", "portraits"]
    panel.boards.setCurrentIndex(panel.boards.model_.index(1, 0))
    QTest.keyClick(panel.boards, Qt.Key.Key_Return)
    assert panel.head.title.text() == "portraits"
    assert panel.head.facts.text() == "3 of 5 pictures" and panel.grid.hasFocus()
    with qtbot.waitSignal(panel.open_asked) as asked:
        QTest.keyClick(panel.grid, Qt.Key.Key_Right)
        QTest.keyClick(panel.grid, Qt.Key.Key_Return)
    assert asked.args[0].parent == stocked / "portraits"
    QTest.keyClick(panel.grid, Qt.Key.Key_Backspace)
    assert panel.boards.isVisible() and panel.board is not None
    assert panel.board.title == "portraits" and not panel.head.isVisible()


def test_small_pictures_come_also_of_clips_and_of_none_that_is_broken(
    qtbot, stocked: Path, panel: LibraryPanel
) -> None:
    (stocked / "My pictures" / "torn.png").write_bytes(b"not a picture")
    panel.library.refresh()
    qtbot.waitUntil(lambda: len(panel.library.boards[0].assets) == 4)
    panel.open_board(stocked / "My pictures")
    rows = {row.path.name: panel.grid.model_.index(n, 0) for n, row in
            enumerate(panel.grid.model_.rows)}  # fmt: skip

    def shade(name: str) -> QColor:
        return rows[name].data(IMAGE).pixelColor(5, 5)

    torn = rows["torn.png"]
    told = Qt.ItemDataRole.ToolTipRole
    qtbot.waitUntil(lambda: not rows["walk.mp4"].data(IMAGE).isNull(), timeout=20000)
    qtbot.waitUntil(lambda: not rows["lake.png"].data(IMAGE).isNull(), timeout=20000)
    qtbot.waitUntil(lambda: "torn.png\n" in torn.data(told), timeout=20000)
    assert shade("lake.png") == QColor(90, 30, 60) and shade("walk.mp4").green() > 150
    assert torn.data(IMAGE).isNull()


def test_a_series_that_grows_is_followed_and_the_selection_stays(
    qtbot, stocked: Path, open_panel: LibraryPanel
) -> None:
    chosen = {stocked / "portraits" / f"portraits-0000{n}.png" for n in (0, 2)}
    open_panel.grid.select(chosen)
    write_series(stocked / "portraits", 5, 5)
    qtbot.waitUntil(lambda: len(open_panel.grid.model_.rows) == 5, timeout=15000)
    assert set(open_panel.chosen) == chosen
    assert open_panel.head.facts.text() == "5 pictures"


def test_what_is_taken_away_comes_back(qtbot, stocked: Path, open_panel: LibraryPanel) -> None:
    first = stocked / "portraits" / "portraits-00000.png"
    open_panel.grid.select({first})
    with qtbot.waitSignal(open_panel.undo_offered) as offered:
        QTest.keyClick(open_panel.grid, Qt.Key.Key_Delete)
    assert "portraits-00000.png" in offered.args[0] and not first.exists()
    qtbot.waitUntil(lambda: len(open_panel.grid.model_.rows) == 2)
    offered.args[1]()
    qtbot.waitUntil(lambda: len(open_panel.grid.model_.rows) == 3)
    assert first.exists()


def test_boards_are_made_and_given_other_names(
    qtbot, stocked: Path, panel: LibraryPanel, tmp_path: Path
) -> None:
    panel.foot.new.click()
    assert panel.form is not None
    panel.form.field.setText("a/b")
    assert not panel.form.do.isEnabled()
    panel.form.field.setText("leaves")
    panel.form.do.click()
    qtbot.waitUntil(lambda: panel.head.title.text() == "leaves")
    assert "is empty" in panel.empty.heading.text()
    drop(panel, [write_picture(tmp_path / "oak.png")])
    qtbot.waitUntil(lambda: len(panel.grid.model_.rows) == 1)
    assert (stocked / "leaves" / "oak.png").is_file()
    panel.ask_name()
    panel.form.field.setText("oaks")
    panel.form.do.click()
    qtbot.waitUntil(lambda: panel.head.title.text() == "oaks")
    panel.leave()
    QTest.keyClick(panel.boards, Qt.Key.Key_F2)
    panel.form.field.setText("portraits")
    panel.form.do.click()
    with qtbot.waitSignal(panel.library.failed) as failed:
        pass
    assert "a board of that name" in failed.args[0]


def test_a_drop_on_a_board_goes_into_it(
    qtbot, stocked: Path, panel: LibraryPanel, tmp_path: Path
) -> None:
    row = panel.boards.visualRect(panel.boards.model_.index(1, 0)).center()
    place = panel.boards.viewport().mapTo(panel, row)
    with qtbot.waitSignal(panel.library.added) as added:
        drop(panel, [write_picture(tmp_path / "z.png")], place)
    assert added.args[0] == (stocked / "portraits" / "z.png",)


def test_drags_carry_files_and_several_pictures_are_a_selection_to_train_on(
    qtbot, stocked: Path, open_panel: LibraryPanel
) -> None:
    grid, folder = open_panel.grid, stocked / "portraits"
    one = grid.model_.mimeData([grid.model_.index(1, 0)])
    assert carried_paths(one) == (folder / "portraits-00001.png",)
    assert carried_pictures(one) == () and dropped_folder(one) == folder
    two = grid.model_.mimeData([grid.model_.index(n, 0) for n in (2, 0)])
    assert [path.stem[-1] for path in carried_pictures(two)] == ["0", "2"]
    board = open_panel.boards.model_.mimeData([open_panel.boards.model_.index(1, 0)])
    assert dropped_folder(board) == folder
    grid.select({folder / "portraits-00000.png", folder / "portraits-00002.png"})
    assert "2 selected" in open_panel.foot.train.toolTip()
    with qtbot.waitSignal(open_panel.train_asked) as asked:
        open_panel.foot.train.click()
    dataset = survey(asked.args[0])
    assert dataset.count == 2 and dataset.name.startswith("Selection")
    assert len(strip(dataset)) == 2
    grid.select(set())
    with qtbot.waitSignal(open_panel.train_asked) as asked:
        open_panel.foot.train.click()
    assert asked.args[0] == folder


def test_everything_has_a_name(panel: LibraryPanel) -> None:
    foot = panel.foot
    for button in (foot.add, foot.new, foot.train, foot.folder, foot.bin, panel.head.back):
        assert button.accessibleName() and button.toolTip()
    assert panel.boards.accessibleName() and panel.grid.accessibleName()
