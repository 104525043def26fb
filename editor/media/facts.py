"""What a document holds beside pixels, as checked JSON: masks, recipes, locks, names, times."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeGuard

import numpy as np
from pydantic import BaseModel, JsonValue

from editor.core.adjustment import UNCHANGED, Adjustment
from editor.core.adjustments import from_json, to_json
from editor.core.clip import ClipLayer
from editor.core.document import DEFAULT_MASK, Document
from editor.core.errors import BadInput
from editor.core.guides import Guides
from editor.core.layer import AdjustmentLayer, BlendMode, GroupLayer, Layer, PixelLayer, Recipe
from editor.core.raster import Raster
from editor.media.facts_time import (
    FootageFacts,
    KeyFacts,
    SpanFacts,
    TimelineFacts,
    clean,
    curve_from,
    footage_facts,
    span_from,
    time_facts,
)

Put = Callable[[Raster], JsonValue]
"""Stores a raster and says where, in JSON."""
Get = Callable[[JsonValue, int], Raster]
"""Fetches the raster of so many channels from where `Put` said."""


class RecipeFacts(BaseModel):
    """How generated pixels were made."""

    job: str
    parameters: dict[str, JsonValue] = {}
    mask: JsonValue = None


class LayerFacts(BaseModel):
    """What OpenRaster has no word for. footage: of a layer that shows a clip; adjustment: of one
    that adjusts, as `core.adjustments.to_json` writes it."""

    name: str
    clip: bool = False
    lock_alpha: bool = False
    mask: JsonValue = None
    mask_on: bool = True
    mask_linked: bool = True
    pass_through: bool = False
    adjustment: dict[str, JsonValue] | None = None
    recipe: RecipeFacts | None = None
    pixels: JsonValue = None
    span: SpanFacts | None = None
    curve: list[KeyFacts] = []
    footage: FootageFacts | None = None


class StoredLayer(LayerFacts):
    """A whole layer."""

    kind: Literal["pixel", "group", "clip", "adjustment"]
    opacity: float = 1.0
    visible: bool = True
    blend: BlendMode = BlendMode.NORMAL
    locked: bool = False
    layers: list[StoredLayer] = []


class MaskFacts(BaseModel):
    """A named mask of the document."""

    name: str
    raster: JsonValue


class GuideFacts(BaseModel):
    """Where guides stand, in document pixels."""

    vertical: tuple[float, ...] = ()
    horizontal: tuple[float, ...] = ()


class DocumentFacts(BaseModel):
    """What OpenRaster has no word for, of the document; layers by their key in the stack."""

    version: Literal[1] = 1
    masks: list[MaskFacts] = []
    active_mask: str = DEFAULT_MASK
    dpi: tuple[float, float] | None = None
    layers: dict[str, LayerFacts] = {}
    timeline: TimelineFacts = TimelineFacts()
    guides: GuideFacts = GuideFacts()


def layer_facts(layer: Layer, put: Put) -> dict[str, Any]:
    """The fields of LayerFacts for a layer; its mask and its recipe's go through `put`."""
    recipe = layer.recipe
    return {
        "name": clean(layer.name),
        "clip": layer.clip,
        "lock_alpha": layer.lock_alpha,
        "mask": None if layer.mask is None else put(layer.mask),
        "mask_on": layer.mask_on,
        "mask_linked": layer.mask_linked,
        "pass_through": isinstance(layer, GroupLayer) and layer.pass_through,
        "adjustment": to_json(layer.adjustment) if _adjusts(layer) else None,
        "recipe": None if recipe is None else _recipe_facts(recipe, put),
        **time_facts(layer),
    }


def _adjusts(layer: Layer) -> TypeGuard[AdjustmentLayer]:
    """UNCHANGED has no kind to be written by."""
    return isinstance(layer, AdjustmentLayer) and bool(layer.adjustment.kind)


def _recipe_facts(recipe: Recipe, put: Put) -> dict[str, Any]:
    return {
        "job": clean(recipe.job),
        "parameters": plain(recipe.parameters),
        "mask": None if recipe.mask is None else put(recipe.mask),
    }


def layer_fields(facts: LayerFacts, get: Get, *, group: bool) -> dict[str, Any]:
    """The fields of a Layer that the facts tell."""
    fields: dict[str, Any] = {
        "name": facts.name,
        "clip": facts.clip,
        "lock_alpha": facts.lock_alpha,
        "mask": None if facts.mask is None else get(facts.mask, 1),
        "mask_on": facts.mask_on,
        "mask_linked": facts.mask_linked,
        "span": span_from(facts.span),
        "curve": curve_from(facts.curve),
    }
    if facts.recipe is not None and not group:
        mask = facts.recipe.mask
        fields["recipe"] = Recipe(
            facts.recipe.job,
            MappingProxyType(dict(facts.recipe.parameters)),
            None if mask is None else get(mask, 1),
        )
    return fields


def adjustment_from(facts: LayerFacts) -> Adjustment:
    """The adjustment that the facts tell; UNCHANGED where it is of a kind unknown here."""
    if facts.adjustment is None:
        return UNCHANGED
    try:
        return from_json(facts.adjustment)
    except (BadInput, TypeError):
        return UNCHANGED


def guide_facts(guides: Guides) -> dict[str, Any]:
    """The fields of GuideFacts."""
    return {"vertical": guides.vertical, "horizontal": guides.horizontal}


def guides_from(facts: GuideFacts) -> Guides:
    """The guides that the facts tell, those that are numbers."""
    lines = (facts.vertical, facts.horizontal)
    upright, lying = (tuple(at for at in line if math.isfinite(at)) for line in lines)
    return Guides(upright, lying)


def masks_of(document: Document, put: Put) -> list[dict[str, Any]]:
    """The fields of MaskFacts for every named mask."""
    return [{"name": clean(name), "raster": put(mask)} for name, mask in document.masks.items()]


def masks_from(facts: list[MaskFacts], active: str, get: Get) -> tuple[Mapping[str, Raster], str]:
    """(named masks, the active one); there is always one."""
    masks = {mask.name: get(mask.raster, 1) for mask in facts}
    if not masks:
        masks = {DEFAULT_MASK: Raster(1)}
    return MappingProxyType(masks), active if active in masks else next(iter(masks))


def plain(value: object) -> JsonValue:
    """A parameter as JSON: numpy numbers become numbers, tuples lists, the rest its words."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, bool | int | float) or value is None:
        return value
    if isinstance(value, np.generic | np.ndarray):
        return plain(value.tolist())
    if isinstance(value, Mapping):
        return {clean(str(key)): plain(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(inside) for inside in value]
    return clean(str(value))


def stored_layer(layer: Layer, put: Put) -> dict[str, Any]:
    """The fields of StoredLayer, groups with what they hold."""
    facts = layer_facts(layer, put) | {
        "kind": _KINDS.get(type(layer), "pixel"),
        "opacity": layer.opacity,
        "visible": layer.visible,
        "blend": layer.blend.value,
        "locked": layer.locked,
    }
    if isinstance(layer, GroupLayer):
        facts["layers"] = [stored_layer(inside, put) for inside in layer.layers]
    elif isinstance(layer, PixelLayer):
        facts["pixels"] = put(layer.pixels)
    elif isinstance(layer, ClipLayer):
        facts["footage"] = footage_facts(layer)
    return facts


_KINDS: dict[type[Layer], str] = {
    GroupLayer: "group",
    ClipLayer: "clip",
    AdjustmentLayer: "adjustment",
}
