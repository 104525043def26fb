"""Keys: the window that changes them, the sheet that shows them."""

from __future__ import annotations

import html
import importlib.util
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from editor.ui.actions import TABLE, Actions, plain
from editor.ui.viewing.customising import Customising
from editor.ui.viewing.keymap import areas, canvas_use, holders
from editor.ui.viewing.sheet import blocks, to_html, to_pdf
from editor.ui.viewing.shortcuts import ShortcutsWindow

Key = Qt.Key
ROOT = Path(__file__).parents[3]
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "keys.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def actions(qapp: QApplication) -> Actions:
    owner = QObject()
    actions = Actions(owner)
    actions._owner = owner  # lives as long
    return actions


@pytest.fixture
def shortcuts(qtbot, actions: Actions, settings: QSettings) -> ShortcutsWindow:
    window = ShortcutsWindow(actions, settings, None)
    qtbot.addWidget(window)
    window.show()
    return window


def type_keys(window: ShortcutsWindow, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
    window.editor.setFocus()
    modifiers = Qt.KeyboardModifier.NoModifier
    for each in held:
        modifiers |= each
    QTest.keyClick(window.editor, key, modifiers)


def test_every_action_is_listed_exactly_once():
    names = [name for area in areas() for name in area.names]
    assert sorted(names) == sorted(entry.name for entry in TABLE)


def test_no_two_actions_and_no_key_of_the_canvas_share_a_key(actions: Actions):
    shared = set()
    for entry in TABLE:
        for keys in actions[entry.name].shortcuts():
            shared |= {(entry.name, other) for other in holders(actions, entry.name, keys)}
            in_lists = actions[entry.name].shortcutContext() != Qt.ShortcutContext.WindowShortcut
            if canvas_use(keys) and not in_lists and entry.name != "portrait_shuffle":
                shared.add((entry.name, "canvas"))  # R is confined once the window stands
    assert not shared


def test_new_keys_hold_at_once_and_are_kept(shortcuts, actions, settings):
    shortcuts.choose("layer_flatten")
    type_keys(shortcuts, Qt.Key.Key_F, CONTROL, SHIFT, ALT)
    assert actions["layer_flatten"].shortcut() == QKeySequence("Ctrl+Alt+Shift+F")
    again = Actions(shortcuts)
    again.load(settings)
    assert again["layer_flatten"].shortcut() == QKeySequence("Ctrl+Alt+Shift+F")
    assert again["open"].shortcuts() == actions["open"].shortcuts()


def test_taken_keys_are_taken_over_only_when_asked(shortcuts, actions):
    shortcuts.choose("layer_flatten")
    type_keys(shortcuts, Qt.Key.Key_K, CONTROL)
    assert actions.keys("layer_flatten") == "" and actions.keys("palette") == "Ctrl+K"
    assert shortcuts.take_over.isVisible() and "Find an action" in shortcuts.note.text()
    shortcuts.take_over.click()
    assert actions.keys("layer_flatten") == "Ctrl+K" and actions.keys("palette") == ""
    shortcuts.choose("palette")
    shortcuts.reset.click()
    assert actions.keys("palette") == "Ctrl+K" and actions.keys("layer_flatten") == ""


def test_one_of_two_keys_can_be_lost_and_the_other_stays(shortcuts, actions):
    shortcuts.choose("layer_flatten")
    type_keys(shortcuts, Qt.Key.Key_Y, CONTROL)
    shortcuts.take_over.click()
    assert actions.keys("redo") == "Ctrl+Shift+Z"


def test_keys_of_the_canvas_are_not_given_away(shortcuts, actions):
    shortcuts.choose("layer_flatten")
    type_keys(shortcuts, Qt.Key.Key_X)
    assert actions.keys("layer_flatten") == "" and "canvas" in shortcuts.note.text()


def test_keys_can_be_removed_and_all_reset(shortcuts, actions, settings):
    shortcuts.choose("save")
    shortcuts.clear.click()
    assert actions.keys("save") == ""
    again = Actions(shortcuts)
    again.load(settings)
    assert again.keys("save") == ""
    shortcuts.reset_all.click()
    assert actions.keys("save") == "Ctrl+S" and not settings.childGroups()


def test_search_finds_words_and_keys(shortcuts):
    def listed() -> list[str]:
        names = shortcuts._items.items()
        return [name for name, item in names if not item.isHidden() and item.text(0)]

    shortcuts.search.setText("flatten")
    assert "layer_flatten" in listed() and "palette" not in listed()
    shortcuts.search.setText("ctrl+k")
    assert "palette" in listed() and "layer_flatten" not in listed()


def test_the_sheet_names_every_key_there_is(actions):
    sheet = blocks(actions)
    page = to_html(sheet, "Keys <&>")
    assert "Keys &lt;&amp;&gt;" in page and "columns: 2" in page
    keyed = [entry for entry in TABLE if entry.shortcut]
    assert sum(len(block.lines) for block in sheet) > len(keyed)
    for entry in keyed:
        first = QKeySequence(entry.shortcut.split()[0])
        assert first.toString(QKeySequence.SequenceFormat.NativeText) in html.unescape(page)


def test_the_printed_sheet_is_a4_with_two_columns_of_ink(actions, tmp_path):
    path = tmp_path / "keys.pdf"
    path.write_bytes(to_pdf(blocks(actions), "Keys"))
    document = QPdfDocument(None)
    assert document.load(str(path)) == QPdfDocument.Error.None_
    size = document.pagePointSize(0)
    assert (round(size.width()), round(size.height())) == (595, 842)
    image = document.render(0, QSize(595, 842))
    text = document.getAllText(0).text()
    assert "Zoom in" in text or document.pageCount() > 1
    for left, right in ((60, 150), (330, 420)):
        dark = sum(
            image.pixelColor(x, y).alpha() > 100 and image.pixelColor(x, y).lightness() < 128
            for x in range(left, right)
            for y in range(100, 700, 3)
        )
        assert dark > 50
    document.close()


def test_the_sheet_is_written_beside_the_window(opened, qtbot, tmp_path):
    feature = next(f for f in opened.features if isinstance(f, Customising))
    for suffix, head in ((".pdf", b"%PDF"), (".html", b"<!doctype html>")):
        path = tmp_path / f"keys{suffix}"
        feature.write_sheet(path)
        qtbot.waitUntil(path.exists)
        assert path.read_bytes().startswith(head)
    feature.write_sheet(tmp_path / "missing" / "keys.html")
    qtbot.waitUntil(opened.stage.message.isVisible)


def test_the_page_in_the_guide_is_current(qapp):
    """Where this fails: python packaging/shortcuts.py"""
    spec = importlib.util.spec_from_file_location("sheet_script", ROOT / "packaging/shortcuts.py")
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.TARGET.read_text(encoding="utf-8") == script.sheet()


def _ring(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """What Tab or Shift+Tab visits, once round."""
    start, visited = window.focusWidget(), []
    for _ in range(60):
        QTest.keyClick(window.focusWidget(), key)
        if window.focusWidget() is start:
            return visited
        visited.append(window.focusWidget())
    raise AssertionError("it does not come round")


def test_tab_goes_round_the_window_both_ways(shortcuts: ShortcutsWindow):
    shortcuts.choose("undo")
    shortcuts.search.setFocus()
    there = _ring(shortcuts, Key.Key_Tab)
    assert shortcuts.editor in there
    assert there == list(reversed(_ring(shortcuts, Key.Key_Backtab)))
    assert shortcuts.editor.keySequence() == QKeySequence("Ctrl+Z"), "nothing was recorded"


def test_escape_leaves_the_keys_as_they_are_and_then_the_window(
    shortcuts: ShortcutsWindow, actions: Actions
):
    shortcuts.choose("undo")
    type_keys(shortcuts, Key.Key_Escape)
    assert actions.keys("undo") == "Ctrl+Z"
    assert shortcuts.isVisible() and not shortcuts.editor.hasFocus()
    QTest.keyClick(shortcuts.tree, Key.Key_Escape)
    assert not shortcuts.isVisible()


def test_the_window_has_a_button_to_close_it(shortcuts: ShortcutsWindow):
    next(b for b in shortcuts.findChildren(QPushButton) if b.text() == "Close").click()
    assert not shortcuts.isVisible()


def test_what_stands_in_submenus_is_listed_under_their_menu():
    by_title = {area.title: area.names for area in areas()}
    assert "adjust_levels" in by_title["Layer"] and "layer_mask_apply" in by_title["Layer"]
    assert "snap_grid" in by_title["View"]
    assert "Others" not in by_title


def test_no_two_lines_read_the_same(actions: Actions):
    said = [plain(action.text()).rstrip("…").lower() for action in actions]
    assert len(set(said)) == len(said), {one for one in said if said.count(one) > 1}


def test_search_finds_english_names_too_and_says_where_there_is_nothing(
    qtbot, actions: Actions, settings: QSettings
):
    actions["adjust_levels"].setText("色阶…")
    window = ShortcutsWindow(actions, settings, None)
    qtbot.addWidget(window)
    window.show()
    for typed in ("levels", "色阶"):
        window.search.setText(typed)
        assert not window._items["adjust_levels"].isHidden()
    assert window.tree.isVisible() and not window.nothing.isVisible()
    window.search.setText("xyzzy")
    assert "xyzzy" in window.nothing.text() and window.nothing.isVisible()
    assert not window.tree.isVisible()
