"""Rows of the layers panel under the mouse: several chosen, masks, drag and drop, pictures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView

from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import AdjustmentLayer, GroupLayer, LayerId, PixelLayer
from editor.core.raster import Raster
from editor.ui.layers import layer_mime
from editor.ui.layers.layering import Layering
from editor.ui.panels.row import SHOWN, Row, eye_area, mask_area, picture_area
from editor.ui.panels.tree import ID, LayerTree
from editor.ui.tools import Tool
from editor.ui.window import Window
from tests.core.pictures import noisy, painted
from tests.ui.window.conftest import stroke

Three = tuple[LayerId, LayerId, LayerId]
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)
HALF = painted(Raster(1), Rect(0, 0, 300, 400), 255)


def _rect(tree: LayerTree, id: LayerId):
    item = tree.item_of(id)
    assert item is not None
    return tree.visualItemRect(item)


def _shown(tree: LayerTree, id: LayerId) -> Row:
    item = tree.item_of(id)
    assert item is not None
    row = item.data(0, SHOWN)
    assert isinstance(row, Row)
    return row


def _click(tree: LayerTree, at: QPoint, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(tree.viewport(), LEFT, held, at)


def _name(tree: LayerTree, id: LayerId) -> QPoint:
    return _rect(tree, id).center() + QPoint(30, 0)


def _mask(qtbot, tree: LayerTree, id: LayerId) -> QPoint:
    qtbot.waitUntil(lambda: _shown(tree, id).mask is not None)
    return mask_area(_rect(tree, id), _shown(tree, id)).center()


# ---- several


def test_control_and_shift_choose_several(opened: Window, tree: LayerTree, three: Three) -> None:
    a, b, c = three
    _click(tree, _name(tree, a))
    _click(tree, _name(tree, c), CONTROL)
    assert opened.layers.selected == (a, c) and opened.layers.active_id == c
    _click(tree, _name(tree, a))
    _click(tree, _name(tree, c), SHIFT)
    assert opened.layers.selected == (a, b, c)
    _click(tree, _name(tree, b))
    assert opened.layers.selected == (b,)


def test_what_is_chosen_is_changed_together(
    opened: Window, tree: LayerTree, three: Three, history: History
) -> None:
    a, b, c = three
    opened.layers.choose(c, (b, c))
    opened.layers.set_opacity(0.5)
    opened.layers.toggle_visible()
    layers = history.committed.layers
    assert [layer.opacity for layer in layers] == [1.0, 0.5, 0.5]
    assert [layer.visible for layer in layers] == [True, False, False]
    opened.layers.delete()
    assert [layer.id for layer in history.committed.layers] == [a]
    assert opened.layers.active_id == a
    for _ in range(3):
        history.undo()
    assert [(x.opacity, x.visible) for x in history.committed.layers] == [(1.0, True)] * 3


def test_grouping_and_ungrouping(
    opened: Window, tree: LayerTree, three: Three, history: History
) -> None:
    a, b, c = three
    opened.layers.choose(c, (b, c))
    opened.actions_["layer_group_selected"].trigger()
    group = history.committed.layers[-1]
    assert isinstance(group, GroupLayer) and [x.id for x in group.layers] == [b, c]
    assert opened.layers.active_id == group.id
    opened.layers.ungroup()
    assert [layer.id for layer in history.committed.layers] == [a, b, c]
    assert opened.layers.selected == (b, c)


def test_alt_on_the_eye_shows_one_alone_and_all_again(
    qtbot, opened: Window, tree: LayerTree, three: Three, history: History
) -> None:
    _, b, c = three
    opened.layers.toggle_visible(c)
    _click(tree, eye_area(_rect(tree, b)).center(), ALT)
    assert [layer.visible for layer in history.committed.layers] == [False, True, False]
    _click(tree, eye_area(_rect(tree, b)).center(), ALT)
    assert [layer.visible for layer in history.committed.layers] == [True, True, False]


def test_the_keyboard_moves_a_layer_into_a_group_and_out(
    opened: Window, three: Three, history: History
) -> None:
    a, b, c = three
    opened.layers.choose(c)
    opened.layers.group_selected()
    opened.layers.choose(b)
    opened.layers.shift(1)
    group = history.committed.layers[-1]
    assert isinstance(group, GroupLayer) and [x.id for x in group.layers] == [b, c]
    opened.layers.shift(-1)
    assert [layer.id for layer in history.committed.layers] == [a, b, group.id]


# ---- masks


@pytest.fixture
def masked(opened: Window, history: History, three: Three) -> LayerId:
    """The picture, with a mask that shows its left half."""
    id = three[0]
    opened.layers.choose(id)
    layer = replace(history.committed.layer(id), mask=HALF)
    history.commit("Layer mask", history.committed.with_layer(layer))
    return id


def test_a_click_on_a_mask_lets_the_brush_paint_on_it(
    qtbot, opened: Window, tree: LayerTree, masked: LayerId, history: History
) -> None:
    tools = opened.session.tools
    _click(tree, _mask(qtbot, tree, masked))
    assert tools.on_mask and opened.layers.active_id == masked
    tools.tool, tools.colour = Tool.BRUSH, (128, 128, 128)
    pixels = history.committed.layer(masked).pixels  # type: ignore[attr-defined]
    stroke(opened.canvas, (100, 200), (180, 200))
    layer = history.committed.layer(masked)
    assert isinstance(layer, PixelLayer) and layer.mask is not None
    assert layer.pixels is pixels and history.steps[-1] == "Paint layer mask"
    assert layer.mask.read(Rect(140, 200, 1, 1))[0, 0, 0] == 128  # grey: half shown
    _click(tree, picture_area(_rect(tree, masked), _shown(tree, masked)).center())
    assert not tools.on_mask


def test_keys_on_a_mask_switch_select_and_look(
    qtbot, opened: Window, tree: LayerTree, masked: LayerId, history: History, layering: Layering
) -> None:
    at = _mask(qtbot, tree, masked)
    _click(tree, at, SHIFT)
    assert not history.committed.layer(masked).mask_on
    qtbot.waitUntil(lambda: not _shown(tree, masked).mask_on)
    _click(tree, at, CONTROL)
    assert np.array_equal(
        history.committed.mask.read(Rect(0, 0, 600, 400)), HALF.read(Rect(0, 0, 600, 400))
    )
    _click(tree, at, ALT)
    assert layering.view.id == masked
    picture = opened.canvas.grab().toImage()
    for x, wanted in ((150, 255), (450, 0)):
        point = opened.canvas.view.to_view(QPointF(x, 200)).toPoint()
        ratio = picture.devicePixelRatio()
        assert abs(picture.pixelColor(point * ratio).red() - wanted) <= 2  # Qt's smoothing
    opened.layers.choose(history.committed.layers[-1].id)
    assert layering.view.id is None  # another layer is worked on


def test_control_on_a_picture_selects_where_it_is(
    qtbot, opened: Window, tree: LayerTree, three: Three, history: History
) -> None:
    area = Rect(10, 20, 60, 40)
    layer = replace(history.committed.layer(three[2]), pixels=painted(Raster(4), area, 255))
    history.commit("Brush", history.committed.with_layer(layer))
    tree.show_document(history.committed, three[0])
    at = picture_area(_rect(tree, three[2]), _shown(tree, three[2])).center()
    active = opened.layers.active_id
    _click(tree, at, CONTROL)
    qtbot.waitUntil(lambda: history.committed.mask.extent() == area)
    assert opened.layers.active_id == active  # a click on the picture only
    _click(tree, at, CONTROL | ALT)
    qtbot.waitUntil(lambda: history.committed.mask.extent().empty)


# ---- pictures


def test_pictures_of_rows_come_when_the_hand_rests(
    qtbot, opened: Window, tree: LayerTree, three: Three, history: History
) -> None:
    qtbot.waitUntil(lambda: tree.renewal.done)
    before = _shown(tree, three[2]).picture.toImage()
    layer = history.committed.layer(three[2])
    red = noisy(600, 400, seed=4, opaque=True)
    painted_ = history.committed.with_layer(replace(layer, pixels=red))
    history.preview(painted_)
    QTest.qWait(150)
    assert _shown(tree, three[2]).picture.toImage() == before  # a stroke goes on
    history.commit("Brush", painted_)
    qtbot.waitUntil(lambda: _shown(tree, three[2]).picture.toImage() != before)


def test_only_rows_that_changed_are_made_anew(
    qtbot, opened: Window, tree: LayerTree, three: Three, history: History, monkeypatch
) -> None:
    qtbot.waitUntil(lambda: tree.renewal.done)
    filled: list[LayerId] = []
    put = tree._put
    monkeypatch.setattr(
        tree, "_put", lambda item, layer, row: (filled.append(layer.id), put(item, layer, row))
    )
    opened.layers.choose(three[1])
    opened.layers.set_opacity(0.4)
    opened.layers_panel.show_layers()
    assert set(filled) == {three[1], three[2]}  # the changed one, and who was active before


def test_adjustments_and_groups_have_signs_and_adjustments_open(
    qtbot, opened: Window, tree: LayerTree, history: History
) -> None:
    layers = (AdjustmentLayer("Levels"), GroupLayer("Group", pass_through=True))
    document = replace(history.committed, layers=(*history.committed.layers, *layers))
    history.commit("New", document)
    qtbot.waitUntil(lambda: len(list(tree.items())) == 3)
    assert _shown(tree, layers[1].id).detail == "Pass through"
    with qtbot.waitSignal(tree.opened) as heard:
        at = _name(tree, layers[0].id)
        QTest.mouseDClick(tree.viewport(), LEFT, NONE, at)
    assert heard.args == [layers[0].id]


# ---- drag and drop


def _dropped(
    tree: LayerTree,
    mime: QMimeData,
    at: QPoint,
    source: object = None,
    held: Qt.KeyboardModifier = NONE,
) -> QDropEvent:
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    event = QDropEvent(QPointF(at), actions, mime, LEFT, held)
    event.source = lambda: source  # type: ignore[method-assign]
    tree.dropEvent(event)
    return event


def test_several_rows_are_dragged_together(
    qtbot, opened: Window, tree: LayerTree, three: Three, history: History, monkeypatch
) -> None:
    a, b, c = three
    opened.layers.choose(c)
    opened.layers.group_selected()
    group = history.committed.layers[-1]
    qtbot.waitUntil(lambda: len(list(tree.items())) == 4)
    opened.layers.choose(b, (a, b))
    opened.layers_panel.show_layers()
    mime = tree.mimeData(tree.selectedItems())
    monkeypatch.setattr(
        tree, "dropIndicatorPosition", lambda: QAbstractItemView.DropIndicatorPosition.OnItem
    )
    _dropped(tree, mime, _name(tree, group.id), tree)
    (whole,) = history.committed.layers
    assert isinstance(whole, GroupLayer) and [x.id for x in whole.layers] == [c, a, b]


def test_layers_of_another_document_are_copied_into_the_middle(
    opened: Window, tree: LayerTree, history: History
) -> None:
    pixels = painted(Raster(4), Rect(0, 0, 20, 20), 255)
    other = Document(Size(20, 20), (PixelLayer("Guest", pixels=pixels),))
    mime = QMimeData()
    token = layer_mime.put(mime, other.layers, other)
    _dropped(tree, mime, _name(tree, history.committed.layers[0].id))
    guest = next(x for x in history.committed.layers if x.name == "Guest")
    assert guest.id != other.layers[0].id and isinstance(guest, PixelLayer)
    assert guest.pixels.extent() == Rect(290, 190, 20, 20)
    layer_mime.forget(token)
    assert layer_mime.take(mime) is None


def test_rows_dragged_with_control_are_copied(
    opened: Window, tree: LayerTree, three: Three, history: History, monkeypatch
) -> None:
    a, b, c = three
    opened.layers.choose(a)
    opened.layers_panel.show_layers()
    mime = tree.mimeData(tree.selectedItems())
    monkeypatch.setattr(
        tree, "dropIndicatorPosition", lambda: QAbstractItemView.DropIndicatorPosition.AboveItem
    )
    _dropped(tree, mime, _name(tree, b), tree, CONTROL)
    layers = history.committed.layers
    assert [layer.id for layer in layers if layer.id in three] == [a, b, c]
    assert layers.index(history.committed.layer(b)) == 1
    assert layers[2].id not in three
    assert layers[2].pixels is history.committed.layer(a).pixels  # the same tiles
    assert history.undo_label == "Duplicate layer"


def test_files_dropped_on_the_rows_are_opened_as_layers(
    qtbot, opened: Window, tree: LayerTree, photo, history: History
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    _dropped(tree, mime, QPoint(40, 20))
    qtbot.waitUntil(lambda: len(history.committed.layers) == 2)


def test_rows_hold_ids_only(tree: LayerTree, three: Three) -> None:
    assert [item.data(0, ID) for item in tree.items()] == list(reversed(three))
