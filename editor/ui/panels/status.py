"""The status bar: a hint, the running job, the engine, pointer, size, memory and zoom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QProgressBar, QStatusBar, QWidget

from editor.core.document import Document
from editor.core.history import History
from editor.ui.canvas.hints import HINTS
from editor.ui.canvas.operated import Operated
from editor.ui.controls.field import Field
from editor.ui.controls.labels import ElidedLabel
from editor.ui.look.looker import Looker
from editor.ui.memory import resident_bytes
from editor.ui.panels.engine import EngineLamp
from editor.ui.said import said
from editor.ui.studio import Studio
from editor.ui.tools import Tool
from editor.ui.words import data_size, duration
from editor.ui.workspaces import LATENTS, PAINT

HINT_MILLISECONDS = 5000
MEMORY_MILLISECONDS = 2000
ZOOM_WIDTH, TURNED_WIDTH = 72, 104
ENTERED = frozenset({Tool.TRANSFORM, Tool.CROP})
"""Tools to which Enter means something else."""
READINGS = 5
"""How many things stand before what is read off the picture."""


class StatusBar(QStatusBar):
    """Slots for what it shows: `show_hint`, `show_pointer`, `show_zoom`, `show_progress`."""

    def __init__(
        self, history: History, studio: Studio, lookers: Sequence[Looker], lamp: EngineLamp
    ) -> None:
        super().__init__()
        self._history, self._studio, self._lookers = history, studio, lookers
        self._workspace = PAINT
        self._canvas: Operated | None = None
        self.setSizeGripEnabled(False)
        self.hint = ElidedLabel()  # a long sentence must not widen the window
        self.hint.setContentsMargins(8, 0, 0, 0)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(120)
        self.progress.setRange(0, 1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("Progress of the running job"))
        self.left = QLabel()
        self.pointer = _number(self.tr("Position of the pointer in the picture"), "99999, 99999")
        self.size_label = _number(self.tr("Size of the document in pixels"), "")
        self.memory = _number(self.tr("Memory used by Underpaint, undo steps included"), "")
        self.zoom = Field("100 %")
        self.zoom.setFixedWidth(ZOOM_WIDTH)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.zoom.setAccessibleName(self.tr("Zoom"))
        self.zoom.setToolTip(self.tr("Zoom in per cent; type a number"))
        self.setContentsMargins(0, 0, 8, 0)
        self.addWidget(self.hint, 1)
        for item in (self.progress, self.left, lamp, _rule(), self.pointer, self.size_label,
                     _rule(), self.memory, self.zoom):  # fmt: skip
            self.addPermanentWidget(item)
        self._spoken = QTimer(self)
        self._spoken.setSingleShot(True)
        self._spoken.timeout.connect(self._show_usual)
        self._memory_timer = QTimer(self)
        self._memory_timer.timeout.connect(self._show_memory)
        self._memory_timer.start(MEMORY_MILLISECONDS)
        self.destroyed.connect(history.subscribe(self._on_document))
        studio.progressed.connect(self.show_progress)
        studio.busy.connect(self._on_busy)
        studio.answers_changed.connect(self._show_usual)
        for looker in lookers:
            looker.changed.connect(self._show_usual)
        self._on_busy(False)
        self._show_size(history.document)

    def follow(self, canvas: Operated) -> None:
        """Say what the tool in hand does there, and what can be done with what is open."""
        self._canvas = canvas
        canvas.tools.changed.connect(self._show_usual)
        canvas.operation_changed.connect(self._show_usual)
        self._show_usual()

    def add_reading(self, widget: QWidget) -> None:
        """Put something that is read off the picture beside the pointer's position."""
        self.insertPermanentWidget(READINGS, widget)

    def show_hint(self, text: str) -> None:
        """Say something for a few seconds."""
        text = said(text)
        self.hint.setText(text)
        self.hint.setToolTip(text)
        self._spoken.start(HINT_MILLISECONDS)

    def show_pointer(self, x: int, y: int) -> None:
        """Where the pointer is, in document pixels."""
        inside = 0 <= x < self._history.document.size.w and 0 <= y < self._history.document.size.h
        self.pointer.setText(f"{x}, {y}" if inside else "")

    def show_zoom(self, zoom: float, degrees: float) -> None:
        """zoom: screen pixels per document pixel. degrees: clockwise."""
        percent = f"{zoom * 100:.0f}" if zoom >= 0.1 else f"{zoom * 100:.1f}"
        turned = degrees % 360
        self.zoom.setFixedWidth(TURNED_WIDTH if turned else ZOOM_WIDTH)
        self.zoom.set_text(f"{percent} %" + (f"  {turned:.0f}°" if turned else ""))

    def show_progress(self, share: float, seconds_left: float | None) -> None:
        """share: 0..1. seconds_left: None where unknown."""
        self.progress.setValue(round(share * 1000))
        known = seconds_left is not None
        self.left.setText(
            self.tr("{time} left").format(time=duration(seconds_left or 0)) if known else ""
        )

    def _on_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.left.setVisible(busy)
        self.left.clear()
        self._show_usual()

    def _on_document(self, before: Document, after: Document) -> None:
        if before.size != after.size:
            self._show_size(after)
        if after is self._history.committed:
            self._show_usual()

    def _show_size(self, document: Document) -> None:
        blank = document.bounds.empty
        self.zoom.setVisible(not blank)
        self.size_label.setText("" if blank else f"{document.size.w} × {document.size.h} px")
        self._show_memory()
        self._show_usual()

    def _show_memory(self) -> None:
        if self.isVisible():
            self.memory.setText(data_size(resident_bytes()))

    def show_workspace(self, name: str) -> None:
        """Say what to do next in that workspace."""
        self._workspace = name
        self._show_usual()

    def _show_usual(self) -> None:
        """What to do next, where nothing more urgent was said a moment ago."""
        if self._spoken.isActive():
            return
        document = self._history.committed
        operation = None if self._canvas is None else self._canvas.operation
        if document.bounds.empty:
            text = ""
        elif operation is not None and operation.hint:
            text = operation.hint
        elif self._studio.answers:
            text = self.tr("← → flip the answers, Enter keeps the one shown, Esc discards them.")
        elif self._studio.working:
            text = self.tr("Healing… Esc cancels.")
        elif any(looker.live for looker in self._lookers):
            text = self.tr("Enter applies what is looked at, Esc puts it away.")
        elif self._workspace == LATENTS:
            text = self.tr("Drag a slider, or click a variation; U uses a face of this picture.")
        else:
            text = self._about_tool(bool(document.mask.tiles))
        self.hint.setText(text)
        self.hint.setToolTip(text)  # all of it, where there is no room

    def _about_tool(self, selected: bool) -> str:
        """What the tool in hand does, and what Enter does to what is selected."""
        tool = Tool.MASK if self._canvas is None else self._canvas.tools.tool
        first = ""
        if selected and tool not in ENTERED:
            first = self.tr("Press Enter to heal what the mask covers.")
        elif tool is Tool.MASK:
            first = self.tr("Paint over what should go, then press Enter.")
        return f"{first} {QCoreApplication.translate('Hints', HINTS[tool])}".lstrip()


def _number(tip: str, widest: str) -> QLabel:
    label = QLabel()
    label.setToolTip(tip)
    label.setAccessibleName(tip)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    if widest:
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
    return label


def _rule() -> QWidget:
    rule = QFrame()
    rule.setObjectName("upright")
    rule.setFixedSize(1, 16)
    return rule
