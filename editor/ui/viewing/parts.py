"""F6: the keyboard goes from one part of the window to the next, and finds what it left there.

Esc, where nothing else wants it, brings it back to the middle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary, ref

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget

from editor.ui.feature import Feature

if TYPE_CHECKING:
    from editor.ui.window import Window

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Parts(Feature):
    """The middle of the window, its bars, its panels, what lies below the canvas, the status."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._left: WeakKeyDictionary[QWidget, ref[QWidget]] = WeakKeyDictionary()
        bar = window.findChild(QToolBar, "tools")
        assert isinstance(bar, QToolBar)
        self._tools = bar
        for watched in (window, *bar.findChildren(QToolButton)):
            watched.installEventFilter(self)

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({
            "part_next": lambda: self.step(1),
            "part_previous": lambda: self.step(-1),
        })  # fmt: skip
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def refresh(self) -> None:
        self._mark_stop()

    @property
    def shown(self) -> list[QWidget]:
        """The parts that can take the keyboard, in the order in which F6 visits them."""
        return [part for part in self._seen() if self._way_in(part) is not None]

    def _seen(self) -> list[QWidget]:
        window = self.window
        docks = [d for d in window.docks.by_name.values() if not d.visibleRegion().isEmpty()]
        docks.sort(key=_corner)
        bars = [bar for bar in window.findChildren(QToolBar) if bar is not self._tools]
        below = window.workspaces.below
        parts = (*window.stage.parts, *bars, self._tools, *docks, below, window.status)
        return [part for part in parts if part is not None and part.isVisible()]

    def step(self, by: int) -> None:
        """Give the keyboard to the next part, or to the one before."""
        parts, focus = self.shown, QApplication.focusWidget()
        here = [index for index, part in enumerate(parts) if _holds(part, focus)]
        if parts:
            # outside of all parts the way begins at an end
            index = here[0] + by if here else min(by, 0)
            part = parts[index % len(parts)]
            target = self._way_in(part)
            assert target is not None
            part.window().activateWindow()
            reason = Qt.FocusReason
            target.setFocus(reason.TabFocusReason if by > 0 else reason.BacktabFocusReason)

    def _way_in(self, part: QWidget) -> QWidget | None:
        """What has the keyboard when one comes to a part: what had it last, else the first."""
        if part is self._tools:  # the tool in hand
            return next((b for b in _buttons(part) if b.isChecked()), None)
        last = self._left.get(part)
        widget = None if last is None else last()
        if widget is not None and _ready(widget, part):
            return widget
        # Not by nextInFocusChain: PySide would take each widget for a child of the one before, and
        # hold its actions for deleted once any widget in between is.
        inside = (part, *part.findChildren(QWidget))
        return next((each for each in inside if _takes_keys(each, part)), None)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._left.update({part: ref(now) for part in self._seen() if _holds(part, now)})
            self._mark_stop()
        elif self.window.isActiveWindow():  # a field lets go of it at Enter and Esc
            QTimer.singleShot(0, self.window, self._catch)

    def _catch(self) -> None:
        """The keyboard is never nowhere while the window is in front."""
        if self.window.isActiveWindow() and QApplication.focusWidget() is None:
            self.to_middle()

    def to_middle(self) -> bool:
        """Give the keyboard to the canvas, or the page in its place. False where it has it."""
        page = self.window.stage.parts[0]
        target = self._way_in(page)
        if target is None or _holds(page, QApplication.focusWidget()):
            return False
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _mark_stop(self) -> None:
        """Tab stops once in the column of tools: at what has the keyboard, or the tool in hand."""
        buttons = _buttons(self._tools)
        stop = next((each for each in buttons if each.hasFocus()), None)
        stop = stop or next((each for each in buttons if each.isChecked()), None)
        for button in buttons:
            policy = Qt.FocusPolicy.TabFocus if button is stop else Qt.FocusPolicy.NoFocus
            if button.focusPolicy() != policy:
                button.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and down in the column of tools; Esc that no widget has taken."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is self.window:
            return event.key() == Qt.Key.Key_Escape and self.to_middle()
        buttons = _buttons(self._tools)
        if event.key() not in STEPS or watched not in buttons:  # Qt's own, where not all fit
            return False
        place = buttons.index(watched) + STEPS[Qt.Key(event.key())]
        buttons[place % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _corner(widget: QWidget) -> tuple[int, int]:
    place = widget.mapToGlobal(QPoint())
    return place.x(), place.y()


def _holds(part: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (part is widget or part.isAncestorOf(widget))


def _ready(widget: QWidget, part: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and _holds(part, widget)


def _takes_keys(widget: QWidget, part: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and _ready(widget, part) and not widget.visibleRegion().isEmpty()


def _buttons(bar: QWidget) -> list[QToolButton]:
    """The buttons of a bar from the top."""
    seen = [b for b in bar.findChildren(QToolButton) if b.isVisible() and b.defaultAction()]
    return sorted(seen, key=lambda button: (button.y(), button.x()))
