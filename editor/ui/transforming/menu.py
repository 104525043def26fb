"""What can be done to what is being transformed: one menu, for the bar and the right button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from editor.ui.icons import set_icon
from editor.ui.transforming.handles import Way
from editor.ui.transforming.operation import TransformOperation
from editor.ui.words import marked as T

WAYS: tuple[tuple[Way, str, str], ...] = (
    (Way.FREE, T("TransformMenu", "Free"),
     T("TransformMenu", "Handles scale; with Ctrl edges skew and corners bend")),
    (Way.SCALE, T("TransformMenu", "Scale"), T("TransformMenu", "Handles scale")),
    (Way.ROTATE, T("TransformMenu", "Rotate"),
     T("TransformMenu", "Handles turn it about the pivot")),
    (Way.SKEW, T("TransformMenu", "Skew"), T("TransformMenu", "Handles slide along the edges")),
    (Way.DISTORT, T("TransformMenu", "Distort"),
     T("TransformMenu", "Each corner goes where it is dragged")),
    (Way.PERSPECTIVE, T("TransformMenu", "Perspective"),
     T("TransformMenu", "Corners draw together or apart in pairs")),
)  # fmt: skip

translate = QCoreApplication.translate

Deed = Callable[[TransformOperation], object]
"""What is done to the operation that is open."""


class TransformMenu(QMenu):
    """`asked(Deed)` by every entry but one: `again()` wants the last transform once more."""

    asked = Signal(object)
    again = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        group = QActionGroup(self)
        self._ways: dict[Way, QAction] = {}
        for way, name, tip in WAYS:
            action = self._add("", translate("TransformMenu", name), taking(way))
            action.setToolTip(translate("TransformMenu", tip))
            action.setCheckable(True)
            group.addAction(action)
            self._ways[way] = action
        self.addSeparator()
        self._add("flip-across", self.tr("Mirror left and right"), lambda op: op.flip(True))
        self._add("flip-down", self.tr("Mirror top and bottom"), lambda op: op.flip(False))
        self._add("turn-right", self.tr("Turn right by 90°"), lambda op: op.turn(1))
        self._add("turn-left", self.tr("Turn left by 90°"), lambda op: op.turn(-1))
        self._add("", self.tr("Turn by 180°"), lambda op: op.turn(2))
        self.addSeparator()
        self.once_more = self.addAction(self.tr("Again"), self.again.emit)
        self.once_more.setToolTip(self.tr("The last transform once more"))
        self.once_more.setEnabled(False)
        self._add("undo", self.tr("Reset"), lambda op: op.reset())

    def _add(self, icon: str, name: str, deed: Deed) -> QAction:
        action = self.addAction(name)
        if icon:
            set_icon(action, icon)
        action.triggered.connect(lambda: self.asked.emit(deed))
        return action

    def show_way(self, way: Way) -> str:
        """Tick what the handles do; its name."""
        self._ways[way].setChecked(True)
        return self._ways[way].text()


def taking(way: Way) -> Deed:
    """Let the handles do something else."""
    return lambda operation: operation.take(way)
