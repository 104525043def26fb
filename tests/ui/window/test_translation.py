"""Every text of the window is translated, and the translation is shown."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from PySide6.QtCore import QTranslator

from editor.ui.actions import TABLE
from editor.ui.assets import asset
from tests.ui.window.conftest import MakeWindow

sys.path.insert(0, str(Path(__file__).parents[3] / "packaging"))
import translations

TEXTS = asset("translations/underpaint_zh_CN.ts")
Text = tuple[str, str]


def texts_of(path: Path) -> dict[Text, ElementTree.Element]:
    """(context, source) and the translation's element."""
    return {
        (context.findtext("name", ""), message.findtext("source", "")): message
        for context in ElementTree.parse(path).getroot()
        for message in context.findall("message")
    }


def test_every_text_in_the_sources_is_collected(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    translations.collect(fresh)
    missing = texts_of(fresh).keys() - texts_of(TEXTS).keys()
    assert not missing, "run: python packaging/translations.py"


def test_every_text_is_translated() -> None:
    for key, message in texts_of(TEXTS).items():
        translation = message.find("translation")
        text = "" if translation is None else "".join(translation.itertext()).strip()
        assert text, key
        assert translation is not None and translation.get("type") is None, key
        slots = sorted(re.findall(r"\{[^}]*\}", key[1]))
        assert sorted(re.findall(r"\{[^}]*\}", text)) == slots, key


def test_the_compiled_file_is_up_to_date() -> None:
    compiled = QTranslator()
    assert compiled.load(str(TEXTS.with_suffix(".qm")))
    for (context, source), message in texts_of(TEXTS).items():
        shown = compiled.translate(context, source)
        plural = message.findtext("translation/numerusform")
        assert shown == (plural or message.findtext("translation")), (context, source)


def test_the_window_speaks_it(qtbot, chinese: None, make_window: MakeWindow) -> None:
    window = make_window()
    titles = [action.text() for action in window.menuBar().actions()]
    assert titles[0] == "文件(&F)"
    for entry in TABLE:
        text = window.actions_[entry.name].text()
        assert text == "100 %" or not re.fullmatch(r"[ -~…]+", text), entry.name
    assert window.docks.by_name["layers"].windowTitle() == "图层"
    assert window.heal_panel.heal.text() == "修复"
    assert window.empty.drop.button.text() == "打开…"


def test_the_choice_is_kept_for_the_next_start(qtbot, make_window: MakeWindow) -> None:
    window = make_window()
    window.choices.set_language("zh_CN")
    assert window.session.settings.value("language") == "zh_CN"
    assert "started again" in window.stage.message.text
