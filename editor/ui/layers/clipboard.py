"""Pixels and layers by the clipboard of the system: copied, cut, pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QMimeData, QObject, QPointF, Signal
from PySide6.QtGui import QGuiApplication, QImage

from editor.core import edits, pieces
from editor.core.arrange import outermost
from editor.core.document import Document
from editor.core.geometry import EMPTY, Size
from editor.core.history import History
from editor.core.layer import BlendMode, Layer, LayerId, PixelLayer
from editor.core.mask_pixels import clear_mask, mask_picture, put_on_mask
from editor.core.raster import Raster, raster_from
from editor.render.deep import flatten_at_depth
from editor.ui.background import Background
from editor.ui.canvas.canvas import Canvas
from editor.ui.layering import LayerCommands
from editor.ui.layers import layer_mime
from editor.ui.layers.later import Later
from editor.ui.qimage import to_array, to_qimage
from editor.ui.tools import Tools
from editor.ui.words import copy_name


class _Copied(NamedTuple):
    """What goes to the clipboard: layers for this program, a picture for others."""

    layers: tuple[Layer, ...]
    picture: QImage


class Clipboard(QObject):
    """What Copy, Cut and Paste do. files_pasted(paths): they were copied in a file manager;
    files_begun(paths): the same, to be opened beside what is open; opened(document): what was
    pasted becomes a document."""

    files_pasted, files_begun = Signal(list), Signal(list)
    opened = Signal(object)

    def __init__(
        self,
        history: History,
        layers: LayerCommands,
        tools: Tools,
        canvas: Canvas,
        background: Background,
    ) -> None:
        super().__init__(layers)
        self._history, self._layers, self._tools = history, layers, tools
        self._canvas, self._background = canvas, background
        self._token: bytes | None = None
        self._later = Later(history, layers, background)

    # ---- to the clipboard

    def copy(self) -> None:
        """What is selected of the active layer; the chosen layers where nothing is selected; the
        mask's greys while the tools work on that."""
        document, ids = self._document, self._layers.selected
        if (masked := self._masked) is not None:
            self._copy(document, lambda: (_mask_layer(document, masked),))
        elif ids:
            active = self._layers.active_id
            self._copy(document, lambda: _parts(document, active or ids[-1], ids))

    def copy_merged(self) -> None:
        """What is selected of all that shows; the whole picture where nothing is selected."""
        document = self._document
        name = self.tr("Copied")
        self._copy(document, lambda: (_merged(document, name),))

    def cut(self) -> None:
        """The same as `copy`, taken out of the document as one step."""
        document, ids, active = self._document, self._layers.selected, self._layers.active_id
        if not ids or active is None:
            return
        if (masked := self._masked) is not None:
            keep = partial(self._copy, document, lambda: (_mask_layer(document, masked),))
            self._later.edit("Cut", lambda base: clear_mask(base, masked), keep)
        elif not document.mask.tiles:
            self.copy()
            self._layers.delete()
        else:
            copy = partial(self._copy, document, lambda: _parts(document, active, ids))
            self._later.edit("Cut", lambda base: pieces.clear_selected(base, active), copy)

    def via_copy(self) -> None:
        """What is selected as a new layer; a copy of the chosen layers where nothing is."""
        self._via(cut=False)

    def via_cut(self) -> None:
        """What is selected as a new layer, taken out of the active one."""
        self._via(cut=True)

    def _via(self, cut: bool) -> None:
        document, active = self._document, self._layers.active
        if active is None:
            return
        if not document.mask.tiles or not isinstance(active, PixelLayer):
            self._layers.duplicate()
            return
        how = pieces.layer_via_cut if cut else pieces.layer_via_copy
        made: list[LayerId] = []
        called = copy_name()

        def edit(base: Document) -> Document:
            after, id = how(base, active.id, called)
            made.append(id)
            return after

        label = "Layer via cut" if cut else "Layer via copy"
        self._later.edit(label, edit, lambda: self._layers.choose(made[0]))

    def _copy(self, document: Document, make: Callable[[], Sequence[Layer]]) -> None:
        def work() -> _Copied:
            layers = tuple(make())
            return _Copied(layers, _picture(document, layers))

        def done(copied: _Copied) -> None:
            mime = QMimeData()
            mime.setImageData(copied.picture)  # written as PNG only when someone asks for it
            layer_mime.forget(self._token)
            self._token = layer_mime.put(mime, copied.layers, document)
            QGuiApplication.clipboard().setMimeData(mime)

        self._background.run(work, done, lambda error: self._layers.refused.emit(str(error)))

    # ---- from the clipboard

    def paste(self) -> None:
        """Layers of this program where they lay; pictures of others in the middle of the view."""
        mime = QGuiApplication.clipboard().mimeData()
        if (masked := self._masked) is None or mime is None:
            self._paste(beside=self._document.bounds.empty)
        elif (carried := layer_mime.take(mime)) is not None:
            layers = carried.copies(self._document)
            self._paste_on_mask(masked, lambda base: _merged_pixels(replace(base, layers=layers)))
        elif mime.hasImage():
            picture = QGuiApplication.clipboard().image()
            left, top = self._corner(picture)
            pixels = to_array(picture)
            self._paste_on_mask(masked, lambda _base: raster_from(pixels, left, top))
        else:
            self._paste(beside=False)

    def _paste_on_mask(self, id: LayerId, picture: Callable[[Document], Raster]) -> None:
        self._later.edit("Paste", lambda base: put_on_mask(base, id, picture(base)))

    def begin(self) -> None:
        """What is on the clipboard as a document of its own."""
        self._paste(beside=True)

    def _paste(self, beside: bool) -> None:
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # none where it is empty
        carried = layer_mime.take(mime)
        if carried is not None and beside:
            size = Size(carried.bounds.w, carried.bounds.h)
            self.opened.emit(Document(size, carried.copies(Document(size))))
        elif carried is not None:
            self._layers.insert("Paste", self._in_sight(carried.copies(self._document)))
        elif mime.hasUrls() and any(url.isLocalFile() for url in mime.urls()):
            names = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
            pasted = self.files_begun if beside else self.files_pasted
            pasted.emit([name for name in names if Path(name).exists()])
        elif mime.hasImage():
            self._paste_picture(QGuiApplication.clipboard().image(), beside)
        else:
            self._layers.refused.emit(self.tr("There is no picture on the clipboard."))

    def _paste_picture(self, picture: QImage, beside: bool) -> None:
        left, top = (0, 0) if beside else self._corner(picture)
        name, size = self.tr("Pasted"), Size(picture.width(), picture.height())

        def begin(layer: PixelLayer) -> None:
            self.opened.emit(Document(size, (layer,)))

        self._background.run(
            lambda: PixelLayer(name, pixels=raster_from(to_array(picture), left, top)),
            begin if beside else lambda layer: self._layers.insert("Paste", (layer,)),
            lambda error: self._layers.refused.emit(str(error)),
        )

    def _in_sight(self, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
        """The layers where they are, or in the middle of the view where none would be seen."""
        seen = self._canvas.view.visible(self._document.bounds)
        place = EMPTY
        for layer in layers:
            place = place.unite(layer.bounds)
        if place.empty or not place.intersect(seen).empty:
            return layers
        x, y = self._middle()
        dx, dy = x - (place.x + place.w // 2), y - (place.y + place.h // 2)
        return tuple(edits.shifted(layer, dx, dy) for layer in layers)

    def _corner(self, picture: QImage) -> tuple[int, int]:
        """Where a picture begins whose middle is that of the view."""
        x, y = self._middle()
        return x - picture.width() // 2, y - picture.height() // 2

    def _middle(self) -> tuple[int, int]:
        """The pixel of the document in the middle of the view."""
        view = self._canvas.view
        at = view.to_document(QPointF(*view.viewport) / 2)
        return round(at.x()), round(at.y())

    @property
    def _masked(self) -> LayerId | None:
        """The layer whose mask the tools work on."""
        layer = self._layers.active
        masked = layer is not None and layer.mask is not None and self._tools.on_mask
        return layer.id if masked and layer is not None else None

    @property
    def _document(self) -> Document:
        return self._history.committed


def _parts(document: Document, active: LayerId, ids: Sequence[LayerId]) -> tuple[Layer, ...]:
    """What is selected of the active layer, or the layers as they are."""
    if not document.mask.tiles:
        return outermost(document, ids)
    layer = document.layer(active)
    pixels = pieces.selected_pixels(document, active)
    return (PixelLayer(layer.name, opacity=layer.opacity, blend=layer.blend, pixels=pixels),)


def _mask_layer(document: Document, id: LayerId) -> PixelLayer:
    """A layer's mask as a picture."""
    return PixelLayer(document.layer(id).name, pixels=mask_picture(document, id))


def _merged_pixels(document: Document) -> Raster:
    """The picture as it shows."""
    return raster_from(flatten_at_depth(document, document.bounds))


def _merged(document: Document, name: str) -> PixelLayer:
    """The picture inside the selection as a layer."""
    pixels = _merged_pixels(document)
    if document.mask.tiles:
        pixels = pieces.covered(pixels, document.mask)
    return PixelLayer(name, pixels=pixels)


def _picture(document: Document, layers: tuple[Layer, ...]) -> QImage:
    """What layers show by themselves on the canvas, as far as they reach."""
    alone = replace(document, layers=tuple(replace(x, visible=True) for x in layers))
    if len(layers) == 1:
        alone = replace(alone, layers=(replace(alone.layers[0], blend=BlendMode.NORMAL),))
    reach = EMPTY
    for layer in layers:
        extent = layer.pixels.extent() if isinstance(layer, PixelLayer) else layer.bounds
        reach = reach.unite(extent)
    reach = reach.intersect(document.bounds)
    return QImage() if reach.empty else to_qimage(flatten_at_depth(alone, reach))
