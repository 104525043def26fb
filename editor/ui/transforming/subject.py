"""What a transform takes hold of: layers, what a selection covers of one, or a mask itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from editor.core.document import Document
from editor.core.geometry import EMPTY, Rect
from editor.core.layer import GroupLayer, Layer, LayerId, PixelLayer
from editor.core.overlay import laid_over
from editor.core.pieces import covered, uncovered
from editor.core.raster import Raster, raster_from
from editor.core.resize import Resampler, rasters_of, transformed_layer
from editor.core.sampling import Resampling
from editor.core.transform import Transform
from editor.core.warp import Tick
from editor.ui.canvas.target import Target
from editor.ui.transforming.above import without

TINT = (224, 49, 75)
"""Red, green, blue of a mask that floats."""


class Subject(Protocol):
    """Made for one document; may be asked about later ones, in any thread."""

    @property
    def box(self) -> Rect:
        """The exact bounds of what is taken hold of; empty where that is nothing."""

    @property
    def ids(self) -> tuple[LayerId, ...]:
        """The layers it lies in; none where it lies over all of them."""

    def floating(self) -> tuple[Layer, ...]:
        """What hovers over the picture meanwhile, bottom to top."""

    def hidden(self, document: Document) -> Document:
        """The document without it."""

    def intact(self, document: Document) -> bool:
        """Whether it is in that document as it was found."""

    def placed(
        self,
        document: Document,
        transform: Transform,
        resampling: Resampling = Resampling.AUTOMATIC,
        tick: Tick | None = None,
    ) -> Document:
        """The document with it after the transform. Raises BadInput as `transformed_layer`."""


@dataclass(frozen=True, eq=False)
class WholeLayers:
    """Layers and groups with all they hold, bottom to top; seen: as they show at the playhead."""

    layers: tuple[Layer, ...]
    seen: tuple[Layer, ...]
    box: Rect

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return tuple(layer.id for layer in self.layers)

    def floating(self) -> tuple[Layer, ...]:
        return tuple(replace(layer, clip=False) for layer in self.seen)

    def hidden(self, document: Document) -> Document:
        return without(document, self.layers)

    def intact(self, document: Document) -> bool:
        return all(document.find(layer.id) is layer for layer in self.layers)

    def placed(
        self,
        document: Document,
        transform: Transform,
        resampling: Resampling = Resampling.AUTOMATIC,
        tick: Tick | None = None,
    ) -> Document:
        resampler = Resampler(transform, resampling, tick, rasters_of(self.layers))
        for layer in self.layers:
            document = document.with_layer(transformed_layer(layer, resampler, alone=True))
        return document


@dataclass(frozen=True, eq=False)
class Piece:
    """What the active mask covers of a pixel layer; the mask goes along."""

    layer: PixelLayer
    mask: Raster
    rest: Raster
    piece: Raster
    box: Rect

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return (self.layer.id,)

    def floating(self) -> tuple[Layer, ...]:
        return (replace(self.layer, pixels=self.piece, clip=False),)

    def hidden(self, document: Document) -> Document:
        out = document.with_layer(replace(self.layer, pixels=self.rest))
        return out.with_mask(Raster(1, self.mask.depth))

    def intact(self, document: Document) -> bool:
        return document.find(self.layer.id) is self.layer and document.mask is self.mask

    def placed(
        self,
        document: Document,
        transform: Transform,
        resampling: Resampling = Resampling.AUTOMATIC,
        tick: Tick | None = None,
    ) -> Document:
        resampler = Resampler(transform, resampling, tick, (self.piece, self.mask))
        pixels = laid_over(self.rest, resampler(self.piece))
        out = document.with_layer(replace(self.layer, pixels=pixels))
        return out.with_mask(resampler(self.mask))


@dataclass(frozen=True, eq=False)
class MaskItself:
    """A mask, of the document or of a layer, and nothing under it."""

    target: Target
    raster: Raster
    box: Rect

    @property
    def ids(self) -> tuple[LayerId, ...]:
        return ()

    def floating(self) -> tuple[Layer, ...]:
        return (PixelLayer("Mask", pixels=_tinted(self.raster), opacity=0.55),)

    def hidden(self, document: Document) -> Document:
        return self.target.put(document, Raster(1, self.raster.depth))

    def intact(self, document: Document) -> bool:
        return self.target.raster(document) is self.raster

    def placed(
        self,
        document: Document,
        transform: Transform,
        resampling: Resampling = Resampling.AUTOMATIC,
        tick: Tick | None = None,
    ) -> Document:
        resampler = Resampler(transform, resampling, tick, (self.raster,))
        return self.target.put(document, resampler(self.raster))


def _tinted(mask: Raster) -> Raster:
    tiles = {}
    for cell, tile in mask.tiles.items():
        out = np.empty((*tile.shape[:2], 4), np.uint8)
        out[..., :3] = TINT
        out[..., 3] = tile[..., 0] >> (mask.depth - 8)
        out.flags.writeable = False
        tiles[cell] = out
    return Raster(4).with_tiles(tiles)


def whole_layers(layers: Sequence[Layer], shown: Document) -> WholeLayers:
    """Layers as they are, and as the still `shown` has them; measures them, which takes a moment
    at 4K."""
    box = EMPTY
    for layer in layers:
        box = box.unite(_extent(layer))
    return WholeLayers(tuple(layers), seen_in(shown, layers), box)


def seen_in(shown: Document, layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """The layers as a still has them: frames of clips are pixels there."""
    return tuple(shown.find(layer.id) or layer for layer in layers)


def piece_of(layer: PixelLayer, mask: Raster) -> Piece:
    """What a mask covers of a layer, taken out of it."""
    piece = covered(layer.pixels, mask)
    return Piece(layer, mask, uncovered(layer.pixels, mask), piece, piece.extent())


def mask_itself(target: Target, document: Document) -> MaskItself:
    """The mask at a target that has one."""
    raster = target.raster(document) or raster_from(np.zeros((1, 1), np.uint8))
    return MaskItself(target, raster, raster.extent())


def _extent(layer: Layer) -> Rect:
    if isinstance(layer, PixelLayer):
        return layer.pixels.extent()
    if isinstance(layer, GroupLayer):
        out = EMPTY
        for inner in layer.layers:
            out = out.unite(_extent(inner))
        return out
    return layer.bounds if layer.bounds.w < 1 << 30 else EMPTY  # an adjustment has no end
