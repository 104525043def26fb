"""What a document is made of: layers and groups, their masks, and how they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import count
from typing import NewType

from editor.core.adjustment import UNCHANGED, Adjustment
from editor.core.geometry import EMPTY, EVERYWHERE, Rect
from editor.core.raster import Raster
from editor.core.time import Curve, FrameRange

LayerId = NewType("LayerId", int)
_ids = count(1)


def new_layer_id() -> LayerId:
    """A number no other layer of this process has."""
    return LayerId(next(_ids))


class BlendMode(Enum):
    """The 16 modes of W3C Compositing and Blending Level 1, and ten that Photoshop, Krita and GIMP
    share beyond them; values are OpenRaster's names, or those Krita writes there."""

    NORMAL = "svg:src-over"
    MULTIPLY = "svg:multiply"
    SCREEN = "svg:screen"
    OVERLAY = "svg:overlay"
    DARKEN = "svg:darken"
    LIGHTEN = "svg:lighten"
    COLOR_DODGE = "svg:color-dodge"
    COLOR_BURN = "svg:color-burn"
    HARD_LIGHT = "svg:hard-light"
    SOFT_LIGHT = "svg:soft-light"
    DIFFERENCE = "svg:difference"
    EXCLUSION = "svg:exclusion"
    HUE = "svg:hue"
    SATURATION = "svg:saturation"
    COLOR = "svg:color"
    LUMINOSITY = "svg:luminosity"
    ADD = "svg:plus"
    SUBTRACT = "krita:subtract"
    DIVIDE = "krita:divide"
    LINEAR_BURN = "krita:linear_burn"
    LINEAR_LIGHT = "krita:linear light"
    VIVID_LIGHT = "krita:vivid_light"
    PIN_LIGHT = "krita:pin_light"
    HARD_MIX = "krita:hard_mix_photoshop"
    DARKER_COLOR = "krita:darker color"
    LIGHTER_COLOR = "krita:lighter color"


@dataclass(frozen=True, eq=False)
class Recipe:
    """How generated pixels were made, so that they can be made again.

    job: the job's kind ("inpaint"). parameters: plain JSON values (model, seed, place ...).
    mask: what was to be filled (1 channel), or None.
    """

    job: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    mask: Raster | None = None

    def moved(self, dx: int, dy: int) -> Recipe:
        """The same with its "place" (x, y, w, h), if it has one, and its mask shifted."""
        mask = None if self.mask is None else self.mask.moved(dx, dy)
        match self.parameters.get("place"):
            case [int(x), int(y), w, h]:
                parameters = {**self.parameters, "place": [x + dx, y + dy, w, h]}
                return replace(self, parameters=parameters, mask=mask)
        return replace(self, mask=mask)

    def later(self, by: int) -> Recipe:
        """The same with the keys of its "curves" (name -> [[frame, ...], ...]), if it has any,
        that many frames later; as it is where they are damaged."""
        curves = self.parameters.get("curves")
        if not isinstance(curves, Mapping) or not curves:
            return self
        try:
            moved = {n: [[key[0] + by, *key[1:]] for key in keys] for n, keys in curves.items()}
        except (TypeError, IndexError, KeyError):
            return self
        return replace(self, parameters={**self.parameters, "curves": moved})


@dataclass(frozen=True, eq=False)
class Layer:
    """What every layer has. opacity in 0..1; mask (1 channel, 255 = shown) or None = all shown.

    mask_on: whether the mask counts; mask_linked: whether it moves along with the layer.
    span: the document frames it shows in, None = always. curve: opacity over time, instead of
    `opacity`. recipe: how generated pixels were made.
    """

    name: str
    opacity: float = 1.0
    visible: bool = True
    blend: BlendMode = BlendMode.NORMAL
    locked: bool = False
    lock_alpha: bool = False
    clip: bool = False
    mask: Raster | None = None
    id: LayerId = field(default_factory=new_layer_id)
    span: FrameRange | None = None
    curve: Curve | None = None
    recipe: Recipe | None = None
    mask_on: bool = True
    mask_linked: bool = True

    @property
    def shown_mask(self) -> Raster | None:
        """The mask, where it counts."""
        return self.mask if self.mask_on else None

    @property
    def bounds(self) -> Rect:
        """Where the layer can have pixels."""
        return EMPTY

    @property
    def look(self) -> tuple[object, ...]:
        """All that decides how the layer shows, pixels, mask and inner layers aside."""
        mask_on = self.mask_on or self.mask is None
        return (
            self.opacity, self.visible, self.blend, self.clip, self.span, self.curve, mask_on,
        )  # fmt: skip


@dataclass(frozen=True, eq=False)
class PixelLayer(Layer):
    """Straight-alpha RGBA pixels."""

    pixels: Raster = field(default_factory=lambda: Raster(4))

    @property
    def bounds(self) -> Rect:
        """Where tiles of pixels stand, in document pixels."""
        return self.pixels.bounds


@dataclass(frozen=True, eq=False)
class GroupLayer(Layer):
    """Layers (bottom to top) blended among themselves first, then as one.

    pass_through: they are blended with what lies below the group instead, as if there were none;
    its opacity and mask then say how much of what they did shows, and `blend` is not used. A
    group that is clipped, or that others are clipped to, is never passed through.
    """

    layers: tuple[Layer, ...] = ()
    pass_through: bool = False

    @property
    def bounds(self) -> Rect:
        """Hull of what the layers inside can cover; empty where there are none."""
        out = EMPTY
        for layer in self.layers:
            out = out.unite(layer.bounds)
        return out

    @property
    def look(self) -> tuple[object, ...]:
        """All that decides how the group shows, its mask and inner layers aside."""
        return (*super().look, self.pass_through)


@dataclass(frozen=True, eq=False)
class AdjustmentLayer(Layer):
    """Changes the colours of all that lies below it in its group; holds no pixels.

    opacity and mask say how much of the change shows, blend how it is laid on what was there.
    """

    adjustment: Adjustment = UNCHANGED

    @property
    def bounds(self) -> Rect:
        """Where it can change what lies below: without a mask there is no end to it."""
        return EVERYWHERE if self.shown_mask is None else self.shown_mask.bounds

    @property
    def look(self) -> tuple[object, ...]:
        """All that decides how the layer shows, its mask aside."""
        return (*super().look, self.adjustment)


def walk(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """Every layer, bottom to top, a group before what it holds."""
    for layer in layers:
        yield layer
        if isinstance(layer, GroupLayer):
            yield from walk(layer.layers)


def pixel_bounds(layers: Sequence[Layer]) -> Rect:
    """Where these layers, and what groups among them hold, can have pixels of their own, which
    adjustments have nowhere."""
    out = EMPTY
    for layer in walk(tuple(layers)):
        if not isinstance(layer, (GroupLayer, AdjustmentLayer)):
            out = out.unite(layer.bounds)
    return out


def units(layers: Sequence[Layer]) -> list[tuple[Layer, list[Layer]]]:
    """Each layer with those clipped to it; a clipped lowest layer stands alone."""
    out: list[tuple[Layer, list[Layer]]] = []
    for layer in layers:
        if layer.clip and out:
            out[-1][1].append(layer)
        else:
            out.append((layer, []))
    return out


def lineage(layers: tuple[Layer, ...], id: LayerId) -> tuple[Layer, ...]:
    """The layer of that id, preceded by the groups that hold it; () where there is none."""
    for layer in layers:
        if layer.id == id:
            return (layer,)
        inside = lineage(layer.layers, id) if isinstance(layer, GroupLayer) else ()
        if inside:
            return (layer, *inside)
    return ()
