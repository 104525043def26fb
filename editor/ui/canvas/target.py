"""What a stroke lands on: the active mask, or the pixels of the active layer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from editor.core.clip import clips
from editor.core.document import Document
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer, lineage
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


def choose_target(document: Document, tools: Tools) -> Target | str:
    """Where the tool in hand paints now, or a sentence for the artist why it cannot."""
    if tools.tool is Tool.MASK:
        return MaskTarget(document.active_mask)
    layer = active_layer(document, tools)
    if layer is None:
        return translate("Canvas", "There is no layer to paint on. Add a pixel layer first.")
    if isinstance(layer, GroupLayer):
        text = translate("Canvas", "“{0}” is a group. Choose a pixel layer to paint on.")
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
