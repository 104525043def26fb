"""Several documents in the real window: tabs, what each is found with, where answers land."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import PixelLayer
from editor.core.raster import raster_from
from editor.media.autosave import Autosave
from editor.media.files import open_document
from editor.media.still import save_still
from editor.ui.documents.documents import Documents
from editor.ui.documents.feature import Tabs
from editor.ui.documents.marks import Mark
from editor.ui.documents.sheet import Sheet
from editor.ui.layers.layer_mime import forget, put
from editor.ui.window import Window
from tests import fakes
from tests.core.pictures import painted
from tests.ui.window.conftest import MakeWindow, garbage, make_window, window

__all__ = ["garbage", "make_window", "window"]

HOLE = Rect(20, 20, 12, 10)


def _flat(level: int, name: str) -> Document:
    size = Size(120, 90)
    pixels = np.full((size.h, size.w, 4), (level, level, level, 255), np.uint8)
    return Document(size, (PixelLayer(name, pixels=raster_from(pixels)),))


def _tabs(window: Window) -> Tabs:
    return next(feature for feature in window.features if isinstance(feature, Tabs))


@pytest.fixture
def documents(window: Window) -> Documents:
    """Those of a window in which "dark" and "light" are open, light in front."""
    window.session.files.show(_flat(40, "Dark"), None, "dark")
    window.session.files.show(_flat(200, "Light"), None, "light")
    return window.session.files.documents


def _titles(window: Window) -> list[str]:
    bar = _tabs(window).strip.bar
    return [bar.tabText(place) for place in range(bar.count())]


def test_tabs_show_once_there_are_two_and_follow_clicks_and_keys(
    qtbot, window: Window, documents: Documents
) -> None:
    strip = _tabs(window).strip
    assert strip.isVisible()
    assert _titles(window) == ["dark", "light"]
    dark, light = documents.sheets
    QTest.mouseClick(strip.bar, Qt.MouseButton.LeftButton, pos=strip.bar.tabRect(0).center())
    assert documents.front is dark
    assert window.session.history.document.layers[0].name == "Dark"
    assert "dark" in window.windowTitle()
    qtbot.waitUntil(window.actions_["document_next"].isEnabled)
    window.actions_["document_next"].trigger()
    assert documents.front is light
    window.actions_["document_next"].trigger()
    assert documents.front is dark, "round the end"
    documents.close(light)
    assert not strip.isVisible()


def test_each_document_comes_back_as_it_was_left(window: Window, documents: Documents) -> None:
    dark, light = documents.sheets
    history, canvas, tools = window.session.history, window.canvas, window.session.tools
    window.layers.add()
    steps, active = history.steps, tools.active_layer
    canvas.set_view(canvas.view.zoomed(3.0).rotated(30.0))
    view = canvas.view
    documents.bring(dark)
    assert history.steps == ("Open",)
    assert canvas.view.degrees == 0.0, "the other one was never turned"
    assert history.undo() is None
    documents.bring(light)
    assert (history.steps, tools.active_layer, canvas.view) == (steps, active, view)
    assert history.undo() == "New layer"


def test_the_canvas_shows_the_document_in_front(
    qtbot, window: Window, documents: Documents
) -> None:
    for sheet, level in zip(documents.sheets, (40, 200), strict=True):
        documents.bring(sheet)
        middle = window.canvas.grab().toImage().pixelColor(window.canvas.rect().center())
        assert abs(middle.red() - level) <= 1


def _ask(window: Window, sheet: Sheet, model: str, count: int = 1) -> None:
    documents, history = window.session.files.documents, window.session.history
    documents.bring(sheet)
    base = history.committed
    history.commit("Paint mask", base.with_mask(painted(base.mask, HOLE, 255)))
    window.session.studio.model = model
    window.session.studio.inpaint(count)


@pytest.fixture
def behaving(make_window: MakeWindow) -> Window:
    """A window whose engine answers as the model's name says, with dark and light open."""
    window = make_window(fakes.behave)
    window.session.files.show(_flat(40, "Dark"), None, "dark")
    window.session.files.show(_flat(200, "Light"), None, "light")
    return window


def test_an_answer_lands_in_its_own_document(qtbot, behaving: Window) -> None:
    session, tabs = behaving.session, _tabs(behaving)
    dark, light = session.files.documents.sheets
    _ask(behaving, dark, "mean")
    session.files.documents.bring(light)
    assert tabs._mark(dark) is Mark.WORKING
    untouched = session.history.committed
    qtbot.waitUntil(lambda: "Inpaint" in dark.past.steps)
    assert session.history.committed is untouched
    assert light.past.steps == ("Open",)
    assert tabs._mark(dark) is Mark.NEWS
    assert "dark" in behaving.status.hint.text()
    session.files.documents.bring(dark)
    assert tabs._mark(dark) is Mark.UNSAVED
    assert session.history.undo() == "Inpaint"


def test_answers_wait_in_their_own_document(qtbot, behaving: Window) -> None:
    session = behaving.session
    dark, light = session.files.documents.sheets
    _ask(behaving, dark, "mean", 3)
    session.files.documents.bring(light)
    qtbot.waitUntil(lambda: len(session.studio.asking(dark.past).answers) == 3)
    assert session.studio.answers == ()
    assert not behaving.strip.isVisible()
    session.studio.keep()
    assert light.past.steps == ("Open",)
    session.files.documents.bring(dark)
    assert behaving.strip.isVisible() and len(behaving.strip.cards) == 3
    qtbot.waitUntil(lambda: session.history.document is not session.history.committed)
    session.studio.keep()
    assert session.history.undo_label == "Inpaint"


def test_two_documents_may_ask_at_once(qtbot, behaving: Window) -> None:
    dark, light = behaving.session.files.documents.sheets
    _ask(behaving, dark, "mean")
    _ask(behaving, light, "mean")
    for sheet in (dark, light):
        qtbot.waitUntil(lambda sheet=sheet: "Inpaint" in sheet.past.steps)
        assert len(sheet.document.layers) == 2


def test_a_closed_document_takes_its_request_along(qtbot, behaving: Window) -> None:
    session = behaving.session
    dark, light = session.files.documents.sheets
    _ask(behaving, dark, "slow")
    (ticket,) = session.worker.tickets()
    session.files.documents.bring(light)
    session.files.documents.close(dark)
    qtbot.waitUntil(lambda: ticket.cancelled)
    assert session.files.documents.sheets == (light,)
    assert light.past.steps == ("Open",)


# ---- opening


def _photo(folder: Path, name: str, level: int) -> Path:
    save_still(folder / name, np.full((60, 80, 3), level, np.uint8))
    return folder / name


def test_a_file_that_is_open_comes_in_front(qtbot, window: Window, tmp_path: Path) -> None:
    a, b = (_photo(tmp_path, name, level) for name, level in (("a.png", 10), ("b.png", 90)))
    for path in (a, b):
        with qtbot.waitSignal(window.session.files.opened):
            window.desk.open(path)
    documents = window.session.files.documents
    assert _titles(window) == ["a.png", "b.png"]
    window.desk.open(a)
    assert len(documents.sheets) == 2
    assert documents.front is documents.sheets[0]
    assert _tabs(window).strip.bar.tabToolTip(0) == str(a)


def test_files_dropped_on_the_tabs_open_beside(
    qtbot, window: Window, documents: Documents, tmp_path: Path
) -> None:
    path = _photo(tmp_path, "dropped.png", 5)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    none = Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none
    )
    with qtbot.waitSignal(window.session.files.opened):
        _tabs(window).strip.bar.dropEvent(drop)
    assert _titles(window) == ["dark", "light", "dropped.png"]
    assert documents.front is documents.sheets[2]


def test_a_layer_that_is_read_lands_where_it_was_asked_for(
    qtbot, window: Window, documents: Documents, tmp_path: Path
) -> None:
    dark, light = documents.sheets
    documents.bring(dark)
    window.session.files.open_as_layer(_photo(tmp_path, "above.png", 5))
    documents.bring(light)
    qtbot.waitUntil(lambda: len(dark.document.layers) == 2)
    assert len(light.document.layers) == 1
    assert dark.past.steps == ("Open", "Open as layer")


def test_tabs_keep_the_order_they_are_dragged_into(window: Window, documents: Documents) -> None:
    dark, light = documents.sheets
    _tabs(window).strip.bar.moveTab(0, 1)
    assert documents.sheets == (light, dark)
    assert _titles(window) == ["light", "dark"]
    documents.bring(dark)
    assert _tabs(window).strip.bar.currentIndex() == 1


# ---- closing


def _middle_click(window: Window, place: int) -> None:
    bar = _tabs(window).strip.bar
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(place).center())


def test_a_middle_click_closes_and_asks_where_something_is_unsaved(
    qtbot, window: Window, documents: Documents
) -> None:
    _dark, light = documents.sheets
    window.layers.add()
    _middle_click(window, 0)
    assert documents.sheets == (light,)
    window.session.files.show(_flat(90, "Grey"), None, "grey")
    _middle_click(window, 0)
    assert documents.front is light, "it comes in front to be asked about"
    assert "light" in window.desk.question.findChildren(QLabel)[0].text()
    window.desk.question.discard.click()
    assert [sheet.given for sheet in documents.sheets] == ["grey"]


def test_quitting_asks_once_for_all(
    qtbot, window: Window, documents: Documents, tmp_path: Path, monkeypatch
) -> None:
    places = iter((tmp_path / "one.ora", tmp_path / "two.ora"))
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (str(next(places)), ""))
    )
    for sheet in documents.sheets:
        documents.bring(sheet)
        window.layers.add()
    window.close()
    question = window.desk.question
    words = question.findChildren(QLabel)[0].text()
    assert window.isVisible() and "dark" in words and "light" in words
    question.cancel.click()
    assert window.isVisible()
    window.close()
    window.desk.question.save.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    for name, layer in (("one", "Dark"), ("two", "Light")):
        saved = open_document(tmp_path / f"{name}.ora").document
        assert saved.layers[0].name == layer
        assert len(saved.layers) == 2


def test_discarding_all_leaves_nothing_to_recover(
    qtbot, window: Window, documents: Documents, tmp_path: Path
) -> None:
    for sheet in documents.sheets:
        documents.bring(sheet)
        window.layers.add()
    window.session.safety.store()
    qtbot.waitUntil(lambda: not window.session.background.busy)
    folder = tmp_path / "state" / "autosave"
    assert len(list(folder.glob("session-*/manifest.json"))) == 2
    window.close()
    window.desk.question.discard.click()
    assert not window.isVisible()
    assert Autosave(folder).recoverable() == []


# ---- safety


def _crash(folder: Path, *documents: Document) -> None:
    """As the system does for a dead process: the locks are gone, the files stay."""
    for number, document in enumerate(documents):
        autosave = Autosave(folder)
        autosave.store(document, Path(f"/pictures/{number}.png"))
        autosave.close()


def test_all_documents_come_back_after_a_crash(
    qtbot, make_window: MakeWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "state" / "autosave"
    _crash(folder, _flat(40, "Dark"), _flat(200, "Light"))
    window = make_window()
    qtbot.waitUntil(window.stage.message.isVisible)
    assert "0.png" in window.stage.message.text and "1.png" in window.stage.message.text
    window.stage.message.retry_button.click()
    documents = window.session.files.documents
    qtbot.waitUntil(lambda: len(documents.sheets) == 2)
    assert {sheet.document.layers[0].name for sheet in documents.sheets} == {"Dark", "Light"}
    assert len(documents.unsaved) == 2
    assert len(list(folder.glob("session-*/manifest.json"))) == 2, "they stay until stored anew"
    window.session.safety.store()
    qtbot.waitUntil(lambda: not window.session.background.busy)
    assert len(list(folder.glob("session-*/manifest.json"))) == 2


def test_each_document_is_stored_and_one_that_is_closed_is_forgotten(
    qtbot, window: Window, documents: Documents, tmp_path: Path
) -> None:
    dark, light = documents.sheets
    for sheet in (dark, light):
        documents.bring(sheet)
        window.layers.add()
    window.session.safety.store()
    qtbot.waitUntil(lambda: not window.session.background.busy)
    folder = tmp_path / "state" / "autosave"
    assert len(list(folder.glob("session-*/manifest.json"))) == 2
    documents.close(dark)
    qtbot.waitUntil(lambda: not window.session.background.busy)
    assert len(list(folder.glob("session-*/manifest.json"))) == 1
    crashed = Autosave(folder)
    assert crashed.recoverable() == [], "the one that is open is not offered"


def test_many_steps_are_stored_without_a_rest(
    qtbot, window: Window, documents: Documents, tmp_path: Path
) -> None:
    folder = tmp_path / "state" / "autosave"
    for _ in range(25):
        window.layers.add()
        window.session.files.state_changed.emit()
    qtbot.waitUntil(lambda: len(list(folder.glob("session-*/manifest.json"))) == 1)


def _drop(data: QMimeData, at: QPointF) -> QDropEvent:
    left, no_key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(at, Qt.DropAction.CopyAction, data, left, no_key)


def test_layers_dropped_on_a_tab_are_copied_there(window: Window, documents: Documents) -> None:
    dark, light = documents.sheets
    bar = _tabs(window).strip.bar
    data = QMimeData()
    token = put(data, light.document.layers, light.document)
    bar.dropEvent(_drop(data, QPointF(bar.tabRect(0).center())))
    forget(token)
    assert [layer.name for layer in dark.document.layers] == ["Dark", "Light"]
    assert dark.document.layers[1].id != light.document.layers[0].id
    assert dark.past.steps == ("Open", "Drop layers")
    assert light.past.steps == ("Open",)


def test_layers_dropped_on_the_canvas_are_copied_into_the_document_in_front(
    window: Window, documents: Documents
) -> None:
    dark, light = documents.sheets
    documents.bring(dark)
    for source in (dark, light):  # its own layers lie there already
        data = QMimeData()
        token = put(data, source.document.layers, source.document)
        window.canvas.dropEvent(_drop(data, QPointF(40.0, 40.0)))
        forget(token)
    assert [layer.name for layer in dark.document.layers] == ["Dark", "Light"]
    assert dark.past.steps == ("Open", "Drop layers")
    assert light.past.steps == ("Open",)


def test_a_drag_that_rests_on_a_tab_brings_it_in_front(
    qtbot, window: Window, documents: Documents
) -> None:
    dark, _light = documents.sheets
    bar = _tabs(window).strip.bar
    bar._hover(bar.tabRect(0).center())
    qtbot.waitUntil(lambda: documents.front is dark)
