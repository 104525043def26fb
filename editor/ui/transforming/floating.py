"""A subject that hovers over the canvas: a picture of it, laid by any transform, 60 times a second.

The document is shown without it meanwhile (`History.preview`); the picture is made in the
background, as fine as the view needs.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import Layer
from editor.core.transform import IDENTITY, Transform
from editor.render.pyramid import DEEPEST
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.canvas.picture import level_for
from editor.ui.canvas.standing import Standing, emptied
from editor.ui.canvas.view import View
from editor.ui.transforming.above import layers_above, without
from editor.ui.transforming.looks import Look, Portrait
from editor.ui.transforming.subject import Subject


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
        self._own, self._behind, self._above = (
            Portrait(background, made, self._failed)
            for made in (self._made, self._made, self._show)
        )
        self._over_it: tuple[Layer, ...] = ()
        self._standing, self._hole = Standing(), QImage()
        self._over = False
        self._base = canvas.history.document
        self._bare: Document | None = None  # that without it, and what lies above
        canvas.overlays.append(self.paint)
        self._leave = canvas.history.subscribe(self._on_document)
        self._follow()

    @property
    def transform(self) -> Transform:
        """Where it is now."""
        return self._transform

    @transform.setter
    def transform(self, transform: Transform) -> None:
        if transform != self._transform:
            self._transform = transform
            if self._bare is None:
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
        if history.document is self._bare:
            history.preview(history.committed)
        self._canvas.update()
        self.deleteLater()

    # -- the pictures

    @property
    def _level(self) -> int:
        return min(DEEPEST, level_for(self._canvas.view.zoom))

    @property
    def _ready(self) -> bool:
        """Whether it can be laid instead of what is hidden."""
        through = bool(self.subject.through(self._base))
        return self._own.look is not None and (self._behind.look is not None or not through)

    def _follow(self) -> None:
        """Have pictures of it, and of what lies above, as they are in the document shown."""
        shown, bounds = self._canvas.shown, self._base.bounds
        self._own.follow(self.subject.floating(shown), self.subject.box, self._level, bounds)
        self._behind.follow(self.subject.through(shown), bounds, self._level, bounds)
        self._over_it = layers_above(shown, self.subject.ids)
        if self._ready:
            self._above.follow(self._over_it, bounds, self._level, bounds)

    def _made(self) -> None:
        if not self._over and self._ready:
            self._above.follow(self._over_it, self._base.bounds, self._level, self._base.bounds)
            self._show()

    def _failed(self, error: UnderpaintError) -> None:
        if not self._over:
            self._canvas.hint.emit(str(error))

    # -- on the canvas

    def _show(self) -> None:
        """Hide it in the document, once it has moved and there is a picture to be seen instead."""
        moved = self._transform != IDENTITY or self._bare is not None
        if self._over or not (moved and self._ready and self.subject.intact(self._base)):
            return
        bare = self.subject.hidden(self._base)
        if self._above.look is not None:
            bare = without(bare, self._over_it)
        self._bare = bare
        self._canvas.history.preview(bare)
        self._canvas.update()

    def _on_document(self, _before: Document, after: Document) -> None:
        """Whatever is shown meanwhile shows without it too, and it as it is in that."""
        history = self._canvas.history
        if self._over or after is self._bare or after is not history.document:
            return
        if history.past is self._past and self.subject.intact(after):
            self._base = after
            self._follow()
            self._show()
        elif after is history.committed:
            self.lost.emit()

    def paint(self, painter: QPainter) -> None:
        """Lay it over the picture."""
        own, history = self._own.look, self._canvas.history
        if own is None or self._bare is None or history.past is not self._past:
            return
        for portrait in (self._own, self._behind, self._above):
            portrait.sharpen(self._level)
        view, shown = self._canvas.view, self._canvas.shown
        painter.save()
        _clip(painter, view, shown.bounds)
        if self._behind.look is None:
            own.lay(painter, view, shown, self._transform)
        else:
            self._lay_through(painter, own, self._behind.look)
        if (above := self._above.look) is not None:
            above.blend(painter, shown)
            self._standing.lay(painter, view, above.image, shown.bounds, above.level)
        painter.restore()

    def _lay_through(self, painter: QPainter, hole: Look, behind: Look) -> None:
        """What stays, as far as it is seen through what hovers."""
        view, shown = self._canvas.view, self._canvas.shown
        seen = self._hole = emptied(self._hole, view)
        inside = QPainter(seen)
        hole.lay(inside, view, shown, self._transform)
        inside.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inside.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        inside.setTransform(view.transform, True)
        inside.drawImage(QRectF(*behind.rect), behind.image)
        inside.end()
        painter.save()
        behind.blend(painter, shown)
        painter.drawImage(0, 0, seen)
        painter.restore()


def _clip(painter: QPainter, view: View, bounds: Rect) -> None:
    """Nothing shows beyond the canvas; a path is costlier than a rectangle."""
    if view.straight:
        painter.setClipRect(view.covered(bounds), Qt.ClipOperation.IntersectClip)
        return
    path = QPainterPath()
    path.addPolygon(view.outline(bounds))
    path.closeSubpath()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
