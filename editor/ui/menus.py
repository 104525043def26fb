"""What stands in the menu bar, in the tool bar, and how it is built from the table of actions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMenuBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from editor.ui.actions import Actions
from editor.ui.flyout import Flyout
from editor.ui.icons import show_icon
from editor.ui.words import marked as T

MENUS: tuple[tuple[str, str, str], ...] = (
    ("file", T("Menus", "&File"),
     "new new_clipboard open open_layer +recent +samples - save save_as revert"
     " export export_again export_many export_psd export_clip export_frame - close_document quit"),
    ("edit", T("Menus", "&Edit"),
     "undo redo history_clear - cut copy copy_merged paste"
     " - fill_foreground fill_background fill_transparent"
     " - colours_swap colours_reset hand_palette brush_settings symmetry symmetry_centre"
     " - tool_transform transform_again transform_mask - palette shortcuts preferences"),
    ("image", T("Menus", "I&mage"),
     "image_size canvas_size - tool_crop crop_selection trim reveal_all"
     " - image_turn_right image_turn_left image_turn_half image_turn"
     " image_flip_across image_flip_down"
     " - image_8_bits image_16_bits - profile_assign profile_convert"),
    ("layer", T("Menus", "&Layer"),
     "+layer_new layer_duplicate layer_rename layer_delete"
     " - +adjust adjust_reset +layer_masks - layer_visible layer_solo layer_lock layer_lock_alpha"
     " layer_clip - +layer_arrange +layer_merging +layer_turn"
     " - styles translate layer_recipe"),
    ("mask", T("Menus", "&Select"),
     "mask_all mask_clear mask_again mask_invert - mask_colours mask_luminance mask_alpha"
     " mask_near mask_similar"
     " - mask_grow mask_shrink mask_feather mask_smooth mask_border"
     " - quick_mask mask_show +mask_look"
     " - mask_add mask_copy mask_rename mask_delete - mask_load mask_save"),
    ("view", T("Menus", "&View"),
     "zoom_in zoom_out zoom_fit zoom_actual - rotate_left rotate_right rotate_reset"
     " - show_before wipe_show wipe_turn - rulers_show guides_show grid_show pixel_grid"
     " - snap_on +snap_to - guide_add guides_clear - +theme +language - full_screen"),
    ("inpaint", T("Menus", "&Inpaint"),
     "heal heal_clip heal_again cancel - context_show +engine +answers roll"
     " - answer_previous answer_next answer_keep answer_mix"),
    ("latents", T("Menus", "L&atents"), "portrait_picture portrait_shuffle - portrait_reset"),
    ("train", T("Menus", "T&rain"), "train_new - train_pause train_stop"),
    ("timeline", T("Menus", "&Timeline"),
     "play shuttle_back pause shuttle_forward - frame_previous frame_next second_previous"
     " second_next jump_previous jump_next go_start go_end - loop mute - mark_in mark_out"
     " marks_clear marker_add - split end_here snap - timeline_in timeline_out timeline_fit"),
    ("window", T("Menus", "&Window"),
     "workspace_paint workspace_latents workspace_video workspace_train"
     " - document_next document_previous - library +panels part_next part_previous"
     " - +layouts layout_lock panels_hide"),
    ("help", T("Menus", "&Help"), "first_steps palette shortcuts - about"),
)  # fmt: skip

SUBMENUS = {
    "recent": T("Menus", "Open recent"),
    "adjust": T("Menus", "New adjustment"),
    "samples": T("Menus", "Try a sample"),
    "mask_look": T("Menus", "Mask shows as"),
    "theme": T("Menus", "Theme"),
    "language": T("Menus", "Language"),
    "engine": T("Menus", "Engine"),
    "answers": T("Menus", "Number of answers"),
    "panels": T("Menus", "Panels"),
    "layouts": T("Menus", "Layouts"),
    "snap_to": T("Menus", "Snap to"),
    "layer_new": T("Menus", "New"),
    "layer_masks": T("Menus", "Layer mask"),
    "layer_arrange": T("Menus", "Arrange"),
    "layer_merging": T("Menus", "Merge"),
    "layer_turn": T("Menus", "Flip and turn"),
}

INSIDE = {
    "adjust":
     "adjust_brightness_contrast adjust_levels adjust_curves adjust_exposure"
     " - adjust_hue_saturation adjust_colour_balance adjust_white_balance adjust_vibrance"
     " adjust_black_white adjust_channel_mixer adjust_gradient_map"
     " - adjust_invert adjust_posterise adjust_threshold - adjust_blur adjust_sharpen adjust_noise",
    "layer_new":
     "layer_add layer_group - layer_via_copy layer_via_cut",
    "layer_arrange": "layer_raise layer_lower - layer_group_selected layer_ungroup",
    "layer_merging": "layer_merge layer_merge_visible layer_stamp layer_flatten",
    "layer_turn":
     "layer_flip_across layer_flip_down layer_turn_right layer_turn_left",
    "layer_masks":
     "layer_mask layer_mask_show layer_mask_hide layer_mask_selection layer_mask_alpha"
     " - layer_mask_paint layer_mask_alone - layer_mask_on layer_mask_link"
     " layer_mask_invert layer_mask_apply layer_mask_remove - select_layer_mask",
    "mask_look": "mask_auto mask_ants mask_tint mask_both",
    "snap_to": "snap_guides snap_grid snap_canvas snap_layers snap_selection",
    "layouts": "layout_save reset_layout",
}  # fmt: skip
"""What stands in submenus from the beginning; the others are filled as things stand."""

TOOLS_WIDTH = 48
TOOLS = (
    "tool_rect|tool_ellipse tool_lasso|tool_polygon tool_wand|tool_smart - tool_mask tool_brush"
    " tool_eraser tool_clone|tool_healing|tool_smudge tool_fill|tool_gradient"
    " tool_eyedropper - tool_move tool_transform|tool_crop tool_pan"
)
"""From the top; names joined by `|` share one button, a flyout."""


def fill_menu_bar(bar: QMenuBar, actions: Actions) -> dict[str, QMenu]:
    """Build all menus. Returns the submenus, by the names in `SUBMENUS`."""
    open_ones: dict[str, QMenu] = {}
    for name, title, items in MENUS:
        menu = bar.addMenu(QCoreApplication.translate("Menus", title))
        menu.setObjectName(f"menu_{name}")
        fill_menu(menu, items, actions, open_ones)
    return open_ones


def fill_menu(
    menu: QMenu, items: str, actions: Actions, submenus: dict[str, QMenu] | None = None
) -> None:
    """Add actions by name; "-" is a rule, "+name" a submenu that is put into `submenus`."""
    for item in items.split():
        if item == "-":
            menu.addSeparator()
        elif item.startswith("+") and submenus is not None:
            title = QCoreApplication.translate("Menus", SUBMENUS[item[1:]])
            submenus[item[1:]] = menu.addMenu(title)
            submenus[item[1:]].setObjectName(f"menu_{item[1:]}")
            fill_menu(submenus[item[1:]], INSIDE.get(item[1:], ""), actions)
        else:
            menu.addAction(actions[item])


def tool_bar(window: QMainWindow, actions: Actions, title: str) -> QToolBar:
    """The column of tools at the left; one is always down."""
    bar = QToolBar(title, window)
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setOrientation(Qt.Orientation.Vertical)
    bar.setIconSize(QSize(20, 20))
    bar.setFixedWidth(TOOLS_WIDTH)
    group = QActionGroup(bar)
    for item in TOOLS.split():
        if item == "-":
            bar.addSeparator()
            continue
        tools = [actions[name] for name in item.split("|")]
        for tool in tools:
            show_icon(tool, 20)
            group.addAction(tool)
        if len(tools) > 1:
            bar.addWidget(_flyout(bar, tools))
        else:
            bar.addAction(tools[0])
    name_buttons(bar)
    window.addToolBar(Qt.ToolBarArea.LeftToolBarArea, bar)
    return bar


def _flyout(bar: QToolBar, tools: Sequence[QAction]) -> Flyout:
    """The button of several tools, which looks like the others of the bar."""
    button = Flyout(tools)
    button.setAutoRaise(True)
    button.setIconSize(bar.iconSize())
    return button


def name_buttons(bar: QWidget) -> None:
    """Give every button made from an action the action's name for those who hear the window."""
    for button in bar.findChildren(QToolButton):
        if button.defaultAction() is not None:
            button.setAccessibleName(button.defaultAction().text())


def button_for(actions: Actions, name: str, size: int = 16) -> QToolButton:
    """A flat button that does an action of the table."""
    button = QToolButton()
    show_icon(actions[name], size)
    button.setDefaultAction(actions[name])
    button.setIconSize(QSize(size, size))
    button.setAccessibleName(actions[name].text())
    button.setAutoRaise(True)
    return button


def foot(actions: Actions, names: str) -> QFrame:
    """The row of buttons at the foot of a panel; the last one stands apart, at the right."""
    frame = QFrame()
    frame.setObjectName("panel_foot")
    row = QHBoxLayout(frame)
    row.setContentsMargins(8, 4, 8, 4)
    row.setSpacing(2)
    *others, last = names.split()
    for name in others:
        row.addWidget(button_for(actions, name))
    row.addStretch(1)
    row.addWidget(button_for(actions, last))
    return frame
