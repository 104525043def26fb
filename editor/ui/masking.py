"""What can be asked of the document's masks, each as one named undo step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from weakref import WeakKeyDictionary

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.core import masks
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.core.layer import LayerId, PixelLayer
from editor.core.layer_masks import mask_by_selection
from editor.core.masks import free_name
from editor.core.past import Past
from editor.core.raster import Raster, raster_from
from editor.core.select import Mode, alpha
from editor.render.compositor import flatten
from editor.ui.background import Background
from editor.ui.controls.slider import Scale
from editor.ui.forms import NameForm, NumberForm
from editor.ui.selecting.mask_files import MaskFiles
from editor.ui.selecting.selector import alone
from editor.ui.words import marked as T

PIXELS = Scale(1, 200, " px", 0, 2.0)
ASKED = {
    "grow": (T("MaskCommands", "Grow selection"), T("MaskCommands", "Grow by")),
    "shrink": (T("MaskCommands", "Shrink selection"), T("MaskCommands", "Shrink by")),
    "feather": (T("MaskCommands", "Feather selection"), T("MaskCommands", "Radius")),
    "smooth": (T("MaskCommands", "Smooth selection"), T("MaskCommands", "Radius")),
    "border": (T("MaskCommands", "Border of selection"), T("MaskCommands", "Width")),
}
"""Title and label of the question."""


class MaskCommands(QObject):
    """Acts on the active mask of the committed document."""

    refused = Signal(str)

    def __init__(self, history: History, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._background, self._window = history, background, window
        self._last = {"grow": 8.0, "shrink": 4.0, "feather": 6.0, "smooth": 8.0, "border": 8.0}
        self._selected: WeakKeyDictionary[Past, Raster] = WeakKeyDictionary()
        self._front = history.past
        self.files = MaskFiles(history, background, window)
        self.files.refused.connect(self.refused)
        self.destroyed.connect(history.subscribe(self._on_document))

    def select_all(self) -> None:
        """Cover the whole picture."""
        self._commit("Select all", masks.fill_mask(self._document))

    def clear(self) -> None:
        """Take the mask away."""
        if self._document.mask.tiles:
            self._commit("Select nothing", masks.clear_mask(self._document))

    def invert(self) -> None:
        """Mask what is free and free what is masked."""
        self._commit("Invert selection", masks.invert_mask(self._document))

    @property
    def can_select_again(self) -> bool:
        """True where something was selected before that nothing is now."""
        return self._history.past in self._selected and not self._document.mask.tiles

    def select_again(self) -> None:
        """Bring back what was selected when the mask was emptied last, by whatever means."""
        if (selected := self._selected.get(self._history.past)) is not None:
            self._select("Select again", selected)

    def select_alpha(self, id: LayerId, mode: Mode = Mode.REPLACE) -> None:
        """Select where a layer has pixels; of a group, those of all it holds."""
        base = self._document
        layer = base.find(id)
        if isinstance(layer, PixelLayer):
            self._found("From transparency", partial(alpha, layer.pixels, base.bounds), mode)
        elif layer is not None:
            picture = partial(flatten, alone(base, layer), base.bounds)
            self._found("From transparency", lambda: raster_from(picture()[..., 3]), mode)

    def select_mask(self, name: str, mode: Mode = Mode.REPLACE) -> None:
        """Join the pixels of a mask with those of the active one."""
        self._select("Load mask", self._document.masks[name], mode)

    def _select(self, label: str, shape: Raster, mode: Mode = Mode.REPLACE) -> None:
        self._commit(label, masks.select(self._document, shape, mode))

    def _found(self, label: str, find: Callable[[], Raster], mode: Mode) -> None:
        """Select what takes a while to find."""
        past, size = self._history.past, self._document.size

        def done(shape: Raster) -> None:
            if past.committed.size == size:
                self._history.land(past, label, masks.select(past.committed, shape, mode))
            else:
                self.refused.emit(self.tr("The picture was changed meanwhile; nothing was done."))

        self._background.run(find, done, lambda error: self.refused.emit(str(error)))

    def grow(self, pixels: float) -> None:
        """Widen the mask by a number of pixels."""
        self._last["grow"] = pixels
        self._later("Grow selection", lambda base: masks.grow_mask(base, round(pixels)))

    def shrink(self, pixels: float) -> None:
        """Narrow the mask by a number of pixels."""
        self._last["shrink"] = pixels
        self._later("Shrink selection", lambda base: masks.shrink_mask(base, round(pixels)))

    def feather(self, pixels: float) -> None:
        """Soften the edge over a number of pixels."""
        self._last["feather"] = pixels
        self._later("Feather selection", lambda base: masks.feather_mask(base, pixels))

    def smooth(self, pixels: float) -> None:
        """Round corners and drop specks smaller than a number of pixels."""
        self._last["smooth"] = pixels
        self._later("Smooth selection", lambda base: masks.smooth_mask(base, pixels))

    def border(self, pixels: float) -> None:
        """Keep a band along the edge, so many pixels wide."""
        self._last["border"] = pixels
        self._later("Border of selection", lambda base: masks.border_mask(base, round(pixels)))

    def ask(self, what: str) -> NumberForm | None:
        """Ask by how much, then grow, shrink, feather, smooth or border what is selected; where
        nothing is, say so."""
        if not self._selected_here():
            return None
        title, label = (QCoreApplication.translate("MaskCommands", text) for text in ASKED[what])
        form = NumberForm(title, label, PIXELS, self._last[what], self._window)
        form.chosen.connect(getattr(self, what))
        form.open()
        return form

    # ---- several masks

    def add(self) -> None:
        """A new empty mask, which becomes the active one."""
        self._try(
            "New mask",
            lambda: masks.add_mask(self._document, self._free_name()),
        )

    def copy(self) -> None:
        """A new mask of the same pixels, which becomes the active one."""
        self._try(
            "Copy mask",
            lambda: masks.copy_mask(self._document, self._free_name()),
        )

    def choose(self, name: str) -> None:
        """Make another mask the active one."""
        document = self._document
        if name in document.masks and name != document.active_mask:
            self._commit("Choose mask", masks.select_mask(document, name))

    def rename(self, name: str, to: str) -> None:
        """Give a mask another name; one that is taken or blank is refused."""
        if to.strip() and to != name:
            self._try("Rename mask", lambda: masks.rename_mask(self._document, name, to.strip()))

    def ask_rename(self) -> NameForm:
        """Ask for the new name of the active mask."""
        name = self._document.active_mask
        form = NameForm(self.tr("Rename mask"), name, self._window)
        form.chosen.connect(lambda to: self.rename(name, to))
        form.open()
        return form

    def delete(self, name: str | None = None) -> None:
        """Remove a mask; the last one is emptied instead."""
        if len(self._document.masks) == 1:
            self.clear()
        else:
            which = name or self._document.active_mask
            self._try("Delete mask", lambda: masks.remove_mask(self._document, which))

    def put_on_layer(self, id: LayerId, name: str) -> None:
        """Show a layer only where that mask is."""
        document = self._document
        if name in document.masks:
            chosen = replace(document, active_mask=name)
            active = document.active_mask
            self._try(
                "New layer mask", lambda: replace(mask_by_selection(chosen, id), active_mask=active)
            )

    # ---- inside

    def _on_document(self, before: Document, after: Document) -> None:
        """Remember what was selected when it goes, for `select_again`."""
        past, came = self._history.past, self._history.past is not self._front
        self._front = past
        if came:
            return
        if before.size != after.size:
            self._selected.pop(past, None)
        elif after is self._document and before.mask.tiles and not after.mask.tiles:
            self._selected[past] = before.mask

    def _free_name(self) -> str:
        return free_name(self._document, self.tr("Mask"))

    def _selected_here(self) -> bool:
        """Whether anything is selected; where nothing is, it is said."""
        if not self._document.mask.tiles:
            self.refused.emit(self.tr("Nothing is selected. Select or paint something first."))
        return bool(self._document.mask.tiles)

    @property
    def _document(self) -> Document:
        return self._history.committed

    def _commit(self, label: str, after: Document) -> None:
        self._history.commit(label, after)

    def _try(self, label: str, edit: Callable[[], Document]) -> None:
        try:
            after = edit()
        except UnderpaintError as error:
            self.refused.emit(str(error))
            return
        self._commit(label, after)

    def _later(self, label: str, edit: Callable[[Document], Document]) -> None:
        """Edit in the background; the result counts only if the mask is still the same then."""
        past, base = self._history.past, self._document
        if not self._selected_here():
            return

        def done(after: Document) -> None:
            now = past.committed
            if now.masks.get(base.active_mask) is not base.mask:
                self.refused.emit(self.tr("The selection was changed meanwhile; nothing was done."))
            elif after is not base:
                self._history.land(past, label, now.with_mask(after.mask, base.active_mask))

        self._background.run(lambda: edit(base), done, lambda e: self.refused.emit(str(e)))
