"""What a transform takes hold of, as things stand: the mask, a selection, or the chosen layers."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtCore import QCoreApplication

from editor.core.arrange import outermost
from editor.core.document import Document
from editor.core.layer import AdjustmentLayer, Layer, LayerId, PixelLayer
from editor.jobs.latent_recipe import is_latent
from editor.ui.canvas.target import MaskTarget, active_layer, why_not
from editor.ui.tools import Tools
from editor.ui.transforming.subject import (
    Subject,
    layer_mask,
    mask_itself,
    piece_of,
    whole_layers,
)

Finding = Callable[[], Subject]
"""Takes hold of it; runs in a thread, for it measures pixels."""

translate = QCoreApplication.translate


def finding(document: Document, tools: Tools, chosen: Collection[LayerId]) -> Finding | str:
    """What the transform tool works on, or a sentence for the artist why there is nothing.

    Taken is the mask of the active layer where tools work on that (with its layer, where it is
    linked to it), what is selected of a single pixel layer, else all chosen layers.
    """
    layer = active_layer(document, tools)
    if layer is None:
        return translate("Transforms", "There is no layer to transform.")
    layers = outermost(document, chosen) or (layer,)
    if reason := next(filter(None, (why_not(document, each) for each in layers)), ""):
        return reason
    if isinstance(layer, AdjustmentLayer) and layer.mask is None and layers == (layer,):
        text = translate(
            "Transforms",
            "“{0}” is an adjustment and has no pixels. Give it a mask to transform that,"
            " or choose a layer with pixels.",
        )
        return text.format(layer.name)
    if layer.mask is not None and _by_mask(layer, layers, tools.on_mask):
        return partial(layer_mask, layer)
    on_mask = tools.on_mask and layer.mask is not None
    selected = document.mask.tiles and len(layers) == 1 and not (on_mask or is_latent(layer))
    if selected and isinstance(layer, PixelLayer):
        return partial(piece_of, layer, document.mask)
    return partial(whole_layers, layers)


def _by_mask(layer: Layer, layers: tuple[Layer, ...], on_mask: bool) -> bool:
    """Whether only the mask of a layer is taken: an adjustment has nothing else."""
    if isinstance(layer, AdjustmentLayer):
        return on_mask or layers == (layer,)
    return on_mask and not layer.mask_linked


def selection_finding(document: Document) -> Finding:
    """The active mask itself."""
    return partial(mask_itself, MaskTarget(document.active_mask), document)
