"""What can be asked of the document's masks, each as one named undo step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.core import edits
from editor.core.document import Document
from editor.core.errors import UnderpaintError
from editor.core.history import History
from editor.ui.background import Background
from editor.ui.controls.slider import Scale
from editor.ui.forms import NameForm, NumberForm

PIXELS = Scale(1, 200, " px", 0, 2.0)


class MaskCommands(QObject):
    """Acts on the active mask of the committed document."""

    refused = Signal(str)

    def __init__(self, history: History, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._history, self._background, self._window = history, background, window
        self._last = {"grow": 8.0, "shrink": 4.0, "feather": 6.0}

    def select_all(self) -> None:
        """Cover the whole picture."""
        self._commit("Select all", edits.fill_mask(self._document))

    def clear(self) -> None:
        """Take the mask away."""
        if self._document.mask.tiles:
            self._commit("Clear mask", edits.clear_mask(self._document))

    def invert(self) -> None:
        """Mask what is free and free what is masked."""
        self._commit("Invert mask", edits.invert_mask(self._document))

    def grow(self, pixels: float) -> None:
        """Widen the mask by a number of pixels."""
        self._last["grow"] = pixels
        self._later("Grow mask", lambda base: edits.grow_mask(base, round(pixels)))

    def shrink(self, pixels: float) -> None:
        """Narrow the mask by a number of pixels."""
        self._last["shrink"] = pixels
        self._later("Shrink mask", lambda base: edits.shrink_mask(base, round(pixels)))

    def feather(self, pixels: float) -> None:
        """Soften the edge over a number of pixels."""
        self._last["feather"] = pixels
        self._later("Feather mask", lambda base: edits.feather_mask(base, pixels))

    def ask_grow(self) -> NumberForm:
        """Ask by how much, then grow."""
        return self._ask(self.tr("Grow mask"), self.tr("Grow by"), "grow")

    def ask_shrink(self) -> NumberForm:
        """Ask by how much, then shrink."""
        return self._ask(self.tr("Shrink mask"), self.tr("Shrink by"), "shrink")

    def ask_feather(self) -> NumberForm:
        """Ask how softly, then feather."""
        return self._ask(self.tr("Feather mask"), self.tr("Radius"), "feather")

    # ---- several masks

    def add(self) -> None:
        """A new empty mask, which becomes the active one."""
        taken = self._document.masks.keys()
        name = next(
            name
            for number in range(2, 10_000)
            if (name := self.tr("Mask {number}").format(number=number)) not in taken
        )
        self._try("New mask", lambda: edits.add_mask(self._document, name))

    def choose(self, name: str) -> None:
        """Make another mask the active one."""
        document = self._document
        if name in document.masks and name != document.active_mask:
            self._commit("Choose mask", edits.select_mask(document, name))

    def rename(self, name: str, to: str) -> None:
        """Give a mask another name; one that is taken or blank is refused."""
        if to.strip() and to != name:
            self._try("Rename mask", lambda: edits.rename_mask(self._document, name, to.strip()))

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
            self._try("Delete mask", lambda: edits.remove_mask(self._document, which))

    # ---- inside

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
        base = self._document

        def done(after: Document) -> None:
            now = self._document
            if now.masks.get(base.active_mask) is not base.mask:
                self.refused.emit(self.tr("The mask was changed meanwhile; nothing was done."))
            elif after is not base:
                self._commit(label, now.with_mask(after.mask, base.active_mask))

        self._background.run(lambda: edit(base), done, lambda e: self.refused.emit(str(e)))

    def _ask(self, title: str, label: str, what: str) -> NumberForm:
        form = NumberForm(title, label, PIXELS, self._last[what], self._window)
        form.chosen.connect(getattr(self, what))
        form.open()
        return form
