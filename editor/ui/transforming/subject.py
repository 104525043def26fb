"""What a transform takes hold of: layers, what a selection covers of one, or a mask itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect
from editor.core.layer import BlendMode, GroupLayer, Layer, LayerId, PixelLayer
from editor.core.overlay import laid_over
from editor.core.pieces import covered, uncovered
from editor.core.raster import Raster, raster_from
from editor.core.resize import Resampler, rasters_of, transformed_layer
from editor.core.sampling import Resampling
from editor.core.transform import Transform
from editor.core.warp import Tick
from editor.ui.canvas.target import LayerMaskTarget, Target
from editor.ui.transforming.above import alone, without

TINT, VEIL = (224, 49, 75), 0.55
"""Red, green, blue of a mask that floats, and how much it covers."""
NORMAL = BlendMode.NORMAL


@dataclass(frozen=True, eq=False)
class Subject:
    """Made for one document; may be asked about later ones, in any thread.

    box: the exact bounds of what is taken hold of; empty where that is nothing.
    """

    box: Rect

    @property
    def ids(self) -> tuple[LayerId, ...]:
        """The layers it lies in; none where it lies over all of them."""
        return ()

    def floating(self, shown: Document) -> tuple[Layer, ...]:
        """What hovers over the picture meanwhile, bottom to top, as a still of a document that it
        is in has it."""
        raise NotImplementedError

    def through(self, shown: Document) -> tuple[Layer, ...]:
        """Layers that stay, and show where it hovers instead of it; () where it shows itself."""
        return ()

    def hidden(self, document: Document) -> Document:
        """The document without it."""
        raise NotImplementedError

    def intact(self, document: Document) -> bool:
        """Whether its pixels are in that document as they were found; how layers show (opacity,
        name) may have changed."""
        raise NotImplementedError

    def rasters(self) -> Iterable[Raster]:
        """All that a transform has to be carried out on."""
        raise NotImplementedError

    def put(self, document: Document, resampler: Resampler) -> Document:
        """The document with it after the resampler's transform."""
        raise NotImplementedError

    def placed(
        self,
        document: Document,
        transform: Transform,
        resampling: Resampling = Resampling.AUTOMATIC,
        tick: Tick | None = None,
    ) -> Document:
        """The document with it after the transform. Raises BadInput as `transformed_layer`."""
        return self.put(document, Resampler(transform, resampling, tick, self.rasters()))


@dataclass(frozen=True, eq=False)
class WholeLayers(Subject):
    """Layers and groups with all they hold, bottom to top."""

    layers: tuple[Layer, ...]

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return tuple(layer.id for layer in self.layers)

    def floating(self, shown: Document) -> tuple[Layer, ...]:
        return tuple(_alone(shown, layer) for layer in self.layers)

    def hidden(self, document: Document) -> Document:
        return without(document, self.layers)

    def intact(self, document: Document) -> bool:
        return all(_holds_same(document.find(layer.id), layer) for layer in self.layers)

    def rasters(self) -> Iterable[Raster]:
        return rasters_of(self.layers)

    def put(self, document: Document, resampler: Resampler) -> Document:
        for id in self.ids:
            layer = transformed_layer(document.layer(id), resampler, alone=True)
            document = document.with_layer(layer)
        return document


@dataclass(frozen=True, eq=False)
class Piece(Subject):
    """What the active mask covers of a pixel layer; the mask goes along."""

    layer: PixelLayer
    mask: Raster
    rest: Raster
    piece: Raster

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return (self.layer.id,)

    def floating(self, shown: Document) -> tuple[Layer, ...]:
        layer = _alone(shown, self.layer)
        assert isinstance(layer, PixelLayer)
        return (replace(layer, pixels=self.piece),)

    def hidden(self, document: Document) -> Document:
        return self._with_pixels(document, self.rest).with_mask(Raster(1, self.mask.depth))

    def intact(self, document: Document) -> bool:
        same = _holds_same(document.find(self.layer.id), self.layer)
        return same and document.mask is self.mask

    def rasters(self) -> Iterable[Raster]:
        return self.piece, self.mask

    def put(self, document: Document, resampler: Resampler) -> Document:
        pixels = laid_over(self.rest, resampler(self.piece))
        return self._with_pixels(document, pixels).with_mask(resampler(self.mask))

    def _with_pixels(self, document: Document, pixels: Raster) -> Document:
        layer = document.layer(self.layer.id)
        assert isinstance(layer, PixelLayer)
        return document.with_layer(replace(layer, pixels=pixels))


@dataclass(frozen=True, eq=False)
class MaskItself(Subject):
    """A mask, of the document or of a layer, and nothing under it; it hovers as a red veil."""

    target: Target
    raster: Raster
    veil: PixelLayer

    def floating(self, shown: Document) -> tuple[Layer, ...]:
        return (self.veil,)

    def hidden(self, document: Document) -> Document:
        return self.target.put(document, Raster(1, self.raster.depth))

    def intact(self, document: Document) -> bool:
        return self.target.raster(document) is self.raster

    def rasters(self) -> Iterable[Raster]:
        return (self.raster,)

    def put(self, document: Document, resampler: Resampler) -> Document:
        return self.target.put(document, resampler(self.raster))


@dataclass(frozen=True, eq=False)
class LayerMask(MaskItself):
    """The mask of a layer that stays: the layer shows through it, where it can show alone."""

    layer: Layer

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return (self.layer.id,) if self._shows else ()

    @property
    def _shows(self) -> bool:
        bare = replace(self.layer, mask=None, clip=False, blend=NORMAL)
        return self.layer.mask_on and alone(bare)

    def floating(self, shown: Document) -> tuple[Layer, ...]:
        return (replace(self.veil, opacity=1.0),) if self._shows else (self.veil,)

    def through(self, shown: Document) -> tuple[Layer, ...]:
        return (replace(_alone(shown, self.layer), mask=None),) if self._shows else ()

    def hidden(self, document: Document) -> Document:
        layer = document.layer(self.layer.id)
        if self._shows:
            return without(document, (layer,))
        return document.with_layer(replace(layer, mask_on=False))


def _holds_same(now: Layer | None, then: Layer) -> bool:
    """Whether a layer, a group with all in it, holds the pixels it held, at the same place."""
    if now is None or now is then:
        return now is then
    new, old = rasters_of((now,)), rasters_of((then,))
    if len(new) != len(old) or now.bounds != then.bounds:
        return False
    return all(a is b for a, b in zip(new, old, strict=True))


def _alone(shown: Document, layer: Layer) -> Layer:
    """A layer as a still has it, if it does: seen, and clipped to nothing."""
    return replace(shown.find(layer.id) or layer, visible=True, clip=False)


def _veil(mask: Raster) -> PixelLayer:
    return PixelLayer("Mask", pixels=_tinted(mask), opacity=VEIL)


def _tinted(mask: Raster) -> Raster:
    tiles = {}
    for cell, tile in mask.tiles.items():
        out = np.empty((*tile.shape[:2], 4), np.uint8)
        out[..., :3] = TINT
        out[..., 3] = tile[..., 0] >> (mask.depth - 8)
        out.flags.writeable = False
        tiles[cell] = out
    return Raster(4).with_tiles(tiles)


def whole_layers(layers: Sequence[Layer]) -> WholeLayers:
    """Layers with all they hold; measures them, which takes a moment at 4K."""
    box = EMPTY
    for layer in layers:
        box = box.unite(_extent(layer))
    return WholeLayers(box, tuple(layers))


def piece_of(layer: PixelLayer, mask: Raster) -> Piece:
    """What a mask covers of a layer, taken out of it."""
    piece = covered(layer.pixels, mask)
    return Piece(piece.extent(), layer, mask, uncovered(layer.pixels, mask), piece)


def mask_itself(target: Target, document: Document) -> MaskItself:
    """The mask at a target that has one."""
    raster = target.raster(document) or raster_from(np.zeros((1, 1), np.uint8))
    return MaskItself(raster.extent(), target, raster, _veil(raster))


def layer_mask(layer: Layer) -> LayerMask:
    """The mask of a layer that has one."""
    raster = layer.mask
    assert raster is not None
    return LayerMask(raster.extent(), LayerMaskTarget(layer.id), raster, _veil(raster), layer)


def _extent(layer: Layer) -> Rect:
    if isinstance(layer, PixelLayer):
        return layer.pixels.extent()
    if isinstance(layer, GroupLayer):
        out = EMPTY
        for inner in layer.layers:
            out = out.unite(_extent(inner))
        return out
    return layer.bounds if layer.bounds.w < 1 << 30 else EMPTY  # an adjustment has no end
