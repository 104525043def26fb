"""Layers as pictures of their own, to be laid over the canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QTransform

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect, Size
from editor.core.layer import BlendMode, Layer
from editor.core.raster import TILE
from editor.core.transform import Transform
from editor.render.compositor import compose
from editor.render.laying import NATIVE, Frame
from editor.render.pyramid import DEEPEST
from editor.render.scaled import BlockImages
from editor.render.tiles import wrap
from editor.ui.background import Background
from editor.ui.canvas.laid import lay_smoothly
from editor.ui.canvas.view import View

MOST_PIXELS = 24 << 20
"""A picture of more is made at half the size."""


@dataclass(frozen=True, eq=False)
class Look:
    """Layers as a picture: premultiplied, `rect` of the document halved `level` times.

    only: the one layer that it shows, without its opacity and mode: those are for whoever lays it,
    as they are by then. None: of several layers, as they were.
    """

    image: QImage
    rect: Rect
    level: int
    only: Layer | None = None

    def lay(self, painter: QPainter, view: View, shown: Document, by: Transform) -> None:
        """Lay it where `by` takes it, as its layer is blended in the document that is shown."""
        painter.save()
        self.blend(painter, shown)
        onto, whole = qt_transform(by) * view.transform, QRectF(self.image.rect())
        lay_smoothly(painter, onto, QRectF(*self.rect), self.image, whole)
        painter.restore()

    def blend(self, painter: QPainter, shown: Document) -> None:
        """Let a painter lay it with the opacity and, where QPainter knows it, the mode it has."""
        if self.only is None:
            return
        now = shown.find(self.only.id) or self.only
        painter.setOpacity(now.opacity)
        if now.blend in NATIVE:
            painter.setCompositionMode(NATIVE[now.blend])


def look_of(layers: tuple[Layer, ...], box: Rect, level: int) -> Look:
    """Compose layers alone; callable in any thread."""
    x, y = box.x // TILE * TILE, box.y // TILE * TILE
    rect = Rect(x, y, -(-box.right // TILE) * TILE - x, -(-box.bottom // TILE) * TILE - y)
    while rect.area >> 2 * level > MOST_PIXELS and level < DEEPEST:
        level += 1
    pixels = compose(_bare(layers), Frame(rect, level), BlockImages(8 << 20))
    only = layers[0] if len(layers) == 1 else None
    return Look(wrap(pixels).copy(), rect, level, only)  # of its own memory


def _bare(layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
    """A single layer without what a painter can do."""
    if len(layers) != 1:
        return layers
    return (replace(layers[0], opacity=1.0, blend=BlendMode.NORMAL),)


@dataclass(frozen=True, eq=False)
class _Wish:
    layers: tuple[Layer, ...]
    box: Rect
    level: int

    def met_by(self, other: _Wish, canvas: Rect) -> bool:
        """Whether the picture of another wish looks the same, and is as fine."""
        if self.box != other.box or self.level < other.level:
            return False
        size = Size(canvas.w, canvas.h)
        mine, theirs = (Document(size, _bare(each.layers)) for each in (self, other))
        return mine.changed_layers(theirs).empty


class Portrait:
    """The look of layers, made in the background, and anew where they look otherwise: of what
    waits to be made only the latest is. made: called when there is a new one."""

    def __init__(
        self,
        background: Background,
        made: Callable[[], None],
        failed: Callable[[UnderpaintError], None],
    ) -> None:
        self._background, self._made, self._failed = background, made, failed
        self.look: Look | None = None
        self._wish: _Wish | None = None
        self._working = False

    def follow(self, layers: tuple[Layer, ...], box: Rect, level: int, canvas: Rect) -> None:
        """Have a picture of what these show in a box, where they look otherwise than before, or
        `level` is finer; canvas: the bounds of their document."""
        if not layers:
            self._wish = self.look = None
            return
        wish = _Wish(layers, box, level)
        if self._wish is None or not wish.met_by(self._wish, canvas):
            self._wish = wish
            self._work()

    def sharpen(self, level: int) -> None:
        """Have a picture as fine as that."""
        if self._wish is not None and level < self._wish.level:
            self._wish = replace(self._wish, level=level)
            self._work()

    def _work(self) -> None:
        if not self._working and (wish := self._wish) is not None:
            self._working = True
            work = partial(look_of, wish.layers, wish.box, wish.level)
            self._background.run(work, partial(self._came, wish), self._fail)

    def _came(self, wish: _Wish, look: Look) -> None:
        self._working = False
        if self._wish is not None:
            self.look = look
            if wish is not self._wish:
                self._work()
            self._made()

    def _fail(self, error: UnderpaintError) -> None:
        self._working = False
        self._failed(error)


def qt_transform(transform: Transform) -> QTransform:
    """The same transform for a painter, whose matrices are the other way round."""
    a, b, c, d, e, f, g, h, i = transform.rows
    return QTransform(a, d, g, b, e, h, c, f, i)
