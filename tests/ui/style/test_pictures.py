"""Pictures of one's own whose manner is taken."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings

from editor.media.still import save_still
from editor.ui.background import Background
from editor.ui.style.choice import StyleChoice
from editor.ui.style.pictures import KEPT, SIDE, Pictures
from editor.ui.stylist import Stylist
from tests.ui.style.conftest import Negative


@pytest.fixture
def sea(tmp_path: Path) -> Path:
    path = tmp_path / "sea.png"
    save_still(path, np.full((300, 1200, 3), (20, 60, 180), np.uint8))
    return path


def test_a_picture_is_read_small_and_remembered(
    qtbot, settings: QSettings, background: Background, sea: Path
) -> None:
    pictures = Pictures(settings, background)
    with qtbot.waitSignal(pictures.arrived):
        name = pictures.add(sea)
    pixels = pictures.pixels(name)
    assert pixels is not None and pixels.shape == (SIDE // 4, SIDE, 3)
    assert (pixels == (20, 60, 180)).all() and not pixels.flags.writeable
    assert Pictures(settings, background).paths == (name,)


def test_the_list_is_short_and_newest_first(
    qtbot, settings: QSettings, background: Background, tmp_path: Path
) -> None:
    pictures = Pictures(settings, background)
    for number in range(KEPT + 2):
        path = tmp_path / f"{number}.png"
        save_still(path, np.full((8, 8, 3), number, np.uint8))
        pictures.add(path)
    names = [Path(path).name for path in pictures.paths]
    assert len(names) == KEPT and names[0] == f"{KEPT + 1}.png"
    Path(pictures.paths[0]).unlink()
    assert Path(pictures.paths[0]).name == f"{KEPT}.png"
    qtbot.waitUntil(lambda: not background.busy)


def test_what_is_no_picture_is_refused_in_a_sentence(
    qtbot, settings: QSettings, background: Background, tmp_path: Path
) -> None:
    pictures = Pictures(settings, background)
    (tmp_path / "sea.png").write_bytes(b"not a picture at all")
    with qtbot.waitSignal(pictures.failed) as failed:
        pictures.add(tmp_path / "sea.png")
    assert "sea.png" in failed.args[0] and pictures.paths == ()


def test_a_look_at_what_is_no_picture_ends(qtbot, stylist: Stylist, tmp_path: Path) -> None:
    path = tmp_path / "sea.png"
    path.write_bytes(b"no picture")
    with qtbot.waitSignal(stylist.failed) as failed:
        stylist.choose(StyleChoice().of_picture(stylist.pictures.add(path)))
    assert "sea.png" in failed.args[0]
    assert not stylist.live and stylist.history.document is stylist.history.committed


def test_its_manner_is_looked_at_once_it_has_been_read(
    qtbot, stylist: Stylist, engine: Negative, sea: Path
) -> None:
    name = stylist.pictures.add(sea)
    stylist.choose(StyleChoice().of_picture(name))
    assert stylist.name == "sea"
    qtbot.waitUntil(lambda: stylist.looking.current)
    (job,) = engine.jobs
    assert job.model == "style-any" and job.reference_file == name and not job.mix
    assert job.reference is not None and (job.reference == (20, 60, 180)).all()
