"""Translations looked at, landed and taken up again; what a model of attributes gets to see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from editor.clips.engine import ClipEngine
from editor.core.clip import ClipLayer, clip_layer
from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect, Size
from editor.core.history import History
from editor.core.time import FrameRange, Timeline
from editor.media.video.probe import probe
from editor.media.video.reader import ClipReader
from editor.render.compositor import flatten
from editor.ui.translate.choice import TranslateChoice, choice_of, restored
from editor.ui.translate.translator import Translator
from editor.ui.worker import GpuWorker
from tests.core.pictures import painted
from tests.media.video.making import Spec, make
from tests.ui.style.conftest import styled
from tests.ui.translate.conftest import CARDS, FACES, SEASONS, Reading

HOLE = Rect(100, 80, 60, 40)
MIDDLE = Rect(100, 0, 400, 400)


def look_at(qtbot, translator: Translator, choice: TranslateChoice) -> None:
    translator.choose(choice)
    qtbot.waitUntil(lambda: translator.looking.current)


def shown(translator: Translator) -> np.ndarray:
    document = translator.history.document
    return flatten(document, document.bounds)[..., :3]


def paint(history: History, place: Rect) -> None:
    document = history.committed
    history.commit("Paint mask", document.with_mask(painted(document.mask, place, 255)))


def test_a_translator_is_looked_at_and_landed_with_its_recipe(
    qtbot, translator: Translator, engine: Reading, picture: np.ndarray
) -> None:
    look_at(qtbot, translator, TranslateChoice().of(SEASONS))
    assert engine.jobs[-1].to == {"art": 1.0} and not translator.history.can_undo
    assert (shown(translator) == styled(picture[..., :3])).all()
    with qtbot.waitSignal(translator.landed):
        translator.apply()
    layer = translator.history.committed.layers[-1]
    assert translator.history.steps == ("Open", "Translate") and layer.name == "Paintings"
    assert layer.recipe.job == "translate"
    assert layer.recipe.parameters["to"] == {"art": 1.0}
    assert choice_of(layer.recipe) == TranslateChoice("seasons", (("art", 1.0),))


def test_the_other_way_round_is_one_of_the_picture_not_of_the_answer(
    qtbot, translator: Translator, engine: Reading, picture: np.ndarray
) -> None:
    look_at(qtbot, translator, TranslateChoice().of(SEASONS))
    translator.apply()
    look_at(qtbot, translator, translator.choice.towards("photos"))
    assert engine.jobs[-1].to == {"photos": 1.0}
    assert (engine.jobs[-1].image == picture[..., :3]).all()


def test_a_model_of_attributes_sees_the_middle_or_a_square_round_the_mask(
    qtbot, translator: Translator, engine: Reading, picture: np.ndarray
) -> None:
    look_at(qtbot, translator, TranslateChoice().of(FACES))
    assert engine.jobs[-1].place == MIDDLE and not engine.jobs[-1].to
    assert (engine.jobs[-1].image == picture[MIDDLE.slices()][..., :3]).all()
    paint(translator.history, HOLE)
    qtbot.waitUntil(lambda: translator.looking.current)
    assert engine.jobs[-1].place == Rect(100, 70, 60, 60)
    look_at(qtbot, translator, replace(translator.choice, masked=True))
    changed = (shown(translator) != picture[..., :3]).any(axis=2)
    changed[HOLE.slices()] = False
    assert not changed.any()


def test_attributes_begin_where_the_picture_stands(qtbot, translator: Translator) -> None:
    assert translator.standing == {}
    look_at(qtbot, translator, TranslateChoice().of(FACES))
    assert translator.standing == {"smile": 0.2, "hat": 0.9}
    with qtbot.waitSignal(translator.notice) as said:
        translator.apply()
    assert "slider" in said.args[0] and not translator.history.can_undo
    look_at(qtbot, translator, translator.choice.having("smile", 1.0))
    translator.apply()
    assert translator.history.committed.layers[-1].name == "Smile"


def test_the_square_of_a_layer_is_taken_up_again_with_it(
    qtbot, translator: Translator, engine: Reading
) -> None:
    paint(translator.history, HOLE)
    look_at(qtbot, translator, TranslateChoice().of(FACES).having("hat", 0.5))
    translator.apply()
    layer = translator.history.committed.layers[-1]
    paint(translator.history, Rect(400, 200, 50, 50))
    translator.choose(TranslateChoice().of(SEASONS))
    translator.edit(layer.id)
    qtbot.waitUntil(lambda: translator.looking.current)
    assert translator.choice.model == "faces" and dict(translator.choice.to) == {"hat": 0.5}
    assert engine.jobs[-1].place == Rect(100, 70, 60, 60)
    look_at(qtbot, translator, translator.choice.having("hat", 1.0))
    translator.apply()
    qtbot.waitUntil(lambda: not translator.live)
    anew = translator.history.committed.layers[-1]
    assert anew.id == layer.id and anew.recipe.parameters["to"] == {"hat": 1.0}
    translator.forget()
    assert translator.choice.square == EMPTY, "it belonged to that document"


def test_a_hand_places_the_square_and_the_look_follows(
    qtbot, translator: Translator, engine: Reading
) -> None:
    translator.set_placing(True)
    assert translator.placing is None, "no model sees a square yet"
    look_at(qtbot, translator, TranslateChoice().of(FACES))
    translator.set_placing(True)
    assert translator.placing == MIDDLE
    there = Rect(30, 40, 120, 120)
    translator.place(there)
    qtbot.waitUntil(lambda: translator.looking.current and engine.jobs[-1].place == there)
    translator.set_placing(False)
    assert translator.placing is None and translator.choice.square == there
    translator.set_placing(True)
    translator.stop()
    look_at(qtbot, translator, translator.choice.having("hat", 0.0))
    assert translator.placing is None, "a look that ended takes the placing along"
    translator.free_square()
    qtbot.waitUntil(lambda: translator.looking.current and engine.jobs[-1].place == MIDDLE)


def test_a_failure_is_said_and_the_picture_is_as_it_was(qtbot, translator: Translator) -> None:
    before = translator.history.document
    with qtbot.waitSignal(translator.failed) as failed:
        translator.choose(TranslateChoice("broken", (("x", 1.0),)))
    assert "cannot be used" in failed.args[0]
    assert translator.history.document is before and not translator.live


def test_a_model_that_was_just_made_is_looked_at_when_it_is_on_the_shelf(
    qtbot, translator: Translator, monkeypatch: pytest.MonkeyPatch
) -> None:
    translator.set_cards(())
    monkeypatch.setattr("editor.ui.translate.translator.all_models", lambda: CARDS)
    translator.use("seasons")
    qtbot.waitUntil(lambda: translator.live)
    assert translator.choice.model == "seasons" and translator.cards == CARDS


def test_the_choice_is_remembered_without_what_belonged_to_the_document(
    translator: Translator, settings: QSettings
) -> None:
    choice = replace(TranslateChoice().of(SEASONS), size=640, masked=True, square=HOLE)
    translator.adjust(choice)
    again = restored(str(settings.value("translate/choice")))
    assert again == replace(choice, masked=False, square=EMPTY)
    for damaged in ("{", "[]", '{"to": 3, "strength": "x", "size": 5000, "model": 7}'):
        assert restored(damaged).model == "" and restored(damaged).size in (0, 1280)


class TestClips:
    """The same over every frame of a clip."""

    @pytest.fixture
    def worker(self, qapp: QApplication, engine: Reading) -> Iterator[GpuWorker]:
        worker = GpuWorker(ClipEngine(engine, batch=2))
        worker.start()
        yield worker
        worker.close()

    @pytest.fixture
    def history(self, tmp_path: Path) -> History:
        path = tmp_path / "clip.mp4"
        make(path, Spec(size=Size(96, 64), frames=40, gop=10))
        layer = clip_layer("Film", probe(path).source, Fraction(25))
        twice = replace(layer, place=Rect(0, 0, 192, 128))
        return History(Document(Size(192, 128), (twice,), timeline=Timeline(Fraction(25), 40)))

    def test_only_the_square_of_each_frame_is_changed(
        self, qtbot, translator: Translator, engine: Reading
    ) -> None:
        film = translator.history.committed.layers[0]
        translator.choose(replace(TranslateChoice().of(FACES).having("hat", 1.0), steady=False))
        with qtbot.waitSignal(translator.landed, timeout=20_000) as landed:
            translator.apply()
        layer = translator.history.committed.layer(landed.args[0])
        assert isinstance(layer, ClipLayer) and layer.place == film.place
        assert layer.recipe.parameters["place"] == [16, 0, 64, 64], "in pixels of the frames"
        with ClipReader(film.source.path) as before, ClipReader(layer.source.path) as after:
            plain, made = before.frame(7).pixels, after.frame(7).pixels
        assert np.abs(made[:, :16].astype(int) - plain[:, :16]).mean() < 3
        assert np.abs(made[:, 20:76].astype(int) - styled(plain)[:, 20:76]).mean() < 3
        translator.edit(layer.id)
        assert translator.choice.square == Rect(32, 0, 128, 128), "in pixels of the document"

    def test_some_frames_are_rendered_again(
        self, qtbot, translator: Translator, engine: Reading
    ) -> None:
        translator.choose(TranslateChoice().of(SEASONS))
        with qtbot.waitSignal(translator.landed, timeout=20_000) as landed:
            translator.apply()
        asked = len(engine.jobs)
        with qtbot.waitSignal(translator.landed, timeout=20_000) as again:
            translator.render_again(landed.args[0], 30)
        short = translator.history.committed.layer(again.args[0])
        assert isinstance(short, ClipLayer) and short.span == FrameRange(17, 40)
        assert len(engine.jobs) > asked


def test_a_translator_that_leaves_the_shelf_is_looked_at_no_more(
    qtbot, translator: Translator, picture: np.ndarray
) -> None:
    look_at(qtbot, translator, TranslateChoice().of(SEASONS))
    translator.set_cards((FACES,))
    assert not translator.live and translator.card is None
    assert (shown(translator) == picture[..., :3]).all()
