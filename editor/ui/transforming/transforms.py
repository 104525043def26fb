"""The transform tool from taking it in hand to one undo step."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.transform import Transform, once_more
from editor.core.warp import Tick
from editor.ui.tools import Tool
from editor.ui.transforming.bar import TransformBar
from editor.ui.transforming.finding import Finding, finding, selection_finding
from editor.ui.transforming.floating import Floating
from editor.ui.transforming.operation import TransformOperation
from editor.ui.transforming.subject import Subject
from editor.ui.transforming.tool_bar import BarPlace, ToolTurn
from editor.ui.transforming.whole import Whole

if TYPE_CHECKING:
    from editor.ui.window import Window


class Transforms(QObject):
    """Begins an operation when the tool is taken in hand, and carries it out in the background."""

    _noted = Signal(object, object)

    def __init__(self, window: Window, whole: Whole, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._whole = window, whole
        self._session, self._canvas = window.session, window.canvas
        self._turn = ToolTurn(window.session.tools, Tool.TRANSFORM)
        self._on_mask = self._due = False
        self._floating: Floating | None = None
        self.operation: TransformOperation | None = None
        self._last: tuple[Transform, Rect] | None = None  # and the bounds of what it was done to
        self.bar = TransformBar()
        self._place = BarPlace(window, self.bar)
        self._noted.connect(self._note)
        whole.changed.connect(self._find)
        self._connect()

    def _connect(self) -> None:
        bar, canvas = self.bar, self._canvas
        bar.changed.connect(lambda parts: self._ask(lambda op: op.put_parts(parts)))
        bar.asked.connect(self._ask)
        bar.menu.again.connect(self.repeat)
        bar.left.connect(lambda: canvas.setFocus(Qt.FocusReason.OtherFocusReason))

    @property
    def _document(self) -> Document:
        return self._session.history.committed

    # -- beginning

    def follow(self) -> None:
        """Begin when the tool has been taken in hand."""
        if self._turn.taken():
            self._due = True
            self._find()

    def _find(self) -> None:
        """Take hold of what is there, once nothing is on its way into the picture."""
        if self._whole.working or not self._due:
            return
        self._due = False
        if self._session.tools.tool is not Tool.TRANSFORM:
            self._on_mask = False
            return
        found = self._finding()
        if isinstance(found, str):
            self._refuse(found)
        else:
            self._session.background.run(found, self._found, lambda e: self._refuse(str(e)))

    def begin_on_mask(self) -> None:
        """Transform the selection itself."""
        self._on_mask = True
        self._session.tools.tool = Tool.TRANSFORM

    def _finding(self) -> Finding | str:
        document, on_mask = self._document, self._on_mask
        self._on_mask = False
        if document.bounds.empty:
            return self.tr("There is no picture to transform.")
        if on_mask:
            return selection_finding(document)
        chosen = self._window.layers.selected
        return finding(document, self._session.tools, chosen)

    def _found(self, subject: Subject) -> None:
        if self._session.tools.tool is not Tool.TRANSFORM:
            return
        if subject.box.empty:
            self._refuse(self.tr("There is nothing to transform here: it is empty."))
        elif not subject.intact(self._document):
            self._refuse(self.tr("The picture was changed meanwhile; nothing was done."))
        else:
            self._begin(subject)

    def _begin(self, subject: Subject) -> None:
        floating = Floating(self._canvas, self._session.background, subject)
        operation = TransformOperation(
            self._canvas, floating, self._show, self._accepted, self._cancelled
        )
        operation.menu = self.bar.menu.popup
        operation.hint = self.tr(
            "Shift: free proportions. Alt: about the pivot. Ctrl: skew, bend."
            " Outside: turn. Right button: more. Enter applies, Esc leaves all as it was."
        )
        self._floating, self.operation = floating, operation
        floating.lost.connect(self._lost)
        self._canvas.begin_operation(operation)
        self._place.show()
        self._show()
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refuse(self, words: str) -> None:
        self._canvas.hint.emit(words)
        self._turn.back()

    # -- going on

    def _ask(self, deed: Callable[[TransformOperation], None]) -> None:
        if self.operation is not None:
            deed(self.operation)

    def _show(self) -> None:
        if self.operation is not None:
            self.bar.show_parts(self.operation.parts)
            self.bar.show_way(self.operation.way)

    def repeat(self) -> None:
        """The last transform once more: of what is open, or at once."""
        if self._last is None:
            return
        transform, before = self._last
        if self.operation is not None:
            self.operation.repeat(transform, before)
        else:
            self.at_once("Transform", partial(once_more, transform, before))

    @property
    def repeatable(self) -> bool:
        """Whether there was a transform to do again."""
        return self._last is not None

    def _note(self, transform: Transform, box: Rect) -> None:
        self._last = transform, box
        self.bar.menu.once_more.setEnabled(True)

    # -- ending

    def _ended(self) -> Floating | None:
        floating, self._floating, self.operation = self._floating, None, None
        self._place.hide()
        self._turn.back()
        return floating

    def _cancelled(self) -> None:
        floating = self._ended()
        if floating is not None:
            floating.end()

    def _accepted(self, transform: Transform) -> None:
        floating = self._ended()
        if floating is None:
            return
        if transform.identity:
            floating.end()
            return
        subject, way = floating.subject, self.bar.way.resampling
        self._note(transform, subject.box)

        def edit(document: Document, tick: Tick) -> Document:
            if not subject.intact(document):
                raise BadInput(self.tr("What was transformed is not there any more."))
            return subject.placed(document, transform, way, tick)

        self._whole.run("Transform", self.tr("Transform"), edit, floating.end)

    def _lost(self) -> None:
        if self._floating is not None:
            self._canvas.cancel_operation()
            self._canvas.hint.emit(self.tr("What was transformed is not there any more."))

    # -- without handles

    def at_once(self, label: str, of: Callable[[Rect], Transform]) -> None:
        """Transform what the tool would take hold of, by what its bounds ask for."""
        found = self._finding()
        if isinstance(found, str):
            self._canvas.hint.emit(found)
            return

        def edit(document: Document, tick: Tick) -> Document:
            subject = found()
            if subject.box.empty or not subject.intact(document):
                raise BadInput(self.tr("There is nothing to transform here: it is empty."))
            transform = of(subject.box)
            self._noted.emit(transform, subject.box)
            return subject.placed(document, transform, tick=tick)

        self._whole.run(label, self.tr("Transform"), edit)
