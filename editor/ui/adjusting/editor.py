"""The controls of one kind of adjustment: sliders by section, switches, room for a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.core.adjustment import Adjustment
from editor.core.histogram import Histogram
from editor.ui.adjusting.words import FIRST, FORMS, SWITCHES, Dial, Section, Switch, fresh, words
from editor.ui.controls.combo import Combo
from editor.ui.controls.labels import text_button
from editor.ui.controls.segments import Segments
from editor.ui.controls.slider import Slider

FEW = 4
"""Sections that stand side by side; more are in a list."""


class Editor(QWidget):
    """`changed(Adjustment)` while a hand moves something, `released()` once it lets go.

    above: the layout over the sliders, for what a kind brings of its own; foot: a row below.
    """

    changed = Signal(object)
    released = Signal()
    measures: ClassVar[bool] = False
    """Whether it needs the histogram of what comes in."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.value: Adjustment = fresh(kind)
        self.section = FIRST.get(kind, 0)
        self._shows: list[Callable[[], None]] = []
        self.above, self.foot = QVBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(6)
        sections = FORMS.get(kind, ())
        if len(sections) > 1:
            self._column.addWidget(self._chooser(sections))
        self._column.addLayout(self.above)
        self._pages = QStackedWidget()
        for section in sections:
            self._pages.addWidget(self._page(section))
        self._pages.setCurrentIndex(self.section)
        self._pages.setVisible(any(section.dials for section in sections))
        self._column.addWidget(self._pages)
        for switch in SWITCHES.get(kind, ()):
            self._column.addWidget(self._switch(switch))
        self._column.addLayout(self.foot)
        self._column.addStretch(1)

    # ---- what is shown

    def show_value(self, adjustment: Adjustment) -> None:
        """Show settings; reports nothing."""
        self.value = adjustment
        self.follow()

    def show_histogram(self, histogram: Histogram | None) -> None:
        """Show what comes in, where the kind has a picture of it."""

    @property
    def first(self) -> QWidget | None:
        """The control that has the keyboard at first; None where there is none."""
        page = self._pages.currentWidget()
        return None if page is None else page.findChild(Slider)

    def follow(self) -> None:
        """Show `value` in every control."""
        for show in self._shows:
            show()

    def show_section(self, index: int) -> None:
        """Show another section's sliders."""
        self.section = index
        self._pages.setCurrentIndex(index)
        self.follow()

    # ---- hands

    def put(self, **changes: Any) -> None:
        """Other values of some fields, as a hand moves."""
        self.value = replace(self.value, **changes)
        self.follow()
        self.changed.emit(self.value)

    def put_at_once(self, **changes: Any) -> None:
        """Other values of some fields, at once final."""
        self.put(**changes)
        self.released.emit()

    # ---- building

    def slider(self, dial: Dial) -> Slider:
        """A slider for a dial of the tables."""
        slider = Slider(words(dial.label), dial.scale, words(dial.tip))
        slider.changed.connect(lambda shown: self._turned(dial, slider, shown))
        slider.released.connect(lambda _: self.released.emit())
        self._shows.append(lambda: slider.show_value(dial.shown(self.value)))
        return slider

    def button(self, text: str, tip: str, deed: Callable[[], object]) -> QPushButton:
        """A button in the foot."""
        button = text_button(text, tip)
        button.clicked.connect(lambda _checked=False: deed())
        self.foot.addWidget(button)
        return button

    def fitted(self, dial: Dial, shown: float) -> float:
        """The nearest number to `shown` that a dial may have beside the others."""
        return shown

    def _turned(self, dial: Dial, slider: Slider, shown: float) -> None:
        self.put(**dial.stored(self.value, self.fitted(dial, shown)))

    def _page(self, section: Section) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for dial in section.dials:
            column.addWidget(self.slider(dial))
        column.addStretch(1)
        return page

    def _chooser(self, sections: tuple[Section, ...]) -> QWidget:
        labels = [words(section.label) for section in sections]
        name = self.tr("Which colours")
        if len(sections) <= FEW:
            segments = Segments(name, labels)
            segments.show_index(self.section)
            segments.chosen.connect(self.show_section)
            return segments
        combo = Combo(name, self.tr("Which colours the sliders change"))
        combo.addItems(labels)
        combo.activated.connect(self.show_section)
        return combo

    def _switch(self, switch: Switch) -> QCheckBox:
        field, box = switch.field, QCheckBox(words(switch.label))
        box.setAccessibleName(words(switch.label))
        box.setToolTip(words(switch.tip))
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box.clicked.connect(lambda on: self.put_at_once(**{field: on}))
        self._shows.append(lambda: box.setChecked(bool(getattr(self.value, field))))
        return box
