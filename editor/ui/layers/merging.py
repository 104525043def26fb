"""Layers made one, beside the window: flattening 4K takes longer than a frame."""

from __future__ import annotations

from PySide6.QtCore import QObject

from editor.core import merging
from editor.core.document import Document
from editor.core.history import History
from editor.core.layer import GroupLayer, LayerId
from editor.render.deep import flatten_at_depth
from editor.ui.background import Background
from editor.ui.layering import LayerCommands
from editor.ui.layers.later import Later


class MergeCommands(QObject):
    """Joins layers of the committed document at the bits a channel of the deepest."""

    def __init__(self, history: History, layers: LayerCommands, background: Background) -> None:
        super().__init__(layers)
        self._layers, self._edit = layers, Later(history, layers, background).edit

    def merge(self) -> None:
        """Several chosen layers with one another; a group with itself; else with the one below."""
        ids, active = self._layers.selected, self._layers.active
        if len(ids) > 1:
            self._edit(
                "Merge layers", lambda base: merging.merge_layers(base, ids, flatten_at_depth)
            )
        elif isinstance(active, GroupLayer):
            self.merge_group()
        elif active is not None:
            id = active.id
            self._edit("Merge down", lambda base: merging.merge_down(base, id, flatten_at_depth))

    def merge_group(self) -> None:
        """What the active group holds, as one pixel layer."""
        if (id := self._layers.active_id) is not None:
            self._edit("Merge group", lambda base: merging.merge_group(base, id, flatten_at_depth))

    def merge_visible(self) -> None:
        """All layers that show."""
        self._edit("Merge visible", lambda base: merging.merge_visible(base, flatten_at_depth))

    def stamp(self) -> None:
        """All that shows, as a new layer above the active one."""
        name, above = self.tr("Visible"), self._layers.active_id
        made: list[LayerId] = []

        def edit(base: Document) -> Document:
            after, id = merging.stamp_visible(base, flatten_at_depth, name, above)
            made.append(id)
            return after

        self._edit("Stamp visible", edit, lambda: self._layers.choose(made[0]))

    def flatten(self) -> None:
        """All of the picture."""
        self._edit("Flatten picture", lambda base: merging.flatten_image(base, flatten_at_depth))
