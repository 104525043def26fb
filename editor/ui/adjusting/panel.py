"""The Adjust panel: the controls of the active adjustment layer, else buttons for a new one."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.adjustments import KINDS
from editor.core.document import Document
from editor.core.histogram import Histogram
from editor.ui.actions import Actions
from editor.ui.adjusting.balance_editor import BalanceEditor
from editor.ui.adjusting.commands import AdjustCommands
from editor.ui.adjusting.curves_editor import CurvesEditor
from editor.ui.adjusting.editor import Editor
from editor.ui.adjusting.gradient_editor import GradientEditor
from editor.ui.adjusting.kinds_grid import KindsGrid
from editor.ui.adjusting.levels_editor import LevelsEditor
from editor.ui.adjusting.presets import Presets
from editor.ui.adjusting.presets_menu import PresetsButton
from editor.ui.adjusting.words import title
from editor.ui.controls.labels import ElidedLabel
from editor.ui.controls.tool import tool_button
from editor.ui.icons import set_icon
from editor.ui.menus import INSIDE, SUBMENUS, fill_menu
from editor.ui.tools import Tools

EDITORS: dict[str, type[Editor]] = {
    "levels": LevelsEditor,
    "curves": CurvesEditor,
    "gradient_map": GradientEditor,
    "white_balance": BalanceEditor,
}
"""Kinds that need more than sliders."""


class AdjustPanel(QWidget):
    """pick_asked(): the next click on the canvas shall become grey. shown(): another editor."""

    pick_asked = Signal()
    shown = Signal()

    def __init__(
        self, commands: AdjustCommands, tools: Tools, actions: Actions, presets: Presets
    ) -> None:
        super().__init__()
        self._commands = commands
        self._editors: dict[str, Editor] = {}
        self.editor: Editor | None = None
        self._title = ElidedLabel()
        self.eye = tool_button("eye", self.tr("Show the picture without it"))
        self.eye.clicked.connect(commands.toggle_visible)
        self.reset = tool_button("undo", self.tr("Reset the adjustment"))
        self.reset.clicked.connect(commands.reset)
        self.presets = PresetsButton(presets, lambda: self.editor.value if self.editor else None)
        self.presets.chosen.connect(commands.set)
        self.more = _more_button(actions)
        self._pages = QStackedWidget()
        self._new = KindsGrid(actions)
        self._pages.addWidget(self._new)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(12, 6, 6, 0)
        row.setSpacing(2)
        row.addWidget(self._title, 1)
        row.addWidget(self.more)
        row.addWidget(self.presets)
        row.addWidget(self.eye)
        row.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        tools.changed.connect(self._soon.start)
        self.destroyed.connect(commands.history.subscribe(self._on_document))
        self.show_state()

    def show_state(self) -> None:
        """Show the active layer's settings as they are, or what could be added."""
        layer = self._commands.active
        known = layer is not None and layer.adjustment.kind in KINDS
        self._head.setVisible(known)
        before = self.editor
        self.editor = self._editor(layer.adjustment.kind) if layer is not None and known else None
        self._show_page(self.editor or self._new)
        if self.editor is not None and layer is not None:
            self._title.setText(title(layer.adjustment.kind))
            set_icon(self.eye, "eye" if layer.visible else "eye-off", "secondary")
            self.editor.setEnabled(not self._commands.locked)
            for button in (self.reset, self.presets):
                button.setEnabled(not self._commands.locked)
            if layer.adjustment != self.editor.value:
                self.editor.show_value(layer.adjustment)
        if self.editor is not before:
            self.shown.emit()

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show what comes in."""
        if self.editor is not None:
            self.editor.show_histogram(histogram)

    @property
    def wants_histogram(self) -> bool:
        """True where the editor shows what comes in, and anybody sees it."""
        editor = self.editor
        return editor is not None and editor.measures and not editor.visibleRegion().isEmpty()

    def take_focus(self) -> None:
        """Give the keyboard to the first control of the active adjustment."""
        self.show_state()
        first = None if self.editor is None else self.editor.first
        (first or self.reset).setFocus(Qt.FocusReason.OtherFocusReason)

    def restyle(self) -> None:
        """Draw anew in the colours of the theme in force."""
        self.update()

    def _show_page(self, page: QWidget) -> None:
        """Only the page in front has a say in how high the panel is."""
        wide = QSizePolicy.Policy.Preferred
        for other in (self._new, *self._editors.values()):
            high = wide if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(wide, high)
        self._pages.setCurrentWidget(page)
        self._pages.updateGeometry()  # a hidden page does not tell that its policy changed

    def _editor(self, kind: str) -> Editor:
        if kind not in self._editors:
            editor = EDITORS.get(kind, Editor)(kind)
            editor.changed.connect(self._commands.preview)
            editor.released.connect(self._commands.settle)
            if isinstance(editor, BalanceEditor):
                editor.pick_asked.connect(self.pick_asked)
            editor.follow()
            self._editors[kind] = editor
            self._pages.addWidget(editor)
        return self._editors[kind]

    def _on_document(self, before: Document, after: Document) -> None:
        if before.layers is not after.layers:
            self._soon.start()


def _more_button(actions: Actions) -> QToolButton:
    """Offers every kind once more while the controls of one have the place of their buttons."""
    button = tool_button("plus", QCoreApplication.translate("Menus", SUBMENUS["adjust"]))
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    menu = QMenu(button)
    fill_menu(menu, INSIDE["adjust"], actions)
    button.setMenu(menu)
    return button
