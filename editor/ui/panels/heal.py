"""The Inpaint panel: engine, answers, seed, Heal, all frames of a clip, the engine's state."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.clip import clips
from editor.core.document import Document
from editor.ui.actions import Actions
from editor.ui.background import Background
from editor.ui.controls.drawer import Drawer
from editor.ui.controls.field import Field
from editor.ui.controls.segments import Segments
from editor.ui.icons import set_icon
from editor.ui.menus import button_for
from editor.ui.panels.engine import EngineLamp
from editor.ui.panels.engine_menu import EngineMenu
from editor.ui.panels.rendering import RenderingCard
from editor.ui.selecting.growth import GrowthRow
from editor.ui.studio import SEEDS, Studio
from editor.ui.video.clip_healer import ClipHealer

COUNTS = (1, 2, 4)
ONE_ROW = 46
"""Pixels that the settings are high at least: one of them is whole."""


class HealPanel(QWidget):
    """Shows and changes the settings of the next request; over clips, how far all frames are."""

    def __init__(
        self,
        studio: Studio,
        healer: ClipHealer,
        background: Background,
        actions: Actions,
        lamp: EngineLamp,
    ) -> None:
        super().__init__()
        self._studio, self._healer = studio, healer
        self.engine = EngineMenu(studio, background)
        self._make_settings()
        self._make_buttons(actions)
        self._make_clip_part(actions)
        self.progress = _progress(self.tr("Progress"))
        self._lay_out(actions, lamp)
        studio.settings_changed.connect(self._show)
        studio.busy.connect(self._on_busy)
        studio.progressed.connect(self._on_progress)
        healer.changed.connect(self._show_clip_part)
        self.destroyed.connect(studio.history.subscribe(self._on_document))
        self._show()
        self._show_clip_part()
        self._on_busy(studio.working)

    def _make_settings(self) -> None:
        self.answers = Segments(self.tr("Answers"), [str(count) for count in COUNTS])
        self.answers.chosen.connect(self._count_chosen)
        self.seed = Field("0")
        self.seed.setAccessibleName(self.tr("Seed"))
        self.seed.setToolTip(self.tr("The same seed gives the same answer again"))
        self.seed.accepted.connect(self._seed_typed)
        self.grow = GrowthRow(self._studio)

    def _make_buttons(self, actions: Actions) -> None:
        self.heal = QPushButton(self.tr("Heal"))
        self.heal.setProperty("primary", True)
        self.heal.setProperty("big", True)
        self.heal.setIconSize(QSize(20, 20))
        set_icon(self.heal, "heal", "on_accent", 20)
        self.heal.setAccessibleName(self.tr("Heal"))
        self.heal.setToolTip(self.tr("Fill what the mask covers (Enter)"))
        self._deed = actions["heal"]
        self.heal.clicked.connect(self._deed.trigger)
        self._deed.enabledChanged.connect(self._enable)
        self._studio.answers_changed.connect(self._enable)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.setProperty("big", True)
        self.cancel.setAccessibleName(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("End the running job (Esc)"))
        self.cancel.clicked.connect(self._studio.cancel)

    def _make_clip_part(self, actions: Actions) -> None:
        self.steady = QCheckBox(self.tr("Steady (no flicker)"))
        self.steady.setAccessibleName(self.tr("Steady (no flicker)"))
        self.steady.setToolTip(self.tr("What fills the hole moves along with the picture"))
        self.steady.setChecked(self._healer.steady)
        self.steady.toggled.connect(self._steady_chosen)
        deed = actions["heal_clip"]
        self.heal_clip = QPushButton(self.tr("Heal the whole clip"))
        self.heal_clip.setProperty("big", True)
        self.heal_clip.setAccessibleName(self.tr("Heal the whole clip"))
        self.heal_clip.setToolTip(
            self.tr("Fill what the mask covers in every frame, in a new layer (Ctrl+Enter)")
        )
        self.heal_clip.clicked.connect(deed.trigger)
        self.rendering = RenderingCard(self._healer.clip.rendering)
        self.rendering.cancel_asked.connect(self._healer.cancel)

    def _lay_out(self, actions: Actions, lamp: EngineLamp) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        dice = button_for(actions, "roll")
        seed = QHBoxLayout()
        seed.setSpacing(4)
        seed.addWidget(self.seed, 1)
        seed.addWidget(dice)
        for row, (text, item) in enumerate(
            (
                (self.tr("Engine"), self.engine),
                (self.tr("Grow by"), self.grow),
                (self.tr("Answers"), self.answers),
            )
        ):
            grid.addWidget(_label(text), row, 0)
            grid.addWidget(item, row, 1)
        grid.addWidget(_label(self.tr("Seed")), 3, 0)
        grid.addLayout(seed, 3, 1)
        grid.addWidget(self.steady, 4, 0, 1, 2)
        grid.addWidget(lamp, 5, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.heal, 1)
        buttons.addWidget(self.cancel)
        settings = QWidget()
        settings.setLayout(grid)
        grid.setContentsMargins(12, 12, 12, 0)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 12, 10)
        below.setSpacing(10)
        below.addLayout(buttons)
        below.addWidget(self.heal_clip)
        below.addWidget(self.rendering)
        below.addWidget(self.progress)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Drawer(settings, least=ONE_ROW))
        column.addLayout(below)

    def _show(self) -> None:
        studio = self._studio
        if studio.count in COUNTS:
            self.answers.show_index(COUNTS.index(studio.count))
        self.seed.set_text(str(studio.seed))

    def _show_clip_part(self) -> None:
        moving = bool(clips(self._studio.history.committed))
        self.steady.setVisible(moving)
        self.heal_clip.setVisible(moving and not self._healer.working)

    def _on_document(self, before: Document, after: Document) -> None:
        if before.layers is not after.layers:
            self._show_clip_part()
        self._enable()

    def _enable(self) -> None:
        """There must be something to fill, or an answer to keep."""
        wanted = bool(self._studio.history.committed.mask.tiles) or bool(self._studio.answers)
        self.heal.setEnabled(self._deed.isEnabled() and wanted)

    def _steady_chosen(self, steady: bool) -> None:
        self._healer.steady = steady

    def _count_chosen(self, index: int) -> None:
        self._studio.configure(count=COUNTS[index])

    def _seed_typed(self, text: str) -> None:
        digits = "".join(letter for letter in text if letter.isdigit())
        self._studio.configure(seed=int(digits or 0) % SEEDS)
        self._show()

    def _on_busy(self, busy: bool) -> None:
        self.cancel.setVisible(busy)
        self.progress.setVisible(busy)
        self.progress.setValue(0)

    def _on_progress(self, share: float, seconds_left: float | None) -> None:
        self.progress.setValue(round(share * 1000))


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "secondary")
    return label


def _progress(name: str) -> QProgressBar:
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setRange(0, 1000)
    bar.setAccessibleName(name)
    policy = bar.sizePolicy()
    policy.setRetainSizeWhenHidden(True)  # else the panels below jump
    bar.setSizePolicy(policy)
    return bar
