"""The answer that is being looked at: a layer shown above the picture, not yet a step."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from editor.core.document import Document
from editor.core.layer import LayerId, PixelLayer, new_layer_id
from editor.core.raster import Raster
from editor.jobs.job import Patch
from editor.ui.look.craft import Choice
from editor.ui.look.target import Made, Target


@dataclass(frozen=True, eq=False)
class Look:
    """An answer, with all it was asked for by. edited: the layer it stands in for, if any."""

    job: Any
    patch: Patch
    choice: Choice
    target: Target
    layer: PixelLayer

    def shown_on(self, document: Document, edited: Made | None) -> Document:
        """The document with the look in its place, seen at the one frame it was made for.

        The mask it is limited by is left out: its colour would lie over the very look.
        """
        if self.job.mask is not None:
            document = document.with_mask(Raster(1))
        if isinstance(edited, PixelLayer) and document.find(edited.id) is not None:
            document = document.with_layer(replace(edited, visible=False))
        return document.with_layer(replace(self.layer, span=self.target.span), self.target.above)

    def landed_on(self, document: Document, edited: Made | None) -> tuple[Document, LayerId]:
        """The document with the answer as a layer for good; in place of `edited`, where given."""
        if isinstance(edited, PixelLayer) and document.find(edited.id) is not None:
            anew = replace(edited, pixels=self.layer.pixels, recipe=self.layer.recipe)
            return document.with_layer(anew), edited.id
        layer = replace(self.layer, id=new_layer_id())
        return document.with_layer(layer, self.target.above), layer.id
