"""What an answer is laid over: the picture without such answers, or the clip under the playhead."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeGuard

from editor.core.clip import ClipLayer, Pixels, clips, document_at
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.geometry import Rect
from editor.core.layer import BlendMode, Layer, LayerId, PixelLayer, walk
from editor.core.time import FrameRange

Made = PixelLayer | ClipLayer
"""A layer that can hold an answer."""


@dataclass(frozen=True, eq=False)
class Target:
    """still: a document that shows exactly what the network gets to see. place: of that, in
    document pixels. clip: the layer it is a frame of, None for a picture. span: the one frame it
    is seen at, None for a picture. above: the layer that the answer goes above, None = on top.
    """

    still: Document
    place: Rect
    clip: ClipLayer | None = None
    span: FrameRange | None = None
    above: LayerId | None = None

    @property
    def ready(self) -> bool:
        """False while the clip's frame is not decoded yet."""
        layer = None if self.clip is None else self.still.find(self.clip.id)
        return not isinstance(layer, PixelLayer) or bool(layer.pixels.tiles)

    def same(self, other: Target | None) -> bool:
        """True where a network would see the same pixels in the same place."""
        return (
            other is not None
            and (self.place, self.span) == (other.place, other.span)
            and self.still.changed_layers(other.still).empty
        )


def target_of(
    document: Document, frame: int, pixels: Pixels, kind: str, edited: Made | None = None
) -> Target:
    """What an answer to jobs of a kind would be laid over now.

    It is always one of the picture itself, not of another answer to such a job; so layers that
    these have made do not count. edited: one of them that is to be made anew.
    Raises BadInput where the document has clips and none of them shows at that frame.
    """
    plain = without(document, kind, edited)
    if clips(plain):
        return _of_clip(document, plain, frame, pixels, kind, edited)
    still = document_at(plain, frame, pixels)
    return Target(still, document.bounds, above=None if edited is None else edited.id)


def _of_clip(
    document: Document, plain: Document, frame: int, pixels: Pixels, kind: str, edited: Made | None
) -> Target:
    shown = [clip for clip in clips(plain) if clip.visible and clip.span.contains(frame)]
    if not shown:
        raise BadInput("No clip shows here.", remedy="Move the playhead onto a clip.")
    clip = _source_of(shown, edited)
    bare = replace(clip, opacity=1.0, curve=None, blend=BlendMode.NORMAL, mask=None, clip=False)
    still = document_at(replace(plain, layers=(bare,)), frame, pixels)
    above = _topmost(document, clip, kind) if edited is None else edited.id
    return Target(still, clip.place, clip, FrameRange(frame, frame + 1), above)


def _source_of(shown: list[ClipLayer], edited: Made | None) -> ClipLayer:
    """The clip that the edited layer was made from, or the uppermost one."""
    made_from = source_of(edited) if edited is not None else ""
    return next((clip for clip in shown if clip.source.path == made_from), shown[-1])


def _topmost(document: Document, clip: ClipLayer, kind: str) -> LayerId:
    """The clip, or the uppermost of the layers beside it that were made of it."""
    path = clip.source.path
    made = [layer.id for layer in layers_by(document, kind) if source_of(layer) == path]
    return made[-1] if made else clip.id


def source_of(layer: Made) -> str:
    """The path of the clip that the layer was made from; "" of a picture."""
    return "" if layer.recipe is None else str(layer.recipe.parameters.get("source", ""))


def layers_by(document: Document, *kinds: str) -> tuple[Made, ...]:
    """Every layer that jobs of these kinds have made, bottom to top."""
    return tuple(layer for layer in walk(document.layers) if made_by(layer, *kinds))


def made_by(layer: Layer | None, *kinds: str) -> TypeGuard[Made]:
    """True where a job of one of these kinds has made the layer."""
    recipe = layer.recipe if isinstance(layer, PixelLayer | ClipLayer) else None
    return recipe is not None and recipe.job in kinds


def without(document: Document, kind: str, edited: Made | None = None) -> Document:
    """The document without what such jobs have made, and without what lies above `edited`.

    Where nothing else is there, such a layer is the picture: then the document as it is.
    """
    plain = document
    for layer in layers_by(document, kind):
        plain = plain.without_layer(layer.id)
    if edited is not None:
        above = [layer.id for layer in document.layers]
        cut = above.index(edited.id) + 1 if edited.id in above else len(above)
        for id in above[cut:]:
            plain = plain.without_layer(id) if plain.find(id) is not None else plain
    return plain if plain.layers else document
