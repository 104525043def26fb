"""How the groups of docks in a column share its height: the layers keep room, the others scroll."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow
from shiboken6 import isValid

from editor.ui.controls.drawer import Drawer

KEEPER = "layers"
"""The group with this dock gives last, and takes what is left."""
LEAST = {"colour": 116, "heal": 116, KEEPER: 256}
"""Pixels below which a group does not go as long as another has more than its own least."""
LEAST_OF_OTHERS = 110
ROOMY = {"adjust": 366, "brushes": 280, "style": 430, "translate": 430, "library": 270}
"""Panels that get so much height when their tab comes to the front, where it can be had."""

HIGH = 900
"""Pixels from which a window has room for all that drawers hold."""
REST_MS = 250
"""So long after they moved docks stand where they will."""
_MOVING = (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.MouseButtonRelease)


class Wish(NamedTuple):
    """What a group would have, in pixels. turn: who gives first where it is too much (0 first);
    grows: takes what is left."""

    least: int
    wanted: int
    turn: int = 0
    grows: bool = False


def shared(total: int, wishes: Sequence[Wish]) -> list[int]:
    """Heights whose sum is `total`, unless all are at their least and that is more.

    Those of one turn give in proportion to what they have above their least.
    """
    heights = [max(wish.least, wish.wanted) for wish in wishes]
    for turn in sorted({wish.turn for wish in wishes}):
        over = sum(heights) - total
        spare = [h - w.least if w.turn == turn else 0 for h, w in zip(heights, wishes, strict=True)]
        if over <= 0 or not sum(spare):
            continue
        share = min(1.0, over / sum(spare))
        heights = [h - round(s * share) for h, s in zip(heights, spare, strict=True)]
    left = max(0, total - sum(heights))
    growing = [index for index, wish in enumerate(wishes) if wish.grows]
    for index in growing[:1]:
        heights[index] += left
    return heights


class DockHeights(QObject):
    """Sets the heights of docks at the right: at first, as the window grows, as tabs come forward.

    A column that the artist split side by side stays as it is.
    """

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._names = {dock: name for name, dock in docks.items()}
        self._first: Mapping[str, int] = {}
        self._known: Mapping[str, int] = {}  # heights before the window took another size
        self._asked: Mapping[str, int] = {}  # what the docks were just asked to take
        self._resized = False
        self._modest: dict[str, Mapping[str, int]] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle)
        self._at_rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._at_rest.timeout.connect(self._note)
        window.installEventFilter(self)
        for dock in docks.values():
            dock.visibilityChanged.connect(self._on_shown)

    def begin(self, heights: Mapping[str, int]) -> None:
        """Share out as soon as the window shows. heights: wanted, by the names of front docks."""
        self._first = heights
        self._modest.clear()
        self._soon.start()

    def forget(self) -> None:
        """Leave the docks as they are: a layout was put back."""
        self._first, self._known, self._asked = {}, {}, {}
        self._modest.clear()
        self._soon.start()

    def give_room(self, name: str, front: bool) -> None:
        """Let a tab have its height while it is in front, and its neighbours theirs again."""
        if not isValid(self._window):  # docks hide while their window is taken apart
            return
        dock = self._docks[name]
        if dock.isFloating() or not self._window.isVisible():
            return
        if not front:
            self._put(self._modest.pop(name, {}))
        elif dock.height() < ROOMY[name]:
            now = self._heights()
            tabs = [self._names.get(tab, "") for tab in self._window.tabifiedDockWidgets(dock)]
            self._modest[name] = now | {tab: dock.height() for tab in tabs}
            self._put(now | {name: ROOMY[name]}, asking=name)

    def _on_shown(self, _shown: bool) -> None:
        if isValid(self._soon):
            self._soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVING:  # a separator is let go, too
            self._resized |= event.type() is QEvent.Type.Resize
            self._soon.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """Share out where that is due, then see how the docks stand."""
        if not isValid(self._window) or not self._window.isVisible():
            return
        if self._first or self._resized:
            self._put(self._first or self._known)
        self._first, self._resized = {}, False
        self._at_rest.start()

    def _note(self) -> None:
        if not isValid(self._window):
            return
        now, asked = self._heights(), self._asked
        self._asked = {}
        if now != asked and now.keys() == asked.keys():  # Qt takes them for hints: ask for the rest
            self._resize({name: asked[name] + asked[name] - now[name] for name in now})
            self._at_rest.start()
        else:
            self._known = now

    def _put(self, wanted: Mapping[str, int], asking: str = "") -> None:
        """Give the groups in sight heights as near to those wanted as can be."""
        names = list(self._heights())
        if not wanted or len(names) < 2:
            return
        keeper = next((name for name in names if self._keeps(name)), names[-1])
        total = sum(self._docks[name].height() for name in names)
        wishes = []
        for name in names:
            turn = 2 if name == asking else int(name == keeper)
            height = wanted.get(name, self._docks[name].height())
            wishes.append(Wish(self._least(name), height, turn, name == keeper))
        self._asked = dict(zip(names, shared(total, wishes), strict=True))
        self._resize(self._asked)

    def _resize(self, heights: Mapping[str, int]) -> None:
        docks = [self._docks[name] for name in heights]
        self._window.resizeDocks(docks, list(heights.values()), Qt.Orientation.Vertical)

    def _heights(self) -> dict[str, int]:
        """Of the docks in sight, from the top; empty where they stand side by side."""
        seen = [
            dock
            for dock in self._docks.values()
            if self._window.dockWidgetArea(dock) != Qt.DockWidgetArea.NoDockWidgetArea
            and dock.isVisible()
            and not (dock.isFloating() or dock.visibleRegion().isEmpty())
        ]
        if len({dock.x() for dock in seen}) > 1:
            return {}
        return {self._names[dock]: dock.height() for dock in sorted(seen, key=QDockWidget.y)}

    def _least(self, name: str) -> int:
        """What the group with this dock in front needs."""
        group = [self._docks[name], *self._window.tabifiedDockWidgets(self._docks[name])]
        lowest = max(dock.minimumSizeHint().height() for dock in group if not dock.isHidden())
        if self._window.height() >= HIGH:
            drawers = self._docks[name].findChildren(Drawer)
            lowest += sum(drawer.hidden for drawer in drawers if drawer.isVisible())
        own = LEAST[KEEPER] if self._keeps(name) else LEAST.get(name, LEAST_OF_OTHERS)
        return max(lowest, own)

    def _keeps(self, name: str) -> bool:
        """Whether the layers are in the group with this dock in front."""
        keeper, dock = self._docks.get(KEEPER), self._docks[name]
        return keeper is dock or keeper in self._window.tabifiedDockWidgets(dock)
