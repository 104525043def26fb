"""The lines that drags keep to: guides, grid, the picture, other layers, the selection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer

from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.geometry import Rect
from editor.core.layer import Layer, LayerId, PixelLayer, lineage, walk
from editor.core.raster import Raster
from editor.core.snap import Lines, outline
from editor.ui.viewing.aids import Aids

if TYPE_CHECKING:
    from editor.ui.session import Session

LOOK_AFTER_MS = 300


class SnapLines(QObject):
    """Called by the canvas' snapping. What has to be measured is measured in the background; a
    layer that is not measured yet is not kept to."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._extents: WeakKeyDictionary[Raster, Rect] = WeakKeyDictionary()
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._soon.timeout.connect(self.measure)
        self.destroyed.connect(session.history.subscribe(self._on_document))
        session.preferences.changed.connect(self._on_preferences)

    def __call__(self, but: LayerId | None = None) -> Lines:
        """All that drags keep to now, apart from a layer and what it holds."""
        aids, document = self._session.preferences.get(Aids), self._session.history.committed
        if not aids.snap:
            return Lines()
        out = Lines(spacing=aids.spacing if aids.grid and aids.snap_grid else 0.0)
        if aids.guides and aids.snap_guides:
            out += Lines(document.guides.vertical, document.guides.horizontal)
        if aids.snap_canvas:
            out += outline(document.bounds)
        for raster in self._wanted(document, aids, but):
            if raster in self._extents:
                out += outline(self._extents[raster])
        return out

    def measure(self) -> None:
        """Measure in the background what is kept to and not measured yet."""
        aids, document = self._session.preferences.get(Aids), self._session.history.committed
        rasters = [r for r in self._wanted(document, aids) if r not in self._extents]
        if rasters and aids.snap:
            self._session.background.run(
                lambda: [(raster, raster.extent()) for raster in rasters], self._note, self._give_up
            )

    def _note(self, measured: list[tuple[Raster, Rect]]) -> None:
        self._extents.update(measured)

    def _give_up(self, _error: UnderpaintError) -> None:
        """Then those layers are not kept to; nothing else depends on it."""

    def _wanted(
        self, document: Document, aids: Aids, but: LayerId | None = None
    ) -> Iterator[Raster]:
        if aids.snap_selection and document.mask.tiles:
            yield document.mask
        if aids.snap_layers:
            line = lineage(document.layers, but) if but is not None else ()
            moved = {layer.id for layer in walk(line[-1:])}
            for layer in _seen(document.layers):
                if isinstance(layer, PixelLayer) and layer.id not in moved:
                    yield layer.pixels

    def _on_document(self, _before: Document, after: Document) -> None:
        if after is self._session.history.committed:
            self._soon.start()

    def _on_preferences(self, kind: type) -> None:
        if kind is Aids:
            self._soon.start()


def _seen(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """Every layer that is visible, as are the groups that hold it."""
    for layer in layers:
        if layer.visible:
            yield from _seen(getattr(layer, "layers", ()))
            yield layer
