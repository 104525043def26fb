"""The walk through points: which are on the way, what is asked for, the file that is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from editor.media.video.reader import ClipReader
from editor.ui.folders import LastFolder
from editor.ui.latents.keys_card import KeysCard
from editor.ui.latents.walk_card import WalkCard
from tests.ui.latents.conftest import colour
from tests.ui.motion.conftest import RATE, Stage


@pytest.fixture
def card(qtbot: QtBot, taken: Stage, settings: QSettings) -> WalkCard:
    card = WalkCard(taken.mover, taken.sculptor, LastFolder(settings, "walks"))
    qtbot.addWidget(card)
    taken.sculptor.take(taken.sculptor.samples[5])
    qtbot.waitUntil(lambda: len(taken.sculptor.points) == 2)
    qtbot.waitUntil(card.all.isEnabled)
    return card


def written(qtbot: QtBot, stage: Stage, card: WalkCard, path: Path) -> list[np.ndarray]:
    with qtbot.waitSignal(stage.mover.walked, timeout=20_000) as told:
        card.write(path)
    assert told.args == [str(path)]
    with ClipReader(path) as reader:
        assert reader.info.rate == RATE
        return [frame.pixels for frame in reader.frames()]


def test_a_walk_is_written_from_its_first_picture_to_its_last(
    qtbot: QtBot, taken: Stage, card: WalkCard, tmp_path: Path
) -> None:
    assert not card.export.isEnabled()
    card.all.click()
    assert card.export.isEnabled() and card.strip.count == 2
    card.seconds.show_value(2)
    card.side.setCurrentIndex(0)
    found = written(qtbot, taken, card, tmp_path / "walk.mkv")
    assert len(found) == 24 and found[0].shape == (256, 256, 3)
    first, last = (point.latents.code for point in taken.sculptor.points)
    np.testing.assert_array_equal(found[0][9, 9], colour(first))
    np.testing.assert_array_equal(found[-1][9, 9], colour(last))


def test_back_to_the_first_it_never_stops_at_the_last(
    qtbot: QtBot, taken: Stage, card: WalkCard, tmp_path: Path
) -> None:
    card.show_stops(taken.sculptor.points)
    card.loop.setChecked(True)
    card.seconds.show_value(1)
    card.side.setCurrentIndex(0)
    found = written(qtbot, taken, card, tmp_path / "walk.mkv")
    first, last = (point.latents.code for point in taken.sculptor.points)
    np.testing.assert_array_equal(found[0][9, 9], colour(first))
    np.testing.assert_array_equal(found[6][9, 9], colour(last))
    assert not np.array_equal(found[-1][9, 9], colour(first))


def test_pictures_are_added_and_taken_out(qtbot: QtBot, taken: Stage, card: WalkCard) -> None:
    card.present.click()
    assert [stop.latents.seed for stop in card.stops] == [taken.sculptor.state.seed]
    card.add(taken.sculptor.points[0])
    card.add(taken.sculptor.points[0])
    assert card.strip.count == 3 and card.export.isEnabled()
    card.take_out(1)
    card.take_out(0)
    assert card.strip.count == 1 and not card.export.isEnabled()
    card.clear.click()
    assert card.stops == () and not card.hint.isHidden()


def test_another_model_s_pictures_are_no_way(qtbot: QtBot, taken: Stage, card: WalkCard) -> None:
    point = taken.sculptor.points[0]
    strange = replace(point, latents=replace(point.latents, model="other"))
    card.show_stops([point, strange])
    assert not card.export.isEnabled() and "different generators" in card.hint.text()


def test_a_file_that_is_no_clip_is_told(taken: Stage, card: WalkCard, tmp_path: Path) -> None:
    card.all.click()
    card.write(tmp_path / "walk.doc")
    assert any("No kind of clip" in words for words in taken.said)


def test_it_can_be_stopped(qtbot: QtBot, taken: Stage, card: WalkCard, tmp_path: Path) -> None:
    card.all.click()
    taken.engine.open.clear()
    card.write(tmp_path / "walk.mkv")
    qtbot.waitUntil(lambda: taken.mover.working)
    qtbot.waitUntil(lambda: not card.export.isEnabled())
    taken.mover.cancel()
    taken.engine.open.set()
    qtbot.waitUntil(card.export.isEnabled)
    assert not (tmp_path / "walk.mkv").exists()


def test_the_keys_card_says_how_things_stand(qtbot: QtBot, stage: Stage, taken: Stage) -> None:
    card = KeysCard(taken.mover, taken.sculptor)
    qtbot.addWidget(card)
    assert "Press K on a slider" in card.text.text() and not card.button.isEnabled()
    taken.key(qtbot, "smile", 4, 0.0)
    taken.key(qtbot, "smile", 16, 2.0)
    qtbot.waitUntil(card.button.isEnabled)
    assert "Smile" in card.text.text() and "look" in card.text.text()
    with qtbot.waitSignal(taken.mover.landed, timeout=20_000):
        card.button.click()
    qtbot.waitUntil(lambda: "rendered" in card.text.text())
    assert not card.button.isEnabled() and card.follow.isHidden()
