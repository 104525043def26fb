"""The canvas: shows the history's document at the playhead and lets the artist paint on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.history import History
from editor.core.layer import LayerId
from editor.ui.canvas.album import Album
from editor.ui.canvas.grip import Grip
from editor.ui.canvas.hand import Hand
from editor.ui.canvas.keys import Keys
from editor.ui.canvas.operated import Operated
from editor.ui.canvas.overlay import ring_box
from editor.ui.canvas.picture import Picture, original
from editor.ui.canvas.scene import paint_scene
from editor.ui.canvas.snapping import Snapping
from editor.ui.canvas.view import View
from editor.ui.canvas.wipe import Wipe, WipeGrip
from editor.ui.selecting.looks import tinted
from editor.ui.tools import Tool, Tools
from editor.ui.video.screening import Screening

if TYPE_CHECKING:
    from editor.ui.transforming.floating import Floating
    from editor.ui.transforming.subject import Subject

IDLE_AFTER_MS, IDLE_SLICE_MS = 15, 4.0
"""Quiet time before the rest of the picture is composed, and the length of one slice of it."""


class Canvas(Operated):
    """One widget for picture, mask and brush.

    `hovered(x, y)` in document pixels, `hint(sentence)` where something cannot be done,
    `files_dropped(paths)`, `context_changed(Rect)` by dragging the box, `composed` once
    all of a changed picture is ready.
    """

    hovered = Signal(int, int)
    hint = Signal(str)
    context_changed = Signal(object)
    composed = Signal()

    def __init__(
        self,
        history: History,
        tools: Tools,
        screening: Screening | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(history, tools, parent)
        self._screening = screening
        self.context: Rect | None = None
        self.pixel_grid = True
        self.overlays: list[Callable[[QPainter], None]] = []
        """What paints over the picture, in view coordinates, below an operation."""
        self.chosen: Callable[[], tuple[LayerId, ...]] = tuple
        """The layers chosen together, bottom to top; whoever keeps them answers here."""
        self.floated: Callable[[Subject], Floating] | None = None
        """Lets large layers hover while they are moved, instead of composing every frame."""
        self.grips: list[Grip] = [WipeGrip(self)]
        self.snapping = Snapping(self)
        self._backdrop: QColor | None = None
        self._past, self._album = history.past, Album()
        self._picture = Picture(self.shown)
        self._before: Picture | None = None
        self.before_held = False
        self.wipe: Wipe | None = None
        self.hand = Hand(self)
        self.keys = Keys(self)
        self._marks, self._tint = QRectF(), self._mask_look()
        self._expected: LayerId | None = None
        self._frame = QTimer(self, singleShot=True, interval=0)
        self._frame.timeout.connect(self._on_frame)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._on_idle)
        self._idle.start(IDLE_AFTER_MS)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(160, 120)
        self.setAccessibleName(self.tr("Canvas"))
        self.setAccessibleDescription(self.tr("The picture. Paint over what should change."))
        tools.changed.connect(self._on_tools)
        self.destroyed.connect((screening or history).subscribe(self._on_shown))

    @property
    def shown(self) -> Document:
        """The still on screen: the history's document at the playhead."""
        return self.history.document if self._screening is None else self._screening.document

    @property
    def blank(self) -> bool:
        """True where there is no document: nothing but the backdrop shows."""
        return self.history.document.bounds.empty

    @property
    def settled(self) -> bool:
        """True where all of the picture is composed and nothing waits for a frame."""
        return not (self._idle.isActive() or self._frame.isActive() or self.hand.dragging)

    @property
    def ring_radius(self) -> float:
        """Radius of the brush in view pixels."""
        return self.tools.brush.diameter / 2 * self.view.scale

    def _get_backdrop(self) -> QColor:
        return self._backdrop or self.palette().color(QPalette.ColorRole.Window).darker(115)

    def _set_backdrop(self, colour: QColor) -> None:
        self._backdrop = QColor(colour)
        self.update()

    backdrop = Property(QColor, _get_backdrop, _set_backdrop)
    """The colour round the picture; a style sheet sets it by `qproperty-backdrop`."""

    def follow_view(self) -> None:
        self._picture.note_move()
        self._idle.start(IDLE_AFTER_MS)
        self.show_cursor()
        self.update()

    # -- overlays

    def show_before(self, shown: bool) -> None:
        """Show the picture as it was opened, without what models have added (hold Tab)."""
        if shown != self.before_held and not self.blank:
            self.before_held = shown
            self._compare()

    def set_wipe(self, wipe: Wipe | None) -> None:
        """Show (or hide) the line between the picture before and after."""
        self.wipe = wipe
        self._compare()

    @property
    def wiping(self) -> bool:
        """True while the line of the wipe shows."""
        return self.wipe is not None and self._before is not None

    def renew(self) -> None:
        """Compose all of it anew: what lies below the picture has another look."""
        self._picture, self._before, self._album = Picture(self.shown), None, Album()
        self._compare()
        self._idle.start(IDLE_AFTER_MS)

    def glimpse(self, side: int) -> QImage:
        """What is composed of the picture by now, its longer side at least `side` pixels where it
        has so many; a null image where there is no document."""
        return self._picture.glimpse(side)

    def paint_picture(self, painter: QPainter, view: View) -> None:
        """Lay the picture, as it is shown, where another view would put it."""
        self._picture.paint(painter, view)

    def _compare(self) -> None:
        if not self.before_held and self.wipe is None:
            self._before = None
        elif self._before is None and not self.blank:
            self._before = self._compared()
        self.update()

    def _compared(self) -> Picture:
        picture = original(self._past.opened, self.history.document)
        return Picture(picture if self._screening is None else self._screening.still(picture))

    def set_context(self, rect: Rect | None) -> None:
        """Show (or hide) the box of what a model sees; dragging it emits `context_changed`."""
        if rect != self.context:
            self.context = rect
            self.update()

    def change_context(self, rect: Rect) -> None:
        """The artist dragged the box."""
        if rect != self.context:
            self.set_context(rect)
            self.context_changed.emit(rect)

    # -- changes

    def _on_shown(self, before: Document, after: Document) -> None:
        opened = self.history.past is not self._past
        if opened:
            self.hand.give_up()
            self.cancel_operation()
            self._album.put(self._past, before, self._picture)
            self.hand.tip, self._past, self._before = None, self.history.past, None
            self._picture, self._expected = self._album.take(self._past, after), None
            self._expect()
            self.update()
        elif before.size == after.size:
            self._update_view(self.view.covered(self._picture.change(before, after)))
        else:
            self._picture, self._before = Picture(after), None
            if self.operation is not None:  # its places are of a picture of another size
                self.cancel_operation()
            self.update()
        if opened or (self._fitted and before.size != after.size):
            self.fit()
        if self._before is not None:
            self._before = self._compared()
        self._idle.start(IDLE_AFTER_MS)

    def _update_view(self, box: QRectF) -> None:
        if not box.isEmpty():
            self.update(box.toAlignedRect().adjusted(-2, -2, 2, 2) & self.rect())

    def _on_tools(self) -> None:
        self.follow_tool()
        self._expect()
        if self._tint != (tint := self._mask_look()):
            self._tint = tint
            self.update()
        self.show_cursor()

    def _expect(self) -> None:
        """Let what lies under the layer that will be painted on be composed before it is."""
        tools = self.tools
        wanted = tools.active_layer if tools.paints and tools.tool is not Tool.MASK else None
        if wanted != self._expected:
            self._expected = wanted
            self._picture.expect(wanted)
            self._idle.start(IDLE_AFTER_MS)

    def _mask_look(self) -> tuple[str, float, bool]:
        tools = self.tools
        return tools.rubylith.name(), tools.rubylith_strength, tinted(tools)

    def request_frame(self) -> None:
        """Take the hand's notes as soon as the events that wait have been heard."""
        if not self._frame.isActive():
            self._frame.start()

    def _on_frame(self) -> None:
        self.hand.frame()

    def _on_idle(self) -> None:
        playing = self._screening is not None and self._screening.playing
        if playing or (self.hand.dragging and not self.hand.steering):
            self._idle.start(IDLE_AFTER_MS)
        elif self._picture.coarse:
            self._sharpen()
        elif self.hand.dragging:
            self._idle.start(IDLE_AFTER_MS)
        elif not self._picture.idle(IDLE_SLICE_MS):
            self._idle.start(0)
        else:
            self.composed.emit()

    def _sharpen(self) -> None:
        """Paint as it should be what was painted coarsely, once the hand rests."""
        rest = self._picture.rest_ms()
        if not rest:
            self._picture.coarse = False
            self.update()
        self._idle.start(rest or IDLE_AFTER_MS)

    # -- pointer

    def show_cursor(self) -> None:
        """Show the cursor, and where the tool has one its outline, as the hand is now."""
        shape = self.hand.cursor()
        if shape != self.cursor().shape():
            self.setCursor(shape)
        self._update_view(self._marks)
        self._marks = self._cursor_box()
        self._update_view(self._marks)

    def _cursor_box(self) -> QRectF:
        hand = self.hand
        if hand.pointer is None or not hand.brushing:
            return QRectF()
        box = ring_box(hand.pointer, self.ring_radius)
        if hand.shift and hand.tip is not None:
            end = self.view.to_view(hand.tip)
            box |= QRectF(hand.pointer, end).normalized().adjusted(-3, -3, 3, 3)
        return box

    # -- Qt's events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setClipRect(event.rect())  # so that overlays can ask what is painted
        painter.fillRect(event.rect(), self._get_backdrop())
        paint_scene(painter, self, self._picture, self._before)
        painter.end()
