"""What rooms without Qt say is known again in the window, sentence by sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from editor.core.errors import BadFile
from editor.media.gate import open_untrusted
from editor.ui.panels.engine import EngineLamp
from editor.ui.said import FRAGMENTS, TABLE, said
from editor.ui.style.shelf import style_shelf
from editor.ui.train.recipes import recipe_from
from editor.ui.window import Window
from editor.ui.words import duration

sys.path.insert(0, str(Path(__file__).parents[3] / "packaging"))
import sayings


class Brackets(QTranslator):
    """A language that says everything in brackets, and values before words."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        return f"[{text}]" if context in ("Said", "Words") else ""


@pytest.fixture
def brackets(qapp: QApplication) -> Iterator[None]:
    language = Brackets(qapp)
    qapp.installTranslator(language)
    yield
    qapp.removeTranslator(language)


def test_the_table_holds_what_the_sources_say() -> None:
    kept = set(TABLE.read_text(encoding="utf-8").splitlines())
    missing = set(sayings.said_texts()) - kept
    assert not missing, "run: python packaging/translations.py"


def test_every_text_of_the_table_is_known_again_with_any_values(brackets: None) -> None:
    for text in (*TABLE.read_text(encoding="utf-8").splitlines(), *FRAGMENTS):
        values = {slot: f"v{at}" for at, slot in enumerate(re.findall(r"\{(\w+)\}", text))}
        filled = text.format(**values)
        assert said(filled).startswith("["), filled
        assert all(value in said(filled) for value in values.values())


def test_an_error_is_said_sentence_by_sentence_after_the_name_of_its_file(
    brackets: None, tmp_path: Path
) -> None:
    missing = tmp_path / "no such. Folder" / "lake.png"
    with pytest.raises(BadFile) as failed:
        open_untrusted(missing)
    words = said(str(failed.value))
    assert str(missing) in words
    assert words.endswith("[There is no such file.] [Was it moved or renamed?]")


def test_names_full_of_colons_stay_as_they_are(brackets: None) -> None:
    known = "There is no such file."
    assert said(f"/a: b/c: d.png: {known}") == f"/a: b/c: d.png: [{known}]"
    name = "/a: b" * 2000
    assert said(f"{name}: {known}") == f"{name}: {known}"


def test_what_no_room_says_stays_as_it_is(brackets: None) -> None:
    for text in ("", "layer 3", "Ein Satz. Noch einer.", "100 %", "a: b", "Line\nanother: line"):
        assert said(text) == text


def test_english_stays_as_it_was_said() -> None:
    text = "/x/y.png: It is a TIFF in spite of its name. Export it again."
    assert said(text) == text


def test_the_engine_recipes_and_styles_speak_the_language_too(qtbot, brackets: None) -> None:
    lamp = EngineLamp()
    qtbot.addWidget(lamp)
    lamp.show_state("ready", "CPU, 3 threads; sandboxed")
    assert lamp.text.endswith("[CPU, 3 threads]; [sandboxed]")
    assert [duration(60 * n) for n in (0.1, 4, 65)] == ["[6.0 s]", "[4 min]", "[1 h 5 min]"]
    assert recipe_from({"name": "gan", "title": "First sketches (GAN)"}).title.startswith("[")
    assert all(style.title.startswith("[") for style in style_shelf().styles)


def test_a_new_documents_mask_is_named_in_the_language_of_the_window(
    qtbot, brackets: None, opened: Window
) -> None:
    masks = opened.masks_panel
    masks.show_masks()
    assert masks.list.item(0).text() == "[Mask]"
    assert list(opened.session.history.committed.masks) == ["Mask"]
    opened.stage.message.error("There is no such file.")
    assert opened.stage.message.accessibleName() == "[There is no such file.]"
    opened.status.show_hint("The mask is empty.")
    assert opened.status.hint.text() == "[The mask is empty.]"


def test_copies_of_layers_are_named_in_the_language_of_the_window(
    brackets: None, opened: Window
) -> None:
    name = opened.session.history.committed.layers[0].name
    opened.layers.duplicate()
    assert opened.session.history.committed.layers[1].name == f"[{name} copy]"
