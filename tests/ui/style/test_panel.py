"""The Styles panel: tiles chosen and mixed by hand, settings, pictures dropped, what is missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest

from editor.media.still import save_still
from editor.ui.background import Background
from editor.ui.panels.style import StylePanel
from editor.ui.style.tile import ENTRY, WEIGHT, plus_area
from editor.ui.stylist import Stylist
from tests.ui.style.conftest import SHELF

LEFT, CTRL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def panel(qtbot, stylist: Stylist, background: Background, settings: QSettings) -> StylePanel:
    panel = StylePanel(stylist, background, settings)
    qtbot.addWidget(panel)
    panel.resize(312, 700)
    panel.show()
    stylist.set_shelf(SHELF)
    return panel


def tile(panel: StylePanel, id: str) -> QPoint:
    """The middle of a tile, or where it says "+"."""
    model = panel.grid.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    index = next(index for index in rows if index.data(ENTRY).id == id)
    return panel.grid.visualRect(index).center()


def click(panel: StylePanel, id: str, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.mouseClick(
        panel.grid.viewport(), LEFT, keys or Qt.KeyboardModifier.NoModifier, tile(panel, id)
    )


def weights(panel: StylePanel) -> dict[str, float]:
    model = panel.grid.model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return {i.data(ENTRY).id: i.data(WEIGHT) for i in rows if i.data(WEIGHT) is not None}


def test_a_click_looks_at_a_style_and_another_puts_it_away(
    qtbot, panel: StylePanel, stylist: Stylist
) -> None:
    assert not panel.foot.apply.isEnabled() and panel.foot.title.text() == "No style chosen"
    click(panel, "wave")
    qtbot.waitUntil(lambda: panel.foot.apply.isEnabled() and stylist.looking.current)
    assert weights(panel) == {"wave": 1.0}
    assert (panel.foot.title.text(), panel.foot.origin.text()) == (
        "The Great Wave",
        "Hokusai, 1831",
    )
    click(panel, "wave")
    qtbot.waitUntil(lambda: not panel.foot.apply.isEnabled())
    assert weights(panel) == {} and not stylist.live


def test_a_mix_has_a_slider_for_each_while_it_is_looked_at(
    qtbot, panel: StylePanel, stylist: Stylist
) -> None:
    click(panel, "night")
    click(panel, "wave", CTRL)
    qtbot.waitUntil(lambda: [row.id for row in panel.settings.rows] == ["night", "wave"])
    assert weights(panel) == pytest.approx({"night": 2 / 3, "wave": 1 / 3})
    panel.settings.rows[1].slider.changed.emit(100.0)
    assert stylist.choice.mix == (("night", 1.0), ("wave", 1.0))
    panel.settings.rows[0].remove.click()
    assert stylist.choice.mix == (("wave", 1.0),)
    click(panel, "night", CTRL)
    qtbot.waitUntil(lambda: len(panel.settings.rows) == 2)
    panel.foot.off.click()
    qtbot.waitUntil(lambda: panel.settings.rows == [])


def test_the_plus_of_a_tile_mixes(qtbot, panel: StylePanel, stylist: Stylist) -> None:
    click(panel, "night")
    model = panel.grid.model()
    index = next(
        model.index(row, 0)
        for row in range(model.rowCount())
        if model.index(row, 0).data(ENTRY).id == "scream"
    )
    place = plus_area(panel.grid.visualRect(index)).center()
    QTest.mouseClick(panel.grid.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert stylist.choice.mix == (("night", 1.0), ("scream", 0.5))


def test_settings_change_the_choice(panel: StylePanel, stylist: Stylist) -> None:
    settings = panel.settings
    settings.strength.changed.emit(40.0)
    settings.colours.click()
    settings.model.chosen.emit(1)
    expected = replace(stylist.choice, strength=0.4, keep_colours=True, fine=True)
    assert stylist.choice == expected and not stylist.live


def test_a_search_leaves_what_fits(panel: StylePanel) -> None:
    panel.search.setText("munch")
    model = panel.grid.model()
    shown = [
        model.index(row, 0).data(ENTRY).id
        for row in range(model.rowCount())
        if not panel.grid.isRowHidden(row)
    ]
    assert shown == ["", "scream"], "and the tile that asks for a picture"


def test_a_dropped_picture_lends_its_manner(
    qtbot, panel: StylePanel, stylist: Stylist, tmp_path: Path
) -> None:
    path = tmp_path / "sea.png"
    save_still(path, np.full((40, 50, 3), (20, 60, 180), np.uint8))
    drop(panel, path)
    qtbot.waitUntil(lambda: stylist.looking.current)
    assert stylist.choice.picture == str(path) and panel.foot.title.text() == "sea"
    qtbot.waitUntil(lambda: weights(panel) == {str(path): 1.0})


def drop(panel: StylePanel, path: Path) -> bool:
    """Drag a file over the panel and let go. Returns whether it was welcome."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(50, 50), copy, data, LEFT, none)
    enter.ignore()
    panel.dragEnterEvent(enter)
    if enter.isAccepted():
        panel.dropEvent(QDropEvent(QPointF(50, 50), copy, data, LEFT, none))
    return enter.isAccepted()


def test_it_says_which_model_is_missing(panel: StylePanel, stylist: Stylist) -> None:
    assert not panel.missing.isVisibleTo(panel)
    stylist.set_shelf(replace(SHELF, models=frozenset({"styles"})))
    assert "style-any" in panel.missing.text() and panel.missing.isVisibleTo(panel)
    assert not drop(panel, Path("sea.png"))
    stylist.set_shelf(replace(SHELF, styles=(), models=frozenset()))
    assert "No style is installed" in panel.missing.text()
