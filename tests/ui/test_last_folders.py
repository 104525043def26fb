"""Dialogs that ask for files begin where files of their kind were last."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget

import editor.ui
from editor.ui.folders import LastFolder
from editor.ui.latents.own import DropArea
from editor.ui.painting.palettes import Palettes
from editor.ui.painting.palettes_part import PalettesPart
from editor.ui.tools import Tools


def asked_without_a_start(path: Path) -> list[int]:
    """The lines of a module that open a file dialog in the folder the program runs in."""
    lines = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            opens = name == "QFileDialog" or name.startswith("QFileDialog.get")
            if opens and (len(node.args) < 3 or ast.unparse(node.args[2]) in ("''", "None")):
                lines.append(node.lineno)
    return lines


def test_no_dialog_begins_in_the_folder_of_the_program() -> None:
    sources = Path(editor.ui.__file__).parent.rglob("*.py")
    found = {path.name: lines for path in sources if (lines := asked_without_a_start(path))}
    assert not found


def test_each_kind_has_a_folder_of_its_own(settings: QSettings, tmp_path: Path) -> None:
    for name in ("pictures", "palettes"):
        (tmp_path / name).mkdir()
    anything, palettes = LastFolder(settings), LastFolder(settings, "palettes")
    assert anything.path.is_dir()
    anything.keep(tmp_path / "pictures")
    assert palettes.path == tmp_path / "pictures"
    palettes.keep(tmp_path / "palettes")
    assert (anything.path.name, palettes.path.name) == ("pictures", "palettes")
    (tmp_path / "palettes").rmdir()
    assert palettes.path == tmp_path / "pictures"


def test_a_palette_is_sought_where_the_last_one_was(
    qtbot, tools: Tools, settings: QSettings, tmp_path: Path
) -> None:
    part = PalettesPart(tools, Palettes(settings))
    qtbot.addWidget(part)
    dialog = part.ask_save()
    dialog.fileSelected.emit(str(tmp_path / "mine.gpl"))
    dialog.close()
    assert (tmp_path / "mine.gpl").is_file()
    again = part.ask_open()
    assert Path(again.directory().path()) == tmp_path
    again.close()


def test_pictures_of_a_slider_are_sought_where_the_last_ones_were(
    qtbot, monkeypatch: pytest.MonkeyPatch, settings: QSettings, tmp_path: Path
) -> None:
    starts = []

    def choose(_parent: QWidget, _title: str, start: str, *_: str, **__: object) -> object:
        starts.append(Path(start))
        return [str(tmp_path / "faces" / "a.png")], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    (tmp_path / "faces").mkdir()
    for title in ("With", "Without"):
        area = DropArea(title, LastFolder(settings, "own"))
        qtbot.addWidget(area)
        area.choose.click()
        assert len(area.paths) == 1
    assert starts[1] == tmp_path / "faces" != starts[0]
