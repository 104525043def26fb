"""A subject that hovers over the canvas: a picture of it, laid by any transform, 60 times a second.

The document is shown without it meanwhile (`History.preview`); the picture is made in the
background, as fine as the view needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QTransform

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import BlendMode, Layer
from editor.core.raster import TILE
from editor.core.transform import IDENTITY, Transform
from editor.render.compositor import compose
from editor.render.laying import NATIVE, Frame
from editor.render.pyramid import DEEPEST
from editor.render.tiles import TileImages, wrap
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.overlay import paint_image
from editor.ui.canvas.picture import level_for
from editor.ui.canvas.view import View
from editor.ui.transforming.above import layers_above, without
from editor.ui.transforming.subject import Subject

MOST_PIXELS = 24 << 20
"""A picture of more is made at half the size."""


@dataclass(frozen=True, eq=False)
class Look:
    """Layers as a picture: premultiplied, `rect` of the document halved `level` times; `blend` is
    how it is laid on what lies below."""

    image: QImage
    rect: Rect
    level: int
    blend: BlendMode


def look_of(layers: tuple[Layer, ...], box: Rect, level: int) -> Look:
    """Compose layers alone; callable in any thread."""
    x, y = box.x // TILE * TILE, box.y // TILE * TILE
    rect = Rect(x, y, -(-box.right // TILE) * TILE - x, -(-box.bottom // TILE) * TILE - y)
    while rect.area >> 2 * level > MOST_PIXELS and level < DEEPEST:
        level += 1
    pixels = compose(layers, Frame(rect, level), TileImages(8 << 20))
    blend = layers[0].blend if len(layers) == 1 else BlendMode.NORMAL
    return Look(wrap(pixels).copy(), rect, level, blend)  # of its own memory


@dataclass(frozen=True, eq=False)
class Looks:
    """What hovers; through: what stays and shows where it hovers, in its place."""

    own: Look
    through: Look | None


def looks_of(subject: Subject, canvas: Rect, level: int) -> Looks:
    """The pictures of a subject; callable in any thread."""
    own = look_of(subject.floating(), subject.box, level)
    behind = subject.through()
    return Looks(own, look_of(behind, canvas, own.level) if behind else None)


class Floating(QObject):
    """Shows a subject under `transform`, which may be changed at any time; `end` takes it off.

    `lost()`: what is committed now has it no more, or another one.
    """

    lost = Signal()

    def __init__(self, canvas: Canvas, background: Background, subject: Subject) -> None:
        super().__init__(canvas)
        self._canvas, self.background, self.subject = canvas, background, subject
        self._past = canvas.history.past
        self._transform = IDENTITY
        self._over_it = layers_above(canvas.history.committed, subject.ids)
        self._looks: Looks | None = None
        self._hole = QImage()
        self._above: Look | None = None
        self._asked: int | None = None
        self._over = False
        self._hidden: tuple[Document, bool, Document] | None = None
        canvas.overlays.append(self.paint)
        self._leave = canvas.history.subscribe(self._on_document)
        self._wish(self._level)

    @property
    def transform(self) -> Transform:
        """Where it is now."""
        return self._transform

    @transform.setter
    def transform(self, transform: Transform) -> None:
        if transform != self._transform:
            self._transform = transform
            self._show()
            self._canvas.update()

    def end(self) -> None:
        """Take it off; the document shows as it is committed."""
        if self._over:
            return
        self._over = True
        self._leave()
        self._canvas.overlays.remove(self.paint)
        history = self._canvas.history
        if self._hidden is not None and history.document is self._hidden[2]:
            history.preview(history.committed)
        self._canvas.update()
        self.deleteLater()

    # -- the picture

    @property
    def _level(self) -> int:
        return min(DEEPEST, level_for(self._canvas.view.zoom))

    def _wish(self, level: int) -> None:
        self._asked = level
        work = partial(looks_of, self.subject, self._bounds, level)
        self.background.run(work, self._made, self._failed)

    def _made(self, looks: Looks) -> None:
        if self._over:
            return
        self._looks = looks
        self._show()
        self._canvas.update()
        if self._over_it:
            work = partial(look_of, self._over_it, self._bounds, looks.own.level)
            self.background.run(work, self._made_above, self._failed)

    @property
    def _bounds(self) -> Rect:
        return self._past.committed.bounds

    def _made_above(self, look: Look) -> None:
        if not self._over:
            self._above = look
            self._show()
            self._canvas.update()

    def _failed(self, error: UnderpaintError) -> None:
        if not self._over:
            self._canvas.hint.emit(str(error))

    # -- on the canvas

    def _show(self) -> None:
        """Hide it in the document, once it has moved and there is a picture to be seen instead."""
        moved = self._transform != IDENTITY or self._hidden is not None
        if self._looks is None or not moved or self._over:
            return
        if not self.subject.intact(self._canvas.history.committed):
            return
        history, above = self._canvas.history, self._above is not None
        if self._hidden is None or self._hidden[:2] != (history.committed, above):
            bare = self.subject.hidden(history.committed)
            shown = without(bare, self._over_it) if above else bare
            self._hidden = history.committed, above, shown
        if history.document is not self._hidden[2]:
            history.preview(self._hidden[2])

    def _on_document(self, _before: Document, after: Document) -> None:
        """Whatever is committed meanwhile shows without it too."""
        if after is not self._canvas.history.committed:
            return
        if self.subject.intact(after):
            self._show()
        else:
            self.lost.emit()

    def paint(self, painter: QPainter) -> None:
        """Lay it over the picture."""
        looks = self._looks
        if looks is None or self._hidden is None or self._canvas.history.past is not self._past:
            return
        if self._level < looks.own.level and self._asked != self._level:
            self._wish(self._level)
        view, bounds = self._canvas.view, self._canvas.history.document.bounds
        painter.save()
        _clip(painter, view, bounds)
        if looks.through is None:
            self._lay(painter, looks.own, self._transform)
        else:
            self._lay_through(painter, looks.own, looks.through)
        if self._above is not None:
            paint_image(painter, view, self._above.image, bounds, self._above.level)
        painter.restore()

    def _lay(self, painter: QPainter, look: Look, transform: Transform) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setTransform(qt_transform(transform) * self._canvas.view.transform, True)
        if look.blend in NATIVE:
            painter.setCompositionMode(NATIVE[look.blend])
        painter.drawImage(QRectF(*look.rect), look.image)
        painter.restore()

    def _lay_through(self, painter: QPainter, hole: Look, behind: Look) -> None:
        """What stays, as far as it is seen through what hovers."""
        seen = self._empty()
        inside = QPainter(seen)
        self._lay(inside, hole, self._transform)
        inside.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        inside.setTransform(self._canvas.view.transform, True)
        inside.drawImage(QRectF(*behind.rect), behind.image)
        inside.end()
        painter.save()
        if behind.blend in NATIVE:
            painter.setCompositionMode(NATIVE[behind.blend])
        painter.drawImage(0, 0, seen)
        painter.restore()

    def _empty(self) -> QImage:
        """A picture as large as the view, with nothing in it."""
        ratio = self._canvas.devicePixelRatioF()
        size = (QSizeF(self._canvas.size()) * ratio).toSize()
        if self._hole.size() != size:
            self._hole = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
            self._hole.setDevicePixelRatio(ratio)
        self._hole.fill(0)
        return self._hole


def _clip(painter: QPainter, view: View, bounds: Rect) -> None:
    """Nothing shows beyond the canvas; a path is costlier than a rectangle."""
    if view.straight:
        painter.setClipRect(view.covered(bounds))
        return
    path = QPainterPath()
    path.addPolygon(view.outline(bounds))
    path.closeSubpath()
    painter.setClipPath(path)


def qt_transform(transform: Transform) -> QTransform:
    """The same transform for a painter, whose matrices are the other way round."""
    a, b, c, d, e, f, g, h, i = transform.rows
    return QTransform(a, d, g, b, e, h, c, f, i)
