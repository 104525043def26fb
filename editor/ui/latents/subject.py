"""The latent layer under edit: what it shows, and the way to other latents for it."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject, Signal

from editor.core.clip import ClipLayer
from editor.core.document import Document
from editor.core.errors import BadInput
from editor.core.history import History
from editor.core.layer import LayerId, PixelLayer, Recipe
from editor.core.past import Past
from editor.core.raster import Raster
from editor.jobs.attributes import Latents
from editor.jobs.job import Patch
from editor.jobs.latent_recipe import is_latent, latents_of
from editor.ui.canvas.target import why_not
from editor.ui.latents.edits import Edit, limit_of, recipe_of
from editor.ui.latents.live import LiveEdits
from editor.ui.tools import Tools

KNOWN = 64
"""Recipes whose latents are remembered, so that going back to one gives the same object."""


class Subject(QObject):
    """Follows the active layer and the document, which is the truth. In the GUI thread.

    changed: `layer`, `latents` or `limited`. landed(Edit, Patch): it is a step, `latents` are
    those of the edit.
    """

    changed = Signal()
    landed = Signal(object, object)

    def __init__(self, history: History, tools: Tools, live: LiveEdits) -> None:
        super().__init__()
        self._history, self._tools, self.live = history, tools, live
        self._known: deque[tuple[object, Latents | None]] = deque(maxlen=KNOWN)
        self._seen: tuple[LayerId | None, Recipe | None] = None, None
        self._looked: tuple[Latents, LayerId] | None = None
        self._left: Document | None = None  # another one is about to be shown
        live.changed.connect(self.changed)
        live.landed.connect(self._on_landed)
        tools.changed.connect(self._follow)
        self.destroyed.connect(history.subscribe(self._on_document))

    # ---- what it shows

    @property
    def layer(self) -> LayerId | None:
        """Its id; None where the active layer is no latent one."""
        found = self._found()
        return None if found is None else found.id

    @property
    def latents(self) -> Latents | None:
        """What it shows, or is on its way to."""
        found = self._found()
        if found is None:
            return None
        edit = self.live.edit_of(found.id)
        return self._read(recipe_of(found)) if edit is None else edit.latents

    @property
    def limited(self) -> bool:
        """True where sliders act only inside a mask."""
        return self._limit() is not None

    @property
    def refusal(self) -> str:
        """Why the layer may not be changed now (locked or hidden); "" where it may."""
        found = self._found()
        return "" if found is None else why_not(self._history.committed, found)

    def _found(self) -> PixelLayer | ClipLayer | None:
        document = self._history.committed
        top = document.layers[-1] if document.layers else None
        layer = document.find(self._tools.active_layer) or top
        if isinstance(layer, PixelLayer | ClipLayer) and is_latent(layer):
            return layer
        return None

    def _limit(self) -> Raster | None:
        layer = self._found()
        if layer is None or layer.recipe is None:
            return None
        edit = self.live.edit_of(layer.id)
        return layer.recipe.mask if edit is None else edit.limit

    def _read(self, recipe: Recipe | None) -> Latents | None:
        if recipe is None:
            return None
        for parameters, latents in reversed(self._known):
            if parameters is recipe.parameters:
                return latents
        try:
            latents = latents_of(recipe)
        except BadInput:
            latents = None  # the layer stays as it is; there is nothing that sliders could show
        self._known.append((recipe.parameters, latents))
        return latents

    # ---- the way to others

    def look(self, latents: Latents | None) -> None:
        """Show the layer with these while nothing is dragged; None: as the document has it.

        A rendered layer shows its own frames.
        """
        found = self._found()
        leaving = self._history.committed is self._left
        if latents is None or not isinstance(found, PixelLayer) or leaving:
            self._looked = None
            self.live.look(None)
        elif self._looked is None or self._looked[0] is not latents or self._looked[1] != found.id:
            self._looked = latents, found.id
            self.live.look(self._edit(latents, "Look"))

    def drag(self, latents: Latents, label: str) -> None:
        """Show the layer with these; `live.release` makes it a step."""
        if (edit := self._edit(latents, label)) is not None:
            self.live.drag(edit)

    def commit(self, latents: Latents, label: str) -> None:
        """Draw the layer with these as one step."""
        self.drag(latents, label)
        self.live.release()

    def add(self, latents: Latents, label: str, name: str) -> None:
        """A new layer on top with these, as one step; instead of one that has not come yet."""
        self.live.release()
        self.live.drop_new()
        self.live.drag(Edit(PixelLayer(name), latents, None, label, new=True))
        self.live.release()

    def add_undrawn(self, latents: Latents, label: str, name: str, past: Past) -> LayerId:
        """A new layer with latents that change nothing yet, at once. Returns its id.

        past: of the open document it is for.
        """
        edit = Edit(PixelLayer(name), latents, None, label, new=True)
        self._history.land(past, label, edit.landed_on(past.committed, None))
        if past is self._history.past:
            self._keep(edit)
        return edit.id

    def limit(self, limited: bool) -> bool:
        """Let sliders act only where the mask is painted, or anywhere. False where none is."""
        latents, layer = self.latents, self._found()
        if latents is None or layer is None:
            return False
        mask = limit_of(self._history.committed, latents.place) if limited else None
        if limited and mask is None:
            return False
        self.live.drag(Edit(layer, latents, mask, "Limit sliders"))
        self.live.release()
        return True

    def forget(self) -> None:
        """Another document is about to be shown."""
        self._left, self._looked = self._history.committed, None
        self.live.forget()
        self._known.clear()

    def _edit(self, latents: Latents, label: str) -> Edit | None:
        """What is painted of the mask by now is the limit, where there is one."""
        layer, limit = self._found(), self._limit()
        if layer is None:
            return None
        if limit is not None:
            limit = limit_of(self._history.committed, latents.place) or limit
        return Edit(layer, latents, limit, label)

    # ---- following

    def _on_landed(self, edit: Edit, patch: Patch) -> None:
        self._keep(edit)
        self.landed.emit(edit, patch)

    def _keep(self, edit: Edit) -> None:
        layer = self._history.committed.find(edit.id)
        if layer is not None and layer.recipe is not None:
            self._known.append((layer.recipe.parameters, edit.latents))
        if edit.new:
            self._tools.active_layer = edit.id

    def _on_document(self, before: Document, after: Document) -> None:
        if self._history.committed is not self._left:
            self._left = None
        if after is self._history.committed:
            self._follow()

    def _follow(self) -> None:
        layer = self._found()
        seen = (None, None) if layer is None else (layer.id, layer.recipe)
        if seen[0] != self._seen[0] or seen[1] is not self._seen[1]:
            self._seen = seen
            self.changed.emit()
