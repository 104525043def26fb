"""Layers that come in larger than the picture: a notice offers to fit them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import Layer, LayerId
from editor.core.transform import Transform, scaled, shifted
from editor.core.warp import Tick
from editor.ui.transforming.subject import whole_layers
from editor.ui.transforming.whole import Whole

if TYPE_CHECKING:
    from editor.ui.window import Window

COMING = frozenset({"Open as layer", "Paste", "Drop layers"})
"""Steps by which layers come from elsewhere."""


class Placing(QObject):
    """Looks at what comes in; the layers stay as large as they are unless the artist says so."""

    def __init__(self, window: Window, whole: Whole, parent: QObject) -> None:
        super().__init__(parent)
        self._history, self._whole = window.session.history, whole
        self._message = window.stage.message
        self._past, self._newest = self._history.past, 0
        self.destroyed.connect(self._history.subscribe(self._on_document))

    def _on_document(self, before: Document, after: Document) -> None:
        history = self._history
        if not self._stepped() or history.undo_label not in COMING:
            return
        known = {layer.id for layer in before.layers}
        new = [layer for layer in after.layers if layer.id not in known]
        if new and before.size == after.size and self._exceeds(new, after):
            ids = tuple(layer.id for layer in new)
            self._message.ask(
                self.tr("“{name}” is larger than the picture.").format(name=new[-1].name),
                self.tr("Fit"),
                partial(self._fit, ids),
                about=history.past,
            )

    def _stepped(self) -> bool:
        """Whether the document that was in front before has a new step."""
        past, known, newest = self._history.past, self._past, self._newest
        mark = past.marks[past.position]
        self._past, self._newest = past, max(newest, mark)
        return past is known and mark > newest

    @staticmethod
    def _exceeds(layers: list[Layer], document: Document) -> bool:
        canvas = document.bounds
        if all(layer.bounds.w <= canvas.w and layer.bounds.h <= canvas.h for layer in layers):
            return False
        box = whole_layers(layers).box
        return box.w > canvas.w or box.h > canvas.h

    def _fit(self, ids: tuple[LayerId, ...]) -> None:
        nothing = self.tr("What was to be fitted is not there any more.")

        def edit(document: Document, tick: Tick) -> Document:
            layers = [layer for id in ids if (layer := document.find(id)) is not None]
            subject = whole_layers(layers)
            if subject.box.empty:
                raise BadInput(nothing)
            return subject.placed(document, fitting(subject.box, document.bounds), tick=tick)

        self._whole.run("Transform", self.tr("Fit"), edit)


def fitting(box: Rect, canvas: Rect) -> Transform:
    """What scales a box, its proportions kept, to touch two edges of the canvas, in its middle."""
    by = min(canvas.w / box.w, canvas.h / box.h)
    x, y = canvas.x + (canvas.w - box.w * by) / 2, canvas.y + (canvas.h - box.h * by) / 2
    return scaled(by, by, (box.x, box.y)).then(shifted(x - box.x, y - box.y))
