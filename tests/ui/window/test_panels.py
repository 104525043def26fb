"""Panels and commands: layers, masks, history, colours, sliders, the empty state."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QWidget

from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, GroupLayer
from editor.core.raster import raster_from
from editor.render.compositor import flatten
from editor.ui.application import install_language
from editor.ui.controls.picker import ColourPicker
from editor.ui.controls.slider import Scale, Slider
from editor.ui.dock_heights import KEEPER, LEAST
from editor.ui.docks import ARRANGEMENTS, DockTitle
from editor.ui.panels.row import eye_area, lock_area
from editor.ui.panels.steps import LABELS
from editor.ui.panels.thumbs import sampled
from editor.ui.panels.tree import ID, LayerTree
from editor.ui.qimage import to_array
from editor.ui.theme import colour
from editor.ui.window import Window
from editor.ui.workspaces import LATENTS, NAMES, PAINT, VIDEO, Workspaces
from tests.ui.window.conftest import MakeWindow, stroke

Drop = QAbstractItemView.DropIndicatorPosition


@pytest.fixture
def layered(qtbot, opened: Window) -> Window:
    """The picture, a layer above it, a group on top."""
    opened.layers.add()
    opened.layers.add_group()
    qtbot.waitUntil(lambda: len(list(opened.layers_panel.tree.items())) == 3)
    return opened


def middle(tree: LayerTree, row: int) -> QPoint:
    return tree.visualItemRect(list(tree.items())[row]).center()


def place(tree: LayerTree, dragged: int, onto: int, where: Drop) -> object:
    """Where the tree would put a row dropped at another."""
    items = list(tree.items())
    tree.setCurrentItem(items[dragged])
    return tree.drop_place(middle(tree, onto), where)


def test_a_row_goes_where_it_is_dropped(layered: Window) -> None:
    tree = layered.layers_panel.tree
    group, layer, photo = (item.data(0, ID) for item in tree.items())
    assert place(tree, 2, 1, Drop.AboveItem) == (1, None)
    assert place(tree, 1, 2, Drop.BelowItem) == (0, None)
    assert place(tree, 1, 0, Drop.OnItem) == (0, group)
    assert place(tree, 0, 0, Drop.OnItem) is None  # not into itself
    layered.layers.move(layer, 0, group)
    layered.layers_panel.show_layers()
    assert place(tree, 0, 1, Drop.OnItem) is None  # nor into what it holds
    assert place(tree, 2, 1, Drop.AboveItem) == (1, group)
    assert photo == layered.session.history.committed.layers[0].id


def test_a_real_drag_reorders(qtbot, layered: Window) -> None:
    tree, history = layered.layers_panel.tree, layered.session.history
    before = [layer.id for layer in history.committed.layers]
    tree.setCurrentItem(list(tree.items())[2])
    layered.layers.move(before[0], *tree.drop_place(middle(tree, 1), Drop.AboveItem))
    assert [layer.id for layer in history.committed.layers] == [before[1], before[0], before[2]]
    history.undo()
    assert [layer.id for layer in history.committed.layers] == before


def test_eye_and_lock_are_one_click(qtbot, layered: Window) -> None:
    tree, history = layered.layers_panel.tree, layered.session.history
    rect = tree.visualItemRect(list(tree.items())[2])
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(tree.viewport(), left, pos=eye_area(rect).center())
    assert not history.committed.layers[0].visible
    assert history.steps[-1] == "Hide layer"
    QTest.mouseClick(tree.viewport(), left, pos=lock_area(rect).center())
    assert history.committed.layers[0].locked
    assert history.committed.layers[0].id != layered.layers.active_id  # a click on a sign only


def test_opacity_previews_then_is_one_step(qtbot, opened: Window, picture: np.ndarray) -> None:
    panel, history = opened.layers_panel, opened.session.history
    panel.opacity.changed.emit(50.0)
    assert history.document.layers[0].opacity == 0.5
    assert history.committed.layers[0].opacity == 1.0
    panel.opacity.released.emit(40.0)
    assert history.committed.layers[0].opacity == 0.4
    assert history.steps == ("Open", "Opacity")


def test_blend_modes_are_all_there(qtbot, layered: Window) -> None:
    panel, history = layered.layers_panel, layered.session.history
    values = {panel.blend.itemData(row) for row in range(panel.blend.count())} - {None}
    assert values == {*(mode.value for mode in BlendMode), "pass-through"}  # the group's own
    panel.blend.activated.emit(panel.blend.findData(BlendMode.MULTIPLY.value))
    assert history.committed.layers[-1].blend is BlendMode.MULTIPLY
    qtbot.waitUntil(lambda: panel.blend.currentData() == BlendMode.MULTIPLY.value)


def test_commands_on_layers(qtbot, opened: Window, picture: np.ndarray) -> None:
    commands, history = opened.layers, opened.session.history
    commands.duplicate()
    assert [layer.name for layer in history.committed.layers] == ["lake", "lake copy"]
    assert commands.active.name == "lake copy"
    commands.shift(-1)
    assert [layer.name for layer in history.committed.layers] == ["lake copy", "lake"]
    commands.shift(-1)  # it lies lowest already
    commands.shift(1)
    opened.actions_["layer_merge"].trigger()
    qtbot.waitUntil(lambda: len(history.committed.layers) == 1)
    assert (flatten(history.committed, history.committed.bounds) == picture).all()
    commands.add()
    opened.actions_["layer_flatten"].trigger()
    qtbot.waitUntil(lambda: len(history.committed.layers) == 1)
    commands.delete()
    assert history.committed.layers == ()
    commands.delete()
    qtbot.waitUntil(lambda: not opened.actions_["layer_delete"].isEnabled())


def test_a_locked_layer_is_not_deleted_but_told_of(qtbot, opened: Window) -> None:
    opened.layers.toggle_locked()
    opened.layers.delete()
    assert len(opened.session.history.committed.layers) == 1
    assert "locked" in opened.status.hint.text()


def test_a_layer_mask_shows_the_layer_only_there(qtbot, opened: Window) -> None:
    history = opened.session.history
    assert not opened.actions_["layer_mask_selection"].isEnabled()
    stroke(opened.canvas, (200, 200), (260, 210))
    qtbot.waitUntil(opened.actions_["layer_mask_selection"].isEnabled)
    opened.actions_["layer_mask_selection"].trigger()
    shown = flatten(history.committed, history.committed.bounds)
    assert shown[200, 230, 3] == 255
    assert shown[10, 10, 3] == 0
    qtbot.waitUntil(opened.actions_["layer_mask_remove"].isEnabled)
    opened.actions_["layer_mask_remove"].trigger()
    assert flatten(history.committed, Rect(10, 10, 1, 1))[0, 0, 3] == 255


def test_masks_are_added_chosen_renamed_and_deleted(qtbot, opened: Window) -> None:
    masks, history, panel = opened.masks, opened.session.history, opened.masks_panel
    masks.add()
    assert history.committed.active_mask == "Mask 2"
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    panel.list.setCurrentRow(0)
    assert history.committed.active_mask == "Mask"
    masks.rename("Mask", "Mask 2")
    assert "there already" in opened.status.hint.text()
    panel.list.item(0).setText("Cables")
    assert set(history.committed.masks) == {"Cables", "Mask 2"}
    masks.delete()
    assert set(history.committed.masks) == {"Mask 2"}
    masks.select_all()
    masks.delete()  # the last one is emptied
    assert not history.committed.mask.tiles


def test_grow_shrink_feather_ask_and_do(qtbot, opened: Window) -> None:
    stroke(opened.canvas, (200, 200), (260, 210))
    history = opened.session.history
    before = history.committed.mask.extent()
    form = opened.masks.ask("grow")
    form.slider.show_value(5)
    form.do.click()
    qtbot.waitUntil(lambda: history.steps[-1] == "Grow selection")
    after = history.committed.mask.extent()
    assert after == before.padded(5)
    opened.masks.shrink(5)
    qtbot.waitUntil(lambda: history.steps[-1] == "Shrink selection")
    assert history.committed.mask.extent().w <= before.w + 1
    opened.masks.feather(8)
    qtbot.waitUntil(lambda: history.steps[-1] == "Feather selection")
    values = np.unique(history.committed.mask.read(history.committed.bounds))
    assert len(values) > 20


def test_a_mask_painted_meanwhile_is_not_overwritten(qtbot, opened: Window) -> None:
    stroke(opened.canvas, (200, 200), (260, 210))
    opened.masks.grow(20)
    opened.masks.clear()
    qtbot.waitUntil(lambda: not opened.session.background.busy)
    assert not opened.session.history.committed.mask.tiles
    assert opened.session.history.steps[-1] == "Select nothing"


def test_history_names_steps_and_jumps(qtbot, opened: Window) -> None:
    opened.layers.add()
    opened.masks.select_all()
    panel, history = opened.history_panel, opened.session.history
    qtbot.waitUntil(lambda: panel.list.count() == 3)
    assert set(history.steps) <= set(LABELS)
    panel.list.itemClicked.emit(panel.list.item(0))
    assert history.position == 0
    qtbot.waitUntil(lambda: panel.list.currentRow() == 0)
    assert opened.actions_["redo"].text().startswith("Redo")
    panel.list.itemClicked.emit(panel.list.item(2))
    assert history.position == 2


def test_colour_picker_shows_and_takes(qtbot, opened: Window) -> None:
    picker = ColourPicker(QColor("#3366cc"), opened)
    assert picker.colour.name() == "#3366cc"
    got: list[QColor] = []
    picker.changed.connect(got.append)
    picker._hex.accepted.emit("ff8000")
    assert got[-1].name() == "#ff8000"
    picker._square._choose(0.0, 0.0)
    assert got[-1].name() == "#ffffff"
    picker._hex.accepted.emit("nonsense")
    assert got[-1].name() == "#ffffff"
    picker.close()


def test_brush_colours_go_to_the_tools(qtbot, opened: Window) -> None:
    opened.options.colour.changed.emit(QColor(10, 20, 30))
    assert opened.session.tools.colour == (10, 20, 30)
    opened.session.tools.secondary = (1, 2, 3)
    opened.session.tools.tool = opened.session.tools.tool.BRUSH
    opened.options.swap.click()
    assert opened.session.tools.colour == (1, 2, 3)
    assert opened.options.colour.colour == QColor(1, 2, 3)


@pytest.mark.parametrize(
    "scale", [Scale(1, 2000, " px", 0, 3.0), Scale(0, 100, " %"), Scale(0, 1, "", 2)]
)
def test_a_scale_comes_back(scale: Scale) -> None:
    for share in (0.0, 0.25, 0.5, 1.0):
        assert scale.share(scale.value(share)) == pytest.approx(share)
    assert scale.value(-1) == scale.minimum
    assert scale.value(2) == scale.maximum


def test_a_slider_drags_steps_and_takes_typed_numbers(qtbot) -> None:
    slider = Slider("Size", Scale(0, 100, " px"))
    qtbot.addWidget(slider)
    slider.resize(200, 28)
    slider.show()
    changed: list[float] = []
    released: list[float] = []
    slider.changed.connect(changed.append)
    slider.released.connect(released.append)
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=QPoint(50, 14))
    QTest.mouseMove(slider, QPoint(100, 14))
    QTest.mouseRelease(slider, left, pos=QPoint(100, 14))
    assert changed[0] == 25
    assert released == [50]
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert slider.real == 51
    assert slider.text() == "51 px"
    slider.edit_number()
    slider._field.setText("77.4")
    QTest.keyClick(slider._field, Qt.Key.Key_Return)
    assert slider.real == 77
    slider.edit_number("9")
    QTest.keyClick(slider._field, Qt.Key.Key_Escape)
    assert slider.real == 77
    for digit in (Qt.Key.Key_9, Qt.Key.Key_0):  # a number of one digit is a number too
        QTest.keyClick(slider, digit)
        QTest.keyClick(slider._field, Qt.Key.Key_Return)
        assert slider.text() == f"{chr(digit)} px"
    count = len(changed)
    slider.show_value(3)
    assert len(changed) == count


def test_thumbnails_show_the_canvas(qtbot) -> None:
    pixels = np.zeros((1000, 1500, 4), np.uint8)
    pixels[:, :750] = (200, 10, 10, 255)
    image = sampled(raster_from(pixels), Size(1500, 1000), 100)
    assert 90 <= image.width() <= 400
    assert image.pixelColor(5, 5).red() == 200
    assert image.pixelColor(image.width() - 5, 5).alpha() == 0


def test_names_from_files_are_never_markup(qtbot, window: Window) -> None:
    window.stage.message.error("<b>bold</b> name", lambda: None)
    labels = window.stage.message.findChildren(QLabel)
    texts = [label for label in labels if "<b>" in label.text()]
    assert len(texts) == 1
    assert texts[0].textFormat() is Qt.TextFormat.PlainText


def test_docks_float_close_and_come_back(qtbot, window: Window) -> None:
    dock = window.docks.by_name["layers"]
    title = dock.titleBarWidget()
    assert isinstance(title, DockTitle)
    qtbot.waitUntil(lambda: title.height() == 0)  # the tab says it already
    dock.setFloating(True)
    qtbot.waitUntil(lambda: title.height() > 0)
    dock.close()
    window.actions_["reset_layout"].trigger()
    assert dock.isVisible()
    assert not dock.isFloating()
    qtbot.waitUntil(lambda: title.height() == 0)


def test_tabs_of_workspaces_appear_with_the_second(qtbot) -> None:
    spaces = Workspaces(QWidget())
    qtbot.addWidget(spaces)
    spaces.add("paint", "Paint")
    spaces.show()
    assert not spaces._bar.isVisible()
    spaces.add("video", "Video")
    assert spaces._bar.isVisible()


def test_a_small_window_scrolls_the_empty_state(qtbot, window: Window) -> None:
    window.resize(960, 760)
    assert (window.width(), window.height()) == (960, 760)
    panel = window.heal_panel
    assert panel.height() >= panel.minimumSizeHint().height()  # nothing lies upon another


@pytest.mark.parametrize("place", [0, -1])
def test_a_sample_opens_under_its_title(qtbot, window: Window, place: int) -> None:
    card = window.empty.sample_cards[place]
    with qtbot.waitSignal(window.session.files.opened, timeout=30_000):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert card.path.name not in window.windowTitle()
    assert window.session.history.committed.layers[0].name in window.windowTitle()
    assert Path(card.path).resolve() not in window.session.recent.paths
    assert (window.session.history.committed.timeline.length > 1) == (card.path.suffix == ".mp4")


def test_groups_fold_and_stay_folded(qtbot, layered: Window) -> None:
    tree, history = layered.layers_panel.tree, layered.session.history
    group = history.committed.layers[-1]
    assert isinstance(group, GroupLayer)
    layered.layers.move(history.committed.layers[1].id, 0, group.id)
    layered.layers_panel.show_layers()
    tree.topLevelItem(0).setExpanded(False)
    layered.layers.choose(history.committed.layers[0].id)
    layered.layers.add()
    layered.layers_panel.show_layers()
    assert not tree.item_of(group.id).isExpanded()


def test_every_workspace_keeps_its_own_panels(qtbot, window: Window) -> None:
    docks, settings = window.docks, window.session.settings

    def shown() -> set[str]:
        return {name for name, dock in docks.by_name.items() if not dock.isHidden()}

    for _ in range(2):  # the second time as they were left
        for workspace in (LATENTS, VIDEO, PAINT, VIDEO, LATENTS):
            window.workspaces.choose(workspace)
            groups = ARRANGEMENTS[workspace].groups
            named = {name for group in groups for name in group}
            assert shown() == named & docks.by_name.keys(), workspace
    docks.by_name["mix"].close()
    docks.save(settings)
    docks.reset()
    docks.load(settings)
    assert shown() == {name for group in groups for name in group} - {"mix"}


def test_heal_waits_for_a_picture_and_a_mask(qtbot, window: Window, photo: Path) -> None:
    assert not window.heal_panel.heal.isEnabled()
    with qtbot.waitSignal(window.session.files.opened):
        window.desk.open(photo)
    qtbot.waitUntil(window.actions_["heal"].isEnabled)
    assert not window.heal_panel.heal.isEnabled(), "nothing is to be healed yet"
    window.masks.select_all()
    assert window.heal_panel.heal.isEnabled()
    window.masks.clear()
    assert not window.heal_panel.heal.isEnabled()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_workspace_fits_a_small_screen(
    qtbot, qapp: QApplication, make_window: MakeWindow, language: str
) -> None:
    before = set(qapp.findChildren(QTranslator))
    install_language(qapp, language)
    try:
        window = make_window()
        for workspace in NAMES:
            window.workspaces.choose(workspace)
            qtbot.wait(20)
            least = window.minimumSizeHint()
            assert least.width() <= 1100 and least.height() <= 700, workspace
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)


def test_the_styles_have_room_while_they_are_in_front(qtbot, opened: Window) -> None:
    docks = opened.docks.by_name
    heights = {name: docks[name].height() for name in ("layers", "history")}
    docks["style"].raise_()
    qtbot.waitUntil(lambda: docks["style"].height() > 260)
    assert docks["layers"].height() >= LEAST[KEEPER] - 4
    docks["heal"].raise_()
    for name, height in heights.items():
        qtbot.waitUntil(lambda name=name, height=height: abs(docks[name].height() - height) < 25)


def test_a_slider_with_nothing_in_its_middle_is_filled_from_there(qtbot) -> None:
    slider = Slider("Red", Scale(-1, 1, "", decimals=2))
    qtbot.addWidget(slider)
    slider.resize(200, 28)
    line = colour("accent").getRgb()[:3]

    def lit(value: float) -> list[int]:
        slider.show_value(value)
        row = to_array(slider.grab().toImage())[26, :, :3].astype(int)
        return [int(x) for x in np.flatnonzero(np.abs(row - line).sum(1) < 12)]

    assert lit(0) == []
    right, left = lit(0.5), lit(-0.5)
    assert min(right) >= 98 and abs(max(right) - 150) <= 3
    assert abs(min(left) - 50) <= 3 and max(left) <= 102
    assert len(lit(1)) == len(lit(-1)) > 90
