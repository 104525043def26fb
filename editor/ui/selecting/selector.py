"""Grants what the tools that select wish for, one wish after the other, each as one step."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from editor.core import masks
from editor.core.coverage import polygon_mask
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect, Size
from editor.core.history import History
from editor.core.layer import BlendMode, Layer
from editor.core.past import Past
from editor.core.raster import Pixels, Raster
from editor.core.select import Mode, alike_selected, wand
from editor.core.spread import feathered
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.selecting.wishes import ShapeWish, WandWish


@dataclass(frozen=True, eq=False)
class _Task:
    """Find a shape beside the window; then it is selected on what is committed."""

    work: Callable[[], Raster]
    mode: Mode
    label: str
    past: Past
    size: Size


class Selector(QObject):
    """Works on the history's active mask. still: the document as it shows now."""

    refused = Signal(str)

    def __init__(
        self, history: History, background: Background, still: Callable[[], Document]
    ) -> None:
        super().__init__()
        self._history, self._background, self._still = history, background, still
        self._waiting: deque[_Task] = deque()
        self._working = False
        self._pictures = Pictures()

    @property
    def busy(self) -> bool:
        """True until every wish is granted."""
        return self._working

    def shape(self, wish: ShapeWish) -> None:
        """Select what lies inside of polygons."""
        bounds = self._history.committed.bounds

        def found() -> Raster:
            mask = polygon_mask(wish.rings, bounds, wish.smooth)
            return feathered(mask, bounds, wish.feather) if wish.feather else mask

        self._ask(found, wish.mode, wish.label)

    def wand(self, wish: WandWish, layer: Layer | None) -> None:
        """Select what looks like a pixel, in all that shows or in one layer."""
        how, still = wish.how, self._still()
        if not how.everything and layer is not None:
            still = alone(still, layer)

        def found() -> Raster:
            picture = self._pictures.of(still)
            at = (wish.x, wish.y)
            mask = wand(picture, at, how.tolerance, how.contiguous, how.smooth)
            return feathered(mask, still.bounds, how.feather) if how.feather else mask

        self._ask(found, wish.mode, "Magic wand")

    def similar(self, tolerance: int, contiguous: bool) -> None:
        """Select what has colours like what is selected, everywhere or round it."""
        still, mask = self._still(), self._history.committed.mask
        if not mask.tiles:
            self.refused.emit(self.tr("Nothing is selected. Select or paint something first."))
            return

        def found() -> Raster:
            return alike_selected(self._pictures.of(still), mask, tolerance, contiguous)

        label = "Grow to similar" if contiguous else "Select similar"
        self._ask(found, Mode.ADD, label)

    def nothing(self) -> None:
        """Take the selection away."""
        document = self._history.committed
        if document.mask.tiles:
            self._history.commit("Select nothing", masks.clear_mask(document))

    def _ask(self, work: Callable[[], Raster], mode: Mode, label: str) -> None:
        self._waiting.append(
            _Task(work, mode, label, self._history.past, self._history.committed.size)
        )
        self._go_on()

    def _go_on(self) -> None:
        if self._working or not self._waiting:
            return
        task = self._waiting.popleft()
        self._working = True
        self._background.run(task.work, lambda mask: self._found(task, mask), self._failed)

    def _found(self, task: _Task, shape: Raster) -> None:
        self._working = False
        now = task.past.committed
        if now.size == task.size:
            self._history.land(task.past, task.label, masks.select(now, shape, task.mode))
        else:
            self.refused.emit(self.tr("The picture was changed meanwhile; nothing was selected."))
        self._go_on()

    def _failed(self, error: UnderpaintError) -> None:
        self._working = False
        self.refused.emit(str(error))
        self._go_on()


class Pictures:
    """The composed picture of a document, kept until another one is asked for. One thread."""

    def __init__(self) -> None:
        self._kept: tuple[tuple[Layer, ...], Rect, Pixels] | None = None

    def of(self, document: Document) -> Pixels:
        """uint8 RGBA (h, w, 4) of all the canvas, straight alpha."""
        kept = self._kept
        if kept is None or kept[0] is not document.layers or kept[1] != document.bounds:
            picture = flatten(document, document.bounds)
            kept = self._kept = (document.layers, document.bounds, picture)
        return kept[2]


def alone(document: Document, layer: Layer) -> Document:
    """The document with nothing but one layer, as it is by itself."""
    own = document.find(layer.id) or layer
    plain = replace(own, visible=True, opacity=1.0, curve=None, blend=BlendMode.NORMAL, clip=False)
    return replace(document, layers=(plain,))
