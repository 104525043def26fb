"""Pictures of all boards are found by words of their names, boards and tags."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from editor.ui.folders import LastFolder
from editor.ui.library.boards import read_boards
from editor.ui.library.library import Library
from editor.ui.library.search import found
from editor.ui.library.tags import FILE, read_tags, words_in, write_tags
from editor.ui.panels.library import LibraryPanel


@pytest.fixture
def panel(qtbot, stocked: Path, library: Library, settings: QSettings) -> Iterator[LibraryPanel]:
    panel = LibraryPanel(library, LastFolder(settings, "library"))
    qtbot.addWidget(panel)
    panel.resize(312, 420)
    panel.show()
    qtbot.waitUntil(lambda: len(library.boards) == 2)
    yield panel
    panel.close_down()


def names(panel: LibraryPanel) -> set[str]:
    return {row.path.stem for row in panel.grid.model_.rows}


def test_what_is_typed_is_found_in_all_boards(panel: LibraryPanel) -> None:
    QTest.keyClicks(panel.search, "portraits 2")
    assert panel.view is panel.grid and names(panel) == {"portraits-00002"}
    panel.search.setText("LAKE")
    assert names(panel) == {"lake"}
    panel.search.setText("nowhere")
    assert panel.empty.isVisible() and "found" in panel.empty.heading.text()
    panel.leave()
    assert not panel.search.text() and panel.view is panel.boards


def test_tags_are_given_found_and_taken_away(qtbot, panel: LibraryPanel, stocked: Path) -> None:
    hill = stocked / "My pictures" / "sub" / "hill.jpg"
    for typed, tags in (("evening,  blue sky ,evening", ("evening", "blue sky")), (" ", ())):
        panel.search.setText("hill")
        panel.grid.select({hill})
        panel.ask_tags()
        panel.tags_form.field.setText(typed)
        panel.tags_form.do.click()
        wanted = {"My pictures/sub/hill.jpg": tags} if tags else {}
        qtbot.waitUntil(lambda wanted=wanted: read_tags(stocked) == wanted)
        qtbot.waitUntil(lambda tags=tags: panel.grid.model_.rows[0].tags == tags)
        panel.search.setText("sky")
        assert names(panel) == ({"hill"} if tags else set())


def test_damaged_tags_cost_nothing_else(stocked: Path) -> None:
    write_tags(stocked, [stocked / "My pictures" / "lake.png"], ("calm",))
    assert len(found(read_boards(stocked), "calm")) == 1
    for broken in ("{", "[]", '{"a": 3, "b": [4, "c"]}'):
        (stocked / FILE).write_text(broken, encoding="utf-8")
        assert len(found(read_boards(stocked), "lake")) == 1
    assert words_in(" , a,a , b  c") == ("a", "b c")
    assert words_in("天空，傍晚") == ("天空", "傍晚")
