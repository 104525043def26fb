"""What the hand hands to a tool: where the pen was, and how it came down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, Qt

Button = Qt.MouseButton
Modifier = Qt.KeyboardModifier


class Sample(NamedTuple):
    """Where the pen was: a point of the view, and its pressure in 0..1 (a mouse presses 1).

    lean: where it leans to or how it is turned, degrees clockwise in the view; None = upright.
    """

    point: QPointF
    pressure: float = 1.0
    lean: float | None = None


class Press(NamedTuple):
    """The pen comes down. held: modifier keys; eraser: it is the pen's far end; double: the
    second click of a double-click."""

    sample: Sample
    button: Button = Button.LeftButton
    held: Modifier = Modifier.NoModifier
    eraser: bool = False
    double: bool = False

    @property
    def point(self) -> QPointF:
        """Where, in the view."""
        return self.sample.point

    @property
    def left(self) -> bool:
        """Whether it is the left button, or the pen's tip."""
        return self.button == Button.LeftButton

    @property
    def right(self) -> bool:
        """Whether it is the right button."""
        return self.button == Button.RightButton


class Drag(Protocol):
    """Takes the samples of a frame together; ends by `finish` or by `cancel`, never both."""

    def take(self, samples: Sequence[Sample]) -> None:
        """Follow the pen through the samples of a frame, at least one, oldest first."""

    def finish(self) -> None:
        """The pen was lifted: what was done becomes final."""

    def cancel(self) -> None:
        """The drag is given up: all is as it was before it."""
