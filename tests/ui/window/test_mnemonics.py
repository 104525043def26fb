"""Every menu can be gone through by letters, none twice, in English and in Chinese."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from editor.ui.menus import MENUS, SUBMENUS
from editor.ui.mnemonics import marked
from editor.ui.window import Window
from tests.ui.window.conftest import MakeWindow

LETTERS = re.compile("&([a-z0-9])", re.IGNORECASE)


def _letters(texts: list[str]) -> list[str]:
    return [found.lower() for text in texts for found in LETTERS.findall(text)]


def _open(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


@given(st.lists(st.text("ABcde f…层图", min_size=1, max_size=12), max_size=40))
def test_no_letter_is_given_twice_and_no_text_is_changed_otherwise(texts: list[str]) -> None:
    out = marked(texts, ["Some name"] * len(texts))
    letters = _letters(out)
    assert len(set(letters)) == len(letters)
    for before, after in zip(texts, out, strict=True):
        assert after.count("&") <= 1
        assert re.sub(r"\(&[A-Z]\)", "", after).replace("&", "") == before


def test_a_letter_is_passed_on_so_that_all_have_one() -> None:
    assert marked(["Ab", "A"], ["", ""]) == ["A&b", "&A"]
    assert marked(["Open…", "Open as layer…"], ["", ""]) == ["&Open…", "Open &as layer…"]


def test_names_without_latin_letters_take_those_of_the_english_name() -> None:
    assert marked(["打开…", "导出"], ["Open…", "Export"]) == ["打开(&O)…", "导出(&E)"]


def test_names_of_numbers_are_chosen_by_their_digits() -> None:
    assert marked(["100 %", "Fit"], ["100 %", "Fit"]) == ["&100 %", "&Fit"]


def _checked(window: Window) -> None:
    for name, *_ in MENUS:
        menu = window.menuBar().findChild(QMenu, f"menu_{name}")
        before = [action.text() for action in menu.actions()]
        texts = _open(menu)
        letters = _letters(texts)
        assert len(set(letters)) == len(letters), name
        assert len(letters) == min(len(texts), 26) or len(letters) >= 22, (name, texts)
        menu.aboutToHide.emit()
        assert [action.text() for action in menu.actions()] == before


def test_every_menu_has_letters_while_it_is_open(window: Window) -> None:
    _checked(window)
    parent = window.menuBar().findChild(QMenu, "menu_layer")
    parent.aboutToShow.emit()
    inside = _letters(_open(window.menuBar().findChild(QMenu, "menu_adjust")))
    assert len(set(inside)) == len(inside) >= 16
    assert set(SUBMENUS)  # each is reached the same way


def test_so_has_every_menu_in_chinese(chinese: None, make_window: MakeWindow) -> None:
    window = make_window()
    _checked(window)
    texts = _open(window.menuBar().findChild(QMenu, "menu_file"))
    assert any(re.search(r"\(&[A-Z]\)…$", text) for text in texts)


def test_undo_keeps_its_new_name_though_its_menu_was_open(opened: Window) -> None:
    menu, undo = opened.menuBar().findChild(QMenu, "menu_edit"), opened.actions_["undo"]
    menu.aboutToShow.emit()
    undo.setText("Undo New layer")
    menu.aboutToHide.emit()
    assert undo.text() == "Undo New layer"


def test_a_letter_chooses_in_the_menu_and_is_no_shortcut_of_the_canvas(
    opened: Window, qtbot: QtBot
) -> None:
    menu, snap = opened.menuBar().findChild(QMenu, "menu_layer"), opened.actions_["snap"]
    assert snap.shortcut().toString() == "N"
    opened.canvas.setFocus()
    before = snap.isChecked()
    menu.popup(QPoint(10, 10))
    qtbot.keyClick(menu, "n")
    inside = opened.menuBar().findChild(QMenu, "menu_layer_new")
    qtbot.waitUntil(inside.isVisible)
    assert snap.isChecked() == before
    menu.hide()
