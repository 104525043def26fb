"""Colour in the window: what space a document is in, how many bits, and how to change both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from editor.core.depth import Depth, depth_of, with_depth
from editor.core.document import Document
from editor.render.colour import assigned, converted, space_title
from editor.ui.colouring.profile_form import ProfileForm
from editor.ui.feature import Feature

if TYPE_CHECKING:
    from editor.ui.window import Window

ACTIONS = "image_8_bits image_16_bits profile_assign profile_convert"
BEFORE_MEMORY = 6
"""Where in the status bar the space is stated: beside the document's size."""


class Colouring(Feature):
    """Changes space and depth in the background, and states both in the status bar."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.space = QLabel()
        self.space.setAccessibleName(self.tr("Colour space and depth"))
        window.status.insertPermanentWidget(BEFORE_MEMORY, self.space)

    def connect_actions(self) -> None:
        self.window.actions_.connect_all({
            "image_8_bits": lambda _on: self.set_depth(8),
            "image_16_bits": lambda _on: self.set_depth(16),
            "profile_assign": self.ask_assign,
            "profile_convert": self.ask_convert,
        })  # fmt: skip

    def refresh(self) -> None:
        actions, document = self.window.actions_, self._document
        blank, depth = document.bounds.empty, depth_of(document)
        actions.enable(ACTIONS, not blank)
        actions["image_8_bits"].setChecked(depth == 8 and not blank)
        actions["image_16_bits"].setChecked(depth == 16)
        self._state(document, depth)

    def set_depth(self, depth: Depth) -> None:
        """All pixels at that many bits a channel, as one undo step."""
        self.refresh()  # a radio entry clicked twice would go out
        self._later("Bits a channel", lambda base: with_depth(base, depth))

    def assign(self, icc: bytes) -> None:
        """The same numbers under another profile."""
        if icc != self._document.metadata.icc:
            self.window.session.history.commit("Assign profile", assigned(self._document, icc))

    def convert(self, icc: bytes) -> None:
        """The same look under another profile."""
        if icc != self._document.metadata.icc:
            self._later("Convert to profile", lambda base: converted(base, icc))

    def ask_assign(self) -> ProfileForm:
        """Ask which profile."""
        words = self.tr("The numbers stay; the picture looks different.")
        return self._ask(self.tr("Assign colour profile"), words, self.assign)

    def ask_convert(self) -> ProfileForm:
        """Ask to which profile."""
        words = self.tr("The picture looks the same; its numbers become those of the new space.")
        return self._ask(self.tr("Convert to colour profile"), words, self.convert)

    def _ask(self, title: str, words: str, deed: Callable[[bytes], None]) -> ProfileForm:
        window = self.window
        icc = self._document.metadata.icc
        form = ProfileForm(title, words, icc, window.session, window)
        form.chosen.connect(deed)
        form.open()
        return form

    @property
    def _document(self) -> Document:
        return self.window.session.history.committed

    def _later(self, label: str, edit: Callable[[Document], Document]) -> None:
        session, base = self.window.session, self._document
        done = partial(self._done, label, base)
        session.background.run(lambda: edit(base), done, lambda e: self._say(str(e)))

    def _done(self, label: str, base: Document, after: Document) -> None:
        if self._document is not base:
            self._say(self.tr("The picture was changed meanwhile; nothing was done."))
        else:
            self.window.session.history.commit(label, after)

    def _say(self, words: str) -> None:
        self.window.status.show_hint(words)

    def _state(self, document: Document, depth: int) -> None:
        space = space_title(document.metadata.icc)
        self.space.setVisible(not document.bounds.empty)
        self.space.setText(self.tr("{space} · {bits} bit").format(space=space, bits=depth))
        self.space.setToolTip(
            self.tr(
                "Working space: {space}, {bits} bits a channel. The picture keeps its own numbers;"
                " they are converted for the screen alone, and exports carry the profile."
            ).format(space=space, bits=depth)
        )
