"""The Sliders panel: what can be changed in the latents under edit, and how they were found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from editor.core.layer import LayerId
from editor.jobs.attributes import Latents
from editor.jobs.directions import Direction
from editor.ui.controls.tool import tool_button
from editor.ui.folders import LastFolder
from editor.ui.forms import NameForm
from editor.ui.icons import pixmap
from editor.ui.latents.effects import Effects
from editor.ui.latents.fold import Fold
from editor.ui.latents.inversion_card import InversionCard
from editor.ui.latents.own import OwnSlider
from editor.ui.latents.present import present
from editor.ui.latents.range_form import RangeForm
from editor.ui.latents.row import action
from editor.ui.latents.view import SlidersView
from editor.ui.latents.words import title_of
from editor.ui.said import said
from editor.ui.theme import colours

if TYPE_CHECKING:
    from editor.ui.sculptor import Sculptor

SEEDS = 2**31
GRAINY = ("StyleGAN2Net",)
"""Architectures with noise of their own in every layer."""


class SlidersPanel(QWidget):
    """Shows and changes the sculptor's state; `sliders.menu_asked` lets others add to menus."""

    def __init__(self, sculptor: Sculptor, effects: Effects, folder: LastFolder) -> None:
        super().__init__()
        self._sculptor, self._effects = sculptor, effects
        self.sliders = SlidersView()
        self.card = InversionCard()
        self.own = OwnSlider(folder)
        self._seen: tuple[LayerId | None, np.ndarray | None] = None, None
        self._make_head()
        self._make_foot()
        self._lay_out()
        self._connect()
        self.show_directions()
        self.show_state()

    # ---- building

    def _make_head(self) -> None:
        self.title = QLabel()
        self.title.setProperty("tone", "strong")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setMinimumWidth(1)  # what it says now and then makes the panel no wider
        self.reset = tool_button("undo", self.tr("Reset all sliders"))
        self.reset.clicked.connect(self._sculptor.reset_all)
        self.sign = QLabel()
        self.report = QLabel()
        self.report.setProperty("tone", "small")
        self.report.setTextFormat(Qt.TextFormat.PlainText)
        self.report.setWordWrap(True)

    def _make_foot(self) -> None:
        self.limited = QCheckBox(self.tr("Only inside the mask"))
        self.limited.setAccessibleName(self.tr("Only inside the mask"))
        self.limited.setToolTip(
            self.tr("Sliders act only where the mask is painted (mask brush, M)")
        )
        self.limited.toggled.connect(self._sculptor.set_limited)
        self.grain = tool_button(
            "grain", self.tr("Other fine detail: what no slider says, such as single hairs")
        )
        self.grain.clicked.connect(self._other_grain)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 8, 2)
        head.addWidget(self.title, 1)
        head.addWidget(self.reset)
        notes = QHBoxLayout()
        notes.setSpacing(6)
        notes.setContentsMargins(12, 0, 12, 4)
        notes.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        notes.addWidget(self.report, 1)
        foot = QFrame()
        foot.setObjectName("panel_foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.limited, 1)
        row.addWidget(self.grain)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(notes)
        column.addWidget(self.card)
        column.addWidget(self._scrolling(), 1)
        column.addWidget(foot)

    def _scrolling(self) -> QScrollArea:
        self.making = Fold(self.tr("New slider from pictures"), opened=False)
        self.making.rows.addWidget(self.own)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.sliders)
        making = QVBoxLayout()
        making.setContentsMargins(12, 0, 12, 8)
        making.addWidget(self.making)
        column.addLayout(making)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(80)
        area.setWidget(inside)
        return area

    def _connect(self) -> None:
        sculptor, sliders = self._sculptor, self.sliders
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        sliders.changed.connect(sculptor.set_value)
        sliders.released.connect(sculptor.release)
        sliders.released.connect(self._soon.start)  # what was given up under the hand
        sliders.reset_asked.connect(lambda names: sculptor.reset(*names))
        sliders.given_up.connect(sculptor.cancel)
        sliders.menu_asked.connect(self._fill_menu)
        sliders.looked.connect(self._look)
        self._effects.came.connect(sliders.show_effect)
        self.card.begun.connect(sculptor.begin_inversion)
        self.card.cancelled.connect(sculptor.cancel)
        self.own.made.connect(sculptor.own_direction)
        sculptor.changed.connect(self._soon.start)
        sculptor.points_changed.connect(self._soon.start)
        sculptor.directions_changed.connect(self.show_directions)
        sculptor.progressed.connect(self.card.show_progress)
        sculptor.learning_changed.connect(self._soon.start)

    # ---- what is shown

    def show_directions(self) -> None:
        """Have a slider for each direction of the generator."""
        model = self._sculptor.model
        self.sliders.show_directions(
            self._sculptor.directions, model.styles if model is not None else {}
        )
        self.show_state()

    def show_state(self) -> None:
        """Show where the sliders of the layer under edit stand."""
        sculptor = self._sculptor
        state = sculptor.state
        self.sliders.show_picture(self._picture(state))
        reason = self._reason(state)
        self.sliders.show_latents(None if reason else state, reason)
        self.title.setText(self._name(state))
        self.reset.setEnabled(state is not None and state.changed)
        self._show_report(state, reason)
        self.limited.blockSignals(True)
        self.limited.setChecked(sculptor.limited)
        self.limited.blockSignals(False)
        self.limited.setEnabled(state is not None)
        self.grain.setEnabled(state is not None)
        self.grain.setVisible(self._has_grain())
        self.making.setVisible(sculptor.model is not None)
        self._show_card()

    def _show_report(self, state: Latents | None, reason: str) -> None:
        sculptor = self._sculptor
        foreign = reason if state is not None else ""
        self.report.setText(foreign or said(sculptor.report) or self._advice(state))
        self.report.setVisible(bool(self.report.text()))
        self.sign.setPixmap(pixmap("warning", colours().danger, 16, self.devicePixelRatioF()))
        self.sign.setVisible(sculptor.strange)

    def _has_grain(self) -> bool:
        """Whether the generator draws detail that no latent says: not all families do."""
        model = self._sculptor.model
        return model is not None and model.architecture in GRAINY

    def _show_card(self) -> None:
        sculptor = self._sculptor
        if sculptor.inverting:
            self.card.show_inverting()
        elif sculptor.placing is not None:
            self.card.show_placing()
        else:
            self.card.hide()

    def _reason(self, state: Latents | None) -> str:
        """Why the sliders at hand cannot move the layer under edit, or ""."""
        if state is None:
            return self.tr("Take one of the variations first.")
        return self._sculptor.foreign(state)

    def _name(self, state: Latents | None) -> str:
        if (share := self._sculptor.learning) is not None:
            text = self.tr("Learning this picture again… {percent} %")
            return text.format(percent=round(100 * share))
        if state is None:
            return self.tr("No portrait yet")
        if state.target is not None:
            return self.tr("My picture")
        known = state.seed is not None
        return self.tr("Portrait {n}").format(n=state.seed) if known else self.tr("Mixed portrait")

    def _advice(self, state: Latents | None) -> str:
        if self._sculptor.model is None:
            return ""
        if state is not None and not self._sculptor.directions:
            return self.tr("This generator has no sliders yet. Make one from pictures below.")
        if state is not None:
            return ""
        return self.tr("Click one of the variations, or use your own picture (U).")

    def _picture(self, state: Latents | None) -> np.ndarray | None:
        """What the heat of the sliders lies over: uint8 RGB (s, s, 3)."""
        if state is None:
            return None
        row, (layer, pixels) = present(self._sculptor.points, state), self._seen
        if row >= 0:
            pixels = self._sculptor.points[row].pixels
        elif layer != self._sculptor.layer:  # else it is being dragged: what was seen is near
            pixels = state.target
        self._seen = self._sculptor.layer, pixels
        return pixels

    def _look(self, direction: Direction) -> None:
        state, directions = self._sculptor.state, self._sculptor.directions
        if state is None or self._reason(state):
            return
        if {each.name for each in directions} >= state.values.keys():
            self._effects.ask(state, directions, direction)

    # ---- hands

    def _other_grain(self) -> None:
        state = self._sculptor.state
        if state is not None:
            self._sculptor.set_noise((state.noise + 1) % SEEDS)

    def _fill_menu(self, direction: Direction, menu: QMenu) -> None:
        sculptor = self._sculptor
        hide = self.tr("Show among the others") if direction.more else self.tr("Hide behind “More”")
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            (self.tr("Rename…"), lambda: self._ask_title(direction)),
            (self.tr("Set range…"), lambda: self._ask_range(direction)),
            (hide, lambda: sculptor.hide(direction.name)),
        )
        for text, deed in deeds:
            menu.addAction(action(menu, text, deed))

    def _ask_title(self, direction: Direction) -> None:
        form = NameForm(self.tr("Rename slider"), title_of(direction), self.window())
        form.chosen.connect(lambda title: self._sculptor.rename(direction.name, title))
        form.open()

    def _ask_range(self, direction: Direction) -> None:
        form = RangeForm(direction, self.window())
        form.chosen.connect(lambda low, high: self._sculptor.set_range(direction.name, low, high))
        form.open()
