"""The window of preferences: pages of settings in plain words, in force at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from editor.ui.controls.labels import text_button
from editor.ui.controls.slider import Slider
from editor.ui.icons import icon
from editor.ui.panels.setting_control import setting_control
from editor.ui.preferences import Preferences
from editor.ui.tool_settings import shown_fields
from editor.ui.viewing.preferences_pages import PAGES, Page

SIZE = (680, 520)
LIST = 168
LABEL = 150


class KindForm(QWidget):
    """The settings of one kind, one below the other, each with a sentence."""

    def __init__(self, preferences: Preferences, kind: type) -> None:
        super().__init__()
        self._preferences, self._kind = preferences, kind
        self._show: dict[str, Callable[[Any], object]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for item, shown in shown_fields(kind):
            put = partial(self._put, item.name)
            control = setting_control(item, shown, "Preferences", put)
            self._show[item.name] = control.show
            column.addLayout(described(control.widget, _words(shown.label), _words(shown.tip)))
        preferences.changed.connect(self.follow)
        self.follow(kind)

    def follow(self, kind: type) -> None:
        """Show what is in force."""
        if kind is self._kind:
            value: object = self._preferences.get(self._kind)
            for name, show in self._show.items():
                show(getattr(value, name))

    def _put(self, name: str, value: object) -> None:
        self._preferences.put(replace(self._preferences.get(self._kind), **{name: value}))


def described(widget: QWidget, label: str, tip: str) -> QVBoxLayout:
    """A control with its name at the left, where it does not say it itself, and a sentence."""
    row, column = QHBoxLayout(), QVBoxLayout()
    row.setSpacing(10)
    own = isinstance(widget, QCheckBox)
    if not own:
        name = QLabel(label)
        name.setFixedWidth(LABEL)
        name.setBuddy(widget)
        if isinstance(widget, Slider):
            widget.hide_label()
        row.addWidget(name)
        widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    row.addWidget(widget, 1)
    note = QLabel(tip)
    note.setProperty("tone", "small")
    note.setWordWrap(True)
    note.setContentsMargins(22 if own else LABEL + 10, 0, 0, 0)
    column.setSpacing(3)
    column.addLayout(row)
    column.addWidget(note)
    return column


class PreferencesWindow(QDialog):
    """extras: what a page shows above its settings, by its title."""

    def __init__(
        self, preferences: Preferences, extras: Mapping[str, list[QVBoxLayout]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.setWindowTitle(self.tr("Preferences"))
        self.resize(*SIZE)
        self.list = QListWidget()
        self.list.setObjectName("pages")
        self.list.setFixedWidth(LIST)
        self.list.setIconSize(QSize(16, 16))
        self.list.setAccessibleName(self.tr("Pages"))
        self.list.setToolTip(self.tr("Pages"))
        self.stack = QStackedWidget()
        for page in PAGES:
            item = QListWidgetItem(_words(page.title), self.list)
            item.setData(Qt.ItemDataRole.UserRole, page.icon)
            item.setSizeHint(QSize(LIST - 12, 32))
            self.stack.addWidget(self._made(page, extras.get(page.title, [])))
        self.list.currentRowChanged.connect(self.stack.setCurrentIndex)
        self.list.setCurrentRow(0)
        self._lay_out()
        self.restyle()

    def restyle(self) -> None:
        """Draw the icons in the colours of the theme in force."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setIcon(icon(str(item.data(Qt.ItemDataRole.UserRole)), "secondary"))

    def _made(self, page: Page, extras: list[QVBoxLayout]) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(14)
        for extra in extras:
            column.addLayout(extra)
        for kind in page.kinds:
            column.addWidget(KindForm(self._preferences, kind))
        column.addStretch(1)
        area = QScrollArea()
        area.setAccessibleName(_words(page.title))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it has the keyboard
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _lay_out(self) -> None:
        reset = text_button(
            self.tr("Reset this page"), self.tr("Its settings as they were at first")
        )
        reset.clicked.connect(self.reset_page)
        done = text_button(self.tr("Close"), self.tr("Everything is kept already"))
        done.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 10)
        foot.addWidget(reset)
        foot.addStretch(1)
        foot.addWidget(done)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addWidget(self.stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addLayout(foot)

    def reset_page(self) -> None:
        """The settings of the page that is shown as they were at first."""
        for kind in PAGES[self.list.currentRow()].kinds:
            self._preferences.reset(kind)


def _words(text: str) -> str:
    return QCoreApplication.translate("Preferences", text)
