"""A surface that shows its document by a view: zoomed, turned, scrolled, or kept whole."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from editor.core.history import History
from editor.ui.canvas.surface import Surface
from editor.ui.canvas.view import View


class Viewed(Surface):
    """`view_changed(zoom, degrees)`; `view_moved` whenever the document stands elsewhere in the
    widget. Whoever inherits it paints, and follows its view."""

    view_changed = Signal(float, float)
    view_moved = Signal()

    def __init__(self, history: History, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.history = history
        self.view, self._fitted = View(), True

    def follow_view(self) -> None:
        """Paint what stands elsewhere now."""
        raise NotImplementedError

    @property
    def fitted(self) -> bool:
        """True where the whole picture is kept in sight."""
        return self._fitted

    def set_view(self, view: View) -> None:
        """Show the document so; the middle of the window always stays on the picture."""
        self.hand.take()  # what the pen did belongs to the view it was done in
        view = view.kept_near(self.history.document.bounds)
        if view == self.view:
            return
        told = (view.zoom, view.degrees) != (self.view.zoom, self.view.degrees)
        self.view, self._fitted = view, False
        if told:
            self.view_changed.emit(view.zoom, view.degrees)
        self.follow_view()
        self.view_moved.emit()

    def follow_screen(self) -> None:
        """The window has come to a screen of another density."""
        fitted = self._fitted
        self.set_view(replace(self.view, ratio=self.devicePixelRatioF()))
        if fitted:
            self.fit()

    def fit(self) -> None:
        """Show the whole picture, and keep it whole while the window changes its size."""
        self.set_view(self.view.fitted(self.history.document.size))
        self._fitted = True

    def set_zoom(self, zoom: float) -> None:
        """Zoom about the middle; 1 = one document pixel on one screen pixel."""
        self.set_view(self.view.zoomed(zoom))

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom by a factor; what is under `at` (view pixels, else the middle) stays there."""
        self.set_view(self.view.zoomed(self.view.zoom * factor, at))

    def step_zoom(self, direction: int) -> None:
        """To the next round zoom above (1) or below (-1), at the cursor where it is inside."""
        at = self.hand.pointer if self.underMouse() else None
        self.set_view(self.view.zoomed(self.view.next_stop(direction), at))

    def set_rotation(self, degrees: float) -> None:
        """Turn the view clockwise to an angle about its middle."""
        self.set_view(self.view.rotated(degrees))

    def rotate_by(self, degrees: float) -> None:
        """Turn the view clockwise by an angle about its middle."""
        self.set_rotation(self.view.degrees + degrees)

    def resizeEvent(self, event: QResizeEvent) -> None:
        fitted = self._fitted
        size = (float(self.width()), float(self.height()))
        self.view = replace(self.view, viewport=size, ratio=self.devicePixelRatioF())
        if fitted:
            self.fit()
        self.follow_view()
        self.view_moved.emit()
