"""A latent layer as it is wanted, and the documents that show it or hold it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from editor.core.document import Document
from editor.core.geometry import Rect
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer, walk
from editor.core.raster import Raster, raster_from
from editor.jobs.attributes import EditJob, Latents, edit_job
from editor.jobs.job import Patch
from editor.jobs.latent_recipe import attributes_recipe


@dataclass(frozen=True, eq=False)
class Edit:
    """layer: the one that is drawn anew, or one to be added. new: it is not in the document yet.

    limit: where sliders may act, document pixels, None = all. label: of the undo step.
    """

    layer: PixelLayer
    latents: Latents
    limit: Raster | None
    label: str
    new: bool = False

    @property
    def id(self) -> LayerId:
        """Of the layer."""
        return self.layer.id

    def job(self, image: np.ndarray | None) -> EditJob:
        """What the engine is asked. image: uint8 RGB (h, w, 3) below the layer at the place."""
        mask = None
        if self.limit is not None:
            mask = self.limit.read(self.latents.place)[..., 0]
            mask.flags.writeable = False
        return edit_job(self.latents, image, mask)

    def shown_on(self, document: Document, patch: Patch) -> Document:
        """The document with the answer's pixels; the layer must be in it.

        The mask it is limited by is left out: its colour would lie over the very look.
        """
        if self.limit is not None:
            document = document.with_mask(Raster(1))
        layer = document.find(self.id)
        if not isinstance(layer, PixelLayer):
            return document
        return document.with_layer(replace(layer, pixels=_pixels(patch)))

    def landed_on(self, document: Document, patch: Patch | None) -> Document:
        """The document with the answer for good; as it is where the layer is gone by now.

        patch: None leaves the layer empty.
        """
        layer = self.layer if self.new else document.find(self.id)
        if not isinstance(layer, PixelLayer):
            return document
        pixels = Raster(4) if patch is None else _pixels(patch)
        recipe = attributes_recipe(self.latents, self.limit)
        return document.with_layer(replace(layer, pixels=pixels, recipe=recipe))


def _pixels(patch: Patch) -> Raster:
    return raster_from(patch.pixels, patch.place.x, patch.place.y)


def beneath(document: Document, id: LayerId) -> Document:
    """The document without that layer and without all that lies above it."""
    return replace(document, layers=_beneath(document.layers, id))


def _beneath(layers: tuple[Layer, ...], id: LayerId) -> tuple[Layer, ...]:
    out: list[Layer] = []
    for layer in layers:
        if layer.id == id:
            break
        if isinstance(layer, GroupLayer) and any(inner.id == id for inner in walk(layer.layers)):
            out.append(replace(layer, layers=_beneath(layer.layers, id)))
            break
        out.append(layer)
    return tuple(out)


def limit_of(document: Document, place: Rect) -> Raster | None:
    """What is painted of the active mask inside a square; None where nothing is."""
    limit = document.mask.cropped(place)
    return None if limit.extent().empty else limit
