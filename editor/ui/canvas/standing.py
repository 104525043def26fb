"""Pictures that stay where they are in a view, for as long as something moves over them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from editor.core.geometry import Rect
from editor.ui.canvas.overlay import paint_image
from editor.ui.canvas.view import View


class Standing:
    """As `paint_image`; from the second time that the same is painted all over a view, it is scaled
    no more, at the cost of a picture as large as the view."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._scaled = QImage()

    def lay(
        self, painter: QPainter, view: View, image: QImage, part: Rect, level: int, state: int = 0
    ) -> None:
        """Lay it. state: another number where the pixels of that same image are others now."""
        of = view, image.cacheKey(), part, level, state
        if of != self._of:
            self._of, self._scaled = of, QImage()
        elif self._scaled.isNull() and _all_of_it(painter, view, part):
            self._scaled = emptied(QImage(), view)
            inside = QPainter(self._scaled)
            paint_image(inside, view, image, part, level)
            inside.end()
        if self._scaled.isNull():
            paint_image(painter, view, image, part, level)
        else:
            painter.drawImage(0, 0, self._scaled)


def _all_of_it(painter: QPainter, view: View, part: Rect) -> bool:
    """Whether all that a view shows of a part of the document is to be painted."""
    shown = view.covered(part).intersected(QRectF(0, 0, *view.viewport))
    return painter.clipBoundingRect().adjusted(-1, -1, 1, 1).contains(shown)


def emptied(image: QImage, view: View) -> QImage:
    """A picture of every pixel of a view's screen, with nothing in it; `image` where that fits."""
    size = (QSizeF(*view.viewport) * view.ratio).toSize()
    if image.size() != size:
        image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(view.ratio)
    image.fill(0)
    return image
