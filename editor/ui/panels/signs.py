"""What a row of the layers panel shows of a layer: a picture of its pixels, or a sign."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from editor.core.clip import ClipLayer
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, PixelLayer
from editor.core.raster import Raster
from editor.ui.icons import pixmap
from editor.ui.panels.thumbs import SIDE
from editor.ui.theme import colours


def sign_of(layer: Layer, ratio: float) -> QPixmap:
    """What stands in a row for a layer that has no picture of its own."""
    if isinstance(layer, AdjustmentLayer):
        kind = layer.adjustment.kind.replace("_", "-")
        return _centred(f"adjust-{kind}" if kind else "adjust", ratio)
    return _centred("group" if isinstance(layer, GroupLayer) else "film", ratio)


def shown_pixels(layer: Layer, seen: Layer) -> Raster | None:
    """What a row shows a picture of; None for a clip whose frame is still awaited."""
    waiting = isinstance(layer, ClipLayer) and seen.bounds.empty
    return seen.pixels if isinstance(seen, PixelLayer) and not waiting else None


def nothing_yet(ratio: float) -> QPixmap:
    """An empty picture of a row."""
    out = QPixmap(round(SIDE * ratio), round(SIDE * ratio))
    out.setDevicePixelRatio(ratio)
    out.fill(Qt.GlobalColor.transparent)
    return out


def _centred(name: str, ratio: float) -> QPixmap:
    out = nothing_yet(ratio)
    painter = QPainter(out)
    edge = (SIDE - 24) // 2
    painter.drawPixmap(edge, edge, pixmap(name, colours().secondary, 24, ratio))
    painter.end()
    return out
