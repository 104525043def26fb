"""What a stroke lands on: the active mask, the pixels of the active layer, or that layer's mask."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from editor.core.brush import Brush
from editor.core.clip import clips
from editor.core.document import Document
from editor.core.layer import AdjustmentLayer, GroupLayer, Layer, LayerId, PixelLayer, lineage
from editor.core.raster import Raster
from editor.jobs.latent_recipe import is_latent
from editor.ui.tools import Tool, Tools

translate = QCoreApplication.translate


class Target(Protocol):
    """A place in any document of the history that a raster can be read from and put back to."""

    def raster(self, document: Document) -> Raster | None:
        """The pixels there; None where the document has no such place."""

    def put(self, document: Document, raster: Raster) -> Document:
        """The document with other pixels there."""

    def lock_alpha(self, document: Document) -> bool:
        """Whether transparency must stay as it is."""

    def brush(self, brush: Brush) -> Brush:
        """The brush to use there in place of the one in hand."""


@dataclass(frozen=True)
class MaskTarget:
    """A named mask."""

    name: str

    def raster(self, document: Document) -> Raster | None:
        return document.masks.get(self.name)

    def put(self, document: Document, raster: Raster) -> Document:
        return document.with_mask(raster, self.name)

    def lock_alpha(self, document: Document) -> bool:
        return False

    def brush(self, brush: Brush) -> Brush:
        return brush


@dataclass(frozen=True)
class LayerTarget:
    """The pixels of a layer."""

    id: LayerId

    def raster(self, document: Document) -> Raster | None:
        layer = document.find(self.id)
        return layer.pixels if isinstance(layer, PixelLayer) else None

    def put(self, document: Document, raster: Raster) -> Document:
        layer = document.find(self.id)
        if not isinstance(layer, PixelLayer):
            return document
        return document.with_layer(replace(layer, pixels=raster))

    def lock_alpha(self, document: Document) -> bool:
        layer = document.find(self.id)
        return layer is not None and layer.lock_alpha

    def brush(self, brush: Brush) -> Brush:
        return brush


@dataclass(frozen=True)
class LayerMaskTarget:
    """The mask of a layer: white shows, black hides, as does the eraser."""

    id: LayerId

    def raster(self, document: Document) -> Raster | None:
        layer = document.find(self.id)
        return None if layer is None else layer.mask

    def put(self, document: Document, raster: Raster) -> Document:
        layer = document.find(self.id)
        if layer is None or layer.mask is None:
            return document
        return document.with_layer(replace(layer, mask=raster))

    def lock_alpha(self, document: Document) -> bool:
        return False

    def brush(self, brush: Brush) -> Brush:
        return replace(brush, level=lightness(brush.colour))


def lightness(colour: tuple[int, int, int]) -> int:
    """How much of a layer a colour shows when painted on its mask: its luma, 0..255 (Rec. 601)."""
    r, g, b = colour
    return round(0.299 * r + 0.587 * g + 0.114 * b)


def choose_target(document: Document, tools: Tools) -> Target | str:
    """Where the tool in hand paints now, or a sentence for the artist why it cannot."""
    if tools.tool is Tool.MASK:
        return MaskTarget(document.active_mask)
    return layer_target(document, tools)


def layer_target(document: Document, tools: Tools) -> Target | str:
    """What of the active layer tools change, or a sentence for the artist why they cannot."""
    layer = active_layer(document, tools)
    if layer is None:
        return translate("Canvas", "There is no layer to paint on. Add a pixel layer first.")
    if tools.on_mask and layer.mask is not None:
        return why_not(document, layer) or LayerMaskTarget(layer.id)
    if isinstance(layer, GroupLayer):
        text = translate("Canvas", "“{0}” is a group. Choose a pixel layer to paint on.")
        return text.format(layer.name)
    if isinstance(layer, AdjustmentLayer):
        text = translate("Canvas", "“{0}” is an adjustment. Paint on its mask, or choose a layer.")
        return text.format(layer.name)
    if not isinstance(layer, PixelLayer):
        text = translate("Canvas", "“{0}” is a clip. Add a pixel layer above it to paint on.")
        return text.format(layer.name)
    if is_latent(layer):  # the next slider would draw over it
        text = translate("Canvas", "“{0}” is a portrait. Add a pixel layer above it to paint on.")
        return text.format(layer.name)
    return why_not(document, layer) or LayerTarget(layer.id)


def active_layer(document: Document, tools: Tools) -> Layer | None:
    """The layer the tools work on: the chosen one, else the topmost pixel layer, or clip."""
    found = document.find(tools.active_layer)
    if found is not None:
        return found
    layers = document.all_layers()
    pixels = [layer for layer in layers if isinstance(layer, PixelLayer)] or clips(document)
    return pixels[-1] if pixels else None


def why_not(document: Document, layer: Layer) -> str:
    """A sentence why the layer may not be changed now (locked or hidden); "" where it may."""
    chain = lineage(document.layers, layer.id)
    locked = next((holder for holder in chain if holder.locked), None)
    hidden = next((holder for holder in chain if not holder.visible), None)
    if locked is not None:
        text = translate("Canvas", "“{0}” is locked. Unlock it to change it.")
        return text.format(locked.name)
    if hidden is not None:
        text = translate("Canvas", "“{0}” is hidden. Show it to change it.")
        return text.format(hidden.name)
    return ""
