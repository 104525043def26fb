"""The brushes panel: every preset with the stroke it makes; a click takes it in hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from editor.core.errors import UnderpaintError
from editor.ui.controls.tool import tool_button
from editor.ui.forms import NameForm
from editor.ui.painting.brush_list import BrushList
from editor.ui.painting.presets import Preset, Presets
from editor.ui.tools import Tools


class BrushesPanel(QWidget):
    """Shows the presets. refused(sentence): what could not be done. details_asked: the form."""

    refused = Signal(str)
    details_asked = Signal()

    def __init__(self, tools: Tools, presets: Presets) -> None:
        super().__init__()
        self._tools, self._presets = tools, presets
        self.list = BrushList(tools, presets)
        self.list.currentItemChanged.connect(self._enable)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        column.addWidget(self._foot())
        self._enable()

    def _foot(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel_foot")
        row = QHBoxLayout(frame)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        self.add_button = tool_button("plus", self.tr("Keep the brush in hand under a name"))
        self.details = tool_button("sliders", self.tr("Brush settings (F5)"))
        self.rename_button = tool_button("rename", self.tr("Rename this brush"))
        self.delete_button = tool_button("trash", self.tr("Delete this brush"))
        for button, deed in (
            (self.add_button, self.ask_add), (self.details, self.details_asked.emit),
            (self.rename_button, self.ask_rename), (self.delete_button, self.delete),
        ):  # fmt: skip
            button.clicked.connect(deed)
        row.addWidget(self.add_button)
        row.addWidget(self.details)
        row.addStretch(1)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        return frame

    def restyle(self) -> None:
        """Draw the strokes in the colours of the theme in force."""
        self.list.restyle()

    @property
    def chosen(self) -> Preset | None:
        """The preset whose row is marked."""
        return self.list.chosen

    def _enable(self) -> None:
        own = self.chosen is not None and self.chosen.own
        self.rename_button.setEnabled(own)
        self.delete_button.setEnabled(own)

    def ask_add(self) -> NameForm:
        """Ask for a name, then keep the brush in hand."""
        form = NameForm(self.tr("New brush"), self.tr("My brush"), self.window())
        form.chosen.connect(self.add)
        form.open()
        return form

    def add(self, name: str) -> None:
        """Keep the brush in hand under that name."""
        self._try(lambda: self._presets.add(name, self._tools.brush))
        self.list.setCurrentRow(self.list.count() - 1)

    def ask_rename(self) -> NameForm | None:
        """Ask for another name for the brush chosen."""
        preset = self.chosen
        if preset is None or not preset.own:
            return None
        form = NameForm(self.tr("Rename brush"), preset.name, self.window())
        form.chosen.connect(lambda name: self._try(lambda: self._presets.rename(preset, name)))
        form.open()
        return form

    def delete(self) -> None:
        """Forget the brush chosen, where it is the artist's own."""
        if self.chosen is not None and self.chosen.own:
            self._presets.delete(self.chosen)

    def _try(self, deed: Callable[[], object]) -> None:
        try:
            deed()
        except UnderpaintError as error:
            self.refused.emit(str(error))
