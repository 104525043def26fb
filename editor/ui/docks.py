"""The docks at the right: title bars, how they stand at first, who shares tabs with whom."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QSettings, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QTabWidget,
    QToolBar,
    QWidget,
)

from editor.ui.controls.drawer import Drawer
from editor.ui.dock_heights import ROOMY, DockHeights
from editor.ui.dock_title import DockTitle
from editor.ui.late import Late
from editor.ui.workspaces import LATENTS, PAINT, TRAIN, VIDEO

_OWN = Qt.FindChildOption.FindDirectChildrenOnly
RIGHT = Qt.DockWidgetArea.RightDockWidgetArea
WIDTH = 312
NARROWEST = 240
"""Pixels that a panel is wide at least, unless it can do with less."""
TALL = 240
"""A panel that needs more pixels than that scrolls, so that the window fits a small screen."""
GROWING = ("style", "translate", "adjust", "mix")
"""Panels that become so tall once there is something to choose in them."""
LEAST_VIEW = 36
"""Pixels that a list is high at least; Qt's own minimum is three lines."""
LAYOUT_VERSION = 9
"""Raised when docks or bars change so much that an old layout would not fit."""


class Arrangement(NamedTuple):
    """groups: from the top, names of panels; the first of each group is the tab in front.
    heights: of the groups. What is not named is hidden at first."""

    groups: tuple[tuple[str, ...], ...]
    heights: tuple[int, ...]


ARRANGEMENTS = {
    PAINT: Arrangement(
        (
            ("colour", "brushes", "navigator", "histogram"),
            ("heal", "adjust", "style", "translate"),
            ("layers", "masks", "history", "jobs", "library"),
        ),
        (250, 220, 330),
    ),
    LATENTS: Arrangement(
        (("sliders", "mix", "motion"), ("layers", "masks", "history", "jobs", "library")),
        (520, 280),
    ),
    VIDEO: Arrangement(
        (
            ("style", "adjust", "translate", "heal", "sliders"),
            ("layers", "masks", "history", "jobs", "library"),
        ),
        (520, 270),
    ),
    TRAIN: Arrangement((("library",),), (600,)),
}


class Docks(QObject):
    """Makes a dock for each panel; every workspace keeps them in its own order.

    `by_name` gives them for the Window menu.
    """

    def __init__(self, window: QMainWindow, panels: Mapping[str, tuple[str, QWidget]]) -> None:
        super().__init__(window)
        self._window = window
        self._workspace = PAINT
        self._states: dict[str, QByteArray] = {}
        self._seen: QByteArray | None = None  # how all stood before it was hidden
        window.setDockOptions(
            QMainWindow.DockOption.AllowTabbedDocks
            | QMainWindow.DockOption.AllowNestedDocks
            | QMainWindow.DockOption.AnimatedDocks
            | QMainWindow.DockOption.GroupedDragging
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        self.by_name = {name: self._made(name, *panels[name]) for name in panels}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh_titles)
        self._heights = DockHeights(window, self.by_name)
        for name, dock in self.by_name.items():
            dock.topLevelChanged.connect(self._later)
            dock.dockLocationChanged.connect(self._later)
            dock.visibilityChanged.connect(self._later)
            if name in ROOMY:
                dock.visibilityChanged.connect(partial(self._heights.give_room, name))
        self.reset()

    def reset(self) -> None:
        """Put every dock where it stood at first in this workspace."""
        self.hide_all(False)
        window, arrangement = self._window, ARRANGEMENTS[self._workspace]
        for dock in self.by_name.values():
            dock.setFloating(False)
            window.removeDockWidget(dock)
        known = [[self.by_name.get(name) for name in group] for group in arrangement.groups]
        groups = [[dock for dock in group if dock is not None] for group in known]
        for first, *others in groups:
            window.addDockWidget(RIGHT, first)
            for dock in others:
                window.tabifyDockWidget(first, dock)
            for dock in (first, *others):
                dock.show()
            first.raise_()
        firsts = [group[0] for group in groups]
        for dock in set(self.by_name.values()).difference(*groups):  # a state names these too
            window.addDockWidget(RIGHT, dock)
            if firsts:
                window.tabifyDockWidget(firsts[0], dock)
            dock.hide()
        window.resizeDocks(firsts[:1], [WIDTH][: len(firsts)], Qt.Orientation.Horizontal)
        names = (group[0] for group in arrangement.groups)
        self._heights.begin(dict(zip(names, arrangement.heights, strict=True)))
        self._refresh_titles()

    def bring_forward(self, name: str) -> None:
        """Show a panel, in front of the tabs beside it."""
        self.hide_all(False)
        self.by_name[name].show()
        self.by_name[name].raise_()

    @property
    def state(self) -> QByteArray:
        """How docks and bars stand now."""
        self.hide_all(False)
        return self._window.saveState(LAYOUT_VERSION)

    def restore(self, state: QByteArray) -> bool:
        """Put docks and bars as they stood then. False where that does not fit any more."""
        self.hide_all(False)
        fits = self._put_back(state)
        self._later()
        return fits

    @property
    def hidden(self) -> bool:
        """True while nothing but the picture shows."""
        return self._seen is not None

    def hide_all(self, hidden: bool) -> None:
        """Hide docks and bars, or put them back as they stood."""
        if hidden and self._seen is None:
            self._seen = self._window.saveState(LAYOUT_VERSION)
            for part in (
                *self.by_name.values(),
                *self._window.findChildren(QToolBar, options=_OWN),
            ):
                part.hide()
        elif not hidden and self._seen is not None:
            seen, self._seen = self._seen, None
            self._put_back(seen)
            self._later()

    def lock(self, locked: bool) -> None:
        """Let docks be neither dragged nor closed, or let them again."""
        feature = QDockWidget.DockWidgetFeature
        free = feature.DockWidgetMovable | feature.DockWidgetFloatable | feature.DockWidgetClosable
        for dock in self.by_name.values():
            dock.setFeatures(feature.NoDockWidgetFeatures if locked else free)
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.show_buttons(not locked)

    def switch(self, workspace: str) -> None:
        """Another workspace: keep how the docks stand, put them as they stood there."""
        if workspace == self._workspace:
            return
        self.hide_all(False)
        self._states[self._workspace] = self._window.saveState(LAYOUT_VERSION)
        self._workspace = workspace
        state = self._states.get(workspace)
        if state is None or not self._put_back(state):
            self.reset()
        self._later()

    def save(self, settings: QSettings) -> None:
        """Keep how the docks stand in each workspace."""
        self.hide_all(False)
        self._states[self._workspace] = self._window.saveState(LAYOUT_VERSION)
        for name, state in self._states.items():
            settings.setValue(f"window/docks/{name}", state)

    def load(self, settings: QSettings) -> None:
        """Put the docks as they stood when the window was closed last."""
        for name in ARRANGEMENTS:
            state = settings.value(f"window/docks/{name}")
            if isinstance(state, QByteArray):
                self._states[name] = state
        if self._workspace in self._states:
            self._put_back(self._states[self._workspace])

    def _put_back(self, state: QByteArray) -> bool:
        """Docks and bars as they stood; False where the state is of other docks."""
        fits = self._window.restoreState(state, LAYOUT_VERSION)
        if fits:
            self._heights.forget()
        return fits

    def _made(self, name: str, title: str, panel: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock_{name}")
        dock.setAccessibleName(title)
        _let_lists_be_low(panel)
        if isinstance(panel, Late):
            panel.came.connect(_let_lists_be_low)
            dock.visibilityChanged.connect(lambda seen: seen and panel.part)
        tall = name in GROWING or panel.minimumSizeHint().height() > TALL
        dock.setWidget(_scrolling(panel) if tall else panel)
        panel.setMinimumWidth(panel.minimumWidth() or NARROWEST)
        dock.setTitleBarWidget(DockTitle(dock))
        return dock

    def _later(self) -> None:
        self._soon.start(0)

    def _refresh_titles(self) -> None:
        """A tab says the name already, so docks in tabs have no title bar of their own."""
        for dock in self.by_name.values():
            tabbed = bool(self._window.tabifiedDockWidgets(dock)) and not dock.isFloating()
            title = dock.titleBarWidget()
            if isinstance(title, DockTitle):
                title.show_title(not tabbed)
        for bar in self._window.findChildren(QTabBar, options=_OWN):
            bar.setDocumentMode(True)
            bar.setExpanding(False)
            bar.setDrawBase(False)
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(False)
            bar.setFont(_tab_font(bar.font()))
            bar.setAccessibleName(self.tr("Panels"))
            bar.setToolTip(self.tr("Panels; drag a tab to move it"))


def _let_lists_be_low(panel: QWidget) -> None:
    for view in panel.findChildren(QAbstractScrollArea):
        if not isinstance(view, Drawer):  # a drawer knows how low it may be
            view.setMinimumHeight(view.minimumHeight() or LEAST_VIEW)


def _scrolling(panel: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(panel)
    return area


def _tab_font(font: QFont) -> QFont:
    """Set here and not in the style sheet, which would be painted but not measured."""
    font = QFont(font)
    font.setPixelSize(12)
    font.setWeight(QFont.Weight.DemiBold)
    return font
