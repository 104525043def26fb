"""A latent layer as it is wanted, and the documents that show it or hold it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.geometry import Rect, Size
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer, Recipe, walk
from editor.core.raster import Raster, raster_from
from editor.jobs.attributes import EditJob, Latents, edit_job
from editor.jobs.job import Patch
from editor.jobs.latent_recipe import attributes_recipe, is_latent


@dataclass(frozen=True, eq=False)
class Edit:
    """layer: the one that is drawn anew, or one to be added. new: it is not in the document yet.

    limit: where sliders may act, document pixels, None = all. label: of the undo step.
    """

    layer: PixelLayer | ClipLayer
    latents: Latents
    limit: Raster | None
    label: str
    new: bool = False

    @property
    def id(self) -> LayerId:
        """Of the layer."""
        return self.layer.id

    def job(self, image: np.ndarray | None, canvas: Size) -> EditJob:
        """What the engine is asked. image: uint8 RGB (h, w, 3) below the layer at the place.

        canvas: size of the document.
        """
        mask = None
        if self.limit is not None:
            mask = self.limit.read(self.latents.place)[..., 0]
            mask.flags.writeable = False
        return edit_job(self.latents, image, mask, canvas)

    def shown_on(self, document: Document, patch: Patch) -> Document:
        """The document with the answer's pixels; the layer must be in it.

        The mask it is limited by is left out: its colour would lie over the very look.
        """
        if self.limit is not None:
            document = document.with_mask(Raster(1))
        layer = picture(document.find(self.id))
        if layer is None:
            return document
        return document.with_layer(replace(layer, pixels=_pixels(patch)))

    def landed_on(self, document: Document, patch: Patch | None) -> Document:
        """The document with the answer for good; as it is where the layer is gone by now.

        patch: None leaves the layer empty.
        """
        layer = picture(self.layer if self.new else document.find(self.id))
        if layer is None:
            return document
        pixels = Raster(4) if patch is None else _pixels(patch)
        recipe = attributes_recipe(self.latents, self.limit)
        return document.with_layer(replace(layer, pixels=pixels, recipe=recipe))


def picture(layer: Layer | None) -> PixelLayer | None:
    """A layer that sliders draw: itself, or an empty one in place of the clip that was rendered
    of it. None where the layer is neither."""
    if isinstance(layer, ClipLayer) and is_latent(layer):
        kept = {each.name: getattr(layer, each.name) for each in fields(Layer)}
        return PixelLayer(**kept | {"recipe": recipe_of(layer)})
    return layer if isinstance(layer, PixelLayer) else None


def recipe_of(layer: PixelLayer | ClipLayer) -> Recipe | None:
    """How a latent layer is drawn where it stands now: a rendered clip may have been moved.

    One that covers the whole of another clip moves with that, and its square does not.
    """
    recipe = layer.recipe
    if not isinstance(layer, ClipLayer) or recipe is None:
        return recipe
    match recipe.parameters.get("place"):
        case [int(x), int(y), w, h] if (w, h) == layer.place[2:] and (x, y) != layer.place[:2]:
            return recipe.moved(layer.place.x - x, layer.place.y - y)
    return recipe


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
