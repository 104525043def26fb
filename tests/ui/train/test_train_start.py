"""The page where a training begins: folder, doctor, recipes, options, and what is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QSettings, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from editor.core.tone_curves import adjusted
from editor.ui.background import Background
from editor.ui.qimage import to_array
from editor.ui.train.drop_zone import dropped_folder
from editor.ui.train.labels_card import choices
from editor.ui.train.other_folder import reached
from editor.ui.train.recipes import FASTEST, SLOWEST, slowness
from editor.ui.train.start_page import StartPage
from editor.weights.runs import TrainRequest

LABELS = "file,glasses,smile,note\n" + "".join(
    f"cats/{n}.png,{('none', 'round', 'sun')[n % 3]},{n % 2},note {n}\n" for n in range(18)
)


@pytest.fixture
def page(qtbot, program: None, settings: QSettings, background: Background) -> Iterator[StartPage]:
    page = StartPage(settings, background)
    qtbot.addWidget(page)
    page.resize(1000, 700)
    page.show()
    page.ready()
    qtbot.waitUntil(lambda: bool(page.recipes.known))
    yield page
    page.close_down()


@pytest.fixture
def filled(qtbot, page: StartPage, pictures: Path) -> StartPage:
    """The same once the doctor has looked."""
    take(qtbot, page, pictures)
    return page


def take(qtbot, page: StartPage, folder: Path) -> None:
    page.take(folder)
    qtbot.waitUntil(lambda: page.doctor.dataset is not None and page.doctor.dataset.examined)
    qtbot.waitUntil(lambda: bool(page.doctor.pictures))


def press(widget: object) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_doctor_groups_what_it_finds_and_a_click_leaves_it_out(
    qtbot, filled: StartPage
) -> None:
    card = filled.pictures
    assert "23" in card.count.text() and card.balance.isVisible()
    assert list(card.findings.groups) == ["near-duplicate", "blurred", "not-a-picture"]
    twins = card.findings.groups["near-duplicate"]
    press(twins.button)
    assert filled.doctor.dataset.count == 21 and "2 left out" in card.count.text()
    assert twins.button.text() == "Take in again"
    twins.files.item(0).setCheckState(Qt.CheckState.Checked)
    assert filled.doctor.dataset.excluded == {"cats/3.png"}
    press(card.all)
    assert filled.doctor.dataset.excluded == {"cats/1.png", "cats/3.png", "dogs/0.png"}
    assert not card.all.isVisible()
    assert not card.findings.groups["not-a-picture"].button.isVisible()
    press(twins.button)
    assert filled.doctor.dataset.excluded == {"dogs/0.png"}


def test_a_click_on_a_picture_leaves_it_out(filled: StartPage) -> None:
    name = filled.doctor.pictures[2][0]
    filled.pictures.strip.chosen.emit(2)
    assert filled.doctor.dataset.excluded == {name}
    filled.pictures.strip.chosen.emit(2)
    assert not filled.doctor.dataset.excluded


def test_recipes_that_do_not_fit_say_why(qtbot, filled: StartPage, pictures: Path) -> None:
    tiles = {tile.recipe.name: tile for tile in filled.grid.tiles}
    assert set(tiles) == {"gan", "vae", "dcgan", "cgan", "stargan", "cyclegan"}
    assert tiles["cgan"].isEnabled() and not tiles["stargan"].isEnabled()
    assert "labels.csv" in tiles["stargan"].toolTip()
    press(tiles["stargan"])
    assert filled.grid.recipe is None and not filled.start.isEnabled()
    (pictures / "labels.csv").write_text(LABELS, encoding="utf-8")
    take(qtbot, filled, pictures)
    assert tiles["stargan"].isEnabled()
    take(qtbot, filled, pictures / "dogs")
    assert not tiles["cgan"].isEnabled() and tiles["vae"].isEnabled()


def test_a_narrower_window_has_fewer_recipes_side_by_side(qtbot, page: StartPage) -> None:
    page.resize(1400, 700)
    qtbot.waitUntil(lambda: page.grid.width() > 1000)
    page.resize(520, 700)
    qtbot.waitUntil(lambda: page.grid.width() < 520)
    assert len({tile.y() for tile in page.grid.tiles}) > 1


def test_what_was_set_is_asked_for(qtbot, filled: StartPage, pictures: Path) -> None:
    filled.grid.choose("vae")
    options = filled.options
    assert filled.start.isEnabled()
    assert options.title.text() == "animals (VAE)"
    assert options.changes(filled.doctor.dataset) == {}
    options.tone.sliders["brightness"].show_value(0.25)
    options.tone.sliders["red"].show_value(-0.5)
    options.flip.setChecked(True)
    options.jitter.show_value(10)
    options.batch.show_value(32)
    before = options.minutes.real
    options.side._group.button(1).click()
    assert options.minutes.real == pytest.approx(4 * before, rel=0.15)
    options.minutes.show_value(45)
    options.title.setText("Cats and dogs")
    options.title.textEdited.emit("Cats and dogs")
    filled.doctor.leave_out(frozenset(("dogs/1.png",)))
    with qtbot.waitSignal(filled.begun) as begun:
        press(filled.start)
    request: TrainRequest = begun.args[0]
    assert (request.recipe, request.title, request.minutes) == ("vae", "Cats and dogs", 45.0)
    assert request.licence == "CC0" and Path(request.data) == pictures
    assert request.changes == {
        "crop": 128,
        "batch": 32,
        "data": {
            "exclude": ["dogs/1.png"],
            "adjust": {"brightness": 0.25, "red": -0.5},
            "flip": True,
            "jitter": 0.1,
        },
    }
    assert filled.recent == (pictures,)


def test_the_preview_shows_what_training_will_see(filled: StartPage) -> None:
    tone = filled.options.tone
    before = to_array(filled.doctor.pictures[0][1])[..., :3]
    tone.show_values({"contrast": 0.5, "blue": -0.4})
    seen = to_array(tone.preview.image)[..., :3]
    assert np.array_equal(seen, adjusted(before, {"contrast": 0.5, "blue": -0.4}))
    assert not np.array_equal(seen, before)
    press(tone.reset)
    assert tone.values == {}
    assert np.array_equal(to_array(tone.preview.image)[..., :3], before)


def test_each_family_asks_for_what_it_needs(
    qtbot, filled: StartPage, pictures: Path, tmp_path: Path
) -> None:
    labels, dataset = filled.options.labels, filled.doctor.dataset
    filled.grid.choose("cgan")
    assert labels.kinds.isVisible()
    assert labels.changes(dataset) == {"classes": "folders"}
    filled.grid.choose("cyclegan")
    assert labels.others.isVisible() and not labels.kinds.isVisible()
    assert not filled.start.isEnabled() and "second folder" in filled.summary.text()
    (tmp_path / "paintings").mkdir()
    labels.others.take(tmp_path / "paintings", 64)
    qtbot.waitUntil(lambda: "no pictures" in labels.others.found.text())
    assert labels.others.folder is None and not filled.start.isEnabled()
    shutil.copytree(pictures / "dogs", tmp_path / "paintings", dirs_exist_ok=True)
    labels.others.take(tmp_path / "paintings", 64)
    qtbot.waitUntil(filled.start.isEnabled)
    assert labels.changes(dataset) == {"others": "../paintings"}
    filled.grid.choose("dcgan")
    assert not labels.isVisible() and labels.changes(dataset) == {}


def test_attributes_come_from_the_columns_of_labels(qtbot, page: StartPage, pictures: Path) -> None:
    (pictures / "labels.csv").write_text(LABELS, encoding="utf-8")
    take(qtbot, page, pictures)
    page.grid.choose("stargan")
    grid, labels = page.options.labels.attributes, page.options.labels
    assert set(grid.rows) == {"glasses", "smile"}  # notes are all different
    assert labels.changes(page.doctor.dataset)["attributes"] == {
        "glasses": {"column": "glasses", "yes": ["round", "sun"]},
        "smile": {"column": "smile", "yes": [1]},
    }
    grid.rows["smile"][0].setChecked(False)
    box, combo = grid.rows["glasses"]
    combo.setCurrentIndex(combo.findText("where it is “sun”"))
    assert labels.changes(page.doctor.dataset)["attributes"] == {
        "glasses": {"column": "glasses", "yes": ["sun"]}
    }
    box.setChecked(False)
    assert not page.start.isEnabled() and "attribute" in page.summary.text()


def test_a_folder_without_pictures_is_refused_in_a_sentence(
    qtbot, page: StartPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(page.failed) as failed:
        page.take(tmp_path)
    assert "no pictures" in failed.args[0]
    qtbot.waitUntil(page.drop.isVisible)
    with qtbot.waitSignal(page.failed) as failed:
        page.take(tmp_path / "gone")
    assert "no such folder" in failed.args[0]


def test_without_pictures_left_nothing_starts(filled: StartPage) -> None:
    filled.grid.choose("gan")
    filled.doctor.leave_out(frozenset(filled.doctor.dataset.files[1:]))
    assert not filled.start.isEnabled() and "Too few" in filled.summary.text()


def test_a_dropped_folder_or_picture_names_the_folder(pictures: Path) -> None:
    data = QMimeData()
    assert dropped_folder(data) is None
    data.setUrls([QUrl.fromLocalFile(str(pictures))])
    assert dropped_folder(data) == pictures
    data.setUrls([QUrl.fromLocalFile(str(pictures / "cats" / "1.png"))])
    assert dropped_folder(data) == pictures / "cats"


def test_words_of_a_column_as_yes_and_no(tmp_path: Path) -> None:
    assert choices(("0", "1"))[0] == ("1", ("1",))
    assert choices(("none", "round", "sun"))[0] == ("none", ("round", "sun"))
    assert choices(("black", "grey"))[0] == ("black", ("black",))
    assert reached(tmp_path / "a", tmp_path / "b" / "c") == "../b/c"


def test_the_machine_is_measured_within_reason() -> None:
    assert FASTEST <= slowness() <= SLOWEST


def test_the_doctor_looks_at_the_second_folder_too(
    qtbot, filled: StartPage, pictures: Path, tmp_path: Path
) -> None:
    shutil.copytree(pictures, tmp_path / "paintings")
    filled.grid.choose("cyclegan")
    others = filled.options.labels.others
    others.take(tmp_path / "paintings", 64)
    qtbot.waitUntil(others.leave.isVisible)
    assert others.found.text() == "23 pictures; 3 of them would hurt the training."
    press(others.leave)
    assert others.found.text() == "20 pictures, 3 left out" and not others.leave.isVisible()
    filled.doctor.leave_out(frozenset(("dogs/1.png",)))
    assert filled.options.changes(filled.doctor.dataset)["data"] == {
        "others": "../paintings",
        "exclude": [
            "dogs/1.png", "../paintings/cats/1.png", "../paintings/cats/3.png",
            "../paintings/dogs/0.png",
        ],
    }  # fmt: skip


def test_a_list_of_pictures_can_be_chosen(
    qtbot, page: StartPage, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = pictures / "some.txt"
    some.write_text("cats/1.png\ndogs/2.png\ncats/3.png\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(some), ""))
    press(page.drop.list_button)
    qtbot.waitUntil(lambda: page.doctor.dataset is not None)
    assert page.doctor.dataset.files == ("cats/1.png", "dogs/2.png", "cats/3.png")
    assert page.doctor.dataset.name == "some"
