"""The widget with the ruler, the heads and the bars: shows the document in time, lets them move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import LayerId
from editor.core.time import Key
from editor.ui.timeline.axis import Axis, fitted
from editor.ui.timeline.backdrop import described, painted
from editor.ui.timeline.glimpses import Glimpses
from editor.ui.timeline.grasp import Grasp
from editor.ui.timeline.hover import paint_drag
from editor.ui.timeline.rows import CLIP_HEIGHT, Row, has_key, rows
from editor.ui.timeline.scene import HANDLE, HEAD, RULER, paint_playhead
from editor.ui.tools import Tools
from editor.ui.video.playhead import Playhead

WHEEL_PIXELS = 90
"""Pixels that one notch of the wheel scrolls."""
WHEEL_ZOOM = 1.25
"""Zoom factor of one notch."""


class Tracks(QWidget):
    """Everything that does not move with the playhead is painted once and kept.

    axis_changed(): another part of time shows. view_changed(): so do other rows, or more of them.
    refused(sentence): something cannot be done. menu_asked(Spot, QPoint): for a context menu.
    eye_clicked(LayerId), key_asked(LayerId, frame, opacity), delete_asked(): by mouse and keys.
    """

    axis_changed = Signal()
    view_changed = Signal()
    refused = Signal(str)
    menu_asked = Signal(object, object)
    eye_clicked = Signal(object)
    key_asked = Signal(object, int, float)
    delete_asked = Signal()

    def __init__(
        self, history: History, tools: Tools, playhead: Playhead, glimpses: Glimpses
    ) -> None:
        super().__init__()
        self.history, self.tools, self.playhead = history, tools, playhead
        self.glimpses = glimpses
        self.axis = Axis()
        self._rows: tuple[Row, ...] = ()
        self._rows_of: tuple[object, object] = (None, None)
        self.picked: tuple[LayerId, Key] | None = None
        self.marker: int | None = None
        self.snaps = True
        self._top, self._fitted = 0, True
        self._scene: QPixmap | None = None
        self._shown_frame, self._active = playhead.frame, tools.active_layer
        self.grasp = Grasp(self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_arrived)
        self.setMinimumHeight(RULER + CLIP_HEIGHT)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Timeline"))
        self.setAccessibleDescription(self.tr("Layers as bars in time; drag them, or their ends"))
        glimpses.arrived.connect(self._soon.start)
        playhead.changed.connect(self._on_frame)
        tools.changed.connect(self._on_tools)
        self.destroyed.connect(history.subscribe(self._on_document))

    # ---- what shows

    @property
    def document(self) -> Document:
        """What is shown, previews included."""
        return self.history.document

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of what is shown; made when somebody asks for them."""
        document, (layers, timeline) = self.document, self._rows_of
        if layers is not document.layers or timeline is not document.timeline:
            self._rows = rows(document, self._rows)
            self._rows_of = document.layers, document.timeline
        return self._rows

    @property
    def top(self) -> int:
        """Pixels of the rows that are scrolled out above."""
        return self._top

    @property
    def span(self) -> float:
        """Width of the tracks in pixels."""
        return max(1.0, float(self.width() - HEAD))

    @property
    def rows_height(self) -> int:
        """Height of all rows in pixels."""
        return self.rows[-1].bottom if self.rows else 0

    def set_axis(self, axis: Axis) -> None:
        """Show another part of time, kept within limits."""
        axis = axis.kept(self.document.timeline.length, self.span)
        if axis != self.axis:
            self.axis, self._fitted = axis, False
            self.renew()
            self.axis_changed.emit()

    def fit(self) -> None:
        """Show all frames, and go on doing so while the window changes its size."""
        self.set_axis(fitted(self.document.timeline.length, self.span))
        self._fitted = True

    def refit(self) -> None:
        """Show all frames again, unless the artist chose another part of time."""
        if self._fitted:
            self.fit()

    def zoom(self, factor: float, x: float | None = None) -> None:
        """About a pixel of the tracks, else about the playhead where it shows."""
        if x is None:
            x = self.axis.x(self.playhead.frame)
            x = x if 0 <= x <= self.span else self.span / 2
        self.set_axis(self.axis.zoomed(factor, x))

    def set_top(self, top: int) -> None:
        """Scroll the rows."""
        top = max(0, min(top, self.rows_height - (self.height() - RULER)))
        if top != self._top:
            self._top = top
            self.renew()

    def renew(self) -> None:
        """Paint it all anew; where it is out of sight, once it is seen."""
        self._scene = None
        if self.isVisible():
            self.update()
            self.view_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.renew()

    def pick(self, id: LayerId | None, key: Key | None = None) -> None:
        """Take hold of a key (Delete removes it), or of none."""
        self.picked = None if id is None or key is None else (id, key)
        self.marker = None
        self.renew()

    def pick_marker(self, frame: int | None) -> None:
        """Take hold of a marker, or of none."""
        self.picked, self.marker = None, frame
        self.renew()

    # ---- places

    def to_tracks(self, at: QPointF) -> QPointF:
        """A point of the widget, from the tracks' left edge and the first row's top."""
        return QPointF(at.x() - HEAD, at.y() - RULER + self._top)

    def to_time(self, at: QPointF) -> QPointF:
        """The same, x as a (fractional) frame."""
        at = self.to_tracks(at)
        return QPointF(self.axis.frame(at.x()), at.y())

    # ---- changes

    def _on_document(self, before: Document, after: Document) -> None:
        if before.layers is after.layers and before.timeline is after.timeline:
            return
        self._let_go_of_what_is_gone()
        if self._top:
            self.set_top(self._top)
        if self._fitted and before.timeline is not after.timeline and not self.grasp.drag:
            self.fit()
        elif before.timeline.length != after.timeline.length:
            self.set_axis(self.axis)
        self.renew()

    def _let_go_of_what_is_gone(self) -> None:
        """A key or marker that was undone or deleted is taken hold of no more."""
        if self.grasp.drag is not None:
            return  # it is moving
        if self.picked is not None and not has_key(self.rows, *self.picked):
            self.picked = None
        if all(each.frame != self.marker for each in self.document.timeline.markers):
            self.marker = None

    def _on_tools(self) -> None:
        if self.tools.active_layer != self._active:
            self._active = self.tools.active_layer
            self.renew()

    def _on_frame(self, frame: int) -> None:
        if self.playhead.playing or not self.grasp.drag:
            self._turn_page(frame)
        if self._scene is not None:
            self._update_head(self._shown_frame)
            self._update_head(frame)
        self._shown_frame = frame

    def _turn_page(self, frame: int) -> None:
        """Where the playhead runs out of sight, show the part of time it has come to."""
        x = self.axis.x(frame)
        if x < 0 or x > self.span - 2:
            behind = 0.05 if x >= 0 else 0.9
            self.set_axis(Axis(self.axis.scale, frame - behind * self.span / self.axis.scale))

    def _update_head(self, frame: int) -> None:
        x = HEAD + self.axis.x(frame)
        reach = HANDLE + 3
        wide = reach + max(reach, self.axis.scale + 1)
        self.update(QRectF(x - reach, 0, wide, self.height()).toAlignedRect())

    def _on_arrived(self) -> None:
        self._scene = None
        self.update()

    # ---- Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._scene is None:
            self._scene = painted(self, self.tr("Drop a clip here to begin"))
        painter = QPainter(self)
        box = QRectF(event.rect())
        source = QRectF(box.topLeft() * ratio, box.size() * ratio)
        painter.drawPixmap(box, self._scene, source)
        paint_playhead(painter, described(self), self.playhead.frame)
        if self.grasp.drag is not None:
            paint_drag(painter, self, self.grasp.drag, self.grasp.at)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._scene = None
        if self._fitted:
            self.fit()
        else:
            self.set_axis(self.axis)
        self.set_top(self._top)
        self.view_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        held = event.modifiers()
        notches = event.angleDelta().y() / 120
        sideways = event.angleDelta().x() / 120
        over_heads = event.position().x() < HEAD
        if held & Qt.KeyboardModifier.ControlModifier:
            self.zoom(WHEEL_ZOOM**notches, max(0.0, event.position().x() - HEAD))
        elif (held & Qt.KeyboardModifier.ShiftModifier) or over_heads:
            self.set_top(self._top - round((notches + sideways) * WHEEL_PIXELS / 2))
        else:
            self.set_axis(self.axis.scrolled(-(notches + sideways) * WHEEL_PIXELS))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.grasp.pressed(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.grasp.moved(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.grasp.released(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.grasp.double_clicked(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.grasp.menu(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.grasp.entered(event)
